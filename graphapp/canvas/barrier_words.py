"""Where the words of a barrier stand: by their own bars, hiding nothing, or nowhere."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from graphapp.canvas import fonts
from graphapp.canvas.notation import Sizes
from graphapp.canvas.scene import Box, Point

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

REACH = 26.0
"""Words further than this from their bars, px, seem to speak of whoever stands nearer."""

ROOM = 240.0
"""Nothing further than this from a barrier's bars is in the way of its words, px."""

FAR_COSTS = 4.0
"""Square px of a line that words may cross rather than stand 1 px further from their bars."""

STEP = 5.0
"""How far apart the places are that words try, px."""


def box_of(words: Sequence[str], at: Point, sizes: Sizes) -> Box:
    """Return where words stand whose first baseline is at a place."""
    wide, tall = _size(words, sizes)
    return (at[0] - wide / 2, at[1] - sizes.relation * 0.86, wide, tall)


def place(
    words: Sequence[str],
    bars: Point,
    sizes: Sizes,
    *,
    taken: Iterable[Box],
    may_cross: Iterable[Box],
    others: Iterable[Point],
) -> Point | None:
    """Return the first baseline of words by the middle of their bars, above if there is room.

    They hide nothing of `taken`, and cross what is in `may_cross` only where nothing else is near.
    None if there is no such place nearer to these bars than to any place of the `others`.
    """
    wide, tall = _size(words, sizes)
    middles = np.array(list(_middles(bars, sizes.barrier / 2 + 6, wide, tall)))
    boxes = np.column_stack(
        [middles - (wide / 2, tall / 2), np.broadcast_to((wide, tall), middles.shape)]
    )
    near = [point for point in others if math.dist(point, bars) < ROOM]
    right = reads_right(boxes, bars, near)
    boxes = boxes[right & ~_overlaps(boxes, taken, bars).any(axis=1)]
    if not len(boxes):
        return None
    costs = away(boxes, bars) * FAR_COSTS + _overlaps(boxes, may_cross, bars).sum(axis=1)
    left, top, _, _ = boxes[costs.argmin()]
    return float(left + wide / 2), float(top + sizes.relation * 0.86)


def reads_right(boxes: Floats, bars: Point, others: Iterable[Point]) -> Mask:
    """Whether words in each of n boxes, (n, 4), are near their own bars, and nearer than to any
    other barrier.
    """
    far = away(boxes, bars)
    right: Mask = far <= REACH
    for point in others:
        right &= away(boxes, point) > far
    return right


def away(boxes: Floats, point: Point) -> Floats:
    """Return how far a point lies from the nearest side of n boxes, (n, 4); px, 0 inside."""
    left, top, wide, tall = np.asarray(boxes, dtype=float).T
    x, y = point
    across = np.maximum(np.maximum(left - x, x - left - wide), 0.0)
    far: Floats = np.hypot(across, np.maximum(np.maximum(top - y, y - top - tall), 0.0))
    return far


def _size(words: Sequence[str], sizes: Sizes) -> Point:
    size = sizes.relation
    return max(fonts.width(line, size, 600) for line in words), len(words) * size * 1.1


def _middles(bars: Point, clear: float, wide: float, tall: float) -> Iterator[Point]:
    """Yield middles for words: above and below the bars, then beside them, nearest first."""
    x, y = bars
    for further in _steps(REACH - clear):
        up = clear + tall / 2 + further
        for aside in _steps(wide / 2 + REACH):
            for over in (y - up, y + up):
                yield x + aside, over
                yield x - aside, over
    for further in _steps(REACH - clear):
        aside = clear + wide / 2 + further
        for up in _steps(clear + tall / 2):
            for beside in (x + aside, x - aside):
                yield beside, y - up
                yield beside, y + up


def _steps(upto: float) -> list[float]:
    return [STEP * number for number in range(int(upto / STEP) + 1)]


def _overlaps(boxes: Floats, others: Iterable[Box], bars: Point) -> Floats:
    """Return how much of each of n boxes each other box in the bars' room covers, (n, m) px2."""
    all_others = np.array([*others], dtype=float).reshape(-1, 4)
    near = all_others[away(all_others, bars) < ROOM]
    low = np.maximum(boxes[:, None, :2], near[None, :, :2])
    high = np.minimum((boxes[:, :2] + boxes[:, 2:])[:, None], near[None, :, :2] + near[None, :, 2:])
    sides = np.maximum(high - low, 0.0)
    covered: Floats = sides[:, :, 0] * sides[:, :, 1]
    return covered
