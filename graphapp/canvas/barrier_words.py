"""Where the words of a barrier stand: by their own bars, hiding nothing, or nowhere."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from graphapp.canvas import fonts
from graphapp.canvas.notation import Sizes
from graphapp.canvas.scene import Box, Point

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
    full = [box for box in taken if away(box, bars) < ROOM]
    crossed = [box for box in may_cross if away(box, bars) < ROOM]
    near = [point for point in others if math.dist(point, bars) < ROOM]
    best: tuple[float, Point] | None = None
    for x, y in _middles(bars, sizes.barrier / 2 + 6, wide, tall):
        box = (x - wide / 2, y - tall / 2, wide, tall)
        if not reads_right(box, bars, near) or any(_overlap(box, one) for one in full):
            continue
        costs = away(box, bars) * FAR_COSTS + sum(_overlap(box, one) for one in crossed)
        if best is None or costs < best[0]:
            best = (costs, (x, box[1] + sizes.relation * 0.86))
    return best[1] if best else None


def reads_right(box: Box, bars: Point, others: Iterable[Point]) -> bool:
    """Whether words in a box are near their own bars, and nearer than to any other barrier."""
    far = away(box, bars)
    return far <= REACH and all(away(box, point) > far for point in others)


def away(box: Box, point: Point) -> float:
    """Return how far a point lies from the nearest side of a box, px; 0 inside."""
    left, top, wide, tall = box
    across = max(left - point[0], point[0] - left - wide, 0.0)
    return math.hypot(across, max(top - point[1], point[1] - top - tall, 0.0))


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


def _overlap(a: Box, b: Box) -> float:
    wide = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    tall = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    return wide * tall if wide > 0 and tall > 0 else 0.0
