"""Where the embedded engine keeps things: a cache shared by clones, and the user's own data."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

APP_NAME = "family-network-graph-explorer"


@dataclass(frozen=True)
class Folders:
    """`cache` may be deleted at any time (set-up fetches it again); `data` holds the graph."""

    cache: Path
    data: Path

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Folders:
        """The user's folders, or those that GRAPHAPP_CACHE and GRAPHAPP_DATA name."""
        env = os.environ if environment is None else environment
        cache = env.get("GRAPHAPP_CACHE") or platformdirs.user_cache_path(APP_NAME, False)
        data = env.get("GRAPHAPP_DATA") or platformdirs.user_data_path(APP_NAME, False)
        return cls(Path(cache).expanduser().absolute(), Path(data).expanduser().absolute())

    @property
    def jars(self) -> Path:
        return self.cache / "jars"

    @property
    def start_up_caches(self) -> Path:
        return self.cache / "start-up"

    @property
    def set_up_lock(self) -> Path:
        return self.cache / "set-up.lock"

    @property
    def engine(self) -> Path:
        return self.data / "engine"

    @property
    def home(self) -> Path:
        return self.engine / "home"

    @property
    def conf(self) -> Path:
        return self.engine / "conf"

    @property
    def password(self) -> Path:
        return self.engine / "password"

    @property
    def endpoint(self) -> Path:
        return self.engine / "endpoint.json"

    @property
    def owner_lock(self) -> Path:
        return self.engine / "owner.lock"

    @property
    def guests_lock(self) -> Path:
        return self.engine / "guests.lock"

    @property
    def log(self) -> Path:
        return self.data / "logs" / "engine.log"

    def make_data(self) -> None:
        """Make the data folders, readable by their owner only."""
        for folder in (self.data, self.engine, self.home, self.conf, self.log.parent):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def write_private(path: Path, text: str) -> None:
    """Write `text` whole or not at all, readable by its owner only."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.new")
    temporary.unlink(missing_ok=True)
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
