"""Seats: the sectors' edges round people who have a place, and free places for those without."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from layouts.boxes import CLEAR, Box
from layouts.circles.frame import TURN
from layouts.crossings import crossing_table
from layouts.ecomap.plan import Plan

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]

CELLS = 1440  # angles at which an edge may lie
INSET = 1.5  # px between a shape and the edges of its sector
PITCH = 9.0  # px between the places looked at
CROSSED = 60.0  # px that somebody may rather stand further out than have a tie crossed
FURTHER = 80  # rows of places looked at outside the picture, before the nearest is taken
LINE = 5.0


@dataclass
class Seats:
    """Everybody's box (n, 2) middles, px, and who has a place so far."""

    plan: Plan
    hole: Box | None
    at: Floats
    seated: Bools
    edges: Floats
    centres: Floats

    def clear(self, row: int, spots: Floats) -> Bools:
        """At which of the spots (k, 2) somebody's box touches nobody and not the middle."""
        half = self.plan.box[row]
        others = self.seated.copy()
        others[row] = False
        room = self.plan.box[others] + half + CLEAR
        gap = np.abs(spots[:, None] - self.at[others][None])
        free: Bools = ~((gap < room).all(2)).any(1)
        if self.hole is not None:
            left, top, right, bottom = self.hole
            middle = np.array([(left + right) / 2, (top + bottom) / 2])
            size = np.array([(right - left) / 2, (bottom - top) / 2]) + half + CLEAR
            free &= ~(np.abs(spots - middle) < size).all(1)
        return free

    def inside(self, row: int, spots: Floats) -> Bools:
        """At which of the spots somebody's shape lies wholly in their sector."""
        sector = int(self.plan.sector[row])
        if len(self.plan.keys) < 2:
            return np.ones(len(spots), bool)
        low, high = self.extent(row, spots)
        found: Bools = (low >= self.edges[sector]) & (high <= self.edges[sector + 1])
        return found

    def extent(self, row: int, spots: Floats) -> tuple[Floats, Floats]:
        """Between which angles (radians, not wrapped) somebody's shape lies at the spots."""
        x, y = spots[:, 0], spots[:, 1] - self.plan.drop[row]
        angle = np.arctan2(x / self.plan.aspect, -y) % TURN
        half = self.plan.shape[row] + INSET
        low, high = angle.copy(), angle.copy()
        for sx in (-1, 1):
            for sy in (-1, 1):
                corner = np.arctan2((x + sx * half[0]) / self.plan.aspect, -(y + sy * half[1]))
                turn = (corner - angle + math.pi) % TURN - math.pi
                low, high = np.minimum(low, angle + turn), np.maximum(high, angle + turn)
        return low, high

    def fitted_edges(self, rows: Ints) -> Floats:
        """The edges (s + 1,) that leave fewest of these people outside their sector.

        The first lies at the top. Between places that are as good, an edge lies midway.
        """
        plan, count = self.plan, len(self.plan.keys)
        if count < 2:
            return np.array([0.0, TURN])
        grid = np.linspace(0.0, TURN, CELLS + 1)
        cost = np.zeros((count + 1, CELLS + 1))
        for row in rows:
            low, high = self.extent(int(row), self.at[row][None])
            cost[plan.sector[row]] += grid > low[0]
            cost[plan.sector[row] + 1] += grid < high[0]
        reach = float(np.abs(self.at[rows]).max(initial=plan.rim))
        # half of what titles want: a title can stand further out, those who have a place stay there
        least = np.minimum(plan.least(reach) * 0.5, TURN / count * 0.9)
        least *= min(1.0, TURN * 0.95 / least.sum())
        cells = np.floor(least / TURN * CELLS).astype(np.intp)
        best = np.full((count + 1, CELLS + 1), np.inf)
        best[0, 0] = cost[0, 0]
        for edge in range(1, count + 1):
            open_ = np.full(CELLS + 1, np.inf)
            wide = int(cells[edge - 1])
            open_[wide:] = np.minimum.accumulate(best[edge - 1][: CELLS + 1 - wide])
            best[edge] = cost[edge] + open_
        at = np.zeros(count + 1, np.intp)
        at[count] = CELLS
        for edge in range(count - 1, 0, -1):
            part = best[edge][: at[edge + 1] - int(cells[edge]) + 1]
            good = np.nonzero(part <= part.min() + 1e-9)[0]
            runs = np.split(good, np.nonzero(np.diff(good) > 1)[0] + 1)
            widest = max(runs, key=len)
            at[edge] = int(widest[len(widest) // 2])
        found: Floats = grid[at]
        return found

    def seat(self, row: int) -> None:
        """Give somebody the free place that suits best: in their sector, near in, few crossings."""
        plan = self.plan
        sector = int(plan.sector[row])
        half = plan.box[row]
        inner = 0.0 if self.hole is None else min(self.hole[3], self.hole[2] / plan.aspect)
        outer = max(float(self.radii().max(initial=0.0)), plan.rim - float(half[1]))
        wide = self.edges[sector + 1] - self.edges[sector]
        for start, stop in ((inner, outer), *_further(outer)):
            radius = np.arange(max(start, PITCH), stop + PITCH, PITCH)
            spots = []
            for r in radius:
                steps = max(3, int(wide * r * max(plan.aspect, 1.0) / PITCH))
                angle = self.edges[sector] + (np.arange(steps) + 0.5) / steps * wide
                spots.append(np.stack([plan.aspect * r * np.sin(angle), -r * np.cos(angle)], 1))
            found = np.round(np.concatenate(spots), 2)
            found = found[self.clear(row, found) & self.inside(row, found)]
            if len(found):
                self.at[row] = found[int(np.argmin(self.cost(row, found)))]
                self.seated[row] = True
                return
        raise AssertionError("a sector has room far enough out")

    def cost(self, row: int, spots: Floats) -> Floats:
        """What it costs (k,) to stand at the spots: px away from friends and from the middle."""
        n = len(self.plan.names)
        seated = np.concatenate([self.seated, np.ones(len(self.centres), bool)])
        all_at = np.concatenate([self.at, self.centres]).reshape(-1, 2)
        ties = self.plan.ties
        mine = ties[(ties == row).any(1)]
        friends = np.array([int(k) for k in mine.ravel() if k != row and seated[k]], np.intp)
        cost: Floats = 0.5 * np.hypot(spots[:, 0] / self.plan.aspect, spots[:, 1])
        cost = cost + 200.0 * self.behind(row, spots)
        if not len(friends):
            return cost
        for friend in friends:
            if friend < n:
                cost = cost + 0.5 / len(friends) * np.hypot(*(spots - all_at[friend]).T)
        rest = ties[seated[ties].all(1) & (ties != row).all(1)]
        few = np.argsort(cost, kind="stable")[:60]
        if len(rest):
            for spot in few:
                points = np.concatenate([all_at, spots[spot][None]])
                new = np.stack([np.full(len(friends), len(all_at)), friends], axis=1)
                cost[spot] += CROSSED * float(crossing_table(points, new, rest).sum())
            others = np.ones(len(cost), bool)
            others[few] = False
            cost[others] += CROSSED * len(rest)
        return cost

    def behind(self, row: int, spots: Floats) -> Floats:
        """Over how many shapes (k,) the line from the middle to the spots would run, or be run."""
        others = self.seated.copy()
        others[row] = False
        drop = np.stack([np.zeros(len(self.plan.drop)), self.plan.drop], axis=1)
        shapes, half = (self.at - drop)[others], self.plan.shape[others] + LINE
        to = spots - drop[row]
        mine = self.plan.shape[row] + LINE
        over = _on_way(to[:, None], shapes[None], half[None])
        under = _on_way(shapes[None], to[:, None], mine[None, None])
        found: Floats = (over | under).sum(1).astype(float)
        return found

    def radii(self) -> Floats:
        """Half the height (n,) of the ellipse through the outmost corner of everybody's box."""
        far = np.abs(self.at[self.seated]) + self.plan.box[self.seated]
        found: Floats = np.hypot(far[:, 0] / self.plan.aspect, far[:, 1])
        return found


def _further(outer: float) -> list[tuple[float, float]]:
    step = 60.0
    near = [(outer + step * k, outer + step * (k + 1)) for k in range(8)]
    return [*near, *((outer * 2.0**k, outer * 2.0**k * 1.3) for k in range(2, 12))]


def _on_way(end: Floats, at: Floats, half: Floats) -> Bools:
    """Whether boxes about `at` lie on the way from the middle to `end`."""
    length = np.maximum(np.hypot(end[..., 0], end[..., 1]), 1e-9)
    dx, dy = end[..., 0] / length, end[..., 1] / length
    along = at[..., 0] * dx + at[..., 1] * dy
    away = np.abs(at[..., 0] * dy - at[..., 1] * dx)
    near = away < np.abs(dy) * half[..., 0] + np.abs(dx) * half[..., 1]
    found: Bools = near & (along > 0) & (along < length)
    return found
