"""How what was typed into the meeting's forms is read, and what of it is a change."""

from __future__ import annotations

from typing import Any

from graphapp.meeting_words import SESSIONS, clock, clock_words
from graphapp.screens.meeting.about import About
from graphapp.shell.given import Given
from graphapp.shell.specs import a_date, form_value
from queries.commands.fields import Pairs
from queries.properties import PARTIAL_DATES

TIMES = frozenset({"starts", "ends", "starts_2", "ends_2"})


def at(given: Given, name: str) -> str:
    """Return the time of day that a field says as it is stored ("16:30"), empty for none."""
    words = given.text(name)
    found = clock(words)
    if words and found is None:
        given.errors[name] = "Write a time of day, such as 4.30 pm."
    return f"{found:%H:%M}" if found else ""


def sessions(given: Given) -> tuple[str, ...]:
    """Return the sessions that are ticked; both are the same as none."""
    found = tuple(one for one in SESSIONS if one in given.several("sessions"))
    return () if len(found) == len(SESSIONS) else found


def held(name: str, kept: Any) -> Any:
    """Return what a field holds for a value as it was seen."""
    return clock_words(kept or "") if name in TIMES else form_value(name, kept)


def changes(given: Given, about: About) -> Pairs:
    """Return what the form changes: only fields that are not as they were seen."""
    found = {}
    for name, was in about.seen.items():
        if not given.has(name):
            continue
        seen, new = _pair(given, name, was)
        if (seen or "") != (new or ""):
            found[name] = (seen, new)
    return found


def _pair(given: Given, name: str, was: Any) -> tuple[object, object]:
    if name in PARTIAL_DATES:
        before = a_date(was)
        return before, given.date(name, before)
    if name == "sessions":
        return tuple(was or ()), sessions(given)
    return was, at(given, name) if name in TIMES else given.text(name)
