"""Which Chromium the browser tests use: an env variable, PATH, Playwright's own.

`python -m tests.support.browser` gets one where there is none: Playwright's own download, else the
system's package when this is root.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "GRAPHAPP_TEST_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
HOW = (
    "The browser tests need Chromium and found none. Install it (on Debian: apt-get install"
    f" chromium), or set {VARIABLE} to its path, or run: python -m playwright install chromium"
)


def find_chromium(environment: Mapping[str, str] = os.environ) -> str | None:
    """The path of a Chromium, or None."""
    named = environment.get(VARIABLE)
    if named:
        return named
    for name in NAMES:
        found = shutil.which(name, path=environment.get("PATH"))
        if found:
            return found
    return _of_playwright()


def _of_playwright() -> str | None:
    """The one that Playwright downloaded. Asked in a process: its driver leaves a loop behind."""
    code = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as p: print(p.chromium.executable_path)"
    )
    asked = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    path = asked.stdout.strip()
    return path if path and Path(path).is_file() else None


def get_chromium() -> bool:
    """Get one where there is none; whether there is one now."""
    if find_chromium():
        return True
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"])
    apt = shutil.which("apt-get")
    if not find_chromium() and apt and os.name == "posix" and os.geteuid() == 0:
        subprocess.run([apt, "update"], stdout=subprocess.DEVNULL)
        subprocess.run([apt, "install", "-y", "--no-install-recommends", "chromium"])
    return find_chromium() is not None


if __name__ == "__main__":
    if not get_chromium():
        print(HOW, file=sys.stderr)
        raise SystemExit(0 if os.environ.get("CI") != "true" else 1)
