"""Who stands where inside the cells: even slots first, then people dealt to them.

A cell is one ring in one sector. Slots fill a cell evenly (Lloyd's rounds over sample points); then
people are dealt to the slots of their own cell so that ties are short and cross little.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment
from scipy.spatial import cKDTree

from layouts.circles.frame import RING_EDGES, Frame

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

ROUNDS = 12
MANY_GAPS = 1_000_000
"""So many distances at once are slower than a search tree."""


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
    points = np.round(frame.at(*np.meshgrid(angle, radius, indexing="ij")).reshape(-1, 2), 2)
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
        nearest = _nearest(scaled, seeds)
        weight = np.bincount(nearest, minlength=count)
        for axis in (0, 1):
            total = np.bincount(nearest, scaled[:, axis], count)
            seeds[:, axis] = np.where(weight > 0, total / np.maximum(weight, 1), seeds[:, axis])
    gaps = _gaps(scaled, seeds)
    if count <= len(points):
        rows, columns = linear_sum_assignment(gaps.T)
        slots: Floats = points[columns[np.argsort(rows)]]
        return slots
    nearest_points: Floats = points[gaps.argmin(0)]
    return nearest_points


def _nearest(points: Floats, seeds: Floats) -> Ints:
    """The number of the seed that is nearest to each point, (n,)."""
    if len(points) * len(seeds) < MANY_GAPS:
        return np.asarray(_gaps(points, seeds).argmin(1), np.intp)
    return np.asarray(cKDTree(seeds).query(points)[1], np.intp)


def _gaps(points: Floats, seeds: Floats) -> Floats:
    """The squared distance of every point (n, 2) from every seed (m, 2), as (n, m)."""
    gaps: Floats = points[:, :1] - seeds[:, 0]
    gaps *= gaps
    down = points[:, 1:] - seeds[:, 1]
    down *= down
    gaps += down
    return gaps


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
