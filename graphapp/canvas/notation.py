"""Which drawing stands for what: data that an authority can change (`profiles`), and its sizes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graphapp.canvas.scene import Group, Shape, ShapeKind
from queries.model import Person
from queries.vocabulary import Covers, PartnerKind, Ring, Sex


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes of one kind of screen, px at zoom 1."""

    circle: float
    square: float
    diamond: float
    triangle: float
    box: tuple[float, float]
    child: tuple[float, float]
    """The outer and the inner square of the child."""
    name: float
    relation: float
    age: float
    agency: float
    sector: float
    caption: float
    badge: float
    """Radius of a rule's badge."""
    barrier: float
    """Height of the two bars that keep people apart."""
    relations: bool = True
    """Whether the relation stands under the name (a phone has no room for it)."""


DESK = Sizes(36, 34, 42, 38, (68, 28), (58, 50), 15, 13.5, 14, 13.5, 15, 13.5, 9, 21.6)
TREE = Sizes(44, 42, 52, 46, (68, 28), (56, 48), 15, 13.5, 14, 13, 15, 13, 9, 21.6)
TIME = Sizes(26, 24, 31, 28, (34, 20), (50, 42), 15, 13.5, 13, 13, 15, 13, 9, 21.6)
PHONE = Sizes(24, 22, 30, 26, (44, 20), (40, 34), 13.5, 12, 13, 13, 13, 13, 7, 14.4, False)


@dataclass(frozen=True, slots=True)
class Notation:
    """One authority's profile, as `profiles` reads it from its file."""

    title: str
    shapes: Mapping[Sex, ShapeKind]
    unborn: ShapeKind
    one_stroke: bool
    """Whether who died bears one stroke, not a cross."""
    slashes: Mapping[PartnerKind, int]
    strokes: Mapping[str, str]
    """How each kind of line of a family tree is drawn: "solid", "dashed", ..."""
    brackets: bool
    keep_apart: Mapping[Covers, str]
    captions: Mapping[Ring, str]
    words: Mapping[str, str]
    """The legend's words, where they are others than the program's."""
    desk: Sizes = DESK
    tree: Sizes = TREE
    time: Sizes = TIME
    phone: Sizes = PHONE


def shape_for(
    person: Person, group: Group, sizes: Sizes, notation: Notation, room: float = 0.0
) -> Shape:
    """Return the outline that stands for a person; `room` is what the words inside want."""
    if group is Group.CHILD:
        side = max(sizes.child[0], room)
        return Shape(ShapeKind.CHILD, side, side)
    if group is Group.PROFESSIONAL:
        return Shape(ShapeKind.BOX, max(sizes.box[0], room), sizes.box[1])
    kind = notation.unborn if person.unborn else notation.shapes[person.sex]
    side = {
        ShapeKind.CIRCLE: sizes.circle,
        ShapeKind.SQUARE: sizes.square,
        ShapeKind.DIAMOND: sizes.diamond,
        ShapeKind.TRIANGLE: sizes.triangle,
    }[kind]
    return Shape(kind, side, side)
