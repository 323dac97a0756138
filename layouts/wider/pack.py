"""Putting networks that are not tied to each other side by side."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Box = tuple[float, float, float, float]


def pack(boxes: list[Box], gap: float, aspect: float) -> list[tuple[float, float]]:
    """How far to move each box so that none meet: rows, the first box largest and first.

    The rows are about as wide as makes the whole `aspect` times as wide as tall.
    """
    if not boxes:
        return []
    sizes = [(box[2] - box[0] + gap, box[3] - box[1] + gap) for box in boxes]
    area = sum(width * height for width, height in sizes)
    limit = max(sizes[0][0], float(np.sqrt(area * aspect * 1.15)))
    moves: list[tuple[float, float]] = []
    x = y = row = 0.0
    for box, (width, height) in zip(boxes, sizes, strict=True):
        if x > 0 and x + width > limit:
            x, y, row = 0.0, y + row, 0.0
        moves.append((x - box[0], y - box[1]))
        x, row = x + width, max(row, height)
    return moves
