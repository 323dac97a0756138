"""The page's state, which is its address: the case, and which form is open about what."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any
from urllib.parse import parse_qs, urlencode

from queries.ids import new_id


class Section(StrEnum):
    """The page's sections, from its top."""

    WORK = "work"
    WORRIES = "worries"
    LINES = "lines"
    APART = "apart"
    TOLD = "told"
    SIDES = "sides"
    OPENINGS = "openings"


class Form(StrEnum):
    """The forms. With an id ("of") most of them correct, without one they add."""

    EPISODE = "episode"
    ALLOCATE = "allocate"
    WORRY = "worry"
    LINE = "line"
    APART = "apart"
    TOLD = "told"
    SIDE = "side"
    OVER = "over"


SECTION_OF = {
    Form.EPISODE: Section.WORK,
    Form.ALLOCATE: Section.WORK,
    Form.WORRY: Section.WORRIES,
    Form.LINE: Section.LINES,
    Form.APART: Section.APART,
    Form.TOLD: Section.TOLD,
    Form.SIDE: Section.SIDES,
}
IN_THE_ROOM = frozenset({Form.WORRY, Form.TOLD, Form.SIDE})
"""The forms that a family in the room may use, to add only."""


@dataclass(frozen=True, slots=True)
class View:
    """One view of the page. `of` is what the form is about, `tell` who is to be told."""

    case_id: str
    form: Form | None = None
    of: str = ""
    tell: str = ""


def view_from(case_id: str, query: str) -> View:
    """Read the address's query; what it does not know is left out."""
    found = {name: values[-1] for name, values in parse_qs(query.removeprefix("?")).items()}
    tell = found.get("tell", "")
    try:
        form = Form(found["form"]) if "form" in found else (Form.TOLD if tell else None)
    except ValueError:
        form = None
    return View(case_id, form, found.get("of", "") if form else "", tell)


def query_of(form: Form, of: str = "", *, tell: str = "") -> str:
    """Return the query that opens a form."""
    asked = {"form": str(form), "of": of, "tell": tell}
    return "?" + urlencode({name: value for name, value in asked.items() if value})


@dataclass(frozen=True, slots=True)
class About:
    """One open form: kept in the page beside its fields, and sent with them.

    `command` is the id of the write it makes, the same however often it is sent. `seen` holds what
    the form showed, by record and field, as JSON; `differences` what somebody else changed
    meanwhile.
    """

    form: str
    of: str = ""
    command: str = field(default_factory=new_id)
    seen: dict[str, Any] = field(default_factory=dict)
    differences: tuple[dict[str, Any], ...] = ()

    @property
    def key(self) -> str:
        """What tells one open form from another."""
        return f"{self.form}:{self.of}"

    def data(self) -> dict[str, Any]:
        """Return it as JSON for the page."""
        return asdict(self)

    @classmethod
    def read(cls, data: dict[str, Any]) -> About:
        """Return what the page sent back."""
        return cls(
            form=str(data["form"]),
            of=str(data["of"]),
            command=str(data["command"]),
            seen=dict(data["seen"]),
            differences=tuple(data["differences"]),
        )
