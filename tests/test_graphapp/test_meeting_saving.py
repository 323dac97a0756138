"""The meeting's page: what its buttons write, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graphapp.meeting_reading import read
from graphapp.meeting_words import clock, clock_words, later
from graphapp.screens.meeting import notice
from graphapp.screens.meeting.about import About, Outcome, shown
from graphapp.screens.meeting.saving import press
from graphapp.screens.meeting.state import Form, Look, look_from_address
from graphapp.screens.meeting.wording import stage_now, to_do
from graphapp.shell.forms.outcome import SAID
from queries.changes import undo
from queries.commands.rooms import REASON_NEEDED, SEPARATELY
from queries.ids import new_id
from queries.store import Store
from queries.vocabulary import InvitationAnswer, RestrictionKind
from tests.support.meeting_desk import Desk, planned


@pytest.fixture
def desk(store: Store) -> Desk:
    return planned(store)


def test_times_of_day_as_people_write_them() -> None:
    assert [clock_words(one) for one in ("16:30", "9", "12:00")] == [
        "4.30 pm",
        "9.00 am",
        "12.00 pm",
    ]
    for words in ("4.30 pm", "16.30", "1630", "4:30PM"):
        assert f"{clock(words):%H:%M}" == "16:30", words
    assert [clock(one) for one in ("", "25:00", "noon", "13 pm", "4.75 pm")] == [None] * 5
    assert later("16:30") == "18:15"
    assert later("23:30") == later("") == ""


def test_an_address_holds_ids_and_words_of_a_list_only() -> None:
    person = new_id()
    look = look_from_address("c", f"?invite={person}&form=unknown&meeting=Dawn&later=yes")
    assert look == Look("c", form=Form.INVITATION, invite=person)
    assert look_from_address("c", look.query()) == look


def test_a_meeting_is_planned_corrected_and_taken_back(desk: Desk) -> None:
    meeting = desk.meeting
    assert (meeting.starts, meeting.ends, meeting.place) == ("16:30", "18:00", "The hall")
    assert stage_now(desk.reading) == 0
    about = About(
        "meeting", desk.office.case_id, meeting.id, meeting.id, seen=shown("meeting", meeting)
    )
    wrong = press(desk.handle, "save", about, {"starts": "tea time", "held": "lately"})
    assert set(wrong.errors) == {"starts", "held"}
    done = press(desk.handle, "save", about, {"starts": "5 pm", "review": "10 December 2026"}).done
    assert done is not None
    assert desk.meeting.starts == "17:00"
    again = press(desk.handle, "save", about, {"starts": "6 pm"})
    assert again.done is not None
    assert again.done.repeated  # the same command, sent again, writes nothing
    undo(desk.handle, done.change_id, command_id=new_id())
    assert (desk.meeting.starts, desk.meeting.review) == ("16:30", None)


def test_a_tick_invites_and_a_second_takes_off_the_list(desk: Desk) -> None:
    gran = desk.office.gran
    assert desk.tick(gran).done is not None
    assert [one.person_id for one in desk.meeting.invitations] == [gran]
    assert "Ask whether we may talk to Rose." in to_do(desk.reading)
    done = desk.save(gran, answer="coming", needs_to_know="Hannah tells her", on="").done
    assert done is not None
    assert desk.meeting.invitations[0].answer is InvitationAnswer.COMING
    taken = desk.tick(gran).done
    assert taken is not None
    assert desk.meeting.invitations == ()
    undo(desk.handle, taken.change_id, command_id=new_id())
    assert desk.meeting.invitations[0].needs_to_know == "Hannah tells her"


def test_two_met_by_one_field_are_both_shown(desk: Desk) -> None:
    gran = desk.office.gran
    desk.tick(gran)
    found = desk.meeting.invitations[0]
    about = About(
        "invitation", desk.office.case_id, desk.meeting.id, found.id, gran,
        seen=shown("invitation", found),
    )  # fmt: skip
    assert desk.save(gran, access_needs="a ramp").done is not None
    met = press(desk.handle, "save", about, {"access_needs": "a lift"})
    assert met.about is not None
    assert [(one["theirs"], one["mine"]) for one in met.about.differences] == [("a ramp", "a lift")]
    again = press(desk.handle, "save", met.about, {"access_needs": "a lift"})
    assert (again.done, again.focus) == (None, SAID)  # nothing is saved before it is chosen
    chosen = press(desk.handle, "mine:access_needs", met.about, {"access_needs": "a lift"})
    assert chosen.done is not None
    assert desk.meeting.invitations[0].access_needs == "a lift"


def test_keeping_theirs_leaves_what_else_was_typed(desk: Desk) -> None:
    meeting = desk.meeting
    about = About(
        "meeting", desk.office.case_id, meeting.id, meeting.id, seen=shown("meeting", meeting)
    )
    elsewhere = replace(about, command=new_id())
    assert press(desk.handle, "save", elsewhere, {"starts": "5 pm", "on": "4 December 2026"}).done
    typed = {"starts": "6 pm", "on": "5 December 2026", "place": "The school"}
    met = press(desk.handle, "save", about, typed)
    assert met.about is not None
    assert {one["key"] for one in met.about.differences} == {"starts", "on"}
    first = press(desk.handle, "keep:starts", met.about, typed)
    assert (first.done, first.values) == (None, {"starts": "5.00 pm"})
    assert first.about is not None
    typed |= {"starts": "5.00 pm", "notes": "Typed while choosing"}
    last = press(desk.handle, "keep:on", first.about, typed)
    assert last.values == {"on": "4 December 2026"}
    assert last.done is not None
    now = desk.meeting
    assert (now.starts, str(now.on), now.place) == ("17:00", "4 December 2026", "The school")
    assert now.notes == "Typed while choosing"


def test_a_court_order_is_never_passed_over_and_two_sessions_mend_it(desk: Desk) -> None:
    gran, dad = desk.office.gran, desk.somebody("Paul Arkley")
    desk.keep_apart(dad, gran, RestrictionKind.COURT)
    desk.tick(gran)
    refused = desk.tick(dad)
    assert refused.done is None
    assert "A court order keeps them apart" in refused.says
    assert desk.save(dad, answer="not asked", reason="They want to").done is None
    said = str(notice.notices(desk.reading, Look(desk.office.case_id)))
    assert "must not be in the same room" in said
    assert "Use two sessions" in said
    assert desk.two().done is not None
    sessions = {one.person_id: one.sessions for one in desk.meeting.invitations}
    assert sessions == {gran: ("1",), dad: ("2",)}
    assert desk.meeting.starts_2 == "18:15"
    said = str(notice.notices(desk.reading, Look(desk.office.case_id)))
    assert "in different sessions" in said
    assert "Use two sessions" not in said
    assert text_in(desk.save(dad, sessions=["1"])).startswith("A court order")


def test_a_message_instead_of_coming(desk: Desk) -> None:
    gran, dad = desk.office.gran, desk.somebody("Paul Arkley")
    desk.keep_apart(dad, gran, RestrictionKind.BAIL)
    desk.tick(gran)
    assert desk.two("message").done is not None
    answers = {one.person_id: one.answer for one in desk.meeting.invitations}
    assert answers[dad] is InvitationAnswer.MESSAGE


def test_an_agreed_one_asks_for_the_reason_in_writing(desk: Desk) -> None:
    gran, dad = desk.office.gran, desk.somebody("Paul Arkley")
    desk.keep_apart(dad, gran, RestrictionKind.AGREED)
    desk.tick(gran)
    refused = desk.tick(dad)
    assert (refused.says, refused.asks) == (REASON_NEEDED, dad)
    assert text_in(desk.save(dad, answer="not asked", reason=" ")) == REASON_NEEDED
    assert desk.save(dad, answer="not asked", reason="Both asked for it").done is not None


def test_who_may_not_know_is_told_to_plan_them_separately(desk: Desk) -> None:
    gran, dad = desk.office.gran, desk.somebody("Paul Arkley")
    supervisor = desk.office.supervisor.viewer.user_id
    desk.keep_apart(dad, gran, RestrictionKind.COURT, supervisor)
    desk.tick(gran)
    assert desk.tick(dad).says == SEPARATELY
    said = str(notice.notices(desk.reading, Look(desk.office.case_id)))
    assert SEPARATELY in said
    assert "court" not in said.lower()
    assert "Use two sessions" not in said
    family = read(desk.office.family(), desk.office.case_id)
    assert family.apart == ()
    assert notice.notices(family, Look(desk.office.case_id)) == []
    assert desk.tick(dad, desk.office.family()).says == SEPARATELY


def text_in(outcome: Outcome) -> str:
    """What the form says."""
    (said,) = outcome.says().values()
    return str(said.children)
