"""How high the rows stand: about 190 px apart, more where labels, homes or lines need it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from layouts.boxes import LABEL_GAP_V
from layouts.contract import Size
from layouts.genogram.lines import Plan
from layouts.genogram.order import Order
from layouts.genogram.seats import ARC, Bank

Floats = NDArray[np.float64]
ROW = 190.0
PITCH = 10.0
AROUND = 10.0  # between the lanes and what is above and below them
HOME_TOP, HOME_FOOT, TITLE = 14.0, 10.0, 22.0


@dataclass(frozen=True, slots=True)
class Heights:
    """The middle of each row, and where the first lane of the gap above each row runs."""

    row: Floats
    lane: Floats


def heights_of(
    order: Order,
    banks: Sequence[Bank],
    plan: Plan,
    sizes: Sequence[Size],
    before: Mapping[int, float],
) -> Heights:
    """Return the rows' heights; rows in `before` keep theirs unless they have to make room."""
    rows = order.model.rows
    above, below = _needs(order, banks, sizes)
    lanes = np.array([max(found.count - 1, 0) * PITCH for found in plan.lanes[: rows + 1]])
    step = np.zeros(rows)
    for row in range(1, rows):
        busy = 2 * AROUND + lanes[row] if plan.lanes[row].count else AROUND
        step[row] = max(ROW, below[row - 1] + busy + above[row])
    middle = _kept(rows, step, before)
    lane = np.zeros(rows + 1)
    for row in range(rows):
        highest = middle[row - 1] + below[row - 1] + AROUND if row else -np.inf
        lowest = middle[row] - above[row] - AROUND - lanes[row]
        half_way = (middle[row - 1] + middle[row]) / 2 - lanes[row] / 2 if row else lowest
        lane[row] = min(max(half_way, highest), lowest)
    return Heights(middle, lane)


def _needs(order: Order, banks: Sequence[Bank], sizes: Sequence[Size]) -> tuple[Floats, Floats]:
    """The room each row needs above and below its middle."""
    rows, row_of = order.model.rows, order.model.row
    above, below = np.zeros(rows), np.zeros(rows)
    for person, size in enumerate(sizes):
        row = row_of[person]
        label = LABEL_GAP_V + size.label_height if size.label_height > 0 else 0.0
        above[row] = max(above[row], size.height / 2)
        below[row] = max(below[row], size.height / 2 + label)
    arcs = np.zeros(rows)
    for block, bank in enumerate(banks):
        row = order.model.block_row[block]
        arcs[row] = max(arcs[row], ARC * max((level for _, _, level in bank.arcs), default=0))
    tall, deep = above.copy(), below.copy()
    above += arcs
    for home in order.model.family.homes:
        if len(home.people) > 1:
            here = [int(row_of[person]) for person in home.people]
            for row in set(here):
                above[row] = max(above[row], tall[row] + max(HOME_TOP, arcs[row]))
            foot = HOME_FOOT + (TITLE if home.title else 0.0)
            last = max(here)
            below[last] = max(below[last], deep[last] + foot)
    return above, below


def _kept(rows: int, step: Floats, before: Mapping[int, float]) -> Floats:
    """Rows from before stay; others go where they need to, pushing down what lies too near."""
    middle = np.full(rows, np.nan)
    for row, y in before.items():
        if row < rows:
            middle[row] = y
    known = np.nonzero(~np.isnan(middle))[0]
    if not len(known):
        middle[0] = 0.0
        known = np.array([0])
    for row in range(int(known[0]) - 1, -1, -1):
        middle[row] = middle[row + 1] - step[row + 1]
    for row in range(1, rows):
        least = middle[row - 1] + step[row]
        if np.isnan(middle[row]) or middle[row] < least - 0.01:
            middle[row] = least
    return middle
