"""What stands under, beside or in a shape: one chain for every name on every page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graphapp.canvas import fonts
from graphapp.canvas.notation import Sizes
from graphapp.canvas.scene import Anchor, Badge, Box, Shape, ShapeKind, Text
from layouts.boxes import label_offset
from layouts.contract import Size
from queries.model import Person

SOMEONE = "someone (not named yet)"
"""What a person is called of whom neither a name nor a relation is known."""

MOST_NAME, MOST_RELATION = 130.0, 128.0
"""Lines wrap at these widths, px; a longer word stays whole."""

MOST_CHILD = 2.0
"""A long name makes a child's square larger, up to so many times; then the letters get smaller."""


@dataclass(frozen=True, slots=True)
class Label:
    """The lines of one label, before it has a place."""

    name: tuple[str, ...]
    relation: tuple[str, ...]
    width: float
    height: float


def names(people: Mapping[str, Person], relations: Mapping[str, str]) -> dict[str, str]:
    """Return what each person is called: known-as, name, relation, or "someone".

    Where two would be called the same, both get the whole name, and known-as after it if it says
    more.
    """
    short = {key: called(person, relations.get(key, "")) for key, person in people.items()}
    twice = {name for name, count in Counter(short.values()).items() if count > 1}
    return {
        key: people[key].name if name in twice and people[key].name else name
        for key, name in short.items()
    }


def called(person: Person, relation: str = "") -> str:
    """Return what one person is called when nobody else is near."""
    return person.short_name or person.name or relation or SOMEONE


def label_of(
    name: str,
    relation: str,
    sizes: Sizes,
    most: tuple[float, float] = (MOST_NAME, MOST_RELATION),
) -> Label:
    """Return the lines of a label and the room they take; `most` is where its lines wrap, px."""
    lines = fonts.wrap(name, sizes.name, 600, most[0])
    under: tuple[str, ...] = ()
    if sizes.relations and relation and relation != name:
        under = fonts.wrap(relation, sizes.relation, 400, most[1])
    width = max(
        [fonts.width(line, sizes.name, 600) for line in lines]
        + [fonts.width(line, sizes.relation, 400) for line in under],
        default=0.0,
    )
    step = line_height(sizes)
    return Label(lines, under, width, step * (len(lines) + len(under)))


def larger(one: Label, other: Label) -> Label:
    """Return a label with room for either of two."""
    return Label((), (), max(one.width, other.width), max(one.height, other.height))


def line_height(sizes: Sizes) -> float:
    """Return the step from one line of a label to the next, px."""
    return sizes.name * 1.08


def placed(
    label: Label, side: str, shape: Shape, badges: Sequence[Badge], sizes: Sizes
) -> tuple[tuple[Text, ...], Box]:
    """Return the texts of a label on one side of a shape, and their box, from its middle."""
    lines = [(line, "nm") for line in label.name] + [(line, "rl") for line in label.relation]
    if not lines:
        return (), (0.0, 0.0, 0.0, 0.0)
    step, up = line_height(sizes), sizes.name * 0.72
    size = size_of(shape, label)
    if side != "below":  # the badges stand along the top, and reach to both sides when many
        size = room_of(shape, label, badges, sizes)
    dx, dy = label_offset(size, side)
    left, top = dx - label.width / 2, dy - label.height / 2
    anchor = {"right": Anchor.START, "left": Anchor.END}.get(side, Anchor.MIDDLE)
    x = {"right": left, "left": left + label.width}.get(side, 0.0)
    texts = tuple(
        Text(line, x, top + step * number + up + (step - up) / 2, role, anchor)
        for number, (line, role) in enumerate(lines)
    )
    return texts, (left, top, label.width, label.height)


def size_of(shape: Shape, label: Label) -> Size:
    """Return what the layouts want to know of one person."""
    return Size(shape.width, shape.height, label.width, label.height)


def room_of(shape: Shape, label: Label, badges: Sequence[Badge], sizes: Sizes) -> Size:
    """Return what the layouts want to know of one person: the badges are part of the shape.

    The room is the same on both sides, as the layouts have it.
    """
    half_width, half_height = shape.width / 2, shape.height / 2
    for badge in badges:
        half_width = max(half_width, abs(badge.x) + sizes.badge)
        half_height = max(half_height, abs(badge.y) + sizes.badge)
    return Size(half_width * 2, half_height * 2, label.width, label.height)


def badges_at(badges: Sequence[Badge], shape: Shape, sizes: Sizes) -> tuple[Badge, ...]:
    """Return a person's badges in a row along the top of the shape, the last at its right.

    So many reach over it only when there are more than the shape is wide.
    """
    near = 0.82 if shape.kind is ShapeKind.CIRCLE else 0.87
    step = sizes.badge * 2 + 1
    last = max(shape.width / 2 * near, step * (len(badges) - 1) / 2)
    up = -shape.height / 2 * near
    if len(badges) > 1 or shape.kind is ShapeKind.BOX:
        up -= sizes.badge * 0.5  # what is written in the shape stays free
    return tuple(
        Badge(badge.words, badge.state, last - step * (len(badges) - 1 - number), up)
        for number, badge in enumerate(badges)
    )


def child_side(name: str, sizes: Sizes) -> float:
    """Return the side of a child's square: the usual one, or as much as the name wants."""
    border = sizes.child[0] - sizes.child[1]
    wants = fonts.width(name, sizes.name, 600) * 1.05 + border + 5
    return min(max(sizes.child[0], round(wants)), sizes.child[0] * MOST_CHILD)


def child_texts(name: str, age: int | None, side: float, sizes: Sizes) -> tuple[Text, ...]:
    """Return the name and age inside the child's square, as large as the square has room for."""
    size = sizes.child[0] * 0.345
    room = side - (sizes.child[0] - sizes.child[1]) - 5
    wide = fonts.width(name, size, 600) * 1.05
    size = round(min(size, max(size * room / wide, 9.0)) if wide else size, 1)
    under = max(sizes.child[0] * 0.27, 13.0)
    foot = side / 2 - (sizes.child[0] - sizes.child[1]) / 2 - 2.0  # of the age, inside the line
    foot = min(foot, sizes.child[0] * 0.365 + (side - sizes.child[0]) / 4)
    if age is None:
        return (Text(name, 0, size * 0.34, "cn", size=size),)
    return (
        Text(name, 0, foot - under * 0.72 - 5.0, "cn", size=size),
        Text(str(age), 0, foot, "ca", size=round(under, 1)),
    )
