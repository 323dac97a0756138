"""What lies under the people: rings, sector titles, and the box that holds the whole picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from graphapp.canvas import far
from graphapp.canvas.notation import Sizes
from graphapp.canvas.scene import Box, Mark, Ring, SectorTitle
from graphapp.canvas.view import View
from layouts.contract import Placement
from queries.vocabulary import Ring as Knows


def captions(view: View) -> dict[str, str]:
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
    found = captions(view)
    shapes = sorted(placement.rings, key=lambda ring: ring.rx)
    return tuple(
        Ring(level, shape.rx, shape.ry, found.get(shape.key, ""), shape.caption)
        for level, shape in enumerate(shapes, start=1)
    )


def titles_drawn(placement: Placement, titles: Mapping[str, str]) -> tuple[SectorTitle, ...]:
    return tuple(
        SectorTitle(
            found.key,
            titles.get(found.key, found.key),
            found.title_start,
            found.title_end,
            found.title_radii,
            found.title_clockwise,
            found.title_large,
        )
        for found in placement.sectors
    )


def box_of(placement: Placement, marks: Sequence[Mark], sizes: Sizes) -> Box:
    xs, ys = [0.0], [0.0]
    for mark in marks:
        left, top, width, height = mark.label_box
        xs += [mark.x - mark.shape.width / 2, mark.x + mark.shape.width / 2]
        ys += [mark.y - mark.shape.height / 2, mark.y + mark.shape.height / 2]
        xs += [mark.x + left, mark.x + left + width]
        ys += [mark.y + top, mark.y + top + height]
    for ring in placement.rings:
        title = sizes.sector * 1.75 if placement.sectors else 2.0
        xs += [-ring.rx - 2, ring.rx + 2]
        ys += [-ring.ry - title, ring.ry + title]
    for found in placement.enclosures:
        xs += [point[0] for point in found.outline]
        ys += [point[1] for point in found.outline]
    return (min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def levels_of(box: Box, view: View) -> tuple[tuple[str, float], ...]:
    """Return the zooms at which more of the words appear, the nearest first.

    Each is where the smallest of its words is 11 px on the screen.
    """
    sizes = view.sizes
    names = far.SMALLEST / sizes.name
    found = [("full", round(far.SMALLEST / min(sizes.agency, sizes.caption), 3))]
    if sizes.relations:
        found.append(("words", round(far.SMALLEST / sizes.relation, 3)))
    fitted = min(view.width / max(box[2], 1.0), view.height / max(box[3], 1.0))
    found.append(("names", round(names, 3)))
    return (*found, *far.levels(names, min(fitted * 0.8, 0.6)))


def with_far_names(marks: tuple[Mark, ...], box: Box, view: View) -> tuple[Mark, ...]:
    zooms = [zoom for level, zoom in levels_of(box, view) if level.startswith("far")]
    found = far.names_at(marks, zooms)
    return tuple(replace(mark, far=found[mark.id]) for mark in marks)
