"""No statement scans every node, every relationship, or all of a label or a type."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, LiteralString, cast

import neo4j
import pytest

from queries.store.statements import all_statements, parameters_of
from queries.store.store import Store
from queries.vocabulary import NodeLabel
from tests.bench.bench_queries import network
from tests.support.engine import wipe
from tests.support.graphs import Graph, plant

LISTS = {
    "absent",
    "audiences",
    "case_ids",
    "cases",
    "covers",
    "from",
    "ids",
    "kinds",
    "legal_statuses",
    "named",
    "only",
    "people",
} | {
    "person_ids",
    "sees",
    "sessions",
    "sounds",
    "tokens",
    "within",
}
LISTS_OF_MAPS = {"rows", "others", "parts", "seqs"}
ASK_FOR_ALL = {"users/all", "users/teams"}
"""Whose answer is everybody there is: the few who work with the program."""
ONE = {"id": "one", "begins": "o", "sounds": ["~O"], "keys": ["o"], "need": 1, "at": 1}


def example(text: str, name: str) -> object:
    """Something of the type a parameter has: a plan depends on no more."""
    if name == "words":
        return [ONE] if "word.begins" in text else ["one"]
    if name == "change":
        return ONE
    if name in LISTS:
        return ["one", "two"]
    if name in LISTS_OF_MAPS:
        return [ONE]
    if name == "legal":
        return True
    return 10 if name == "limit" else "2026-01-01"


def filled_in(text: str) -> list[str]:
    """A statement made for any label or type, as it is for each that matters."""
    text = text.replace("AnyStart", "Person").replace("AnyEnd", "Person")
    if "AnyLabel" in text:
        return [text.replace("AnyLabel", label) for label in ("Person", "Disclosure")]
    if "ANY_TYPE" in text:
        return [text.replace("ANY_TYPE", tie) for tie in ("KNOWS", "IN_NETWORK_OF")]
    return [text]


@pytest.fixture(scope="module")
def filled(engine: Store) -> Store:
    """A graph with some of everything: an empty one may as well be scanned, and is."""
    wipe(engine)
    plant(engine, network(300))
    g = Graph()
    for number in range(40):
        g.user(f"user-{number}")
        g.person(f"kid-{number}")
        g.case(f"case-{number}", f"kid-{number}", worker=f"user-{number}")
        g.node(NodeLabel.CHANGE, f"change-{number}", case_id=f"case-{number}", seq=number,
               command_id=f"command-{number}")  # fmt: skip
    plant(engine, g)
    engine.read("CALL db.resampleOutdatedIndexes()")
    engine.read("CALL db.clearQueryCaches()")  # or a plan made for an earlier test's graph is told
    return engine


@pytest.mark.parametrize("name", sorted(all_statements()))
def test_a_statement_begins_at_an_index(filled: Store, name: str) -> None:
    for text in filled_in(all_statements()[name]):
        plan = operators(filled, text, parameters_of(text))
        scans = {operator for operator in plan if is_scan(operator)}
        assert scans == ({"NodeIndexScan"} if name in ASK_FOR_ALL else set())


def test_a_scan_would_be_noticed(filled: Store) -> None:
    for scanning in (
        "MATCH (n) RETURN n",
        "MATCH (p:Person {name: $name}) RETURN p",
        "MATCH ()-[r]->() RETURN r",
        "MATCH ()-[r:KNOWS {words: $name}]-() RETURN r",
        "MATCH (c:Case {id: $name}) OPTIONAL MATCH (p:Person {name: c.number}) RETURN p",
    ):
        assert any(is_scan(operator) for operator in operators(filled, scanning, {"name"})), (
            scanning
        )


def is_scan(operator: str) -> bool:
    """Scans of an index are none: `NodeIndexSeekByRange` is a seek, `NodeIndexScan` all of it."""
    return "Scan" in operator


def operators(store: Store, text: str, parameters: set[str]) -> list[str]:
    """The operators of a statement's plan."""

    def explain(tx: neo4j.ManagedTransaction) -> list[str]:
        explained = cast(LiteralString, f"EXPLAIN {text}")
        result = tx.run(explained, {name: example(text, name) for name in parameters})
        plan = result.consume().plan
        assert plan is not None
        return list(walk(plan))

    with store._session("READ") as session:
        return session.execute_write(explain)


def walk(plan: dict[str, Any]) -> Iterator[str]:
    yield str(plan["operatorType"]).partition("@")[0]
    for child in plan.get("children", ()):
        yield from walk(child)
