"""The graph that tests run on: an engine a process, emptied before each test, never a user's."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from queries.store import Address, Folders, Store, open_store
from queries.store.engine.locks import only_one
from queries.store.errors import StoreNotSetUp

MARK = "MadeByTests"
FIRST_START = 300.0  # seconds that one process waits for another to make it


def begin(place: Path, environment: Mapping[str, str] = os.environ) -> Path:
    """Make `place` a data folder with an empty graph, opened once and closed; once only."""
    made = place / "data"
    with only_one(place.with_suffix(".lock"), FIRST_START) as alone:
        assert alone, "another process makes the first graph, and does not finish"
        if not (environment.get("TEST_NEO4J_URI") or made.exists()):
            first = replace(Folders.from_environment(environment), data=place / "first")
            _opened(first).close()
            first.data.rename(made)
    return made


def copy_of(begun: Path, data: Path) -> Path:
    """Copy what `begin` made, but for its logs; nothing where it made nothing (a server)."""
    if begun.exists():
        shutil.copytree(begun, data, ignore=shutil.ignore_patterns("logs"))
    return data


def _opened(folders: Folders) -> Store:
    try:
        return open_store(folders=folders, long_lived=True)
    except StoreNotSetUp as exc:
        pytest.fail(f"The tests need the graph engine. {exc}", pytrace=False)


@contextmanager
def graph_for_tests(data: Path, environment: Mapping[str, str] = os.environ) -> Iterator[Store]:
    """The server that TEST_NEO4J_URI names, else an engine of our own on the folder `data`.

    TEST_NEO4J_USERNAME, _PASSWORD and _DATABASE go with it.
    """
    uri = environment.get("TEST_NEO4J_URI")
    if uri:
        if environment.get("PYTEST_XDIST_WORKER"):
            pytest.exit(
                "TEST_NEO4J_URI names one graph, and each process empties its own: run with -n 0.",
                returncode=2,
            )
        address = Address(
            uri,
            environment.get("TEST_NEO4J_USERNAME", "neo4j"),
            environment.get("TEST_NEO4J_PASSWORD", ""),
            environment.get("TEST_NEO4J_DATABASE") or None,
        )
        store = Store.open(address)
    else:
        store = _opened(replace(Folders.from_environment(environment), data=data))
    with store:
        refuse_unless_ours(store)
        yield store


def refuse_unless_ours(store: Store) -> None:
    """Mark an empty graph as made by the tests; refuse one with anything else in it."""
    marked = store.read(f"MATCH (n:{MARK}) RETURN count(n) > 0 AS yes")[0]["yes"]
    if marked:
        return
    filled = store.read("MATCH (n) WHERE NOT n:Schema WITH n LIMIT 1 RETURN count(n) AS n")[0]["n"]
    if filled:
        pytest.exit(
            "TEST_NEO4J_URI names a graph with data in it that the tests did not make:"
            " nothing was touched. Name an empty one.",
            returncode=2,
        )
    store.writing(lambda tx: tx.run(f"MERGE (:{MARK})"))


def wipe(store: Store) -> None:
    """Take out everything but the schema and the mark, so many nodes at a time."""
    statement = (
        f"MATCH (n) WHERE NOT n:Schema AND NOT n:{MARK} WITH n LIMIT 10000"
        " DETACH DELETE n RETURN count(n) AS gone"
    )
    while store.writing(lambda tx: tx.run(statement))[0]["gone"]:
        pass
