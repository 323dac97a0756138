"""Programs of our own in processes of their own, for the tests that kill things."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psutil

from queries.store import Folders

LISTENS = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
"""A program that a shell put in the background starts deaf to Ctrl-C, and so do its own."""


def environment_for(folders: Folders) -> dict[str, str]:
    """Ours, with these folders and no server."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    return {**kept, "GRAPHAPP_CACHE": str(folders.cache), "GRAPHAPP_DATA": str(folders.data)}


@contextmanager
def program(folders: Folders, source: str) -> Iterator[subprocess.Popen[str]]:
    """Run Python source on these folders; killed at the end if it has not ended by itself."""
    process = subprocess.Popen(
        [sys.executable, "-c", f"{LISTENS}\n{source}"],
        env=environment_for(folders),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        with process:
            yield process
            process.kill()
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def line_of(process: subprocess.Popen[str]) -> str:
    """The next line that it wrote."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


def eventually(true: Callable[[], bool], timeout: float) -> float:
    """Wait until it is so; the seconds that took. Fails after `timeout` seconds."""
    began = time.monotonic()
    while not true():
        assert time.monotonic() - began < timeout, f"not so after {timeout} s"
        time.sleep(0.02)
    return time.monotonic() - began


def gone(pid: int) -> bool:
    """Whether the process has ended."""
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True
