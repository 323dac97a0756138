"""Swapping people of the same cell until their ties cross little and are short."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]

CROSSING = 1.0
LENGTH = 1 / 3000  # what a px of tie costs beside one crossing
MATES = 40  # swaps looked at for one person at a time
ON = 1e-6  # so near a line (px times its length) is on it
FEWEST, MOST = 8, 128  # swaps weighed at once: few where many help, many where few do


class Tangle:
    """Places (n, 2), straight ties (t, 2) between them, and which ties cross which.

    Each tie is kept as the line a x + b y + c = 0 through its ends: which side of it all places lie
    on is then one product of matrices. Many swaps are weighed at once, each as if it were the only
    one.
    """

    def __init__(self, at: Floats, ties: Ints) -> None:
        self.points = np.column_stack([at, np.ones(len(at))])
        self.ties = ties
        self.degree = np.bincount(ties.ravel(), minlength=len(at))
        self.first = np.cumsum(self.degree) - self.degree
        # the ties of each person, one after another
        self.ties_of = np.argsort(ties.ravel(), kind="stable") // 2
        self.lines = self._lines(ties)
        self.lengths = self._lengths(ties)
        self.table = self._crossed(ties, self.lines)

    @property
    def at(self) -> Floats:
        """The places, (n, 2)."""
        return self.points[:, :2].copy()

    @property
    def cost(self) -> float:
        """The crossings, and a little for the length of ties."""
        return float(self.table.sum()) / 2 * CROSSING + float(self.lengths.sum()) * LENGTH

    def sweep(self, pairs: Ints) -> bool:
        """Swap each two people (k, 2), one pair after the other, where that costs less.

        Whether any were swapped.
        """
        start, size, better = 0, FEWEST, False
        while start < len(pairs):
            part = pairs[start : start + size]
            good = np.nonzero(self.gains(part) > 1e-6)[0]
            if len(good):
                a, b = part[good[0]]
                self._swap(int(a), int(b))
                start, size, better = start + int(good[0]) + 1, max(size // 2, FEWEST), True
            else:
                start, size = start + len(part), min(size * 2, MOST)
        return better

    def gains(self, pairs: Ints) -> Floats:
        """What swapping each of these pairs (k, 2) would save, (k,)."""
        tie, of, ends = self._moved(pairs)
        shorter = np.bincount(of, self.lengths[tie] - self._lengths(ends), len(pairs))
        gains: Floats = self.uncrossed(pairs) * CROSSING + shorter * LENGTH
        return gains

    def uncrossed(self, pairs: Ints) -> Floats:
        """How many crossings fewer there would be with each of these pairs (k, 2) swapped, (k,)."""
        tie, of, ends = self._moved(pairs)
        lines = self._lines(ends)
        hit = self._crossed(ends, lines)
        i, j, back = _blocks(of, len(pairs))
        hit[tie[i], j] = False  # where both move, their new places are looked at below
        over = self._parted(lines[i], ends[j])
        both = over & over[back]
        crossed = self.table.sum(1)[tie] - hit.sum(0)
        saved: Floats = np.bincount(of, crossed, len(pairs)).astype(np.float64)
        saved -= np.bincount(of[i], self.table[tie[i], tie[j]] * 0.5 + both * 0.5, len(pairs))
        return saved

    def _moved(self, pairs: Ints) -> tuple[Ints, Ints, Ints]:
        """The ties that move with each pair, the number of the pair, both (m,), and at whose
        places they end then, (m, 2).
        """
        who = pairs.ravel()
        count = self.degree[who]
        of = np.repeat(np.arange(len(who)), count)
        tie = self.ties_of[np.arange(len(of)) + (self.first[who] - np.cumsum(count) + count)[of]]
        # a tie between the two is the first one's already
        twice = (of % 2 == 1) & (self.ties[tie] == pairs[of // 2, :1]).any(1)
        tie, of = tie[~twice], of[~twice] // 2
        a, b, ends = pairs[of, :1], pairs[of, 1:], self.ties[tie]
        return tie, of, np.where(ends == a, b, np.where(ends == b, a, ends))

    def _swap(self, a: int, b: int) -> None:
        self.points[[a, b]] = self.points[[b, a]]
        rows = np.nonzero((self.ties == a).any(1) | (self.ties == b).any(1))[0]
        ends = self.ties[rows]
        self.lines[rows], self.lengths[rows] = self._lines(ends), self._lengths(ends)
        found = self._crossed(ends, self.lines[rows])
        self.table[:, rows], self.table[rows] = found, found.T

    def _lines(self, ends: Ints) -> Floats:
        p, q = self.points[ends[:, 0]], self.points[ends[:, 1]]
        dx, dy = q[:, 0] - p[:, 0], q[:, 1] - p[:, 1]
        found = np.empty((len(ends), 3))
        found[:, 0], found[:, 1], found[:, 2] = -dy, dx, dy * p[:, 0] - dx * p[:, 1]
        return found

    def _lengths(self, ends: Ints) -> Floats:
        gap = self.points[ends[:, 0]] - self.points[ends[:, 1]]
        lengths: Floats = np.hypot(gap[:, 0], gap[:, 1])
        return lengths

    def _crossed(self, ends: Ints, lines: Floats) -> Bools:
        """Which of all ties cross those between these places, (t, k); `lines` are their own."""
        side = _side(self.points @ lines.T)
        hit: Bools = side[self.ties[:, 0]] * side[self.ties[:, 1]] < 0
        p, q = self.points[ends[:, 0]], self.points[ends[:, 1]]
        hit &= _side(self.lines @ p.T) * _side(self.lines @ q.T) < 0
        return hit

    def _parted(self, lines: Floats, ends: Ints) -> Bools:
        """Whether each of these ties (k, 2) has an end on either side of its line, (k,)."""
        p, q = self.points[ends[:, 0]], self.points[ends[:, 1]]
        parted: Bools = _side((lines * p).sum(1)) * _side((lines * q).sum(1)) < 0
        return parted


def _side(value: Floats) -> NDArray[np.int8]:
    """On which side of a line: -1, 1, or 0 on it."""
    side: NDArray[np.int8] = (value >= ON).view(np.int8) - (value <= -ON).view(np.int8)
    return side


def _blocks(of: Ints, count: int) -> tuple[Ints, Ints, Ints]:
    """All two rows (i, j) of the same block, and where (j, i) stands; `of` is in order."""
    size = np.bincount(of, minlength=count)
    first = (np.cumsum(size) - size)[of]  # a row's block begins there
    begin = np.cumsum(size[of]) - size[of]  # and its pairs there
    i = np.repeat(np.arange(len(of)), size[of])
    j = first[i] + np.arange(len(i)) - begin[i]
    return i, j, begin[j] + i - first[j]


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
            if len(free) > 1 and state.degree[person]:
                mates[person] = [other for other in free if other != person]
    rng = np.random.default_rng(seed)
    left = tries
    better = True
    while better and left > 0:
        crossed = state.table.sum(1)
        tangled = np.bincount(ties.ravel(), np.repeat(crossed, 2), len(at))
        pairs = []
        for person in sorted(mates, key=lambda person: (-int(tangled[person]), person)):
            others = mates[person]
            if len(others) > MATES:
                picked = np.sort(rng.choice(len(others), MATES, replace=False))
                others = [others[int(k)] for k in picked]
            pairs += [(person, other) for other in others]
        better = state.sweep(np.array(pairs[:left], np.intp).reshape(-1, 2))
        left -= len(pairs)
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
