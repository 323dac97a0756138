"""The suite in several processes: ``python -m tests.support.twice [pytest arguments]``.

What fails is run once more by itself, in one process. What passes only then is named at the end, so
that nobody takes it for sound.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import psutil

FAILED = Path(".pytest_cache/v/cache/lastfailed")
SOME_FAILED = 1
"""Pytest's exit code when tests ran and some failed; any other is no matter of trying again."""

PROCESS = 2_000_000_000
"""Bytes that a process takes at its most, its graph and its browser with it."""


def workers(environment: Mapping[str, str] = os.environ) -> str:
    """How many processes: a graph each, so one where a server is named (TEST_NEO4J_URI).

    Three keep two cores busy, since each waits for its engine or its browser most of the time.
    """
    if environment.get("TEST_NEO4J_URI"):
        return "0"
    room = psutil.virtual_memory().available // PROCESS
    return environment.get("TEST_WORKERS") or ("3" if room >= 3 else "2")


def failed() -> list[str]:
    """The tests that failed in the last run."""
    if not FAILED.exists():
        return []
    return sorted(json.loads(FAILED.read_text(encoding="utf-8")))


def told(words: str, tests: Sequence[str]) -> None:
    print(f"\n{words}", *(f"  {test}" for test in tests), sep="\n", flush=True)


def main(arguments: list[str]) -> int:
    pytest = [sys.executable, "-m", "pytest", *arguments]
    first = subprocess.run([*pytest, "-n", workers()]).returncode  # spread by tests.support.spread
    if first != SOME_FAILED:
        return first
    before = failed()
    if not all("::" in one for one in before):
        return first  # tests that could not be read, or not alike in all processes
    told(f"Failed, and tried once more by themselves ({len(before)}):", before)
    again = ["-v", "--last-failed", "--last-failed-no-failures", "none"]
    second = subprocess.run([*pytest, *again]).returncode
    passed = sorted(set(before) - set(failed()))
    if passed:
        told(f"PASSED ONLY WHEN TRIED AGAIN ({len(passed)}), each to be looked into:", passed)
    return second


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
