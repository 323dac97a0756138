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
from layouts.crossings import crossing_table
from layouts.untangle import Tangle

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]

SIDE_COST = np.array([0.0, 2.5, 2.5, 7.0])
OUT_OF_RIM = 60.0
FAR = 0.08  # cost of a px away from home
LONG = 0.008  # cost of a px of tie
CROSSED = 3.0  # cost of a crossing
ROOM = 24.0  # cost of standing right on somebody's place, falling to none at a spread away
BASE = 12.0  # a clash costs this and its depth in px
PITCH = 8.0
MOST_SPOTS = 300
LOOKS = 150_000  # ties times moves looked at while polishing


class Repair:
    """One repair of a crowd in a frame; candidates are found once for each kind of shape."""

    def __init__(self, crowd: Crowd, frame: Frame, ties: Ints, home: Floats) -> None:
        n = len(crowd.at)
        self.crowd, self.frame, self.home, self.ties = crowd, frame, home, ties
        self.weight = np.ones(n + 1)
        self.count = np.zeros(n)
        self.far = np.full(n, FAR)
        self.spots: dict[tuple[int, int, float, float], Floats] = {}
        self.friends: list[list[int]] = [[] for _ in range(n)]
        for a, b in ties:
            self.friends[int(a)].append(int(b))
            self.friends[int(b)].append(int(a))

    def run(self, steps: int, *, may_move: Bools | None = None, patience: int = 40) -> bool:
        """Up to so many moves; True when nobody stands in a conflict.

        Gives up early when `patience` moves in a row have brought no new best.
        """
        crowd = self.crowd
        best, since = np.inf, 0
        inside = crowd.shape_fits(self.frame)
        for _ in range(steps):
            bad = crowd.conflicts(self.frame, inside=inside)
            total = float(bad.sum())
            if total == 0:
                return True
            if may_move is not None:
                bad = np.where(may_move, bad, 0.0)
                if not bad.any():
                    return False
            best, since = (total, 0) if total < best - 0.5 else (best, since + 1)
            if since > patience:
                return False
            person = int(np.argmax(bad * self.weight[:-1] / (1.0 + self.count) ** 2))
            self.count[person] += 1
            self.weight[person] += 0.25
            inside[person] |= self.move(person)
        return not crowd.conflicts(self.frame).any()

    def turn_labels(self) -> None:
        """Give everybody in a conflict the label side that costs least where they stand."""
        for person in np.nonzero(self.crowd.conflicts(self.frame))[0]:
            cost = np.add(*self.costs(int(person), self.crowd.at[person][None]))
            self.crowd.side[person] = int(np.argmin(cost[0]))

    def candidates(self, person: int) -> Floats:
        """Places (k, 2) the person may stand, where they stand now first."""
        crowd = self.crowd
        ring, sector = int(crowd.ring[person]), int(crowd.sector[person])
        half = crowd.half[person]
        key = (ring, sector, float(half[0]), float(half[1]))
        if key not in self.spots:
            self.spots[key] = sample_points(self.frame, half, ring, sector, PITCH)
        spots = self.spots[key]
        if len(spots) > MOST_SPOTS:
            away = ((spots - crowd.at[person]) ** 2).sum(1)
            near = np.argsort(away, kind="stable")
            few = MOST_SPOTS * 2 // 3
            rest = near[few:][:: max(1, 3 * (len(near) - few) // MOST_SPOTS)]
            spots = spots[np.concatenate([near[:few], rest])]
        here = crowd.at[person]
        if self.frame.fits_shape(here[:1], here[1:], half, ring, sector).all():
            spots = np.concatenate([here[None], spots])
        return spots

    def move(self, person: int) -> bool:
        """Put the person where they cost least, label side and crossings included."""
        spots = self.candidates(person)
        if not len(spots):
            return False
        cost = np.add(*self.costs(person, spots))
        side = cost.argmin(1)
        least = cost[np.arange(len(spots)), side]
        few = np.argsort(least, kind="stable")[:24]
        few = few[least[few] < least[few[0]] + 2 * BASE]
        total = least[few] + CROSSED * self.crossings(person, spots[few])
        best = int(few[int(np.argmin(total))])
        self.crowd.at[person] = spots[best]
        self.crowd.side[person] = int(side[best])
        return True

    def crossings(self, person: int, spots: Floats) -> Floats:
        """How many ties the person's ties would cross from each spot, (k,)."""
        friends = self.friends[person][:12]
        if not friends:
            return np.zeros(len(spots))
        at = self.crowd.at
        n, k, d = len(at), len(spots), len(friends)
        points = np.concatenate([at, spots])
        tries = np.column_stack([n + np.repeat(np.arange(k), d), np.tile(friends, k)])
        others = self.ties[(self.ties != person).all(1)]
        found: Floats = crossing_table(points, tries, others).sum(1).reshape(k, d).sum(1) * 1.0
        return found

    def costs(self, person: int, spots: Floats, *, clear: bool = False) -> tuple[Floats, Floats]:
        """What clashes and what wishes cost at each place with each label side, (k, 4) each.

        With `clear`, what clashes cost is told only of places where the shape stands clear; of the
        others, that something does.
        """
        crowd = self.crowd
        half, label = crowd.half[person], crowd.label[person]
        middle, halves, owner = crowd.boxes()
        reach = half + 2 * label + 12 + CLEAR
        low, high = spots.min(0) - reach, spots.max(0) + reach
        keep = (owner != person) & ((middle + halves > low) & (middle - halves < high)).all(1)
        weight = self.weight[owner[keep]] * self.weight[person]
        middle, halves = middle[keep], halves[keep]
        shape = overlap_cost(spots, half, middle, halves, weight)
        clash = np.repeat(shape[:, None], 4, axis=1)
        if label[0] > 0:
            most = 0.0 if clear else shape.min() + 4 * BASE
            look = np.nonzero(shape <= most)[0]
            at = spots[look, None] + crowd.offsets[person][None]
            under = overlap_cost(at.reshape(-1, 2), label, middle, halves, weight).reshape(-1, 4)
            fits = self.frame.fits_label(at[..., 0], at[..., 1], label)
            clash += 8 * BASE
            clash[look] += under + np.where(fits, 0.0, OUT_OF_RIM * self.weight[person]) - 8 * BASE
        wish = np.hypot(*(spots - self.home[person]).T) * self.far[person]
        for friend in self.friends[person][:12]:
            wish += np.hypot(*(spots - crowd.at[friend]).T) * LONG
        return clash, wish[:, None] + SIDE_COST

    def polish(self, rounds: int) -> None:
        """With nobody in a conflict: move or swap people whose ties cross, into no new conflict.

        The more ties there are the fewer moves are looked at, so that the time stays bounded.
        """
        left = LOOKS // max(len(self.ties), 40)
        crowd = self.crowd
        self.weight[:] = 1.0
        cell = crowd.ring * 1000 + crowd.sector
        for _ in range(rounds):
            table = crossing_table(crowd.at, self.ties, self.ties)
            tangled = np.zeros(len(crowd.at))
            np.add.at(tangled, self.ties[:, 0], table.sum(1))
            np.add.at(tangled, self.ties[:, 1], table.sum(1))
            better = False
            for person in np.argsort(-tangled, kind="stable"):
                if tangled[person] == 0 or left < 0:
                    break
                if crowd.fixed[person]:
                    continue
                better |= self.shift(int(person))
                left -= 8
                mates = np.nonzero((cell == cell[person]) & ~crowd.fixed)[0][:24]
                left -= len(mates)
                better |= self.swap_with(int(person), mates[mates != person])
            if not better:
                return

    def ease(self, spread: float, moves: int) -> None:
        """With nobody in a conflict: the most crowded move to clear places with more room."""
        crowd = self.crowd
        self.weight[:] = 1.0
        self.home, self.far[:] = crowd.at.copy(), 0.02
        n = len(crowd.at)
        if n < 2:
            return
        middle = (crowd.at + crowd.label_at()) / 2
        gap = np.hypot(*(middle[:, None] - middle[None]).transpose(2, 0, 1))
        crowding = (np.maximum(0.0, 1 - gap / spread) ** 2).sum(1)
        for person in np.argsort(-crowding, kind="stable")[:moves]:
            if not crowd.fixed[person]:
                self.ease_one(int(person), spread)

    def ease_one(self, person: int, spread: float) -> None:
        """Move one person to the clear place with most room about it."""
        crowd = self.crowd
        spots = np.concatenate([crowd.at[person][None], self.candidates(person)])
        clash, wish = self.costs(person, spots, clear=True)
        others = np.arange(len(crowd.at)) != person
        middle = ((crowd.at + crowd.label_at()) / 2)[others]
        near = ((middle > spots.min(0) - spread) & (middle < spots.max(0) + spread)).all(1)
        spot, side = np.nonzero(clash <= 0)
        mine = spots[spot] + crowd.offsets[person][side] / 2
        aside = mine[:, :1] - middle[near, 0]
        down = (mine[:, 1:] - middle[near, 1]) * 1.15
        room = (np.maximum(0.0, 1 - np.hypot(aside, down) / spread) ** 2).sum(1)
        cost = np.full(clash.shape, np.inf)
        cost[spot, side] = wish[spot, side] + ROOM * room
        side = cost.argmin(1)
        least = cost[np.arange(len(spots)), side]
        few = np.argsort(least, kind="stable")[:40]
        few = np.unique(np.append(few[np.isfinite(least[few])], 0))
        if len(few) < 2 or not np.isfinite(least[0]):
            return
        total = least[few] + 2 * CROSSED * self.crossings(person, spots[few])
        best = int(few[int(np.argmin(total))])
        crowd.at[person], crowd.side[person] = spots[best], int(side[best])

    def shift(self, person: int) -> bool:
        """Move the person to a clear place where their ties cross less, if there is one."""
        spots = self.candidates(person)
        clash, wish = self.costs(person, spots, clear=True)
        wish = np.where(clash > 0, np.inf, wish)
        side = wish.argmin(1)
        least = wish[np.arange(len(spots)), side]
        few = np.argsort(least, kind="stable")[:80]
        few = few[np.isfinite(least[few])]
        if not len(few):
            return False
        crossed = self.crossings(person, np.concatenate([self.crowd.at[person][None], spots[few]]))
        best = int(np.argmin(crossed[1:] * CROSSED + least[few] * 0.2))
        if crossed[1 + best] >= crossed[0]:
            return False
        self.crowd.at[person] = spots[few[best]]
        self.crowd.side[person] = int(side[few[best]])
        return True

    def swap_with(self, person: int, mates: Ints) -> bool:
        """Swap the person with each of these where ties then cross less; whether any were."""
        better = False
        while len(mates):
            pairs = np.stack([np.full(len(mates), person), mates], axis=1)
            helps = np.nonzero(Tangle(self.crowd.at, self.ties).uncrossed(pairs) > 0)[0]
            done = next((k for k in helps if self.swap(person, int(mates[k]))), None)
            if done is None:
                break
            better, mates = True, mates[done + 1 :]
        return better

    def swap(self, a: int, b: int) -> bool:
        """Swap two people of a cell if nobody stands in a conflict then."""
        crowd = self.crowd
        was = crowd.at[[a, b]], crowd.side[[a, b]]
        crowd.at[[a, b]] = was[0][::-1]
        for person in (a, b, a):
            here = crowd.at[person]
            ring, sector = int(crowd.ring[person]), int(crowd.sector[person])
            fits = self.frame.fits_shape(here[:1], here[1:], crowd.half[person], ring, sector)
            cost = np.add(*self.costs(person, here[None]))[0]
            crowd.side[person] = int(np.argmin(cost)) if fits.all() else 0
        if not crowd.conflicts(self.frame).any():
            return True
        crowd.at[[a, b]], crowd.side[[a, b]] = was
        return False


def overlap_cost(
    at: Floats, half: Floats, middle: Floats, halves: Floats, weight: Floats
) -> Floats:
    """Summed cost (k,) of boxes about `at` (k, 2) lying on or too near other boxes."""
    if not len(middle):
        return np.zeros(len(at))
    reach = half + halves + CLEAR
    deep = np.abs(at[:, :1] - middle[:, 0])
    np.subtract(reach[:, 0], deep, out=deep)
    down = np.abs(at[:, 1:] - middle[:, 1])
    np.subtract(reach[:, 1], down, out=down)
    np.minimum(deep, down, out=deep)
    over = deep > 1e-6
    deep += BASE
    deep *= over
    cost: Floats = deep @ weight
    return cost
