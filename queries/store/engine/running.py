"""Attach to the engine that runs, or start it and own it."""

from __future__ import annotations

import errno
import secrets
import time
from pathlib import Path

from neo4j.exceptions import AuthError

from queries.store.engine import jars as jar_lock
from queries.store.engine.endpoint import Endpoint, read_endpoint
from queries.store.engine.folders import Folders, write_private
from queries.store.engine.java import Java, bundled_home, find_java
from queries.store.engine.locks import FileLock
from queries.store.engine.process import (
    EngineProcess,
    PortTakenError,
    kill,
    launch,
    set_first_password,
    wait_for_bolt,
    wait_for_database,
)
from queries.store.errors import DiskFull, EngineFailed, StoreAway, StoreNotSetUp

START_TIMEOUT = 120.0  # seconds; a start takes 4 to 20
LINGER = 60.0  # seconds that a one-shot owner waits for others still using its engine


class Running:
    """An engine that answers: where it is, and whether this process owns it.

    `stop()` ends an owned engine (within 3 s; those attached then find the store away), and only
    lets go of one that somebody else owns.
    """

    def __init__(
        self,
        folders: Folders,
        endpoint: Endpoint,
        password: str,
        lock: FileLock,
        process: EngineProcess | None = None,
    ) -> None:
        self.user = "neo4j"
        self.uri = endpoint.uri
        self.password = password
        self.version = endpoint.version
        self.pid = endpoint.pid
        self._folders = folders
        self._endpoint = endpoint
        self._lock = lock
        self._process = process

    @property
    def owner(self) -> bool:
        return self._process is not None

    def alive(self) -> bool:
        return self._endpoint.alive()

    def stop(self, *, linger: float = 0.0) -> None:
        """End or let go. With `linger` an owner first waits for guests, so many seconds at most."""
        process, self._process = self._process, None
        if process is not None:
            if read_endpoint(self._folders.endpoint) == self._endpoint:
                self._folders.endpoint.unlink(missing_ok=True)
            with FileLock(self._folders.guests_lock) as guests:
                if linger:
                    guests.take(linger)
                process.end()
        self._lock.release()


def attach_or_start(
    folders: Folders,
    *,
    long_lived: bool = False,
    may_start: bool = True,
    timeout: float = START_TIMEOUT,
) -> Running:
    """The engine on these folders: the one that runs, else a new one owned by this process.

    `long_lived` guests (the app, its workers) are not waited for when a one-shot owner leaves.

    Raises
    ------
    StoreNotSetUp, UnsupportedPlatform, StoreAway, DiskFull, EngineFailed
    """
    until = time.monotonic() + timeout
    try:
        return _attach_or_start(folders, long_lived, may_start, until)
    except OSError as exc:
        if exc.errno == errno.ENOSPC:
            raise DiskFull() from exc
        raise EngineFailed(
            "The folder that keeps the graph cannot be used.",
            f"Make {folders.data} writable for you, or name another one in GRAPHAPP_DATA.",
        ) from exc


def _attach_or_start(folders: Folders, long_lived: bool, may_start: bool, until: float) -> Running:
    folders.make_data()
    while True:
        running = _attach(folders, long_lived)
        if running is not None:
            return running
        owner = FileLock(folders.owner_lock)
        if may_start and owner.try_take():
            try:
                return _start(folders, owner, until)
            except BaseException:
                owner.release()
                raise
        if not may_start or time.monotonic() > until:
            raise StoreAway()
        time.sleep(0.1)


def _attach(folders: Folders, long_lived: bool) -> Running | None:
    # The guest's lock comes before the look at the file: an owner that leaves takes the file away
    # first and then waits for the guests.
    guest = FileLock(folders.guests_lock)
    if not long_lived and not guest.try_take(shared=True):
        return None
    endpoint = read_endpoint(folders.endpoint)
    password = read_password(folders)
    if endpoint is None or password is None or not endpoint.ready or not endpoint.alive():
        guest.release()
        return None
    return Running(folders, endpoint, password, guest)


def _start(folders: Folders, owner: FileLock, until: float) -> Running:
    java, jars = ready_to_start(folders)
    _clear_leftover(folders)
    for last in (False, False, True):
        process = launch(folders, java, jars)
        try:
            Endpoint(process.uri, process.pid, process.started, "", False).write(folders.endpoint)
            password, version = open_database(folders, process, until)
            endpoint = Endpoint(process.uri, process.pid, process.started, version, True)
            endpoint.write(folders.endpoint)
            return Running(folders, endpoint, password, owner, process)
        except PortTakenError as exc:
            process.end()
            if last:
                raise EngineFailed("No port was free for the graph engine.") from exc
        except BaseException:
            process.end()
            folders.endpoint.unlink(missing_ok=True)
            raise
    raise AssertionError("unreachable")


def ready_to_start(folders: Folders) -> tuple[Java, tuple[jar_lock.Jar, ...]]:
    """Java and the jars, all there.

    Raises
    ------
    StoreNotSetUp, UnsupportedPlatform
    """
    jars = jars_there(folders)
    return find_java(bundled=bundled_home()), jars


def jars_there(folders: Folders) -> tuple[jar_lock.Jar, ...]:
    """The engine's jars, none missing.

    Raises
    ------
    StoreNotSetUp
    """
    jars = jar_lock.read_lock()
    absent = jar_lock.missing(jars, folders.jars)
    if len(absent) == len(jars):
        raise StoreNotSetUp()
    if absent:
        raise StoreNotSetUp(
            f"Set-up did not finish: {len(absent)} of {len(jars)} parts are missing.",
            "Run `make setup`: it goes on where it stopped.",
        )
    return jars


def _clear_leftover(folders: Folders) -> None:
    """Wait for an engine on its way out: we hold the owner's lock, so it has lost its owner."""
    old = read_endpoint(folders.endpoint)
    if old is None:
        return
    until = time.monotonic() + 5
    while old.alive():
        if time.monotonic() > until:
            kill(old.pid)
            until += 5
        time.sleep(0.05)
    folders.endpoint.unlink(missing_ok=True)


def open_database(folders: Folders, process: EngineProcess, until: float) -> tuple[str, str]:
    """Wait for the database, changing the first password where that was not done: both, version."""
    wait_for_bolt(process, until)
    password = read_password(folders)
    if password is not None:
        return password, wait_for_database(process, password, until)
    # Written before it is set, so that a start cut short between the two does not lock us out.
    coming = folders.password.with_name("password.next")
    if coming.exists():
        try:
            password = coming.read_text(encoding="utf-8")
            version = wait_for_database(process, password, until)
            coming.replace(folders.password)
            return password, version
        except AuthError:
            pass
    password = secrets.token_urlsafe(24)
    write_private(coming, password)
    set_first_password(process, password, until)
    version = wait_for_database(process, password, until)
    coming.replace(folders.password)
    return password, version


def read_password(folders: Folders) -> str | None:
    path: Path = folders.password
    try:
        return path.read_text(encoding="utf-8").strip() or None
    except OSError:
        return None
