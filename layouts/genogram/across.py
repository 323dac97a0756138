"""Where on its row everybody stands: children under parents, and nothing nearer than it may be.

Row by row, up and down the picture, every row is solved exactly: the places nearest to where its
lines want it, at least so far apart (isotonic regression of the wishes less the distances).
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import isotonic_regression

from layouts.contract import Size
from layouts.genogram.borders import Borders
from layouts.genogram.order import Order
from layouts.genogram.seats import Bank, Stem, banks_of, least

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Tie = Callable[[int, float, int, float, float, float], None]
ROUNDS = 60
ONLY, STEP = 3.0, 40.0
OVER = 2.5  # how much more a couple is drawn over its children than they under it
ALONE = 150.0
HELD, STRAIGHT, LOOSE, HOUSE = 1e4, 6.0, 0.3, 0.5


class Across:
    """The rows' blocks, the least distances between them, and what pulls at each."""

    def __init__(
        self,
        order: Order,
        banks: Sequence[Bank],
        stems: Mapping[tuple[int, str], Stem],
        borders: Borders,
    ) -> None:
        self.order, self.banks = order, banks
        model = order.model
        self.offset = np.zeros(len(model.row))
        for bank in banks:
            for node, x in bank.offset.items():
                self.offset[node] = x
        self.parents = _parents(order)
        self.blocks = [np.array(row, np.intp) for row in order.rows]
        self.apart: list[Floats] = []
        self.measure(borders)
        self.at: Floats = np.zeros(len(order.ways))
        for blocks, apart in zip(self.blocks, self.apart, strict=True):
            self.at[blocks] = apart - (apart[-1] / 2 if len(apart) else 0.0)
        self.wish = np.zeros(len(order.ways))
        self.hold = np.zeros(len(order.ways))
        self._pulls(stems)

    def measure(self, borders: Borders) -> None:
        """Take the least distances between the blocks of every row."""
        self.apart = []
        for row in self.order.rows:
            steps = [
                least(self.order, self.banks, a, b, borders, self.parents)
                for a, b in itertools.pairwise(row)
            ]
            self.apart.append(np.cumsum([0.0, *steps]))

    def gather(self) -> None:
        """Bring branches tied to nobody else as near as their people may stand."""
        branch = self.order.branch
        for number in range(1, max(branch, default=0) + 1):
            slack = []
            for row, blocks in enumerate(self.blocks):
                mine = [k for k, block in enumerate(blocks) if branch[block] == number]
                if mine and mine[0] > 0:
                    slack.append(self.at[blocks[mine[0]]] - self._room(row, mine[0])[0])
            here = np.array(branch) == number
            if slack and min(slack) > 0:
                self.at[here] -= min(slack)
            elif not slack and (np.array(branch) < number).any():
                before = np.array(branch) < number
                self.at[here] += self.at[before].max() + ALONE - self.at[here].min()

    def straighten(self) -> None:
        """Put somebody with no partner or child right under the parents where that is near."""
        busy = {int(block) for block in self.order.above}
        for row, blocks in enumerate(self.blocks):
            mine, other, shift, pull = self.by_row[row]
            for k, block in enumerate(blocks.tolist()):
                own = np.nonzero((mine == k) & (pull >= ONLY))[0]
                if block in busy or len(own) != 1 or len(self.order.ways[block]) > 1:
                    continue
                wish = float(self.at[other[own[0]]] + shift[own[0]])
                low, high = self._room(row, k)
                if abs(wish - self.at[block]) < STEP and low <= wish <= high:
                    self.at[block] = wish

    def _room(self, row: int, k: int) -> tuple[float, float]:
        """How far a block may move with its neighbours where they are."""
        blocks, apart = self.blocks[row], self.apart[row]
        low, high = -np.inf, np.inf
        if k:
            low = self.at[blocks[k - 1]] + apart[k] - apart[k - 1]
        if k + 1 < len(blocks):
            high = self.at[blocks[k + 1]] - apart[k + 1] + apart[k]
        return float(low), float(high)

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

        followed: set[tuple[int, ...]] = set()
        for stem in stems.values():
            only = ONLY if len(stem.chains) == 1 else 1.0
            block = int(block_of[stem.seat[0]])
            for number in stem.chains:
                way = self.order.model.chains[number]
                node = way.bends[0] if way.bends else way.link.child
                pull = 1.0 if stem.kind in ("birth", "adopted", "below") else LOOSE
                if stem.kind == "couple":
                    pull = LOOSE
                if way.bends not in followed or not way.bends:
                    pull *= only
                    tie(int(block_of[node]), self.offset[node], block, stem.x, pull, OVER * pull)
                    chain(0, way.bends)
                    followed.add(way.bends)
                if way.bends:
                    chain(0, (way.bends[-1], way.link.child))
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
            self.by_row.append(
                (mine, part[:, 2].astype(np.intp), part[:, 3] - part[:, 1], part[:, 4])
            )

    def _homes(self, tie: Tie) -> None:
        """Those who live together keep near each other over the rows."""
        model = self.order.model
        for home in model.family.homes:
            people = sorted(home.people, key=lambda person: (int(model.row[person]), person))
            rows: dict[int, list[int]] = {}
            for person in people:
                rows.setdefault(int(model.row[person]), []).append(person)
            levels = sorted(rows)
            for upper, lower in itertools.pairwise(levels):
                for child in rows[lower]:
                    for above in rows[upper]:
                        pull = HOUSE / len(rows[upper])
                        a, b = int(model.block_of[child]), int(model.block_of[above])
                        tie(a, self.offset[child], b, self.offset[above], pull, pull / 2)

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
            if number > 4 and np.abs(self.at - before).max(initial=0.0) < 0.05:
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
        found = isotonic_regression(total / weight - apart, weights=weight).x + apart
        still = (self.hold[blocks] > 0) & (np.abs(found - self.wish[blocks]) < 0.5)
        self.at[blocks] = np.where(still, self.wish[blocks], found)

    def places(self) -> Floats:
        """Return x of every node."""
        found: Floats = self.at[self.order.model.block_of] + self.offset
        return found


@dataclass(frozen=True, slots=True)
class Laid:
    """An order with the room everybody takes and x of every node."""

    order: Order
    banks: list[Bank]
    stems: dict[tuple[int, str], Stem]
    x: Floats


def laid_out(
    order: Order, sizes: Sequence[Size], before: Mapping[int, float] | None = None
) -> Laid:
    """Return the places across of an order's nodes; people in `before` move only to make room."""
    borders = Borders(order.model)
    banks, stems = banks_of(order, sizes, borders, before or {})
    across = Across(order, banks, stems, borders)
    if before:
        across.hold_at(before)
        across.settle()
        return Laid(order, banks, stems, across.places())
    across.settle()
    reach = {person: span for bank in banks for person, span in bank.reach.items()}
    if borders.squared(order, across.places(), reach):
        across.measure(borders)
        across.settle()
    across.gather()
    across.straighten()
    return Laid(order, banks, stems, across.places())


def _parents(order: Order) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = {}
    for link in order.model.family.links:
        found.setdefault(link.child, set()).add(link.union)
    return {child: frozenset(unions) for child, unions in found.items()}
