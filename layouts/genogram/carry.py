"""Carrying whole branches of a family to other places between the others, over all their rows.

The blocks of all rows are lined up from left to right by where their lines pull them. To carry a
branch is to give its blocks another place in that line, as they stand or turned round. Many such
proposals are made at once, and what the whole would then cost is counted for all of them together.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from layouts.genogram.order import Order
from layouts.genogram.walk import Walk, crossings

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]
ROUNDS = 6
STILL = 0.5  # how much of its place a block keeps in a round of lining up
MIRRORED = 0.3
ANYWHERE = 0.5  # so many are carried to any place, the others to one rather near


def lined_up(walk: Walk, x: Floats | None = None, rounds: int = ROUNDS) -> Floats:
    """Return (orders, blocks): where each block of every row stands when its lines pull at it."""
    order, count = walk.order, walk.rank.shape[1]
    if x is None:
        x = walk.rank.astype(float)
        for row in walk.rows:
            x[walk.base, row] -= row.shape[1] / 2.0
    ends, other = np.append(order.above, order.below), np.append(order.below, order.above)
    weight = np.append(order.weight, order.weight)
    pull = np.maximum(np.bincount(ends, weight, count), 0.05)
    tied = np.bincount(ends, minlength=count) > 0
    place = np.broadcast_to(ends, (walk.count, len(ends)))
    for _ in range(rounds):
        wish = walk.summed(place, weight * x[:, other], count) / pull
        x = np.where(tied, STILL * x + (1.0 - STILL) * wish, x)
        for row in walk.rows:
            steps = np.arange(row.shape[1])
            goal = x[walk.base, row] - steps
            low = np.maximum.accumulate(goal, 1)
            high = np.minimum.accumulate(goal[:, ::-1], 1)[:, ::-1]
            x[walk.base, row] = (low + high) / 2.0 + steps
    return x


def branches_of(order: Order, root: int) -> list[list[int]]:
    """The parts of a family, up to half of it, that hang from the rest seen from a root.

    Of a family that goes in circles they are those of the nearest ways to the root.
    """
    near, most = order.near, len(order.near) // 2
    parent, found = {root: -1}, [root]
    for block in found:
        for one in near[block]:
            if one not in parent:
                parent[one] = block
                found.append(one)
    below: dict[int, list[int]] = {block: [block] for block in found}
    parts = []
    for block in reversed(found[1:]):
        mine = below[block]
        below[parent[block]] += mine
        if 1 < len(mine) <= most:
            parts.append(mine)
    return parts


class Proposals:
    """So many proposals for each of a walk's orders: a branch, its new place, perhaps turned."""

    def __init__(self, walk: Walk, x: Floats, parts: Bools, each: int, dice: np.random.Generator):
        self.walk, self.each = walk, each
        count, blocks = walk.count * each, walk.rank.shape[1]
        self.of: Ints = np.repeat(np.arange(walk.count), each)
        self.inside: Bools = parts[dice.integers(len(parts), size=count)]
        self.mirrored: Bools = dice.random(count) < MIRRORED
        here = x[self.of]
        now = (here * self.inside).sum(1) / self.inside.sum(1)
        far = here[np.arange(count), dice.integers(blocks, size=count)]
        near = now + (dice.random(count) * 2.0 - 1.0) ** 3 * (x.max() - x.min())
        place = np.where(dice.random(count) < ANYWHERE, far, near) + dice.random(count) - 0.5
        turned = np.where(self.mirrored, -1e-6, 1e-6)
        mine = place[:, None] + turned[:, None] * walk.rank[self.of]
        self.x: Floats = np.where(self.inside, mine, here)
        self._order()

    def _order(self) -> None:
        walk, count = self.walk, len(self.of)
        self.rank: Ints = np.empty(self.x.shape, np.intp)
        self.people: Ints = np.empty(self.x.shape, np.intp)
        base = np.arange(count)[:, None]
        self.rows = []
        for row in walk.rows:
            blocks = np.sort(row[0])
            line = blocks[np.argsort(self.x[:, blocks], 1)]
            self.rank[base, line] = np.arange(line.shape[1])
            self.people[base, line] = np.cumsum(walk.person[line], 1)
            self.rows.append(line)

    def cost(self) -> Floats:
        """Return (orders, each): what the whole would cost."""
        walk, rank = self.walk, self.rank
        head, foot = walk.head[self.of], walk.foot[self.of]
        round_ = self.inside & self.mirrored[:, None] & walk.turnable
        head = np.where(round_[:, walk.above], walk.last[walk.above] - head, head)
        foot = np.where(round_[:, walk.below], walk.last[walk.below] - foot, foot)
        high, low = rank[:, walk.above] + head, rank[:, walk.below] + foot
        total = np.zeros(len(self.of))
        for lines in walk.doubled:
            total += crossings(high[:, lines], low[:, lines])
        pairs = walk.order.age_blocks
        if len(pairs):
            turned = (rank[:, pairs[:, 0]] > rank[:, pairs[:, 1]]).sum(1)
            total += walk.order.weights.age * turned
        for groups in walk.groups:
            total += groups.cost_of(self.people)
        return total.reshape(walk.count, self.each)

    def take(self, chosen: Ints, x: Floats) -> None:
        """Let each order take one of its proposals, or stay as it is where `chosen` is -1."""
        walk = self.walk
        some = np.nonzero(chosen >= 0)[0]
        taken = some * self.each + chosen[some]
        x[some] = self.x[taken]
        for row, line in enumerate(self.rows):
            new = walk.rows[row].copy()
            new[some] = line[taken]
            walk.set_row(row, new)
        mirrored = np.zeros((walk.count, len(x[0])), bool)
        mirrored[some] = self.inside[taken] & self.mirrored[taken, None]
        for block in np.nonzero(mirrored.any(0) & walk.turnable)[0].tolist():
            turns = walk.turns[block]
            if turns is not None:
                way = walk.way[:, block]
                walk.turn(block, np.where(mirrored[:, block], turns.turned[way], way))
