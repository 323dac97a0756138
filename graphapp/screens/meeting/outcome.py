"""What came of a button, and how the values of a form are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from graphapp.meeting_words import SESSIONS, clock
from graphapp.screens.meeting.about import About
from graphapp.shell.given import Given
from queries.commands import Difference, Done
from queries.partial_date import PartialDate
from queries.store.errors import StoreAway

Pairs = dict[str, tuple[object, object]]
DATES = frozenset({"on", "offered", "held", "review"})
TIMES = frozenset({"starts", "ends", "starts_2", "ends_2"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the page shows next: mistakes beside their fields, what somebody else changed, what was
    done (or `closes`: nothing was), or that it waits for the graph. `asks` is a person whose
    invitation is to be opened, since a reason has to be written.
    """

    errors: Mapping[str, str] = field(default_factory=dict)
    done: Done | None = None
    closes: str = ""
    says: str = ""
    differences: tuple[Difference, ...] = ()
    about: About | None = None
    away: StoreAway | None = None
    asks: str = ""


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


def changes(given: Given, about: About) -> Pairs:
    """Return what the form changes: only fields that are not as they were seen."""
    found: Pairs = {}
    for name, was in about.seen.items():
        if not given.has(name):
            continue
        seen = about.now.get(name, was)
        if name in DATES:
            if given.text(name) != (was[2] if was else ""):
                found[name] = (a_date(seen), given.date(name))
        elif name in TIMES:
            if at(given, name) != (was or ""):
                found[name] = (seen, at(given, name))
        elif name == "sessions":
            if sessions(given) != tuple(was or ()):
                found[name] = (tuple(seen or ()), sessions(given))
        elif given.text(name) != (was or ""):
            found[name] = (seen, given.text(name))
    return found


def a_date(kept: Sequence[str] | None) -> PartialDate | None:
    """Return the date that was kept as [earliest, latest, words]."""
    if not kept:
        return None
    return PartialDate(date.fromisoformat(kept[0]), date.fromisoformat(kept[1]), kept[2])
