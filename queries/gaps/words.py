"""Names, days and lists in the sentences of findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from queries.model import Person

KEEPING_APART = {
    "court order": "a court order",
    "bail": "a bail condition",
    "prison": "prison",
    "agreed": "agreed with the family",
}


def name_of(person: Mapping[str, Any]) -> str:
    """Return a person's name, or the words for somebody without one."""
    return person.get("name") or person.get("known_as") or "someone (not named yet)"


def names_of(people: Sequence[Mapping[str, Any]]) -> str:
    """Return "Jay, Demi and Rio", each name once."""
    return listed(list(dict.fromkeys(map(name_of, people)))) or "the child"


def short_of(person: Mapping[str, Any]) -> str:
    """Return what somebody is called: known-as, else the first name."""
    short = Person("", person.get("name") or "", person.get("known_as") or "").short_name
    return short or name_of(person)


def shorts_of(people: Sequence[Mapping[str, Any]]) -> str:
    """Return what these people are called, as one list."""
    return listed(list(dict.fromkeys(map(short_of, people)))) or "the child"


def listed(parts: Sequence[str]) -> str:
    """Return "Jay, Demi and Rio"."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def possessive(name: str) -> str:
    """Return "Ben’s"."""
    return f"{name}’s"


def day_of(text: str | None) -> date | None:
    """Return a stored day; the ends of the calendar stand for "nobody knows": None."""
    if not text:
        return None
    day = date.fromisoformat(text)
    return None if day in (date.min, date.max) else day


def day_words(day: date | None) -> str:
    """Return "3 December 2026"."""
    return f"{day.day} {day:%B %Y}" if day else "a day nobody recorded"
