"""The wider network: nobody covered, tied people near, nobody moved by somebody new."""

from __future__ import annotations

import math
import random
from typing import Any

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layouts.boxes import CLEAR, overlaps
from layouts.contract import Place, Placement, Size
from layouts.crossings import count_crossings
from layouts.wider import wider_network
from tests.test_layouts.families import Family, family

slow = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def lay_out(made: Family, **more: Any) -> Placement:
    return wider_network(made.graph, made.sizes, focus=made.focus, options=made.options, **more)


def assert_clear(made: Family, placed: Placement, free: set[str] | None = None) -> None:
    assert set(placed.people) == set(made.graph)
    pairs = overlaps(placed.people, made.sizes, clear=CLEAR - 0.05)
    assert [pair for pair in pairs if free is None or free & set(pair)] == []


def kin(people: int, seed: int) -> Family:
    """A family tree with remarriages and cousins, as the layout study's, boxes of 80 x 60."""
    rng = random.Random(seed)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(f"p{number}" for number in range(people))
    couples = [("p0", "p1")]
    graph.add_edge("p0", "p1", key="c0")
    number = 2
    while number < people:
        a, b = rng.choice(couples[-12:])
        child = f"p{number}"
        graph.add_edge(a, child, key=f"a{number}")
        graph.add_edge(b, child, key=f"b{number}")
        number += 1
        if number < people and rng.random() < 0.6:
            partner = f"p{number}"
            number += 1
            graph.add_edge(child, partner, key=f"c{number}")
            couples.append((child, partner))
            if rng.random() < 0.2:
                graph.add_edge(partner, rng.choice(couples)[0], key=f"r{number}")
    sizes = dict.fromkeys(graph, Size(73.0, 53.0))
    return Family(graph, sizes, (), {})


@pytest.mark.parametrize("people", [0, 1, 2, 3, 7, 26, 80, 300])
def test_nobody_covers_anybody(people: int) -> None:
    made = family(people)
    placed = lay_out(made)
    assert_clear(made, placed)
    assert placed.report["overlaps"] == 0
    child = placed.people["child0"]
    assert math.hypot(child.x, child.y) < 0.02


@pytest.mark.parametrize(("people", "most"), [(100, 0.06), (300, 0.09)])
def test_distances_are_as_the_ties_tell(people: int, most: float) -> None:
    found = [lay_out(kin(people, seed)).report for seed in range(3)]
    assert sum(one["stress"] for one in found) / 3 <= most
    assert sum(one["edge"] for one in found) / 3 <= 165
    assert sum(one["overlaps"] for one in found) == 0


def test_thousands_are_placed_clear() -> None:
    made = kin(1600, 1)
    placed = lay_out(made)
    assert_clear(made, placed)


def test_networks_not_tied_to_each_other_stand_side_by_side() -> None:
    made = family(0)
    rows = {"a": 5, "b": 4, "c": 1, "d": 1}
    for group, count in rows.items():
        names = [f"{group}{number}" for number in range(count)]
        made.graph.add_nodes_from(names)
        made.sizes |= dict.fromkeys(names, Size(36.0, 36.0, 60.0, 35.0))
        nx.add_cycle(made.graph, names)
    placed = lay_out(made)
    assert_clear(made, placed)
    spans = []
    for group, count in rows.items():
        places = [placed.people[f"{group}{number}"] for number in range(count)]
        xs, ys = [p.x for p in places], [p.y for p in places]
        spans.append((min(xs), min(ys), max(xs), max(ys)))
    for number, one in enumerate(spans):
        for other in spans[number + 1 :]:
            apart_x = one[2] < other[0] or other[2] < one[0]
            apart_y = one[3] < other[1] or other[3] < one[1]
            assert apart_x or apart_y


def test_a_close_tie_is_shorter() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_edge("a", "b", key=1, weight=2.0)
    graph.add_edge("a", "c", key=2, weight=0.6)
    made = Family(graph, dict.fromkeys(graph, Size(20.0, 20.0)), (), {})
    placed = lay_out(made).people
    near, far = (
        math.dist((placed["a"].x, placed["a"].y), (placed[p].x, placed[p].y)) for p in "bc"
    )
    assert near * 1.8 < far


def test_a_square_is_drawn_without_crossing() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    nx.add_cycle(graph, ["a", "b", "c", "d"])
    made = Family(graph, dict.fromkeys(graph, Size(36.0, 36.0, 50.0, 35.0)), (), {})
    assert lay_out(made).report["crossings"] == 0


def test_crossings_are_counted() -> None:
    import numpy as np

    points = np.array([(0.0, 0.0), (1.0, 1.0), (0.0, 1.0), (1.0, 0.0)])
    assert count_crossings(points, np.array([(0, 1), (2, 3)])) == 1
    assert count_crossings(points, np.array([(0, 1), (1, 2), (2, 3)])) == 1
    assert count_crossings(points, np.array([(0, 2), (1, 3)])) == 0


def test_somebody_new_stands_near_and_moves_nobody() -> None:
    for people, seed in ((20, 0), (100, 1), (300, 2)):
        made, rng = kin(people, seed), random.Random(seed)
        first = lay_out(made)
        now = first
        for number in range(3):
            key, friend = f"new{number}", f"p{rng.randrange(people)}"
            made.graph.add_edge(key, friend, key=key)
            made.sizes[key] = Size(73.0, 53.0)
            now = lay_out(made, previous=now.people)
            assert_clear(made, now)
            gap = math.dist(
                (now.people[key].x, now.people[key].y), (now.people[friend].x, now.people[friend].y)
            )
            assert gap <= 3 * first.report["edge"]
        moved = [
            math.dist((now.people[p].x, now.people[p].y), (first.people[p].x, first.people[p].y))
            for p in first.people
        ]
        assert sum(moved) / len(moved) <= 0.05 * first.report["edge"]


@st.composite
def networks(draw: st.DrawFn) -> Family:
    """Any network: loops, twice the same tie, parts not tied to each other, odd sizes."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    names = [f"p{number}" for number in range(draw(st.integers(0, 18)))]
    graph.add_nodes_from(names)
    sizes = {
        name: Size(
            *draw(
                st.sampled_from(
                    ((36.0, 36.0, 130.0, 52.0), (68.0, 28.0, 20.0, 17.0), (24.0, 24.0, 0.0, 0.0))
                )
            )
        )
        for name in names
    }
    if names:
        ends = st.lists(st.tuples(st.sampled_from(names), st.sampled_from(names)), max_size=30)
        for number, (a, b) in enumerate(draw(ends)):
            graph.add_edge(a, b, key=number, weight=draw(st.sampled_from((0.5, 1.0, 3.0))))
    return Family(graph, sizes, tuple(names[:1]), {})


@slow
@given(networks(), st.data())
def test_any_network_is_clear_the_same_each_time_and_keeps_the_pinned(
    made: Family, data: st.DataObject
) -> None:
    ties = list(made.graph.edges(keys=True, data=True))
    placed = lay_out(made)
    assert_clear(made, placed)
    assert lay_out(made) == placed
    assert list(made.graph.edges(keys=True, data=True)) == ties
    if not len(made.graph):
        return
    pinned = frozenset(data.draw(st.sets(st.sampled_from(sorted(made.graph)), max_size=3)))
    previous = {
        person: Place(*(float(data.draw(st.integers(-300, 300))) for _ in "xy"))
        for person in pinned
    }
    if data.draw(st.booleans()):
        previous = dict(placed.people) | previous
    then = lay_out(made, previous=previous, pinned=pinned)
    assert all(then.people[person] == previous[person] for person in pinned)
    assert_clear(made, then, free=set(made.graph) - pinned)


@pytest.mark.parametrize("people", [150, 300])
def test_a_first_look_at_many_covers_nobody_and_tells_ties_nearly_as_well(people: int) -> None:
    made = family(people)
    made.options["quick"] = True
    placed = lay_out(made)
    assert placed.report["quick"] == 1
    assert_clear(made, placed)
    assert lay_out(made) == placed, "the same each time"
    made.options["quick"] = False
    full = lay_out(made)
    assert placed.report["stress"] <= 1.3 * full.report["stress"]
    assert placed.report["edge"] <= 1.2 * full.report["edge"]


def test_a_few_people_are_looked_after_as_long_as_it_takes() -> None:
    made = family(80)
    full = lay_out(made)
    made.options["quick"] = True
    soon = lay_out(made)
    assert soon.people == full.people
    assert soon.report["quick"] == 0
