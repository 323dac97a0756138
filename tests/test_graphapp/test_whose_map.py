"""Whose map it is: chosen, said, drawn, compared."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from graphapp import exports
from graphapp.canvas.scene import Line, Scene
from graphapp.canvas.view import View as Space
from graphapp.screens.explorer import compare_words, logic, menus, papers
from graphapp.screens.explorer.compare_person import lines_of
from graphapp.screens.explorer.drawing import Reading, draw, read
from graphapp.screens.explorer.panel import person_panel
from graphapp.screens.explorer.state import AGREED, Picture, View, view_from_address
from graphapp.screens.explorer.table import tie_rows
from queries import Handle, Viewer
from queries.ids import new_id
from queries.store import Store
from queries.vocabulary import Audience, TieType
from tests.support.graphs import Graph, plant

CASE, BEN, MUM, DAD, UNCLE, FRIEND, PAL, WORKER = (new_id() for _ in range(8))


def world() -> Graph:
    """Ben's mum and her brother are close, Paul says cut off; Ben alone names a friend, and one
    who is on his map only."""
    g = Graph()
    g.team("north")
    g.user(WORKER, "north", name="Hannah Reeve")
    seen = ("professionals", "family")
    for key, name in ((BEN, "Ben"), (MUM, "Dawn Arkley"), (DAD, "Paul Arkley"),
                      (UNCLE, "Liam Moss"), (FRIEND, "Mo Reed"), (PAL, "Kit Hale")):  # fmt: skip
        g.person(key, name, birth="1990")
    g.case(CASE, BEN, worker=WORKER)
    for key in (MUM, DAD, UNCLE, FRIEND):
        g.member(CASE, key, visible_to=seen)
    g.member(CASE, PAL, visible_to=seen, perspectives=[BEN])
    g.fact(TieType.PARENT_OF, MUM, BEN, CASE, kind="biological", visible_to=seen)
    g.fact(TieType.PARENT_OF, DAD, BEN, CASE, kind="biological", visible_to=seen)
    g.fact(TieType.SIBLING_OF, UNCLE, MUM, CASE, kind="full", visible_to=seen)
    g.fact(TieType.EMOTIONAL_TIE, MUM, UNCLE, CASE, kind="close", visible_to=seen)
    g.fact(TieType.EMOTIONAL_TIE, UNCLE, MUM, CASE, kind="cut off", perspectives=[DAD],
           visible_to=("professionals",))  # fmt: skip
    g.fact(TieType.KNOWS, FRIEND, BEN, CASE, kind="friend", perspectives=[BEN],
           visible_to=seen)  # fmt: skip
    g.fact(TieType.KNOWS, PAL, BEN, CASE, kind="friend", perspectives=[BEN],
           visible_to=seen)  # fmt: skip
    return g


@pytest.fixture
def handle(store: Store) -> Handle:
    plant(store, world())
    return Handle(store, Viewer(WORKER, "Hannah Reeve"))


VIEW = View(CASE)
DADS = replace(VIEW, whose=DAD)
BOTH = replace(VIEW, beside=DAD)


def words(parts: Any) -> str:
    """All the text of some components."""
    if isinstance(parts, str):
        return parts
    if isinstance(parts, list | tuple):
        return "".join(map(words, parts))
    return words(parts.children) if getattr(parts, "children", None) else ""


def felt(scene: Scene) -> dict[str, Line]:
    return {line.style: line for line in scene.lines if line.style}


def at(scene: Scene) -> dict[str, tuple[float, float]]:
    return {mark.id: (mark.x, mark.y) for mark in scene.people}


def test_the_sentence_says_whose_map_it_is_and_offers_whose_there_are(handle: Handle) -> None:
    said = words(menus.sentence(read(handle, VIEW), VIEW))
    assert "As agreed" not in said
    assert "Whose map is this?The agreed mapBen’s viewPaul’s view" in said
    assert "As Paul sees it" in words(menus.sentence(read(handle, DADS), DADS))


def test_the_choice_is_not_there_where_nobody_sees_anything_otherwise(store: Store) -> None:
    g = world()
    g.ties = [tie for tie in g.ties if "perspectives" not in tie[3]]
    plant(store, g)
    reading = read(Handle(store, Viewer(WORKER, "Hannah")), VIEW)
    assert "Whose map" not in words(menus.sentence(reading, VIEW))
    assert "How it is seen by" not in words(logic.compare_view.parts(reading, VIEW))


def test_a_view_that_may_not_be_seen_is_not_offered(handle: Handle) -> None:
    room = Handle(handle.store, handle.viewer, Audience.FAMILY, CASE)
    said = words(menus.sentence(read(room, VIEW), VIEW))
    assert "Ben’s view" in said
    assert "Paul’s view" not in said
    assert read(room, BOTH).compared is not None  # he is there, and sees nothing otherwise
    assert compare_words.clauses(read(room, BOTH).compared) == []  # type: ignore[arg-type]


def test_the_panel_and_the_tables_tell_in_whose_view_a_tie_is(handle: Handle) -> None:
    reading = read(handle, DADS)
    panel = person_panel(reading, MUM)
    assert panel is not None
    (line,) = (one for one in panel.ties if one.before.startswith("Cut off"))
    assert line.source.startswith("In Paul’s view.")
    rows = [row for row in tie_rows(reading) if str(row["source"]).startswith("In Paul’s view")]
    assert len(rows) == 1
    assert ",Paul\r\n" in exports.ties_csv(reading.shown.network)


@pytest.mark.parametrize("side", ["", AGREED, UNCLE], ids=["both", "agreed", "uncle"])
def test_a_parent_seen_otherwise_is_drawn_once(store: Store, side: str) -> None:
    g = world()
    g.fact(TieType.PARENT_OF, DAD, BEN, CASE, kind="step", perspectives=[UNCLE])
    plant(store, g)
    view = View(CASE, picture=Picture.TREE, beside=UNCLE, side=side)
    scene = draw(read(Handle(store, Viewer(WORKER, "Hannah Reeve")), view), view, Space())
    assert sorted(mark.id for mark in scene.people) == sorted((BEN, MUM, DAD, UNCLE))
    down = [route for route in scene.routes if DAD in route.people and BEN in route.people]
    assert len({(route.people, route.kind) for route in down}) == len(down)


def test_a_family_tree_is_of_the_agreed_record_whosever_map_it_is(store: Store) -> None:
    g = world()
    g.fact(TieType.PARENT_OF, DAD, BEN, CASE, kind="step", perspectives=[UNCLE])
    plant(store, g)
    handle = Handle(store, Viewer(WORKER, "Hannah Reeve"))
    trees = {
        exports.family_tree(read(handle, view).shown.network)
        for view in (VIEW, replace(VIEW, whose=UNCLE))
    }
    assert len(trees) == 1


def test_the_papers_say_whose_map_it_is(handle: Handle) -> None:
    for view, so in ((VIEW, ", as agreed"), (DADS, ", as Paul sees it")):
        assert papers._as_of(read(handle, view), view).endswith(so)


def test_kinship_is_the_same_whosever_map_it_is(handle: Handle) -> None:
    theirs, agreed = (
        {key: one.short for key, one in read(handle, view).relations.items()}
        for view in (replace(VIEW, whose=BEN), VIEW)
    )
    assert {key: theirs[key] for key in agreed} == agreed


def test_what_one_person_sees_otherwise_is_in_sight_on_their_map(handle: Handle) -> None:
    agreed, theirs = (
        draw(read(handle, view), view, Space(), previous=None) for view in (VIEW, DADS)
    )
    assert set(felt(agreed)) == {"close"}
    assert felt(agreed)["close"].quiet
    assert set(felt(theirs)) == {"cut-off"}
    assert (felt(theirs)["cut-off"].quiet, felt(theirs)["cut-off"].change) == (False, "new")
    assert "only Paul says so" in [key.words for key in theirs.legend]


def compared(handle: Handle, view: View) -> Reading:
    reading = read(handle, view)
    assert reading.compared is not None
    return reading


def test_two_views_are_compared_in_words(handle: Handle) -> None:
    two = compared(handle, BOTH).compared
    assert two is not None
    said = compare_words.sentence(two)
    assert said.startswith("Where Paul sees it otherwise: ")
    assert {"Dawn and Liam: the agreed map says close to Liam, Paul says cut off from Liam.",
            "Liam and Dawn: the agreed map says close to Dawn, Paul says cut off from Dawn.",
            } & {said.partition("otherwise: ")[2]}  # fmt: skip
    assert lines_of(two, MUM) == ["The agreed map says close to Liam, Paul says cut off from Liam."]
    assert lines_of(two, FRIEND) == []
    of_ben = compared(handle, replace(VIEW, beside=BEN)).compared
    assert of_ben is not None
    said = compare_words.sentence(of_ben)
    assert said.startswith("Where Ben sees it otherwise: only Ben names Kit; ")
    assert "Ben and Mo: only Ben says friendly with Mo" in said
    between = compared(handle, replace(VIEW, whose=DAD, beside=BEN)).compared
    assert between is not None
    told = compare_words.sentence(between)
    assert told.startswith("Where Paul and Ben see it otherwise: ")
    assert "Paul says cut off from" in told
    assert "the agreed map says close to" in told  # Ben says nothing of it


@pytest.mark.parametrize("picture", [Picture.CIRCLES, Picture.TREE, Picture.WIDER])
def test_nobody_moves_between_two_views_and_each_has_its_own_lines(
    handle: Handle, picture: Picture
) -> None:
    scenes = {
        side: draw(compared(handle, view), view, Space())
        for side in ("", AGREED, DAD)
        for view in (replace(BOTH, picture=picture, side=side),)
    }
    for side in (AGREED, DAD):
        there = at(scenes[""])
        assert at(scenes[side]) == {key: there[key] for key in at(scenes[side])}
    assert set(felt(scenes[""])) == {"close", "cut-off"}
    assert set(felt(scenes[AGREED])) == {"close"}
    assert set(felt(scenes[DAD])) == {"cut-off"}
    assert not any(line.quiet for scene in scenes.values() for line in felt(scene).values())
    legend = [key.words for key in scenes[""].legend]
    assert "as Paul sees it, not as agreed" in legend


def test_whom_one_alone_names_bears_their_mark(handle: Handle) -> None:
    view = replace(VIEW, beside=BEN)
    scene = draw(compared(handle, view), view, Space())
    (pal,) = (mark for mark in scene.people if mark.id == PAL)
    assert pal.change == "second"
    assert any("only Ben" in text.words for text in pal.label)
    assert any(line.change == "new" and not line.quiet for line in scene.lines if PAL in
               (line.start, line.end))  # fmt: skip
    alone = replace(view, side=AGREED)
    assert PAL not in at(draw(compared(handle, alone), alone, Space()))


def test_the_compare_menu_offers_everybody_and_each(handle: Handle) -> None:
    said = words(logic.compare_view.parts(read(handle, VIEW), VIEW))
    assert "How it is seen bythe agreed map and Benthe agreed map and PaulBen and Paul" in said


@pytest.mark.parametrize("view", [DADS, BOTH, replace(BOTH, whose=BEN, side=AGREED)])
def test_the_address_holds_whose_map_it_is(view: View) -> None:
    assert view_from_address(view.case_id, view.query()) == view
