"""The second label set: further out, the names that have room at a size that can still be read."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graphapp.canvas import fonts
from graphapp.canvas.scene import Anchor, Box, FarName, Group, Mark, Text

SMALLEST = 11.0
"""No text is smaller than this on the screen, px."""

CHILD = 16.0
"""No child's square is smaller than this on the screen, px: the child is found at once."""

STEP = 0.7
"""Each further level begins at about this part of the one before it."""

MOST_LEVELS = 5

CELL = (70.0, 24.0)
"""About how wide and tall a name is: the grid that says what is taken has cells so large."""


@dataclass(slots=True)
class _Taken:
    """Boxes in a grid, so that asking what a box touches does not look at all of them."""

    wide: float
    tall: float
    cells: dict[tuple[int, int], list[tuple[int, Box]]]

    def add(self, owner: int, box: Box) -> None:
        for key in self._keys(box):
            self.cells.setdefault(key, []).append((owner, box))

    def free(self, owner: int, box: Box) -> bool:
        return next(self._met(owner, box), None) is None

    def met(self, box: Box) -> int:
        """Return how many boxes a box touches."""
        return len(set(self._met(-1, box)))

    def _met(self, owner: int, box: Box) -> Iterator[Box]:
        left, top, width, height = box
        for key in self._keys(box):
            for other, found in self.cells.get(key, ()):
                x, y, w, h = found
                if (
                    other != owner
                    and x < left + width
                    and left < x + w
                    and y < top + height
                    and top < y + h
                ):
                    yield found

    def _keys(self, box: Box) -> Iterator[tuple[int, int]]:
        left, top, width, height = box
        rows = range(int(top // self.tall), int((top + height) // self.tall) + 1)
        for column in range(int(left // self.wide), int((left + width) // self.wide) + 1):
            for row in rows:
                yield column, row


def furthest(zoom: float) -> float:
    """Return where the last level begins of a picture that is seen as a whole at a zoom."""
    return min(zoom * 0.95, 0.6)


def levels(nearest: float, furthest: float) -> tuple[tuple[str, float], ...]:
    """Return the far levels by name with the zoom each begins at.

    The last begins at `furthest`, so that a first view of everything has names of just 11 px.
    """
    if furthest >= nearest:
        return ()
    count = math.ceil(math.log(furthest / nearest) / math.log(STEP) - 0.2)
    count = max(1, min(count, MOST_LEVELS))
    step = (furthest / nearest) ** (1 / count)
    return tuple(
        (f"far{number}", round(nearest * step**number, 3)) for number in range(1, count + 1)
    )


def names_at(
    marks: Sequence[Mark],
    zooms: Sequence[float],
    bounds: Box,
    rim: tuple[float, float] | None = None,
    others: Sequence[Box] = (),
    better_free: Sequence[Box] = (),
) -> dict[str, tuple[FarName, ...]]:
    """Return, for each person, the far names that have room at each zoom.

    Names stay inside the bounds of the picture and the rim, where there is one: the sectors'
    titles run along it. The children come first; then the inner rings and
    people with a role. `others` are boxes that no name may cover; of the places that are
    left a name takes the one that touches fewest of `better_free`. Who finds no place says their
    name on hover and focus only.
    """
    order = sorted(
        range(len(marks)),
        key=lambda i: (
            marks[i].group is not Group.CHILD,
            not marks[i].badges,
            marks[i].ground or 9,
            marks[i].group is Group.PROFESSIONAL,
        ),
    )
    found: dict[str, list[FarName]] = {mark.id: [] for mark in marks}
    under = _Taken(*CELL, {})
    for box in better_free:
        under.add(0, box)
    for number, zoom in enumerate(zooms):
        size = SMALLEST / zoom
        taken = _Taken(CELL[0] / zoom, CELL[1] / zoom, {})
        for i, mark in enumerate(marks):
            shape = mark.shape
            taken.add(
                i, (mark.x - shape.width / 2, mark.y - shape.height / 2, shape.width, shape.height)
            )
        for box in others:
            taken.add(-1, box)
        for i in order:
            text = _place(i, marks[i], size, taken, under, bounds, rim)
            if text is not None:
                found[marks[i].id].append(FarName(number + 1, text))
    return {key: tuple(names) for key, names in found.items()}


def _place(
    owner: int,
    mark: Mark,
    size: float,
    taken: _Taken,
    under: _Taken,
    bounds: Box,
    rim: tuple[float, float] | None,
) -> Text | None:
    wide = fonts.width(mark.name, size, 600)
    child = mark.group is Group.CHILD
    least = CHILD * size / SMALLEST / 2 if child else 0.0
    half_w, half_h = max(mark.shape.width / 2, least), max(mark.shape.height / 2, least)
    gap, room = size * 0.2, size * 0.12
    sides = [
        (0.0, half_h + gap + size / 2, Anchor.MIDDLE),
        (half_w + gap * 1.6, 0.0, Anchor.START),
        (-half_w - gap * 1.6, 0.0, Anchor.END),
        (0.0, -half_h - gap - size / 2, Anchor.MIDDLE),
    ]
    # the corners too: a child's shape is never covered, so that its own person answers there
    aside = half_w if child else -half_w
    sides += [
        (side * aside, down * (half_h + gap + size / 2), anchor)
        for down in (1, -1)
        for side, anchor in ((1, Anchor.START), (-1, Anchor.END))
    ]
    best: tuple[int, Text, Box] | None = None
    for x, y, anchor in sides:
        left = {Anchor.MIDDLE: -wide / 2, Anchor.START: 0.0, Anchor.END: -wide}[anchor]
        box = (
            mark.x + x + left - room,
            mark.y + y - size / 2 - room,
            wide + 2 * room,
            size + 2 * room,
        )
        if not _within(box, bounds) or (rim and not _inside(box, rim)):
            continue
        if taken.free(owner, box):
            text = Text(mark.name, x, y + size * 0.34, "far", anchor, round(size, 1))
            met = under.met(box)
            if best is None or met < best[0]:
                best = (met, text, box)
            if met == 0:
                break
    if best is None:
        return None
    taken.add(owner, best[2])
    return best[1]


def _within(box: Box, bounds: Box) -> bool:
    return (
        box[0] >= bounds[0]
        and box[1] >= bounds[1]
        and box[0] + box[2] <= bounds[0] + bounds[2]
        and box[1] + box[3] <= bounds[1] + bounds[3]
    )


def _inside(box: Box, rim: tuple[float, float]) -> bool:
    left, top, width, height = box
    x, y = max(abs(left), abs(left + width)), max(abs(top), abs(top + height))
    return (x / rim[0]) ** 2 + (y / rim[1]) ** 2 <= 1
