"""What lies under the people: rings, sector titles, and the box that holds the whole picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from graphapp.canvas import barriers, far, fonts
from graphapp.canvas import titles as titles_of
from graphapp.canvas.notation import Sizes
from graphapp.canvas.scene import Barrier, Box, Fold, Mark, Ring
from graphapp.canvas.view import View
from layouts.contract import Placement
from queries.vocabulary import Ring as Knows

MARGIN = 5.0
"""The paper round a picture that is seen as a whole, px."""


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


def box_of(
    placement: Placement,
    marks: Sequence[Mark],
    sizes: Sizes,
    titles: Mapping[str, str],
    folds: Sequence[Fold] = (),
    stops: Sequence[Barrier] = (),
    names: Sequence[Box] = (),
    title_size: float = 0.0,
) -> Box:
    """Return the box that holds every shape, label, badge, count, ring, title and outline, the
    homes' `names`, and the barriers with their words.

    Titles are as large as they are near, or `title_size` px.
    """
    xs, ys = [0.0], [0.0]
    for left, top, wide, tall in names:
        xs += [left, left + wide]
        ys += [top, top + tall]
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
        if not count.of_system:  # the others are part of the titles
            xs.append(count.x - count.width / 2 - 1)
            ys.append(count.y - count.height / 2 - 1)
    for ring in placement.rings:
        xs += [-ring.rx - 2, ring.rx + 2]
        ys += [-ring.ry - 2, ring.ry + 2]
    for x, y in titles_of.points(placement, titles, folds, sizes, title_size):
        xs += [x - 2, x + 2]
        ys += [y - 2, y + 2]
    for found in placement.enclosures:
        xs += [point[0] for point in found.outline]
        ys += [point[1] for point in found.outline]
    for route in placement.routes:
        xs += [point[0] for point in route.points]
        ys += [point[1] for point in route.points]
    drawn = {mark.id: mark for mark in marks}
    for stop in stops:
        way = barriers.way_of(stop, drawn)
        xs += [point[0] for point in way]
        ys += [point[1] for point in way]
        if stop.words:
            left, top, wide, tall = barriers.words_box(stop, sizes)
            xs += [left, left + wide]
            ys += [top, top + tall]
    return (min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def whole_box(placement: Placement, view: View, held: Callable[[float], Box]) -> Box:
    """Return the box of a picture and a little paper round it, for titles as large as they are
    when all of it is seen; `held` gives the box that holds it with titles of a size.
    """
    near = held(0.0)
    if not placement.sectors:
        return with_margin(near)
    return with_margin(held(titles_of.size_at(titles_of.first_zoom(near, view), view.sizes)))


def with_margin(box: Box) -> Box:
    """Return a box with a little paper round it: nothing touches the edge of a screen."""
    left, top, wide, tall = box
    return (left - MARGIN, top - MARGIN, wide + 2 * MARGIN, tall + 2 * MARGIN)


def caption_boxes(rings: Sequence[Ring], sizes: Sizes) -> list[Box]:
    """Return where the rings' captions stand."""
    size = sizes.caption
    found = []
    for ring in rings:
        wide = fonts.width(ring.caption, size)
        x, y = ring.caption_at
        found.append((x - wide / 2, y - size, wide, size * 1.3))
    return found


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
    furthest = far.furthest(titles_of.first_zoom(box, view))
    return (*found, *far.levels(found[-1][1], furthest))


def with_far_names(
    marks: tuple[Mark, ...],
    box: Box,
    view: View,
    rings: Sequence[Ring],
    others: Sequence[Box] = (),
    better_free: Sequence[Box] = (),
) -> tuple[Mark, ...]:
    """Return the marks with the names that have room further out; they cover no other box, and as
    few as may be of those that are `better_free`. Nobody's badge lies on one: on its first letter
    it makes Jean a Dean.
    """
    badges = [found for mark in marks for found in barriers.badge_boxes(mark, view.sizes)]
    zooms = [zoom for level, zoom in levels_of(box, view) if level.startswith("far")]
    outer = max(rings, key=lambda ring: ring.rx, default=None)
    found = far.names_at(
        marks,
        zooms,
        box,
        (outer.rx, outer.ry) if outer else None,
        [*others, *badges],
        better_free,
    )
    return tuple(replace(mark, far=found[mark.id]) for mark in marks)
