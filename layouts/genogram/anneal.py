"""Annealing: blocks walk along their rows, at first even where it costs, later only where it gains.

Only whole blocks move, one neighbour at a time, so that a step's price is told from the lines and
groups of two blocks alone. After Kirkpatrick, Gelatt and Vecchi, "Optimization by Simulated
Annealing" (1983).
"""

from __future__ import annotations

import math
import random

from layouts.genogram.order import Order

HOT, COLD = 16.0, 0.12
"""The loss, in crossings, that is taken about once in three times: at first, and at last."""

End = tuple[int, float, float]
"""Where a line ends: the block, how far along it, and the line's weight."""


class Walk:
    """An order's rows with what it takes to price an exchange of two neighbours."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self.rows = [list(row) for row in order.rows]
        self.rank = [0] * len(order.ways)
        for row in self.rows:
            for place, block in enumerate(row):
                self.rank[block] = place
        self.sides = self._sides()
        self.age = self._age()
        self.bend = [bool(one) for one in order.bend]
        self.groups: list[list[tuple[tuple[int, ...], float]]] = [[] for _ in order.ways]
        for _, blocks, weight in order.model.groups:
            for block in blocks:
                self.groups[block].append((blocks, weight * order.weights.apart))

    def _sides(self) -> tuple[list[list[End]], list[list[End]]]:
        """For each block the far ends of its lines, above and below."""
        order = self.order
        along = {node: k / len(way) for way in order.ways for k, node in enumerate(way)}
        above: list[list[End]] = [[] for _ in order.ways]
        below: list[list[End]] = [[] for _ in order.ways]
        for k, edge in enumerate(order.model.edges):
            top, end = int(order.above[k]), int(order.below[k])
            start = (along[edge.start[0]] + along[edge.start[1]]) / 2
            above[end].append((top, start, edge.weight))
            below[top].append((end, along[edge.end], edge.weight))
        return above, below

    def _age(self) -> dict[tuple[int, int], float]:
        """What it costs that one block stands before another, by age."""
        found: dict[tuple[int, int], float] = {}
        for older, younger in self.order.age_blocks.tolist():
            for key, sign in (((older, younger), -1.0), ((younger, older), 1.0)):
                found[key] = found.get(key, 0.0) + sign * self.order.weights.age
        return found

    def price(self, a: int, b: int) -> float:
        """What it costs that b, the next after a, goes before it."""
        rank, cost = self.rank, self.age.get((b, a), 0.0)
        for side in self.sides:
            mine, other = side[a], side[b]
            if not mine or not other:
                continue
            far = [(rank[block] + along, weight) for block, along, weight in other]
            for block, along, weight in mine:
                at = rank[block] + along
                for to, heavy in far:
                    if at < to:
                        cost += weight * heavy
                    elif at > to:
                        cost -= weight * heavy
        if not self.bend[b]:
            cost += self._leaves(a, b, 1)
        if not self.bend[a]:
            cost += self._leaves(b, a, -1)
        return cost

    def _leaves(self, block: int, other: int, way: int) -> float:
        """What it costs the groups of a block that it steps over another (way: 1 to the right)."""
        rank, cost = self.rank, 0.0
        mine = rank[block] * way
        for members, weight in self.groups[block]:
            if other in members:
                continue
            ahead = behind = False
            for one in members:
                if one != block:
                    if rank[one] * way > mine:
                        ahead = True
                    else:
                        behind = True
            cost += weight * (behind - ahead) if ahead != behind else 0.0
        return cost

    def exchange(self, row: list[int], place: int) -> None:
        """Let the block at a place and the next one change places."""
        a, b = row[place], row[place + 1]
        row[place], row[place + 1] = b, a
        self.rank[a], self.rank[b] = place + 1, place


def anneal(order: Order, steps: int, hot: float = HOT, cold: float = COLD) -> None:
    """Walk so many steps from the order there is; the best order met is the one left."""
    walk = Walk(order)
    long = [row for row in walk.rows if len(row) > 1]
    if not long or steps < 1:
        return
    rng = random.Random(11)  # noqa: S311 a search's own dice
    weights = [len(row) for row in long]
    gained = best = 0.0
    kept = [list(row) for row in walk.rows]
    done, heat, cooling = 0, hot, (cold / hot) ** (1.0 / steps)
    while done < steps:
        [row] = rng.choices(long, weights)
        taken, cost = _wander(walk, row, rng, heat)
        done += taken
        heat *= cooling**taken
        gained += cost
        if gained < best - 1e-9:
            best, kept = gained, [list(one) for one in walk.rows]
    order.rows = kept
    order.place_all()


def _wander(walk: Walk, row: list[int], rng: random.Random, heat: float) -> tuple[int, float]:
    """Take a block some way along its row and leave it at the best place met, or put it back.

    Returns the steps taken and what it cost to stay.
    """
    place = rng.randrange(len(row))
    way = rng.choice((-1, 1))
    room = place if way < 0 else len(row) - 1 - place
    reach = min(room, _reach(rng, len(row)))
    if not reach:
        return 1, 0.0
    costs = []
    cost = 0.0
    at = place
    for _ in range(reach):
        left = at if way > 0 else at - 1
        cost += walk.price(row[left], row[left + 1])
        walk.exchange(row, left)
        at += way
        costs.append(cost)
    stop = min(range(reach), key=costs.__getitem__)
    stays = costs[stop] <= 0.0 or rng.random() < math.exp(-costs[stop] / heat)
    back = reach - 1 - stop if stays else reach
    for _ in range(back):
        at -= way
        walk.exchange(row, at if way > 0 else at - 1)
    return reach, costs[stop] if stays else 0.0


def _reach(rng: random.Random, room: int) -> int:
    """How far to look: mostly near, at times anywhere in the row."""
    return rng.choice((1, 1, 2, 3, 5, 8)) if rng.random() < 0.8 else rng.randrange(1, room + 1)
