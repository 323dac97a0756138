"""The graph that tests run on: an engine a process, emptied before each test, never a user's."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from queries.store import Address, Folders, Store, open_store
from queries.store.errors import StoreNotSetUp

MARK = "MadeByTests"


@contextmanager
def graph_for_tests(data: Path, environment: Mapping[str, str] = os.environ) -> Iterator[Store]:
    """The server that TEST_NEO4J_URI names, else an engine of our own on the empty folder `data`.

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
        folders = replace(Folders.from_environment(environment), data=data)
        try:
            store = open_store(folders=folders, long_lived=True)
        except StoreNotSetUp as exc:
            pytest.fail(f"The tests need the graph engine. {exc}", pytrace=False)
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
