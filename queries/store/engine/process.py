"""One engine process: its settings, its command line, starting it and ending it."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import neo4j
from neo4j.exceptions import AuthError, ClientError, DriverError, TransientError

from queries.store.driver import keep_values_out_of_logs
from queries.store.engine.endpoint import started_at
from queries.store.engine.folders import Folders
from queries.store.engine.jars import Jar
from queries.store.engine.java import Java
from queries.store.engine.settings import LOGS, flags, is_large, write_settings
from queries.store.errors import DiskFull, EngineFailed, StoreAway

PATIENCE = 2.0  # seconds from SIGTERM to SIGKILL; databases are checkpointed after .3
_NO_ROOM = 1_000_000  # bytes; with less the engine starts, but its database stays away
MAIN_CLASS = "org.neo4j.server.Neo4jCommunity"


class PortTakenError(Exception):
    """Another program took the port between choosing and using it."""


@dataclass
class EngineProcess:
    """A started engine: the keeper that holds it, and the engine's own pid and port."""

    keeper: subprocess.Popen[bytes]
    pid: int
    started: float
    port: int
    log: Path
    patience: float

    @property
    def uri(self) -> str:
        return f"bolt://127.0.0.1:{self.port}"

    def end(self) -> int:
        """Ask it to stop, wait, kill it if it does not; its exit code."""
        if self.keeper.stdin is not None and not self.keeper.stdin.closed:
            self.keeper.stdin.close()
        try:
            return self.keeper.wait(self.patience + 5)
        except subprocess.TimeoutExpired:
            self.keeper.kill()
            return self.keeper.wait()
        finally:
            if self.keeper.stdout is not None:
                self.keeper.stdout.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start_up_cache(folders: Folders, java: Java, jars: tuple[Jar, ...]) -> Path:
    """Where the start-up cache for exactly this Java, these jars and these flags belongs."""
    stamps = [f"{j.file_name}:{(folders.jars / j.file_name).stat().st_mtime_ns}" for j in jars]
    text = "\n".join([java.fingerprint(), str(folders.jars), *flags(), MAIN_CLASS, *stamps])
    return folders.start_up_caches / f"{hashlib.sha256(text.encode()).hexdigest()[:20]}.aot"


def launch(
    folders: Folders,
    java: Java,
    jars: tuple[Jar, ...],
    *,
    train_into: Path | None = None,
    patience: float = PATIENCE,
) -> EngineProcess:
    """Start the engine's process on a free loopback port (not yet answering)."""
    port = free_port()
    write_settings(folders, port)
    options = list(flags(large=train_into is None and is_large(folders)))
    cache = start_up_cache(folders, java, jars)
    if train_into is not None:
        options.append(f"-XX:AOTCacheOutput={train_into}")
    elif java.has_start_up_cache and cache.exists():
        options.append(f"-XX:AOTCache={cache}")
    # Jar by jar: the order of a wildcard is not fixed, and the start-up cache needs it to be.
    class_path = os.pathsep.join(str(folders.jars / jar.file_name) for jar in jars)
    last = ["-cp", class_path, MAIN_CLASS]
    last += [f"--home-dir={folders.home}", f"--config-dir={folders.conf}"]
    # In a file, since a class path this long is more than Windows takes on a command line.
    argument_file = folders.conf / "java.args"
    argument_file.write_text("\n".join(_quoted(a) for a in (*options, *last)), encoding="utf-8")
    log = folders.log
    for name in LOGS:  # what an end is explained by must be of this start
        if (old := log.with_name(name)).exists():
            old.replace(old.with_name(f"previous-{name}"))
    command = [sys.executable, "-I", "-S", str(Path(__file__).with_name("keeper.py"))]
    command += [str(patience), str(log), str(java.program), f"@{argument_file}"]
    keeper = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=folders.home,
        env=_environment(),
        # A session or group of its own: Ctrl-C in the terminal reaches the owner only.
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    )
    assert keeper.stdout is not None
    told = keeper.stdout.readline().strip()
    if not told:
        keeper.wait()
        raise EngineFailed("Java could not be started.", f"Look in {log}.")
    pid = int(told)
    return EngineProcess(keeper, pid, started_at(pid), port, log, patience)


def _environment() -> dict[str, str]:
    """Ours without what would add flags to every Java (they upset the start-up cache)."""
    unwanted = {"JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH"}
    return {name: value for name, value in os.environ.items() if name not in unwanted}


def _quoted(argument: str) -> str:
    escaped = argument.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def wait_for_bolt(engine: EngineProcess, until: float) -> None:
    """Wait until the port takes connections.

    Raises
    ------
    PortTakenError, DiskFull, StoreAway, EngineFailed
        When the engine ended instead, or did not answer before `until` (monotonic seconds).
    """
    while True:
        if engine.keeper.poll() is not None:
            raise _why_it_ended(engine.log)
        try:
            with socket.create_connection(("127.0.0.1", engine.port), timeout=1):
                return
        except OSError:
            if time.monotonic() > until:
                raise EngineFailed(
                    "The graph engine did not start in time.", f"Look in {engine.log}."
                ) from None
            time.sleep(0.05)


def wait_for_database(engine: EngineProcess, password: str, until: float) -> str:
    """Wait until the database answers this password; the engine's version.

    Raises
    ------
    AuthError
        The password is not set yet.
    """
    with _driver(engine.uri, password) as driver:
        while True:
            try:
                driver.execute_query("RETURN 1", database_="neo4j")
                return driver.get_server_info().agent.rpartition("/")[2]
            except AuthError:
                raise
            except (DriverError, TransientError, ClientError) as exc:
                if engine.keeper.poll() is not None:
                    raise _why_it_ended(engine.log) from exc
                if shutil.disk_usage(engine.log.parent).free < _NO_ROOM:
                    raise DiskFull() from exc
                if time.monotonic() > until:
                    raise EngineFailed(
                        "The graph did not open in time.", f"Look in {engine.log}."
                    ) from exc
                time.sleep(0.05)


def set_first_password(engine: EngineProcess, password: str, until: float) -> None:
    """Change the password that every new engine starts with."""
    with _driver(engine.uri, "neo4j") as driver, driver.session(database="system") as session:
        while True:
            try:
                session.run(
                    "ALTER CURRENT USER SET PASSWORD FROM $old TO $new", old="neo4j", new=password
                ).consume()
                return
            except (DriverError, TransientError) as exc:
                if time.monotonic() > until or engine.keeper.poll() is not None:
                    raise _why_it_ended(engine.log) from exc
                time.sleep(0.1)


def _driver(uri: str, password: str) -> neo4j.Driver:
    keep_values_out_of_logs()
    return neo4j.GraphDatabase.driver(
        uri,
        auth=("neo4j", password),
        telemetry_disabled=True,
        connection_timeout=5,
        # whatever else took the port may never answer: look again whether the engine is still there
        connection_acquisition_timeout=5,
        max_transaction_retry_time=0.2,
    )


def _why_it_ended(log: Path) -> Exception:
    text = ""
    for name in LOGS:
        with contextlib.suppress(OSError):
            text += log.with_name(name).read_text(encoding="utf-8", errors="replace")[-20_000:]
    if "Address already in use" in text or "BindException" in text:
        return PortTakenError()
    if "No space left on device" in text or "not enough space on the disk" in text:
        return DiskFull()
    if "Lock file has been locked by another process" in text or "StoreLockException" in text:
        return StoreAway("Another program has the graph's folder open.", "Close it and try again.")
    return EngineFailed("The graph engine ended while it started.", f"Look in {log}.")


def kill(pid: int) -> None:
    """End a leftover engine at once; its data stands that (tried)."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
