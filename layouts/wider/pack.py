"""Putting networks that are not tied to each other side by side."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Box = tuple[float, float, float, float]


def pack(boxes: list[Box], gap: float, aspect: float) -> list[tuple[float, float]]:
    """How far to move each box so that none meet; the largest come first.

    Shelves from top to bottom, each as tall as its first box and filled in columns from left to
    right. They are about as wide as makes the whole `aspect` times as wide as tall.
    """
    if not boxes:
        return []
    sizes = [(box[2] - box[0] + gap, box[3] - box[1] + gap) for box in boxes]
    area = sum(width * height for width, height in sizes)
    limit = max(sizes[0][0], float(np.sqrt(area * aspect)))
    moves: list[tuple[float, float]] = []
    left = right = 0.0  # the column that is being filled
    top, shelf, y = 0.0, sizes[0][1], 0.0
    for box, (width, height) in zip(boxes, sizes, strict=True):
        if y > top and (y + height > top + shelf or left + width > limit):
            left, y = right, top
        if left > 0 and (left + width > limit or height > 1.4 * shelf):
            top, shelf = top + shelf, height
            left, right, y = 0.0, 0.0, top
        moves.append((left - box[0], y - box[1]))
        right, y, shelf = max(right, left + width), y + height, max(shelf, height)
    return moves
