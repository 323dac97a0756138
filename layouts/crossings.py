"""Counting the crossings of straight ties."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]


def crossing_table(points: Floats, ties: Ints, others: Ints) -> Bools:
    """Which of `ties` (k, 2) properly cross which of `others` (m, 2), as (k, m).

    `points` is (n, 2); ties are pairs of rows of it. Ties that share an end do not cross.
    """
    p, q = points[ties[:, 0]][:, None], points[ties[:, 1]][:, None]
    r, s = points[others[:, 0]][None], points[others[:, 1]][None]
    d, e = q - p, s - r
    c1 = d[..., 0] * (r[..., 1] - p[..., 1]) - d[..., 1] * (r[..., 0] - p[..., 0])
    c2 = d[..., 0] * (s[..., 1] - p[..., 1]) - d[..., 1] * (s[..., 0] - p[..., 0])
    c3 = e[..., 0] * (p[..., 1] - r[..., 1]) - e[..., 1] * (p[..., 0] - r[..., 0])
    c4 = e[..., 0] * (q[..., 1] - r[..., 1]) - e[..., 1] * (q[..., 0] - r[..., 0])
    a, b = ties[:, :1], ties[:, 1:]
    apart = (a != others[:, 0]) & (a != others[:, 1]) & (b != others[:, 0]) & (b != others[:, 1])
    hit: Bools = (c1 * c2 < -1e-9) & (c3 * c4 < -1e-9) & apart
    return hit


def count_crossings(points: Floats, ties: Ints, chunk: int = 512) -> int:
    """How many pairs of ties cross."""
    total = 0
    for start in range(0, len(ties), chunk):
        part = ties[start : start + chunk]
        total += int(crossing_table(points, part, ties).sum())
    return total // 2
