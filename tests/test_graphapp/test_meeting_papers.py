"""What the meeting's papers say: letters, calendar files, the list."""

from __future__ import annotations

import io

import pytest
from docx import Document
from icalendar import Calendar

from graphapp.documents.calendar_file import calendar_file
from graphapp.documents.invitation_letters import invitation_letters
from graphapp.documents.meeting_list import ASK_FIRST, meeting_list
from graphapp.meeting_reading import read
from graphapp.screens.meeting.about import About, shown
from graphapp.screens.meeting.saving import press
from queries.partial_date import PartialDate
from queries.store import Store
from queries.vocabulary import RestrictionKind
from tests.support.meeting_desk import Desk, planned


@pytest.fixture
def desk(store: Store) -> Desk:
    return planned(store)


def test_papers_say_a_persons_own_session_and_no_number(desk: Desk) -> None:
    gran = desk.office.gran
    dad = desk.somebody("Paul Arkley", safe_contact="Text only, after 6 pm. No letters.")
    desk.keep_apart(dad, gran, RestrictionKind.COURT)
    desk.tick(gran)
    desk.two()
    desk.save(dad, needs_to_know="Joe tells him about the order", access_needs="a taxi")
    reading = desk.reading
    letter = text_of(invitation_letters(reading, dad))
    assert "Paul Arkley" in letter
    assert "6.15 pm" in letter
    for hidden in ("4.30", "Rose", "01632", "Text only", "order", "Joe"):
        assert hidden not in letter, hidden
    every = text_of(invitation_letters(reading))
    assert "Rose Arkley" in every
    own = Calendar.from_ical(calendar_file(reading, dad) or b"")
    starts = [event.get("DTSTART").dt for event in own.walk("VEVENT")]
    assert [f"{one:%Y-%m-%d %H:%M}" for one in starts] == ["2026-12-03 18:15"]
    both = Calendar.from_ical(calendar_file(reading) or b"")
    assert len(both.walk("VEVENT")) == 2
    assert {str(one["SUMMARY"]) for one in both.walk("VEVENT")} == {
        "Family network meeting for Ben"
    }
    assert "Paul" not in both.to_ical().decode()
    lines = {line.name: line for part in meeting_list(reading) for line in part.lines}
    assert lines["Paul Arkley"].send == "Text only, after 6 pm. No letters."
    assert lines["Paul Arkley"].numbers == ("01632 960123",)
    assert (lines["Rose Arkley"].send, lines["Rose Arkley"].numbers) == (ASK_FIRST, ())
    family = read(desk.office.family(), desk.office.case_id)
    shown_to_them = repr(meeting_list(family))
    assert "Paul Arkley" in shown_to_them
    for hidden in ("Text only", "01632", "Joe tells", "taxi"):
        assert hidden not in shown_to_them


def test_no_day_no_calendar_nobody_no_letters(desk: Desk) -> None:
    assert invitation_letters(desk.reading) is None
    assert calendar_file(desk.reading) is not None
    about = About("meeting", desk.office.case_id, desk.meeting.id, desk.meeting.id,
                  seen=shown("meeting", desk.meeting))  # fmt: skip
    assert press(desk.handle, "save", about, {"on": "December 2026"}).done is not None
    assert desk.meeting.on == PartialDate.parse("December 2026")
    assert calendar_file(desk.reading) is None


def text_of(content: bytes | None) -> str:
    assert content is not None
    return "\n".join(one.text for one in Document(io.BytesIO(content)).paragraphs)
