"""Moving one block after the other to where it costs least in its row, until nothing gains."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from layouts.genogram.order import Order

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
GAIN = 1e-9
PART = 1500


def preferences(order: Order, row: int) -> Floats:
    """Return (m, m): what it costs that block i stands before block j, less the other way."""
    blocks = np.array(order.rows[row], np.intp)
    here = np.full(len(order.ways), -1, np.intp)
    here[blocks] = np.arange(len(blocks))
    cost = np.zeros((len(blocks), len(blocks)))
    if row < len(order.in_gap) and len(order.in_gap[row]):
        edges = order.in_gap[row]
        _add(cost, here[order.below[edges]], order.starts(edges), order.weight[edges])
    if row + 1 < len(order.in_gap) and len(order.in_gap[row + 1]):
        edges = order.in_gap[row + 1]
        _add(cost, here[order.above[edges]], order.at[order.end[edges]], order.weight[edges])
    mine = order.age_blocks[order.age_row == row]
    if len(mine):
        older, younger = here[mine[:, 0]], here[mine[:, 1]]
        np.add.at(cost, (older, younger), -order.weights.age)
        np.add.at(cost, (younger, older), order.weights.age)
    return cost


def _add(cost: Floats, block: Ints, far: Floats, weight: Floats) -> None:
    """Add the crossings of one side's lines, block by block."""
    by_block = np.argsort(block, kind="stable")
    block, far, weight = block[by_block], far[by_block], weight[by_block]
    starts = np.nonzero(np.diff(block, prepend=-1))[0]
    which = block[starts]
    for k in range(0, len(far), PART):
        part = slice(k, k + PART)
        pairs = np.sign(far[part, None] - far[None]) * weight[part, None] * weight[None]
        columns = np.add.reduceat(pairs, starts, axis=1)
        begins = np.nonzero(np.diff(block[part], prepend=-1))[0]
        rows = np.add.reduceat(columns, begins, axis=0)
        cost[np.ix_(block[part][begins], which)] += rows


def sift(order: Order, row: int, turns: int = 3, only: set[int] | None = None) -> None:
    """Move each block of a row (or only some) to its best place, a few rounds."""
    blocks = order.rows[row]
    if len(blocks) < 2:
        return
    cost = preferences(order, row)
    names = list(blocks)
    line = list(range(len(names)))
    strangers = Strangers(order, row, names)
    movable = [k for k, block in enumerate(names) if only is None or block in only]
    for _ in range(turns):
        moved = False
        for one in movable:
            now = line.index(one)
            rest = line[:now] + line[now + 1 :]
            price = np.zeros(len(line))
            price[:-1] = np.cumsum(cost[one, rest][::-1])[::-1]
            price += strangers.price(one, rest)
            best = int(np.argmin(price))
            if price[best] < price[now] - GAIN:
                line = [*rest[:best], one, *rest[best:]]
                moved = True
        if not moved:
            break
    order.rows[row] = [names[k] for k in line]
    order.place(row)


class Strangers:
    """What each place in a row costs a block in sibships and homes torn apart."""

    def __init__(self, order: Order, row: int, names: list[int]) -> None:
        here = {block: k for k, block in enumerate(names)}
        self.members = np.array([here[int(b)] for b in order.group_members[row]], np.intp)
        self.starts = order.group_starts[row]
        self.weight, self.torn = order.group_weight[row], order.group_torn[row]
        self.size = np.diff([*self.starts, len(self.members)])
        self.own = [order.groups_of.get(block, []) for block in names]
        self.bend = order.bend[np.array(names, np.intp)]

    def price(self, one: int, rest: list[int]) -> Floats:
        """Return (m,): the cost of standing before each of the rest, and after all of them."""
        count = len(rest) + 1
        if not len(self.members):
            return np.zeros(count)
        at = np.empty(count, np.intp)
        at[rest] = np.arange(count - 1)
        at[one] = count
        places = at[self.members]
        low = np.minimum.reduceat(places, self.starts)
        at[one] = -1
        high = np.maximum.reduceat(at[self.members], self.starts)
        people = np.zeros(count)
        np.cumsum(~self.bend[rest], out=people[1:])
        inside = people[np.minimum(high + 1, count - 1)] - people[np.minimum(low, count - 1)]
        own = self.own[one]
        price = np.zeros(count)
        if not self.bend[one]:
            weight = self.weight + self.torn * (inside == self.size)
            weight[own] = 0.0
            steps = np.zeros(count + 2)
            steps += np.bincount(low + 1, weight, count + 2)
            steps -= np.bincount(high + 1, weight, count + 2)
            price += np.cumsum(steps)[:count]
        for group in own:
            first, last = people[low[group]], people[high[group] + 1]
            strangers = inside[group] - self.size[group] + 1.0
            strangers = strangers + np.maximum(first - people, 0) + np.maximum(people - last, 0)
            price += self.weight[group] * strangers + self.torn[group] * (strangers > 0)
        return price


def sweep(order: Order, down: bool = True) -> None:
    """Sift and turn every row once."""
    rows = range(order.model.rows)
    for row in rows if down else reversed(rows):
        sift(order, row)
        order.turn(row)
