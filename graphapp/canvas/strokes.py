"""How lines of feeling and support run along a tie's curve. `assets/20-canvas-lines.js` says the
same for a drag, and a browser test holds the two together.

A curve is its start, control point and end; lengths are px; all functions return SVG path data.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType

from graphapp.canvas.geometry import between, curve, on_curve, px, stroke
from graphapp.canvas.scene import Point

Curve = tuple[Point, Point, Point]

BESIDE: Mapping[str, tuple[float, ...]] = MappingProxyType(
    {"close": (-2.0, 2.0), "fused": (-3.6, 0.0, 3.6), "ambivalent": (-5.0, 5.0)}
)
"""How far beside the curve the lines of a style run; one line on the curve where it says nothing.
"""

ZIGZAG = MappingProxyType({"conflict": 4.0, "abuse": 4.0, "ambivalent": 3.0})
"""How far a zigzag swings."""

_TOOTH, _HALF_WAVE, _SWELL, _DASH = 5.0, 9.0, 8.0, 8.0
_GAP, _BAR = 9.0, 5.0
_ARROW, _WING, _SHORT = 11.0, 5.0, 2.0


def styled(s: Point, c: Point, t: Point, style: str, flow: str) -> str:
    """Return the drawing of a style along a curve, with its arrows."""
    long = (math.dist(s, t) + math.dist(s, c) + math.dist(c, t)) / 2 or 1.0
    ends = [name for name in ("to", "from") if flow in (name, "both")]
    room = min((_ARROW + _SHORT) / long, 0.3)
    line = _part((s, c, t), room if "from" in ends else 0.0, 1 - room if "to" in ends else 1.0)
    path = _drawn(line, long * (1 - room * len(ends)), style)
    for end in ends:
        path += _arrow((s, c, t) if end == "to" else (t, c, s), long)
    return path


def _drawn(line: Curve, long: float, style: str) -> str:
    if style == "stressful":
        return _wave(line, long)
    if style == "cut-off":
        return _broken(line, long)
    if style == "tenuous":
        return _dashed(line, long)
    path = "".join(_beside(line, away) for away in BESIDE.get(style, ()))
    if style in ZIGZAG:
        return path + _zigzag(line, long, ZIGZAG[style])
    return path or curve(*line)


def _part(line: Curve, first: float, last: float) -> Curve:
    """Return a stretch of a curve."""
    s, c, t = line
    middle = between(between(s, c, first), between(c, t, first), last)
    return on_curve(s, c, t, first), middle, on_curve(s, c, t, last)


def _aside(line: Curve, part: float, away: float) -> Point:
    """Return a place beside a curve."""
    s, c, t = line
    x, y = on_curve(s, c, t, part)
    a, b = between(s, c, part), between(c, t, part)
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = math.hypot(dx, dy) or 1.0
    return x - dy / length * away, y + dx / length * away


def _beside(line: Curve, away: float) -> str:
    """Return a curve that runs beside another: where the tangents of its ends meet it bends."""
    _, c, _ = line
    s, t = _aside(line, 0.0, away), _aside(line, 1.0, away)
    x, y = line[0][0] + line[2][0] - s[0] - t[0], line[0][1] + line[2][1] - s[1] - t[1]
    fit = 2 * away * away / ((x * x + y * y) or 1.0)
    return curve(s, (c[0] - x * fit, c[1] - y * fit), t)


def _zigzag(line: Curve, long: float, swing: float) -> str:
    count = max(4, math.floor(long / _TOOTH + 0.5))
    path = ""
    for step in range(count + 1):
        side = 0 if step in (0, count) else 1 if step % 2 else -1
        path += f"{'L' if path else 'M'}{_at(_aside(line, step / count, swing * side))}"
    return path


def _wave(line: Curve, long: float) -> str:
    count = max(4, math.floor(long / _HALF_WAVE + 0.5))
    path = f"M{_at(line[0])}"
    for step in range(count):
        top = _aside(line, (step + 0.5) / count, _SWELL if step % 2 else -_SWELL)
        path += f"Q{_at(top)} {_at(on_curve(*line, (step + 1) / count))}"
    return path


def _dashed(line: Curve, long: float) -> str:
    """Dashes of the path's own: those of a style sheet would break up the arrow."""
    count = max(2, math.floor(long / (_DASH * 1.75) + 0.5))
    step = 1 / (count - 3 / 7)
    return "".join(curve(*_part(line, dash * step, (dash + 4 / 7) * step)) for dash in range(count))


def _broken(line: Curve, long: float) -> str:
    half = min(_GAP / long, 0.4)
    first, last = 0.5 - half, 0.5 + half
    path = curve(*_part(line, 0.0, first)) + curve(*_part(line, last, 1.0))
    for part in (first, last):
        path += stroke(_aside(line, part, -_BAR), _aside(line, part, _BAR))
    return path


def _arrow(line: Curve, long: float) -> str:
    """Return an arrow at the end of a curve, filled by smaller ones inside it."""
    tip = _aside(line, 1 - min(_SHORT / long, 0.3), 0.0)
    base = _aside(line, 1 - min((_ARROW + _SHORT) / long, 0.3), 0.0)
    dx, dy = tip[0] - base[0], tip[1] - base[1]
    length = math.hypot(dx, dy) or 1.0
    path = ""
    for size, at in ((1.0, 0.0), (0.6, 0.12), (0.25, 0.22)):
        back = between(base, tip, at)
        x, y = -dy / length * _WING * size, dx / length * _WING * size
        front = between(back, tip, size)
        path += f"M{_at(front)}L{_at((back[0] + x, back[1] + y))}"
        path += f"L{_at((back[0] - x, back[1] - y))}Z"
    return path


def _at(point: Point) -> str:
    return f"{px(point[0])} {px(point[1])}"
