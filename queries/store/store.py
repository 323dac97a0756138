"""The store: every statement of the program goes through here."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from types import TracebackType
from typing import Any, Literal, TypeVar

import neo4j
from neo4j import exceptions as driver_errors

from queries.store import gate
from queries.store.connection import Connection, Server, Source, State
from queries.store.driver import Address, behind, cause_to_show, check_parameters, mapped, plain
from queries.store.errors import (
    GraphError,
    MaybeSaved,
    StoreAway,
    StoreBusy,
    StoreStopped,
    TookTooLong,
)
from queries.store.migrations import make_ready, migrate

T = TypeVar("T")
Row = dict[str, Any]

NOTHING: Mapping[str, object] = {}
RETRY_BUSY = 20.0  # seconds that deadlocks and lock timeouts are tried again
RETRY_AWAY = 1.0  # seconds for a connection gone stale; longer is for the person to decide
QUIET_WITHIN = 1.0  # seconds in which all writes under way are done, but for long ones
LETS_OTHERS_BY = 60.0  # seconds that whoever must have all writes held off waits for that
RETRY_CLUSTER = 20.0  # seconds for a cluster to choose another leader


class ReadTx:
    """One read transaction: what it sees does not change under it."""

    def __init__(self, transaction: neo4j.ManagedTransaction) -> None:
        self._transaction = transaction

    def run(self, statement: str, parameters: Mapping[str, object] = NOTHING) -> list[Row]:
        """All rows of a statement, as plain dicts."""
        check_parameters(parameters)
        result = self._transaction.run(statement, dict(parameters))
        keys = result.keys()
        return [
            {key: plain(value) for key, value in zip(keys, record.values(), strict=True)}
            for record in result
        ]


class WriteTx(ReadTx):
    """One write transaction: all of it is kept, or nothing."""

    def run_batches(
        self,
        statement: str,
        rows: Sequence[Mapping[str, object]],
        size: int = 5000,
        **parameters: object,
    ) -> list[Row]:
        """Run it with `$rows` holding `size` of the rows at a time; all the results."""
        results: list[Row] = []
        rest = iter(rows)
        while batch := list(islice(rest, size)):
            results += self.run(statement, {**parameters, "rows": batch})
        return results


class Store:
    """A graph that can be asked and changed. Thread-safe; one a process is enough.

    Every method raises `GraphError`s only (`queries.store.errors`): `StoreOpening` while it starts,
    `StoreAway` when it cannot be reached, `TookTooLong` after `timeout` seconds.
    """

    def __init__(self, source: Source, *, restoring: bool = False) -> None:
        self._connection = Connection(source, migrate if restoring else make_ready)
        self._restoring = restoring
        self._gates = gate.in_turn()
        self._choosing = threading.Lock()
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()

    @classmethod
    def open(cls, address: Address) -> Store:
        """The graph on a server, made ready (migrations). Waits."""
        return cls.on(Server(address))

    @classmethod
    def on(cls, source: Source, *, wait: bool = True, restoring: bool = False) -> Store:
        """The graph of a source; with `wait=False` it opens in the background.

        Only a store made for `restoring` opens a graph whose restore is not finished.
        """
        store = cls(source, restoring=restoring)
        if wait:
            try:
                store._connection.open()
            except BaseException:
                store.close()
                raise
        else:
            store._connection.open_soon()
        return store

    @property
    def state(self) -> State:
        """One of "opening", "open", "away" (`problem` says why), "closed"."""
        return self._connection.state

    @property
    def problem(self) -> GraphError | None:
        """Why the graph is away, or None."""
        return self._connection.problem

    def wait_until_open(self, timeout: float = 60.0) -> bool:
        """Wait for the graph, up to `timeout` seconds; whether it is open."""
        return self._connection.wait(timeout)

    def read(
        self,
        statement: str,
        parameters: Mapping[str, object] = NOTHING,
        *,
        timeout: float = 10.0,
    ) -> list[Row]:
        """The rows of one statement, in a read transaction of its own."""
        return self.reading(lambda tx: tx.run(statement, parameters), timeout=timeout)

    def reading(self, work: Callable[[ReadTx], T], *, timeout: float = 10.0) -> T:
        """What `work` returns, its statements in one read transaction. It may be run again."""
        return self._managed("READ", lambda tx: work(ReadTx(tx)), timeout)

    def writing(
        self, work: Callable[[WriteTx], T], *, timeout: float = 60.0, told: bool = False
    ) -> T:
        """What `work` returns, once all its writes are kept. It may be run again (deadlocks).

        `told` says that a backup can find by itself what is written here (`queries.backup.moved`
        tells how): what other writes change makes a backup begin anew, and others wait for it.

        Raises
        ------
        RestoreUnfinished
            A restore of this graph was begun and is not done.
        MaybeSaved
            The connection broke at the commit: send the same command again, by its id.
        """

        with self._choosing:
            next_gate = next(self._gates)

        def gated(transaction: neo4j.ManagedTransaction) -> T:
            tx = WriteTx(transaction)
            gate.enter(tx, next_gate, told=told, restoring=self._restoring)
            return work(tx)

        return self._managed("WRITE", gated, timeout)

    def holding(self, work: Callable[[WriteTx, gate.Passed], T], *, timeout: float) -> T:
        """What `work` returns, while nothing else is written. It may be run again.

        Waits for the writes that are under way, and those that come wait for it. While a long one
        (an import) is under way it lets the others by; after a minute it stands in line itself.
        """
        until = time.monotonic() + LETS_OTHERS_BY
        while time.monotonic() < until:
            try:
                self._managed("WRITE", lambda t: gate.hold_all(WriteTx(t)), QUIET_WITHIN)
                break
            except TookTooLong:
                time.sleep(3 * QUIET_WITHIN)

        def held(transaction: neo4j.ManagedTransaction) -> T:
            tx = WriteTx(transaction)
            return work(tx, gate.hold_all(tx))

        return self._managed("WRITE", held, timeout)

    def engine_version(self) -> str:
        """Such as "2026.08.1"."""
        with self._session("READ") as session:
            return session.run("RETURN 1").consume().server.agent.rpartition("/")[2]

    def close(self) -> None:
        """Close; an embedded engine that this process owns ends (within 3 s).

        One command's engine first waits for other commands that use it, a minute at most.
        """
        self._connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close(now=kind is KeyboardInterrupt)

    def _session(self, mode: Literal["READ", "WRITE"]) -> neo4j.Session:
        driver = self._connection.driver()
        address = self._connection.address
        return driver.session(
            database=address.database if address else None,
            default_access_mode=mode,
            bookmark_manager=self._bookmarks,
            max_transaction_retry_time=0.0,  # `_managed` retries: not as long for each reason
        )

    def _managed(
        self,
        mode: Literal["READ", "WRITE"],
        work: Callable[[neo4j.ManagedTransaction], T],
        timeout: float,
    ) -> T:
        limited = neo4j.unit_of_work(timeout=timeout)(work)
        began = time.monotonic()
        pause = 0.02
        while True:
            driver = self._connection.driver()
            try:
                with self._session(mode) as session:
                    execute = session.execute_read if mode == "READ" else session.execute_write
                    result = execute(limited)
                self._connection.went_well()
                return result
            except (driver_errors.GqlError, OSError) as exc:
                told = behind(exc)
                error, cause = mapped(told), cause_to_show(told)
                again = isinstance(told, driver_errors.GqlError) and _retryable(told)
            if again and time.monotonic() - began + pause < self._patience(error):
                time.sleep(pause)
                pause = min(pause * 2, 1.0)
                continue
            if isinstance(error, StoreAway):
                self._connection.lost(driver, stopped=isinstance(error, StoreStopped))
            raise error from cause

    def _patience(self, error: GraphError) -> float:
        if isinstance(error, MaybeSaved):
            return 0.0
        if isinstance(error, StoreBusy):
            return RETRY_BUSY
        address = self._connection.address
        routed = address is not None and address.uri.startswith("neo4j")
        return RETRY_CLUSTER if routed else RETRY_AWAY


def _retryable(exc: driver_errors.GqlError) -> bool:
    known = isinstance(exc, driver_errors.DriverError | driver_errors.Neo4jError)
    return known and exc.is_retryable()
