"""Swapping people of the same cell until their ties cross little and are short."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

CROSSING = 1.0
LENGTH = 1 / 3000  # what a px of tie costs beside one crossing
MATES = 40  # swaps looked at for one person at a time


class Tangle:
    """Places (n, 2), straight ties (t, 2) between them, and which ties cross which.

    Each tie is kept as the line a x + b y + c = 0 through its ends: which side of it all places lie
    on is then one product of matrices.
    """

    def __init__(self, at: Floats, ties: Ints) -> None:
        self.points = np.column_stack([at, np.ones(len(at))])
        self.ties = ties
        self.of_person: list[list[int]] = [[] for _ in range(len(at))]
        for number, (a, b) in enumerate(ties):
            self.of_person[int(a)].append(number)
            self.of_person[int(b)].append(number)
        self.lines = self._lines(np.arange(len(ties)))
        self.lengths = self._lengths(np.arange(len(ties)))
        self.table = self._crossed(np.arange(len(ties)), self.lines)

    @property
    def at(self) -> Floats:
        """The places, (n, 2)."""
        return self.points[:, :2].copy()

    @property
    def cost(self) -> float:
        """The crossings, and a little for the length of ties."""
        return float(self.table.sum()) / 2 * CROSSING + float(self.lengths.sum()) * LENGTH

    def _lines(self, rows: Ints) -> Floats:
        p, q = self.points[self.ties[rows, 0]], self.points[self.ties[rows, 1]]
        dx, dy = q[:, 0] - p[:, 0], q[:, 1] - p[:, 1]
        return np.stack([-dy, dx, dy * p[:, 0] - dx * p[:, 1]], axis=1)

    def _lengths(self, rows: Ints) -> Floats:
        gap = self.points[self.ties[rows, 0]] - self.points[self.ties[rows, 1]]
        lengths: Floats = np.hypot(gap[:, 0], gap[:, 1])
        return lengths

    def _crossed(self, rows: Ints, lines: Floats) -> NDArray[np.bool_]:
        """Which of all ties cross those of these rows, (k, t); `lines` are up to date."""
        side = self._side(lines[rows] @ self.points.T)
        over = side[:, self.ties[:, 0]] * side[:, self.ties[:, 1]] < 0
        ends = self.points[self.ties[rows].ravel()]
        back = self._side(lines @ ends.T)
        under = back[:, 0::2] * back[:, 1::2] < 0
        hit: NDArray[np.bool_] = over & under.T
        return hit

    @staticmethod
    def _side(value: Floats) -> Floats:
        value[np.abs(value) < 1e-6] = 0.0
        return value

    def try_swap(self, a: int, b: int) -> bool:
        """Swap two people if that costs less; whether it was done."""
        rows = np.array(sorted({*self.of_person[a], *self.of_person[b]}), np.intp)
        if not len(rows):
            return False
        self.points[[a, b]] = self.points[[b, a]]
        lines = self.lines.copy()
        lines[rows] = self._lines(rows)
        found = self._crossed(rows, lines)
        long = self._lengths(rows)
        new = float(found.sum()) - float(found[:, rows].sum()) / 2
        was = self.table[rows]
        old = float(was.sum()) - float(was[:, rows].sum()) / 2
        gain = (old - new) * CROSSING + float((self.lengths[rows] - long).sum()) * LENGTH
        if gain <= 1e-6:
            self.points[[a, b]] = self.points[[b, a]]
            return False
        self.table[rows], self.table[:, rows] = found, found.T
        self.lines, self.lengths[rows] = lines, long
        return True


def untangle(
    at: Floats, cells: list[Ints], ties: Ints, fixed: set[int], tries: int, seed: int = 1
) -> tuple[Floats, float]:
    """Swap people of a cell, two at a time, as long as that helps: places and what they cost.

    `tries` bounds the swaps looked at, so that the time is bounded and the outcome the same on
    any machine. Swaps start with those who have most crossings.
    """
    state = Tangle(at, ties)
    mates: dict[int, list[int]] = {}
    for cell in cells:
        free = [int(person) for person in cell if int(person) not in fixed]
        for person in free:
            if len(free) > 1 and state.of_person[person]:
                mates[person] = [other for other in free if other != person]
    rng = np.random.default_rng(seed)
    left = tries
    better = True
    while better and left > 0:
        better = False
        crossed = state.table.sum(1)
        busy = sorted(
            mates, key=lambda person: (-int(crossed[state.of_person[person]].sum()), person)
        )
        for person in busy:
            others = mates[person]
            if len(others) > MATES:
                picked = np.sort(rng.choice(len(others), MATES, replace=False))
                others = [others[int(k)] for k in picked]
            for other in others:
                if left <= 0:
                    break
                left -= 1
                better |= state.try_swap(person, other)
    return state.at, state.cost


def search_order(
    at: Floats, cells: list[Ints], ties: Ints, fixed: set[int], tries: int, kicks: int
) -> Floats:
    """Untangle, then kick a few people about and untangle again; keep the best."""
    if not len(ties):
        return at
    best, least = untangle(at, cells, ties, fixed, tries)
    wide = [cell[[int(person) not in fixed for person in cell]] for cell in cells]
    wide = [cell for cell in wide if len(cell) > 1]
    rng = np.random.default_rng(2)
    for number in range(kicks):
        if not wide or least < CROSSING:
            break
        kicked = best.copy()
        for _ in range(2 + number % 4):
            a, b = rng.choice(wide[int(rng.integers(len(wide)))], 2, replace=False)
            kicked[[a, b]] = kicked[[b, a]]
        kicked, cost = untangle(kicked, cells, ties, fixed, tries // 3)
        if cost < least - 1e-9:
            best, least = kicked, cost
    return best
