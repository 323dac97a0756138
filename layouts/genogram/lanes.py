"""The level lines between two rows: each on a lane of its own, so that no two lines seem to join.

A bar is one level line with the upright lines that come to it from above and leave it below.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
CLEAR = 9.0  # the least distance along a lane between two lines
TOUCH = 5.0  # uprights nearer than this would be taken for one line
JOINED = 1000.0
STILL = 0.05  # a bar shorter than this is no bar


@dataclass(frozen=True, slots=True)
class Bar:
    """The x of the uprights above and below one level line; `key` says whose it is."""

    key: tuple[str, int, int]
    above: tuple[float, ...]
    below: tuple[float, ...]

    @property
    def low(self) -> float:
        """The left end."""
        return min((*self.above, *self.below))

    @property
    def high(self) -> float:
        """The right end."""
        return max((*self.above, *self.below))


@dataclass(frozen=True, slots=True)
class Lanes:
    """Each bar's lane from 0 at the top, how many there are, and what could not be avoided."""

    lane: dict[tuple[str, int, int], int]
    count: int
    crossings: float
    joins: int


def lanes_of(bars: Sequence[Bar]) -> Lanes:
    """Return a lane for every bar of one gap, with as few crossings as moves can find."""
    level = [bar for bar in bars if bar.high - bar.low > STILL or not bar.above]
    if not level:
        return Lanes({}, 0, 0.0, 0)
    level.sort(key=lambda bar: (bar.low, bar.high, bar.key))
    low = np.array([bar.low for bar in level])
    high = np.array([bar.high for bar in level])
    cost = _costs(level, low, high)
    line = _sifted(cost)
    lane = np.zeros(len(level), np.intp)
    for k, bar in enumerate(line):
        before = np.array(line[:k], np.intp)
        near = (low[before] < high[bar] + CLEAR) & (high[before] > low[bar] - CLEAR)
        lane[bar] = lane[before[near]].max(initial=-1) + 1
    over = cost[np.ix_(line, line)][np.triu_indices(len(line), 1)]
    joins = int((over >= JOINED).sum())
    total = float((over % JOINED).sum()) + _straight(bars, low, high)
    names = {bar.key: int(lane[k]) for k, bar in enumerate(level)}
    return Lanes(names, int(lane.max()) + 1, total, joins)


def _straight(bars: Sequence[Bar], low: Floats, high: Floats) -> float:
    """Crossings of lines that run straight down with the level ones."""
    x = np.array([bar.low for bar in bars if bar.high - bar.low <= STILL and bar.above])
    return float(((x[:, None] > low + 1e-6) & (x[:, None] < high - 1e-6)).sum()) if len(x) else 0.0


def _costs(level: Sequence[Bar], low: Floats, high: Floats) -> Floats:
    """Return (m, m): the crossings when bar i lies above bar j."""
    count = len(level)
    cost = np.zeros((count, count))
    above = np.array([x for bar in level for x in bar.above])
    below = np.array([x for bar in level for x in bar.below])
    whose_above = np.repeat(np.arange(count), [len(bar.above) for bar in level])
    whose_below = np.repeat(np.arange(count), [len(bar.below) for bar in level])
    inside = (below[:, None] > low + 1e-6) & (below[:, None] < high - 1e-6)
    np.add.at(cost, whose_below, inside.astype(float))
    if len(above):
        inside = (above[:, None] > low + 1e-6) & (above[:, None] < high - 1e-6)
        np.add.at(cost.T, whose_above, inside.astype(float))
        # an upright from above to a lower lane would lie on one that starts at a higher lane
        near = np.abs(above[:, None] - below[None]) < TOUCH
        i, j = np.nonzero(near & (whose_above[:, None] != whose_below[None]))
        np.add.at(cost, (whose_below[j], whose_above[i]), JOINED)
    np.fill_diagonal(cost, 0.0)
    return cost


def _sifted(cost: Floats) -> list[int]:
    line, less = list(range(len(cost))), cost - cost.T
    for _ in range(6):
        moved = False
        for one in range(len(cost)):
            now = line.index(one)
            rest = line[:now] + line[now + 1 :]
            prices = np.append(np.cumsum(less[one, rest][::-1])[::-1], 0.0)
            best = int(np.argmin(prices))
            if prices[best] < prices[now] - 1e-9:
                line, moved = [*rest[:best], one, *rest[best:]], True
        if not moved:
            break
    return line
