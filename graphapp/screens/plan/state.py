"""What the safety plan's page shows, as one small object that the address bar holds."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from graphapp.plan_words import day_of
from queries.vocabulary import SLOTS, Day, Part, TimeOfYear


class Form(StrEnum):
    """What the page asks."""

    NEW = "new"
    PLAN = "plan"
    RULE = "rule"
    ROLE = "role"


_Word = TypeVar("_Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Look:
    """One look at one case's plan; every field but the case has a place in the query.

    `rule` and `role` are the ones a form is about, `give` the person that a role is given to.
    """

    case_id: str
    day: Day | None = None
    slot: str = ""
    year: TimeOfYear | None = None
    form: Form | None = None
    rule: str = ""
    role: str = ""
    give: str = ""
    part: Part | None = None

    def day_shown(self, today: date) -> Day:
        """Return the day that a phone shows: the chosen one, the chosen time's, or today."""
        if self.day is not None:
            return self.day
        return day_of(self.slot) if self.slot else list(Day)[today.weekday()]

    def plain(self) -> Look:
        """Return the look without a form."""
        return replace(self, form=None, rule="", role="", give="", part=None)

    def query(self) -> str:
        """Return the query part of the address, "?" for none (as `data-goto` has it)."""
        pairs = [
            (one.name, str(value))
            for one in fields(self)
            if one.name != "case_id" and (value := getattr(self, one.name))
        ]
        return f"?{urlencode(pairs)}"


def look_from_address(case_id: str, search: str | None) -> Look:
    """Read a look from a query; what it cannot read is left out."""
    given = dict(parse_qsl((search or "").lstrip("?")))
    slot = given.get("slot", "")
    give = _ident(given.get("give"))
    form = _word(Form, given.get("form")) or (Form.ROLE if give else None)
    return Look(
        case_id,
        day=_word(Day, given.get("day")),
        slot=slot if slot in SLOTS else "",
        year=_word(TimeOfYear, given.get("year")),
        form=form,
        rule=_ident(given.get("rule")),
        role=_ident(given.get("role")),
        give=give,
        part=_word(Part, given.get("part")),
    )


def _ident(text: str | None) -> str:
    try:
        return text if text and str(UUID(text)) == text else ""
    except ValueError:
        return ""


def _word(words: type[_Word], text: str | None) -> _Word | None:
    try:
        return words(text or "")
    except ValueError:
        return None
