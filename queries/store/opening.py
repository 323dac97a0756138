"""Which graph to open: a server named by the settings, else the embedded engine."""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping

from queries.store.connection import Server
from queries.store.driver import Address
from queries.store.engine.folders import Folders
from queries.store.engine.running import LINGER, Running, attach_or_start
from queries.store.store import Store


class Embedded:
    """The embedded engine: attached to where it runs, started where it does not."""

    moves = True

    def __init__(self, folders: Folders, *, long_lived: bool) -> None:
        self._folders = folders
        self._long_lived = long_lived
        self._guard = threading.Lock()
        self._running: Running | None = None
        self._closed = False

    def locate(self) -> Address:
        """Where it answers.

        Raises
        ------
        StoreNotSetUp, UnsupportedPlatform, StoreAway, DiskFull, EngineFailed
        """
        with self._guard:
            if self._running is not None and not self._running.alive():
                self._running.stop()
                self._running = None
            if self._running is None:
                self._running = attach_or_start(self._folders, long_lived=self._long_lived)
            running = self._running
        if self._closed:
            self.close()
        return Address(running.uri, running.user, running.password, "neo4j")

    def end(self) -> None:
        """End the engine if it is ours; `locate` then starts it again."""
        with self._guard:
            if self._running is not None:
                self._running.stop()
                self._running = None

    def close(self, *, now: bool = False) -> None:
        """End the engine if it is ours. One command's engine waits for those still using it."""
        self._closed = True
        # While it is starting the lock is held: then `locate` closes as soon as it has started.
        if self._guard.acquire(timeout=0.1):
            try:
                if self._running is not None:
                    self._running.stop(linger=0.0 if now or self._long_lived else LINGER)
                    self._running = None
            finally:
                self._guard.release()


def open_store(
    *,
    uri: str | None = None,
    username: str | None = None,
    password: str | None = None,
    database: str | None = None,
    folders: Folders | None = None,
    long_lived: bool = False,
    wait: bool = True,
    restoring: bool = False,
) -> Store:
    """The graph that the settings name: the server at `uri`, else the embedded engine.

    `long_lived` is for the app: it does not wait for others when it closes, and it starts the
    engine anew when the one that it was attached to goes. With `wait=False` the store opens in the
    background (`store.state`); until then its methods raise `StoreOpening`. `restoring` opens a
    graph whose restore is not finished, too, and may write there.

    Raises
    ------
    GraphError
        With `wait`, whatever stands in the way.
    """
    if uri:
        address = Address(uri, username or "neo4j", password or "", database or None)
        return Store.on(Server(address), wait=wait, restoring=restoring)
    place = folders or Folders.from_environment()
    return Store.on(Embedded(place, long_lived=long_lived), wait=wait, restoring=restoring)


def open_store_from_environment(
    environment: Mapping[str, str] = os.environ, *, long_lived: bool = False, wait: bool = True
) -> Store:
    """As `open_store`, from NEO4J_{URI,USERNAME,PASSWORD,DATABASE} and GRAPHAPP_{DATA,CACHE}."""
    return open_store(
        uri=environment.get("NEO4J_URI"),
        username=environment.get("NEO4J_USERNAME"),
        password=environment.get("NEO4J_PASSWORD"),
        database=environment.get("NEO4J_DATABASE"),
        folders=Folders.from_environment(environment),
        long_lived=long_lived,
        wait=wait,
    )
