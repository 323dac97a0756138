"""The timeline: everybody in a row of their own, and no date drawn better than it is known."""

from __future__ import annotations

import copy
import random
from datetime import date
from itertools import pairwise
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.boxes import overlaps
from layouts.timeline import timeline
from layouts.timeline.axis import Axis, axis_of
from layouts.timeline.layout import BETWEEN, ROW, TimePlacement
from layouts.timeline.stretches import SOFT, STUB, UNKNOWN, Moment, Stretch, drawn, struck
from tests.test_layouts.families import Family
from tests.test_layouts.lives import DAY, GROUPS, add_life, lives

AXIS = axis_of(DAY - 20_000, DAY, [DAY - 3200, DAY - 300], 200.0, 900.0)
day = st.integers(DAY - 20_000, DAY)
long = st.integers(1, 4000)


def lay_out(made: Family, **more: Any) -> TimePlacement:
    return timeline(made.graph, made.sizes, focus=made.focus, options=made.options, **more)


@given(st.integers(0, 60), st.integers(0, 999), st.sampled_from([240.0, 366.0, 924.0]))
def test_everybody_stands_once_and_nobody_on_another(people: int, seed: int, width: float) -> None:
    made = lives(people, seed, width=width)
    placed = lay_out(made)
    assert set(placed.people) == set(made.graph)
    assert overlaps(placed.people, made.sizes, clear=BETWEEN / 2) == []
    assert placed.report["overlaps"] == 0
    first = placed.axis.places[0]
    for key, place in placed.people.items():
        if key not in placed.undated:  # no line lies under words
            end = made.sizes[key].width / 2 + 6 + made.sizes[key].label_width
            assert end + STUB < first or key == "child"
            assert place.x == 0


@given(st.integers(0, 40), st.integers(0, 99))
def test_the_same_lives_are_drawn_the_same(people: int, seed: int) -> None:
    made = lives(people, seed)
    before = copy.deepcopy(made.graph)
    turned: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(made.graph.nodes(data=True))))
    first = lay_out(made)
    again = timeline(turned, made.sizes, focus=made.focus, options=made.options)
    assert again.people == first.people
    assert sorted(again.routes, key=repr) == sorted(first.routes, key=repr)
    assert nx.utils.graphs_equal(before, made.graph)


@given(st.integers(1, 40), st.integers(0, 99))
def test_one_more_person_moves_nobody_above_and_changes_no_order(people: int, seed: int) -> None:
    made = lives(people, seed)
    before = lay_out(made)
    add_life(made, "new", random.Random(seed))
    after = lay_out(made)
    rows = [key for key in before.people if key not in before.undated]
    moved = [key for key in rows if after.people[key].y != before.people[key].y]
    if "new" not in after.undated:
        assert all(after.people[key].y > after.people["new"].y for key in moved)
    else:
        assert moved == []
    kept = sorted(rows, key=lambda key: after.people[key].y)
    assert kept == sorted(rows, key=lambda key: before.people[key].y)


def test_rows_go_by_group_and_then_the_eldest_first() -> None:
    made = lives(60)
    placed = lay_out(made)
    rows = [key for key in placed.people if key not in placed.undated]
    assert rows[0] == "child"
    assert placed.people["child"].y == 0
    order = [(GROUPS.index(made.graph.nodes[key]["group"]),
              made.graph.nodes[key]["born"] or 10**9) for key in rows[1:]]  # fmt: skip
    assert order == sorted(order)
    assert all(b.y - a.y >= ROW - 0.1 for a, b in pairwise(placed.people[key] for key in rows))
    assert [one.key for one in placed.headings] == [*GROUPS, "undated"]


def test_whoever_has_no_date_stands_below_the_rows() -> None:
    made = lives(60)
    placed = lay_out(made)
    assert placed.undated
    lowest = max(p.y for key, p in placed.people.items() if key not in placed.undated)
    assert all(placed.people[key].y > lowest for key in placed.undated)
    assert not [one for one in placed.routes if set(one.people) & set(placed.undated)]


def test_dates_move_nobody_and_nobody_can_be_put_elsewhere() -> None:
    made = lives(20)
    before = lay_out(made)
    elsewhere = dict.fromkeys(before.people, before.people["p1"])
    assert lay_out(made, previous=elsewhere, pinned=set(elsewhere)).people == before.people


def test_a_child_alone_and_nobody_at_all() -> None:
    made = lives(0)
    made.graph.nodes["child"]["stretches"] = (Stretch("life", people=("child",)),)
    assert set(lay_out(made).people) == {"child"}
    nobody = timeline(nx.MultiDiGraph(), {}, options={"day": DAY})
    assert nobody.people == {}


@given(day, long, st.booleans(), long, st.booleans())
def test_what_is_not_known_is_never_drawn_as_known(
    start: int, more: int, sure_start: bool, lasts: int, sure_end: bool
) -> None:
    late = start if sure_start else start + more
    early_end = late + lasts
    end = (early_end, early_end if sure_end else early_end + more)
    routes = drawn(Stretch("member", (start, late), end), AXIS, DAY, 0.0)
    capped = [route.points[0][0] for route in routes if route.kind == "member-cap"]
    for route in routes:
        left, right = route.points[0][0], route.points[-1][0]
        if route.kind == "member":
            assert left >= AXIS.x(late) - 0.1
            assert right <= AXIS.x(early_end) + 0.1
            if not sure_start:
                assert left >= min(AXIS.x(start) + SOFT, AXIS.places[-1]) - 0.1
        assert left >= min(AXIS.x(start), AXIS.places[-1] - SOFT) - 0.1
        assert right <= AXIS.x(end[1]) + 0.1
    if not sure_start:
        assert not [x for x in capped if x < AXIS.x(late) - SOFT and x != AXIS.x(end[1])]
        assert "member-soft" in {route.kind for route in routes}
    exact_end = sure_end and end[1] <= DAY
    assert len(capped) <= sure_start + exact_end


@given(day)
def test_a_beginning_that_nobody_knows_is_a_stub_and_no_line(last: int) -> None:
    (stub,) = drawn(Stretch("member"), AXIS, DAY, 0.0)
    assert stub.kind == "member-stub"
    assert stub.points[1][0] - stub.points[0][0] == pytest.approx(STUB)
    routes = drawn(Stretch("life", UNKNOWN, UNKNOWN), AXIS, DAY, 0.0, (last, last))
    assert {route.kind for route in routes} == {"life-stub"}
    before = drawn(Stretch("member", (None, last)), AXIS, DAY, 0.0)
    assert before[0].kind == "member-stub"
    solid = [route for route in before if route.kind == "member"]
    assert all(route.points[0][0] >= AXIS.x(last) - 0.1 for route in solid)


def test_what_is_over_and_nobody_knows_since_when_leads_to_no_day() -> None:
    began = DAY - 4000
    routes = drawn(Stretch("pair", (began, began), UNKNOWN), AXIS, DAY, 0.0)
    assert [route.kind for route in routes] == ["pair-cap", "pair-stub"]
    assert routes[1].points[0][0] == pytest.approx(AXIS.x(began) + STUB, abs=0.2)
    lately = drawn(Stretch("pair", (DAY - 1, DAY - 1), UNKNOWN), AXIS, DAY, 0.0)
    assert all(x <= AXIS.places[-1] for route in lately for x, _ in route.points)


@given(day, long)
def test_a_moment_on_no_known_day_has_a_soft_line_about_it(on: int, more: int) -> None:
    assert [route.kind for route in struck(Moment("told", (on, on)), AXIS, DAY, 0.0)] == ["told"]
    routes = struck(Moment("told", (on, on + more)), AXIS, DAY, 0.0)
    assert [route.kind for route in routes] == ["told-soft", "told"]
    (left, _), (right, _) = routes[0].points
    assert left <= AXIS.x(on) + 0.1
    assert right >= min(AXIS.x(min(on + more, DAY)), AXIS.places[-1]) - 0.1


def test_what_had_not_begun_is_not_drawn_and_what_ends_later_goes_on() -> None:
    assert drawn(Stretch("care", (DAY + 1, DAY + 1)), AXIS, DAY, 0.0) == []
    assert struck(Moment("told", (DAY + 1, DAY + 9)), AXIS, DAY, 0.0) == []
    later = drawn(Stretch("care", (DAY - 9, DAY - 9), (DAY + 9, DAY + 9)), AXIS, DAY, 0.0)
    assert later[-1].points[-1][0] == AXIS.x(DAY)
    assert [route.kind for route in later].count("care-cap") == 1


@given(
    st.integers(1, 40_000),
    st.lists(st.integers(-45_000, 500), max_size=4),
    st.floats(120.0, 1600.0),
)
def test_time_runs_on_and_never_slower_towards_the_day(
    before: int, turns: list[int], width: float
) -> None:
    axis = axis_of(DAY - before, DAY, [DAY + turn for turn in turns], 100.0, 100.0 + width)
    assert axis.places[0] == 100.0
    assert axis.places[-1] == pytest.approx(100.0 + width, abs=0.1)
    scales = [
        (right - left) / (b - a)
        for (a, b), (left, right) in zip(pairwise(axis.days), pairwise(axis.places), strict=True)
    ]
    assert all(a < b for a, b in pairwise(scales))
    ticks = axis.ticks()
    assert all(b.x - a.x >= 20 for a, b in pairwise(ticks))


def test_a_short_time_has_months_and_a_long_one_years() -> None:
    months = axis_of(DAY - 300, DAY, [], 0.0, 700.0).ticks()
    assert [tick.words for tick in months][:3] == ["Feb", "Mar", "Apr"]
    years = axis_of(DAY - 30_000, DAY, [], 0.0, 700.0).ticks()
    assert {tick.words[-1] for tick in years} == {"0"}
    assert all(tick.strong for tick in years)
    turn = date(2015, 1, 1).toordinal()
    turned = axis_of(DAY - 20_000, DAY, [turn], 0.0, 700.0).ticks()
    assert "2015" in {tick.words for tick in turned}, "the year of a turn is written"


def test_a_day_has_its_place() -> None:
    axis = Axis((0, 100, 200), (0.0, 10.0, 110.0))
    assert [axis.x(d) for d in (-5, 0, 50, 100, 150, 200, 900)] == [0, 0, 5, 10, 60, 110, 110]
    assert axis.turns == (10.0,)
    assert date.fromordinal(DAY) == date(2026, 11, 24)
