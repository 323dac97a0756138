"""Places from before: which rows they were, and how the others make way for those pinned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

import numpy as np
from numpy.typing import NDArray

from layouts.boxes import LABEL_GAP_V
from layouts.contract import Place, Size
from layouts.genogram.seats import half

Floats = NDArray[np.float64]
NEAR = 60.0  # people this near in height stood in one row
CLEAR = 12.0


def rows_before(count: int, known: Mapping[int, Place], held: Set[int]) -> list[int | None]:
    """Return the row each person stood in, counted from the highest; None for the new."""
    free = {person: place.y for person, place in known.items() if person not in held}
    found: list[int | None] = [None] * count
    row, last = -1, -1e9
    for person, y in sorted(free.items(), key=lambda one: (one[1], one[0])):
        if y - last > NEAR:
            row, last = row + 1, y
        found[person] = row
    return found


def apart(
    x: Floats,
    y: Floats,
    row: Sequence[int],
    sizes: Sequence[Size],
    known: Mapping[int, Place],
    held: Set[int],
) -> tuple[Floats, Floats]:
    """Put the pinned where they are pinned; who would lie under them moves along the row."""
    x, y = x.copy(), y.copy()
    for person in held:
        x[person], y[person] = known[person].x, known[person].y
    wide = np.array([half(size) for size in sizes])
    top = np.array([size.height / 2 for size in sizes])
    foot = top + [size.label_height + LABEL_GAP_V if size.label_height else 0.0 for size in sizes]
    placed = sorted(held)
    for person in sorted((k for k in range(len(row)) if k not in held), key=lambda k: (x[k], k)):
        near = np.array(placed, np.intp)
        low, high = y[person] - top[person] - CLEAR, y[person] + foot[person] + CLEAR
        level = near[(y[near] + foot[near] > low) & (y[near] - top[near] < high)]
        reach = wide[level] + wide[person] + CLEAR
        if (np.abs(x[level] - x[person]) < reach - 1e-6).any():
            spots = np.concatenate([x[level] - reach, x[level] + reach])
            free = (np.abs(spots[:, None] - x[level]) >= reach - 1e-6).all(1)
            spots = spots[free]
            x[person] = spots[np.argmin(np.abs(spots - x[person]))]
        placed.append(person)
    return x, y
