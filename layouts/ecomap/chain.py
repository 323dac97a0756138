"""One chain of angles round the middle: the sectors' edges and the people between them in order.

How near two of them may come depends on where they stand, since names are wide and low. So the
least gaps are measured where they stand, the angles fitted to them, and that again a few times.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import isotonic_regression

from layouts.boxes import CLEAR
from layouts.circles.frame import TURN

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]

ROUNDS = 5
FURTHEST = 0.75  # radians: half of the widest gap
MARGIN = 4.0  # px between a shape and the edge of its sector
LINE = 5.0  # px between a shape and the line from the middle to somebody further out


@dataclass(frozen=True, slots=True)
class Chain:
    """m elements clockwise from the top, the first and the last an edge at the top.

    `person` (m,) is a row of the plan, -1 for an edge; `radius` (m,) is half the height of the
    element's orbit, px; `tied` (m,) are tied to somebody in the middle, so that a line runs there.
    `least` are the least widths of the sectors, radians.
    """

    person: Ints
    radius: Floats
    box: Floats
    shape: Floats
    drop: Floats
    tied: Bools
    aspect: float
    least: Floats
    reach: int

    def points(self, angle: Floats, radius: Floats) -> tuple[Floats, Floats]:
        return self.aspect * radius * np.sin(angle), -radius * np.cos(angle)

    def pairs(self) -> tuple[Ints, Ints]:
        """Which elements' gaps are measured: those at most `reach` apart."""
        count = len(self.person)
        first = np.repeat(np.arange(count), self.reach)
        second = first + np.tile(np.arange(1, self.reach + 1), count)
        return first[second < count], second[second < count]

    def gaps(self, angle: Floats) -> tuple[Ints, Ints, Floats]:
        """Pairs (k,) of elements and the least angle from the first to the second, radians."""
        i, j = self.pairs()
        least = np.zeros(len(i))
        edge_i, edge_j = self.person[i] < 0, self.person[j] < 0
        both = ~edge_i & ~edge_j
        a, b = i[both], j[both]
        middle = (angle[a] + angle[b]) / 2
        inner_first = self.radius[a] < self.radius[b]
        inner, outer = np.where(inner_first, a, b), np.where(inner_first, b, a)
        lines = self.tied[outer] & (self.radius[a] != self.radius[b])
        barred = self._ray(middle, inner, self.shape[inner], LINE, self.drop[inner])
        least[both] = np.maximum(self._apart(middle, a, b), np.where(lines, barred, 0.0))
        for who, other in ((j, edge_i & ~edge_j), (i, edge_j & ~edge_i)):
            one = who[other]
            least[other] = self._ray(angle[one], one, self.shape[one], MARGIN, self.drop[one])
        return i, j, least

    def _apart(self, middle: Floats, a: Ints, b: Ints) -> Floats:
        """The largest angle, about `middle`, at which the boxes of two still touch."""
        room = self.box[a] + self.box[b] + CLEAR + 0.3
        less, more = self.radius[b] - self.radius[a], self.radius[b] + self.radius[a]
        sin, cos = np.sin(middle), np.cos(middle)
        x0, x1 = touching(self.aspect * less * sin, self.aspect * more * cos, room[:, 0])
        y0, y1 = touching(-less * cos, more * sin, room[:, 1])
        last = np.minimum(x1, y1)
        return np.where((last > 0) & (np.maximum(x0, y0) < last), 2 * last, 0.0)

    def _ray(
        self, angle: Floats, who: Ints, half: Floats, margin: float, drop: Floats | float
    ) -> Floats:
        """The angle between a ray from the middle and a box beside it that it just clears."""
        x, y = self.points(angle, self.radius[who])
        y = y - drop
        far = np.maximum(np.hypot(x, y), 1.0)
        needs = (np.abs(y) * half[:, 0] + np.abs(x) * half[:, 1]) / far + margin
        turn = self.aspect / ((self.aspect * np.sin(angle)) ** 2 + np.cos(angle) ** 2)
        found: Floats = np.arcsin(np.minimum(needs / far, 1.0)) / turn
        return found

    def packed(self, angle: Floats) -> Floats:
        """The angles (m,) as near to the top as the gaps measured at `angle` let them come."""
        i, j, least = self.gaps(angle)
        before: list[list[tuple[int, float]]] = [[] for _ in self.person]
        for first, second, gap in zip(i.tolist(), j.tolist(), least.tolist(), strict=True):
            if gap > 0:
                before[second].append((first, gap))
        edges = np.nonzero(self.person < 0)[0]
        sector = {int(edge): number for number, edge in enumerate(edges)}
        tight = np.zeros(len(self.person))
        for one in range(1, len(tight)):
            near = [float(tight[first]) + gap for first, gap in before[one]]
            tight[one] = max([float(tight[one - 1]), *near])
            if (number := sector.get(one)) is not None:
                start = int(edges[number - 1])
                inside = tight[start : one + 1] - tight[start]
                if inside[-1] < self.least[number - 1]:  # the title wants more: all get of it
                    even = np.linspace(0.0, 1.0, one + 1 - start)
                    more = self.least[number - 1] - inside[-1]
                    tight[start : one + 1] += even * more
        return tight

    def fitted(self, rounds: int = ROUNDS) -> tuple[Floats, float]:
        """The angles spread over a whole turn, and how much of a turn they need, radians."""
        angle = np.linspace(0.0, TURN, len(self.person))
        for _ in range(2):  # where people are wide and where they are not
            tight = self.packed(angle)
            angle = tight / max(float(tight[-1]), 1e-9) * TURN
        for _ in range(rounds):
            tight = self.packed(angle)
            needs = float(tight[-1])
            if needs > TURN:
                break
            base = np.clip(isotonic_regression(angle - tight).x, 0.0, TURN - needs)
            base[0], base[-1] = 0.0, TURN - needs
            angle = base + tight
        return angle, needs


def touching(still: Floats, turning: Floats, room: Floats) -> tuple[Floats, Floats]:
    """Between which half angles `still` cos + `turning` sin is nearer to 0 than `room`.

    It never leaves it where `room` is large enough: up to a quarter turn then.
    """
    flip = np.where(turning < 0, -1.0, 1.0)
    size = np.maximum(np.hypot(still, turning), 1e-9)
    lag = np.arctan2(still * flip, turning * flip)
    reach = np.where(room < size, np.arcsin(np.minimum(room / size, 1.0)), FURTHEST)
    always = room >= size
    first = np.where(always, -FURTHEST, -reach - lag)
    return first, np.where(always, FURTHEST, np.minimum(reach - lag, FURTHEST))
