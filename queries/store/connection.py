"""Keeps a driver for as long as a Store lives, and finds the engine again when it went."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Literal, Protocol

import neo4j

from queries.store.driver import Address, connect, errors_mapped
from queries.store.errors import EngineFailed, GraphError, StoreAway, StoreOpening, StoreStopped

State = Literal["opening", "open", "away", "closed"]
log = logging.getLogger(__name__)


class Source(Protocol):
    """Where the graph is: a server that stays put, or the embedded engine, which may move."""

    moves: bool

    def locate(self) -> Address:
        """Its address, starting it where that is ours to do."""

    def end(self) -> None:
        """End what runs there, where it is ours, so that `locate` starts it anew."""

    def close(self, *, now: bool = False) -> None:
        """Let go of it; `now` without waiting for others who use it."""


class Server:
    """A server named by the settings."""

    moves = False

    def __init__(self, address: Address) -> None:
        self._address = address

    def locate(self) -> Address:
        return self._address

    def end(self) -> None:
        pass

    def close(self, *, now: bool = False) -> None:
        pass


class Connection:
    """The driver of the moment; opened by `open()` or, in the background, by `open_soon()`."""

    def __init__(self, source: Source, prepare: Callable[[neo4j.Driver, Address], None]) -> None:
        self._source = source
        self._prepare = prepare
        self._guard = threading.Lock()
        self._opening = threading.Lock()
        self._changed = threading.Condition(self._guard)
        self._driver: neo4j.Driver | None = None
        self._problem: GraphError | None = None
        self._stop = threading.Event()
        self.address: Address | None = None

    @property
    def state(self) -> State:
        with self._guard:
            if self._stop.is_set():
                return "closed"
            if self._driver is not None and self._problem is None:
                return "open"
            return "opening" if self._problem is None else "away"

    @property
    def problem(self) -> GraphError | None:
        """What stands in the way, while the state is "away"."""
        return self._problem

    def driver(self) -> neo4j.Driver:
        """The driver.

        Raises
        ------
        StoreOpening, StoreAway, or what made opening fail (StoreNotSetUp, WrongPassword, ...)
        """
        with self._guard:
            if self._stop.is_set():
                raise StoreAway("The graph is closed.", "Start the program again.")
            if self._driver is not None:
                return self._driver
            problem = self._problem
        if problem is None:
            raise StoreOpening()
        raise type(problem)(sentence=problem.sentence, next_step=problem.next_step)

    def open(self) -> None:
        """Find the graph and make it ready; waits, and raises what went wrong."""
        with self._opening:
            if self._driver is None and not self._stop.is_set():
                self._open_once()

    def open_soon(self) -> None:
        """Open in the background, trying again while the graph is away."""
        threading.Thread(target=self._keep_trying, name="graph-opening", daemon=True).start()

    def wait(self, timeout: float) -> bool:
        """Wait until it is open, up to `timeout` seconds; whether it is."""
        with self._changed:
            return self._changed.wait_for(
                lambda: self._driver is not None and self._problem is None, timeout
            )

    def went_well(self) -> None:
        """A transaction ended well on the present driver."""
        if self._problem is not None and self._driver is not None:
            self._set(self._driver, None)

    def lost(self, driver: neo4j.Driver, *, stopped: bool = False) -> None:
        """The driver found nobody, or an engine that must be started again (`stopped`).

        An engine that moves is looked for anew; a server stays put.
        """
        with self._guard:
            if self._driver is not driver or self._stop.is_set():
                return
            self._problem = StoreStopped() if stopped else StoreAway()
            if not self._source.moves:
                return
            self._driver = None
        driver.close()
        if stopped:
            self._source.end()
        self.open_soon()

    def close(self, *, now: bool = False) -> None:
        """Close the driver and let go of the engine."""
        self._stop.set()
        with self._guard:
            driver, self._driver = self._driver, None
        if driver is not None:
            driver.close()
        self._source.close(now=now)

    def _keep_trying(self) -> None:
        wait = 0.2
        while not self._stop.is_set():
            try:
                self.open()
                return
            except StoreAway:
                self._stop.wait(wait)
                wait = min(wait * 1.5, 3.0)
            except GraphError as exc:
                log.error("The graph could not be opened: %s", exc)
                self._stop.wait(3.0)

    def _open_once(self) -> None:
        driver: neo4j.Driver | None = None
        try:
            address = self._source.locate()
            driver = connect(address)
            with errors_mapped():
                driver.verify_connectivity()
                self._prepare(driver, address)
            self.address = address
        except BaseException as exc:
            if driver is not None:
                driver.close()
            self._set(None, exc if isinstance(exc, GraphError) else EngineFailed())
            raise
        if self._stop.is_set():
            driver.close()
            self._source.close()
            return
        self._set(driver, None)

    def _set(self, driver: neo4j.Driver | None, problem: GraphError | None) -> None:
        with self._changed:
            self._driver = driver
            self._problem = problem
            self._changed.notify_all()
