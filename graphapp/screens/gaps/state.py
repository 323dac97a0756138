"""What the page of gaps shows, as the address bar holds it: ids and listed words only."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import TypeVar
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from graphapp.gap_words import COLUMNS

_Word = TypeVar("_Word", bound=StrEnum)


class Age(StrEnum):
    """How long a gap has been open at least."""

    TWO_WEEKS = "two-weeks"
    FIVE_WEEKS = "five-weeks"


class Order(StrEnum):
    """How the cases are ordered."""

    OLDEST = "oldest"
    CHILD = "child"
    WORKER = "worker"


@dataclass(frozen=True, slots=True)
class View:
    """One view of the gaps; `case_id` and `column` name the chosen cell."""

    team: str = ""
    worker: str = ""
    gap: str = ""
    age: Age | None = None
    order: Order = Order.OLDEST
    case_id: str = ""
    column: str = ""

    @property
    def table(self) -> View:
        """The view with nothing chosen."""
        return replace(self, case_id="", column="")

    def query(self) -> str:
        """Return the query part of the address, "?" for a plain view."""
        pairs = [
            (field.name, str(value))
            for field in fields(self)
            if (value := getattr(self, field.name)) and value is not Order.OLDEST
        ]
        return f"?{urlencode(pairs)}"


def view_from_query(search: str) -> View:
    """Read a view from the query of an address; what it cannot read is left out."""
    given = dict(parse_qsl(search.lstrip("?")))
    keys = {column.key for column in COLUMNS}
    return View(
        team=_ident(given.get("team")),
        worker=_ident(given.get("worker")),
        gap=given["gap"] if given.get("gap") in keys else "",
        age=_word(Age, given.get("age")),
        order=_word(Order, given.get("order")) or Order.OLDEST,
        case_id=_ident(given.get("case_id")),
        column=given["column"] if given.get("column") in keys else "",
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
