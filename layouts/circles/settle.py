"""Settling: people push each other apart until boxes are clear, inside their ring and sector."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from layouts.boxes import CLEAR
from layouts.circles.crowd import Crowd, near_pairs
from layouts.circles.frame import INSET, LABEL_INSET, RING_EDGES, Frame

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


def settle(
    crowd: Crowd,
    frame: Frame,
    rounds: int,
    spread: float = 0.0,
    hold: Floats | None = None,
    clear: float = CLEAR + 0.5,
) -> None:
    """Move people (in place) for so many rounds, till boxes are `clear` px apart.

    `spread` px evens the room between people.

    `hold` (n,) from 0 to 1 says how much of its push each person takes; fixed people take none.
    """
    take = np.where(crowd.fixed, 0.0, 1.0) if hold is None else np.where(crowd.fixed, 0.0, hold)
    weight = np.append(take, 0.0)
    home = crowd.at.copy()
    rng = np.random.default_rng(3)
    for number in range(rounds):
        left = 1 - number / rounds
        push, count = _push(crowd, weight, rng, clear)
        step = push / np.maximum(count, 1.0)[:, None] * 1.15
        if spread > 0 and left > 0.3:
            step = step + _even(crowd, spread, left)
        crowd.at += step * np.where(take > 0, 1.0, 0.0)[:, None]
        if hold is not None:
            crowd.at += (home - crowd.at) * (0.15 * left * (1 - take))[:, None]
        keep_inside(crowd, frame, take > 0)
        if not spread and not count.any():
            break
    crowd.at[:] = np.round(crowd.at, 2)
    crowd.at[crowd.fixed] = home[crowd.fixed]


def _push(
    crowd: Crowd, weight: Floats, rng: np.random.Generator, clear: float
) -> tuple[Floats, Floats]:
    """Pushes (n, 2) that part overlapping boxes, and how many each person takes part in.

    Mostly the shorter way, now and then the other: the edge of a ring may bar the shorter one.
    """
    n = len(crowd.at)
    middle, half, owner = crowd.boxes()
    i, j = near_pairs(middle, half, owner, clear)
    gap = middle[i] - middle[j]
    deep = half[i] + half[j] + clear - np.abs(gap)
    axis = np.where(rng.random(len(i)) * (deep[:, 0] + deep[:, 1]) < deep[:, 1], 0, 1)
    row = np.arange(len(i))
    sign = np.where(gap[row, axis] >= 0, 1.0, -1.0)
    amount = deep[row, axis] * sign
    a, b = weight[owner[i]], weight[owner[j]]
    total = np.maximum(a + b, 1e-9)
    who = np.append(owner[i], owner[j])
    pushed = np.append(amount * a / total, -amount * b / total)
    push = np.bincount(2 * who + np.append(axis, axis), pushed, 2 * n + 2).astype(np.float64)
    count: Floats = np.bincount(who, minlength=n + 1).astype(np.float64)
    return push.reshape(n + 1, 2)[:n], count[:n]


def _even(crowd: Crowd, spread: float, left: float) -> Floats:
    """Gentle pushes between whole people (shape and label as one) nearer than `spread`."""
    middle = (crowd.at + crowd.label_at()) / 2 if len(crowd.at) else crowd.at
    squeeze = np.array([1.0, 1.15])
    near = (np.abs(middle[:, None, 0] - middle[:, 0]) < spread) & (
        np.abs(middle[:, None, 1] - middle[:, 1]) < spread
    )
    np.fill_diagonal(near, val=False)
    i, j = np.nonzero(near)
    gap = (middle[i] - middle[j]) * squeeze
    far = np.hypot(gap[:, 0], gap[:, 1]) + 1e-6
    pull = np.maximum(0.0, 1 - far / spread) * 5.0 * left
    moves = gap / far[:, None] * pull[:, None]
    return np.stack([np.bincount(i, moves[:, axis], len(middle)) for axis in (0, 1)], axis=1)


def keep_inside(crowd: Crowd, frame: Frame, who: NDArray[np.bool_]) -> None:
    """Bring shapes back into their ring and sector, and labels inside the rim."""
    at, half = crowd.at, crowd.half + INSET + 0.5
    edges, normals = frame.edges_and_normals()
    rings = np.asarray(RING_EDGES)
    axes = np.array([frame.rx, frame.ry])
    corner = np.sign(np.where(at == 0, 1e-9, at))
    named = crowd.named & who
    for _ in range(2):
        moved = False
        if named.any():
            middle = crowd.label_at()
            far = np.abs(middle) + crowd.label + LABEL_INSET + 0.5
            over = np.hypot(*(far / axes).T)
            out = named & (over > 1)
            if out.any():
                way = (far * np.sign(middle))[out]
                at[out] -= way * (1 - 1 / over[out])[:, None]
                moved = True
        far = np.abs(at) + half
        over = np.hypot(*(far / axes).T) / rings[crowd.ring + 1]
        out = who & (over > 1)
        if out.any():
            at[out] -= (corner * far)[out] * (1 - 1 / over[out])[:, None]
            moved = True
        if len(frame.keys) > 1:
            wide = np.diff(edges)[crowd.sector] > np.pi
            n0, n1 = normals[crowd.sector], normals[crowd.sector + 1]
            lack0 = (np.abs(n0) * half).sum(1) - (at * n0).sum(1)
            lack1 = (np.abs(n1) * half).sum(1) + (at * n1).sum(1)
            out0 = who & (lack0 > 0) & (~wide | ((lack1 > 0) & (lack0 <= lack1)))
            out1 = who & (lack1 > 0) & (~wide | ((lack0 > 0) & (lack1 < lack0)))
            if out0.any() or out1.any():
                at[out0] += n0[out0] * lack0[out0, None]
                at[out1] -= n1[out1] * lack1[out1, None]
                moved = True
        near = np.maximum(np.abs(at) - half, 0)
        under = np.hypot(*(near / axes).T) / np.maximum(rings[crowd.ring], 1e-9)
        inside = who & (crowd.ring > 0) & (under < 1)
        if inside.any():
            unit = at[inside] / axes
            r = np.maximum(np.hypot(*unit.T), 1e-6)[:, None]
            lack = (1 - under[inside]) * rings[crowd.ring[inside]]
            at[inside] += unit / r * lack[:, None] * axes
            moved = True
        if not moved:
            return
