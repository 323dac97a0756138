"""Two states of a network in the graph: nobody moves, and what is hidden is in neither."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

import pytest

from graphapp.canvas.scene import Scene
from graphapp.canvas.view import View as Space
from graphapp.canvas.whole import whole
from graphapp.screens.explorer import logic
from graphapp.screens.explorer.drawing import draw, read
from graphapp.screens.explorer.state import NOW, THEN, Picture, View
from queries import Handle, Viewer
from queries.places import places_of
from queries.store import Store
from queries.vocabulary import (
    Audience,
    TieType,
)
from tests.support.graphs import Graph, plant

THEN_DAY = date(2025, 12, 3)
PICTURES = pytest.mark.parametrize("picture", [Picture.CIRCLES, Picture.TREE, Picture.WIDER])


def drawn(store: Store, view: View) -> Scene:
    handle = Handle(store, Viewer("worker", "Hannah"))
    return draw(read(handle, view), view, Space())


def at(scene: Scene) -> dict[str, tuple[float, float]]:
    return {mark.id: (mark.x, mark.y) for mark in scene.people}


def world() -> Graph:
    """Ben on two days, and what the family may not see on either."""
    g = Graph()
    g.team("north")
    g.user("worker", "north")
    seen = ("professionals", "family")
    for key, name in (
        ("ben", "Ben"), ("eve", "Eve"), ("mum", "Dawn Arkley"), ("gran", "Jean Arkley"),
        ("aunt", "Kerry Moss"), ("rob", "Rob Hale"), ("hidden", "Canary Cole"),
        ("gone", "Canary Gray"), ("pal", "Tom Reed"),
    ):  # fmt: skip
        g.person(key, name, birth="1980")
    g.case("case", "ben", "eve", worker="worker")
    for key, when in {
        "mum": {}, "gran": {}, "pal": {}, "aunt": {"since": "October 2026"},
        "rob": {"until": "May 2026"},
    }.items():  # fmt: skip
        g.member("case", key, visible_to=seen, **when)
    g.member("case", "hidden", visible_to=("professionals",), since="October 2026")
    g.member("case", "gone", visible_to=("professionals",), until="May 2026")
    for child in ("ben", "eve"):
        g.fact(TieType.PARENT_OF, "mum", child, "case", kind="biological", visible_to=seen)
    g.fact(TieType.PARENT_OF, "gran", "mum", "case", kind="biological", visible_to=seen)
    g.fact(TieType.PARENT_OF, "gran", "aunt", "case", kind="biological", visible_to=seen)
    g.fact(TieType.PARTNER_OF, "rob", "mum", "case", kind="together", until="May 2026",
           visible_to=seen)  # fmt: skip
    g.fact(TieType.KNOWS, "pal", "ben", "case", kind="friend", visible_to=seen)
    g.disclosure("told", "case", "gran", "most", on="June 2026", visible_to=seen)
    return g


@pytest.fixture
def planted(store: Store) -> Store:
    plant(store, world())
    return store


@PICTURES
@pytest.mark.parametrize("sides", [("", THEN, NOW), ("", "ben", "eve")], ids=["days", "children"])
def test_nobody_moves_between_both_and_either(
    planted: Store, picture: Picture, sides: tuple[str, ...]
) -> None:
    plain = View("case", picture=picture)
    view = replace(plain, against=THEN_DAY) if THEN in sides else replace(plain, siblings=sides[1:])
    scenes = [drawn(planted, replace(view, side=side)) for side in sides]
    both, one, other = map(at, scenes)
    assert one
    assert one.items() <= both.items()
    assert other
    assert other.items() <= both.items()
    assert len({scene.box for scene in scenes}) == len({scene.key for scene in scenes}) == 1
    if THEN in sides:
        assert "rob" in one
        assert "rob" not in other
        assert "aunt" in other
        assert "aunt" not in one
    assert whole(scenes[0])


def test_the_legend_says_the_marks_of_this_page_and_no_others(planted: Store) -> None:
    view = View("case", against=THEN_DAY)
    told = [key.words for key in drawn(planted, view).legend]
    assert "new since 3 December 2025" in told
    assert "no longer in the network" in told
    assert "Everybody stands where they do today" in told
    alone = [key.words for key in drawn(planted, replace(view, side=THEN)).legend]
    assert "new since 3 December 2025" not in alone


def test_one_day_is_as_it_was(planted: Store) -> None:
    view = View("case", picture=Picture.CIRCLES, against=THEN_DAY, side=THEN)
    scene = drawn(planted, view)
    assert scene.title.endswith("3 December 2025")
    assert [text.words for text in scene.mark("gran").label] == ["Jean", "knew nothing"]
    assert "nothing yet" in scene.mark("gran").spoken
    shown = logic.show(Handle(planted, Viewer("worker", "Hannah")), view, None)
    words = str(shown.sentence)
    assert "3 December 2025" in words
    assert "Rob" in words


@pytest.mark.parametrize("phone", [False, True], ids=["laptop", "phone"])
def test_the_kept_places_are_used_and_stay_as_they_were(planted: Store, phone: bool) -> None:
    handle = Handle(planted, Viewer("worker", "Hannah"))
    space = {"width": 390 if phone else 900, "height": 500, "phone": phone}
    for picture in (Picture.CIRCLES, Picture.WIDER):
        plain = View("case", picture=picture)
        logic.show(handle, plain, space)
        name = f"{picture}-phone" if phone else str(picture)
        before = places_of(handle, "case", name)
        view = replace(plain, against=THEN_DAY)
        scenes = [logic.show(handle, replace(view, side=side), space).scene for side in ("", THEN)]
        both, then = (
            {key: tuple(one[:2]) for key, one in scene["people"].items()}
            for scene in scenes
            if scene
        )
        assert then.items() < both.items()
        assert places_of(handle, "case", name) == before


def test_somebody_of_the_other_day_has_a_panel_to_read(planted: Store) -> None:
    handle = Handle(planted, Viewer("worker", "Hannah"))
    panel, _ = logic.show_panel(handle, View("case", person="rob", against=THEN_DAY))
    assert "Rob Hale" in str(panel)
    assert "in the network until May 2026" in str(panel)
    assert "Correct or add" not in str(panel)


@pytest.mark.parametrize("side", ["", THEN, NOW])
def test_what_the_family_may_not_see_is_in_neither_state(planted: Store, side: str) -> None:
    handle = Handle(planted, Viewer("worker", "Hannah"), Audience.FAMILY, "case")
    view = View("case", against=THEN_DAY, side=side)
    space = {"width": 900, "height": 600, "phone": False}
    told = str(logic.show(handle, view, space).outputs()) + str(logic.show_panel(handle, view))
    assert "Canary" not in told
    assert "hidden" not in told.replace("hidden': ", "").replace("aria-hidden", "")
    everybody = str(logic.show(Handle(planted, Viewer("worker", "Hannah")), view, space).outputs())
    assert "Canary" in everybody


def test_nobody_stands_on_anybody(planted: Store) -> None:
    scene = drawn(planted, View("case", picture=Picture.WIDER, against=THEN_DAY))
    people = scene.people
    nearest = min(math.dist((a.x, a.y), (b.x, b.y)) for a in people for b in people if a.id < b.id)
    assert nearest > 30
