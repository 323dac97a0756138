"""Repair: whoever still stands in a conflict looks over the whole cell for a clear place.

Each step moves one person to the place and label side that costs least. Who stays in conflicts
weighs more as time goes on, so that the others give way in the end (a breakout search).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from layouts.boxes import CLEAR
from layouts.circles.crowd import Crowd
from layouts.circles.frame import Frame
from layouts.circles.order import sample_points

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]

SIDE_COST = np.array([0.0, 3.0, 3.0, 9.0])
OUT_OF_RIM = 60.0
FAR = 0.06  # cost of a px away from where the person stood
PITCH = 7.0


class Repair:
    """One repair of a crowd in a frame; candidates are found once for each kind of shape."""

    def __init__(self, crowd: Crowd, frame: Frame, ties: Ints, home: Floats) -> None:
        self.crowd, self.frame, self.home = crowd, frame, home
        self.weight = np.ones(len(crowd.at) + 1)
        self.spots: dict[tuple[int, int, float, float], Floats] = {}
        self.friends: list[list[int]] = [[] for _ in range(len(crowd.at))]
        for a, b in ties:
            self.friends[int(a)].append(int(b))
            self.friends[int(b)].append(int(a))

    def run(self, steps: int, *, may_move: Bools | None = None) -> bool:
        """Up to so many moves; True when no conflict is left that moving could mend."""
        crowd = self.crowd
        for _ in range(steps):
            bad = crowd.conflicts(self.frame)
            if may_move is not None:
                bad = np.where(may_move, bad, 0.0)
            if not bad.any():
                return not crowd.conflicts(self.frame).any()
            person = int(np.argmax(bad * self.weight[:-1] / self.tried(len(bad))))
            self.count[person] += 1
            self.weight[person] += 0.25
            self.move(person)
        return not crowd.conflicts(self.frame).any()

    def tried(self, n: int) -> Floats:
        """How often each was tried, growing: the next one is somebody else."""
        if not hasattr(self, "count"):
            self.count = np.zeros(n)
        grown: Floats = (1.0 + self.count) ** 2
        return grown

    def candidates(self, person: int) -> Floats:
        """Places (k, 2) the person may stand, where they stand now first."""
        crowd = self.crowd
        ring, sector = int(crowd.ring[person]), int(crowd.sector[person])
        half = crowd.half[person]
        key = (ring, sector, float(half[0]), float(half[1]))
        if key not in self.spots:
            self.spots[key] = sample_points(self.frame, half, ring, sector, PITCH)
        spots = self.spots[key]
        if len(spots) > 420:
            away = ((spots - crowd.at[person]) ** 2).sum(1)
            near = np.argsort(away, kind="stable")
            spread = near[260:][:: max(1, (len(near) - 260) // 160)]
            spots = spots[np.concatenate([near[:260], spread])]
        here = crowd.at[person]
        if self.frame.fits_shape(here[:1], here[1:], half, ring, sector).all():
            spots = np.concatenate([here[None], spots])
        return spots

    def move(self, person: int) -> None:
        """Put the person where they cost least, label side included."""
        spots = self.candidates(person)
        if not len(spots):
            return
        cost = self.costs(person, spots)
        best = int(np.argmin(cost))
        self.crowd.at[person] = spots[best // 4]
        self.crowd.side[person] = best % 4

    def costs(self, person: int, spots: Floats) -> Floats:
        """What each place with each label side costs, (k, 4) flattened."""
        crowd = self.crowd
        half, label = crowd.half[person], crowd.label[person]
        offsets = crowd.offsets[person]
        middle, halves, owner = crowd.boxes()
        reach = half + 2 * label + 12 + CLEAR
        low, high = spots.min(0) - reach, spots.max(0) + reach
        keep = (owner != person) & ((middle + halves > low) & (middle - halves < high)).all(1)
        middle, halves, weight = middle[keep], halves[keep], self.weight[owner[keep]]
        shape = overlap_cost(spots, half, middle, halves, weight)
        cost = np.repeat(shape[:, None], 4, axis=1)
        if label[0] > 0:
            at = spots[:, None] + offsets[None]
            cost += overlap_cost(at.reshape(-1, 2), label, middle, halves, weight).reshape(-1, 4)
            cost += np.where(self.frame.fits_label(at[..., 0], at[..., 1], label), 0.0, OUT_OF_RIM)
        cost += SIDE_COST
        away = np.hypot(*(spots - self.home[person]).T) * FAR
        for friend in self.friends[person][:12]:
            away = away + np.hypot(*(spots - crowd.at[friend]).T) * FAR * 0.1
        flat: Floats = (cost + away[:, None]).ravel()
        return flat


def overlap_cost(
    at: Floats, half: Floats, middle: Floats, halves: Floats, weight: Floats
) -> Floats:
    """Summed cost (k,) of boxes about `at` (k, 2) lying on or too near other boxes."""
    if not len(middle):
        return np.zeros(len(at))
    x = half[0] + halves[:, 0] + CLEAR - np.abs(at[:, :1] - middle[:, 0])
    y = half[1] + halves[:, 1] + CLEAR - np.abs(at[:, 1:] - middle[:, 1])
    deep = np.minimum(x, y)
    cost: Floats = np.where(deep > 1e-6, deep + 12.0, 0.0) @ weight
    return cost
