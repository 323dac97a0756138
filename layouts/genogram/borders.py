"""The room that homes' outlines need between people."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from layouts.genogram.blocks import Model
from layouts.genogram.order import Order

Floats = NDArray[np.float64]
HOME = 12.0  # from a home's people to its outline, and between two outlines
LETTER = 6.8  # px of one letter of a home's title, generously
USUAL = 90.0  # about how wide one person is
SQUARED = 100.0  # up to so much is left free so that a home is a plain rectangle


class Borders:
    """Whose home each person lives in, and the room its outline needs beside them."""

    def __init__(self, model: Model) -> None:
        self.home: dict[int, int] = {}
        self.left: dict[int, float] = {}
        self.right: dict[int, float] = {}
        row = model.row
        for k, home in enumerate(model.family.homes):
            if len(home.people) < 2:
                continue
            last = max(int(row[person]) for person in home.people)
            lowest = [person for person in home.people if row[person] == last]
            # the title stands in the lowest row: few people there need more room
            lack = len(home.title) * LETTER + 2 * HOME - len(lowest) * USUAL
            for person in home.people:
                self.home[person] = k
                extra = max(0.0, lack / 2 - HOME) if person in lowest else 0.0
                self.left[person] = self.right[person] = HOME + extra

    def between(self, a: int, b: int) -> float:
        """The room that outlines need between two neighbours' boxes."""
        first, second = self.home.get(a), self.home.get(b)
        if first == second:
            return 0.0
        return self.right.get(a, 0.0) + self.left.get(b, 0.0) + HOME

    def squared(self, order: Order, x: Floats, reach: Mapping[int, tuple[float, float]]) -> bool:
        """Keep strangers out of a home's whole width where little is missing; False: nothing."""
        changed = False
        for home in order.model.family.homes:
            if len(home.people) < 2:
                continue
            low = min(x[person] - reach[person][0] for person in home.people)
            high = max(x[person] + reach[person][1] for person in home.people)
            rows: dict[int, list[int]] = {}
            for person in home.people:
                rows.setdefault(int(order.model.row[person]), []).append(person)
            for people in rows.values() if len(rows) > 1 else ():
                first, last = min(people, key=x.__getitem__), max(people, key=x.__getitem__)
                before = x[first] - reach[first][0] - low
                after = high - x[last] - reach[last][1]
                if 1.0 < before <= SQUARED:
                    self.left[first], changed = self.left[first] + float(before), True
                if 1.0 < after <= SQUARED:
                    self.right[last], changed = self.right[last] + float(after), True
        return changed
