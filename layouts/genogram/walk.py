"""What it costs to put one block anywhere in its row, or to turn it round: exactly, all at once.

The cost of a row's order is a sum over pairs of lines, of siblings and of people beside a group.
As a block goes along its row past one other after another, each of these changes at one place
only, so that the cost of every place is the running sum of such jumps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from layouts.genogram.order import Order

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Side:
    """The lines of one gap seen from one of its rows: the ends here, and those over there."""

    here: Ints  # blocks
    there: Ints
    first: Ints  # nodes whose middle is the far end
    second: Ints
    weight: Floats


class Walk:
    """An order while it is searched: rows, each block's rank, how far along it each node is."""

    def __init__(self, order: Order) -> None:
        self.order = order
        model = order.model
        count = len(order.ways)
        self.row_of = [int(row) for row in model.block_row]
        self.rows: list[Ints] = [np.array(row, np.intp) for row in order.rows]
        self.rank: Ints = np.zeros(count, np.intp)
        for row in self.rows:
            self.rank[row] = np.arange(len(row))
        self.way = [ways.index(way) for ways, way in zip(model.ways, order.ways, strict=True)]
        self.along: Floats = np.zeros(len(model.row))
        for way in order.ways:
            self.along[list(way)] = np.arange(len(way)) / len(way)
        self.person: NDArray[np.bool_] = ~order.bend
        self.up = [self._side(row, True) for row in range(model.rows)]
        self.down = [self._side(row, False) for row in range(model.rows)]
        self.mine = [self._own(block) for block in range(count)]
        self.turns = [self._turns(block) for block in range(count)]
        self.age: list[list[tuple[int, float]]] = [[] for _ in range(count)]
        for older, younger in order.age_blocks.tolist():
            self.age[older].append((younger, order.weights.age))
            self.age[younger].append((older, -order.weights.age))
        self._groups()

    def _side(self, row: int, up: bool) -> Side | None:
        order = self.order
        gap = row if up else row + 1
        edges = order.in_gap[gap] if gap < len(order.in_gap) else np.zeros(0, np.intp)
        if not len(edges):
            return None
        if up:
            ends = (order.below, order.above, order.first, order.second)
        else:
            ends = (order.above, order.below, order.end, order.end)
        here, there, first, second = (part[edges] for part in ends)
        return Side(here, there, first, second, order.weight[edges])

    def _own(self, block: int) -> tuple[Ints, Ints]:
        """The block's own lines, above and below, as numbers within their side."""
        row = self.row_of[block]
        up, down = (
            np.nonzero(side.here == block)[0] if side else np.zeros(0, np.intp)
            for side in (self.up[row], self.down[row])
        )
        return up, down

    def _turns(self, block: int) -> tuple[tuple[Floats, Floats], ...]:
        """For each side and way: the weighted signs of each two own lines' ends in the block."""
        ways, order = self.order.model.ways[block], self.order
        if len(ways) < 2:
            return ()
        found = []
        for edges, up in ((order.ups[block], True), (order.downs[block], False)):
            signs = []
            weight = order.weight[edges]
            for way in ways:
                index = {node: k for k, node in enumerate(way)}
                at = np.array(
                    [
                        index[int(order.end[e])]
                        if up
                        else (index[int(order.first[e])] + index[int(order.second[e])]) / 2
                        for e in edges
                    ],
                    float,
                )
                pairs = np.sign(at[:, None] - at) * weight[:, None] * weight
                signs.append(pairs.ravel() / 4.0)  # each pair comes twice, and half of it is told
            table = np.array(signs)
            found.append((table, np.abs(table)))
        return tuple(found)

    def _groups(self) -> None:
        order, count = self.order, len(self.order.ways)
        self.own_groups = [order.groups_of.get(block, []) for block in range(count)]
        self.others: list[Floats | None] = [None] * count  # the weights of groups not one's own
        self.seats: list[Ints] = [np.zeros(0, np.intp)] * count
        for row, members in enumerate(order.group_members):
            for block in self.rows[row].tolist() if len(members) else ():
                weight = order.group_weight[row].copy()
                weight[self.own_groups[block]] = 0.0
                self.others[block] = weight
                self.seats[block] = np.nonzero(members == block)[0]

    def far(self, side: Side) -> Floats:
        """Where a side's lines end over there."""
        return self.rank[side.there] + (self.along[side.first] + self.along[side.second]) / 2.0

    def prices(self, block: int) -> Floats:
        """Return (m,): what each place in its row costs a block, up to a constant."""
        row = self.row_of[block]
        line, now = self.rows[row], int(self.rank[block])
        jumps = np.zeros(len(line))
        for side, own in zip((self.up[row], self.down[row]), self.mine[block], strict=True):
            if side is not None and len(own):
                far = self.far(side)
                cross = side.weight[own] @ np.sign(far - far[own][:, None]) * side.weight
                jumps += np.bincount(self.rank[side.here], cross, len(line))
        for other, weight in self.age[block]:
            jumps[self.rank[other]] += weight
        jumps[now:-1] = jumps[now + 1 :]
        jumps[-1] = 0.0
        self._strangers(block, row, now, jumps)
        price = np.zeros(len(line))
        np.cumsum(jumps[:-1], out=price[1:])
        return price

    def _strangers(self, block: int, row: int, now: int, jumps: Floats) -> None:
        members = self.order.group_members[row]
        if not len(members):
            return
        starts, count = self.order.group_starts[row], len(jumps)
        at = self.rank[members]
        at -= at > now
        own = self.seats[block]
        at[own] = count
        low = np.minimum.reduceat(at, starts)
        at[own] = -1
        high = np.maximum.reduceat(at, starts)
        if self.person[block]:
            weight = self.others[block]
            jumps += np.bincount(low, weight, count + 1)[:count]
            jumps -= np.bincount(high, weight, count + 1)[:count]
        if len(own):
            people = self.person[self.rows[row]].astype(float)
            people[now:-1] = people[now + 1 :]
            for group in self.own_groups[block]:
                weight = self.order.group_weight[row][group]
                jumps[: low[group]] -= weight * people[: low[group]]
                jumps[high[group] + 1 :] += weight * people[high[group] + 1 :]

    def put(self, block: int, place: int) -> None:
        """Put a block at a place of its row."""
        line, now = self.rows[self.row_of[block]], int(self.rank[block])
        if place < now:
            line[place + 1 : now + 1] = line[place:now].copy()
        else:
            line[now:place] = line[now + 1 : place + 1].copy()
        line[place] = block
        first, last = min(place, now), max(place, now) + 1
        self.rank[line[first:last]] = np.arange(first, last)

    def set_row(self, row: int, line: Ints) -> None:
        """Put a row's blocks into another order."""
        self.rows[row] = line
        self.rank[line] = np.arange(len(line))

    def cost(self, rows: Sequence[int]) -> float:
        """Everything that depends on the order of some rows."""
        total = 0.0
        order = self.order
        for gap in sorted({*rows, *(row + 1 for row in rows)}):
            side = self.up[gap] if gap < len(self.up) else None
            if side is not None:
                high = self.far(side)
                low = self.rank[side.here] + self.along[order.end[order.in_gap[gap]]]
                by = np.argsort(high, kind="stable")
                high, low, weight = high[by], low[by], side.weight[by]
                cross = (high[:, None] < high) & (low[:, None] > low)
                total += float(weight @ (cross @ weight))
        for row in rows:
            members = order.group_members[row]
            if len(members):
                line = self.rows[row]
                people = np.zeros(len(self.rank))
                people[line] = np.cumsum(self.person[line])
                at, starts = people[members], order.group_starts[row]
                width = np.maximum.reduceat(at, starts) - np.minimum.reduceat(at, starts) + 1.0
                total += float(order.group_weight[row] @ (width - np.diff([*starts, len(members)])))
            pairs = order.age_blocks[order.age_row == row]
            if len(pairs):
                turned = (self.rank[pairs[:, 0]] > self.rank[pairs[:, 1]]).sum()
                total += order.weights.age * float(turned)
        return total

    def turn_prices(self, block: int) -> Floats:
        """Return (k,): the crossings inside a block for each of its ways."""
        row, price = self.row_of[block], np.zeros(len(self.order.model.ways[block]))
        sides = (self.up[row], self.down[row])
        for side, own, (signs, pairs) in zip(
            sides, self.mine[block], self.turns[block], strict=True
        ):
            if side is not None and len(own) > 1:
                far = (
                    self.rank[side.there[own]]
                    + (self.along[side.first[own]] + self.along[side.second[own]]) / 2.0
                )
                apart = np.sign(far[:, None] - far).ravel()
                price += pairs @ np.abs(apart) - signs @ apart
        return price

    def turn(self, block: int, way: int) -> None:
        """Stand a block's people in another of their ways."""
        self.way[block] = way
        nodes = self.order.model.ways[block][way]
        self.along[list(nodes)] = np.arange(len(nodes)) / len(nodes)

    def keep(self) -> tuple[list[Ints], list[int], Floats]:
        """Return the rows and ways, to come back to."""
        return [row.copy() for row in self.rows], list(self.way), self.along.copy()

    def back(self, kept: tuple[list[Ints], list[int], Floats]) -> None:
        """Take up rows and ways again."""
        rows, way, along = kept
        self.way, self.along = list(way), along.copy()
        for row, line in enumerate(rows):
            self.set_row(row, line.copy())

    def give(self) -> None:
        """Hand the rows and ways back to the order."""
        self.order.rows = [row.tolist() for row in self.rows]
        ways = self.order.model.ways
        self.order.ways = [ways[block][way] for block, way in enumerate(self.way)]
        self.order.place_all()
