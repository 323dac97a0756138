"""What the map screen shows, as one small object that the address bar holds.

Only ids, dates and words of closed lists go into an address: never a name, never what was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from graphapp.canvas.systems import KEYS
from queries.vocabulary import Connection, Ring, Status


class Picture(StrEnum):
    """The ways to look at one network."""

    CIRCLES = "circles"
    TREE = "tree"
    HOME = "home"
    WIDER = "wider"
    TIME = "time"
    TABLE = "table"


class TieKind(StrEnum):
    """Kinds of tie as a filter offers them."""

    FAMILY = "family"
    FRIENDS = "friends"
    SCHOOL = "school"
    CARE = "care"
    WORK = "work"


class Seen(StrEnum):
    """When somebody and the child last met."""

    THIS_MONTH = "month"
    THIS_YEAR = "year"


class Feelings(StrEnum):
    """Whose lines of feeling and support are drawn; without a word, what the picture is used to."""

    ALL = "all"
    CHOSEN = "chosen"


class Form(StrEnum):
    """What the panel asks, when it is a form."""

    ADD = "add"
    EDIT = "edit"
    TIE = "tie"
    PATH = "path"
    LINE = "line"
    ROLE = "role"


EVERYBODY = "everybody"
"""In `View.unfolded`: nobody is folded away."""

MOST_UNFOLDED = 40
MOST_WIDER = 16
"""How many openings of branches, and widenings of a very large network, an address may hold."""

AGREED = "agreed"
"""In `View.beside` and `View.side`: the agreed record, compared with a person's view."""

THEN, NOW = "then", "now"
"""In `View.side`: the earlier and the later of two days that are compared."""

_Word = TypeVar("_Word", bound=StrEnum)
_FINDING = re.compile(r"[a-z0-9_ :-]{1,400}")


@dataclass(frozen=True, slots=True)
class View:
    """One view of one case's network; every field has a place in the address.

    `whose` is the id of whose view it is, "" for the agreed record. `against` is a day, `siblings`
    are two children, and `beside` is whose view (an id or AGREED) is compared with `whose`; `side`
    is which of the two is shown (THEN, NOW, a child's id, whose view), "" both.
    """

    case_id: str
    picture: Picture = Picture.CIRCLES
    on: date | None = None
    person: str = ""
    tie: str = ""
    other: str = ""
    centre: str = ""
    hops: int = 0
    expanded: tuple[str, ...] = ()
    unfolded: tuple[str, ...] = ()
    wider: int = 0
    connection: Connection | None = None
    kinds: tuple[TieKind, ...] = ()
    rings: tuple[Ring, ...] = ()
    statuses: tuple[Status, ...] = ()
    closeness: int = 0
    household: str = ""
    seen: Seen | None = None
    feelings: Feelings | None = None
    form: Form | None = None
    rule: str = ""
    finding: str = ""
    against: date | None = None
    siblings: tuple[str, ...] = ()
    side: str = ""
    whose: str = ""
    beside: str = ""

    @property
    def day(self) -> date:
        """The day the map is drawn for: today unless another was chosen."""
        return self.on or date.today()

    @property
    def filtered(self) -> bool:
        """Whether any filter hides somebody (the day and the picture are no filters)."""
        return self.unfiltered() != self

    def unfiltered(self) -> View:
        """Return the same view with every filter off."""
        return replace(
            self, connection=None, kinds=(), rings=(), statuses=(), closeness=0, household="",
            seen=None,
        )  # fmt: skip

    @property
    def shows_feelings(self) -> bool:
        """Whether lines of feeling and support are drawn at rest.

        On circles and the family tree they are not unless asked for: they would lie over the rest.
        """
        if self.feelings is not None:
            return self.feelings is Feelings.ALL
        return self.picture not in (Picture.CIRCLES, Picture.TREE)

    def address(self) -> str:
        """Return the path and query that reopen this view."""
        return f"/case/{self.case_id}{self.query()}"

    def query(self) -> str:
        """Return the query part of the address, "" for a plain view."""
        pairs: list[tuple[str, str]] = []
        for name in (field.name for field in fields(self)):
            value = getattr(self, name)
            if name == "case_id" or not value:
                continue
            if isinstance(value, tuple):
                pairs.append((name, ".".join(value)))
            elif not (name == "picture" and value is Picture.CIRCLES):
                pairs.append((name, str(value)))
        return f"?{urlencode(pairs)}" if pairs else ""


def view_from_address(case_id: str, search: str) -> View:
    """Read a view from the query part of an address; what it cannot read is left out."""
    given = dict(parse_qsl(search.lstrip("?")))
    return View(
        case_id=case_id if _is_id(case_id) else "",
        picture=_word(Picture, given.get("picture")) or Picture.CIRCLES,
        on=_day(given.get("on")),
        person=_ident(given.get("person")),
        tie=_ident(given.get("tie")),
        other=_ident(given.get("other")),
        centre=_ident(given.get("centre")),
        hops=_number(given.get("hops"), 6),
        expanded=tuple(part for part in _split(given.get("expanded")) if _is_id(part)),
        unfolded=_unfolded(given.get("unfolded")),
        wider=_number(given.get("wider"), MOST_WIDER),
        connection=_word(Connection, given.get("connection")),
        kinds=_words(TieKind, given.get("kinds")),
        rings=_words(Ring, given.get("rings")),
        statuses=_words(Status, given.get("statuses")),
        closeness=_number(given.get("closeness"), 5),
        household=_ident(given.get("household")),
        seen=_word(Seen, given.get("seen")),
        feelings=_word(Feelings, given.get("feelings")),
        form=_word(Form, given.get("form")),
        rule=_ident(given.get("rule")),
        finding=_finding(given.get("finding")),
        against=_day(given.get("against")),
        siblings=tuple(part for part in _split(given.get("siblings")) if _is_id(part)),
        side=_side(given.get("side")),
        whose=_ident(given.get("whose")),
        beside=_beside(given.get("beside")),
    )


def _unfolded(text: str | None) -> tuple[str, ...]:
    """Whose branches and which systems are open, in the order they were opened: the same one may be
    so twice."""
    parts = tuple(_split(text))
    known = tuple(one for one in parts if one in KEYS or _is_id(one))
    return (EVERYBODY,) if EVERYBODY in parts else known[:MOST_UNFOLDED]


def _side(text: str | None) -> str:
    """Which of the two that are compared is shown: a day, a child, a view; both otherwise."""
    return text if text in (THEN, NOW) else _beside(text)


def _beside(text: str | None) -> str:
    """Whose view is compared: somebody's, or the agreed record."""
    return AGREED if text == AGREED else _ident(text)


def _finding(text: str | None) -> str:
    """A gap's id: its rule, its case and its subjects."""
    return text if text and _FINDING.fullmatch(text) else ""


def _split(text: str | None) -> Iterable[str]:
    return (part for part in (text or "").split(".") if part)


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def _ident(text: str | None) -> str:
    return text if text and _is_id(text) else ""


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _number(text: str | None, most: int) -> int:
    return min(int(text), most) if text and text.isascii() and text.isdigit() else 0


def _word(words: type[_Word], text: str | None) -> _Word | None:
    try:
        return words(text or "")
    except ValueError:
        return None


def _words(words: type[_Word], text: str | None) -> tuple[_Word, ...]:
    found = (_word(words, part) for part in _split(text))
    return tuple(dict.fromkeys(word for word in found if word is not None))
