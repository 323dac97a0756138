"""Where lines of a family tree cross, one is cut: two families' lines never look joined."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np

from graphapp.canvas.notation import Notation
from graphapp.canvas.scene import Drawn, Point
from layouts.contract import Route

GAP = 5.0
"""How far to each side of the crossing the line across is cut, px."""

_INSIDE = 1.0
"""A line that ends so near to another meets it, and does not cross it, px."""


def crossings(routes: Sequence[Route], notation: Notation) -> tuple[Drawn, ...]:
    """Return, for each place where lines cross, a cut and the line that goes on.

    The level line is cut, the upright one goes on. Where some line bends or ends, lines meet on
    purpose: brothers and sisters hang from one.
    """
    upright: list[tuple[float, float, float, Route]] = []
    level: list[tuple[float, float, float, Route]] = []
    for route in routes:
        for (x1, y1), (x2, y2) in itertools.pairwise(route.points):
            if x1 == x2:
                upright.append((x1, min(y1, y2), max(y1, y2), route))
            elif y1 == y2:
                level.append((y1, min(x1, x2), max(x1, x2), route))
    if not upright or not level:
        return ()
    x, top, bottom = (np.array([one[n] for one in upright])[:, None] for n in range(3))
    y, left, right = (np.array([one[n] for one in level])[None, :] for n in range(3))
    across = (x > left + _INSIDE) & (x < right - _INSIDE)
    across &= (y > top + _INSIDE) & (y < bottom - _INSIDE)
    joints = {_at(point) for route in routes for point in route.points}
    found: dict[Point, tuple[Route, Route]] = {}
    for up, flat in zip(*np.nonzero(across), strict=True):
        at = _at((upright[up][0], level[flat][0]))
        if at not in joints:
            found[at] = (upright[up][3], level[flat][3])
    drawn: list[Drawn] = []
    for number, (at, (one, other)) in enumerate(sorted(found.items(), key=lambda item: item[0])):
        path = f"M{at[0]:.1f} {at[1] - GAP:.1f}V{at[1] + GAP:.1f}"
        people = tuple({*one.people, *other.people})
        stroke = notation.strokes.get(one.kind, "")
        drawn.append(Drawn(f"cut-{number}", path, "cut", 0, people))
        drawn.append(Drawn(f"over-{number}", path, "over", 0, people, stroke))
    return tuple(drawn)


def _at(point: Point) -> Point:
    return (round(point[0], 1), round(point[1], 1))
