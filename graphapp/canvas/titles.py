"""The sectors' titles along their arcs, and after them the counts of those folded away."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from graphapp.canvas import far, folds, fonts
from graphapp.canvas.notation import Sizes
from graphapp.canvas.scene import Box, Fold, Point, SectorTitle
from graphapp.canvas.view import View
from layouts.contract import Placement, SectorShape

GAP = 0.5
"""Between a title and its count, in sizes of the title."""


def titles_drawn(
    placement: Placement, titles: Mapping[str, str], counts: Sequence[Fold], sizes: Sizes
) -> tuple[tuple[SectorTitle, ...], tuple[Fold, ...]]:
    """Return the sectors' titles on their arcs, and the counts of the systems placed after them.

    A title, with its count if there is one, stands on the middle of its sector. The two are as far
    apart as they are at the largest: nearer in, both are smaller.
    """
    grown = size_of(placement, sizes) / sizes.sector
    after = {one.person: one for one in counts if one.of_system}
    found, placed = [], []
    for sector in placement.sectors:
        arc, words = Arc.of(sector), titles.get(sector.key, sector.key)
        middle = arc.middle
        if (count := after.get(sector.key)) is not None:
            gap = sizes.sector * GAP
            placed.append(
                _after(count, arc, middle + grown * (_wide(words, sizes) + gap) / 2, sizes)
            )
            middle -= grown * (count.width + gap) / 2
        found.append(
            SectorTitle(
                sector.key,
                words,
                sector.title_start,
                sector.title_end,
                sector.title_radii,
                sector.title_clockwise,
                sector.title_large,
                middle / (arc.lengths[-1] or 1.0),
            )
        )
    return tuple(found), tuple(placed)


def _after(count: Fold, arc: Arc, length: float, sizes: Sizes) -> Fold:
    (x, y), (dx, dy) = arc.at(length)
    up = sizes.sector * 0.34
    turn = math.degrees(math.atan2(dy, dx))
    return replace(count, x=round(x + dy * up, 1), y=round(y - dx * up, 1), turn=round(turn, 1))


GROWN = 1.3
"""So many times its own size a title hangs below its arc, not to cover who stands above it."""


def lengths(
    titles: Iterable[tuple[str, str]], counts: Sequence[Fold], sizes: Sizes
) -> dict[str, float]:
    """Return how long each sector's title is with its count, px at the titles' own size.

    A count has room for three figures, so that nobody moves when it is another one.
    """
    room = folds.of_system("", "", 888, sizes).width + sizes.sector * GAP
    after = {one.person: room for one in counts if one.of_system}
    return {key: _wide(words, sizes) + after.get(key, 0.0) for key, words in titles}


def _wide(words: str, sizes: Sizes) -> float:
    return fonts.width(words, sizes.sector, 600)


def size_at(zoom: float, sizes: Sizes) -> float:
    """Return how large titles are drawn, px, where a picture is seen as a whole at a zoom.

    No text is under 11 px on the screen: further out the titles grow, at the steps of the levels.
    """
    if zoom >= far.SMALLEST / sizes.name:
        return sizes.sector
    return max(sizes.sector, far.SMALLEST / far.furthest(zoom))


def size_of(placement: Placement, sizes: Sizes) -> float:
    """Return the largest size that a placement's titles have room for, px."""
    if not placement.sectors:  # nothing of the kind is known, and all would be measured
        return sizes.sector
    return float(placement.report.get("title_size", sizes.sector))


def points(
    placement: Placement,
    titles: Mapping[str, str],
    counts: Sequence[Fold],
    sizes: Sizes,
    least: float = 0.0,
) -> Iterator[Point]:
    """Yield points at the feet and at the heads of all titles and their counts, `least` px high."""
    if not placement.sectors:
        return
    size = max(size_of(placement, sizes), least)
    named = [(one.key, titles.get(one.key, one.key)) for one in placement.sectors]
    long = lengths(named, counts, sizes)
    grown = least > GROWN * size_of(placement, sizes)
    for sector in placement.sectors:
        arc, length = Arc.of(sector), long[sector.key] * size / sizes.sector
        # grown below the middle they hang from their arc: outside it nobody stands
        yield from arc.under(length, size, hung=grown and not sector.title_clockwise)


def boxes(
    placement: Placement, titles: Mapping[str, str], counts: Sequence[Fold], sizes: Sizes
) -> list[Box]:
    """Return small boxes that hold the titles and their counts, so that nothing covers them."""
    half = size_of(placement, sizes) * 0.3
    return [
        (x - half, y - half, 2 * half, 2 * half)
        for x, y in points(placement, titles, counts, sizes)
    ]


def first_zoom(box: Box, view: View) -> float:
    """Return the zoom at which a picture of this box is seen as a whole."""
    return min(view.width / max(box[2], 1.0), view.height / max(box[3], 1.0))


@dataclass(frozen=True, slots=True)
class Arc:
    """The arc of a title in small steps: points in the order of reading, the length up to each."""

    points: tuple[Point, ...]
    lengths: tuple[float, ...]
    outwards: float

    @classmethod
    def of(cls, sector: SectorShape) -> Arc:
        ends = sector.title_start, sector.title_end
        return cls.between(*ends, sector.title_radii, sector.title_clockwise)

    @classmethod
    def between(
        cls, start: Point, end: Point, radii: Point, clockwise: bool, steps: int = 48
    ) -> Arc:
        """Return the arc of an ellipse about the middle."""
        rx, ry = radii
        first, last = (math.atan2(y / ry, x / rx) for x, y in (start, end))
        turn = (last - first) % (2 * math.pi)
        if not clockwise:
            turn -= 2 * math.pi
        angles = [first + turn * step / steps for step in range(steps + 1)]
        points = tuple((rx * math.cos(angle), ry * math.sin(angle)) for angle in angles)
        lengths = [0.0]
        for a, b in pairwise(points):
            lengths.append(lengths[-1] + math.dist(a, b))
        return cls(points, tuple(lengths), 1.0 if clockwise else -1.0)

    @property
    def middle(self) -> float:
        """The length at which the middle of the sector lies."""
        return self.lengths[len(self.points) // 2]

    def at(self, length: float) -> tuple[Point, Point]:
        """Return the point at a length, and the way that reading goes there, of length 1."""
        step = min(max(bisect_left(self.lengths, length), 1), len(self.points) - 1)
        (ax, ay), (bx, by) = self.points[step - 1], self.points[step]
        long = self.lengths[step] - self.lengths[step - 1] or 1.0
        part = (length - self.lengths[step - 1]) / long
        return (ax + (bx - ax) * part, ay + (by - ay) * part), ((bx - ax) / long, (by - ay) / long)

    def under(self, length: float, size: float, hung: bool = False) -> Iterator[Point]:
        """Yield points at the feet and at the heads of words this long on the middle."""
        feet, heads = (-size * 1.05, 0.0) if hung else (-size * 0.28, size * 0.8)
        half = length / 2 + 2
        for (x, y), reached in zip(self.points, self.lengths, strict=True):
            if abs(reached - self.middle) > half + self.lengths[-1] / len(self.points):
                continue
            away = math.hypot(x, y) or 1.0
            for out in (feet, heads):
                part = 1 + out * self.outwards / away
                yield x * part, y * part
