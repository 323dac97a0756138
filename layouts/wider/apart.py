"""Taking overlaps away while keeping the picture (PRISM, Gansner and Hu 2010)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.linalg import splu
from scipy.spatial import Delaunay, QhullError

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]


def box_pairs(at: Floats, half: Floats, clear: float) -> tuple[Ints, Ints]:
    """Pairs of boxes (middles and half sizes, (n, 2)) nearer than `clear` px both ways."""
    order = np.argsort(at[:, 0] - half[:, 0], kind="stable")
    left = (at[:, 0] - half[:, 0])[order]
    right = (at[:, 0] + half[:, 0])[order]
    ends = np.searchsorted(left, right + clear)
    counts = np.maximum(ends - np.arange(len(order)) - 1, 0)
    i = np.repeat(np.arange(len(order)), counts)
    j = i + 1 + np.arange(len(i)) - np.repeat(np.cumsum(counts) - counts, counts)
    a, b = order[i], order[j]
    hit = np.abs(at[a, 1] - at[b, 1]) < half[a, 1] + half[b, 1] + clear - 1e-6
    hit &= np.abs(at[a, 0] - at[b, 0]) < half[a, 0] + half[b, 0] + clear - 1e-6
    return a[hit], b[hit]


def neighbours(at: Floats) -> Ints:
    """Delaunay neighbours (k, 2), or a chain along the longer way when all lie on a line."""
    n = len(at)
    if n < 4:
        i, j = np.triu_indices(n, 1)
        return np.column_stack([i, j])
    try:
        found = Delaunay(at).simplices
    except QhullError:
        order = np.lexsort((at[:, 1], at[:, 0]))
        return np.column_stack([order[:-1], order[1:]])
    pairs = np.concatenate([found[:, [0, 1]], found[:, [1, 2]], found[:, [0, 2]]])
    return unlike(pairs, n)


def unlike(pairs: Ints, n: int) -> Ints:
    """Each pair once, the lower first, in order."""
    keys = np.unique(pairs.min(axis=1).astype(np.int64) * n + pairs.max(axis=1))
    return np.column_stack([keys // n, keys % n]).astype(np.intp)


def take_apart(at: Floats, half: Floats, clear: float, fixed: Bools, rounds: int = 120) -> Floats:
    """Middles with no two boxes nearer than `clear`, as like `at` as can be; the fixed stay."""
    n = len(at)
    if n < 2:
        return at
    at = at + np.random.default_rng(0).normal(size=at.shape) * 1e-3 * ~fixed[:, None]
    free = np.nonzero(~fixed)[0]
    for number in range(rounds):
        pairs = neighbours(at)
        if number > 2:
            a, b = box_pairs(at, half, clear)
            if not len(a):
                break
            pairs = unlike(np.concatenate([pairs, np.column_stack([a, b])]), n)
        i, j = pairs[:, 0], pairs[:, 1]
        gap = at[i] - at[j]
        far = np.hypot(gap[:, 0], gap[:, 1]) + 1e-9
        room = (half[i] + half[j] + clear * 1.02) / (np.abs(gap) + 1e-9)
        factor = np.clip(room.min(1), 1.0, 1.5)
        goal = factor * far
        weight = goal**-2.0
        laplace = sparse.csr_array(
            (np.concatenate([-weight, -weight]), (np.r_[i, j], np.r_[j, i])), shape=(n, n)
        )
        hold = 1e-3 * weight.mean()
        diagonal = -np.asarray(laplace.sum(axis=1)).ravel() + hold
        system = (laplace + sparse.diags_array(diagonal)).tocsc()
        right = hold * at
        pull = (weight * goal / far)[:, None] * gap
        np.add.at(right, i, pull)
        np.add.at(right, j, -pull)
        if len(free) < n:
            part = system[free]
            right = right[free] - part[:, np.nonzero(fixed)[0]] @ at[fixed]
            system = part[:, free].tocsc()
        if len(free):
            at[free] = splu(system).solve(right)
    return at


def clear_spot(
    wish: tuple[float, float], half: Floats, at: Floats, halves: Floats, clear: float
) -> tuple[float, float]:
    """The free spot nearest to `wish` for a box, looking outwards in rings."""
    reach = halves + half + clear
    step = float(min(half[0], half[1])) / 2 + 2
    away = np.hypot(*(at - wish).T) - np.hypot(*reach.T)
    for first in range(0, 4000, 8):
        near = away < (first + 8) * step
        spots = np.concatenate([_ring(wish, k * step, 6 * k) for k in range(first, first + 8)])
        gap = np.abs(spots[:, None] - at[near][None])
        free = ~np.any(np.all(gap < reach[near][None] - 1e-6, axis=2), axis=1)
        if free.any():
            x, y = spots[int(np.argmax(free))]
            return float(x), float(y)
    return wish


def _ring(middle: tuple[float, float], radius: float, count: int) -> Floats:
    """Points (k, 2) on a circle, or its middle when the radius is nothing."""
    angle = np.arange(max(count, 1)) * (2 * np.pi / max(count, 1))
    points: Floats = np.array(middle) + radius * np.column_stack([np.cos(angle), np.sin(angle)])
    return points
