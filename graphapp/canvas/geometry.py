"""Where lines start, bend and end. `assets/20-canvas-lines.js` says the same for a drag.

All functions take the middles and outlines of two people and return SVG path data; a shared table
in the tests holds the two to the same answers.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from graphapp.canvas.scene import Point, Shape, ShapeKind

BARRIER_GAP = 5.0
"""Between a shape and the line that keeps people apart, px."""


def edge(shape: Shape, middle: Point, towards: Point) -> Point:
    """Return where the ray from the middle of a shape to a point leaves the shape.

    A point inside the shape is returned as it is.
    """
    dx, dy = towards[0] - middle[0], towards[1] - middle[1]
    length = math.hypot(dx, dy)
    if length == 0:
        return middle
    half_w, half_h = shape.width / 2, shape.height / 2
    if shape.kind in (ShapeKind.CIRCLE, ShapeKind.TRIANGLE):
        part = half_w / length
    elif shape.kind is ShapeKind.DIAMOND:
        part = half_w * half_h / (abs(dx) * half_h + abs(dy) * half_w)
    else:
        part = min(
            half_w / abs(dx) if dx else math.inf,
            half_h / abs(dy) if dy else math.inf,
        )
    part = min(part, 1.0)
    return middle[0] + dx * part, middle[1] + dy * part


def control(start: Point, end: Point, bend: float) -> Point:
    """Return the control point of a tie's curve."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    return (start[0] + end[0]) / 2 - bend * dy, (start[1] + end[1]) / 2 + bend * dx


def tie_curve(
    a: Point, a_shape: Shape, b: Point, b_shape: Shape, bend: float
) -> tuple[Point, Point, Point]:
    """Return a tie's curve from shape to shape: start, control point, end."""
    c = control(a, b, bend)
    return edge(a_shape, a, c), c, edge(b_shape, b, c)


def tie_path(a: Point, a_shape: Shape, b: Point, b_shape: Shape, bend: float, slashes: int) -> str:
    """Return the curve from the edge of one shape to the edge of another, slashes included."""
    s, c, t = tie_curve(a, a_shape, b, b_shape, bend)
    path = curve(s, c, t)
    if slashes:
        path += _slashes(s, c, t, slashes)
    return path


def barrier_path(
    a: Point, a_shape: Shape, b: Point, b_shape: Shape, bend: float, tall: float
) -> str:
    """Return the line that keeps two people apart: broken in the middle, with a bar at each end."""
    s, c, t = _barrier_curve(a, a_shape, b, b_shape, bend)
    length = math.hypot(t[0] - s[0], t[1] - s[1]) or 1.0
    ux, uy = (t[0] - s[0]) / length, (t[1] - s[1]) / length
    half, part = tall / 2, min(tall / 4.32 / length, 0.5)
    first, last = 0.5 - part, 0.5 + part
    p, q = on_curve(s, c, t, first), on_curve(s, c, t, last)
    path = curve(s, between(s, c, first), p) + curve(q, between(c, t, last), t)
    for x, y in (p, q):
        path += stroke((x + uy * half, y - ux * half), (x - uy * half, y + ux * half))
    return path


def barrier_points(
    a: Point, a_shape: Shape, b: Point, b_shape: Shape, bend: float, count: int = 33
) -> list[Point]:
    """Return places along a barrier, from end to end; the middle one is between its bars."""
    s, c, t = _barrier_curve(a, a_shape, b, b_shape, bend)
    return [on_curve(s, c, t, number / (count - 1)) for number in range(count)]


def places(
    a: Point, a_shape: Shape, b: Point, b_shape: Shape, bend: float, count: int = 33
) -> list[Point]:
    """Return places along a tie, from shape to shape."""
    s, c, t = tie_curve(a, a_shape, b, b_shape, bend)
    return [on_curve(s, c, t, number / (count - 1)) for number in range(count)]


def _barrier_curve(
    a: Point, a_shape: Shape, b: Point, b_shape: Shape, bend: float
) -> tuple[Point, Point, Point]:
    c = control(a, b, bend)
    return _short_of(edge(a_shape, a, c), c), c, _short_of(edge(b_shape, b, c), c)


def _short_of(end: Point, towards: Point) -> Point:
    length = math.hypot(towards[0] - end[0], towards[1] - end[1]) or 1.0
    part = BARRIER_GAP / length
    return end[0] + (towards[0] - end[0]) * part, end[1] + (towards[1] - end[1]) * part


def between(a: Point, b: Point, part: float) -> Point:
    """Return the place so far on the straight way from one place to another."""
    return a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part


def on_curve(s: Point, c: Point, t: Point, part: float) -> Point:
    """Return the place at a part (0 to 1) of a curve."""
    return between(between(s, c, part), between(c, t, part), part)


def rounded(outline: Sequence[Point], radius: float) -> str:
    """Return a closed outline with its corners rounded, as far as its sides leave room."""
    path, count = "", len(outline)
    for number, at in enumerate(outline):
        before, after = outline[number - 1], outline[(number + 1) % count]
        come = _towards(at, before, min(radius, math.dist(at, before) / 2))
        leave = _towards(at, after, min(radius, math.dist(at, after) / 2))
        path += f"{'L' if path else 'M'}{px(come[0])} {px(come[1])}"
        path += f"Q{px(at[0])} {px(at[1])} {px(leave[0])} {px(leave[1])}"
    return path + "Z"


def _towards(a: Point, b: Point, length: float) -> Point:
    part = length / (math.dist(a, b) or 1.0)
    return a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part


def _slashes(s: Point, c: Point, t: Point, count: int) -> str:
    mx, my = (s[0] + 2 * c[0] + t[0]) / 4, (s[1] + 2 * c[1] + t[1]) / 4
    length = math.hypot(t[0] - s[0], t[1] - s[1]) or 1.0
    ux, uy = (t[0] - s[0]) / length, (t[1] - s[1]) / length
    # the slash leans: the line's direction turned by 65 degrees
    vx, vy = 0.4226 * ux - 0.9063 * uy, 0.9063 * ux + 0.4226 * uy
    path = ""
    for number in range(count):
        along = (number - (count - 1) / 2) * 6.0
        x, y = mx + ux * along, my + uy * along
        path += stroke((x - vx * 8, y - vy * 8), (x + vx * 8, y + vy * 8))
    return path


def curve(s: Point, c: Point, t: Point) -> str:
    """Return a curve as path data."""
    return f"M{px(s[0])} {px(s[1])}Q{px(c[0])} {px(c[1])} {px(t[0])} {px(t[1])}"


def stroke(a: Point, b: Point) -> str:
    """Return a straight line as path data."""
    return f"M{px(a[0])} {px(a[1])}L{px(b[0])} {px(b[1])}"


def px(value: float) -> str:
    """Return a length as it stands in path data."""
    # + 0.0 turns -0.0 into 0.0, so that "-0.0" never stands in a path
    return f"{round(value, 1) + 0.0:.1f}"
