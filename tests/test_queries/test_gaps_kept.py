"""Kept gaps are those that would be found anew: whatever was done, by whom, seen by whom."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from random import Random
from typing import Any

import pytest

from queries.changes import undo
from queries.commands import (
    add_person,
    add_team,
    add_tie,
    add_user,
    allocate,
    apply,
    join_network,
)
from queries.gaps import Finding, Kind, gaps_everywhere, kept, touched
from queries.partial_date import PartialDate
from queries.store import GraphError, Store
from queries.store.handle import Handle
from queries.vocabulary import Role, TieType
from queries.warming import warm
from tests.support.gaps_families import ON, families
from tests.support.gaps_kept import CASES, Service
from tests.support.graphs import Graph as Tiny
from tests.support.graphs import plant

VIEWERS = ("worker", "boss", "room")
STEPS = 10
WRITES = 4


@pytest.fixture
def second(store: Store) -> Iterator[Store]:
    address = store._connection.address
    assert address is not None
    with Store.open(address) as other:
        yield other


def service(store: Store, second: Store, seed: int) -> Service:
    graph = families(seed, CASES)
    graph.team("north")
    graph.user("boss", "north", role="supervisor")
    for one in ("worker", "other"):
        graph.tie(TieType.IN, one, "north")
    plant(store, graph)
    warm(store)  # planning a rule takes seconds, on a busy computer more than a question may take
    return Service(store, second, Random(seed))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Of how many cases the graph was asked, each time."""
    counted: list[int] = []
    among = kept.gaps_among

    def counting(handle: Handle, case_ids: Any, **more: Any) -> tuple[Finding, ...]:
        counted.append(len(case_ids))
        return among(handle, case_ids, **more)

    monkeypatch.setattr(kept, "gaps_among", counting)
    return counted


@pytest.mark.parametrize("seed", range(2))
def test_whatever_is_done_they_are_those_found_anew(
    store: Store, second: Store, asked: list[int], seed: int
) -> None:
    here = service(store, second, seed)
    found = follow(here)
    assert here.done > STEPS * WRITES / 3
    assert len(found) > 2, "hardly anything changed: this shows nothing"
    assert sum(cases < CASES / 2 for cases in asked) > 1, "all was asked anew each time"


def follow(here: Service) -> set[tuple[Finding, ...]]:
    """Write, and look as one of the viewers: the others fall behind by some writes."""
    found = set()
    for _ in range(STEPS):
        for _ in range(WRITES):
            here.write()
        found.add(here.agree(here.random.choice(VIEWERS)))
    return found | {here.agree(who) for who in VIEWERS}


@pytest.fixture
def kin(store: Store) -> Service:
    """Two cases of two workers; Jo is on both, and is the mother of the first case's child."""
    g = Tiny()
    g.team("north")
    g.user("boss", "north", role="supervisor")
    for number, worker in (("1", "worker"), ("2", "other"), ("3", "worker")):
        if number != "3":
            g.user(worker, "north")
        g.person(f"kid{number}", f"Kid {number}")
        g.case(f"c{number}", f"kid{number}", worker=worker)
    for who in ("jo", "al", "pat"):
        g.person(who, who.title(), sex="female")
    g.members("c1", "jo")
    g.members("c2", "jo", "al")
    g.members("c3", "pat")
    g.fact(TieType.PARENT_OF, "jo", "kid1", "c1", kind="biological")
    plant(store, g)
    return Service(store, store, Random(0))


def test_nothing_written_nothing_asked(kin: Service, asked: list[int]) -> None:
    first = kin.agree("boss")
    kin.look(kin.handle("worker"))  # an opening is recorded: no gap rests on it
    assert kin.agree("boss") is first
    assert asked == [3]


def test_a_change_asks_its_case_and_those_of_its_people(kin: Service, asked: list[int]) -> None:
    before = kin.agree("boss")
    sister = add_tie("c2", TieType.SIBLING_OF, "jo", "al", {"kind": "full"})
    apply(kin.handle("other"), sister)
    assert kin.agree("boss") == before  # Al is not on the first child's map
    apply(kin.handle("boss"), join_network("c1", "al"))
    after = kin.agree("boss")
    assert after != before
    assert asked == [3, 2, 2]


def test_another_cases_fact_about_a_shared_person_counts(kin: Service, asked: list[int]) -> None:
    """The tie is another case's, and ends there: on the first map mum's side has nobody again."""
    apply(kin.handle("boss"), join_network("c1", "al"))
    sister = add_tie("c2", TieType.SIBLING_OF, "jo", "al", {"kind": "full"})
    done = apply(kin.handle("other"), sister)
    before = [one for one in kin.agree("boss") if one.case_id == "c1"]
    asked.clear()
    undo(kin.handle("other"), done.change_id)
    after = [one for one in kin.agree("boss") if one.case_id == "c1"]
    assert {one.kind for one in after} - {one.kind for one in before} == {Kind.SIDE_NOT_ASKED}
    assert asked == [2]


def test_the_test_above_would_notice_a_case_forgotten(
    kin: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were only the cases that were written on asked again, not those of the same people."""
    apply(kin.handle("boss"), join_network("c1", "al"))
    kin.agree("boss")
    monkeypatch.setattr(touched.Touched, "_of_changes", lambda _, tx, counted, seqs: counted)
    sister = add_tie("c2", TieType.SIBLING_OF, "jo", "al", {"kind": "full"})
    apply(kin.handle("other"), sister)
    with pytest.raises(AssertionError):
        kin.agree("boss")


@pytest.mark.parametrize("seed", range(2))
def test_whatever_is_done_with_people_on_several_maps(kin: Service, seed: int) -> None:
    kin.random.seed(seed)
    for case_id, who in (("c1", "al"), ("c2", "pat"), ("c3", "jo"), ("c3", "kid1")):
        apply(kin.handle("boss"), join_network(case_id, who))
    found = set()
    for _ in range(12):
        with suppress(GraphError, IndexError):
            kin.act(kin.handle("boss"))
            kin.back(kin.handle("boss"))
            kin.act(kin.handle("boss"))
        found.add(kin.agree(kin.random.choice(("worker", "boss"))))
    assert len(found) > 2


def test_what_a_viewer_may_not_see_any_more_is_not_kept_for_them(kin: Service) -> None:
    assert {one.case_id for one in kin.agree("worker")} == {"c1", "c3"}
    given = allocate("c1", "other", since=PartialDate.parse("2020"))
    apply(kin.handle("worker"), given)
    end = "MATCH (:Case {id: 'c1'})-[a:ALLOCATED_TO]->(:User {id: 'worker'}) DELETE a"
    kin.store.writing(lambda tx: tx.run(end))
    assert {one.case_id for one in kin.agree("worker")} == {"c3"}
    assert "c1" in {one.case_id for one in kin.agree("other")}


def test_after_a_bulk_write_all_is_asked_anew(kin: Service, asked: list[int]) -> None:
    kin.agree("boss")
    kin.store.writing(lambda tx: tx.run("MATCH (p:Person {id: 'pat'}) SET p.deceased = true"))
    kin.agree("boss")
    assert asked == [3, 3]


def test_another_name_of_a_worker_or_a_team_is_read(kin: Service) -> None:
    kin.agree("boss")
    team = add_team(kin.store, "Northern", team_id="north")
    add_user(kin.store, "Wendy Moss", Role.WORKER, team, user_id="worker")
    kin.agree("boss")
    named = kin.kept.everywhere(kin.handle("boss"), as_of=ON).cases
    assert {("Wendy Moss", "Northern")} == {
        (one.worker, one.team) for one in named if one.worker_id == "worker"
    }


def test_another_day_is_asked_anew(kin: Service, asked: list[int]) -> None:
    kin.agree("boss")
    later = kin.kept.everywhere(kin.handle("boss"), as_of=ON + timedelta(days=400))
    assert later.findings == gaps_everywhere(kin.handle("boss"), as_of=ON + timedelta(days=400))
    assert asked == [3, 3]


def test_a_large_change_asks_all_anew(
    kin: Service, asked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(touched, "PART", 1)
    kin.agree("boss")
    apply(kin.handle("worker"), add_person("c3", {"name": "Ann"}))  # a person and a place
    kin.agree("boss")
    assert asked == [3, 3]


def test_only_so_many_cases_are_kept(kin: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_CASES", 4)
    for who in ("worker", "other", "boss", "worker"):
        kin.agree(who)
        assert sum(len(view.seen[1]) for view in kin.kept._views.values() if view.seen) <= 4
