"""How a picture goes on paper: one sheet, or several that are put together. Only arithmetic.

Lengths of paper are mm, of pictures px at zoom 1; `scale` is mm a px.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from graphapp.canvas.scene import Box

MM_A_POINT = 25.4 / 72
MARGIN = 10.0
"""What stays white round every sheet: no printer prints to the edge."""
FULL = 9 * MM_A_POINT / 15
"""The scale of several sheets: a name of 15 px is 9 points, as in a newspaper."""
LARGEST = 2.5 * FULL
"""The largest scale on A4: a child alone does not fill a sheet."""
LEAST_OVERLAP, MOST_OVERLAP = 10.0, 30.0


class Paper(StrEnum):
    """The papers there are."""

    A4 = "a4"
    A3 = "a3"
    A2 = "a2"
    A1 = "a1"

    @property
    def size(self) -> tuple[float, float]:
        """The short and the long side."""
        return {"a4": (210.0, 297.0), "a3": (297.0, 420.0), "a2": (420.0, 594.0)}.get(
            self, (594.0, 841.0)
        )

    @property
    def growth(self) -> float:
        """How much larger titles and legends are than on A4: a larger sheet is read from afar."""
        return math.sqrt(self.size[0] / 210.0)


class Way(StrEnum):
    """How a sheet lies."""

    BEST = "best"
    LYING = "lying"
    STANDING = "standing"


class Over(StrEnum):
    """Whether a picture is fitted to one sheet, or goes over several in full size."""

    ONE = "one"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a picture on one sheet; rows and columns count from 1."""

    row: int
    column: int
    box: Box


@dataclass(frozen=True, slots=True)
class Laid:
    """A picture laid out on sheets.

    `page` is the sheet's width and height; `area` where the picture stands on every sheet;
    `overlap` what neighbours share, 0 on one sheet.
    """

    paper: Paper
    page: tuple[float, float]
    area: Box
    scale: float
    rows: int
    columns: int
    overlap: float
    windows: tuple[Window, ...]

    @property
    def lying(self) -> bool:
        """Whether the sheets are wider than tall."""
        return self.page[0] > self.page[1]


def lay(
    box: Box,
    largest: tuple[float, float],
    furniture: Callable[[Paper, float], tuple[float, float]],
    paper: Paper,
    *,
    way: Way = Way.BEST,
    over: Over = Over.ONE,
) -> Laid:
    """Return how a picture goes on sheets of a paper.

    Of several sheets there are as few as hold it at `FULL` or a little larger, and neighbours
    share so much that the largest person is whole on one of them.

    Parameters
    ----------
    box : the picture.
    largest : width and height of the largest person, px.
    furniture : the heights above and below the picture, mm, by paper and the width there is.
    way, over : BEST takes what shows the picture larger, or needs fewer sheets.
    """
    ways = [way] if way is not Way.BEST else [Way.LYING, Way.STANDING]
    found = [_lay(box, largest, furniture, paper, one, over) for one in ways]
    return max(found, key=lambda laid: (-len(laid.windows), laid.scale))


def _lay(
    box: Box,
    largest: tuple[float, float],
    furniture: Callable[[Paper, float], tuple[float, float]],
    paper: Paper,
    way: Way,
    over: Over,
) -> Laid:
    short, long = paper.size
    page = (long, short) if way is Way.LYING else (short, long)
    wide = page[0] - 2 * MARGIN
    above, below = furniture(paper, wide)
    tall = max(page[1] - 2 * MARGIN - above - below, page[1] / 4)
    area = (MARGIN, MARGIN + above, wide, tall)
    width, height = max(box[2], 1.0), max(box[3], 1.0)
    fitted = min(wide / width, tall / height, LARGEST * paper.growth**2)
    if over is Over.ONE or fitted >= FULL:
        return Laid(paper, page, area, fitted, 1, 1, 0.0, _windows(box, area, fitted, 1, 1, 0.0))
    shared = min(max(*largest, LEAST_OVERLAP / FULL), MOST_OVERLAP / FULL)
    columns = _count(width, wide / FULL, shared)
    rows = _count(height, tall / FULL, shared)
    scale = min(
        columns * wide / (width + (columns - 1) * shared),
        rows * tall / (height + (rows - 1) * shared),
    )
    windows = _windows(box, area, scale, rows, columns, shared)
    return Laid(paper, page, area, scale, rows, columns, shared * scale, windows)


def _count(length: float, window: float, shared: float) -> int:
    """How many windows, each sharing a part with the next, hold a length."""
    return max(math.ceil((length - shared) / (window - shared) - 1e-9), 1)


def _windows(
    box: Box, area: Box, scale: float, rows: int, columns: int, shared: float
) -> tuple[Window, ...]:
    """The windows row by row; the picture is in the middle of all of them."""
    wide, tall = area[2] / scale, area[3] / scale
    left = box[0] - (columns * wide - (columns - 1) * shared - box[2]) / 2
    top = box[1] - (rows * tall - (rows - 1) * shared - box[3]) / 2
    return tuple(
        Window(
            row + 1,
            column + 1,
            (left + column * (wide - shared), top + row * (tall - shared), wide, tall),
        )
        for row in range(rows)
        for column in range(columns)
    )
