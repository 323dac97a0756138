"""Those who must not meet: their line and its words stand where they are read, and read rightly."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace

import pytest

from graphapp.canvas import backdrop, barriers, compared, geometry, tree
from graphapp.canvas.barrier_words import REACH, away, place
from graphapp.canvas.notation import DESK, TREE, Sizes
from graphapp.canvas.picture import picture
from graphapp.canvas.scene import Box, Group, Mark, Scene, Shape, ShapeKind
from graphapp.canvas.view import View
from graphapp.canvas.ways import FREE, Ways
from queries.model import Network, Restriction
from queries.partial_date import PartialDate
from queries.vocabulary import Covers, RestrictionKind
from tests.support import pictures

BEN, RELATED = pictures.ben()
PAPER = View(1040, 680)


def kept_apart(*pairs: tuple[str, str]) -> Network:
    rules = tuple(
        Restriction(
            f"stop-{number}",
            *pair,
            RestrictionKind.COURT,
            covers=Covers.ANY_CONTACT,
            until=PartialDate.parse("5 December 2026"),
        )
        for number, pair in enumerate(pairs)
    )
    return replace(BEN, restrictions=rules)


def stopped(layout: str, *pairs: tuple[str, str], view: View | None = None) -> Scene:
    return picture(kept_apart(*pairs), RELATED, layout, view=view or View())


def sizes(scene: Scene) -> Sizes:
    return TREE if scene.layout == tree.NAME else DESK


def meet(a: Box, b: Box) -> bool:
    wide = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    tall = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    return wide > 1 and tall > 1


BOTH = (("dawn", "paul"), ("paul", "ben"))


LAYOUTS = ("circles", "tree", "wider", "home")
VIEWS = pytest.mark.parametrize("view", [View(), PAPER], ids=["screen", "paper"])


def words_of(scene: Scene) -> dict[str, Box]:
    """Where the words of the barriers stand that have any, by the barriers' ids."""
    size = sizes(scene)
    return {one.id: barriers.words_box(one, size) for one in scene.barriers if one.words}


@pytest.mark.parametrize("layout", LAYOUTS)
@VIEWS
def test_words_of_a_barrier_stand_by_their_own_bars_and_hide_nothing(
    layout: str, view: View
) -> None:
    scene = stopped(layout, *BOTH, ("jean", "alan"), view=view)
    marks = {one.id: one for one in scene.people}
    ways = {one.id: barriers.way_of(one, marks) for one in scene.barriers}
    told = words_of(scene)
    assert len(told) >= 2
    hidden = [*backdrop.caption_boxes(scene.rings, DESK), *told.values()]
    for mark in marks.values():
        hidden += [barriers.label_box(mark), barriers.shape_box(mark)]
    for key, box in told.items():
        far = away(box, ways[key][16])
        assert far <= REACH
        assert [other for other in hidden if meet(box, other)] == [box]
        for other, way in ways.items():
            assert not any(meet(box, (x - 2, y - 2, 4, 4)) for x, y in way), other
            assert other == key or all(away(box, at) > far for at in way), other


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_barrier_says_all_its_words_where_there_is_room_and_the_first_line_where_not(
    layout: str,
) -> None:
    (one,) = stopped(layout, ("dawn", "paul")).barriers
    every = ("no contact", "until 5 December 2026")
    assert one.words == (every[:1] if layout == "circles" else every)
    assert one.spoken == f"Dawn and Paul: {' '.join(every)}"


@pytest.mark.parametrize(("layout", "other"), [("tree", "jean"), ("circles", "tyler")])
def test_compared_pictures_have_the_words_where_the_picture_has_them(
    layout: str, other: str
) -> None:
    pairs = (("ben", other),)
    scene = stopped(layout, *pairs)
    one_day = compared.as_in(scene, kept_apart(*pairs), RELATED, View(), {})
    assert {stop.id: (stop.words, stop.words_at) for stop in scene.barriers} == {
        stop.id: (stop.words, stop.words_at) for stop in one_day.barriers
    }


def test_words_without_room_by_their_bars_are_left_out() -> None:
    """Wherever else they stood, they would speak of others."""
    bars, size = (0.0, 0.0), DESK
    all_round = [(-300.0, y, 600.0, 280.0) for y in (-300.0, 20.0)]
    room = {"may_cross": (), "others": ()}
    assert place(("no contact",), bars, size, taken=(), **room) is not None
    assert place(("no contact",), bars, size, taken=all_round, **room) is not None
    assert place(("no contact",) * 3, bars, size, taken=all_round, **room) is None
    beside = [(x, 0.0) for x in (-20.0, 20.0)]
    assert place(("no contact",), bars, size, taken=all_round, may_cross=(), others=beside) is None


def test_words_of_a_barrier_cross_lines_of_the_family_tree_and_never_lie_along_one() -> None:
    scene = stopped("tree", *BOTH)
    lines = [
        [tuple(map(float, at.split())) for at in one.path[1:].split("M")[0].split("L")]
        for one in scene.routes
        if one.kind in ("birth", "couple", "together", "foster")
    ]
    assert len(lines) > 10
    crossed = 0
    for box in words_of(scene).values():
        for (x1, y1), (x2, y2) in (ends for line in lines for ends in itertools.pairwise(line)):
            stretch = (min(x1, x2) - 2, min(y1, y2) - 2, abs(x2 - x1) + 4, abs(y2 - y1) + 4)
            if meet(box, stretch):
                crossed += 1
                assert x1 == x2
    assert crossed, "no line is crossed here: nothing was looked at"


@pytest.mark.parametrize("layout", ["circles", "tree", "wider", "home"])
def test_a_picture_s_box_holds_its_barriers_and_their_words(layout: str) -> None:
    scene = stopped(layout, *BOTH, ("jean", "alan"))
    left, top, wide, tall = scene.box
    told = words_of(scene)
    assert told
    for x, y, width, height in told.values():
        assert left - 0.1 <= x
        assert x + width <= left + wide + 0.1
        assert top - 0.1 <= y
        assert y + height <= top + tall + 0.1


def test_two_barriers_of_one_person_are_told_apart_at_their_bars() -> None:
    for view in (View(), View(390, 380, phone=True)):
        scene = stopped("circles", *BOTH, view=view)
        marks = {one.id: one for one in scene.people}
        one, two = (barriers.way_of(found, marks) for found in scene.barriers)
        assert math.dist(one[16], two[16]) > 16


def stands(key: str, kind: ShapeKind, side: float, x: float, y: float) -> Mark:
    return Mark(key, x, y, Shape(kind, side, side), Group.FAMILY, key, key)


def test_a_line_passes_between_a_child_and_another_line_of_the_same_two() -> None:
    """Far apart, two lines of one pair may be nearer in their bends: there is room between."""
    a, b = (stands(f"end-{x}", ShapeKind.CIRCLE, 36, x, 0) for x in (0.0, 560.0))
    child = stands("child", ShapeKind.CHILD, 58, 280, 0)
    wall = [stands(f"wall-{n}", ShapeKind.SQUARE, 40, 280, -50 - 38 * n) for n in range(5)]
    wall.append(stands("beside", ShapeKind.SQUARE, 40, 280, 55))
    ways = Ways([a, b, child, *wall], DESK, FREE, ())
    bend = ways.bend(a, b, [0.45], 1.0)
    assert 0 < bend < 0.45
    line = geometry.tie_curve((a.x, a.y), a.shape, (b.x, b.y), b.shape, bend)
    for number in range(33):
        x, y = geometry.on_curve(*line, number / 32)
        for one in (child, *wall):
            assert not meet((x - 1.5, y - 1.5, 3, 3), barriers.shape_box(one)), one.id


@pytest.mark.parametrize("layout", ["tree", "wider", "home"])
def test_nothing_of_a_picture_touches_its_edge(layout: str) -> None:
    scene = stopped(layout, *BOTH)
    left, top, wide, tall = scene.box
    for one in scene.people:
        x, y, width, height = barriers.shape_box(one)
        assert left + 4 < x
        assert x + width < left + wide - 4
        assert top + 4 < y
        assert y + height < top + tall - 4


@pytest.mark.parametrize("pair", [("lisa", "steph"), ("lisa", "kerry"), ("priya", "alan")])
def test_on_the_circles_a_barrier_goes_round_the_rings_words(pair: tuple[str, str]) -> None:
    scene = stopped("circles", pair)
    way = barriers.way_of(scene.barriers[0], {one.id: one for one in scene.people})
    for caption in backdrop.caption_boxes(scene.rings, DESK):
        assert not any(meet(caption, (x - 2, y - 2, 4, 4)) for x, y in way)
