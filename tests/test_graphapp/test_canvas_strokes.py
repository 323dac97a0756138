"""Lines of feeling and support: which are drawn, along what way, and what is said of them."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphapp.canvas import geometry, legend, svg
from graphapp.canvas.labels import badges_at
from graphapp.canvas.notation import DESK
from graphapp.canvas.picture import picture
from graphapp.canvas.scene import STYLES, Badge, Group, Line, Mark, Point, Scene, Shape, ShapeKind
from graphapp.canvas.strokes import styled
from graphapp.canvas.view import View
from graphapp.canvas.ways import FREE, Ways
from queries.model import Tie
from queries.vocabulary import EmotionalKind, SupportKind, TieType
from tests.support import pictures, symbols

BEN, RELATED = pictures.ben()
FELT = TieType.EMOTIONAL_TIE
FLOWS = ("", "to", "from", "both")


def drawn(*more: Tie, layout: str = "circles") -> Scene:
    network = replace(BEN, ties=(*BEN.ties, *more))
    return picture(network, RELATED, layout, view=View())


def between(scene: Scene, *pair: str) -> list[Line]:
    return [line for line in scene.lines if {line.start, line.end} == set(pair)]


def places(path: str) -> list[Point]:
    numbers = [float(one) for one in re.findall(r"-?[\d.]+", path)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


@pytest.mark.parametrize("kind", [*EmotionalKind, *SupportKind])
def test_every_feeling_and_support_has_a_drawing_of_its_own_and_a_word(kind: str) -> None:
    type_ = FELT if kind in list(EmotionalKind) else TieType.SUPPORTS
    scene = drawn(Tie("felt", type_, "gary", "jean", kind=kind))
    (line,) = between(scene, "gary", "jean")
    assert line.style in STYLES
    assert line.style in {key.key for key in scene.legend}
    marks = {mark.id: mark for mark in scene.people}
    others = {
        svg.line_path(replace(line, style=style, flow="to" if style == "abuse" else ""), marks)
        for style in STYLES
    }
    # strong and distant are the curve itself, thick and dotted by the style sheet
    assert len(others) == len(STYLES) - 1


def test_a_feeling_stands_for_the_plain_tie_and_keeps_its_name() -> None:
    scene = drawn(Tie("felt", FELT, "dawn", "jean", kind="close"))
    (line,) = between(scene, "dawn", "jean")
    assert (line.id, line.style) == ("t-jean>dawn", "close")
    assert set(line.ties) == {"t-jean>dawn", "felt"}


def test_a_feeling_and_a_support_are_two_lines_apart() -> None:
    scene = drawn(
        Tie("felt", FELT, "dawn", "jean", kind="conflict"),
        Tie("help", TieType.SUPPORTS, "jean", "dawn", kind="strong", flow="to"),
    )
    felt, helped = sorted(between(scene, "dawn", "jean"), key=lambda line: line.style)
    turned = felt.bend if felt.start == helped.start else -felt.bend
    assert abs(turned - helped.bend) > 0.15
    assert (helped.start, helped.flow) == ("jean", "to")
    assert len({line.id for line in scene.lines}) == len(scene.lines)


def test_feelings_at_rest_leave_the_plain_ties_as_they_are() -> None:
    felt = (
        Tie("felt", FELT, "dawn", "jean", kind="conflict"),
        Tie("only", FELT, "gary", "jean", kind="distant"),
    )
    network = replace(BEN, ties=(*BEN.ties, *felt))
    scene = picture(network, RELATED, "circles", view=View(), feelings=False)
    lines = sorted(between(scene, "dawn", "jean"), key=lambda line: line.quiet)
    assert [(line.id, line.style, line.quiet) for line in lines] == [
        ("t-jean>dawn", "", False),
        ("felt", "conflict", True),
    ]
    (alone,) = between(scene, "gary", "jean")
    assert (alone.id, alone.quiet) == ("only", True)
    assert not {"conflict", "distant"} & {key.key for key in scene.legend}
    assert len({line.id for line in scene.lines}) == len(scene.lines)


def test_a_couple_s_slashes_stay_beside_what_they_feel() -> None:
    scene = drawn(Tie("felt", FELT, "alan", "maureen", kind="cut off"))
    assert sorted(line.slashes for line in between(scene, "alan", "maureen")) == [0, 2]


def test_harm_has_an_arrow_to_whom_it_was_done_and_both_ways_is_one_line() -> None:
    one = Tie("a", FELT, "gary", "jean", kind="abuse")
    (line,) = between(drawn(one), "gary", "jean")
    assert (line.start, line.end, line.flow) == ("gary", "jean", "to")
    (line,) = between(drawn(one, Tie("b", FELT, "jean", "gary", kind="abuse")), "gary", "jean")
    assert line.flow == "both"


def test_a_line_of_feeling_keeps_clear_of_those_who_must_not_meet() -> None:
    scene = drawn(Tie("felt", FELT, "dawn", "paul", kind="conflict"))
    (line,) = between(scene, "dawn", "paul")
    (stop,) = scene.barriers
    turned = line.bend if line.start == stop.start else -line.bend
    assert abs(turned - stop.bend) > 0.15


def test_the_childs_own_lines_of_feeling_are_seen_on_the_circles() -> None:
    scene = drawn(Tie("felt", FELT, "jean", "ben", kind="close"))
    (line,) = between(scene, "jean", "ben")
    assert not line.quiet
    assert "close" in {key.key for key in scene.legend}
    assert not any(key.key in STYLES for key in drawn().legend)


def test_on_the_tree_feelings_lie_over_it_and_support_does_not() -> None:
    scene = drawn(
        Tie("felt", FELT, "dawn", "jean", kind="close"),
        Tie("help", TieType.SUPPORTS, "kerry", "dawn", kind="strong"),
        layout="tree",
    )
    assert [line.style for line in scene.lines if line.style] == ["close"]
    assert abs(next(line.bend for line in scene.lines if line.style)) >= 0.2


def test_what_is_felt_is_said() -> None:
    scene = drawn(
        Tie("a", FELT, "dawn", "jean", kind="close"),
        Tie("b", FELT, "dawn", "kayleigh", kind="close"),
        Tie("c", FELT, "gary", "dawn", kind="abuse"),
    )
    assert "Close to Jean and Kayleigh. Harmed by Gary." in scene.mark("dawn").spoken
    assert "Has harmed Dawn" in scene.mark("gary").spoken


places_of = st.tuples(st.floats(-400, 400), st.floats(-400, 400))


@given(places_of, places_of, st.floats(-0.8, 0.8), st.sampled_from(STYLES), st.sampled_from(FLOWS))
def test_a_style_keeps_to_the_tie_s_curve(
    a: Point, b: Point, bend: float, style: str, flow: str
) -> None:
    shape = Shape(ShapeKind.CIRCLE, 20, 20)
    s, c, t = geometry.tie_curve(a, shape, b, shape, bend)
    left, right = min(s[0], c[0], t[0]) - 10, max(s[0], c[0], t[0]) + 10
    top, bottom = min(s[1], c[1], t[1]) - 10, max(s[1], c[1], t[1]) + 10
    for x, y in places(styled(s, c, t, style, flow)):
        assert left <= x <= right
        assert top <= y <= bottom


def test_the_sheet_of_symbols_explains_every_one() -> None:
    sheet = symbols.sheet()
    explained = {item.key for item in legend.items(sheet) if item.svg}
    assert {*STYLES, "flow", "child", "died", "unborn", "keep apart", "household"} <= explained


def test_an_arrow_ends_beside_badges_not_under_them() -> None:
    helper = Mark("a", 0, -300, Shape(ShapeKind.CIRCLE, 36, 36), Group.FAMILY, "Ann", "")
    plan = badges_at((Badge("1", "on"), Badge("2", "on")), helper.shape, DESK)
    mum = replace(helper, id="b", y=0, badges=plan)
    bend = Ways([helper, mum], DESK, FREE, ()).bend(helper, mum, (), 1.0)
    *_, at = geometry.tie_curve((0, -300), helper.shape, (0, 0), mum.shape, bend)
    assert all(math.dist(at, (one.x, one.y)) > DESK.badge + 2 for one in plan)


def test_a_line_goes_round_words_not_under_them() -> None:
    a = Mark("a", 0, 0, Shape(ShapeKind.CIRCLE, 36, 36), Group.FAMILY, "Ann", "")
    b = replace(a, id="b", x=300)
    words = [(130.0, -62.0, 40.0, 124.0)]
    bend = Ways([a, b], DESK, FREE, (), words).bend(a, b, (), 1.0)
    assert abs(bend) * 150 > 62
    assert abs(Ways([a, b], DESK, FREE, ()).bend(a, b, (), 1.0)) * 150 < 62
