"""Homes on the family tree: their outlines, and their names where no line runs through them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from graphapp.canvas import fonts
from graphapp.canvas.scene import Box, Enclosed, Point
from layouts.contract import Enclosure, Route

_RADIUS = 18.0
_INSET, _RISE = 14.0, 12.0
_CLEAR = 5.0
"""How far a name stands from a line, px."""


def enclosed(
    found: Sequence[Enclosure], routes: Sequence[Route], size: float
) -> tuple[Enclosed, ...]:
    """Return the homes with their names inside, bottom left unless a line runs there.

    Where no stretch of the bottom is free, the name stands at the left, over the line.

    Parameters
    ----------
    found, routes : the homes and lines of a placement, px.
    size : the size of the words, px.
    """
    told: set[str] = set()
    out = []
    for one in found:
        title = one.title if one.id not in told else ""
        told.add(one.id)
        at = _name_at(one.outline, fonts.width(title, size), size, routes)
        out.append(Enclosed(one.id, one.outline, title, at, radius=_RADIUS))
    return tuple(out)


def name_boxes(found: Sequence[Enclosed], size: float) -> list[Box]:
    """Return where the homes' names stand."""
    return [
        (*_top_left(one, size), fonts.width(one.title, size), size * 1.2)
        for one in found
        if one.title
    ]


def _top_left(one: Enclosed, size: float) -> Point:
    return one.title_at[0], one.title_at[1] - size * 0.9


def _name_at(outline: Sequence[Point], wide: float, size: float, routes: Sequence[Route]) -> Point:
    lowest = max(y for _, y in outline)
    floor = [x for x, y in outline if y == lowest]
    left, right = min(floor) + _INSET, max(floor) - _INSET
    base = lowest - _RISE
    passed = _upright_at(routes, base - size, base + size / 3, left, right)
    for start in (left, *(x + _CLEAR for x in passed)):
        end = start + wide
        if end <= right and all(x < start or x > end + _CLEAR for x in passed):
            return (start, base)
    return (left, base)


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
