"""What lies under the people: rings, sector titles, and the box that holds the whole picture."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from graphapp.canvas import far, fonts
from graphapp.canvas.notation import Sizes
from graphapp.canvas.scene import Box, Fold, Mark, Ring, SectorTitle
from graphapp.canvas.view import View
from layouts.contract import Placement, SectorShape
from queries.vocabulary import Ring as Knows


def captions(view: View) -> dict[str, str]:
    """Return what each ring is called, by the value of its `Ring`."""
    before = "" if view.phone else "knows "
    return {str(ring): before + view.notation.captions[ring] for ring in Knows}


def ground_at(placement: Placement, x: float, y: float) -> int:
    """Return which ring lies under a point: 1 the innermost, 0 the paper."""
    shapes = sorted(placement.rings, key=lambda ring: ring.rx)
    for level, ring in enumerate(shapes, start=1):
        if (x / ring.rx) ** 2 + (y / ring.ry) ** 2 <= 1:
            return level
    return 0


def rings_drawn(placement: Placement, view: View) -> tuple[Ring, ...]:
    """Return the rings with their captions, the innermost first."""
    found = captions(view)
    shapes = sorted(placement.rings, key=lambda ring: ring.rx)
    return tuple(
        Ring(level, shape.rx, shape.ry, found.get(shape.key, ""), shape.caption)
        for level, shape in enumerate(shapes, start=1)
    )


def titles_drawn(placement: Placement, titles: Mapping[str, str]) -> tuple[SectorTitle, ...]:
    """Return the sectors' titles on their arcs, each on the middle of its sector."""
    return tuple(
        SectorTitle(
            found.key,
            titles.get(found.key, found.key),
            found.title_start,
            found.title_end,
            found.title_radii,
            found.title_clockwise,
            found.title_large,
            _Arc.of(found).at_middle,
        )
        for found in placement.sectors
    )


@dataclass(frozen=True, slots=True)
class _Arc:
    """The arc of a title in small steps: points, and the length up to each."""

    points: tuple[tuple[float, float], ...]
    lengths: tuple[float, ...]
    outwards: float

    @classmethod
    def of(cls, sector: SectorShape, steps: int = 48) -> _Arc:
        rx, ry = sector.title_radii
        first, last = (
            math.atan2(y / ry, x / rx) for x, y in (sector.title_start, sector.title_end)
        )
        turn = (last - first) % (2 * math.pi)
        if not sector.title_clockwise:
            turn -= 2 * math.pi
        angles = [first + turn * step / steps for step in range(steps + 1)]
        points = tuple((rx * math.cos(angle), ry * math.sin(angle)) for angle in angles)
        lengths = [0.0]
        for a, b in pairwise(points):
            lengths.append(lengths[-1] + math.dist(a, b))
        return cls(points, tuple(lengths), 1.0 if sector.title_clockwise else -1.0)

    @property
    def at_middle(self) -> float:
        """The part of the length at which the middle of the sector lies."""
        return self.lengths[len(self.points) // 2] / (self.lengths[-1] or 1.0)

    def under(self, words: str, size: float) -> Iterator[tuple[float, float]]:
        """Yield points at the feet and at the heads of words on the middle of the sector."""
        middle = self.lengths[len(self.points) // 2]
        half = fonts.width(words, size, 600) / 2 + 2
        for (x, y), length in zip(self.points, self.lengths, strict=True):
            if abs(length - middle) > half + self.lengths[-1] / len(self.points):
                continue
            away = math.hypot(x, y) or 1.0
            for out in (-size * 0.28, size * 0.8):
                part = 1 + out * self.outwards / away
                yield x * part, y * part


def box_of(
    placement: Placement,
    marks: Sequence[Mark],
    sizes: Sizes,
    titles: Mapping[str, str],
    folds: Sequence[Fold] = (),
) -> Box:
    """Return the box that holds every shape, label, badge, count, ring, title and outline."""
    xs, ys = [0.0], [0.0]
    for mark in marks:
        left, top, width, height = mark.label_box
        xs += [mark.x - mark.shape.width / 2, mark.x + mark.shape.width / 2]
        ys += [mark.y - mark.shape.height / 2, mark.y + mark.shape.height / 2]
        xs += [mark.x + left, mark.x + left + width]
        ys += [mark.y + top, mark.y + top + height]
        for badge in mark.badges:
            xs += [mark.x + badge.x - sizes.badge, mark.x + badge.x + sizes.badge]
            ys.append(mark.y + badge.y - sizes.badge)
    for count in folds:
        xs.append(count.x - count.width / 2 - 1)
        ys.append(count.y - count.height / 2 - 1)
    for ring in placement.rings:
        xs += [-ring.rx - 2, ring.rx + 2]
        ys += [-ring.ry - 2, ring.ry + 2]
    for sector in placement.sectors:
        for x, y in _Arc.of(sector).under(titles.get(sector.key, sector.key), sizes.sector):
            xs += [x - 2, x + 2]
            ys += [y - 2, y + 2]
    for found in placement.enclosures:
        xs += [point[0] for point in found.outline]
        ys += [point[1] for point in found.outline]
    for route in placement.routes:
        xs += [point[0] for point in route.points]
        ys += [point[1] for point in route.points]
    return (min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def width_over(placement: Placement, view: View, titles: Mapping[str, str]) -> float:
    """Return by how much titles at the sides make the circles wider than the space, px."""
    if not placement.rings or placement.report.get("scale", 1.0) > 1:
        return 0.0
    box = box_of(placement, (), view.sizes, titles)
    return max(box[2] - view.room[0], 0.0)


def levels_of(box: Box, view: View) -> tuple[tuple[str, float], ...]:
    """Return the zooms at which more of the words appear, the nearest first.

    Each is where the smallest of its words is 11 px on the screen: "full" has all, "words" no
    captions and agencies, "names" no relations and ages, "far1" and on have names of their own.
    """
    sizes = view.sizes
    words = min(sizes.relation, sizes.age) if sizes.relations else sizes.age
    steps = (("full", min(sizes.agency, sizes.caption)), ("words", words), ("names", sizes.name))
    found = [(level, round(far.SMALLEST / size, 3)) for level, size in steps]
    fitted = min(view.width / max(box[2], 1.0), view.height / max(box[3], 1.0))
    return (*found, *far.levels(found[-1][1], min(fitted * 0.95, 0.6)))


def with_far_names(
    marks: tuple[Mark, ...],
    box: Box,
    view: View,
    rings: Sequence[Ring],
    folds: Sequence[Fold] = (),
) -> tuple[Mark, ...]:
    """Return the marks with the names that have room further out."""
    zooms = [zoom for level, zoom in levels_of(box, view) if level.startswith("far")]
    outer = max(rings, key=lambda ring: ring.rx, default=None)
    counts = [(f.x - f.width / 2, f.y - f.height / 2, f.width, f.height) for f in folds]
    found = far.names_at(marks, zooms, box, (outer.rx, outer.ry) if outer else None, counts)
    return tuple(replace(mark, far=found[mark.id]) for mark in marks)
