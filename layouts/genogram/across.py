"""Where on its row everybody stands: children under parents, and nothing nearer than it may be.

Row by row, up and down the picture, every row is solved exactly: the places nearest to where its
lines want it, at least so far apart (isotonic regression of the wishes less the distances).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import isotonic_regression

from layouts.genogram.order import Order
from layouts.genogram.seats import Bank, Stem, home_of, least

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
ROUNDS = 40
HELD, STRAIGHT, LOOSE, HOUSE = 1e4, 6.0, 0.3, 0.15


class Across:
    """The rows' blocks, the least distances between them, and what pulls at each."""

    def __init__(
        self, order: Order, banks: Sequence[Bank], stems: Mapping[tuple[int, str], Stem]
    ) -> None:
        self.order, self.banks = order, banks
        model = order.model
        self.offset = np.zeros(len(model.row))
        for bank in banks:
            for node, x in bank.offset.items():
                self.offset[node] = x
        home, parents = home_of(model), _parents(order)
        self.blocks = [np.array(row, np.intp) for row in order.rows]
        self.apart = []
        for row in order.rows:
            steps = [
                least(order, banks, a, b, home, parents) for a, b in zip(row, row[1:], strict=False)
            ]
            self.apart.append(np.cumsum([0.0, *steps]))
        self.at: Floats = np.zeros(len(order.ways))
        for blocks, apart in zip(self.blocks, self.apart, strict=True):
            self.at[blocks] = apart - (apart[-1] / 2 if len(apart) else 0.0)
        self.wish = np.zeros(len(order.ways))
        self.hold = np.zeros(len(order.ways))
        self._pulls(stems)

    def _pulls(self, stems: Mapping[tuple[int, str], Stem]) -> None:
        """Flat arrays: what pulls a block towards another block's point, and how hard."""
        block_of, count = self.order.model.block_of, self.order.model.people
        pulls: list[tuple[int, float, int, float, float]] = []

        def tie(a: int, x: float, b: int, y: float, there: float, back: float) -> None:
            pulls.append((a, x, b, y, there))
            pulls.append((b, y, a, x, back))

        def chain(first: int, nodes: Sequence[int]) -> None:
            for a, b in zip(nodes[first:], nodes[first + 1 :], strict=False):
                heavy = STRAIGHT if a >= count and b >= count else 1.0
                tie(
                    int(block_of[a]), self.offset[a], int(block_of[b]), self.offset[b], heavy, heavy
                )

        for stem in stems.values():
            block = int(block_of[stem.seat[0]])
            for number in stem.chains:
                way = self.order.model.chains[number]
                node = way.bends[0] if way.bends else way.link.child
                pull = 1.0 if stem.kind in ("birth", "adopted", "below") else LOOSE
                if stem.kind == "couple":
                    pull = LOOSE
                tie(int(block_of[node]), self.offset[node], block, stem.x, pull, pull)
                chain(0, [*way.bends, way.link.child])
        for way in self.order.model.chains:
            if way.rising and way.bends:
                upper = self.order.model.family.unions[way.link.union].partners
                chain(0, [*way.bends, upper[0]])
        self._homes(tie)
        pulls.sort(key=lambda one: one[0])
        self.row_of_pull = self.order.model.block_row[[one[0] for one in pulls] or []]
        table = np.array(pulls, float).reshape(-1, 5)
        self.by_row = []
        for row in range(self.order.model.rows):
            part = table[self.row_of_pull == row] if len(table) else table
            here = {int(block): k for k, block in enumerate(self.blocks[row])}
            mine = np.array([here[int(b)] for b in part[:, 0]], np.intp)
            self.by_row.append((mine, part[:, 2].astype(np.intp), part[:, 3] - part[:, 1], part[:, 4]))

    def _homes(self, tie: object) -> None:
        """Those who live together keep near each other over the rows."""
        model = self.order.model
        for home in model.family.homes:
            people = sorted(home.people, key=lambda person: (int(model.row[person]), person))
            for a, b in zip(people, people[1:], strict=False):
                if model.row[a] != model.row[b] and callable(tie):
                    tie(
                        int(model.block_of[a]),
                        self.offset[a],
                        int(model.block_of[b]),
                        self.offset[b],
                        HOUSE,
                        HOUSE,
                    )

    def hold_at(self, before: Mapping[int, float]) -> None:
        """Hold blocks where their people stood; the first of them says where that is."""
        for block, way in enumerate(self.order.ways):
            known = [before[node] - self.offset[node] for node in way if node in before]
            if known:
                self.wish[block] = sorted(known)[len(known) // 2]
                self.hold[block] = HELD * len(known)
                self.at[block] = self.wish[block]
        for row in range(self.order.model.rows):
            self.solve(row)

    def settle(self, rounds: int = ROUNDS) -> None:
        """Go up and down the rows until everything stands well."""
        rows = range(self.order.model.rows)
        for number in range(rounds):
            before = self.at.copy()
            for row in rows if number % 2 == 0 else reversed(rows):
                self.solve(row)
            if number > 4 and np.abs(self.at - before).max(initial=0.0) < 0.3:
                break

    def solve(self, row: int) -> None:
        """Put one row's blocks as near to their wishes as the distances allow."""
        blocks, apart = self.blocks[row], self.apart[row]
        if not len(blocks):
            return
        mine, other, shift, pull = self.by_row[row]
        goal = self.at[other] + shift
        weight = np.bincount(mine, pull, len(blocks)) + self.hold[blocks]
        total = np.bincount(mine, pull * goal, len(blocks)) + self.hold[blocks] * self.wish[blocks]
        still = weight == 0.0
        weight[still] = 0.05
        total[still] = 0.05 * self.at[blocks][still]
        found = isotonic_regression(total / weight - apart, weights=weight).x
        self.at[blocks] = found + apart

    def places(self) -> Floats:
        """Return x of every node."""
        found: Floats = self.at[self.order.model.block_of] + self.offset
        return found


def _parents(order: Order) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = {}
    for link in order.model.family.links:
        found.setdefault(link.child, set()).add(link.union)
    return {child: frozenset(unions) for child, unions in found.items()}
