"""The meeting's list on paper: for the family who comes and when; for professionals also what
each needs to know, and how an invitation may be sent safely.
"""

from __future__ import annotations

from dataclasses import dataclass

from graphapp.meeting_reading import Guest, Reading
from graphapp.meeting_words import ANSWER_WORDS, sessions_words

ASK_FIRST = "Nobody has written down how to reach them safely: ask before you send or ring."


@dataclass(frozen=True, slots=True)
class Line:
    """One person on the list; `before` and `send` only for professionals."""

    name: str
    who: str
    session: str
    answer: str
    before: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    send: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of one side of the family."""

    title: str
    lines: tuple[Line, ...]


def meeting_list(reading: Reading) -> tuple[Part, ...]:
    """Return who is on the list, by side of the family."""
    parts = []
    for key, title in reading.sides:
        lines = tuple(
            _line(reading, one)
            for one in reading.guests
            if one.side == key and one.invitation is not None
        )
        if lines:
            parts.append(Part(title, lines))
    return tuple(parts)


def _line(reading: Reading, guest: Guest) -> Line:
    found, meeting = guest.invitation, reading.meeting
    assert found is not None and meeting is not None  # noqa: PT018  meeting_list asked
    person = reading.network.people[guest.person_id]
    line = Line(
        person.name or guest.name,
        guest.relation,
        sessions_words(meeting, found),
        ANSWER_WORDS[found.answer],
    )
    if not reading.professionals:
        return line
    before = [found.needs_to_know, found.access_needs]
    if found.interpreter:
        before.append(f"Interpreter: {found.interpreter}")
    numbers = tuple(words for words in (person.phone, person.email) if words)
    safe = reading.network.memberships[guest.person_id].safe_contact
    # without a word about what is safe no number is printed: it would be used
    return Line(
        line.name,
        line.who,
        line.session,
        line.answer,
        tuple(one for one in before if one),
        numbers if safe else (),
        safe or ASK_FIRST,
    )
