"""What holds for the tree of any family at all, however odd its ties."""

from __future__ import annotations

import random
from collections import Counter
from itertools import combinations

import networkx as nx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layouts.boxes import overlaps
from layouts.contract import Placement
from layouts.genogram import genogram
from tests.test_layouts.kinfolk import (
    LOOSE,
    Kin,
    ancestors,
    boxes_by_person,
    false_joins,
    inside,
    odd_families,
    slanted,
    through_faces,
)

ANY = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def drawn(kin: Kin) -> Placement:
    return genogram(kin.graph, kin.sizes, focus=kin.focus, options=kin.options(effort=0.1))


@ANY
@given(odd_families())
def test_everybody_is_drawn_once_and_nobody_lies_on_anybody(kin: Kin) -> None:
    placed = drawn(kin)
    assert set(placed.people) == set(kin.graph)
    assert overlaps(placed.people, kin.sizes) == []
    assert placed.report.get("overlaps", 0) == 0


@ANY
@given(odd_families())
def test_children_stand_below_their_parents_unless_the_ties_go_in_a_circle(kin: Kin) -> None:
    placed = drawn(kin)
    up = ancestors(kin.graph)
    circles = {
        name for part in nx.strongly_connected_components(up) if len(part) > 1 for name in part
    }
    for parent, child in up.edges:
        if not {parent, child} <= circles:
            assert placed.people[child].y > placed.people[parent].y + 100


@ANY
@given(odd_families())
def test_couples_share_a_row_when_nobody_would_stand_above_a_forebear(kin: Kin) -> None:
    placed = drawn(kin)
    up = ancestors(kin.graph)
    pairs = [
        (a, b) for a, b, data in kin.graph.edges(data=True) if data["tie"] == "partner" and a != b
    ]
    # rows hold whole groups of partners: who is whose forebear is asked of the groups
    together = up.copy()
    for a, b in pairs:
        together.add_edges_from([(a, b), (b, a)])
    part = {
        name: number
        for number, group in enumerate(nx.strongly_connected_components(together))
        for name in group
    }
    in_doubt = {part[a] for a, b in up.edges if part[a] == part[b]}
    for a, b in pairs:
        if part[a] not in in_doubt:
            assert placed.people[a].y == placed.people[b].y


@ANY
@given(odd_families())
def test_lines_are_square_and_run_through_nobody(kin: Kin) -> None:
    placed = drawn(kin)
    twins = {
        name
        for a, b, data in kin.graph.edges(data=True)
        if data["tie"] == "twin" and a != b
        for name in (a, b)
    }
    for route in placed.routes:
        assert not slanted(route) or route.people[-1] in twins
    assert through_faces(kin, placed) == []


@ANY
@given(odd_families())
def test_no_two_families_lines_lie_on_each_other(kin: Kin) -> None:
    assert false_joins(drawn(kin)) == []


@ANY
@given(odd_families())
def test_every_child_has_a_line_for_each_of_its_parents(kin: Kin) -> None:
    placed = drawn(kin)
    shown = Counter(
        (parent, route.people[-1])
        for route in placed.routes
        if route.kind not in ("couple", "sibling")
        for parent in route.people[:-1]
    )
    told = {
        (a, b) for a, b, data in kin.graph.edges(data=True) if data["tie"] == "parent" and a != b
    }
    assert set(shown) == told
    assert all(count == 1 for count in shown.values())
    partners = {
        frozenset((a, b))
        for a, b, data in kin.graph.edges(data=True)
        if data["tie"] == "partner" and a != b
    }
    lines = Counter(frozenset(route.people) for route in placed.routes if route.kind == "couple")
    assert partners <= set(lines)
    assert all(count == 1 for count in lines.values())


@ANY
@given(odd_families())
def test_homes_hold_those_who_live_there_and_nobody_else(kin: Kin) -> None:
    placed = drawn(kin)
    homes = {key: people for key, _, people in kin.homes}
    for outline in placed.enclosures:
        assert set(outline.people) <= set(homes[outline.id])
        for name, theirs in boxes_by_person(kin, placed).items():
            for left, top, right, bottom in theirs:
                held = inside(((left + right) / 2, (top + bottom) / 2), outline.outline)
                assert held == (name in outline.people)
    shown = {(outline.id, name) for outline in placed.enclosures for name in outline.people}
    for key, people in homes.items():
        if len(people) > 1:
            assert {name for home, name in shown if home == key} == set(people)
    for one, other in combinations(placed.enclosures, 2):
        if one.id != other.id:
            assert not any(inside((x + 0.1, y + 0.1), other.outline) for x, y in one.outline)


@ANY
@given(odd_families(), st.randoms(use_true_random=False))
def test_the_same_family_gives_the_same_picture_in_whatever_order_it_is_told(
    kin: Kin, rng: random.Random
) -> None:
    before = nx.to_dict_of_dicts(kin.graph)
    first = drawn(kin)
    assert nx.to_dict_of_dicts(kin.graph) == before
    told: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    nodes, edges = list(kin.graph.nodes(data=True)), list(kin.graph.edges(keys=True, data=True))
    rng.shuffle(nodes)
    rng.shuffle(edges)
    told.add_nodes_from(nodes)
    told.add_edges_from(edges)
    assert genogram(told, kin.sizes, focus=kin.focus, options=kin.options(effort=0.1)) == first


@ANY
@given(odd_families())
def test_who_has_a_place_keeps_it(kin: Kin) -> None:
    first = drawn(kin)
    again = genogram(kin.graph, kin.sizes, first.people, focus=kin.focus, options=kin.options())
    assert again.people == first.people


@ANY
@given(odd_families(), st.data())
def test_the_pinned_stay_where_they_were_put(kin: Kin, data: st.DataObject) -> None:
    first = drawn(kin)
    if not first.people:
        return
    who = data.draw(st.sampled_from(sorted(first.people)))
    x, y = data.draw(st.tuples(st.integers(-400, 400), st.integers(-300, 900)))
    places = dict(first.people)
    places[who] = type(places[who])(float(x), float(y))
    again = genogram(kin.graph, kin.sizes, places, {who}, kin.focus, kin.options())
    assert again.people[who] == places[who]
    assert overlaps(again.people, kin.sizes) == []


def test_loose_kinds_are_those_of_the_layout() -> None:
    from layouts.genogram.family import LOOSE as THEIRS

    assert THEIRS >= LOOSE
