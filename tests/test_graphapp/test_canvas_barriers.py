"""Those who must not meet: their line and its words stand where they are read, and read rightly."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace

import pytest

from graphapp.canvas import backdrop, barriers, geometry, tree
from graphapp.canvas.notation import DESK, TREE, Sizes
from graphapp.canvas.picture import picture
from graphapp.canvas.scene import Box, Group, Mark, Scene, Shape, ShapeKind
from graphapp.canvas.view import View
from graphapp.canvas.ways import FREE, Ways
from queries.model import Restriction
from queries.partial_date import PartialDate
from queries.vocabulary import Covers, RestrictionKind
from tests.support import pictures

BEN, RELATED = pictures.ben()
PAPER = View(1040, 680)


def stopped(layout: str, *pairs: tuple[str, str], view: View | None = None) -> Scene:
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
    network = replace(BEN, restrictions=rules)
    return picture(network, RELATED, layout, view=view or View())


def sizes(scene: Scene) -> Sizes:
    return TREE if scene.layout == tree.NAME else DESK


def meet(a: Box, b: Box) -> bool:
    wide = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    tall = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    return wide > 1 and tall > 1


BOTH = (("dawn", "paul"), ("paul", "ben"))


@pytest.mark.parametrize("layout", ["circles", "tree"])
@pytest.mark.parametrize("view", [View(), PAPER], ids=["screen", "paper"])
def test_words_of_a_barrier_lie_on_no_barrier_and_on_no_other_words(
    layout: str, view: View
) -> None:
    scene = stopped(layout, *BOTH, view=view)
    marks = {one.id: one for one in scene.people}
    told = [barriers.words_box(one, sizes(scene)) for one in scene.barriers]
    assert len(told) == 2
    assert not meet(*told)
    captions = backdrop.caption_boxes(scene.rings, DESK)
    for box, one in itertools.product(told, scene.barriers):
        for x, y in barriers.way_of(one, marks):
            assert not meet(box, (x - 2, y - 2, 4, 4)), one.spoken
    for box, caption in itertools.product(told, captions):
        assert not meet(box, caption)


def test_words_of_a_barrier_cut_no_line_of_the_family_tree() -> None:
    scene = stopped("tree", *BOTH)
    lines = [
        [tuple(map(float, at.split())) for at in one.path[1:].split("M")[0].split("L")]
        for one in scene.routes
        if one.kind in ("birth", "couple", "together", "foster")
    ]
    assert len(lines) > 10
    for found in scene.barriers:
        box = barriers.words_box(found, TREE)
        for (x1, y1), (x2, y2) in (ends for line in lines for ends in itertools.pairwise(line)):
            stretch = (min(x1, x2) - 2, min(y1, y2) - 2, abs(x2 - x1) + 4, abs(y2 - y1) + 4)
            assert not meet(box, stretch), found.spoken


@pytest.mark.parametrize("layout", ["circles", "tree", "wider", "home"])
def test_a_picture_s_box_holds_its_barriers_and_their_words(layout: str) -> None:
    scene = stopped(layout, *BOTH, ("jean", "alan"))
    left, top, wide, tall = scene.box
    for one in scene.barriers:
        x, y, width, height = barriers.words_box(one, sizes(scene))
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
    a, b = (stands(f"end-{x}", ShapeKind.CIRCLE, 36, x, 0) for x in (0.0, 480.0))
    child = stands("child", ShapeKind.CHILD, 58, 240, 0)
    wall = [stands(f"wall-{n}", ShapeKind.SQUARE, 40, 240, -50 - 38 * n) for n in range(5)]
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
