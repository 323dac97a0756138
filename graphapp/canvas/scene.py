"""The Scene: everything that is drawn, free of any viewer's library.

Lengths are px at zoom 1, x to the right, y down. A person's texts and badges are placed from the
middle of the person's shape, so that moving a person moves all of it. The writer (`svg.py`) and
the touchable elements (`cytoscape.py`) are made from a Scene and from nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from layouts.contract import Place

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, width, height."""


class ShapeKind(StrEnum):
    """The outline of a person; lines are cut at it."""

    CIRCLE = "circle"
    SQUARE = "square"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"
    BOX = "box"
    CHILD = "child"


class Group(StrEnum):
    """Who somebody is to the family, as the outline tells it."""

    CHILD = "child"
    FAMILY = "fam"
    NOT_FAMILY = "non"
    PROFESSIONAL = "pro"


class Anchor(StrEnum):
    """Which end of a text stands at its point."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Shape:
    """The outline of a person and its size."""

    kind: ShapeKind
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; `role` is its class in the style sheet, `size` only where it differs."""

    words: str
    x: float
    y: float
    role: str
    anchor: Anchor = Anchor.MIDDLE
    size: float | None = None


INVITED = "inv"
"""The state of the badge that bears a tick and no number: on the list of the meeting to come."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A mark beside a person: the number of a rule, or INVITED.

    Of a rule `state` is "on" (main and agreed), "back" (back-up and agreed) or "sug" (suggested).
    """

    words: str
    state: str
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class FarName:
    """The name as drawn when further out: level 1 is the nearest of those."""

    level: int
    text: Text


@dataclass(frozen=True, slots=True)
class Mark:
    """One person as drawn. `ground` is the ring under the label (0: the paper).

    Who died is `crossed`, by a cross or by `one_stroke`.
    `change`, here and of lines, says how they differ between two states: see `changed`.
    """

    id: str
    x: float
    y: float
    shape: Shape
    group: Group
    name: str
    spoken: str
    inside: tuple[Text, ...] = ()
    label: tuple[Text, ...] = ()
    label_box: Box = (0.0, 0.0, 0.0, 0.0)
    label_side: str = "below"
    far: tuple[FarName, ...] = ()
    badges: tuple[Badge, ...] = ()
    ground: int = 0
    crossed: bool = False
    one_stroke: bool = False
    change: str = ""


STYLES = (
    "strong",
    "tenuous",
    "stressful",
    "close",
    "fused",
    "distant",
    "cut-off",
    "ambivalent",
    "conflict",
    "abuse",
)
"""How lines of support and of feeling are drawn, those that must be seen last (on top)."""


@dataclass(frozen=True, slots=True)
class Line:
    """A tie as drawn: one line for all ties between the same two people, but one more for each
    feeling and support between them.

    The control point of its curve is the middle plus `bend` times the way from start to end,
    turned by a quarter. `style` is "" for a plain tie, or one of `STYLES`; `flow` says where its
    arrows are: "" none, "to" the end, "from" (at the start), "both". `quiet` lines show only with
    one of their people chosen.
    """

    id: str
    start: str
    end: str
    bend: float = 0.0
    slashes: int = 0
    style: str = ""
    flow: str = ""
    quiet: bool = False
    ties: tuple[str, ...] = ()
    spoken: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class Barrier:
    """Two people who must be kept apart: a line broken by two bars, with the words on it.

    `bend` as in `Line`: it goes round whoever stands between them.
    """

    id: str
    start: str
    end: str
    bend: float = 0.0
    words: tuple[str, ...] = ()
    words_at: Point = (0.0, 0.0)
    ground: int = 0
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Ring:
    """An ellipse about the middle; `level` 1 is the innermost."""

    level: int
    rx: float
    ry: float
    caption: str
    caption_at: Point


@dataclass(frozen=True, slots=True)
class SectorTitle:
    """A title along the rim: an elliptical arc, and how far along it the words' middle stands."""

    key: str
    words: str
    start: Point
    end: Point
    radii: Point
    clockwise: bool
    large: bool = False
    at: float = 0.5


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A household: an outline round people, with its name."""

    id: str
    outline: tuple[Point, ...]
    title: str = ""
    title_at: Point = (0.0, 0.0)
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line of the family tree with its bends as a path; `stroke` says how it is drawn.

    Kinds: "couple", "together", "birth", "adopted", "foster", "step", "bracket", and where lines
    cross "cut" and "over"; of the picture over time those of `timeline_marks`.
    """

    id: str
    path: str
    kind: str
    slashes: int = 0
    people: tuple[str, ...] = ()
    stroke: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class Fold:
    """A count of those folded away: behind a person of the family tree, or of a system round home.

    `person` is the person's id or the system's key. A system's count stands after its title, turned
    as the title is there (degrees, clockwise), and grows with it further out.
    """

    person: str
    count: int
    x: float
    y: float
    width: float
    height: float
    spoken: str
    words: str = ""
    of_system: bool = False
    turn: float = 0.0


@dataclass(frozen=True, slots=True)
class LegendKey:
    """A thing that is drawn on this page and wants a word: a key of `legend.WORDS`, or a rule.

    `drawing` is that of the profile, where it is not the key's own.
    """

    key: str
    words: str
    drawing: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole picture. `key` is the same for pictures that may keep the reader's place.

    `line` is the path of the line followed through a family tree. `quick`: a longer look may find a
    better order. Words of who must not meet keep off `keep_off`; they may cross `may_cross`.
    """

    key: str
    layout: str
    title: str
    description: str
    box: Box
    phone: bool = False
    rings: tuple[Ring, ...] = ()
    spokes: tuple[tuple[Point, Point], ...] = ()
    sectors: tuple[SectorTitle, ...] = ()
    enclosures: tuple[Enclosed, ...] = ()
    routes: tuple[Drawn, ...] = ()
    words: tuple[Text, ...] = ()
    lines: tuple[Line, ...] = ()
    barriers: tuple[Barrier, ...] = ()
    people: tuple[Mark, ...] = ()
    folds: tuple[Fold, ...] = ()
    line: str = ""
    legend: tuple[LegendKey, ...] = ()
    levels: tuple[tuple[str, float], ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    quick: bool = False
    keep_off: tuple[Box, ...] = ()
    may_cross: tuple[Box, ...] = ()

    def mark(self, person_id: str) -> Mark:
        """Return the mark of one person. Raises KeyError when they are not in the picture."""
        for mark in self.people:
            if mark.id == person_id:
                return mark
        raise KeyError(person_id)
