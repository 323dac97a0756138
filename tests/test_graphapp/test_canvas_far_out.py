"""Names and titles further out: each whole, where nothing lies on it."""

from __future__ import annotations

import math

import pytest

from graphapp.canvas import fonts
from graphapp.canvas.barriers import badge_boxes
from graphapp.canvas.far import names_at
from graphapp.canvas.picture import picture
from graphapp.canvas.scene import Badge, Box, Group, Mark, Scene, Shape, ShapeKind
from graphapp.canvas.titles import Arc
from graphapp.canvas.view import View
from tests.support import pictures


def names_on(scene: Scene, level: int) -> list[Box]:
    """The letters of the far names of a level: left, top, right, bottom."""
    boxes = []
    for mark in scene.people:
        for far in mark.far:
            if far.level == level:
                size = far.text.size or 0
                wide = fonts.width(far.text.words, size, 600)
                shift = {"middle": wide / 2, "start": 0, "end": wide}[far.text.anchor]
                left, base = mark.x + far.text.x - shift, mark.y + far.text.y
                boxes.append((left, base - size * 0.7, left + wide, base))
    return boxes


def meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def test_a_far_name_keeps_off_lines_and_badges_and_takes_a_corner_before_it_is_left_out() -> None:
    box = Shape(ShapeKind.BOX, 68, 28)
    mark = Mark("k", 0, 0, box, Group.PROFESSIONAL, "Miss Blythe", "")
    room = (-300.0, -200.0, 600.0, 400.0)

    def side(others: list[Box], better_free: list[Box]) -> str:
        found = names_at([mark], [0.5], room, None, others, better_free)["k"]
        return f"{found[0].text.anchor} {found[0].text.y > 20}" if found else ""

    below, above = (-80.0, 14.0, 160.0, 30.0), (-80.0, -50.0, 160.0, 36.0)
    right, left = (40.0, -20.0, 30.0, 60.0), (-60.0, -6.0, 10.0, 12.0)
    assert side([], []) == "middle True"
    assert side([], [below]) == "start False"
    assert side([], [below, right]) == "end False"
    assert side([right, left, above], []) == "end True"
    assert side([right, left, above], [below]) == "end True"
    assert side([right, left, above, below], []) == ""


def test_far_names_keep_clear_of_shapes_and_of_each_other() -> None:
    network, found = pictures.made_up(80)
    scene = picture(network, found, "wider", view=View())
    for level in (1, 2):
        boxes = names_on(scene, level)
        assert boxes
        for n, a in enumerate(boxes):
            assert not [b for b in boxes[n + 1 :] if meet(a, b)]


@pytest.mark.parametrize("layout", ["circles", "wider"])
def test_no_badge_lies_on_a_far_name(layout: str) -> None:
    network, found = pictures.made_up(80)
    badges = {key: [Badge(word, "on") for word in "137"] for key in network.people}
    view = View(390, 390, phone=True)
    scene = picture(network, found, layout, view=view, badges=badges)
    worn = [
        (left, top, left + wide, top + tall)
        for mark in scene.people
        for left, top, wide, tall in badge_boxes(mark, view.sizes)
    ]
    names = names_on(scene, 1)
    assert len(names) > 10
    assert not [name for name in names for badge in worn if meet(name, badge)]


@pytest.mark.parametrize("size", [20, 300])
def test_titles_that_grow_further_out_are_whole_in_the_first_view(size: int) -> None:
    network, relations = pictures.made_up(size)
    view = View(390, 390, phone=True)
    scene = picture(network, relations, "circles", view=view, quick=True)
    left, top, wide, tall = scene.box
    usual = view.sizes.sector
    high = max(11 / min(390 / wide, 390 / tall), usual)  # a title, px of the picture
    assert (high > 2 * usual) == (size == 300)
    for title in scene.sectors:
        arc = Arc.between(title.start, title.end, title.radii, title.clockwise)
        (x, y), _ = arc.at(arc.middle)
        hung = high > 1.3 * usual and not title.clockwise
        out = 1 + high * (0.75 if title.clockwise or hung else 0.2) / math.hypot(x, y)
        assert left <= x * out <= left + wide, title
        assert top <= y * out <= top + tall, title
