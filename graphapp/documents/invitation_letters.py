"""Invitations as a Word file, a page a person.

A letter has the name of the one it is for, and the meeting's title, day, time and place; no other
name, no number or address of anybody, nothing that they need to be told in person. How it may be
sent safely is on the list for professionals: a letter itself may fall into anybody's hands.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as Letters
from docx.enum.text import WD_BREAK
from docx.shared import Cm, Pt

from graphapp.documents.calendar_file import title
from graphapp.meeting_reading import Guest, Reading
from graphapp.meeting_words import (
    SESSIONS,
    clock_words,
    comes,
    day_words,
    starts_of,
)
from queries.case_model import Invitation, Meeting

EXPECT = (
    "A family network meeting is for the people who matter in the child’s life. First there is"
    " information, then private time for the family, then the plan is agreed together."
)
ANSWER = "Please say whether you can come to the person who gave you this invitation."


def invitation_letters(reading: Reading, person_id: str = "") -> bytes | None:
    """Return the letters of everybody on the list who may come, or of one; None for nobody."""
    meeting = reading.meeting
    if meeting is None:
        return None
    guests = [
        (one, one.invitation)
        for one in reading.guests
        if one.invitation is not None
        and (one.person_id == person_id if person_id else comes(one.invitation))
    ]
    if not guests:
        return None
    letters = Document()
    _plain(letters, title(reading))
    for number, (guest, invitation) in enumerate(guests):
        if number:
            letters.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
        _letter(letters, reading, meeting, guest, invitation)
    out = io.BytesIO()
    letters.save(out)
    return out.getvalue()


def _plain(letters: Letters, words: str) -> None:
    """One plain type; and no name of who made it in the file's own properties."""
    style = letters.styles["Normal"]
    style.font.name = "Arial"
    style.font.size = Pt(12)
    for section in letters.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
    properties = letters.core_properties
    properties.title, properties.author, properties.comments = words, "", ""
    properties.language = "en-GB"
    properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None)


def _letter(
    letters: Letters, reading: Reading, meeting: Meeting, guest: Guest, invitation: Invitation
) -> None:
    letters.add_heading(title(reading), level=1)
    letters.add_paragraph(f"Dear {reading.network.people[guest.person_id].name or guest.name},")
    letters.add_paragraph("You are invited to this meeting.")
    lines = [
        ("Day", day_words(meeting.on) if meeting.on else "to be agreed"),
        ("Time", times(meeting, invitation) or "to be agreed"),
        ("Place", meeting.place or "to be agreed"),
        ("Interpreter", invitation.interpreter),
        ("What you need to come", invitation.access_needs),
    ]
    for name, words in lines:
        if words:
            paragraph = letters.add_paragraph()
            paragraph.add_run(f"{name}: ").bold = True
            paragraph.add_run(words)
    letters.add_paragraph(EXPECT)
    letters.add_paragraph(ANSWER)


def times(meeting: Meeting, invitation: Invitation) -> str:
    """Return the times of somebody's own sessions: nothing of another one."""
    parts = []
    for session in SESSIONS:
        starts = starts_of(meeting, session)
        if not starts or session not in (invitation.sessions or SESSIONS):
            continue
        ends = meeting.ends_2 if session == "2" else meeting.ends
        parts.append(clock_words(starts) + (f" to {clock_words(ends)}" if ends else ""))
    return " and ".join(parts)
