"""Orders of one family searched side by side, and what it costs to put a block elsewhere.

The cost of a row's order is a sum over pairs of lines, of siblings and of people beside a group.
As a block goes along its row past one other after another, each of these changes at one place
only, so that the cost of every place is the running sum of such jumps. All arrays have one line
for each order, and every step is taken for all of them at once: numpy's work for ten small orders
is little more than for one.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from layouts.genogram.groups import Groups
from layouts.genogram.order import Order

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]
RUN = 32
WIDE = 65536.0  # more than any row's blocks
FINE = 5040.0  # parts of a block's place, each a whole number for blocks of up to ten people
BEYOND = 1 << 29  # further right than any line ends


@dataclass(frozen=True, slots=True)
class Own:
    """A block's own lines on one side: which of the gap's lines, and all the gap's ends here."""

    up: bool
    span: slice
    lines: Ints  # numbers within the span
    pull: Floats  # their weights
    here: Ints  # the block at this end of every line of the gap
    weight: Floats


@dataclass(frozen=True, slots=True)
class Turns:
    """For each way of a block: where its nodes stand, and which own lines then cross."""

    nodes: Ints
    along: Floats  # (ways, nodes)
    signs: tuple[Floats, Floats]  # above and below: (ways, lines * lines)
    turned: Ints  # the way that is each way turned round, or -1


class Walk:
    """Orders while they are searched: rows, each block's rank, where each line begins and ends."""

    def __init__(self, order: Order, count: int = 1) -> None:
        self.order, self.count = order, count
        model = order.model
        self.base: Ints = np.arange(count)[:, None]
        self.row_of = [int(row) for row in model.block_row]
        self.by_gap = np.concatenate([*order.in_gap, np.zeros(0, np.intp)]).astype(np.intp)
        ends = np.cumsum([0, *(len(edges) for edges in order.in_gap)])
        self.span = [slice(int(a), int(b)) for a, b in itertools.pairwise(ends)]
        self.gap = np.repeat(np.arange(len(self.span)), np.diff(ends))
        self.above, self.below = order.above[self.by_gap], order.below[self.by_gap]
        self.first, self.second = order.first[self.by_gap], order.second[self.by_gap]
        self.end, self.weight = order.end[self.by_gap], order.weight[self.by_gap]
        self.person: Bools = ~order.bend
        self.groups = [Groups(order, row) for row in range(model.rows)]
        self.own = [self._own(block) for block in range(len(order.ways))]
        self.turns = [self._turns(block) for block in range(len(order.ways))]
        self.turnable: Bools = np.array([len(ways[0]) < 2 for ways in model.ways])
        for block, turns in enumerate(self.turns):
            if turns is not None:
                self.turnable[block] = (turns.turned >= 0).all()
        sizes = np.array([len(ways[0]) for ways in model.ways])
        self.last: Floats = (sizes - 1) / sizes  # where the last of a block's nodes stands
        # a line that counts double is two lines
        self.doubled = [
            np.repeat(np.arange(span.start, span.stop), self.weight[span].astype(int))
            for span in self.span
            if span.stop - span.start > 1
        ]
        self._ages()
        self.start()

    def start(self) -> None:
        """Take up the order as it is, in every line."""
        order, model = self.order, self.order.model
        blocks, nodes, edges = len(order.ways), len(model.row), len(self.weight)
        self.rank: Ints = np.zeros((self.count, blocks), np.intp)
        self.way: Ints = np.zeros((self.count, blocks), np.intp)
        self.along: Floats = np.zeros((self.count, nodes))
        for block, way in enumerate(order.ways):
            self.way[:, block] = model.ways[block].index(way)
            self.along[:, list(way)] = np.arange(len(way)) / len(way)
        self.head: Floats = (self.along[:, self.first] + self.along[:, self.second]) / 2.0
        self.foot: Floats = self.along[:, self.end]
        self.high: Floats = np.zeros((self.count, edges))
        self.low: Floats = np.zeros((self.count, edges))
        self.rows: list[Ints] = [np.zeros((self.count, 0), np.intp)] * model.rows
        for row, line in enumerate(order.rows):
            self.set_row(row, np.tile(np.array(line, np.intp), (self.count, 1)))

    def _own(self, block: int) -> list[Own]:
        row, found = self.row_of[block], []
        for up, gap, ends in ((True, row, self.below), (False, row + 1, self.above)):
            if gap < len(self.span):
                span = self.span[gap]
                lines = np.nonzero(ends[span] == block)[0]
                if len(lines):
                    weight = self.weight[span]
                    found.append(Own(up, span, lines, weight[lines], ends[span], weight))
        return found

    def _turns(self, block: int) -> Turns | None:
        ways = self.order.model.ways[block]
        if len(ways) < 2:
            return None
        nodes = np.array(ways[0], np.intp)
        along = np.array([[way.index(node) for node in ways[0]] for way in ways]) / len(nodes)
        at = np.zeros((len(ways), len(self.order.model.row)))
        at[:, nodes] = along
        signs = [np.zeros((len(ways), 0))] * 2
        for own in self.own[block]:
            edges = np.arange(own.span.start, own.span.stop)[own.lines]
            ends = self.end[edges], self.end[edges]
            ends = ends if own.up else (self.first[edges], self.second[edges])
            here = at[:, ends[0]] + at[:, ends[1]]
            pairs = np.sign(here[:, :, None] - here[:, None]) * own.pull[:, None] * own.pull
            # each pair comes twice, and half of it is told
            signs[0 if own.up else 1] = pairs.reshape(len(ways), -1) / 4.0
        number = {way: k for k, way in enumerate(ways)}
        turned = [number.get(way[::-1], -1) for way in ways]
        return Turns(nodes, along, (signs[0], signs[1]), np.array(turned, np.intp))

    def _ages(self) -> None:
        order = self.order
        self.age: list[tuple[Ints, Floats]] = []
        pulls: list[dict[int, float]] = [{} for _ in order.ways]
        for older, younger in order.age_blocks.tolist():
            for one, other, pull in ((older, younger, 1.0), (younger, older, -1.0)):
                pulls[one][other] = pulls[one].get(other, 0.0) + pull * order.weights.age
        for some in pulls:
            self.age.append((np.array(list(some), np.intp), np.array(list(some.values()))))

    def summed(self, place: Ints, what: Floats, width: int) -> Floats:
        """Return (orders, width): what comes together at each place, order by order."""
        flat = (place + self.base * width).ravel()
        found = np.bincount(flat, what.ravel(), self.count * width).astype(float, copy=False)
        return found.reshape(self.count, width)

    def far(self, own: Own) -> Floats:
        """Where the lines of one side end over there."""
        return self.high[:, own.span] if own.up else self.low[:, own.span]

    def prices(self, block: int) -> Floats:
        """Return (orders, m): what each place in its row costs a block, up to a constant."""
        row = self.row_of[block]
        line, now = self.rows[row], self.rank[:, block, None]
        width = line.shape[1]
        jumps = np.zeros((self.count, width))
        for own in self.own[block]:
            far = self.far(own)
            if len(own.lines) == 1:
                cross = np.sign(far - far[:, own.lines]) * (own.weight * own.pull)
            else:
                cross = (own.pull @ np.sign(far[:, None] - far[:, own.lines, None])) * own.weight
            jumps += self.summed(self.rank[:, own.here], cross, width)
        others, pull = self.age[block]
        if len(others):
            jumps[self.base, self.rank[:, others]] += pull
        before = np.arange(width) < now
        price: Floats = np.cumsum(jumps, 1) - jumps * before
        if self.person[block]:
            self.groups[row].add_prices(self, block, before, price)
        return price

    def put(self, block: int, place: Ints) -> None:
        """Put a block at a place of its row, another in each order."""
        row, place = self.row_of[block], place[:, None]
        now = self.rank[:, block, None]
        at = np.arange(self.rows[row].shape[1])
        source = at + ((at >= now) & (at < place)) - ((at <= now) & (at > place))
        source[self.base, place] = now
        self.set_row(row, self.rows[row][self.base, source])

    def set_row(self, row: int, line: Ints) -> None:
        """Put a row's blocks into other orders."""
        self.rows[row] = line
        self.rank[self.base, line] = np.arange(line.shape[1])
        self.groups[row].place(self.rank, line)
        self._ends(row)

    def _ends(self, row: int) -> None:
        span = self.span[row]
        self.low[:, span] = self.rank[:, self.below[span]] + self.foot[:, span]
        if row + 1 < len(self.span):
            span = self.span[row + 1]
            self.high[:, span] = self.rank[:, self.above[span]] + self.head[:, span]

    def cost(self) -> Floats:
        """Return (orders,): what each order costs."""
        total = np.zeros(self.count)
        for lines in self.doubled:
            total += crossings(self.high[:, lines], self.low[:, lines])
        pairs = self.order.age_blocks
        if len(pairs):
            turned = (self.rank[:, pairs[:, 0]] > self.rank[:, pairs[:, 1]]).sum(1)
            total += self.order.weights.age * turned
        for groups in self.groups:
            total += groups.cost()
        return total

    def turn_prices(self, block: int) -> Floats:
        """Return (orders, k): the crossings inside a block for each of its ways."""
        turns = self.turns[block]
        assert turns is not None
        price = np.zeros((self.count, len(turns.along)))
        for own in self.own[block]:
            if len(own.lines) > 1:
                far, signs = self.far(own)[:, own.lines], turns.signs[0 if own.up else 1]
                apart = np.sign(far[:, :, None] - far[:, None]).reshape(self.count, -1)
                price += np.abs(apart) @ np.abs(signs).T - apart @ signs.T
        return price

    def turn(self, block: int, way: Ints) -> None:
        """Stand a block's people in another of their ways, another in each order."""
        turns = self.turns[block]
        assert turns is not None
        self.way[:, block] = way
        self.along[:, turns.nodes] = turns.along[way]
        at = self.rank[:, block, None]
        for own in self.own[block]:
            edges = own.span.start + own.lines
            if own.up:
                self.foot[:, edges] = self.along[:, self.end[edges]]
                self.low[:, edges] = at + self.foot[:, edges]
            else:
                middle = self.along[:, self.first[edges]] + self.along[:, self.second[edges]]
                self.head[:, edges] = middle / 2.0
                self.high[:, edges] = at + self.head[:, edges]

    def copy(self, source: Ints, target: Ints) -> None:
        """Make some orders the same as others."""
        for state in (self.rank, self.way, self.along, self.head, self.foot, self.high, self.low):
            state[target] = state[source]
        for line, groups in zip(self.rows, self.groups, strict=True):
            line[target] = line[source]
            groups.place(self.rank, line)

    def keep(self, number: int) -> tuple[list[list[int]], list[int]]:
        """Return the rows and ways of one of the orders."""
        return [line[number].tolist() for line in self.rows], self.way[number].tolist()

    def give(self, kept: tuple[list[list[int]], list[int]]) -> None:
        """Hand rows and ways back to the order."""
        ways = self.order.model.ways
        self.order.rows = [list(row) for row in kept[0]]
        self.order.ways = [ways[block][way] for block, way in enumerate(kept[1])]
        self.order.place_all()


def crossings(high: Floats, low: Floats) -> Ints:
    """Return (k,): how many of the lines between two rows cross, in each of k orders (k, lines).

    Sorted by where they begin, lines cross where an earlier one ends further right. That is told
    for all pairs within short runs; of two neighbouring runs, then of twice, four times, ... as
    long ones, by where the ends of the second come among those of both when they are sorted.
    """
    count, lines = high.shape
    by = np.argsort(high * WIDE + low, 1)
    runs = 1
    while lines > RUN * runs:
        runs *= 2
    width = -(-lines // runs)
    ends = np.full((count, width * runs), BEYOND, np.int32)
    ends[:, :lines] = np.take_along_axis(low, by, 1) * FINE + 0.5
    ends = ends.reshape(count, runs, width)
    within = (ends[..., None] > ends[..., None, :]) & np.tri(width, dtype=bool).T
    total = np.array([np.count_nonzero(one) for one in within], np.intp)
    while runs > 1:
        runs //= 2
        both = ends.reshape(count, runs, 2 * width) * 2
        both[:, :, width:] += 1  # which of the two runs, and equal ends do not cross
        both.sort(2)
        second = (both & 1).astype(float).reshape(count * runs, -1)
        places = (second @ np.arange(2.0 * width)).reshape(count, runs)
        # the places when no end of the first run comes after one of the second, less those found
        most = width * width + width * (width - 1) // 2
        total += (most - places.astype(np.intp)).sum(1)
        ends, width = both >> 1, 2 * width
    return total
