"""How a difference between two states of a network is drawn: by line and shape, with words.

NEW has a stronger outline, GONE a dotted and paler one; FIRST and SECOND, of two children, bear a
bar inside it at the left or at the right. Ties are NEW (stronger) or GONE (dotted).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType

from graphapp.canvas.scene import Shape, ShapeKind

NEW, GONE, FIRST, SECOND = "new", "gone", "first", "second"

_INSIDE = 5.0
"""How far inside the edge of its shape a bar stands, px: labels may be on any side of it."""

DRAWINGS: Mapping[str, str] = MappingProxyType(
    {
        "is new": '<g class="is-new"><circle class="sh" cx="9" cy="9" r="7"/></g>',
        "is gone": '<g class="is-gone"><circle class="sh" cx="9" cy="9" r="7.5"/></g>',
        "is first": '<circle class="sh" cx="9" cy="9" r="8"/><path class="bar" d="M5 4.5v9"/>',
        "is second": '<circle class="sh" cx="9" cy="9" r="8"/><path class="bar" d="M13 4.5v9"/>',
        "tie new": '<path class="tie is-new" d="M1 9H33"/>',
        "tie gone": '<path class="tie is-gone" d="M1 9H33"/>',
    }
)
"""What the legend shows of each, inside an SVG of 34 x 18 (ties) or 20 x 18."""


def bar(shape: Shape, change: str) -> str:
    """Return the bar inside a shape, "" for who has none."""
    if change not in (FIRST, SECOND):
        return ""
    wide, tall = shape.width / 2, shape.height / 2
    x, half = wide - _INSIDE, tall - _INSIDE
    if shape.kind is ShapeKind.CIRCLE:
        half = math.sqrt(wide**2 - x**2) * 0.8
    elif shape.kind in (ShapeKind.DIAMOND, ShapeKind.TRIANGLE):
        x = wide * 0.66
        half = (wide - x) * 0.75
    x *= -1 if change == FIRST else 1
    return f'<path class="bar" d="M{x:.1f} {-half:.1f}V{half:.1f}"/>'


def css(change: str) -> str:
    """Return the class of what differs, after a space; "" for what does not."""
    return f" is-{change}" if change else ""


def style(c: Mapping[str, str]) -> list[str]:
    """Return the rules of a picture that stands alone; on screen `canvas.css` has the same."""
    return [
        ".is-new .sh{stroke-width:3.5}",
        f".is-gone .sh{{stroke-dasharray:.1 4;stroke-linecap:round;fill:{c['paper']};"
        f"stroke:{c['ink-3']};stroke-width:2}}",
        f".is-gone .nm{{fill:{c['ink-3']};font-weight:400}}",
        f".bar{{fill:none;stroke:{c['ink']};stroke-width:3.5}}",
        f".tie.is-new{{opacity:1;stroke-width:2;stroke:{c['ink-2']}}}",
        ".tie.is-gone{opacity:.9;stroke-dasharray:.1 4.5;stroke-linecap:round;stroke-width:1.6}",
        ".rt.is-new{stroke-width:2.8}",
        f".rt.is-gone{{stroke:{c['ink-3']};stroke-dasharray:.1 4.5;stroke-linecap:round}}",
    ]
