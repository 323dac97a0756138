"""Set-up: fetch the engine, check it, train its start, open the graph once. Safe to run again.

Run as ``python -m queries.store.setup``; the only part of the program that uses the network.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from queries.store.driver import Address
from queries.store.engine import jars as jar_lock
from queries.store.engine.folders import Folders
from queries.store.engine.java import Java, bundled_home, find_java
from queries.store.engine.locks import FileLock
from queries.store.engine.process import start_up_cache
from queries.store.engine.training import SIZE as START_UP_CACHE_SIZE
from queries.store.engine.training import train
from queries.store.errors import FullDisk, GraphError, SetUpFailed
from queries.store.opening import open_store
from queries.store.workload import run_workload

Say = Callable[[str], None]
WAIT_FOR_OTHER = 900.0  # seconds for another set-up on the same cache


def set_up(
    folders: Folders,
    say: Say,
    *,
    environment: Mapping[str, str] = os.environ,
    bundled_java: Path | None = None,
    workload: Callable[[Address], None] = run_workload,
) -> None:
    """Make the embedded engine ready to start; what is there already is only checked.

    Raises
    ------
    SetUpFailed
        As NoNetwork, WrongHash, UnsupportedPlatform, FullDisk: run it again, it goes on there.
    GraphError
        The engine is there but does not start.
    """
    java = find_java(environment, bundled_java)
    say(f"Java {java.version} ({java.origin}).")
    jars = jar_lock.read_lock()
    try:
        with FileLock(folders.set_up_lock) as alone:
            if not alone.try_take():
                say("Another set-up is running: waiting for it.")
                if not alone.take(WAIT_FOR_OTHER):
                    raise SetUpFailed("Another set-up has not finished.")
            _clear_scratch(folders)
            _check_space(folders, jars)
            fetched = jar_lock.fetch(jars, folders.jars, say, environment=environment)
            say(f"Neo4j {jar_lock.ENGINE_VERSION}: {fetched or 'all'} parts checked.")
            _train(folders, java, jars, workload, say)
    except OSError as exc:
        raise jar_lock.as_set_up_error(exc) from exc
    began = time.monotonic()
    with open_store(folders=folders) as store:
        store.read("RETURN 1 AS one")
        say(f"The graph opens in {time.monotonic() - began:.0f} s. It is kept in {folders.data}.")


def _train(
    folders: Folders,
    java: Java,
    jars: tuple[jar_lock.Jar, ...],
    workload: Callable[[Address], None],
    say: Say,
) -> None:
    if not java.has_start_up_cache:
        say("This Java cannot keep a start-up cache: starts take some seconds longer.")
        return
    if start_up_cache(folders, java, jars).exists():
        return
    say("Training the start of the engine, about a minute.")
    try:
        train(folders, java, jars, workload)
    except (GraphError, OSError):
        # A convenience only: nothing depends on it.
        say("The start-up cache could not be made: starts take some seconds longer.")


def _clear_scratch(folders: Folders) -> None:
    """What an earlier set-up left when it was cut short; we hold the lock, so nobody uses it."""
    for pattern in (".fetch-*", ".train-*"):
        for left in folders.cache.glob(pattern):
            shutil.rmtree(left, ignore_errors=True)


def _check_space(folders: Folders, jars: tuple[jar_lock.Jar, ...]) -> None:
    wanted = sum(jar.size for jar in jar_lock.missing(jars, folders.jars))
    if wanted and jar_lock.free_space(folders.cache) < wanted + START_UP_CACHE_SIZE:
        raise FullDisk()


def main() -> int:
    """Set up for the settings in the environment; 0, or 1 with a sentence on standard error."""

    def say(line: str) -> None:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()

    try:
        if uri := os.environ.get("NEO4J_URI"):
            say("NEO4J_URI is set: the graph is on that server, nothing needs to be fetched.")
            open_store(
                uri=uri,
                username=os.environ.get("NEO4J_USERNAME"),
                password=os.environ.get("NEO4J_PASSWORD"),
                database=os.environ.get("NEO4J_DATABASE"),
            ).close()
        else:
            set_up(Folders.from_environment(), say, bundled_java=bundled_home())
    except GraphError as exc:
        sys.stderr.write(f"{exc}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("Stopped. Run it again: it goes on where it stopped.\n")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
