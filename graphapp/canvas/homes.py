"""Homes on the family tree: their outlines, and their names where no line runs through them."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

from graphapp.canvas import fonts
from graphapp.canvas.scene import Box, Enclosed, Point
from layouts.contract import Enclosure, Route

_RADIUS = 18.0
_INSET, _RISE = 14.0, 12.0
_CLEAR = 5.0
"""How far a name stands from a line, px."""


def enclosed(
    found: Sequence[Enclosure], routes: Sequence[Route], size: float, keep_off: Sequence[Box] = ()
) -> tuple[Enclosed, ...]:
    """Return the homes with their names inside, bottom left unless a line runs there.

    A home in several parts is named in the lowest, where the layout keeps room for it. Where no
    stretch of the bottom is free, the name stands on the roof; where that is not free either, at
    the left of the bottom, over the line.

    Parameters
    ----------
    found, routes : the homes and lines of a placement, px.
    size : the size of the words, px.
    keep_off : what a name on a roof may not cover: the people.
    """
    foot: dict[str, float] = {}
    for one in found:
        foot[one.id] = max(_box(one.outline)[3], foot.get(one.id, -math.inf))
    out = []
    for one in found:
        title = one.title if foot.get(one.id) == _box(one.outline)[3] else ""
        wide = fonts.width(title, size)
        left, right, base = _floor(one.outline)
        at = _free(left, right, base, wide, size, routes)
        if title:
            foot.pop(one.id)  # of two parts as low, one says it
            others = [*keep_off, *_level(routes)]
            others += [_sides(other.outline) for other in found if other is not one]
            at = at or _roof_at(one.outline, wide, size, routes, others)
        out.append(Enclosed(one.id, one.outline, title, at or (left, base), radius=_RADIUS))
    return tuple(out)


def name_boxes(found: Sequence[Enclosed], size: float) -> list[Box]:
    """Return where the homes' names stand."""
    return [
        (*_top_left(one, size), fonts.width(one.title, size), size * 1.2)
        for one in found
        if one.title
    ]


def walls(found: Sequence[Enclosed]) -> list[Box]:
    """Return the sides of the homes' outlines, each a box without breadth."""
    return [
        (min(ax, bx), min(ay, by), abs(bx - ax), abs(by - ay))
        for one in found
        for (ax, ay), (bx, by) in itertools.pairwise((*one.outline, one.outline[0]))
    ]


def _top_left(one: Enclosed, size: float) -> Point:
    return one.title_at[0], one.title_at[1] - size * 0.9


def _floor(outline: Sequence[Point]) -> tuple[float, float, float]:
    """Return from where to where a name on the floor may reach, and its baseline."""
    lowest = _box(outline)[3]
    floor = [x for x, y in outline if y == lowest]
    return min(floor) + _INSET, max(floor) - _INSET, lowest - _RISE


def _roof_at(
    outline: Sequence[Point],
    wide: float,
    size: float,
    routes: Sequence[Route],
    keep_off: Sequence[Box],
) -> Point | None:
    highest = _box(outline)[1]
    roof = [x for x, y in outline if y == highest]
    base = highest - _CLEAR
    at = _free(min(roof), max(roof), base, wide, size, routes)
    if at is None or any(_meets((at[0], base - size, wide, size * 1.3), one) for one in keep_off):
        return None
    return at


def _level(routes: Sequence[Route]) -> list[Box]:
    """Return the room of the stretches that do not go straight down."""
    ends = [pair for route in routes for pair in itertools.pairwise(route.points)]
    return [
        (min(ax, bx), min(ay, by) - 2, abs(bx - ax), abs(by - ay) + 4)
        for (ax, ay), (bx, by) in ends
        if ax != bx
    ]


def _free(
    left: float, right: float, base: float, wide: float, size: float, routes: Sequence[Route]
) -> Point | None:
    """Return where words on a strip are passed by no line, as far to the left as may be."""
    passed = _upright_at(routes, base - size, base + size / 3, left, right)
    for start in (left, *(x + _CLEAR for x in passed)):
        end = start + wide
        if end <= right and all(x < start or x > end + _CLEAR for x in passed):
            return (start, base)
    return None


def _box(outline: Sequence[Point]) -> Box:
    """Return the left, top, right and foot of an outline."""
    xs, ys = zip(*outline, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _sides(outline: Sequence[Point]) -> Box:
    left, top, right, foot = _box(outline)
    return left, top, right - left, foot - top


def _meets(a: Box, b: Box) -> bool:
    across = a[0] < b[0] + b[2] and b[0] < a[0] + a[2]
    return across and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]


def _upright_at(
    routes: Sequence[Route], top: float, bottom: float, left: float, right: float
) -> list[float]:
    """Return where lines pass a strip of a home's floor, from the left."""
    found = set()
    for route in routes:
        for (ax, ay), (bx, by) in itertools.pairwise(route.points):
            if min(ay, by) < bottom and max(ay, by) > top and left < (ax + bx) / 2 < right:
                found.add((ax + bx) / 2)
    return sorted(found)
