"""A large picture round home folds: who is shown, what the counts say, and where titles stand."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from graphapp.canvas import folds, svg, titles
from graphapp.canvas.cytoscape import elements
from graphapp.canvas.far import SMALLEST
from graphapp.canvas.scene import Box, Scene
from graphapp.canvas.view import View as Space
from graphapp.screens.explorer.drawing import Reading, draw
from graphapp.screens.explorer.filters import shown
from graphapp.screens.explorer.folding import (
    AT_ONCE_ROUND,
    MOST_ROUND,
    NEAREST_ROUND,
    Folding,
    folding_of,
)
from graphapp.screens.explorer.folding_words import round_home_sentence
from graphapp.screens.explorer.placing import picture_key
from graphapp.screens.explorer.state import EVERYBODY, Picture, View, view_from_address
from queries.ids import new_id
from queries.kinship import Relation
from queries.model import Network, Tie
from queries.vocabulary import Connection, TieType
from tests.support.pictures import DAY, ben, made_up

VIEW = View(new_id(), picture=Picture.HOME, on=DAY)
PHONE = Space(width=390.0, height=400.0, phone=True)


@cache
def made(size: int) -> tuple[Network, dict[str, Relation]]:
    return made_up(size, seed=3)


def reading(
    view: View = VIEW,
    size: int = 300,
    *,
    phone: bool = False,
    first: frozenset[str] = frozenset(),
    more: tuple[Tie, ...] = (),
) -> Reading:
    network, relations = made(size)
    network = replace(network, ties=(*network.ties, *more))
    part = shown(network, view)
    found = folding_of(network, part.network, relations, view, first=first, phone=phone)
    return Reading(network, relations, part, folding=found)


def folding(view: View = VIEW, size: int = 300, **rest: object) -> Folding:
    found = reading(view, size, **rest).folding  # type: ignore[arg-type]
    assert found is not None
    return found


def drawn(view: View = VIEW, size: int = 300, space: Space | None = None) -> Scene:
    space = space or Space()
    return draw(reading(view, size, phone=space.phone), view, space)


def test_a_small_one_is_never_folded() -> None:
    network, relations = ben()
    part = shown(network, VIEW)
    assert len(network.people) - 1 <= MOST_ROUND[True]
    for phone in (False, True):
        assert folding_of(network, part.network, relations, VIEW, phone=phone) is None


@pytest.mark.parametrize("size", [80, 300])
@pytest.mark.parametrize("space", [Space(), PHONE])
def test_a_large_one_shows_the_nearest_of_each_system_and_counts_the_others(
    size: int, space: Space
) -> None:
    network, relations = made(size)
    found = folding(size=size, phone=space.phone)
    scene = drawn(size=size, space=space)
    here = {mark.id for mark in scene.people}
    assert len(here) <= NEAREST_ROUND[space.phone] + 4  # nobody is folded alone
    assert {key for key, one in relations.items() if one.short in ("mum", "dad")} <= here
    assert here | found.folded == set(network.people)
    assert sum(one.count for one in scene.folds) == len(found.folded)
    assert all(one.of_system and one.count > 1 for one in scene.folds)


@pytest.mark.parametrize("size", [80, 300])
def test_names_are_read_at_the_first_view(size: int) -> None:
    scene = drawn(size=size)
    assert titles.first_zoom(scene.box, Space()) >= SMALLEST / Space().sizes.name


def test_a_count_is_said_drawn_touched_and_walked_to() -> None:
    scene = drawn()
    parts, touched = svg.parts(scene)["people"], {one["data"]["id"] for one in elements(scene)}
    named = {one.key: one.words for one in scene.sectors}
    for one in scene.folds:
        part = parts[folds.PREFIX + one.person]
        assert part[3] == "more of-system"
        assert part[5] == f"{named[one.person]}: {one.count} more, folded away. Enter shows them."
        assert f"{one.count} more" in part[4]
        assert folds.PREFIX + one.person in touched


def boxes(scene: Scene) -> list[Box]:
    found = []
    for mark in scene.people:
        x, y, width, height = mark.label_box
        half_w, half_h = mark.shape.width / 2, mark.shape.height / 2
        found += [
            (mark.x - half_w, mark.y - half_h, 2 * half_w, 2 * half_h),
            (mark.x + x, mark.y + y, width, height),
        ]
    return found


def title_points(scene: Scene, space: Space) -> dict[str, list[tuple[float, float]]]:
    """Points at the feet and heads of each title and its count, as large as they are at first."""
    size = titles.size_at(titles.first_zoom(scene.box, space), space.sizes)
    named = [(one.key, one.words) for one in scene.sectors]
    long = titles.lengths(named, scene.folds, space.sizes)
    found = {}
    for one in scene.sectors:
        arc = titles.Arc.between(one.start, one.end, one.radii, one.clockwise)
        room = long[one.key] * size / space.sizes.sector
        along = [arc.at(arc.middle + room * (step / 40 - 0.5)) for step in range(41)]
        found[one.key] = [
            (x + dy * up * size, y - dx * up * size)
            for (x, y), (dx, dy) in along
            for up in (-0.25, 0.75)
        ]
    return found


@pytest.mark.parametrize("space", [Space(), Space(1400.0, 900.0), PHONE])
@pytest.mark.parametrize(
    ("size", "unfolded"), [(7, ()), (26, ()), (80, ()), (300, ()), (80, (EVERYBODY,))]
)
def test_a_title_lies_over_nobody_and_over_no_other_title(
    size: int, space: Space, unfolded: tuple[str, ...]
) -> None:
    scene = drawn(replace(VIEW, unfolded=unfolded), size, space)
    found = title_points(scene, space)
    for key, points in found.items():
        for x, y in points:
            assert not any(
                left < x < left + wide and top < y < top + tall
                for left, top, wide, tall in boxes(scene)
            ), key
            left, top, wide, tall = scene.box
            assert left <= x <= left + wide
            assert top <= y <= top + tall
    for one in found:
        for other in found:
            if one < other:
                assert _apart(found[one], found[other]), (one, other)


def _apart(one: list[tuple[float, float]], other: list[tuple[float, float]]) -> bool:
    return min(abs(x - u) + abs(y - v) for x, y in one for u, v in other) > 2


def test_opening_a_system_shows_more_of_it_and_moves_nobody() -> None:
    before = drawn()
    fullest = max(before.folds, key=lambda one: one.count)
    view = replace(VIEW, unfolded=(fullest.person,))
    after = draw(reading(view), view, Space(), before.places)
    assert {key: after.places[key] for key in before.places} == dict(before.places)
    assert len(after.places) == len(before.places) + min(AT_ONCE_ROUND, fullest.count)
    left = {one.person: one.count for one in after.folds}
    assert left.get(fullest.person, 0) == max(fullest.count - AT_ONCE_ROUND, 0)
    assert {key: count for key, count in left.items() if key != fullest.person} == {
        one.person: one.count for one in before.folds if one is not fullest
    }


def test_who_is_chosen_or_has_a_part_or_a_line_is_shown() -> None:
    found = folding()
    one = min(found.folded)
    assert one in folding(replace(VIEW, person=one)).stages[-1]
    assert one in folding(first=frozenset({one})).stages[-1]
    support = Tie("help", TieType.SUPPORTS, one, "child", kind="strong")
    assert one in folding(more=(support,)).stages[-1]


def test_a_filter_is_counted_apart_and_moves_nobody() -> None:
    view = replace(VIEW, connection=Connection.NATURAL)
    scene, whole = drawn(view), drawn()
    assert scene.places == whole.places
    network = made(300)[0]
    works = {
        key for key, one in network.memberships.items() if one.connection is Connection.PROFESSIONAL
    }
    assert not works & folding(view).folded
    assert sum(one.count for one in scene.folds) == len(folding(VIEW).folded - works)


def test_the_sentence_counts_life_and_work_apart() -> None:
    read = reading()
    assert read.folding is not None
    pieces = round_home_sentence(read.folding, read.shown, VIEW, "Robin")
    words = "".join(piece.text for piece in pieces)
    network = read.network
    here = read.folding.stages[-1] & network.memberships.keys()
    works = sum(network.memberships[key].connection is Connection.PROFESSIONAL for key in here)
    assert words == (
        f"Showing {len(here) - works} of {read.shown.natural_of} people from Robin’s life and "
        f"{works} of {read.shown.professional_of} professionals as of 23 November 2026: "
        "the nearest of each. The others are folded away."
    )


def test_the_address_holds_systems_and_sides_and_nothing_else() -> None:
    side = new_id()
    view = view_from_address(VIEW.case_id, f"?picture=home&unfolded=dad.council.{side}.Dawn")
    assert view.unfolded == ("dad", "council", side)
    everybody = replace(VIEW, unfolded=(EVERYBODY,))
    assert picture_key(everybody, phone=False) != picture_key(VIEW, phone=False)
