"""Places when nobody has one yet: how many orbits, who stands where on them, and how far out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from layouts.boxes import CLEAR, Box
from layouts.circles.frame import TURN
from layouts.ecomap.chain import ROUNDS, Chain
from layouts.ecomap.plan import Plan
from layouts.untangle import search_order

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

MOST_ORBITS = 9
AROUND = 10.0  # px between the home and the nearest people
FULL = 0.985  # of a turn that people may need; a little is left for the fitting
GROWINGS = 14


@dataclass(frozen=True, slots=True)
class Orbits:
    """Half the height (px) of the inmost orbit, the step to the next, and how many there are."""

    first: float
    step: float
    count: int

    def radius(self, number: Ints) -> Floats:
        found: Floats = self.first + self.step * number.astype(float)
        return found


def place_fresh(plan: Plan, hole: Box, centres: Floats) -> tuple[Floats, Floats]:
    """The middles (n, 2) of everybody's box, px, and the sectors' edges (s + 1,), radians.

    `hole` is what nobody may touch; `centres` are the places of those in the middle.
    """
    if not len(plan.names):
        return np.zeros((0, 2)), even_edges(plan)
    rows = [np.nonzero(plan.sector == sector)[0] for sector in range(len(plan.keys))]
    orbits = chosen(plan, hole, rows)
    chain, angle, orbits = grown(plan, orbits, rows)
    at = points_of(plan, chain, angle)
    order = dealt(plan, at, rows, centres)
    chain, angle, orbits = grown(plan, orbits, order)
    edges = angle[chain.person < 0]
    return points_of(plan, chain, angle), edges


def even_edges(plan: Plan) -> Floats:
    """Edges of the sectors with nobody in them: as wide as their titles are long."""
    least = plan.least(plan.rim)
    return np.concatenate([[0.0], np.cumsum(least / least.sum() * TURN)])


def hole_radius(plan: Plan, hole: Box) -> float:
    """Half the height of the least orbit on which nobody touches the middle, px."""
    half = plan.box.max(0)
    x = max(-hole[0], hole[2]) + half[0] + AROUND
    y = max(-hole[1], hole[3]) + half[1] + AROUND
    return float(np.hypot(x / plan.aspect, y))


def chosen(plan: Plan, hole: Box, rows: list[Ints]) -> Orbits:
    """The number of orbits that makes the picture smallest; what room is left is spread."""
    least, half = hole_radius(plan, hole), float(plan.box[:, 1].max())
    step = 2 * float(np.median(plan.box[:, 1])) + CLEAR + 1
    best: tuple[float, Orbits] | None = None
    for count in range(1, min(MOST_ORBITS, len(plan.names)) + 1):
        *_, orbits = grown(plan, Orbits(least, step, count), rows, rounds=1)
        size = orbits.first + orbits.step * (count - 1) + half
        if best is None or size < best[0] - 1:
            best = (size, orbits)
        if size <= plan.rim or size > best[0] * 1.3:
            break
    assert best is not None
    size, orbits = best
    spare = max(plan.rim - size, 0.0)
    more = spare * (0.35 if orbits.count > 1 else 0.6)
    rest = (spare - more) / (orbits.count - 1) if orbits.count > 1 else 0.0
    return Orbits(orbits.first + more, orbits.step + min(rest, step * 0.5), orbits.count)


def grown(
    plan: Plan, orbits: Orbits, rows: list[Ints], *, rounds: int = ROUNDS
) -> tuple[Chain, Floats, Orbits]:
    """The chain of people in this order on orbits wide enough for it, and its angles."""
    for _ in range(GROWINGS):
        chain = chain_of(plan, orbits, rows)
        angle, needs = chain.fitted(rounds)
        if needs <= TURN * FULL:
            break
        wider = min(max(needs / TURN / FULL, 1.02), 1.5)
        orbits = Orbits(orbits.first * wider + 2, orbits.step, orbits.count)
    return chain, angle, orbits


def chain_of(plan: Plan, orbits: Orbits, rows: list[Ints]) -> Chain:
    """The elements of the chain: an edge, the people of a sector, an edge, and so on."""
    person: list[int] = []
    level: list[int] = []
    for row in rows:
        person += [-1, *row.tolist()]
        level += [0, *levels(len(row), orbits)]
    who = np.array([*person, -1], np.intp)
    number = np.array([*level, 0], np.intp)
    box, shape = plan.box[who], plan.shape[who]
    outer = orbits.first + orbits.step * (orbits.count - 1) + float(plan.box[:, 1].max())
    return Chain(
        person=who,
        radius=orbits.radius(number),
        box=box,
        shape=shape,
        drop=plan.drop[who],
        tied=(who >= 0) & plan.tied[who],
        aspect=plan.aspect,
        least=plan.least(outer),
        reach=2 * orbits.count + 2,
    )


def levels(count: int, orbits: Orbits) -> list[int]:
    """Which orbit each of `count` in a row stands on: by turns, the longer orbits more often."""
    length = orbits.radius(np.arange(orbits.count))
    share = length / length.sum()
    credit = 0.3 * np.arange(orbits.count)[::-1]
    found = []
    for _ in range(count):
        credit = credit + share
        one = int(np.argmax(np.round(credit, 9)))
        credit[one] -= 1.0
        found.append(one)
    return found


def points_of(plan: Plan, chain: Chain, angle: Floats) -> Floats:
    """The middles (n, 2) of everybody's box at the chain's angles."""
    at = np.zeros((len(plan.names), 2))
    people = chain.person >= 0
    x, y = chain.points(angle[people], chain.radius[people])
    at[chain.person[people]] = np.round(np.stack([x, y], axis=1), 2)
    return at


def dealt(plan: Plan, at: Floats, rows: list[Ints], centres: Floats) -> list[Ints]:
    """The people of each sector in the order in which their ties cross least.

    The places stay, the people are dealt anew to those of their own sector.
    """
    n = len(plan.names)
    tries, kicks = (min(40 + 25 * n, 2500), 6) if n < 150 else (1500, 2)
    slots = np.concatenate([at, centres]).reshape(-1, 2)
    fixed = set(range(n, len(slots)))
    found = search_order(slots, [row for row in rows if len(row)], plan.ties, fixed, tries, kicks)
    order = []
    for row in rows:
        slot = {tuple(np.round(at[one], 2).tolist()): number for number, one in enumerate(row)}
        order.append(
            np.array(
                sorted(row.tolist(), key=lambda one: slot[tuple(np.round(found[one], 2).tolist())]),
                np.intp,
            )
        )
    return order
