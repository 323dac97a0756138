"""A large family tree folds: who is shown, what the counts say, and that opening moves nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from graphapp.canvas import svg
from graphapp.canvas.cytoscape import elements
from graphapp.canvas.folds import PREFIX
from graphapp.canvas.scene import Scene
from graphapp.canvas.tree import relatives
from graphapp.canvas.view import View as Space
from graphapp.canvas.whole import whole
from graphapp.screens.explorer import line
from graphapp.screens.explorer.drawing import Reading, along, draw
from graphapp.screens.explorer.filters import shown
from graphapp.screens.explorer.folding import MOST_WHOLE, NEAREST, Folding, folding_of
from graphapp.screens.explorer.folding_words import tree_sentence
from graphapp.screens.explorer.neighbourhood import LeftOut, left_pieces
from graphapp.screens.explorer.placing import picture_key
from graphapp.screens.explorer.state import EVERYBODY, Form, Picture, View
from layouts.contract import Place
from queries.ids import new_id
from queries.kinship import Relation
from queries.model import Network
from queries.vocabulary import Ring
from tests.support.pictures import DAY, ben, made_up

VIEW = View(new_id(), picture=Picture.TREE, on=DAY)


@cache
def large() -> tuple[Network, dict[str, Relation]]:
    """A network with some 190 relatives, and friends and professionals besides."""
    return made_up(300, seed=3)


def reading(view: View, made: tuple[Network, Mapping[str, Relation]] | None = None) -> Reading:
    network, relations = made or large()
    part = shown(network, view)
    folding = folding_of(network, part.network, relations, view)
    return Reading(network, relations, part, folding=folding)


def folding(view: View) -> Folding:
    found = reading(view).folding
    assert found is not None
    return found


def sentence(view: View) -> str:
    read = reading(view)
    assert read.folding is not None
    pieces = tree_sentence(read.folding, len(read.shown.hidden), view, read.children)
    return "".join(piece.text for piece in pieces)


def drawn(view: View, before: Mapping[str, Place] | None = None) -> Scene:
    return draw(reading(view), view, Space(), before)


def fullest(found: Folding) -> str:
    return max(sorted(found.kept_behind), key=lambda gate: found.kept_behind[gate])


def test_a_small_tree_is_never_folded() -> None:
    found = reading(VIEW, ben()).folding
    assert found is not None
    assert (found.stages, found.folded, found.large) == ((), frozenset(), False)
    assert reading(replace(VIEW, picture=Picture.WIDER)).folding is None


def test_a_large_one_opens_on_the_nearest_and_counts_everybody_else() -> None:
    network, relations = large()
    family = relatives(network)
    assert len(family.people) > MOST_WHOLE
    found = folding(VIEW)
    scene = drawn(VIEW)
    here = {mark.id for mark in scene.people}
    assert len(here) <= NEAREST
    assert {key for key, one in relations.items() if one.short in ("mum", "dad")} <= here
    assert here | found.folded == set(family.people)
    assert sum(one.count for one in scene.folds) == len(found.folded)
    assert {one.person for one in scene.folds} <= here
    assert sentence(VIEW) == (
        f"Showing Robin and {found.shown} of {found.total} relatives as of 23 November 2026: "
        f"the nearest first. {len(found.folded)} folded away. "
        f"{len(shown(network, VIEW).hidden)} hidden."
    )


def test_a_count_covers_no_face_and_no_name_and_is_said_printed_and_touched() -> None:
    scene = drawn(VIEW)
    marks = {mark.id: mark for mark in scene.people}
    for count in scene.folds:
        left, right = count.x - count.width / 2, count.x + count.width / 2
        top, foot = count.y - count.height / 2, count.y + count.height / 2
        for mark in scene.people:
            x, y, width, height = mark.label_box
            boxes = (
                (
                    mark.x - mark.shape.width / 2,
                    mark.y - mark.shape.height / 2,
                    mark.shape.width,
                    mark.shape.height,
                ),
                (mark.x + x, mark.y + y, width, height),
            )
            for box in boxes:
                apart = (
                    right <= box[0]
                    or box[0] + box[2] <= left
                    or foot <= box[1]
                    or box[1] + box[3] <= top
                )
                assert apart, (count.spoken, mark.name)
        spoken = svg.parts(scene)["people"][PREFIX + count.person][5]
        number = f"{count.count} more relative{'' if count.count == 1 else 's'}"
        assert spoken == f"{number} behind {marks[count.person].name}, folded away. " + (
            "Enter shows them."
        )
    assert {one["data"]["id"] for one in elements(scene)} >= {
        PREFIX + count.person for count in scene.folds
    }
    assert whole(scene).count('class="more"') == len(scene.folds) + 1  # and in the legend
    assert "more relatives, folded" in {key.words for key in scene.legend}
    assert "more relatives, folded" not in {key.words for key in drawn_small().legend}


def drawn_small() -> Scene:
    return draw(reading(VIEW, ben()), VIEW, Space())


def test_a_branch_opens_among_those_who_are_shown() -> None:
    folded = drawn(VIEW)
    gate = fullest(folding(VIEW))
    open_view = replace(VIEW, unfolded=(gate,))
    opened = drawn(open_view, folded.places)
    assert folded.places.keys() < opened.places.keys()
    rows: dict[float, list[str]] = {}
    for key, place in folded.places.items():
        rows.setdefault(place.y, []).append(key)
    for row in rows.values():
        assert len({opened.places[key].y for key in row}) == 1
        order = sorted(row, key=lambda key: folded.places[key].x)
        assert order == sorted(row, key=lambda key: opened.places[key].x)
    assert drawn(VIEW, folded.places).places == folded.places  # closed again
    assert drawn(open_view, folded.places).places == opened.places


def test_a_second_branch_is_laid_out_from_the_first() -> None:
    folded = drawn(VIEW)
    first = fullest(folding(VIEW))
    one = replace(VIEW, unfolded=(first,))
    second = fullest(folding(one))
    before = drawn(one, folded.places)
    after = drawn(replace(VIEW, unfolded=(first, second)), folded.places)
    row = [key for key, place in before.places.items() if place.y == before.places["child"].y]
    order = sorted(row, key=lambda key: before.places[key].x)
    assert order == sorted(row, key=lambda key: after.places[key].x)


def test_everybody_is_one_word_and_has_places_of_its_own() -> None:
    view = replace(VIEW, unfolded=(EVERYBODY,))
    found = folding(view)
    assert (found.stages, found.shown, len(found.folded)) == ((), found.total, 0)
    assert "Nobody folded away" in sentence(view)
    assert picture_key(view, phone=False) != picture_key(VIEW, phone=False)


def test_whom_a_filter_hides_is_in_no_count_of_the_folded() -> None:
    view = replace(VIEW, rings=(Ring.MOST,))
    found, plain = folding(view), folding(VIEW)
    assert found.folded < plain.folded
    assert sum(found.kept_behind.values()) == len(found.folded)
    scene = drawn(view)
    here = {mark.id for mark in scene.people}
    assert all(one.count == found.kept_behind[one.person] for one in scene.folds)
    before = drawn(VIEW).places
    assert all(scene.places[key] == before[key] for key in here)  # a filter moves nobody


def test_somebody_chosen_in_the_table_is_shown_with_the_way_to_them() -> None:
    far = sorted(folding(VIEW).folded)[-1]
    found = folding(replace(VIEW, person=far))
    assert far not in found.folded
    assert found.shown > folding(VIEW).shown


@pytest.mark.parametrize("picture", [Picture.TREE, Picture.CIRCLES, Picture.WIDER])
def test_the_line_to_somebody_is_told_and_lit_in_every_picture(picture: Picture) -> None:
    network, relations = large()
    far = max(
        (key for key in folding(VIEW).folded if relations[key].kin),
        key=lambda key: (len(relations[key].via), key),
    )
    view = replace(VIEW, picture=picture, person=far, form=Form.LINE)
    read = reading(view)
    way = along(read, far)
    assert (way[0], way[-1]) == ("child", far)
    parts, lit = line.panel(read, view)
    assert lit is not None
    assert lit["people"] == list(way)
    joined = {frozenset((tie.start, tie.end)) for tie in network.ties if tie.id in lit["ties"]}
    assert joined == {frozenset(pair) for pair in pairwise(way)}
    assert relations[far].sentence.split(":")[0].replace("'", "’") in str(parts)
    scene = draw(read, view, Space())
    assert set(way) <= {mark.id for mark in scene.people}
    assert bool(scene.line) is (picture is Picture.TREE)
    assert ("rt-line" in svg.parts(scene)["under"]) is (picture is Picture.TREE)


def test_a_very_large_network_says_whom_it_leaves_out_life_and_work_apart() -> None:
    said = "".join(piece.text for piece in left_pieces(LeftOut(290, 940, 9, 1), "Robin"))
    assert said == (
        " Only the nearest are read: 940 people from Robin’s life and 1 professional left out."
    )
