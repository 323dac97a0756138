"""Places for everybody when there is nothing to keep but who is pinned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from layouts.boxes import CLEAR, Box
from layouts.circles.apart import seat_apart, way_is_free
from layouts.circles.crowd import Crowd, crowd_of
from layouts.circles.frame import Frame
from layouts.circles.order import deal, even_slots, sample_points
from layouts.circles.plan import GROWTH, Plan
from layouts.circles.repair import Repair
from layouts.circles.settle import settle
from layouts.untangle import search_order

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

MOST_STEPS = 90
CROWDED = (0.15, 45)
"""Of a first look: with more than this part of the people in a conflict, or so many, mending them
one by one takes longer than another step of growth."""
SOON = 32
"""Up to so many people the whole search is done within some tenths of a second, and always is."""


@dataclass(frozen=True, slots=True)
class Search:
    """How long is looked for good places; counted, so that the outcome is the same anywhere.

    `settling` is the rounds of pushing apart, three times over; `tries` how many swaps of two
    people are looked at, and `kicks` how often after a few are kicked about; `rounds` and `eased`
    bound the mending of crossings and of crowds; `roomier` is the px of room more that are tried;
    `points` is how many places there are for each slot of a cell to begin with, 0 for all;
    `growth` how many steps the rim is larger than it might be: a tighter one is tried in vain.
    """

    settling: tuple[int, int, int]
    tries: int
    kicks: int
    rounds: int
    eased: int
    roomier: tuple[float, ...] = (14.0, 9.0, 5.0, 2.5)
    points: int = 0
    growth: int = 0


QUICK = Search((20, 14, 14), 1500, 2, 0, 16, (5.0,), 30)
MANY = Search((10, 16, 24), 400, 0, 0, 0, (2.5,), 16, 1)
THRONG = Search((8, 12, 16), 60, 0, 0, 0, (), 8, 4)
SEARCHES = ((150, QUICK), (400, MANY))
"""A first look at fewer people than so many; of more, at a `THRONG`."""


def search_of(plan: Plan) -> Search:
    """How long is looked: as long as it takes, or for a first look at many people shortly."""
    if is_quick(plan):
        n = len(plan.names)
        return next((search for below, search in SEARCHES if n < below), THRONG)
    return whole_search(plan)


def whole_search(plan: Plan) -> Search:
    """As long as it takes."""
    n = len(plan.names)
    tries, kicks = (min(40 + 25 * n, 2500), 12 if n < 60 else 6) if n < 150 else (1500, 2)
    return Search((40, 30, 25), tries, kicks, 3, min(2 * n, 120))


def is_quick(plan: Plan) -> bool:
    """Whether the places are a first look's only."""
    return plan.quick and len(plan.names) > SOON


def place_fresh(plan: Plan, base: Frame, children: list[Box], first: int) -> tuple[Crowd, Frame]:
    """Places for everybody, and the frame grown as much as it takes.

    A first look that leaves somebody in the way of two who are to be kept apart will not do.
    """
    crowd, frame = place_by(search_of(plan), plan, base, children, first)
    if is_quick(plan) and not way_is_free(plan, crowd.at, _block(children)):
        return place_by(whole_search(plan), plan, base, children, first)
    return crowd, frame


def place_by(
    search: Search, plan: Plan, base: Frame, children: list[Box], first: int
) -> tuple[Crowd, Frame]:
    """Try one step of growth after another until everybody stands clear."""
    step = first + search.growth
    block = _block(children)
    at = first_places(plan, base.grown(GROWTH**step), block, search)
    while at is None:
        step += 1
        at = first_places(plan, base.grown(GROWTH**step), block, search)
    side = np.where(plan.fixed, plan.side, 0)
    at[plan.fixed] = plan.before[plan.fixed]
    first = step
    while True:
        frame = base.grown(GROWTH**step)
        crowd = crowd_of(plan, frame, children, at, side)
        if attempt(crowd, frame, plan, search, first=step == first) or step > first + MOST_STEPS:
            return crowd, frame
        at, side = crowd.at * GROWTH, crowd.side
        at[plan.fixed] = plan.before[plan.fixed]
        step += 1


def attempt(crowd: Crowd, frame: Frame, plan: Plan, search: Search, *, first: bool) -> bool:
    """Bring everybody apart in this frame; True when nobody is left in a conflict."""
    n = max(len(crowd.at), 1)
    spread = float(np.sqrt(np.pi * frame.rx * frame.ry / n)) * 1.05
    repair = Repair(crowd, frame, plan.ties, crowd.at.copy())
    one, two, three = search.settling
    settle(crowd, frame, one if first else 10, spread)
    repair.turn_labels()
    settle(crowd, frame, two if first else min(two, 15), spread * 0.8)
    repair.turn_labels()
    settle(crowd, frame, three)
    repair.home = crowd.at.copy()
    part, most = CROWDED
    if not search.rounds and (crowd.conflicts(frame) > 0).sum() > min(part * n, most):
        return False
    if not repair.run(20 + 3 * n):
        return False
    if search.rounds:
        breathe(crowd, frame, search.roomier)
    repair.home = crowd.at.copy()
    repair.polish(search.rounds)
    repair.ease(min(spread, 170.0), search.eased)
    lower_labels(repair, ~plan.fixed)
    breathe(crowd, frame, search.roomier)
    return True


def lower_labels(repair: Repair, who: Bools) -> None:
    """Labels beside or above go below again where that is clear."""
    crowd = repair.crowd
    repair.weight[:] = 1.0
    for person in np.nonzero(who & (crowd.side > 0) & crowd.named)[0]:
        clash, wish = repair.costs(int(person), crowd.at[person][None])
        cost = np.where(clash > 0, np.inf, wish)[0]
        if np.isfinite(cost.min()):
            crowd.side[person] = int(np.argmin(cost))


def breathe(crowd: Crowd, frame: Frame, roomier: Sequence[float]) -> None:
    """Give labels more room than they need where there is some: the first of these px, if any."""
    for more in roomier:
        was = crowd.at.copy()
        settle(crowd, frame, 14, clear=CLEAR + more)
        settle(crowd, frame, 6)
        if not crowd.conflicts(frame).any():
            return
        crowd.at[:] = was


def _block(children: list[Box]) -> tuple[float, float]:
    """Half the size of the children in the middle."""
    return (
        max((right for _, _, right, _ in children), default=0.0),
        max((low for *_, low in children), default=0.0),
    )


def first_places(
    plan: Plan, frame: Frame, block: tuple[float, float], search: Search
) -> Floats | None:
    """Even slots in every cell, people dealt to them; None when a cell has no room at all."""
    at = np.zeros((len(plan.names), 2))
    cells = []
    for sector in range(len(plan.keys)):
        for ring in range(3):
            cell = np.nonzero((plan.sector == sector) & (plan.ring == ring))[0]
            if not len(cell):
                continue
            half = plan.half[cell].max(0)
            most = search.points * len(cell) if search.points else 4000
            points = sample_points(frame, half, ring, sector, 9.0, max(most, 400))
            if not len(points):
                return None
            foot = np.array(
                [
                    2 * np.maximum(plan.half[cell, 0], plan.label[cell, 0]).mean() + CLEAR,
                    2 * (plan.half[cell, 1] + plan.label[cell, 1]).mean() + CLEAR,
                ]
            )
            at[cell] = even_slots(points, len(cell), foot, frame, frame.edges[sector])
            cells.append(cell)
    at = deal(at, cells, plan.ties)
    at, seated = seat_apart(at, cells, plan, block)
    return search_order(at, cells, plan.ties, seated, search.tries, search.kicks)
