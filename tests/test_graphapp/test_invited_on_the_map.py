"""Who is on the list of the meeting to come, marked on the map: drawn, said, and only if seen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest

from graphapp.canvas import svg
from graphapp.canvas.notation import DESK, PHONE
from graphapp.canvas.scene import INVITED, Scene
from graphapp.canvas.view import View as Space
from graphapp.canvas.whole import whole
from graphapp.coming_meeting import coming, list_said, on_the_list
from graphapp.screens.explorer.drawing import draw
from graphapp.screens.explorer.drawing import read as map_of
from graphapp.screens.explorer.panel import person_panel
from graphapp.screens.explorer.state import Picture, View
from queries.case_model import Invitation, Meeting
from queries.meetings import meetings_of
from queries.partial_date import PartialDate
from queries.store import Store
from queries.store.handle import Handle, Viewer
from queries.vocabulary import Audience, InvitationAnswer, Role
from seed import plant as planting
from tests.support.engine import wipe

ON = date(2026, 11, 24)
INVITED_TO_BEN = {
    "Dawn", "Jean", "Mark", "Lisa", "Paul", "Maureen", "Kerry", "Nadia", "Hannah", "Joe",
}  # fmt: skip


@dataclass(frozen=True)
class Ben:
    case_id: str
    worker: Handle
    room: Handle


@pytest.fixture(scope="module")
def ben(engine: Store) -> Ben:
    wipe(engine)
    planted = planting.plant(engine, families=("ben-arkley",), wide=False)
    case_id = planted.cases["ben-arkley"]
    viewer = Viewer(planted.users["hannah"], "Hannah Reeve", Role.WORKER)
    room = Handle(engine, viewer, Audience.FAMILY, case_id)
    return Ben(case_id, Handle(engine, viewer, Audience.PROFESSIONALS), room)


def scene_of(handle: Handle, view: View, space: Space | None = None) -> Scene:
    return draw(map_of(handle, view), view, space or Space())


def ticked(scene: Scene) -> set[str]:
    return {mark.name for mark in scene.people if any(b.state == INVITED for b in mark.badges)}


@pytest.mark.parametrize("picture", [Picture.CIRCLES, Picture.TREE, Picture.WIDER])
def test_everybody_on_the_list_wears_the_tick(ben: Ben, picture: Picture) -> None:
    scene = scene_of(ben.worker, View(ben.case_id, picture=picture, on=ON))
    there = {mark.name for mark in scene.people}
    assert ticked(scene) == INVITED_TO_BEN & there
    assert len(ticked(scene)) >= 7
    assert [key.words for key in scene.legend if key.key == "invited"] == ["invited"]


def test_it_is_said_to_who_cannot_see_it_and_in_the_panel(ben: Ben) -> None:
    view = View(ben.case_id, on=ON)
    reading = map_of(ben.worker, view)
    spoken = {mark.name: mark.spoken for mark in draw(reading, view, Space()).people}
    assert spoken["Jean"].endswith("Invited to the meeting on 3 December 2026: coming.")
    assert "Invited to the meeting on 3 December 2026: no answer yet." in spoken["Lisa"]
    assert "nvited" not in spoken["Dean"]
    by_name = {person.short_name: key for key, person in reading.network.people.items()}
    panel = person_panel(reading, by_name["Jean"])
    assert panel is not None
    assert panel.invited == "Invited to the meeting on 3 December 2026: coming."
    dean = person_panel(reading, by_name["Dean"])
    assert dean is not None
    assert dean.invited == ""


def test_only_whom_the_room_may_see_invited_is_marked(ben: Ben) -> None:
    scene = scene_of(ben.room, View(ben.case_id, on=ON))
    may_see = {
        one.person_id for meeting in meetings_of(ben.room, ben.case_id)
        for one in meeting.invitations
    }  # fmt: skip
    marked = {mark.id for mark in scene.people if any(b.state == INVITED for b in mark.badges)}
    assert marked <= may_see
    assert all("nvited" not in one.spoken for one in scene.people if one.id not in may_see)


def test_after_the_meeting_nobody_wears_it(ben: Ben) -> None:
    scene = scene_of(ben.worker, View(ben.case_id, on=date(2026, 12, 4)))
    assert not ticked(scene)
    assert not [key for key in scene.legend if key.key == "invited"]
    assert all("nvited" not in mark.spoken for mark in scene.people)


@pytest.mark.parametrize("space", [Space(904, 575), Space(390, 450, True)], ids=["desk", "phone"])
def test_words_of_a_barrier_lie_on_no_badge(ben: Ben, space: Space) -> None:
    scene = scene_of(ben.worker, View(ben.case_id, on=ON), space)
    radius = (PHONE if space.phone else DESK).badge
    assert scene.barriers
    for found in scene.barriers:
        for number, _ in enumerate(found.words):
            x, y = found.words_at[0], found.words_at[1] + 14.8 * number - 4
            for mark in scene.people:
                for one in mark.badges:
                    near_x = abs(mark.x + one.x - x) < radius + 40
                    assert not (near_x and abs(mark.y + one.y - y) < radius + 4), mark.name


def test_the_tick_is_drawn_on_paper_too_in_black_and_white(ben: Ben) -> None:
    scene = scene_of(ben.worker, View(ben.case_id, on=ON))
    drawn = svg.parts(scene)["people"]
    assert sum('class="bd bd-inv"' in one[4] for one in drawn.values()) == len(ticked(scene))
    paper = whole(scene, "print")
    assert ".bd-inv rect{fill:#000000" in paper
    assert paper.count('class="bd bd-inv"') == len(ticked(scene)) + 1  # and in the legend


def _meeting(ident: str, on: str = "", **fields: object) -> Meeting:
    given = {key: PartialDate.parse(str(value)) for key, value in fields.items()}
    return Meeting(ident, on=PartialDate.parse(on) if on else None, **given)  # type: ignore[arg-type]


def test_the_coming_meeting_is_the_first_that_is_not_held() -> None:
    held = _meeting("held", "2026-11-02", held="2026-11-02")
    soon, late, undated = _meeting("soon", "2026-12-03"), _meeting("late", "2027"), _meeting("no")
    every = [undated, late, soon, held]
    assert coming(every, ON) is soon
    assert coming(every, date(2026, 12, 3)) is soon, "on the day itself"
    assert coming(every, date(2026, 12, 4)) is late
    assert coming(every, date(2028, 1, 1)) is undated
    assert coming([held], ON) is None
    assert coming([held], date(2026, 11, 1)) is held, "as it was then"
    assert coming([_meeting("m", "2026-12-03", offered="2026-11-20")], date(2026, 11, 1)) is None


def test_who_says_no_or_sends_a_message_wears_no_tick_and_is_told_of() -> None:
    answers = {
        "a": InvitationAnswer.COMING,
        "b": InvitationAnswer.NOT_COMING,
        "c": InvitationAnswer.MESSAGE,
        "d": InvitationAnswer.NOT_ASKED,
    }
    found = tuple(Invitation(f"i{key}", "m", key, answer) for key, answer in answers.items())
    meeting = replace(_meeting("m"), invitations=found)
    assert on_the_list(meeting) == {"a", "d"}
    assert list_said(meeting) == {
        "a": "Invited to the meeting to come: coming",
        "b": "Invited to the meeting to come: not coming",
        "c": "Invited to the meeting to come: sends a message",
        "d": "To be invited to the meeting to come",
    }
    assert on_the_list(None) == frozenset()
    assert list_said(None) == {}
