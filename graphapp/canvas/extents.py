"""How far things reach in a picture, as boxes: for its parts on several sheets of paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graphapp.canvas import folds, fonts, geometry
from graphapp.canvas.scene import Barrier, Box, Fold, Line, Mark, Point, Scene

LINE = 4.0
"""Room for half of the widest stroke, and for a halo, px."""
BARRIER = 16.0
"""Room for a barrier's bars and slashes, px."""
WORDS = 14.0
"""Size of the words on a barrier, at most, px."""


def meet(a: Box, b: Box) -> bool:
    """Whether two boxes share any point."""
    return (
        a[0] <= b[0] + b[2] and b[0] <= a[0] + a[2] and a[1] <= b[1] + b[3] and b[1] <= a[1] + a[3]
    )


def of_scene(scene: Scene) -> Box:
    """Return a box that holds a whole picture, strokes and halos too."""
    marks = {mark.id: mark for mark in scene.people}
    boxes = [
        scene.box,
        *(of_person(mark) for mark in scene.people),
        *(of_barrier(found, marks) for found in scene.barriers),
        *(of_fold(found) for found in scene.folds),
    ]
    corners = [point for x, y, w, h in boxes for point in ((x, y), (x + w, y + h))]
    return _box(corners, LINE)


def of_person(mark: Mark) -> Box:
    """Return the box that holds a person's shape, name and badges, in the picture's places."""
    half_w, half_h = mark.shape.width / 2, mark.shape.height / 2
    left, top, width, height = mark.label_box
    around = [(-half_w, -half_h), (half_w, half_h), (left, top), (left + width, top + height)]
    for badge in mark.badges:
        around += [(badge.x - 10, badge.y - 10), (badge.x + 10, badge.y + 10)]
    return _box(((mark.x + x, mark.y + y) for x, y in around), LINE)


def of_fold(found: Fold) -> Box:
    """Return the box that holds a count of those folded away."""
    half_w, half_h = (side / 2 for side in folds.reach(found))
    return _box([(found.x - half_w, found.y - half_h), (found.x + half_w, found.y + half_h)], LINE)


def of_line(line: Line, marks: Mapping[str, Mark]) -> Box:
    """Return a box that holds a tie's curve and the slashes on it."""
    a, b = marks[line.start], marks[line.end]
    ends = (a.x, a.y), (b.x, b.y)
    return _box([*ends, geometry.control(*ends, line.bend)], BARRIER)


def of_barrier(found: Barrier, marks: Mapping[str, Mark]) -> Box:
    """Return a box that holds a barrier's curve, bars and words."""
    a, b = marks[found.start], marks[found.end]
    points = geometry.barrier_points((a.x, a.y), a.shape, (b.x, b.y), b.shape, found.bend)
    x, y = found.words_at
    half = max((fonts.width(line, WORDS, 600) for line in found.words), default=0.0) / 2
    points += [(x - half, y - WORDS), (x + half, y + 1.1 * WORDS * len(found.words))]
    return _box(points, BARRIER)


def _box(points: Iterable[Point], room: float) -> Box:
    xs, ys = zip(*points, strict=True)
    left, top = min(xs) - room, min(ys) - room
    return left, top, max(xs) + room - left, max(ys) + room - top
