"""Making the start-up cache: one run of the engine that records what a start and its first
statements need, so that later starts take half the time."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from queries.store.driver import Address
from queries.store.engine.folders import Folders
from queries.store.engine.jars import Jar
from queries.store.engine.java import Java
from queries.store.engine.process import launch, start_up_cache
from queries.store.engine.running import open_database
from queries.store.errors import EngineFailed, FullDisk

SIZE = 260_000_000  # bytes that the cache takes, and the recording beside it for a moment
_KEEP = 3  # one for each clone that was set up lately
_WRITING = 300.0  # seconds for the engine to end and write the cache; 15 to 60 seen


def train(
    folders: Folders, java: Java, jars: tuple[Jar, ...], workload: Callable[[Address], None]
) -> Path:
    """Run the engine on an empty graph with the workload; the cache that it wrote.

    Raises
    ------
    FullDisk, EngineFailed
        There is no cache then; the engine starts without, only slower.
    """
    goal = start_up_cache(folders, java, jars)
    goal.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".train-", dir=folders.cache) as scratch:
        apart = replace(folders, data=Path(scratch))
        apart.make_data()
        recorded = Path(scratch) / "start-up.aot"
        process = launch(apart, java, jars, train_into=recorded, patience=_WRITING)
        try:
            password, _ = open_database(apart, process, time.monotonic() + 120)
            workload(Address(process.uri, "neo4j", password, "neo4j"))
        finally:
            process.end()
        if not recorded.exists():
            if "No space left" in apart.log.read_text(encoding="utf-8", errors="replace"):
                raise FullDisk()
            raise EngineFailed("The start-up cache could not be made.")
        recorded.replace(goal)
    _forget_old(goal.parent)
    return goal


def _forget_old(folder: Path) -> None:
    by_age = sorted(folder.glob("*.aot"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in by_age[_KEEP:]:
        path.unlink(missing_ok=True)
