"""Which part of a legend stands under the picture: two lines, and the rest behind a button."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graphapp.canvas import fonts, legend
from graphapp.canvas.legend import LegendItem

ROWS = 2
MORE = "More signs"

_EVIDENT = (
    "male", "female", "child", "couple", "died", "unborn", "professional", "not family", "main",
    "back-up", "suggested", "household", "invited", "flow", "not asked", "divorced", "separated",
    "together",
)  # fmt: skip
"""What gives way first: shapes that age, place and words tell too, then what a panel says."""

_GAP, _INNER, _SIDES, _WALL = 16.0, 6.5, 48.0, 1024.0
_SPARE = 1.02


def folded(items: Sequence[LegendItem], width: float) -> tuple[list[LegendItem], list[LegendItem]]:
    """Return what stands in two lines of a room so wide (px), and what stands behind the button.

    Both are in the legend's order. The names of rules are kept longest: nothing else says them.
    """
    size = 16.0 if width >= _WALL else 14.0
    room = width - _SIDES
    button = fonts.width(MORE, size, 600) * _SPARE + 16
    if rows([_width(one, size) for one in items], room) <= ROWS:
        return list(items), []
    rest = [one.key for one in reversed(items) if one.key not in _EVIDENT]
    # a stable sort: rules' names and who must be kept apart go last
    rest.sort(key=lambda key: key.startswith(legend.RULE) or key == "keep apart")
    gone: set[str] = set()
    for key in (*_EVIDENT, *rest):
        gone.add(key)
        shown = [one for one in items if one.key not in gone]
        if rows([*(_width(one, size) for one in shown), button], room) <= ROWS:
            break
    return shown, [one for one in items if one.key in gone]


def rows(widths: Sequence[float], room: float) -> int:
    """Return how many lines things of these widths take."""
    count, x = 1, 0.0
    for wide in widths:
        if x and x + wide > room:
            count, x = count + 1, 0.0
        x += wide + _GAP
    return count


def _width(item: LegendItem, size: float) -> float:
    drawn = re.search(r'width="(\d+)"', item.svg)
    picture = float(drawn[1]) + _INNER if drawn else 0.0
    return picture + fonts.width(item.words, size) * _SPARE
