"""The order of the blocks in each row while it is searched for, and what an order costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from layouts.genogram.blocks import Group, Model

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
BEND_WIDTH = 0.3
CHUNK = 1000


@dataclass(frozen=True, slots=True)
class Weights:
    """What one fault costs against one crossing."""

    age: float = 2.0
    apart: float = 0.25  # for each stranger inside a sibship
    torn: float = 7.0  # once for a sibship with strangers inside
    home: float = 2.0  # for each stranger inside a home
    tie: float = 1.0  # for each stranger between two of a row who are tied by a line along it

    def each(self, group: Group) -> float:
        """What each stranger inside a group costs."""
        return self.apart * group.sibships + self.home * group.homes + self.tie * group.ties


@dataclass(frozen=True, slots=True)
class Kept:
    """An order to come back to."""

    rows: tuple[tuple[int, ...], ...]
    ways: tuple[tuple[int, ...], ...]


class Order:
    """Rows of blocks with the place of every node, in people's widths."""

    def __init__(self, model: Model, weights: Weights) -> None:
        self.model, self.weights = model, weights
        self.rows: list[list[int]] = [[] for _ in range(model.rows)]
        for block, row in enumerate(model.block_row):
            self.rows[row].append(block)
        self.ways = [ways[0] for ways in model.ways]
        self.branch = [0] * len(self.ways)  # which branch each block is of, the focus's first
        self.at: Floats = np.zeros(len(model.row))
        edges = model.edges
        self.first = np.array([edge.start[0] for edge in edges], np.intp)
        self.second = np.array([edge.start[1] for edge in edges], np.intp)
        self.end = np.array([edge.end for edge in edges], np.intp)
        self.weight = np.array([edge.weight for edge in edges], float)
        gap = np.array([edge.gap for edge in edges], np.intp)
        self.in_gap: list[Ints] = [np.nonzero(gap == row)[0] for row in range(model.rows + 1)]
        self.above = model.block_of[self.first]  # the block each edge starts from
        self.below = model.block_of[self.end]
        self.bend = np.array([ways[0][0] >= model.people for ways in model.ways], bool)
        self.ups: list[list[int]] = [[] for _ in model.ways]
        self.downs: list[list[int]] = [[] for _ in model.ways]
        for k, (above, below) in enumerate(zip(self.above, self.below, strict=True)):
            self.downs[above].append(k)
            self.ups[below].append(k)
        self.near = [
            sorted({*(int(self.above[k]) for k in up), *(int(self.below[k]) for k in down)})
            for up, down in zip(self.ups, self.downs, strict=True)
        ]
        self._gather()
        self.place_all()

    def _gather(self) -> None:
        """Arrays of the groups (sibships, homes) of each row and of the pairs by age."""
        weights = self.weights
        of_row: list[list[Group]] = [[] for _ in range(self.model.rows)]
        for group in self.model.groups:
            of_row[group.row].append(group)
        self.group_members = [
            np.array([block for group in groups for block in group.blocks], np.intp)
            for groups in of_row
        ]
        self.group_starts = [
            np.cumsum([0, *(len(group.blocks) for group in groups)])[:-1].astype(np.intp)
            for groups in of_row
        ]
        self.group_weight = [
            np.array([weights.each(group) for group in groups]) for groups in of_row
        ]
        self.group_torn = [
            np.array([weights.torn * group.sibships for group in groups]) for groups in of_row
        ]
        self.groups_of: dict[int, list[int]] = {}
        for groups in of_row:
            for k, group in enumerate(groups):
                for block in group.blocks:
                    self.groups_of.setdefault(block, []).append(k)
        pairs = self.model.older
        both: Ints = self.model.block_of[pairs]
        self.age_row = self.model.row[pairs[:, 0]] if len(pairs) else np.zeros(0, np.intp)
        self.age_blocks: Ints = both.reshape(-1, 2)

    def place(self, row: int) -> None:
        """Give the nodes of a row their places after its order or ways changed."""
        x = 0.0
        at, people = self.at, self.model.people
        for block in self.rows[row]:
            for node in self.ways[block]:
                at[node] = x
                x += 1.0 if node < people else BEND_WIDTH

    def place_all(self) -> None:
        """Give every node its place."""
        for row in range(self.model.rows):
            self.place(row)

    def starts(self, edges: Ints | slice = slice(None)) -> Floats:
        """Where edges start, in the row above."""
        found: Floats = (self.at[self.first[edges]] + self.at[self.second[edges]]) / 2
        return found

    def crossings(self) -> float:
        """The weighted crossings of all edges, drawn straight."""
        total = 0.0
        starts, ends = self.starts(), self.at[self.end]
        for edges in self.in_gap:
            if len(edges) < 2:
                continue
            a, b, w = starts[edges], ends[edges], self.weight[edges]
            for k in range(0, len(a), CHUNK):
                part = slice(k, k + CHUNK)
                cross = (a[part, None] < a[None]) & (b[part, None] > b[None])
                total += float(w[part] @ (cross @ w))
        return total

    def cost(self) -> float:
        """Crossings, siblings out of the order of age, and strangers inside sibships and homes."""
        pairs = self.model.older
        turned = float((self.at[pairs[:, 0]] > self.at[pairs[:, 1]]).sum()) if len(pairs) else 0.0
        return self.crossings() + self.weights.age * turned + self.strangers()

    def strangers(self) -> float:
        """What the blocks of people cost that stand inside a group they are no part of."""
        total = 0.0
        rank = np.zeros(len(self.ways))
        for row, members in enumerate(self.group_members):
            if not len(members):
                continue
            order = np.array(self.rows[row], np.intp)
            people = order[~self.bend[order]]
            rank[people] = np.arange(len(people))
            starts = self.group_starts[row]
            low = np.minimum.reduceat(rank[members], starts)
            high = np.maximum.reduceat(rank[members], starts)
            size = np.diff([*starts, len(members)])
            inside = high - low + 1 - size
            total += float(self.group_weight[row] @ inside + self.group_torn[row] @ (inside > 0))
        return total

    def keep(self) -> Kept:
        """Return the order, to come back to."""
        return Kept(tuple(tuple(row) for row in self.rows), tuple(self.ways))

    def back(self, kept: Kept) -> None:
        """Take up an order again."""
        self.rows = [list(row) for row in kept.rows]
        self.ways = list(kept.ways)
        self.place_all()

    def sort(self, key: Sequence[float] | Floats) -> None:
        """Order every row by a number for each block."""
        for row in self.rows:
            row.sort(key=lambda block: (float(key[block]), block))
        self.place_all()

    def turn(self, row: int) -> None:
        """Choose each block's way in a row by the lines that would cross inside it."""
        changed = False
        for block in self.rows[row]:
            ways = self.model.ways[block]
            if len(ways) > 1:
                best = min(ways, key=lambda way: self._inside(block, way))
                changed |= best != self.ways[block]
                self.ways[block] = best
        if changed:
            self.place(row)

    def _inside(self, block: int, way: tuple[int, ...]) -> float:
        index = {node: float(k) for k, node in enumerate(way)}
        lines = [[], []]  # type: list[list[tuple[float, float, float]]]
        for edge in self.ups[block]:
            far = (self.at[self.first[edge]] + self.at[self.second[edge]]) / 2
            lines[0].append((far, index[int(self.end[edge])], self.weight[edge]))
        for edge in self.downs[block]:
            near = (index[int(self.first[edge])] + index[int(self.second[edge])]) / 2
            lines[1].append((self.at[self.end[edge]], near, self.weight[edge]))
        cost = 0.001 * self.model.ways[block].index(way) / len(self.model.ways[block])
        for side in lines:
            for (far, near, w), (far2, near2, w2) in combinations(side, 2):
                if (far < far2 and near > near2) or (far > far2 and near < near2):
                    cost += float(w * w2)
        return cost
