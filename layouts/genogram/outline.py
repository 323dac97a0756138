"""The outline of rectangles that touch or overlap, as closed right-angled polygons."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from layouts.boxes import Box
from layouts.contract import Point

Cells = NDArray[np.bool_]
Corner = tuple[int, int]


def outlines(boxes: Sequence[Box]) -> list[tuple[Point, ...]]:
    """Return one polygon for each connected piece, clockwise; holes are left out."""
    xs = sorted({round(x, 2) for box in boxes for x in (box[0], box[2])})
    ys = sorted({round(y, 2) for box in boxes for y in (box[1], box[3])})
    filled = np.zeros((len(xs) - 1, len(ys) - 1), bool)
    for box in boxes:
        i, k = xs.index(round(box[0], 2)), xs.index(round(box[2], 2))
        j, m = ys.index(round(box[1], 2)), ys.index(round(box[3], 2))
        filled[i:k, j:m] = True
    found = []
    for loop in _loops(_sides(filled)):
        points = _corners([(xs[i], ys[j]) for i, j in loop])
        if _area(points) > 0:
            found.append(tuple(points))
    return sorted(found, key=lambda points: (min(y for _, y in points), points[0]))


def _sides(filled: Cells) -> dict[Corner, list[Corner]]:
    """Every side between full and empty, with the full cell to its right (y runs down)."""
    wide, tall = filled.shape
    sides: dict[Corner, list[Corner]] = {}

    def empty(i: int, j: int) -> bool:
        return not (0 <= i < wide and 0 <= j < tall and filled[i, j])

    for i in range(wide):
        for j in range(tall):
            if not filled[i, j]:
                continue
            if empty(i, j - 1):
                sides.setdefault((i, j), []).append((i + 1, j))
            if empty(i + 1, j):
                sides.setdefault((i + 1, j), []).append((i + 1, j + 1))
            if empty(i, j + 1):
                sides.setdefault((i + 1, j + 1), []).append((i, j + 1))
            if empty(i - 1, j):
                sides.setdefault((i, j + 1), []).append((i, j))
    return sides


def _loops(sides: dict[Corner, list[Corner]]) -> list[list[Corner]]:
    loops = []
    while sides:
        start = min(sides)
        loop, now, came = [start], start, (0, 0)
        while True:
            following = sides[now]
            # where two pieces touch at a corner, keep to the right: each stays one piece
            right = (-came[1], came[0])
            following.sort(key=lambda one: (one[0] - now[0], one[1] - now[1]) != right)
            new = following.pop(0)
            if not following:
                del sides[now]
            came = (new[0] - now[0], new[1] - now[1])
            now = new
            if now == start:
                break
            loop.append(now)
        loops.append(loop)
    return loops


def _corners(points: Sequence[Point]) -> list[Point]:
    count = len(points)
    return [
        point
        for k, point in enumerate(points)
        if not (
            points[k - 1][0] == point[0] == points[(k + 1) % count][0]
            or points[k - 1][1] == point[1] == points[(k + 1) % count][1]
        )
    ]


def _area(points: Sequence[Point]) -> float:
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs) / 2
