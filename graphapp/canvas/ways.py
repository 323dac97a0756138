"""The way a line of feeling or support takes: round faces, names and badges, apart from the lines
that are there already.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from graphapp.canvas.barriers import badge_boxes, label_box, shape_box, wider
from graphapp.canvas.notation import Sizes
from graphapp.canvas.scene import Box, Mark

FREE = tuple(
    side * size for size in (0.08, 0.16, 0.25, 0.35, 0.45, 0.55, 0.65, 0.8) for side in (1.0, -1.0)
)
"""The bends that are tried, the first where nothing is in the way."""

ARCS = tuple(
    side * size for size in (0.2, 0.28, 0.36, 0.45, 0.55, 0.65, 0.8) for side in (1.0, -1.0)
)
"""Those of a family tree, where the straight way is the family's own."""

APART, APART_PX = 0.2, 26.0
"""Two lines between the same people differ in their bends by this much, or by so much that they
are this far apart at their middles, px."""

_SHAPE, _BADGE, _LABEL, _LINE, _BENT, _SIDE, _SAME = 60.0, 4.0, 5.0, 2.0, 30.0, 20.0, 1e3
_END = 15.0
_CLEAR, _BESIDE, _ARROW = 6.0, 6.0, 3.0
_PLACES = 33

Floats = NDArray[np.float64]


class Ways:
    """What lines go round: every face, name and badge of a picture, the `words` on it, and what is
    `drawn` there.
    """

    def __init__(
        self,
        marks: Iterable[Mark],
        sizes: Sizes,
        bends: Sequence[float],
        drawn: Sequence[Box],
        words: Sequence[Box] = (),
    ) -> None:
        self._bends = bends
        marks = list(marks)
        self._marks = {mark.id: number for number, mark in enumerate(marks)}
        self._shapes = _boxes([wider(shape_box(mark), _CLEAR) for mark in marks])
        self._labels = _boxes([*(label_box(mark) for mark in marks), *words])
        self._badges = _boxes([box for mark in marks for box in badge_boxes(mark, sizes)])
        margin = np.array((-_ARROW, -_ARROW, _ARROW, _ARROW))
        self._round_badges = self._badges + margin  # arrows end there
        self._taken = _boxes(drawn)

    def bend(
        self, a: Mark, b: Mark, taken: Sequence[float], inwards: float, *, alone: bool = False
    ) -> float:
        """Return the bend from a to b at which least is covered; lines to come keep off that way,
        unless it is `alone`.

        `taken` are the bends that are no longer free; `inwards` is the sign of the better side.
        """
        bends = np.array(self._bends) * inwards
        places = _along(a, b, bends)
        own = [self._marks[a.id], self._marks[b.id]]
        shapes = np.delete(self._shapes, own, axis=0)
        cost = _SHAPE * _covered(places, shapes)
        cost += _LABEL * _covered(places, self._labels) + _BADGE * _covered(places, self._badges)
        cost += _LINE * _covered(places, self._taken)
        over = np.concatenate((shapes, self._labels, self._round_badges))
        for way, one in ((places, a), (places[:, ::-1], b)):
            cost += _END * _covered(_leaving(way, one), over)
        cost += _BENT * abs(bends) ** 1.5 + np.arange(len(bends)) * 0.01
        apart = min(APART, 2 * APART_PX / (math.dist((a.x, a.y), (b.x, b.y)) or 1.0))
        for other in taken:
            cost += _SAME * (abs(bends - other) < apart - 0.001) + _SIDE * (bends * other > 0)
        best = int(np.argmin(cost))
        if not alone:
            round_each = np.concatenate((places[best] - _BESIDE, places[best] + _BESIDE), axis=1)
            self._taken = np.concatenate((self._taken, round_each[3:-3]))
        return float(bends[best])


def _along(a: Mark, b: Mark, bends: Floats) -> Floats:
    """Return places along each bend, from shape to shape: bends x places x 2."""
    part = np.linspace(0.0, 1.0, _PLACES)[None, :, None]
    start, end = np.array((a.x, a.y)), np.array((b.x, b.y))
    turned = np.array((a.y - b.y, b.x - a.x))
    middle = ((start + end) / 2 + bends[:, None] * turned)[:, None, :]
    way: Floats = start * (1 - part) ** 2 + 2 * middle * part * (1 - part) + end * part**2
    return way


def _leaving(places: Floats, mark: Mark) -> Floats:
    """Return the first places of each bend outside the shape it begins at: bends x 2 x 2."""
    box = _boxes([shape_box(mark)])[0]
    outside = ((places < box[:2]) | (places > box[2:])).any(axis=2)
    first = np.minimum(outside.argmax(axis=1), places.shape[1] - 2)
    at = first[:, None] + np.arange(2)
    found: Floats = np.take_along_axis(places, at[:, :, None], axis=1)
    return found


def _covered(places: Floats, boxes: Floats) -> Floats:
    """Return how many places of each bend lie in boxes."""
    low, high = places.min(axis=(0, 1)), places.max(axis=(0, 1))
    near = boxes[((boxes[:, :2] <= high) & (boxes[:, 2:] >= low)).all(axis=1)]
    x, y = places.reshape(-1, 2).T[:, :, None]
    inside = (x >= near[:, 0]) & (x <= near[:, 2])
    inside &= y >= near[:, 1]
    inside &= y <= near[:, 3]
    count: Floats = np.count_nonzero(inside.reshape(len(places), -1), axis=1).astype(np.float64)
    return count


def _boxes(boxes: Sequence[Box]) -> Floats:
    found = [(left, top, left + wide, top + tall) for left, top, wide, tall in boxes]
    return np.array(found, dtype=np.float64).reshape(-1, 4)
