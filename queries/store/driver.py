"""The official driver at arm's length: connecting, errors mapped once, values made plain."""

from __future__ import annotations

import contextlib
import datetime
import logging
import zoneinfo
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import neo4j
from neo4j import exceptions as driver_errors
from neo4j.graph import Entity
from neo4j.time import Date, DateTime, Duration, Time

from queries.store import errors

USER_AGENT = "family-network-graph-explorer"


@dataclass(frozen=True)
class Address:
    """Where a graph is; `database` None is the server's default one."""

    uri: str
    user: str
    password: str = field(repr=False)
    database: str | None = None


def keep_values_out_of_logs() -> None:
    """At DEBUG the driver logs every parameter: never, whatever level the program logs at."""
    logging.getLogger("neo4j").setLevel(logging.WARNING)


def connect(address: Address) -> neo4j.Driver:
    """A driver for the address; nothing is sent yet.

    Raises
    ------
    StoreAway
        The address is not one that the driver understands.
    """
    keep_values_out_of_logs()
    try:
        return neo4j.GraphDatabase.driver(
            address.uri,
            auth=(address.user, address.password),
            user_agent=USER_AGENT,
            telemetry_disabled=True,
            connection_timeout=5.0,
            connection_acquisition_timeout=15.0,
            liveness_check_timeout=30.0,
            max_transaction_retry_time=15.0,
            initial_retry_delay=0.05,
            notifications_min_severity="OFF",
        )
    except (driver_errors.ConfigurationError, ValueError) as exc:
        raise errors.StoreAway(
            "NEO4J_URI is not an address of a Neo4j server.",
            "Write it like bolt://host:7687 or neo4j://host:7687.",
        ) from exc


def behind(exc: Exception) -> Exception:
    """The server's error, where the driver tells only that an answer broke off because of it.

    It does so when the error arrives while something else of the same transaction is read: a
    deadlock would look like a fault then, and nobody would try again.
    """
    if isinstance(exc, driver_errors.ResultFailedError) and isinstance(exc.__cause__, Exception):
        return behind(exc.__cause__)
    return exc


def mapped(exc: Exception) -> errors.GraphError:
    """The sentence for a driver's error. The driver's own message is left out: it quotes values."""
    match exc:
        case driver_errors.AuthError():
            return errors.WrongPassword()
        case driver_errors.IncompleteCommit():
            return errors.MaybeSaved()
        case driver_errors.Neo4jError():
            return _mapped_status(exc, exc.code or "")
        case driver_errors.DriverError() | OSError():
            return _mapped_driver(exc)
    return errors.EngineFailed()


def _mapped_driver(exc: Exception) -> errors.GraphError:
    away = (
        driver_errors.ServiceUnavailable,
        driver_errors.SessionExpired,
        driver_errors.ConnectionPoolError,
        OSError,
    )
    if isinstance(exc, away):
        return errors.StoreAway()
    if isinstance(exc, driver_errors.UnsupportedServerProduct):
        return errors.StoreAway(
            "The server at NEO4J_URI is not a Neo4j this program can use.",
            "Use Neo4j 5.26 or newer.",
        )
    return errors.EngineFailed(code=type(exc).__name__)


def _mapped_status(exc: driver_errors.Neo4jError, code: str) -> errors.GraphError:
    said = (exc.message or "").lower()
    if any(
        word in code for word in ("TransactionTimedOut", "LockClientTimeout", "LockClientStopped")
    ):
        return errors.TookTooLong()
    if "MemoryPoolOutOfMemory" in code or "OutOfMemory" in code or "StackOverFlow" in code:
        return errors.TooBig()
    if "no space left" in said or "disk full" in said or "not enough space" in said:
        return errors.DiskFull()
    if code.endswith("TransactionLogError") or "needs to be restarted" in said:
        return errors.StoreStopped()
    if code.endswith("Statement.AccessMode"):
        return errors.NotAllowed("A question may not change the graph.", "Send it as a command.")
    if isinstance(exc, driver_errors.ConstraintError):
        return errors.AlreadyThere()
    if "DatabaseNotFound" in code:
        return errors.StoreAway(
            "There is no database of that name on the server.", "Check NEO4J_DATABASE."
        )
    if isinstance(exc, driver_errors.Forbidden):
        return errors.NotAllowed(
            "The server does not let this user do that.", "Check the rights of NEO4J_USERNAME."
        )
    if isinstance(exc, driver_errors.DatabaseUnavailable | driver_errors.NotALeader):
        return errors.StoreAway()
    if isinstance(exc, driver_errors.TransientError):
        return errors.StoreBusy()
    return errors.EngineFailed(code=code)


def cause_to_show(exc: Exception) -> Exception | None:
    """The driver's error where its message cannot quote a value: for the trace in the log."""
    shown = (driver_errors.DriverError, driver_errors.TransientError, OSError)
    if isinstance(exc, shown):
        return exc
    # Class 42 speaks of the statement's text. The same code is given for a text that is no date,
    # and quotes it, but in class 22.
    syntax = isinstance(exc, driver_errors.CypherSyntaxError) and exc.gql_status.startswith("42")
    return exc if syntax else None


@contextlib.contextmanager
def errors_mapped() -> Iterator[None]:
    """Turn every driver error inside into one of ours."""
    try:
        yield
    except (driver_errors.GqlError, OSError) as exc:
        told = behind(exc)
        error, cause = mapped(told), cause_to_show(told)
    else:
        return
    # Raised outside the handler: otherwise the driver's error would hang on as its context.
    raise error from cause


_PLAIN = frozenset({str, int, float, bool, type(None)})


def plain(value: Any) -> Any:
    """Dicts, lists, text, numbers, truth values, None; dates as ISO text, entities as their map.

    A dict is changed in place: the driver made it for this answer alone, and answers are large.
    """
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is dict:
        for key, inner in value.items():
            if type(inner) not in _PLAIN:
                value[key] = plain(inner)
        return value
    if kind in (list, tuple, set, frozenset):
        return [inner if type(inner) in _PLAIN else plain(inner) for inner in value]
    if isinstance(value, Date | DateTime | Time | Duration):
        return value.iso_format()
    if isinstance(value, Entity):
        return {key: plain(inner) for key, inner in value.items()}
    raise TypeError(f"A statement returned a {kind.__name__}: return maps and lists of them")


def check_parameters(value: object) -> None:
    """Refuse what crashes Python inside the driver (3 of 9 runs): times in a `zoneinfo` zone.

    Raises
    ------
    TypeError
        The message names the type only, never the value.
    """
    if value is None or isinstance(value, str | int | float):
        return
    if isinstance(value, Mapping):
        for inner in value.values():
            check_parameters(inner)
    elif isinstance(value, list | tuple | set | frozenset):
        for inner in value:
            if type(inner) not in _PLAIN:  # thousands of ids, as a rule
                check_parameters(inner)
    elif isinstance(value, datetime.datetime | datetime.time) and isinstance(
        value.tzinfo, zoneinfo.ZoneInfo
    ):
        raise TypeError("A time with a zoneinfo zone was sent: send ISO text, or make it UTC")
