"""Names step aside where a strong line would lie on them, and cover nothing there."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from graphapp.canvas import barriers, homes, labels
from graphapp.canvas.aside import names_aside
from graphapp.canvas.marks import Draft
from graphapp.canvas.notation import DESK
from graphapp.canvas.picture import picture
from graphapp.canvas.scene import Box, Group, Mark, Scene, Shape, ShapeKind
from graphapp.canvas.view import View
from layouts.contract import Size
from queries.model import Network, Tie
from queries.vocabulary import EmotionalKind, TieType
from tests.support import pictures

BEN, RELATED = pictures.ben()
CIRCLE = Shape(ShapeKind.CIRCLE, 36, 36)
BELOW, ABOVE, RIGHT, LEFT = (
    (-20.0, 24.0, 40.0, 10.0),
    (-20.0, -36.0, 40.0, 10.0),
    (30.0, -8.0, 10.0, 16.0),
    (-40.0, -8.0, 10.0, 16.0),
)


def side(lines: list[Box], taken: list[Box]) -> str:
    label = labels.label_of("Connor", "dad", DESK)
    texts, box = labels.placed(label, "below", CIRCLE, (), DESK)
    mark = Mark("c", 0, 0, CIRCLE, Group.FAMILY, "Connor", "", label=texts, label_box=box)
    size = Size(36, 36, label.width, label.height)
    draft = Draft(CIRCLE, Group.FAMILY, label, (), (), size, crossed=False)
    return names_aside([mark], {"c": draft}, lines, taken, DESK)[0].label_side


def test_a_name_steps_off_a_line_to_the_first_side_that_is_free() -> None:
    assert side([], []) == "below"
    assert side([BELOW], []) == "above"
    assert side([BELOW], [ABOVE]) == "right"
    assert side([BELOW, RIGHT], [ABOVE]) == "left"
    assert side([BELOW], [ABOVE, RIGHT, LEFT]) == "below"


def test_a_name_stays_where_another_side_is_not_much_better() -> None:
    two = [BELOW, (BELOW[0], BELOW[1] + 4, 4.0, 4.0), (BELOW[0], BELOW[1] + 8, 4.0, 4.0)]
    everywhere = [box for one in (ABOVE, RIGHT, LEFT) for box in (one, one)]
    assert side([*two, *everywhere], []) == "below"


def felt() -> Network:
    """Ben's network with what several feel for each other."""
    pairs = itertools.pairwise(["dawn", "paul", "jean", "kerry", "mark", "maureen", "nadia"])
    ties = [
        Tie(f"felt-{a}", TieType.EMOTIONAL_TIE, a, b, kind=EmotionalKind.CONFLICT) for a, b in pairs
    ]
    return replace(BEN, ties=(*BEN.ties, *ties))


def meet(a: Box, b: Box) -> bool:
    wide = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    tall = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    return wide > 0.5 and tall > 0.5


def moved(scene: Scene) -> list[Mark]:
    return [mark for mark in scene.people if mark.label_side != scene.places[mark.id].label]


@pytest.mark.parametrize("layout", ["wider", "home"])
@pytest.mark.parametrize("view", [View(), View(390, 390, phone=True)], ids=["laptop", "phone"])
def test_names_that_stepped_aside_cover_nothing(layout: str, view: View) -> None:
    scene = picture(felt(), RELATED, layout, view=view)
    aside_now = moved(scene)
    assert aside_now
    sizes = view.sizes
    for mark in aside_now:
        box = barriers.label_box(mark)
        for other in scene.people:
            assert not meet(box, barriers.shape_box(other)), (mark.name, other.name)
            assert not any(meet(box, one) for one in barriers.badge_boxes(other, sizes))
            assert other is mark or not meet(box, barriers.label_box(other))
        assert not any(meet(box, wall) for wall in homes.walls(scene.enclosures))
        assert not any(meet(box, other) for other in scene.keep_off)


def test_on_the_tree_and_the_circles_no_name_steps_aside() -> None:
    for layout in ("tree", "circles"):
        assert not moved(picture(felt(), RELATED, layout, view=View()))
