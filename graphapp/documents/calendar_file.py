"""A meeting as a calendar file (.ics): its title, day, time and place; nobody's name but that."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar, Event

from graphapp.meeting_reading import Reading
from graphapp.meeting_words import SESSIONS, clock
from queries.case_model import Invitation, Meeting

USUAL_MINUTES = 90
"""How long a meeting is when nobody wrote its end."""


def calendar_file(reading: Reading, person_id: str = "") -> bytes | None:
    """Return a meeting as calendar entries, one for each session, None when it has no exact day.

    With a person's id, only the sessions that they come to: nothing then tells of another one. No
    letter, no list: neither who else comes, nor what anybody needs to know.
    """
    meeting = reading.meeting
    if meeting is None or meeting.on is None or not meeting.on.exact:
        return None
    wanted = _sessions(meeting, person_id)
    calendar = Calendar()
    calendar.add("prodid", "-//Family network//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for session in SESSIONS:
        starts = meeting.starts_2 if session == "2" else meeting.starts
        if session in wanted and (starts or session == "1"):
            ends = meeting.ends_2 if session == "2" else meeting.ends
            calendar.add_component(_event(reading, meeting, session, starts, ends))
    return bytes(calendar.to_ical())


def _sessions(meeting: Meeting, person_id: str) -> tuple[str, ...]:
    found: list[Invitation] = [one for one in meeting.invitations if one.person_id == person_id]
    return (found[0].sessions or SESSIONS) if found else SESSIONS


def _event(reading: Reading, meeting: Meeting, session: str, starts: str, ends: str) -> Event:
    event = Event()
    event.add("uid", f"{meeting.id}-{session}@family-network")
    event.add("dtstamp", datetime.now(UTC))
    event.add("summary", title(reading))
    assert meeting.on is not None
    day = meeting.on.earliest
    begins = clock(starts)
    if begins is None:  # the day is known, the time not yet
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
    else:
        # without a zone: the same hour on every clock, as people say it
        first = datetime.combine(day, begins)
        event.add("dtstart", first)
        event.add("dtend", _end(first, clock(ends)))
    if meeting.place:
        event.add("location", meeting.place)
    event.add("class", "PRIVATE")
    return event


def _end(first: datetime, ends: time | None) -> datetime:
    last = datetime.combine(first.date(), ends) if ends else first
    return last if last > first else first + timedelta(minutes=USUAL_MINUTES)


def title(reading: Reading) -> str:
    """Return the meeting's title."""
    return f"Family network meeting for {reading.children}"
