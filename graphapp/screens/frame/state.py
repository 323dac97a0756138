"""The page's state, which is its address: the case, and which form is open about what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import parse_qs, urlencode

from graphapp.shell.forms import about, outcome


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
    """The forms. With an id ("of") most of them correct, without one they add.

    SIDE says what was heard of a side, whose key it is about; ASKED corrects one such answer.
    """

    EPISODE = "episode"
    ALLOCATE = "allocate"
    WORRY = "worry"
    LINE = "line"
    APART = "apart"
    TOLD = "told"
    SIDE = "side"
    ASKED = "asked"
    OVER = "over"


SECTION_OF = {
    Form.EPISODE: Section.WORK,
    Form.ALLOCATE: Section.WORK,
    Form.WORRY: Section.WORRIES,
    Form.LINE: Section.LINES,
    Form.APART: Section.APART,
    Form.TOLD: Section.TOLD,
    Form.SIDE: Section.SIDES,
    Form.ASKED: Section.SIDES,
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
class About(about.About):
    """One open form, and what it is about ("of"); `seen` is by record and field."""

    form: str
    of: str = ""


Outcome = outcome.Outcome[About]
