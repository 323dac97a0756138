"""The circles: nobody overlaps, nobody leaves their ring or sector, little moves."""

from __future__ import annotations

import math
import random
from typing import Any

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layouts.boxes import CLEAR, label_box, overlaps, shape_box
from layouts.circles import circles
from layouts.contract import Place, Placement, Size
from tests.test_layouts.families import SECTORS, Family, add_person, ecomap, family

slow = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def lay_out(made: Family, **more: Any) -> Placement:
    return circles(made.graph, made.sizes, focus=made.focus, options=made.options, **more)


def radius(placed: Placement, x: float, y: float) -> float:
    rim = placed.rings[-1]
    return math.hypot(x / rim.rx, y / rim.ry)


def assert_clear(made: Family, placed: Placement, free: set[str] | None = None) -> None:
    """Measured here from the places alone, not taken from the layout's own report."""
    assert set(placed.people) == set(made.graph)
    pairs = overlaps(placed.people, made.sizes, clear=CLEAR - 0.05)
    assert [pair for pair in pairs if free is None or free & set(pair)] == []
    edges = {"most": (0.0, 0.52), "little": (0.52, 0.77), "nothing": (0.77, 1.0)}
    sectors = {sector.key: sector for sector in placed.sectors}
    rim = placed.rings[-1]
    for person in made.people():
        if free is not None and person not in free:
            continue
        place, size = placed.people[person], made.sizes[person]
        left, top, right, bottom = shape_box(place, size)
        low, high = edges[made.graph.nodes[person].get("ring", "nothing")]
        corners = [(x, y) for x in (left, right) for y in (top, bottom)]
        assert max(radius(placed, x, y) for x, y in corners) <= high + 1e-6
        near_x = max(left, -right, 0.0) if left > 0 or right < 0 else 0.0
        near_y = max(top, -bottom, 0.0) if top > 0 or bottom < 0 else 0.0
        assert radius(placed, near_x, near_y) >= low - 1e-6
        label = label_box(place, size)
        if label:
            ends = [(x, y) for x in (label[0], label[2]) for y in (label[1], label[3])]
            assert max(radius(placed, x, y) for x, y in ends) <= 1 + 1e-6
        if len(sectors) > 1:
            sector = sectors[made.graph.nodes[person].get("sector", "")]
            for x, y in corners:
                angle = math.atan2(x / rim.rx, -y / rim.ry) % math.tau
                assert sector.start - 1e-6 <= angle <= sector.end + 1e-6


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


def test_the_same_again_moves_nobody() -> None:
    for people in (7, 26):
        made = family(people, 2)
        first = lay_out(made)
        assert lay_out(made, previous=first.people).people == first.people


def test_adding_people_one_by_one_leaves_the_others_about_where_they_were() -> None:
    for people, seed in ((7, 0), (26, 1), (26, 3), (80, 0)):
        made, rng = family(people, seed), random.Random(seed)
        now = lay_out(made)
        turns = []
        for number in range(4):
            key = f"new{number}"
            ring = rng.choice(("most", "little", "nothing"))
            add_person(made, key, rng, ring, rng.choice(SECTORS)[0])
            made.graph.add_edge(key, f"p{rng.randrange(people)}", key=key)
            then, now = now, lay_out(made, previous=now.people)
            assert_clear(made, now)
            turns.append(mean_turn(made, then, now))
        assert sum(turns) / len(turns) <= 4.0
        assert max(turns) <= 8.0


def mean_turn(made: Family, then: Placement, now: Placement) -> float:
    found = []
    for person, old in then.people.items():
        if person in made.focus:
            continue
        new = now.people[person]
        turn = math.degrees(math.atan2(new.y, new.x) - math.atan2(old.y, old.x))
        found.append(abs((turn + 180) % 360 - 180))
    return sum(found) / len(found)


def test_somebody_who_is_told_more_moves_alone() -> None:
    made = family(26, 4)
    first = lay_out(made)
    person = next(p for p in made.people() if made.graph.nodes[p]["ring"] == "nothing")
    made.graph.nodes[person]["ring"] = "little"
    then = lay_out(made, previous=first.people)
    assert_clear(made, then)
    assert then.people[person] != first.people[person]
    assert mean_turn(made, first, then) <= 4.0


def test_a_space_of_another_shape_keeps_who_stands_beside_whom() -> None:
    made = family(20, 5)
    first = lay_out(made)
    made.options |= {"width": 700.0, "height": 820.0}
    then = lay_out(made, previous=first.people)
    assert_clear(made, then)
    assert then.rings[-1].rx < then.rings[-1].ry


def test_the_rim_can_be_handed_back() -> None:
    made = family(26, 6)
    first = lay_out(made)
    rim = first.rings[-1]
    made.options["rim"] = (rim.rx, rim.ry)
    assert lay_out(made, previous=first.people).people == first.people


def test_taking_most_people_out_of_a_large_picture_draws_it_in() -> None:
    made = family(70, 1)
    first = lay_out(made)
    gone = [person for person in made.people() if int(person[1:]) >= 10]
    made.graph.remove_nodes_from(gone)
    then = lay_out(made, previous=first.people)
    assert then.rings[-1].rx < first.rings[-1].rx * 0.8
    assert_clear(made, then)


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
