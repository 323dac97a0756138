"""What somebody typed into a form, read field by field; what is wrong is kept beside the field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

from queries.partial_date import NotADate, PartialDate

MOST_LETTERS = 2_000
_Word = TypeVar("_Word", bound=StrEnum)


@dataclass(slots=True)
class Given:
    """The values of a form by field, and the sentences that belong beside a field.

    `viewer` is the id of who sends it: whoever names the people who may see something is one.
    """

    values: Mapping[str, Any]
    errors: dict[str, str] = field(default_factory=dict)
    viewer: str = ""

    def has(self, name: str) -> bool:
        """Whether the form has that field at all (some are not for the family's view)."""
        return name in self.values

    def text(self, name: str) -> str:
        """Return the words of a field, trimmed."""
        words = str(self.values.get(name) or "").strip()
        if len(words) > MOST_LETTERS:
            self.errors[name] = f"This is longer than {MOST_LETTERS:,} letters. Shorten it."
            return ""
        return words

    def date(self, name: str, seen: PartialDate | None = None) -> PartialDate | None:
        """Return the date a field says, None for none; words left as they were stay what they are.

        What cannot be read is an error beside the field.
        """
        words = self.text(name)
        if not words:
            return None
        if seen is not None and words == seen.words:
            return seen
        try:
            return PartialDate.parse(words)
        except NotADate as exc:
            self.errors[name] = str(exc)
            return None

    def word(self, name: str, words: type[_Word]) -> _Word | None:
        """Return a word of a closed list, None when nothing (known) is chosen."""
        try:
            return words(str(self.values.get(name) or ""))
        except ValueError:
            return None

    def several(self, name: str, default: Sequence[str] = ()) -> tuple[str, ...]:
        """Return what is ticked."""
        found = self.values.get(name)
        return tuple(map(str, found)) if isinstance(found, list) else tuple(default)

    def tokens(self, name: str, now: Sequence[str] = ()) -> list[str] | None:
        """Return who may see something, None when the form does not ask (the family's view)."""
        chosen = str(self.values.get(name) or "")
        if chosen == NAMED:
            return sorted({*self.several(f"{name}{WHO}"), self.viewer} - {""}) or None
        return SEEN_BY.get(chosen, list(now) or None)


NAMED = "named"
"""The choice of people by name; they are ticked in the field of the same name with `WHO` behind."""
WHO = "_who"
EVERYBODY = "everybody"
"""The choice of whose view something is that says it is nobody's own: it is agreed."""
SEEN_BY = {
    "professionals": ["professionals"],
    "family": ["professionals", "family"],
    "child": ["professionals", "family", "child"],
    "nobody": [],
}
"""The choices of who may see something, as the tokens that are stored."""
SEEN_WORDS = {
    "professionals": "Professionals only",
    "family": "The family too",
    "child": "The family and the child too",
}


def seen_choice(tokens: Sequence[str]) -> str:
    """Return the choice that stands for some tokens, "now" for others (named people)."""
    wanted = set(tokens) or {"professionals"}
    return next((key for key, found in SEEN_BY.items() if set(found) == wanted), "now")


def views_key(views: Sequence[str]) -> str:
    """Return the choice that stands for whose view something is, by their ids."""
    return ".".join(views) or EVERYBODY


def seen_choices(tokens: Sequence[str]) -> list[tuple[str, str]]:
    """Return the choices of who may see something, "as it is now" among them when it is other."""
    own = [("now", "As it is now")] if seen_choice(tokens) == "now" else []
    return [*SEEN_WORDS.items(), *own]
