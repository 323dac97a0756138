"""The circles: nobody overlaps, nobody leaves their ring or sector."""

from __future__ import annotations

import math
from typing import Any

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layouts.contract import Place, Size
from tests.test_layouts.families import SECTORS, Family, ecomap, family
from tests.test_layouts.rounds import assert_clear, lay_out, radius

slow = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize(
    ("people", "more"),
    [
        (0, {}),
        (1, {}),
        (7, {}),
        (26, {}),
        (26, {"phone": True, "width": 390.0, "height": 560.0}),
        (80, {}),
        (12, {"children": 4}),
        (12, {"children": 4, "phone": True, "width": 390.0, "height": 560.0}),
        (9, {"children": 6}),
        (9, {"children": 0}),
        (30, {"weights": (0, 0, 0, 1, 0)}),
        (40, {"rings": (1, 0, 0), "weights": (0, 0, 0, 0, 1)}),
        (40, {"rings": (0, 1, 0), "weights": (1, 0, 0, 0, 0)}),
        (40, {"rings": (0, 0, 1)}),
        (200, {}),
    ],
)
def test_everybody_has_a_clear_place(people: int, more: dict[str, Any]) -> None:
    made = family(people, **more)
    placed = lay_out(made)
    assert_clear(made, placed)
    assert placed.report["overlaps"] == 0
    assert placed.report["sector_breaks"] == placed.report["ring_breaks"] == 0
    assert placed.report["labels_outside"] == 0


def test_a_family_of_the_pictures_size_fills_the_space_given() -> None:
    made = family(26)
    placed = lay_out(made)
    assert placed.report["scale"] <= 1.06
    rim = placed.rings[-1]
    assert 2 * rim.rx <= 924 * 1.06
    assert 2 * rim.ry <= 604 * 1.06
    assert 1 / 1.2 - 1e-9 <= rim.rx / rim.ry <= 1.5 + 1e-9
    assert [round(ring.rx / rim.rx, 2) for ring in placed.rings] == [0.52, 0.77, 1.0]
    radii = [radius(placed, placed.people[p].x, placed.people[p].y) for p in made.people()]
    outer = [r for r in radii if r > 0.77]
    assert max(outer) - min(outer) > 0.03


@pytest.mark.parametrize(("contacts", "most"), [(20, 1.0), (40, 3.0), (80, 23.0)])
def test_ties_cross_little(contacts: int, most: float) -> None:
    seeds = range(5 if contacts < 80 else 1)
    found = [lay_out(ecomap(contacts, seed)).report for seed in seeds]
    assert sum(one["crossings"] for one in found) / len(found) <= most
    assert sum(one["overlaps"] + one["sector_breaks"] for one in found) == 0


def test_sectors_follow_headcount_and_hold_their_titles() -> None:
    made = family(40, weights=(12, 1, 1, 1, 1))
    placed = lay_out(made)
    widths = {sector.key: sector.end - sector.start for sector in placed.sectors}
    assert [sector.key for sector in placed.sectors] == [key for key, _ in SECTORS]
    assert max(widths, key=widths.__getitem__) == "dad"
    assert sum(widths.values()) == pytest.approx(math.tau)
    rim = placed.rings[-1]
    for key, title in SECTORS:
        assert widths[key] * math.sqrt(rim.rx * rim.ry) >= len(title) * 7


def test_titles_are_never_upside_down_and_run_the_way_they_say() -> None:
    placed = lay_out(family(26))
    for sector in placed.sectors:
        assert sector.title_start[0] < sector.title_end[0] or sector.title_start[0] == 0
        middle = (sector.start + sector.end) / 2
        assert sector.title_clockwise == (math.cos(middle) >= -0.05)


def test_one_sector_has_no_spoke() -> None:
    made = family(5)
    made.options["sectors"] = []
    for person in made.people():
        made.graph.nodes[person].pop("sector")
    placed = lay_out(made)
    assert [sector.spoke for sector in placed.sectors] == [None]
    assert_clear(made, placed)


def test_the_golden_small_family() -> None:
    made = Family(nx.MultiDiGraph(), {}, ("ben",))
    made.options = {"sectors": [("dad", "Dad"), ("mum", "Mum")], "width": 600, "height": 500}
    made.graph.add_node("ben")
    made.sizes["ben"] = Size(58, 58)
    for person, ring, sector in (
        ("paul", "most", "dad"),
        ("dawn", "most", "mum"),
        ("alan", "nothing", "dad"),
        ("zara", "little", "mum"),
    ):
        made.graph.add_node(person, ring=ring, sector=sector)
        made.sizes[person] = Size(36, 36, 50, 35)
    made.graph.add_edge("paul", "alan", key="father")
    placed = lay_out(made)
    assert_clear(made, placed)
    assert placed.people["ben"] == Place(0, 0)
    assert all(placed.people[p].x > 0 for p in ("paul", "alan"))
    assert all(placed.people[p].x < 0 for p in ("dawn", "zara"))
    assert {place.label for place in placed.people.values()} == {"below"}
    assert placed.sectors[0].end == pytest.approx(math.pi)


@st.composite
def families(draw: st.DrawFn) -> Family:
    """Any little network: unknown rings and sectors, loops, twice the same tie, odd sizes."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    focus = tuple(f"child{n}" for n in range(draw(st.integers(0, 4))))
    known = draw(st.integers(0, 5))
    made = Family(
        graph,
        {},
        focus,
        {
            "sectors": SECTORS[:known],
            "width": draw(st.sampled_from((390.0, 924.0, 1400.0))),
            "height": draw(st.sampled_from((400.0, 604.0, 900.0))),
        },
    )
    for child in focus:
        graph.add_node(child)
        made.sizes[child] = Size(58.0, 58.0)
    keys = [key for key, _ in SECTORS] + ["elsewhere"]
    for number in range(draw(st.integers(0, 16))):
        person = f"p{number}"
        graph.add_node(
            person,
            ring=draw(st.sampled_from(("most", "little", "nothing"))),
            sector=draw(st.sampled_from(keys)),
        )
        width, height = draw(st.sampled_from(((36.0, 36.0), (68.0, 28.0), (42.0, 42.0))))
        label = draw(st.sampled_from((0.0, 28.0, 70.0, 130.0)))
        made.sizes[person] = Size(width, height, label, draw(st.sampled_from((17.0, 35.0, 52.0))))
    names = list(graph)
    if names:
        ends = st.lists(st.tuples(st.sampled_from(names), st.sampled_from(names)), max_size=25)
        for number, (a, b) in enumerate(draw(ends)):
            graph.add_edge(a, b, key=number)
    return made


@slow
@given(families())
def test_any_network_is_placed_clear_and_the_same_each_time(made: Family) -> None:
    nodes, ties = dict(made.graph.nodes(data=True)), list(made.graph.edges(keys=True, data=True))
    sizes, options = dict(made.sizes), dict(made.options)
    placed = lay_out(made)
    assert_clear(made, placed)
    assert lay_out(made) == placed
    assert dict(made.graph.nodes(data=True)) == nodes
    assert list(made.graph.edges(keys=True, data=True)) == ties
    assert (made.sizes, made.options) == (sizes, options)


@slow
@given(families(), st.data())
def test_the_pinned_stay_and_the_others_keep_clear(made: Family, data: st.DataObject) -> None:
    previous = dict(lay_out(made).people)
    people = made.people()
    if not people:
        return
    pinned = frozenset(data.draw(st.sets(st.sampled_from(people), max_size=3)))
    for person in pinned:
        x, y = data.draw(st.tuples(st.integers(-400, 400), st.integers(-300, 300)))
        previous[person] = Place(float(x), float(y), "left")
    if data.draw(st.booleans()):
        previous = {person: previous[person] for person in pinned}
    placed = lay_out(made, previous=previous, pinned=pinned)
    assert all(placed.people[person] == previous[person] for person in pinned)
    assert_clear(made, placed, free=set(people) - pinned)
