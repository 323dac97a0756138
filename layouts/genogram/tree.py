"""Whole branches at once: the order of a tree of blocks, walked from left to right.

The lines' heaviest spanning tree, walked in order, gives every row its order; at each block the
branches that hang from it, and the block itself, are put into the order that crosses least.
"""

from __future__ import annotations

from itertools import permutations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse import csgraph

from layouts.genogram.order import Order

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
SELF = -1
ALL_ORDERS = 5


class Tree:
    """A spanning forest of an order's blocks with the sequence of branches at each."""

    def __init__(self, order: Order, roots: list[int]) -> None:
        self.order = order
        self.count = len(order.ways)
        self.near = self._spanning()
        self.birth = self._births()
        self.children: list[list[int]] = [[] for _ in range(self.count)]
        self.sequence: list[list[int]] = [[SELF] for _ in range(self.count)]
        self.walk: list[int] = []
        self.roots: list[int] = []
        seen: set[int] = set()
        for root in [*roots, *self._rest()]:
            if root not in seen:
                self.roots.append(root)
                self._hang(root, seen)
        self.place: Floats = np.zeros(self.count)
        self.traverse()

    def _spanning(self) -> list[list[int]]:
        order = self.order
        weight: dict[tuple[int, int], float] = {}
        pairs = zip(order.above.tolist(), order.below.tolist(), order.weight, strict=True)
        for a, b, w in pairs:
            if a != b:
                key = (min(a, b), max(a, b))
                weight[key] = weight.get(key, 0.0) + min(float(w), 1.0)
        near: list[list[int]] = [[] for _ in range(self.count)]
        if weight:
            ends = np.array(list(weight), np.intp)
            # a tiny step by rank makes the tree the same on every machine
            cost = 10.0 - np.array(list(weight.values())) + np.arange(len(ends)) * 1e-7
            net = sparse.csr_array((cost, (ends[:, 0], ends[:, 1])), (self.count, self.count))
            tree = csgraph.minimum_spanning_tree(net).tocoo()
            for a, b in sorted(zip(tree.row.tolist(), tree.col.tolist(), strict=True)):
                near[a].append(b)
                near[b].append(a)
        return near

    def _births(self) -> Floats:
        family, people = self.order.model.family, self.order.model.people
        return np.array(
            [
                min((family.age_key(node)[0] for node in ways[0] if node < people), default=9999.0)
                for ways in self.order.model.ways
            ]
        )

    def _rest(self) -> list[int]:
        """Somebody of every branch, the largest blocks of the upper rows first."""
        rows = self.order.model.block_row
        return sorted(range(self.count), key=lambda b: (rows[b], -len(self.near[b]), b))

    def _hang(self, root: int, seen: set[int]) -> None:
        rows = self.order.model.block_row
        stack = [(root, SELF)]
        while stack:
            block, parent = stack.pop()
            seen.add(block)
            self.walk.append(block)
            children = [one for one in self.near[block] if one != parent]
            up = sorted(one for one in children if rows[one] < rows[block])
            down = [one for one in children if rows[one] >= rows[block]]
            down.sort(key=lambda one: (self.birth[one], one))
            half, top = len(down) // 2, len(up) // 2
            self.children[block] = children
            self.sequence[block] = [*down[:half], *up[:top], SELF, *up[top:], *down[half:]]
            stack += [(one, block) for one in children]

    def traverse(self) -> None:
        """Number the blocks as they come when the tree is walked from left to right."""
        number = 0
        for root in self.roots:
            stack = [(root, False)]
            while stack:
                block, alone = stack.pop()
                if alone:
                    self.place[block] = number
                    number += 1
                    continue
                stack += [
                    (block, True) if one == SELF else (one, False)
                    for one in reversed(self.sequence[block])
                ]

    def branch(self, block: int) -> list[int]:
        """Return a block and all that hang from it."""
        found, left = [], [block]
        while left:
            one = left.pop()
            found.append(one)
            left += self.children[one]
        return found

    def apply(self) -> float:
        """Put the rows into the tree's order and return what that costs."""
        self.order.sort(self.place)
        return self.order.cost()

    def improve(self, passes: int) -> float:
        """Put the branches of every block into better orders; returns the cost in the end."""
        cost = self.apply()
        for number in range(passes):
            before = cost
            for block in self.walk if number % 2 == 0 else reversed(self.walk):
                if len(self.sequence[block]) > 1:
                    cost = self._better(block, cost)
            for row in range(self.order.model.rows):
                self.order.turn(row)
            cost = self.order.cost()
            if cost > before - 1e-9:
                break
        return cost

    def _better(self, block: int, cost: float) -> float:
        old = self.sequence[block]
        new = best_sequence(self._between(block))
        if new == list(range(len(old))):
            return cost
        self.sequence[block] = [old[k] for k in new]
        self.traverse()
        found = self.apply()
        if found < cost - 1e-9:
            return found
        self.sequence[block] = old
        self.traverse()
        self.apply()
        return cost

    def _between(self, block: int) -> Floats:
        """Return (k, k): what it costs that branch i of a block comes before branch j."""
        order, sequence = self.order, self.sequence[block]
        label = np.full(self.count, -1, np.intp)
        for k, one in enumerate(sequence):
            label[[block] if one == SELF else self.branch(one)] = k
        above, below = label[order.above], label[order.below]
        touched = (above >= 0) | (below >= 0)
        starts, ends = order.starts(), order.at[order.end]
        cost = np.zeros((len(sequence), len(sequence)))
        for edges in order.in_gap:
            here = edges[touched[edges]]
            if len(here) > 1:
                _count(cost, above[here], below[here], starts[here], ends[here], order.weight[here])
        pairs = order.age_blocks
        if len(pairs):
            older, younger = label[pairs[:, 0]], label[pairs[:, 1]]
            both = (older >= 0) & (younger >= 0) & (older != younger)
            np.add.at(cost, (younger[both], older[both]), order.weights.age)
        return cost


def _count(
    cost: Floats, above: Ints, below: Ints, starts: Floats, ends: Floats, weight: Floats
) -> None:
    """Add the crossings that one end's order of branches decides."""
    left = np.sign(starts[:, None] - starts[None])
    right = np.sign(ends[:, None] - ends[None])
    tops = (above[:, None] >= 0) & (above[None] >= 0) & (above[:, None] != above[None])
    feet = (below[:, None] >= 0) & (below[None] >= 0) & (below[:, None] != below[None])
    alike = (above[:, None] == below[:, None]) & (above[None] == below[None])
    both = weight[:, None] * weight[None]
    i, j = np.nonzero(tops & ~(feet & alike) & (right > 0))
    np.add.at(cost, (above[i], above[j]), both[i, j])
    i, j = np.nonzero(feet & ~(tops & alike) & (left > 0))
    np.add.at(cost, (below[i], below[j]), both[i, j])


def best_sequence(cost: Floats) -> list[int]:
    """Return the order of a few that costs least, all tried up to five, else by moves."""
    count = len(cost)
    if count <= ALL_ORDERS:
        upper = np.triu_indices(count, 1)

        ways = list(permutations(range(count)))
        prices = [round(float(cost[np.ix_(way, way)][upper].sum()), 9) for way in ways]
        return list(ways[prices.index(min(prices))])
    line, less = list(range(count)), cost - cost.T
    for _ in range(6):
        moved = False
        for one in range(count):
            now = line.index(one)
            rest = line[:now] + line[now + 1 :]
            after = np.append(np.cumsum(less[one, rest][::-1])[::-1], 0.0)
            best = int(np.argmin(after))
            if after[best] < after[now] - 1e-9:
                line, moved = [*rest[:best], one, *rest[best:]], True
        if not moved:
            break
    return line
