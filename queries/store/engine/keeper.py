"""Starts the engine and ends it when its owner goes, however the owner goes.

A tiny process of its own, standard library only, run as
``python -I -S keeper.py PATIENCE LOG PROGRAM ARGUMENT...``. Its standard input is a pipe that only
the owner holds: when that closes (stop, crash, kill -9) the engine gets SIGTERM, PATIENCE seconds,
then SIGKILL. It writes the engine's process id to its output and ends with its exit code.

A pipe works on every system; PR_SET_PDEATHSIG alone would fire when the owner's *thread* that
started the engine ends. It is used here one level down, where there is one thread: so that the
engine goes too when the keeper itself is killed.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from types import FrameType


def _die_with_parent() -> None:
    import ctypes

    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)


def main(arguments: list[str]) -> int:
    """Run the program until it ends or the owner goes; its exit code."""
    patience, log, *command = arguments
    over = threading.Event()

    def on_terminate(_number: int, _frame: FrameType | None) -> None:
        over.set()

    # Ctrl-C is for the owner, who then closes the engine in order.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, on_terminate)
    owner = os.getppid()
    with Path(log).open("ab") as output:
        program = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            preexec_fn=_die_with_parent if sys.platform == "linux" else None,
        )
    sys.stdout.write(f"{program.pid}\n")
    sys.stdout.flush()

    def watch_owner() -> None:
        with contextlib.suppress(OSError):
            while os.read(0, 1024):
                pass
        over.set()

    def watch_program() -> None:
        program.wait()
        over.set()

    for watch in (watch_owner, watch_program):
        threading.Thread(target=watch, daemon=True).start()
    # The pipe can outlive the owner in a forked child: hence the look at who our parent is.
    while not over.wait(1.0) and os.getppid() == owner:
        pass
    if program.poll() is None:
        program.terminate()
        try:
            program.wait(float(patience))
        except subprocess.TimeoutExpired:
            program.kill()
    return program.wait()


if __name__ == "__main__":
    # os._exit: a thread still reading the pipe must not hold the keeper up.
    code = main(sys.argv[1:])
    sys.stdout.flush()
    os._exit(code if 0 <= code < 256 else 1)
