"""Who stands where inside the cells: even slots first, then people dealt to them.

A cell is one ring in one sector. Slots fill a cell evenly (Lloyd's rounds over sample points); then
people are dealt to the slots of their own cell so that ties are short and cross little.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from layouts.circles.frame import RING_EDGES, Frame
from layouts.crossings import crossing_table

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

CROSSING = 1.0
LENGTH = 1 / 3000  # what a px of tie costs beside one crossing
ROUNDS = 12


def sample_points(
    frame: Frame, half: Floats, ring: int, sector: int, pitch: float, most: int = 4000
) -> Floats:
    """Points (k, 2) on a polar grid, about `pitch` px apart, where such a shape may stand."""
    r0, r1 = RING_EDGES[ring], RING_EDGES[ring + 1]
    a0, a1 = frame.edges[sector], frame.edges[sector + 1]
    size = (frame.rx * frame.ry) ** 0.5
    rows = max(4, round((r1 - r0) * min(frame.rx, frame.ry) / pitch))
    columns = max(5, round((a1 - a0) * (r0 + r1) / 2 * size / pitch))
    shrink = max(1.0, (rows * columns / most) ** 0.5)
    rows, columns = max(4, round(rows / shrink)), max(5, round(columns / shrink))
    radius = np.linspace(r0, r1, rows + 2)[1:-1]
    angle = np.linspace(a0, a1, columns + 2)[1:-1]
    points = frame.at(*np.meshgrid(angle, radius, indexing="ij")).reshape(-1, 2)
    ok = frame.fits_shape(points[:, 0], points[:, 1], half, ring, sector)
    found: Floats = points[ok]
    return found


def even_slots(points: Floats, count: int, foot: Floats, frame: Frame, first_edge: float) -> Floats:
    """`count` of the points, spread evenly; `foot` (2,) is the room one person takes."""
    scaled = points / foot
    angle = (frame.angle_of(points[:, 0], points[:, 1]) - first_edge) % (2 * np.pi)
    radius = frame.radius_of(points[:, 0], points[:, 1])
    ranked = np.lexsort((radius, angle))
    at = ((np.arange(count) + 0.5) / count * len(points)).astype(np.intp)
    seeds = scaled[ranked[np.minimum(at, len(points) - 1)]]
    seeds = seeds + np.linspace(-1e-4, 1e-4, count)[:, None]
    for _ in range(ROUNDS):
        nearest = ((scaled[:, None] - seeds[None]) ** 2).sum(2).argmin(1)
        weight = np.bincount(nearest, minlength=count)
        for axis in (0, 1):
            total = np.bincount(nearest, scaled[:, axis], count)
            seeds[:, axis] = np.where(weight > 0, total / np.maximum(weight, 1), seeds[:, axis])
    gaps = ((scaled[:, None] - seeds[None]) ** 2).sum(2)
    if count <= len(points):
        rows, columns = linear_sum_assignment(gaps.T)
        slots: Floats = points[columns[np.argsort(rows)]]
        return slots
    nearest_points: Floats = points[gaps.argmin(0)]
    return nearest_points


def deal(places: Floats, cells: list[Ints], ties: Ints, rounds: int = 4) -> Floats:
    """Deal people to the places of their own cell so that ties are short; `places` is (n, 2)."""
    at = places.copy()
    around: list[list[int]] = [[] for _ in range(len(at))]
    for a, b in ties:
        around[int(a)].append(int(b))
        around[int(b)].append(int(a))
    for _ in range(rounds):
        for cell in cells:
            if len(cell) < 2:
                continue
            slots = at[cell]
            cost = np.zeros((len(cell), len(cell)))
            for row, person in enumerate(cell):
                for other in around[int(person)]:
                    cost[row] += np.hypot(*(slots - at[other]).T)
            rows, columns = linear_sum_assignment(cost)
            at[cell[rows]] = slots[columns]
    return at


def untangle(
    at: Floats, cells: list[Ints], ties: Ints, fixed: set[int], tries: int, seed: int = 1
) -> Floats:
    """Swap people of a cell, two at a time, as long as ties cross less or are shorter.

    `tries` bounds the swaps looked at, so that the time is bounded and the outcome the same on
    any machine. Swaps start with those who have crossings.
    """
    if not len(ties):
        return at
    at = at.copy()
    of_person: list[list[int]] = [[] for _ in range(len(at))]
    for number, (a, b) in enumerate(ties):
        of_person[int(a)].append(number)
        of_person[int(b)].append(number)
    mates: dict[int, list[int]] = {}
    for cell in cells:
        free = [int(person) for person in cell if int(person) not in fixed]
        for person in free:
            mates[person] = [other for other in free if other != person]
    table = crossing_table(at, ties, ties)
    lengths = np.hypot(*(at[ties[:, 0]] - at[ties[:, 1]]).T)
    rng = np.random.default_rng(seed)
    left = tries
    while left > 0:
        better = False
        busy = sorted(
            (person for person in mates if mates[person] and of_person[person]),
            key=lambda person: (-int(table[of_person[person]].sum()), person),
        )
        for person in busy:
            others = mates[person]
            if len(others) > 40:
                others = [others[k] for k in sorted(rng.choice(len(others), 40, replace=False))]
            for other in others:
                if left <= 0:
                    return at
                left -= 1
                moved = sorted({*of_person[person], *of_person[other]})
                at[[person, other]] = at[[other, person]]
                rows = crossing_table(at, ties[moved], ties)
                long = np.hypot(*(at[ties[moved, 0]] - at[ties[moved, 1]]).T)
                new = int(rows.sum()) - int(rows[:, moved].sum()) / 2
                old_rows = table[moved]
                old = int(old_rows.sum()) - int(old_rows[:, moved].sum()) / 2
                gain = (old - new) * CROSSING + float((lengths[moved] - long).sum()) * LENGTH
                if gain > 1e-6:
                    table[moved], table[:, moved], lengths[moved] = rows, rows.T, long
                    better = True
                else:
                    at[[person, other]] = at[[other, person]]
        if not better:
            break
    return at
