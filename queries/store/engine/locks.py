"""Locks between processes: a file that the system unlocks when its holder dies, however it dies."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import SystemRandom
from types import TracebackType

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_GUESTS = 1_000_000  # bytes of a lock file; Windows has no shared locks: each guest takes a byte


class FileLock:
    """One lock file, held by many as guests (`shared`) or by one alone."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle: int | None = None

    @property
    def held(self) -> bool:
        return self._handle is not None

    def try_take(self, *, shared: bool = False) -> bool:
        """Take the lock if that is possible at once."""
        if self._handle is not None:
            return True
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if sys.platform == "win32":
                start = SystemRandom().randrange(_GUESTS) if shared else 0
                os.lseek(handle, start, os.SEEK_SET)
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1 if shared else _GUESTS)
            else:
                kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
                fcntl.flock(handle, kind | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            return False
        self._handle = handle
        return True

    def take(self, timeout: float, *, shared: bool = False) -> bool:
        """Take the lock, waiting up to `timeout` seconds."""
        until = time.monotonic() + timeout
        while not self.try_take(shared=shared):
            if time.monotonic() >= until:
                return False
            time.sleep(0.05)
        return True

    def release(self) -> None:
        """Let go; closing the file is what unlocks it."""
        if self._handle is not None:
            handle, self._handle = self._handle, None
            os.close(handle)

    def __enter__(self) -> FileLock:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


@contextlib.contextmanager
def only_one(path: Path, timeout: float) -> Iterator[bool]:
    """Hold the lock at `path` meanwhile; gives whether it was had within `timeout` seconds."""
    with FileLock(path) as lock:
        yield lock.take(timeout)
