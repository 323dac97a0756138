"""What is set up on this computer, told without starting anything."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from queries.store.engine.endpoint import read_endpoint
from queries.store.engine.folders import Folders
from queries.store.engine.jars import ENGINE_VERSION
from queries.store.engine.java import Java, bundled_home, find_java
from queries.store.engine.process import start_up_cache
from queries.store.engine.running import jars_there
from queries.store.errors import GraphError


@dataclass(frozen=True)
class EngineReport:
    """The embedded engine as found; `problem` is a sentence with its next step, or None.

    `java` is like "25.0.2 (pip)", `size` the bytes that the graph takes on disk.
    """

    version: str
    problem: str | None
    java: str | None
    start_up_cache: bool
    running: bool
    cache: Path
    data: Path
    log: Path
    size: int

    @property
    def set_up(self) -> bool:
        return self.problem is None


def check_engine(
    folders: Folders,
    environment: Mapping[str, str] = os.environ,
    bundled_java: Path | None = None,
) -> EngineReport:
    """Look at Java, the jars, the start-up cache, the endpoint file and the data folder."""
    problems: list[str] = []
    java: Java | None = None
    try:
        java = find_java(environment, bundled_java or bundled_home())
    except GraphError as exc:
        problems.append(str(exc))
    trained = False
    try:
        jars = jars_there(folders)
        trained = java is not None and start_up_cache(folders, java, jars).exists()
    except GraphError as exc:
        problems.append(str(exc))
    endpoint = read_endpoint(folders.endpoint)
    return EngineReport(
        version=ENGINE_VERSION,
        problem=" ".join(problems) or None,
        java=f"{java.version} ({java.origin})" if java else None,
        start_up_cache=trained,
        running=endpoint is not None and endpoint.ready and endpoint.alive(),
        cache=folders.cache,
        data=folders.data,
        log=folders.log,
        size=_size_of(folders.home / "data"),
    )


def _size_of(folder: Path) -> int:
    total = 0
    for path in folder.rglob("*"):
        try:
            total += path.stat().st_size if path.is_file() else 0
        except OSError:  # a running engine makes and removes files meanwhile
            continue
    return total
