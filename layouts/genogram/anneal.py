"""Annealing: blocks and whole branches go elsewhere, at first even where it costs, later not.

A block is given a new place in its row by the price of every place there (a "heat bath", Geman and
Geman 1984): where it is cheapest most likely, dearer places the more rarely the colder it is. So
are its people's ways of standing, and branches of any size. After Kirkpatrick, Gelatt and Vecchi,
"Optimization by Simulated Annealing" (1983). Several orders cool side by side, and now and then the
best take the place of the worst ("go with the winners", Aldous and Vazirani 1994), since which of
them ends well is settled early. Sweeps are counted, never seconds, and the dice are the search's
own: the same family gives the same order on any machine.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from layouts.genogram.carry import Proposals, branches_of, lined_up
from layouts.genogram.order import Order
from layouts.genogram.walk import Walk

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]
HOT, COLD = 6.0, 0.3
"""The loss, in crossings, that is taken about once in three times: at first, and at last."""
SLOW = 60  # so many sweeps can cool from HOT; fewer begin colder, or the start would be lost
BATCH = 12  # branches proposed at once to each order, of which one at most is carried
ROOTS = 2  # from so many blocks the branches of a sweep are seen
FRESH = 4  # batches before everybody is lined up anew
CHOSEN = 6  # sweeps after which the best quarter takes the place of the worst
NOISE = 1 << 16


@dataclass(frozen=True, slots=True)
class Plan:
    """How long is searched: orders side by side, sweeps, and branches carried a block and sweep."""

    orders: int
    sweeps: int
    branches: float


class Dice:
    """Chance for choices by price, taken from long strips made once."""

    def __init__(self, seed: int) -> None:
        self.random = np.random.default_rng(seed)
        # rounded: the last digit of a logarithm may differ between machines
        self.strip: Floats = np.round(self.random.gumbel(size=NOISE), 6)
        self.at = 0

    def choose(self, price: Floats, heat: float) -> Ints:
        """For each line of prices the number of one, the cheaper the more likely."""
        end = self.at + price.size
        if end > NOISE:
            self.at, end = 0, price.size
            self.random.shuffle(self.strip)
        strip = self.strip if end <= NOISE else np.resize(self.strip, end)
        found: Ints = (strip[self.at : end].reshape(price.shape) * heat - price).argmax(1)
        self.at = end
        return found


class Anneal:
    """One annealing of an order; `least` is what the best order met costs."""

    def __init__(self, order: Order, orders: int = 1, seed: int = 11) -> None:
        self.order, self.walk, self.dice = order, Walk(order, orders), Dice(seed)
        walk = self.walk
        blocks = range(len(order.ways))
        movable = [b for b in blocks if walk.rows[walk.row_of[b]].shape[1] > 1]
        self.movable = np.array(movable, np.intp)
        self.turning = [b for b in blocks if walk.turns[b] is not None]
        self.now: Floats = walk.cost()
        self.before = self.least = float(self.now[0])
        self.kept = walk.keep(0)

    def run(self, sweeps: int, branches: float, hot: float = HOT, cold: float = COLD) -> None:
        """Sweep so often; `branches` are carried for each block and sweep."""
        if not len(self.movable):
            return
        for number in range(sweeps):
            heat = hot * (cold / hot) ** (number / sweeps)
            self.step(heat)
            self.remember()
            self.carry(round(branches * len(self.movable)), heat)
            self.remember()
            if number % CHOSEN == CHOSEN - 1:
                self.select()
        self.walk.give(self.kept)

    def select(self) -> None:
        """Put copies of the best quarter in the place of the worst."""
        some = len(self.now) // 4
        if some:
            by = np.argsort(self.now, kind="stable")
            self.walk.copy(by[:some], by[-some:])
            self.now[by[-some:]] = self.now[by[:some]]

    def step(self, heat: float) -> None:
        """Give every block a place in its row, and its people a way to stand."""
        walk, choose = self.walk, self.dice.choose
        orders = walk.base[:, 0]
        for block in self.dice.random.permutation(self.movable).tolist():
            price, now = walk.prices(block), walk.rank[:, block]
            place = choose(price, heat)
            if (place != now).any():
                self.now += price[orders, place] - price[orders, now]
                walk.put(block, place)
        for block in self.turning:
            price, now = walk.turn_prices(block), walk.way[:, block]
            way = choose(price, heat)
            if (way != now).any():
                self.now += price[orders, way] - price[orders, now]
                walk.turn(block, way)

    def carry(self, times: int, heat: float) -> None:
        """Propose so often to carry a branch elsewhere, a batch at a time."""
        walk, dice = self.walk, self.dice
        count = walk.rank.shape[1]
        roots = dice.random.integers(count, size=ROOTS).tolist() if times else []
        parts = [part for root in roots for part in branches_of(self.order, root)]
        if not parts:
            return
        inside = np.zeros((len(parts), count), bool)
        for number, part in enumerate(parts):
            inside[number, part] = True
        x = lined_up(walk)
        for number in range(-(-times // BATCH)):
            if number % FRESH == FRESH - 1:
                x = lined_up(walk, x)
            proposals = Proposals(walk, x, inside, BATCH, dice.random)
            loss = proposals.cost() - self.now[:, None]
            # the last choice is to stay
            loss = np.concatenate([loss, np.zeros((walk.count, 1))], 1)
            chosen = dice.choose(loss, heat)
            if (chosen < BATCH).any():
                self.now += loss[walk.base[:, 0], chosen]
                proposals.take(np.where(chosen < BATCH, chosen, -1), x)

    def remember(self) -> None:
        """Keep the best order met."""
        best = int(self.now.argmin())
        if self.now[best] < self.least - 1e-9:
            self.least, self.kept = float(self.now[best]), self.walk.keep(best)


def anneal(order: Order, plan: Plan, effort: float = 1.0) -> None:
    """Anneal an order by a plan; the best order met is the one left.

    An effort below a half is spent on fewer orders and sweeps, since annealing gains late.
    """
    sweeps = round(effort * min(2.0 * effort, 1.0) * plan.sweeps)
    if sweeps > 0:
        search = Anneal(order, plan.orders)
        search.run(sweeps, plan.branches, max(COLD, HOT * min(1.0, sweeps / SLOW)))
