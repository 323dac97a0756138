"""The endpoint file: how a second start, the CLI and workers find an engine that already runs."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

from queries.store.engine.folders import write_private


@dataclass(frozen=True)
class Endpoint:
    """`started` is when the process began (POSIX seconds): a reused pid is not believed."""

    uri: str
    pid: int
    started: float
    version: str
    ready: bool

    def alive(self) -> bool:
        """Whether that very process still runs."""
        try:
            process = psutil.Process(self.pid)
            if process.status() == psutil.STATUS_ZOMBIE:
                return False
            # The start is reckoned from the boot time, which moves a little with the clock.
            return abs(process.create_time() - self.started) < 2.0
        except psutil.NoSuchProcess:
            return False
        except psutil.AccessDenied:
            return True

    def write(self, path: Path) -> None:
        write_private(path, json.dumps(asdict(self)) + "\n")


def read_endpoint(path: Path) -> Endpoint | None:
    """The endpoint in the file, or None when there is none that can be read."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return Endpoint(
            uri=str(told["uri"]),
            pid=int(told["pid"]),
            started=float(told["started"]),
            version=str(told["version"]),
            ready=bool(told["ready"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def started_at(pid: int) -> float:
    """When the process began; 0.0 when it is gone already."""
    try:
        return psutil.Process(pid).create_time()
    except psutil.Error:
        return 0.0
