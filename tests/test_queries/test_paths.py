"""How two people are connected."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries import Handle, Viewer, paths_between
from queries.paths import MOST_STEPS, PathsFound, Step, shortest_ways
from queries.store.errors import NotFound
from queries.store.store import Store
from queries.vocabulary import TieType
from tests.support.graphs import Graph, plant


@pytest.fixture
def handle(store: Store) -> Handle:
    g = Graph()
    g.team("north")
    g.user("worker", "north")
    for person, sex in (
        ("Ben", "male"), ("Dawn", "female"), ("Ann", "female"), ("Gran", "female"),
        ("Jo", "female"), ("Sam", "male"), ("Alone", "male"), ("Far", "male"),
    ):  # fmt: skip
        g.person(person.lower(), person, sex=sex)
    g.case("case", "ben", worker="worker")
    g.members("case", "dawn", "ann", "gran", "jo", "sam", "alone")
    g.fact(TieType.PARENT_OF, "dawn", "ben", "case", kind="biological")
    g.fact(TieType.SIBLING_OF, "dawn", "ann", "case", kind="full")
    g.fact(TieType.PARTNER_OF, "ann", "jo", "case", kind="together")
    g.fact(TieType.PARENT_OF, "gran", "dawn", "case", kind="biological")
    g.fact(TieType.PARENT_OF, "gran", "ann", "case", kind="biological")
    g.fact(TieType.KNOWS, "jo", "ben", "case", kind="kin", closeness=5)
    g.fact(TieType.KNOWS, "sam", "ben", "case", kind="kin", closeness=3)
    g.fact(TieType.EMOTIONAL_TIE, "dawn", "ben", "case", kind="close")
    g.fact(TieType.KNOWS, "far", "ben", "case", kind="friend")
    g.fact(TieType.KNOWS, "alone", "ben", "case", kind="friend", until="2020")
    plant(store, g)
    return Handle(store, Viewer("worker", "Hannah"))


def ways(found: PathsFound) -> list[list[str]]:
    return [[person.id for person in path.people] for path in found.paths]


def test_the_shortest_way_is_told_in_a_sentence(handle: Handle) -> None:
    found = paths_between(handle, "case", "ben", "jo")
    assert ways(found) == [["ben", "dawn", "ann", "jo"], ["ben", "dawn", "gran", "ann", "jo"]]
    assert found.paths[0].sentence == "Jo is Ben's mum's sister's partner."
    assert [tie.type for tie in found.paths[0].ties] == [
        TieType.PARENT_OF, TieType.SIBLING_OF, TieType.PARTNER_OF,
    ]  # fmt: skip
    assert not found.truncated


def test_a_tie_that_only_adds_closeness_is_walked_only_alone(handle: Handle) -> None:
    assert ways(paths_between(handle, "case", "ben", "sam")) == [["ben", "sam"]]


def test_a_limit_is_told(handle: Handle) -> None:
    found = paths_between(handle, "case", "ben", "jo", limit=1)
    assert (len(found.paths), found.truncated) == (1, True)


def test_an_ended_tie_joins_nobody_after_its_end(handle: Handle) -> None:
    assert ways(paths_between(handle, "case", "ben", "alone")) == []
    before = paths_between(handle, "case", "ben", "alone", as_of=date(2019, 1, 1))
    assert ways(before) == [["ben", "alone"]]


def test_nobody_is_connected_to_themselves_or_to_somebody_not_on_the_map(handle: Handle) -> None:
    assert ways(paths_between(handle, "case", "ben", "ben")) == []
    words = set()
    for person in ("far", "no such person"):
        with pytest.raises(NotFound) as told:
            paths_between(handle, "case", "ben", person)
        words.add(str(told.value))
    assert len(words) == 1


def test_a_crowd_where_everybody_knows_everybody_is_given_up_in_time() -> None:
    crowd = [str(number) for number in range(60)]
    steps: list[Step] = [
        (f"{a}-{b}", "KNOWS", a, b, "friend") for a in crowd for b in crowd if a < b
    ]
    steps.append(("out", "KNOWS", "0", "end", "friend"))
    found, _ = shortest_ways(steps, "1", "end", 5)
    assert found[0] == ["1", "0", "end"]
    lonely: list[Step] = [step for step in steps if "0" not in step[2:4]]
    assert shortest_ways(lonely, "1", "end", 5) == ([], False)


PEOPLE = "abcdefg"


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["PARENT_OF", "KNOWS", "WORKS_WITH"]),
            st.sampled_from(PEOPLE),
            st.sampled_from(PEOPLE),
        ),
        max_size=14,
    ),
    st.integers(1, 8),
)
def test_ways_are_the_shortest_simple_ones(
    drawn: Sequence[tuple[str, str, str]], limit: int
) -> None:
    steps: list[Step] = [
        (str(n), tie_type, a, b, "friend") for n, (tie_type, a, b) in enumerate(drawn)
    ]
    graph = nx.Graph([(a, b) for _, a, b in drawn if a != b])
    expected = (
        list(nx.all_simple_paths(graph, "a", "b", cutoff=MOST_STEPS))
        if {"a", "b"} <= set(graph)
        else []
    )
    found, gave_up = shortest_ways(steps, "a", "b", limit)
    assert not gave_up
    assert sorted(map(len, found)) == sorted(map(len, expected))[:limit]
    for way in found:
        assert len(set(way)) == len(way)
        assert all(graph.has_edge(*pair) for pair in pairwise(way))
