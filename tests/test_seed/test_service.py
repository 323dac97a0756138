"""A made-up service: of its size, at its rates, the same for the same seed, found by name."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from typing import Any

import pytest

from queries.cases import list_cases
from queries.commands.command import Command, MakeNode, MakeTie
from queries.commands.shape import check_shape
from queries.commands.shapes import NOT_BY_COMMAND
from queries.network import network_of
from queries.people import find_people, keep_apart
from queries.store import Store
from queries.store.handle import Handle, Viewer
from queries.vocabulary import NodeLabel, Role, TieType
from seed.service import ServicePlanted, plant_service
from tests.support.engine import wipe

CASES = 120


@pytest.fixture(scope="module")
def planted(engine: Store) -> Iterator[ServicePlanted]:
    wipe(engine)
    yield plant_service(engine, CASES, seed=7)
    wipe(engine)


def one(store: Store, text: str, **parameters: object) -> Any:
    return next(iter(store.read(text, parameters)[0].values()))


def test_it_has_its_size(engine: Store, planted: ServicePlanted) -> None:
    assert one(engine, "MATCH (c:Case) RETURN count(c)") == CASES == len(planted.case_ids)
    assert one(engine, "MATCH (p:Person) RETURN count(p)") == planted.people
    sizes = [
        row["n"]
        for row in engine.read("MATCH (c:Case) RETURN COUNT { (c)<-[:IN_NETWORK_OF]-() } AS n")
    ]
    assert min(sizes) >= 3
    assert max(sizes) <= 300
    assert 9 <= median(sizes) <= 15
    assert max(sizes) > 3 * median(sizes)


def test_some_people_are_in_several_cases(engine: Store, planted: ServicePlanted) -> None:
    several = one(
        engine,
        "MATCH (p:Person) WHERE COUNT { (p)-[:IN_NETWORK_OF]->() } > 1 RETURN count(p)",
    )
    assert several == planted.in_several
    assert 0.03 <= several / planted.people <= 0.08


def test_the_manager_opens_every_case_and_a_worker_their_own(
    engine: Store, planted: ServicePlanted
) -> None:
    manager = Handle(engine, Viewer(planted.manager, "Marian", Role.SUPERVISOR))
    assert set(manager.cases) == set(planted.case_ids)
    worker = Handle(engine, Viewer(planted.workers[0], "W"))
    assert 0 < len(worker.cases) < CASES
    for row in list_cases(worker, limit=5):
        network = network_of(worker, row.case.id)
        assert len(network.people) > 2
        assert network.ties
        keep_apart(worker, row.case.id, list(network.people))


def test_people_are_found_by_name(engine: Store, planted: ServicePlanted) -> None:
    manager = Handle(engine, Viewer(planted.manager, "Marian", Role.SUPERVISOR))
    rows = engine.read("MATCH (p:Person)<-[:ABOUT]-(:Case) RETURN p.name AS name, p.id AS id")
    for row in rows[:10]:
        found = find_people(manager, row["name"].upper(), limit=200)
        assert row["id"] in {person.id for person in found.people}


def test_what_is_hidden_is_for_the_allocated_worker_alone(
    engine: Store, planted: ServicePlanted
) -> None:
    rows = engine.read(
        "MATCH (p:Person)-[m:IN_NETWORK_OF]->(c:Case) WHERE m.visible_to[0] <> 'professionals'"
        " MATCH (c)-[a:ALLOCATED_TO]->(u:User) WHERE a.until_latest IS NULL"
        " RETURN m.visible_to AS tokens, u.id AS user, c.id AS case, p.id AS person"
    )
    assert rows
    manager = Handle(engine, Viewer(planted.manager, "Marian", Role.SUPERVISOR))
    for row in rows:
        assert row["tokens"] == [row["user"]]
        assert row["person"] not in network_of(manager, row["case"]).people


@pytest.mark.parametrize("label", sorted(set(NodeLabel) - NOT_BY_COMMAND))
def test_every_node_is_as_a_command_would_make_it(
    engine: Store, planted: ServicePlanted, label: NodeLabel
) -> None:
    rows = engine.read(f"MATCH (n:{label}) RETURN properties(n) AS p LIMIT 200")
    for row in rows:
        fields = {name: value for name, value in row["p"].items() if name != "version"}
        made = MakeNode(label, fields["id"], fields)
        check_shape(Command("c", ("case",), "words", (made,)))


@pytest.mark.parametrize("type_", sorted(set(TieType) - NOT_BY_COMMAND))
def test_every_tie_is_as_a_command_would_make_it(
    engine: Store, planted: ServicePlanted, type_: TieType
) -> None:
    rows = engine.read(
        f"MATCH (a)-[r:{type_}]->(b) RETURN a.id AS a, b.id AS b, properties(r) AS p LIMIT 200"
    )
    for row in rows:
        fields = {name: value for name, value in row["p"].items() if name != "version"}
        made = MakeTie(type_, fields["id"], row["a"], row["b"], fields)
        check_shape(Command("c", ("case",), "words", (made,)))


@pytest.mark.parametrize(
    ("what", "least", "most"),
    [
        ("MATCH (c:Case)-[:HAD]->(e:Episode) WHERE e.closed_latest IS NOT NULL"
         " RETURN count(DISTINCT c)", 0.3, 0.6),
        ("MATCH (c:Case)<-[:OF_CASE]-(:DangerStatement)-[:PAIRED_WITH]->(:SafetyGoal)"
         " RETURN count(DISTINCT c)", 0.7, 1),
        ("MATCH (c:Case)<-[:OF_CASE]-(:Restriction) RETURN count(DISTINCT c)", 0.05, 0.3),
        ("MATCH (c:Case)<-[:OF_CASE]-(:SafetyPlan)<-[:IN_PLAN]-(:Rule)<-[:OF]-(:Assignment)"
         "-[:BY]->(:Person) RETURN count(DISTINCT c)", 0.4, 0.8),
        ("MATCH (c:Case)<-[:OF_CASE]-(:Meeting)<-[:TO]-(:Invitation)-[:INVITES]->(:Person)"
         " RETURN count(DISTINCT c)", 0.3, 0.7),
        ("MATCH (c:Case)<-[:OF_CASE]-(:Disclosure)-[:TOLD]->(:Person) RETURN count(DISTINCT c)",
         0.8, 1),
        ("MATCH (c:Case)<-[:OF_CASE]-(s:SideAsked {side: 'dad'}) RETURN count(DISTINCT c)",
         0.35, 0.65),
    ],
)  # fmt: skip
def test_the_rates_are_kept(
    engine: Store, planted: ServicePlanted, what: str, least: float, most: float
) -> None:
    assert least <= one(engine, what) / CASES <= most
