"""Small words of the map screen: what somebody is called, and apostrophes as they are printed."""

from __future__ import annotations

from queries.model import Person

NOT_NAMED = "someone (not named yet)"


def called(person: Person) -> str:
    """Return what somebody is called in a sentence."""
    return person.short_name or NOT_NAMED


def curled(words: str) -> str:
    """Return words with the apostrophes of print: "Ben’s gran"."""
    return words.replace("'", "’")
