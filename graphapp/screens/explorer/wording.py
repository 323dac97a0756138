"""Small words of the map screen: what somebody is called."""

from __future__ import annotations

from queries.model import Person

NOT_NAMED = "someone (not named yet)"


def called(person: Person) -> str:
    """Return what somebody is called in a sentence."""
    return person.short_name or NOT_NAMED
