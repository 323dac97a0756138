"""Annealing: blocks and whole branches go elsewhere, at first even where it costs, later not.

A block is given a new place in its row by the price of every place there (a "heat bath", Geman and
Geman 1984): where it is cheapest most likely, dearer places the more rarely the colder it is. So
are its people's ways of standing, and branches of any size. After Kirkpatrick, Gelatt and Vecchi,
"Optimization by Simulated Annealing" (1983). Sweeps are counted, never seconds, and the dice are
the search's own: the same family gives the same order on any machine.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from layouts.genogram.carry import Branch, branch_of, lined_up
from layouts.genogram.order import Order
from layouts.genogram.walk import Walk

Floats = NDArray[np.float64]
HOT, COLD = 6.0, 0.3
"""The loss, in crossings, that is taken about once in three times: at first, and at last."""
SLOW = 60  # so many sweeps can cool from HOT; fewer begin colder, or the start would be lost
MIRRORED = 0.3
FRESH = 10  # branches carried before everybody is lined up anew
NOISE = 1 << 16


class Dice:
    """Chance for a choice by price, taken from a long strip made once."""

    def __init__(self, seed: int) -> None:
        self.random = np.random.default_rng(seed)
        # rounded: the last digit of a logarithm may differ between machines
        self.strip: Floats = np.round(self.random.gumbel(size=NOISE), 6)
        self.at = 0

    def choose(self, price: Floats, heat: float) -> int:
        """The number of a price, the cheaper the more likely."""
        end = self.at + len(price)
        if end > NOISE:
            self.at, end = 0, len(price)
            self.random.shuffle(self.strip)
        found = int((self.strip[self.at : end] * heat - price).argmax())
        self.at = end
        return found

    def takes(self, loss: float, heat: float) -> bool:
        """Whether a loss is taken."""
        return loss <= 0.0 or self.random.random() < math.exp(-loss / heat)


class Anneal:
    """One annealing of an order; `gained` is the cost since the beginning, never above 0."""

    def __init__(self, order: Order, seed: int = 11) -> None:
        self.walk, self.dice = Walk(order), Dice(seed)
        walk = self.walk
        blocks = range(len(order.ways))
        self.movable = np.array([b for b in blocks if len(walk.rows[walk.row_of[b]]) > 1], np.intp)
        self.turning = np.array([b for b in blocks if walk.turns[b]], np.intp)
        self.now = self.gained = 0.0
        self.kept = walk.keep()

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
        self.walk.back(self.kept)
        self.walk.give()

    def step(self, heat: float) -> None:
        """Give every block a place in its row, and its people a way to stand."""
        walk, choose = self.walk, self.dice.choose
        for block in self.dice.random.permutation(self.movable).tolist():
            price, now = walk.prices(block), int(walk.rank[block])
            place = choose(price, heat)
            if place != now:
                self.now += float(price[place] - price[now])
                walk.put(block, place)
        for block in self.turning.tolist():
            price, now = walk.turn_prices(block), walk.way[block]
            way = choose(price, heat)
            if way != now:
                self.now += float(price[way] - price[now])
                walk.turn(block, way)

    def carry(self, times: int, heat: float) -> None:
        """Carry so many branches elsewhere, each back again if that costs too much."""
        walk, dice = self.walk, self.dice
        count = len(walk.rank)
        x = lined_up(walk) if times else np.zeros(0)
        for number in range(times):
            if number % FRESH == FRESH - 1:
                x = lined_up(walk, x)
            blocks = branch_of(walk, int(dice.random.integers(count)), dice.random, count // 2)
            if len(blocks) < 2:
                continue
            branch = Branch(walk, blocks, x, dice.random.random() < MIRRORED)
            if not len(branch.line):
                continue
            before, kept = walk.cost(branch.rows), walk.keep()
            branch.put(dice.choose(branch.prices(), heat))
            loss = walk.cost(branch.rows) - before
            if dice.takes(loss, heat):
                self.now += loss
            else:
                walk.back(kept)

    def remember(self) -> None:
        """Keep the best order met."""
        if self.now < self.gained - 1e-9:
            self.gained, self.kept = self.now, self.walk.keep()


def anneal(order: Order, sweeps: int, branches: float = 0.2) -> None:
    """Anneal an order in so many sweeps; the best order met is the one left."""
    if sweeps > 0:
        Anneal(order).run(sweeps, branches, max(COLD, HOT * min(1.0, sweeps / SLOW)))
