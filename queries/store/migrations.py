"""The schema as numbered files, applied once each, in order, by one process at a time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import neo4j

from queries.store.driver import Address
from queries.store.errors import RestoreUnfinished, StoreTooNew
from queries.store.statements import FOLDER, MIGRATIONS, statement

_LOCKABLE = ("CREATE CONSTRAINT schema_id IF NOT EXISTS FOR (s:Schema) REQUIRE s.id IS UNIQUE",)


@dataclass(frozen=True)
class Migration:
    """One file `NNNN_name.cypher`: statements that only change the schema, or only data."""

    number: int
    name: str
    statements: tuple[str, ...]


def read_migrations(folder: Path = FOLDER / MIGRATIONS) -> tuple[Migration, ...]:
    """The migrations in order.

    Raises
    ------
    ValueError
        A number is missing or there twice.
    """
    found = tuple(_read(path) for path in sorted(folder.glob("*.cypher")))
    if [m.number for m in found] != list(range(1, len(found) + 1)):
        raise ValueError("The migrations are not numbered 1, 2, 3, ...")
    return found


def _read(path: Path) -> Migration:
    number, _, name = path.stem.partition("_")
    text = re.sub(r"^\s*//[^\n]*\n?", "", path.read_text(encoding="utf-8"), flags=re.M)
    parts = (part.strip() for part in re.split(r";\s*(?:\n|$)", text))
    return Migration(int(number), name, tuple(part for part in parts if part))


def schema_version(session: neo4j.Session) -> int:
    """The number of the last migration that was applied; 0 for a new graph."""
    found = session.run("MATCH (s:Schema {id: 'schema'}) RETURN s.version AS version").single()
    return int(found["version"] or 0) if found else 0


def make_ready(driver: neo4j.Driver, address: Address) -> None:
    """Migrate, and let a graph through that is whole.

    Raises
    ------
    StoreTooNew
        The graph knows a migration that this program does not.
    RestoreUnfinished
        A restore of it was begun and is not done.
    """
    migrate(driver, address)
    with _session(driver, address) as session:
        found = session.run(statement("backup/restoring")).single()
    if found and found["restoring"]:
        raise RestoreUnfinished()


def migrate(
    driver: neo4j.Driver,
    address: Address,
    migrations: tuple[Migration, ...] | None = None,
) -> None:
    """Bring the graph's schema to this program's version; nothing happens when it is there.

    Raises
    ------
    StoreTooNew
        The graph knows a migration that this program does not.
    """
    known = read_migrations() if migrations is None else migrations
    with _session(driver, address) as session:
        version = schema_version(session)
        if version > len(known):
            raise StoreTooNew()
        if version == len(known):
            return
        session.execute_write(_apply, _LOCKABLE)
        session.execute_write(_apply_missing, driver, address, known)


def _apply_missing(
    lock: neo4j.ManagedTransaction,
    driver: neo4j.Driver,
    address: Address,
    known: tuple[Migration, ...],
) -> None:
    """Hold the Schema node's lock meanwhile: a second process waits here, then finds all done.

    Schema changes cannot share a transaction with data, so they run in one beside the lock. Cut
    short, they are applied again: each says IF NOT EXISTS.
    """
    row = lock.run(
        "MERGE (s:Schema {id: 'schema'}) SET s.locked = true"
        " RETURN coalesce(s.version, 0) AS version"
    ).single(strict=True)
    for migration in known[row["version"] :]:
        with _session(driver, address) as session:
            session.execute_write(_apply, migration.statements)
    with _session(driver, address) as session:
        session.run("CALL db.awaitIndexes(300)").consume()
    lock.run(
        "MATCH (s:Schema {id: 'schema'}) SET s.version = $version REMOVE s.locked",
        version=len(known),
    ).consume()


def _apply(transaction: neo4j.ManagedTransaction, statements: tuple[str, ...]) -> None:
    for text in statements:
        transaction.run(text).consume()


def _session(driver: neo4j.Driver, address: Address) -> neo4j.Session:
    # Long enough for another process to finish its migrations: schema changes deadlock then.
    return driver.session(database=address.database, max_transaction_retry_time=120.0)
