"""Around home: nobody overlaps, nobody leaves their system, and what can stay stays."""

from __future__ import annotations

import math
from typing import Any

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layouts.boxes import CLEAR, label_box, overlaps, shape_box
from layouts.contract import Place, Placement, Size
from layouts.ecomap import ecomap
from layouts.ecomap.plan import NARROW, WIDE
from tests.test_layouts import families
from tests.test_layouts.families import SECTORS, Family, family

slow = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def lay_out(made: Family, **more: Any) -> Placement:
    return ecomap(made.graph, made.sizes, focus=made.focus, options=made.options, **more)


def at_home(made: Family, count: int) -> Family:
    """The first so many people live with the child."""
    for person in [*made.focus, *made.people()[:count]]:
        made.graph.nodes[person]["home"] = True
    made.options |= {"home": ("h", "Mum’s flat"), "home_title": (62.0, 13.5)}
    return made


def outside(made: Family) -> list[str]:
    return [key for key in made.people() if not made.graph.nodes[key].get("home")]


def assert_clear(made: Family, placed: Placement, free: set[str] | None = None) -> None:
    """Measured here from the places alone; only pairs with somebody `free` count."""
    assert set(placed.people) == set(made.graph)
    pairs = overlaps(placed.people, made.sizes, clear=CLEAR - 0.05)
    assert [pair for pair in pairs if free is None or free & set(pair)] == []
    aspect = NARROW if float(made.options["width"]) < 600 else WIDE
    sectors = {sector.key: sector for sector in placed.sectors}
    houses = [house.outline for house in placed.enclosures]
    for person in outside(made):
        if free is not None and person not in free:
            continue
        boxes = [shape_box(placed.people[person], made.sizes[person])]
        label = label_box(placed.people[person], made.sizes[person])
        for left, top, right, bottom in [*boxes, *([label] if label else [])]:
            for (x1, y1), _, (x2, y2), _ in houses:
                assert right <= x1 or left >= x2 or bottom <= y1 or top >= y2
        if len(sectors) > 1:
            sector = sectors[made.graph.nodes[person].get("sector", "")]
            left, top, right, bottom = boxes[0]
            for x, y in ((left, top), (right, top), (left, bottom), (right, bottom)):
                angle = math.atan2(x / aspect, -y) % math.tau
                assert sector.start - 1e-6 <= angle <= sector.end + 1e-6


@pytest.mark.parametrize(
    ("people", "home", "more"),
    [
        (0, 0, {}),
        (1, 0, {}),
        (1, 1, {}),
        (7, 2, {}),
        (26, 3, {}),
        (26, 3, {"phone": True, "width": 390.0, "height": 560.0}),
        (26, 9, {}),
        (12, 3, {"children": 4}),
        (12, 3, {"children": 7, "phone": True, "width": 390.0, "height": 560.0}),
        (9, 2, {"children": 0}),
        (40, 0, {"weights": (0, 0, 0, 1, 0)}),
        (80, 2, {}),
        (200, 4, {}),
    ],
)
def test_everybody_has_a_clear_place(people: int, home: int, more: dict[str, Any]) -> None:
    made = at_home(family(people, **more), home) if home else family(people, **more)
    placed = lay_out(made)
    assert_clear(made, placed)
    assert placed.report["overlaps"] == placed.report["sector_breaks"] == 0


@pytest.mark.parametrize(("contacts", "most"), [(20, 1.0), (40, 3.0), (80, 23.0)])
def test_ties_cross_little(contacts: int, most: float) -> None:
    found = [lay_out(families.ecomap(contacts, seed)).report for seed in range(5)]
    assert sum(one["crossings"] for one in found) / len(found) <= most
    assert sum(one["overlaps"] + one["sector_breaks"] for one in found) == 0


def test_the_household_is_in_the_middle_with_everybody_who_lives_there() -> None:
    made = at_home(family(26), 4)
    placed = lay_out(made)
    (house,) = placed.enclosures
    assert (house.id, house.title) == ("h", "Mum’s flat")
    assert set(house.people) == {*made.focus, *made.people()[:4]}
    (left, top), _, (right, bottom), _ = house.outline
    assert left < 0 < right
    assert top < 0 < bottom
    for person in house.people:
        box = shape_box(placed.people[person], made.sizes[person])
        assert left < box[0] < box[2] < right
        assert top < box[1] < box[3] < bottom
    assert placed.people["child0"].x == pytest.approx(0, abs=60)


def test_nobody_recorded_at_home_is_a_child_alone_in_the_middle() -> None:
    placed = lay_out(family(7))
    assert placed.enclosures == ()
    assert placed.people["child0"] == Place(0, 0)


def test_a_child_who_lives_elsewhere_stands_beside_the_home() -> None:
    made = at_home(family(9, children=2), 2)
    made.graph.nodes["child1"].pop("home")
    placed = lay_out(made)
    (house,) = placed.enclosures
    assert "child1" not in house.people
    right = max(x for x, _ in house.outline)
    assert shape_box(placed.people["child1"], made.sizes["child1"])[0] >= right
    assert_clear(made, placed)


def test_somebody_new_takes_a_free_place_and_nobody_moves() -> None:
    made = at_home(family(40), 3)
    before = lay_out(made)
    made.graph.add_node("new", sector="friends")
    made.sizes["new"] = Size(36.0, 36.0, 70.0, 35.0)
    made.graph.add_edge("new", made.people()[0], key="new")
    after = lay_out(made, previous=before.people)
    assert {key: after.people[key] for key in before.people} == dict(before.people)
    assert_clear(made, after)


def test_somebody_in_another_system_now_moves_there_alone() -> None:
    made = at_home(family(40), 3)
    before = lay_out(made)
    mover = next(key for key in outside(made) if made.graph.nodes[key]["sector"] == "mum")
    made.graph.nodes[mover]["sector"] = "friends"
    after = lay_out(made, previous=before.people)
    moved = {key for key, place in before.people.items() if after.people[key] != place}
    assert moved == {mover}
    assert_clear(made, after)


@st.composite
def households(draw: st.DrawFn) -> Family:
    """Any little network: nobody at home or everybody, unknown systems, loops, odd sizes."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    focus = tuple(f"child{number}" for number in range(draw(st.integers(0, 3))))
    options = {
        "sectors": SECTORS[: draw(st.integers(0, 5))],
        "width": draw(st.sampled_from((390.0, 924.0, 1400.0))),
        "height": draw(st.sampled_from((400.0, 604.0, 900.0))),
        "home_title": draw(st.sampled_from(((0.0, 0.0), (70.0, 13.5), (400.0, 13.5)))),
    }
    made = Family(graph, {}, focus, options)
    for child in focus:
        graph.add_node(child, home=draw(st.booleans()))
        made.sizes[child] = Size(58.0, 58.0)
    keys = [key for key, _ in SECTORS] + ["elsewhere"]
    for number in range(draw(st.integers(0, 16))):
        person = f"p{number}"
        lives_here = draw(st.integers(0, 3)) == 0
        graph.add_node(person, sector=draw(st.sampled_from(keys)), home=lives_here)
        width, height = draw(st.sampled_from(((36.0, 36.0), (68.0, 28.0), (42.0, 42.0))))
        label = draw(st.sampled_from((0.0, 28.0, 70.0, 130.0)))
        made.sizes[person] = Size(width, height, label, draw(st.sampled_from((17.0, 35.0, 52.0))))
    if names := list(graph):
        ends = st.lists(st.tuples(st.sampled_from(names), st.sampled_from(names)), max_size=25)
        for number, (a, b) in enumerate(draw(ends)):
            graph.add_edge(a, b, key=number)
    return made


@slow
@given(households())
def test_any_household_is_placed_clear_and_the_same_each_time(made: Family) -> None:
    nodes = {key: dict(data) for key, data in made.graph.nodes(data=True)}
    ties = list(made.graph.edges(keys=True, data=True))
    sizes, options = dict(made.sizes), dict(made.options)
    placed = lay_out(made)
    assert_clear(made, placed)
    assert placed.report["overlaps"] == placed.report["sector_breaks"] == 0
    assert lay_out(made) == placed
    assert {key: dict(data) for key, data in made.graph.nodes(data=True)} == nodes
    assert list(made.graph.edges(keys=True, data=True)) == ties
    assert (made.sizes, made.options) == (sizes, options)
    assert lay_out(made, previous=placed.people).people == placed.people


@slow
@given(households(), st.data())
def test_the_pinned_stay_and_the_others_keep_clear(made: Family, data: st.DataObject) -> None:
    previous = dict(lay_out(made).people)
    people = outside(made)
    if not people:
        return
    pinned = frozenset(data.draw(st.sets(st.sampled_from(people), max_size=3)))
    for person in pinned:
        x, y = data.draw(st.tuples(st.integers(-400, 400), st.integers(-300, 300)))
        previous[person] = Place(float(x), float(y))
    if data.draw(st.booleans()):
        previous = {person: previous[person] for person in pinned}
    placed = lay_out(made, previous=previous, pinned=pinned)
    assert all(placed.people[person] == previous[person] for person in pinned)
    assert_clear(made, placed, free=set(people) - pinned)
