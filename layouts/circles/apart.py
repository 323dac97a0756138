"""Seating two people between whom a line is drawn over everything, so that it covers nobody.

The line says that the two must be kept apart. If it ran behind the child, or over a third person's
name, it would seem to speak of them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from layouts.boxes import LABEL_GAP_V
from layouts.circles.plan import Plan

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

NEAREST = 40  # slots of a cell that are looked at, from the middle outwards
POINTS = 24  # places on a line that are looked at
COVERED = 60.0  # px of length that one covered place on the line is worth


def seat_apart(
    at: Floats, cells: list[Ints], plan: Plan, block: tuple[float, float]
) -> tuple[Floats, set[int]]:
    """Swap each pair of `plan.apart` into two slots of their cells with a free way between.

    Parameters
    ----------
    at : places (n, 2), one slot a person.
    block : half the size of the children in the middle.

    Returns
    -------
    The places, and who is to stay there: rows of people.
    """
    at = at.copy()
    cell_of = {int(person): cell for cell in cells for person in cell}
    seated: set[int] = set()
    for first, second in plan.apart:
        mine, theirs = (_slots(at, cell_of[p], p, seated) for p in (first, second))
        cost = _costs(at, mine, theirs, plan, block)
        row, column = np.unravel_index(int(cost.argmin()), cost.shape)
        for person, slot in ((first, int(mine[row])), (second, int(theirs[column]))):
            if person not in seated and slot not in seated:
                at[[person, slot]] = at[[slot, person]]
                # who stood in the other's slot has moved: the second swap must follow
                theirs = np.where(theirs == person, slot, theirs)
            seated.add(person)
    return at, seated


def _slots(at: Floats, cell: Ints, person: int, seated: set[int]) -> Ints:
    """Whose slots this person may have, nearest to the middle first."""
    if person in seated:
        return np.array([person], np.intp)
    free = np.array([other for other in cell if int(other) not in seated], np.intp)
    near = np.argsort(np.hypot(at[free, 0], at[free, 1]), kind="stable")
    return free[near[:NEAREST]]


def _costs(at: Floats, mine: Ints, theirs: Ints, plan: Plan, block: tuple[float, float]) -> Floats:
    """What each two slots would cost, (k, m): the way's length, and what it would cover."""
    p, q = at[mine][:, None, None], at[theirs][None, :, None]
    part = np.linspace(0.0, 1.0, POINTS)[None, None, :, None]
    way = p + (q - p) * part  # (k, m, points, 2)
    half, label = plan.half.mean(0), plan.label.mean(0)
    over = np.zeros(way.shape[:3])
    for number, (x, y) in enumerate(at):
        aside, down = np.abs(way[..., 0] - x), way[..., 1] - y
        shape = (aside < half[0] + 8) & (np.abs(down) < half[1] + 8)
        # the ends' own shapes are where the line begins; their words are not
        own = (mine == number)[:, None, None] | (theirs == number)[None, :, None]
        low = half[1] + LABEL_GAP_V
        words = (aside < label[0]) & (down > low) & (down < low + 2 * label[1])
        over += (shape & ~own) | words
    middle = (np.abs(way[..., 0]) < block[0] + 8) & (np.abs(way[..., 1]) < block[1] + 8)
    cost: Floats = (over + 3 * middle).sum(2) * COVERED + np.hypot(
        *(q - p)[:, :, 0].transpose(2, 0, 1)
    )
    cost[mine[:, None] == theirs[None, :]] = np.inf
    return cost


def way_is_free(plan: Plan, at: Floats, block: tuple[float, float]) -> bool:
    """Whether nobody's shape stands in the straight way between two who are to be kept apart.

    `at` are the places (n, 2), `block` half the size of the children in the middle.
    """
    middle, half = np.vstack([at, np.zeros(2)]), np.vstack([plan.half, np.array(block)])
    part = np.linspace(0.0, 1.0, 2 * POINTS)[:, None, None]
    for pair in plan.apart:
        way = at[pair[0]] + (at[pair[1]] - at[pair[0]]) * part  # (points, 1, 2)
        over = (np.abs(way - middle) <= half).all(2).any(0)
        over[list(pair)] = False
        if over.any():
            return False
    return True
