"""Positions whose distances are as the ties tell: stress, weights 1 / distance squared.

Up to `EXACT` people every pair counts: stochastic gradient descent (Zheng, Pawar and Goodman 2018),
each epoch a round-robin of disjoint pairs, so that numpy does a whole round at once with the
outcome of one pair after another; then a few rounds of majorisation. Above that, pivots stand for
the far (Ortmann, Klimenta and Brandes 2016).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse import csgraph

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]

EXACT = 1200
PIVOTS = 60
LOOKED_FROM = 40  # people from whom all others are seen at a first look
LOOKED = 16  # rounds of majorisation at a first look


def distances(lengths: sparse.csr_array, rows: Ints | None = None) -> Floats:
    """Shortest ways along ties, (k, n), from `rows` or from everybody."""
    plain = bool(np.all(lengths.data == 1.0))
    found: Floats = csgraph.dijkstra(lengths, directed=False, indices=rows, unweighted=plain)
    return found


def spectral(ways: Floats) -> Floats:
    """Classical scaling of the ways from some rows to all, (k, n) -> (n, 2); signs fixed."""
    squared = ways**2
    centred = squared - squared.mean(0) - squared.mean(1)[:, None] + squared.mean()
    _, _, turned = np.linalg.svd(centred, full_matrices=False)
    at = turned[:2].T if len(turned) > 1 else np.column_stack([turned[0], 0 * turned[0]])
    at = np.ascontiguousarray(at)
    spread = at - at.mean(0)
    flip = np.sign(spread[np.abs(spread).argmax(0), [0, 1]])
    scale = np.sqrt((ways**2).mean() / max(2 * spread.var(0).sum(), 1e-12))
    found: Floats = spread * np.where(flip == 0, 1, flip) * scale
    return found


def round_robin(count: int) -> tuple[Ints, Ints]:
    """Rounds of disjoint pairs that meet everybody with everybody once, (rounds, count // 2)."""
    even = count + count % 2
    turning = np.arange(even - 1)
    first, second = [], []
    for number in range(even - 1):
        ring = np.concatenate([[even - 1], np.roll(turning, number)])
        a, b = ring[: even // 2], ring[even // 2 :][::-1]
        real = (a < count) & (b < count)
        first.append(a[real])
        second.append(b[real])
    if not first:
        return np.zeros((0, 0), np.intp), np.zeros((0, 0), np.intp)
    return np.array(first, np.intp), np.array(second, np.intp)


def descend(ways: Floats, at: Floats, fixed: Bools, epochs: int, seed: int) -> Floats:
    """Stress by gradient descent over all pairs, from `at` (n, 2); the fixed do not move."""
    n = len(at)
    if n < 2:
        return at
    rng = np.random.default_rng(seed)
    z = at[:, 0] + 1j * at[:, 1]
    z = z + rng.normal(size=n) * 1e-4 + 1j * rng.normal(size=n) * 1e-4
    first, second = round_robin(n)
    top = float(ways.max()) ** 2
    steps = top * (0.05 / top) ** (np.arange(epochs) / max(epochs - 1, 1))
    weigh = np.where(fixed, 0.0, 1.0)
    held = bool(fixed.any())
    for step in steps:
        turn = rng.permutation(n)
        here = z[turn]
        goal = ways[turn[:, None], turn]
        goals = goal[first, second]
        moves = np.minimum(step / goals**2, 1.0) * 0.5
        share = weigh[turn]
        for i, j, d, m in zip(first, second, goals, moves, strict=True):
            gap = here[j] - here[i]
            move = gap * (m * (1.0 - d / np.maximum(np.abs(gap), 1e-9)))
            if held:
                here[i] += move * share[i]
                here[j] -= move * share[j]
            else:
                here[i] += move
                here[j] -= move
        z[turn] = here
    return np.column_stack([z.real, z.imag])


def first_look(ways: Floats) -> Floats:
    """Places that are near enough for a first look: scaled by some rows, then majorised."""
    rows = np.unique(np.linspace(0, len(ways) - 1, LOOKED_FROM).astype(np.intp))
    return majorise(ways, spectral(ways[rows]), LOOKED)


def majorise(ways: Floats, at: Floats, rounds: int) -> Floats:
    """Rounds of stress majorisation over all pairs: each lowers the stress."""
    n = len(at)
    if n < 3 or rounds <= 0:
        return at
    with np.errstate(divide="ignore"):
        weight = np.where(ways > 0, ways**-2.0, 0.0)
    laplace = np.diag(weight.sum(1)) - weight
    solve = np.linalg.inv(laplace + 1.0 / n) - 1.0 / n
    pull = weight * ways
    for _ in range(rounds):
        gap = np.hypot(at[:, :1] - at[:, 0], at[:, 1:] - at[:, 1])
        b = -pull / np.maximum(gap, 1e-9)
        np.fill_diagonal(b, 0.0)
        np.fill_diagonal(b, -b.sum(1))
        at = solve @ (b @ at)
    return at


def sparse_stress(lengths: sparse.csr_array, rounds: int = 60) -> Floats:
    """Stress with pivots for large networks: (n, 2)."""
    n = lengths.shape[0]
    pivots, ways = spread_pivots(lengths, min(PIVOTS, n))
    at = spectral(ways)
    region = ways.argmin(0)
    i, j, d, w = _terms(lengths, pivots, ways, region)
    total = np.bincount(i, w, n)
    z = at[:, 0] + 1j * at[:, 1]
    rng = np.random.default_rng(1)
    z = z + rng.normal(size=n) * 0.05 + 1j * rng.normal(size=n) * 0.05
    for _ in range(rounds):
        gap = z[i] - z[j]
        goal = w * (z[j] + d * gap / np.maximum(np.abs(gap), 1e-9))
        z = (np.bincount(i, goal.real, n) + 1j * np.bincount(i, goal.imag, n)) / total
    return np.column_stack([z.real, z.imag])


def spread_pivots(lengths: sparse.csr_array, count: int) -> tuple[Ints, Floats]:
    """Pivots far from each other (k,), and the ways from each to all (k, n)."""
    chosen = [int(np.argmax(np.diff(lengths.indptr)))]
    ways = [distances(lengths, np.array(chosen))[0]]
    nearest = ways[0].copy()
    while len(chosen) < count:
        far = int(np.argmax(nearest))
        if nearest[far] <= 0:
            break
        chosen.append(far)
        ways.append(distances(lengths, np.array([far]))[0])
        nearest = np.minimum(nearest, ways[-1])
    return np.array(chosen, np.intp), np.array(ways)


def _terms(
    lengths: sparse.csr_array, pivots: Ints, ways: Floats, region: Ints
) -> tuple[Ints, Ints, Floats, Floats]:
    """What pulls whom: (i, j, ideal distance, weight); ties, and pivots for their regions."""
    n = lengths.shape[0]
    near = lengths.tocoo()
    i, j, d = [near.row], [near.col], [near.data]
    w = [near.data**-2.0]
    everyone = np.arange(n)
    for number, pivot in enumerate(pivots):
        way = ways[number]
        inside = np.sort(way[region == number])
        counted = np.maximum(np.searchsorted(inside, way / 2, side="right"), 1)
        keep = (everyone != pivot) & (way > 1.5)
        i.append(everyone[keep])
        j.append(np.full(int(keep.sum()), pivot))
        d.append(way[keep])
        w.append(counted[keep] / way[keep] ** 2)
    return (
        np.concatenate(i).astype(np.intp),
        np.concatenate(j).astype(np.intp),
        np.concatenate(d),
        np.concatenate(w),
    )


def stress_of(ways: Floats, at: Floats) -> float:
    """Normalised stress, best over all scales; `ways` is (n, n)."""
    i, j = np.triu_indices(len(at), 1)
    d = ways[i, j]
    use = np.isfinite(d) & (d > 0)
    d = d[use]
    if not len(d):
        return 0.0
    gap = np.hypot(*(at[i[use]] - at[j[use]]).T)
    w = d**-2.0
    scale = (w * d * gap).sum() / max((w * gap * gap).sum(), 1e-12)
    return float((w * (scale * gap - d) ** 2).sum() / (w * d * d).sum())
