"""The choices for a picture on paper, and what the page that asks them says beforehand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar
from urllib.parse import parse_qsl, urlencode

from graphapp.canvas.scene import Scene
from graphapp.canvas.whole import Theme
from graphapp.documents.paper import Laid, Over, Paper, Way
from graphapp.documents.picture_sheets import Said, Sheets, lay_out, names_size, sheets
from graphapp.screens.explorer.state import View

SMALLEST = 6.5
"""The smallest name that most people can read on paper, points."""
_AS_IN: Sequence[tuple[float, str]] = (
    (SMALLEST, "too small to read"),
    (8.0, "as in small print"),
    (11.5, "as in a newspaper"),
    (16.0, "as in a large-print book"),
    (1000.0, "to be read from across a table"),
)
_Choice = TypeVar("_Choice", Paper, Way, Over)
_Word = TypeVar("_Word", bound=str)
PAPER_WORDS = {Paper.A4: "A4", Paper.A3: "A3", Paper.A2: "A2", Paper.A1: "A1"}
OVER_WORDS = {Over.ONE: "one sheet", Over.SEVERAL: "several sheets, full size"}
WAY_WORDS = {
    Way.BEST: "whichever fits better",
    Way.LYING: "lying",
    Way.STANDING: "standing",
}
INK_WORDS = {"black": "black and white", "colour": "colour"}
FOR_WORDS = {"": "professionals", "family": "the family"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a picture is wanted on paper; every field has a place in the address."""

    paper: Paper = Paper.A4
    way: Way = Way.BEST
    over: Over = Over.ONE
    ink: str = ""
    family: bool = False

    def theme(self, usual: Theme) -> Theme:
        """Return the colours asked for, or those that are usual for what is made."""
        themes: dict[str, Theme] = {"black": "print", "colour": "screen"}
        return themes.get(self.ink, usual)

    def query(self, view: View) -> str:
        """Return the query part of the address of a view on such paper."""
        pairs: list[tuple[str, str]]
        pairs = [("paper", self.paper), ("way", self.way), ("over", self.over)]
        pairs += [("ink", self.ink)] * bool(self.ink) + [("for", "family")] * self.family
        asked = view.query()
        return f"{asked}{'&' if asked else '?'}{urlencode(pairs)}"


def wanted_from(given: Mapping[str, str]) -> Wanted:
    """Read the choices from an address; what it cannot read is as usual."""
    ink = given.get("ink", "")
    return Wanted(
        _one(given.get("paper"), Paper.A4),
        _one(given.get("way"), Way.BEST),
        _one(given.get("over"), Over.ONE),
        ink if ink in INK_WORDS else "",
        given.get("for") == "family",
    )


def _one(text: str | None, usual: _Choice) -> _Choice:
    return next((one for one in type(usual) if one == text), usual)


@dataclass(frozen=True, slots=True)
class Choice:
    """A group of choices on the page: its name in the address, its title, values with words."""

    name: str
    title: str
    values: tuple[tuple[str, str], ...]
    chosen: str


def choices(wanted: Wanted, *, own: bool) -> list[Choice]:
    """Return the groups of choices; with `own` (somebody in the room) none of who it is for."""
    found = [
        Choice("paper", "Paper", _words(PAPER_WORDS), wanted.paper),
        Choice("over", "On", _words(OVER_WORDS), wanted.over),
        Choice("way", "The sheets are", _words(WAY_WORDS), wanted.way),
        Choice("ink", "Ink", _words(INK_WORDS), wanted.ink or "black"),
    ]
    if not own:
        chosen = "family" if wanted.family else ""
        found.append(Choice("for", "For", _words(FOR_WORDS), chosen))
    return found


def _words(words: Mapping[_Word, str]) -> tuple[tuple[str, str], ...]:
    return tuple((str(value), said) for value, said in words.items())


def asked(view: View) -> list[tuple[str, str]]:
    """Return what else stands in the address: the view itself."""
    return parse_qsl(view.query().lstrip("?"))


def on_paper(scene: Scene, said: Said, wanted: Wanted) -> Sheets:
    """Return a picture on the paper that is wanted."""
    return sheets(
        scene,
        said,
        paper=wanted.paper,
        way=wanted.way,
        over=wanted.over,
        theme=wanted.theme("print"),
    )


def told(laid: Laid, names: float) -> str:
    """Return what comes out, in a sentence or two: "6 sheets of A4, standing, 2 rows of 3."."""
    number = len(laid.windows)
    lies = "lying" if laid.lying else "standing"
    sheets_said = f"{number} sheet{'s' if number > 1 else ''} of {PAPER_WORDS[laid.paper]}, {lies}"
    if number > 1:
        sheets_said += _together(laid)
    return f"{sheets_said}. {names_said(names)}"


def _together(laid: Laid) -> str:
    if laid.rows == 1:
        return ", side by side"
    if laid.columns == 1:
        return ", one below the other"
    return f", {laid.rows} rows of {laid.columns}"


def names_said(names: float) -> str:
    """Return how high the names are: "Names 9 pt high, as in a newspaper."."""
    as_in = next(words for below, words in _AS_IN if names < below)
    if names < SMALLEST:
        return f"The names would be {_points(names)} pt high, {as_in}."
    return f"Names {_points(names)} pt high, {as_in}."


def _points(names: float) -> str:
    return f"{names:.0f}" if names >= 9.95 else f"{names:.1f}".removesuffix(".0")


def instead(scene: Scene, said: Said, wanted: Wanted) -> list[tuple[str, Wanted]]:
    """Return other choices with names that can be read, in words: a larger paper, more sheets."""
    papers = list(Paper)
    larger = papers[papers.index(wanted.paper) + 1 :]
    tried = [replace(wanted, paper=paper, over=Over.ONE, way=Way.BEST) for paper in larger]
    tried = [one for one in tried if _names(scene, said, one)[1] >= SMALLEST][:1]
    tried.append(replace(wanted, over=Over.SEVERAL, way=Way.BEST))
    found = []
    for one in tried:
        laid, names = _names(scene, said, one)
        number = len(laid.windows)
        words = f"{number} sheet{'s' if number > 1 else ''} of {PAPER_WORDS[one.paper]}"
        found.append((f"{words}: names {_points(names)} pt", one))
    return found


def _names(scene: Scene, said: Said, wanted: Wanted) -> tuple[Laid, float]:
    laid = lay_out(scene, said, wanted.paper, wanted.way, wanted.over)
    return laid, names_size(scene, laid)
