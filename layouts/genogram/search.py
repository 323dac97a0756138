"""The search for an order with few crossings, siblings by age, and homes and sibships whole."""

from __future__ import annotations

import itertools
import random
from collections.abc import Mapping, Sequence

import networkx as nx
import numpy as np

from layouts.genogram.anneal import Plan, anneal
from layouts.genogram.blocks import Model
from layouts.genogram.order import Order, Weights
from layouts.genogram.sift import sift, sweep
from layouts.genogram.tree import Tree

GAIN = 1e-9
STARTS = 2  # for families of up to FEW people, else one
FEW = 60
# how families of up to so many people are annealed
PLANS = (
    (60, Plan(6, 40, 2.0)),
    (150, Plan(8, 32, 2.0)),
    (400, Plan(6, 20, 2.0)),
    (1500, Plan(1, 80, 1.0)),
)
MANY = Plan(1, 6, 0.0)
LARGE = 400
"""In a larger family the lines run far, and their crossings are what makes it hard to follow."""


def weighed(people: int) -> Weights:
    """What faults cost against one crossing, in a family of so many people."""
    return Weights() if people <= LARGE else Weights(age=1.5, torn=1.5, home=1.0)


def ordered(model: Model, effort: float = 1.0, weights: Weights | None = None) -> Order:
    """Return the best order found; `effort` scales the number of tries, never a clock.

    Annealing gains late: for a first look (an effort below a half) less is spent on it.
    """
    people = len(model.family.names)
    order = Order(model, weights or weighed(people))
    if people < 2:
        return order
    plan = next((plan for most, plan in PLANS if people <= most), MANY)
    starts = STARTS if people <= FEW else 1
    best = None
    for roots in _roots(model, max(1, round(effort * starts))):
        order.ways = [ways[0] for ways in model.ways]
        order.place_all()
        tree = Tree(order, roots)
        tree.apply()
        for row in range(model.rows):
            order.turn(row)
        tree.improve(2 if people <= 400 else 1)
        settle(order, 3)
        cost = order.cost()
        if best is None or cost < best[0] - GAIN:
            best = (cost, order.keep())
    if best:
        order.back(best[1])
    anneal(order, plan, effort)
    settle(order, 4 if people <= 1500 else 0)
    for row in range(model.rows):
        order.turn(row)  # chance turned some couples round: where that gains nothing, back
    branches_apart(order)
    return order


def branches_apart(order: Order) -> None:
    """The focus's branch first, then the others by size: nobody stands in another's branch."""
    model, family = order.model, order.model.family
    net: nx.Graph[int] = nx.Graph()
    net.add_nodes_from(range(len(order.ways)))
    net.add_edges_from(zip(order.above.tolist(), order.below.tolist(), strict=True))
    groups = [home.people for home in family.homes]
    groups += [
        tuple(link.child for link in family.links if link.union == number)
        for number, union in enumerate(family.unions)
        if not union.partners
    ]
    for people in groups:
        blocks = [int(model.block_of[person]) for person in people]
        net.add_edges_from(itertools.pairwise(blocks))
    focus = {int(model.block_of[person]) for person in family.focus}
    for group in model.groups:
        if group.ties:
            net.add_edges_from(itertools.pairwise(group.blocks))
    parts = sorted(
        nx.connected_components(net), key=lambda part: (not part & focus, -len(part), min(part))
    )
    place = {block: k for k, part in enumerate(parts) for block in part}
    order.branch = [place[block] for block in range(len(order.ways))]
    for row in order.rows:
        row.sort(key=place.__getitem__)
    order.place_all()


def _roots(model: Model, starts: int) -> list[list[int]]:
    """Blocks to walk the tree from: the focus's, the topmost, and any."""
    focus = [int(model.block_of[person]) for person in model.family.focus]
    rng = random.Random(len(model.ways))  # noqa: S311 a search's own dice
    blocks = list(range(len(model.ways)))
    first = [focus] if focus else []
    return [*first, [], *([rng.choice(blocks)] for _ in range(starts))][:starts]


def settle(order: Order, rounds: int) -> None:
    """Sweep down and up until that gains nothing; the best order met is kept."""
    best, kept = order.cost(), order.keep()
    stale = 0
    for number in range(rounds):
        sweep(order, number % 2 == 0)
        cost = order.cost()
        stale = 0 if cost < best - GAIN else stale + 1
        if cost < best - GAIN:
            best, kept = cost, order.keep()
        if stale >= 2:
            break
    order.back(kept)


def grown(model: Model, before: Mapping[int, float], weights: Weights | None = None) -> Order:
    """Return the order in which those with a place keep theirs, the new where they cost least."""
    order = Order(model, weights or weighed(len(model.family.names)))
    key = _keys(order, before)
    order.sort(key)
    for block, ways in enumerate(model.ways):
        if len(ways) > 1:
            order.ways[block] = _kept_way(ways, before)
    order.place_all()
    new = {block for block, ways in enumerate(model.ways) if not any(n in before for n in ways[0])}
    for _ in range(2):
        for row in range(model.rows):
            sift(order, row, 2, only=new)
    return order


def _kept_way(ways: Sequence[tuple[int, ...]], before: Mapping[int, float]) -> tuple[int, ...]:
    def turned(way: tuple[int, ...]) -> int:
        at = np.array([before[node] for node in way if node in before])
        return int((at[:, None] > at[None])[np.triu_indices(len(at), 1)].sum())

    return min((*ways, *(tuple(reversed(way)) for way in ways)), key=turned)


def _keys(order: Order, before: Mapping[int, float]) -> list[float]:
    """Where each block stood, or the middle of where its neighbours stood."""
    key: list[float | None] = []
    for ways in order.model.ways:
        known = [before[node] for node in ways[0] if node in before]
        key.append(sum(known) / len(known) if known else None)
    for _ in range(order.model.rows + 1):
        found = list(key)
        for block, at in enumerate(key):
            if at is None:
                near = [key[int(order.above[k])] for k in order.ups[block]]
                near += [key[int(order.below[k])] for k in order.downs[block]]
                around = [one for one in near if one is not None]
                if around:
                    found[block] = sum(around) / len(around) + 0.1
        key = found
    last = max((one for one in key if one is not None), default=0.0) + 1.0
    return [last if one is None else one for one in key]
