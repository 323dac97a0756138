"""How a form's fields stand for a record's fields: what is shown, what was seen, what changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from graphapp.shell.given import EVERYBODY, NAMED, SEEN_BY, Given, seen_choice, views_key
from queries.partial_date import PartialDate
from queries.properties import PARTIAL_DATES
from queries.store.errors import Conflict
from queries.vocabulary import Certainty, ChildWish, MayTalk, Sex

Seen = Mapping[str, Any]
"""What the form showed, by "person.name", as JSON (a date as [earliest, latest, words])."""
Changes = dict[str, dict[str, tuple[object, object]]]
"""By record ("person", "member", "tie"): {field: (what the user saw, what it shall be)}."""

_TOKENS = frozenset({"visible_to", "whereabouts_visible_to"})
_VIEWS = "perspectives"
ALL_YEAR = "all year"
_DEFAULTS = {
    "sex": str(Sex.UNKNOWN),
    "may_talk": str(MayTalk.NOT_ASKED),
    "certainty": str(Certainty.SURE),
    "child_wish": str(ChildWish.NOT_ASKED),
    "time_of_year": ALL_YEAR,
}
"""Fields that may be stored as nothing, which means the same as this word."""


@dataclass(frozen=True, slots=True)
class Spec:
    """One field of a form (`field`) that stands for one field (`name`) of one record."""

    record: str
    name: str
    field: str = ""
    label: str = ""

    @property
    def key(self) -> str:
        """Where it is kept in what was seen."""
        return f"{self.record}.{self.name}"

    @property
    def shown_as(self) -> str:
        """The name of the form's field."""
        return self.field or self.name

    @property
    def words(self) -> str:
        """What to call the field in a sentence."""
        return self.label or self.name.replace("_", " ")


def kept(value: object) -> Any:
    """Return a record's value as JSON holds it."""
    if isinstance(value, PartialDate):
        return [value.earliest.isoformat(), value.latest.isoformat(), value.words]
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, tuple):
        return list(value)
    return value


def a_date(value: Any) -> PartialDate | None:
    """Return the date that `kept` made a list of."""
    if not value:
        return None
    return PartialDate(date.fromisoformat(value[0]), date.fromisoformat(value[1]), value[2])


def seen_of(record: str, found: object, specs: Sequence[Spec]) -> dict[str, Any]:
    """Return what a form shows of one record."""
    return {spec.key: kept(_value(found, spec.name)) for spec in specs if spec.record == record}


def _value(found: object, name: str) -> object:
    if name == "visible_to":
        return found.fact.visible_to  # type: ignore[attr-defined]
    if name in ("source", "certainty", _VIEWS):
        return getattr(found.fact, name)  # type: ignore[attr-defined]
    return getattr(found, name)


def form_value(name: str, value: Any) -> Any:
    """Return what a form's field shows for a kept value."""
    if name in PARTIAL_DATES:
        return value[2] if value else ""
    if name in _TOKENS:
        return seen_choice(value or ())
    if name == _VIEWS:
        return views_key(value or ())
    if value is None and name in _DEFAULTS:
        return _DEFAULTS[name]
    if isinstance(value, list):
        return value
    return "" if value is None else str(value)


def changes(given: Given, specs: Sequence[Spec], seen: Seen) -> Changes:
    """Return what a form changes: only fields that it has, and that are not as they were seen."""
    found: Changes = {}
    for spec in specs:
        if spec.key not in seen or not given.has(spec.shown_as):
            continue
        was = seen[spec.key]
        pair = _pair(given, spec, was)
        if pair is not None:
            found.setdefault(spec.record, {})[spec.name] = pair
    return found


def _pair(given: Given, spec: Spec, was: Any) -> tuple[object, object] | None:
    if spec.name in PARTIAL_DATES:
        before = a_date(was)
        after = given.date(spec.shown_as, before)
        return None if before == after else (before, after)
    words = given.text(spec.shown_as)
    if spec.name in _TOKENS:
        if words == NAMED:
            named = given.tokens(spec.shown_as)
            return None if set(named or ()) == set(was or ()) else (was, named)
        if words not in SEEN_BY or words == seen_choice(was or ()):
            return None
        return was, SEEN_BY[words]
    if words == form_value(spec.name, was):
        return None
    if spec.name == _VIEWS:
        return was or None, None if words == EVERYBODY else words.split(".")
    if spec.name == "closeness":
        return was, int(words) if words else None
    return was, words


def as_stored(conflict: Conflict, found: Changes, ids: Mapping[str, str]) -> bool:
    """Make what was seen of a default what is stored (nothing, or the word); whether any was so.

    A field that was never set and one that says "not asked" are the same to a user.
    """
    hit = False
    for difference in conflict.differences:
        name, theirs = str(difference.field), str(difference.theirs)  # type: ignore[attr-defined]
        of = next((k for k, v in ids.items() if v == difference.id), "")  # type: ignore[attr-defined]
        default = _DEFAULTS.get(name)
        pair = found.get(of, {}).get(name)
        if pair is None or default is None:
            continue
        if {theirs, str(pair[0] or "")} <= {"", default}:
            found[of][name] = (theirs or None, pair[1])
            hit = True
    return hit
