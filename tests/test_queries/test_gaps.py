"""Every rule of gaps against the same rule in plain loops, over made-up cases by the hundred."""

from __future__ import annotations

from collections import Counter

import pytest

from queries.gaps import RULES, Finding, Kind, asking, gaps_everywhere, gaps_of
from queries.store.store import Store
from queries.vocabulary import Audience, Role
from tests.support.gaps_families import ON, families
from tests.support.gaps_reference import Known, expected
from tests.support.graphs import Graph, plant
from tests.support.seen import Eyes

CASES = 60


def eyes_of(graph: Graph, audience: Audience = Audience.PROFESSIONALS, room: str = "") -> Eyes:
    """The worker's, over the cases allocated to them."""
    cases = frozenset(
        start for kind, start, end, _ in graph.ties if kind == "ALLOCATED_TO" and end == "worker"
    )
    return Eyes("worker", "worker", Role.WORKER, cases, audience, room or None)


def known(findings: tuple[Finding, ...]) -> Known:
    """What a finding is known by, for comparing."""
    return {one.id: (str(one.kind), frozenset(one.people), one.since) for one in findings}


@pytest.mark.parametrize("seed", range(6))
def test_all_cases_give_what_plain_loops_give(store: Store, seed: int) -> None:
    graph = families(seed, CASES)
    plant(store, graph)
    eyes = eyes_of(graph)
    found = gaps_everywhere(eyes.handle(store), as_of=ON)
    assert len({one.id for one in found}) == len(found)
    awaited: Known = {}
    for case in sorted(eyes.opens):
        awaited |= expected(graph, eyes, case, ON)
    assert known(found) == awaited


def test_one_case_gives_what_all_cases_give_for_it(store: Store) -> None:
    graph = families(11, 25)
    plant(store, graph)
    handle = eyes_of(graph).handle(store)
    found = gaps_everywhere(handle, as_of=ON)
    for case in handle.cases:
        assert gaps_of(handle, case, as_of=ON) == tuple(f for f in found if f.case_id == case)


def test_many_cases_are_asked_in_parts(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = families(13, 25)
    plant(store, graph)
    handle = eyes_of(graph).handle(store)
    together = gaps_everywhere(handle, as_of=ON)
    monkeypatch.setattr(asking, "PART", 7)
    assert len(handle.cases) > 7
    assert gaps_everywhere(handle, as_of=ON) == together


def test_a_family_in_the_room_gets_what_it_may_see(store: Store) -> None:
    graph = families(12, 25)
    plant(store, graph)
    for case in sorted(eyes_of(graph).cases)[:8]:
        eyes = eyes_of(graph, Audience.FAMILY, case)
        assert known(gaps_of(eyes.handle(store), case, as_of=ON)) == expected(graph, eyes, case, ON)


def test_every_kind_of_gap_is_among_the_made_up_cases() -> None:
    """Else the tests above would pass for a rule that never finds anything."""
    kinds: Counter[str] = Counter()
    for seed in range(6):
        graph = families(seed, CASES)
        eyes = eyes_of(graph)
        for case in eyes.opens:
            kinds.update(kind for kind, _, _ in expected(graph, eyes, case, ON).values())
    assert set(kinds) == {str(kind) for kind in Kind} - {str(Kind.NO_LEGAL_OFFER)}
    assert min(kinds.values()) >= 5


def test_rules_may_be_asked_one_by_one(store: Store) -> None:
    graph = families(3, 20)
    plant(store, graph)
    handle = eyes_of(graph).handle(store)
    together = gaps_everywhere(handle, as_of=ON)
    for rule in RULES:
        alone = gaps_everywhere(handle, as_of=ON, rules=[rule.name])
        assert alone == gaps_everywhere(handle, as_of=ON, rules=[str(rule.number)])
        assert alone == tuple(one for one in together if one.rule == rule.name)
    with pytest.raises(LookupError):
        gaps_everywhere(handle, rules=["14"])
