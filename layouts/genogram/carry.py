"""Carrying a whole branch of a family to another place between the others, over all its rows.

The blocks of all rows are lined up from left to right by where their lines pull them. A branch is
put between two of the others at each place of that line in turn; as in walk.py the crossings change
by jumps, so that one running sum tells them for every place.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import isotonic_regression

from layouts.genogram.walk import Walk

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]
ROUNDS = 6


def lined_up(walk: Walk, x: Floats | None = None, rounds: int = ROUNDS) -> Floats:
    """Return where each block of every row stands when its lines pull at it."""
    order = walk.order
    if x is None:
        x = walk.rank.astype(float)
        for row in walk.rows:
            x[row] -= len(row) / 2.0
    above, below, weight = order.above, order.below, order.weight
    pull = np.bincount(above, weight, len(x)) + np.bincount(below, weight, len(x)) + 0.05
    for number in range(rounds):
        rows = walk.rows if number % 2 == 0 else walk.rows[::-1]
        for row in rows:
            if not len(row):
                continue
            wish = np.bincount(above, weight * x[below], len(x))
            wish += np.bincount(below, weight * x[above], len(x))
            steps = np.arange(len(row), dtype=float)
            goal = (wish[row] + 0.05 * x[row]) / pull[row]
            x[row] = isotonic_regression(goal - steps, weights=pull[row]).x + steps
    return x


class Branch:
    """A set of blocks on their way, with what each place among the others costs."""

    def __init__(self, walk: Walk, blocks: Ints, x: Floats, mirrored: bool) -> None:
        self.walk, self.blocks, self.mirrored = walk, blocks, mirrored
        count = len(walk.rank)
        self.inside: Bools = np.zeros(count, bool)
        self.inside[blocks] = True
        rest = np.nonzero(~self.inside)[0]
        self.line = rest[np.lexsort((walk.rank[rest], x[rest]))]
        self.place: Ints = np.full(count, -1, np.intp)
        self.place[self.line] = np.arange(len(self.line))
        self.rows = sorted({walk.row_of[int(block)] for block in blocks})

    def prices(self) -> Floats:
        """Return (n + 1,): roughly what it costs to stand before each of the others, and last."""
        jumps = np.zeros(len(self.line))
        for gap in sorted({*self.rows, *(row + 1 for row in self.rows)}):
            if gap < len(self.walk.order.in_gap) and len(self.walk.order.in_gap[gap]):
                self._gap(self.walk.order.in_gap[gap], jumps)
        for row in self.rows:
            self._groups(row, jumps)
        return np.concatenate(([0.0], np.cumsum(jumps)))

    def _gap(self, edges: Ints, jumps: Floats) -> None:
        order, walk, place, n = self.walk.order, self.walk, self.place, len(jumps)
        top, foot, weight = order.above[edges], order.below[edges], order.weight[edges]
        high = (
            walk.rank[top] + (walk.along[order.first[edges]] + walk.along[order.second[edges]]) / 2
        )
        low = walk.rank[foot] + walk.along[order.end[edges]]
        in_top, in_foot = self.inside[top], self.inside[foot]
        if self.mirrored:
            high, low = np.where(in_top, -high, high), np.where(in_foot, -low, low)
        inner, outer = in_top & in_foot, ~(in_top | in_foot)
        whole = float(weight[inner].sum())
        if whole:
            a, b, w = place[top[outer]], place[foot[outer]], weight[outer] * whole
            jumps += np.bincount(np.minimum(a, b), w, n) - np.bincount(np.maximum(a, b), w, n)
        for ends, others, far, near, cut in (
            (top, foot, low, high, in_top & ~in_foot),
            (foot, top, high, low, in_foot & ~in_top),
        ):
            mine = np.nonzero(cut)[0]
            if not len(mine):
                continue
            sign = weight[mine] @ np.sign(far[outer] - far[mine][:, None])
            jumps += np.bincount(place[ends[outer]], sign * weight[outer], n)
            if whole:
                sign = np.sign(near[inner] - near[mine][:, None]) @ weight[inner]
                jumps -= np.bincount(place[others[mine]], sign * weight[mine], n)
        one, two = np.nonzero(in_top & ~in_foot)[0], np.nonzero(in_foot & ~in_top)[0]
        if len(one) and len(two):
            a, b = (one_.ravel() for one_ in np.meshgrid(place[foot[one]], place[top[two]]))
            w = np.outer(weight[two], weight[one]).ravel()
            jumps += np.bincount(np.maximum(a, b), w, n) - np.bincount(np.minimum(a, b), w, n)

    def _groups(self, row: int, jumps: Floats) -> None:
        order, n = self.walk.order, len(jumps)
        members = order.group_members[row]
        if not len(members):
            return
        starts, weight = order.group_starts[row], order.group_weight[row]
        at, inside = self.place[members], self.inside[members]
        low = np.minimum.reduceat(np.where(inside, n, at), starts)
        high = np.maximum.reduceat(np.where(inside, -1, at), starts)
        some = np.logical_or.reduceat(inside, starts)
        here = self.blocks[order.model.block_row[self.blocks] == row]
        people = float(self.walk.person[here].sum())
        if people:
            w = np.where(some, 0.0, weight * people)
            jumps += np.bincount(low, w, n + 1)[:n] - np.bincount(np.maximum(high, 0), w, n + 1)[:n]
        torn = np.nonzero(some & (high >= 0))[0]
        if len(torn):
            others = np.zeros(n)
            line = self.walk.rows[row]
            stay = line[~self.inside[line] & self.walk.person[line]]
            others[self.place[stay]] = 1.0
            for group in torn.tolist():
                jumps[: low[group]] -= weight[group] * others[: low[group]]
                jumps[high[group] + 1 :] += weight[group] * others[high[group] + 1 :]

    def put(self, place: int) -> None:
        """Put the branch before the others' `place`-th."""
        walk = self.walk
        for row in self.rows:
            line = walk.rows[row]
            inside = self.inside[line]
            mine, rest = line[inside], line[~inside]
            first = int((self.place[rest] < place).sum())
            mine = mine[::-1] if self.mirrored else mine
            walk.set_row(row, np.concatenate([rest[:first], mine, rest[first:]]))
        if self.mirrored:
            for block in self.blocks.tolist():
                if walk.turns[block]:
                    ways = walk.order.model.ways[block]
                    turned = tuple(reversed(ways[walk.way[block]]))
                    if turned in ways:
                        walk.turn(block, ways.index(turned))


def branch_of(walk: Walk, root: int, dice: np.random.Generator, most: int) -> Ints:
    """A part of the family that hangs from the rest where it is seen from a root."""
    near = walk.order.near
    parent, found = {root: -1}, [root]
    for block in found:
        for one in near[block]:
            if one not in parent:
                parent[one] = block
                found.append(one)
    if len(found) < 3:
        return np.array(found[:1], np.intp)
    size = dict.fromkeys(found, 1)
    for block in reversed(found[1:]):
        size[parent[block]] += size[block]
    some = [block for block in found[1:] if 1 < size[block] <= most] or found[1:2]
    start = some[int(dice.integers(len(some)))]
    inside = {start}
    for block in found:
        if parent[block] in inside:
            inside.add(block)
    return np.array(sorted(inside), np.intp)
