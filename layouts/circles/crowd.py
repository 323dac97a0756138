"""The people of the circles as arrays, and their boxes."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from layouts.boxes import CLEAR, LABEL_GAP_H, LABEL_GAP_V, Box
from layouts.circles.frame import Frame, caption_boxes
from layouts.circles.plan import Plan

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]


@dataclass
class Crowd:
    """n people: middles (n, 2) px, half sizes (n, 2), cells, sides of labels and who is fixed.

    `blocks` (k, 4) are boxes nobody may cover: the children and the captions.
    """

    at: Floats
    half: Floats
    label: Floats
    ring: Ints
    sector: Ints
    fixed: Bools
    blocks: Floats
    side: Ints = field(default_factory=lambda: np.zeros(0, np.intp))
    offsets: Floats = field(default_factory=lambda: np.zeros((0, 4, 2)))

    def __post_init__(self) -> None:
        n = len(self.at)
        if len(self.side) != n:
            self.side = np.zeros(n, np.intp)
        down = self.half[:, 1] + self.label[:, 1] + LABEL_GAP_V
        beside = self.half[:, 0] + self.label[:, 0] + LABEL_GAP_H
        self.offsets = np.zeros((n, 4, 2))
        self.offsets[:, 0, 1] = down
        self.offsets[:, 1, 0] = beside
        self.offsets[:, 2, 0] = -beside
        self.offsets[:, 3, 1] = -down

    @property
    def named(self) -> Bools:
        """Who has a label outside the shape."""
        has: Bools = self.label[:, 0] > 0
        return has

    def label_at(self) -> Floats:
        """Middles of the labels, (n, 2)."""
        at: Floats = self.at + self.offsets[np.arange(len(self.at)), self.side]
        return at

    def boxes(self) -> tuple[Floats, Floats, Ints]:
        """Middles and half sizes of all boxes (m, 2) and their owners: shapes, labels, blocks."""
        n = len(self.at)
        named = np.nonzero(self.named)[0]
        b = self.blocks
        middle = np.concatenate([self.at, self.label_at()[named], (b[:, :2] + b[:, 2:]) / 2])
        half = np.concatenate([self.half, self.label[named], (b[:, 2:] - b[:, :2]) / 2])
        owner = np.concatenate([np.arange(n), named, np.full(len(b), n)])
        return middle, half, owner

    def conflicts(self, frame: Frame, clear: float = CLEAR, inside: Bools | None = None) -> Floats:
        """How badly each person stands, (n,): px of overlap, plus 1000 for leaving the cell.

        `inside` says whose shape is known to lie in its cell, where that was looked at before.
        """
        n = len(self.at)
        middle, half, owner = self.boxes()
        i, j = near_pairs(middle, half, owner, clear)
        deep = np.minimum(
            half[i, 0] + half[j, 0] + clear - np.abs(middle[i, 0] - middle[j, 0]),
            half[i, 1] + half[j, 1] + clear - np.abs(middle[i, 1] - middle[j, 1]),
        )
        bad = np.zeros(n + 1)
        bad += np.bincount(owner[np.append(i, j)], np.append(deep, deep), n + 1)
        bad = bad[:n]
        out = ~self.label_fits(frame)
        bad[out] += 20.0
        bad[~(self.shape_fits(frame) if inside is None else inside)] += 1000.0
        bad[self.fixed] = 0.0
        return bad

    def shape_fits(self, frame: Frame) -> Bools:
        """Whose shape lies wholly in its ring and sector."""
        fits = np.ones(len(self.at), bool)
        for ring, sector in sorted({*zip(self.ring.tolist(), self.sector.tolist(), strict=True)}):
            here = (self.ring == ring) & (self.sector == sector)
            x, y = self.at[here].T
            fits[here] = frame.fits_shape(x, y, self.half[here], ring, sector)
        return fits

    def label_fits(self, frame: Frame) -> Bools:
        """Whose label lies inside the rim."""
        at = self.label_at()
        fits: Bools = frame.fits_label(at[:, 0], at[:, 1], self.label) | ~self.named
        return fits


def near_pairs(middle: Floats, half: Floats, owner: Ints, clear: float) -> tuple[Ints, Ints]:
    """Pairs of boxes of different owners nearer than `clear` in both directions."""
    if len(middle) <= 100:
        i, j = _all_pairs(len(middle))
    else:
        i, j = _sweep(middle, half, clear)
    for axis in (1, 0):
        at, size = middle[:, axis].copy(), half[:, axis].copy()
        hit = np.abs(at[i] - at[j]) < size[i] + size[j] + clear - 1e-6
        i, j = i[hit], j[hit]
    others = owner[i] != owner[j]
    return i[others], j[others]


@lru_cache(maxsize=256)
def _all_pairs(count: int) -> tuple[Ints, Ints]:
    i, j = np.triu_indices(count, 1)
    return i, j


def _sweep(middle: Floats, half: Floats, clear: float) -> tuple[Ints, Ints]:
    """Pairs whose boxes meet when looked at along x only."""
    order = np.argsort(middle[:, 0] - half[:, 0], kind="stable")
    left = (middle[:, 0] - half[:, 0])[order]
    right = (middle[:, 0] + half[:, 0])[order]
    ends = np.searchsorted(left, right + clear)
    counts = np.maximum(ends - np.arange(len(order)) - 1, 0)
    i = np.repeat(np.arange(len(order)), counts)
    starts = np.repeat(np.cumsum(counts) - counts, counts)
    j = i + 1 + np.arange(len(i)) - starts
    return order[i], order[j]


def crowd_of(plan: Plan, frame: Frame, children: list[Box], at: Floats, side: Ints) -> Crowd:
    """The plan's people at these places, with the children and captions as blocks."""
    blocks = block_array(children + caption_boxes(frame, plan.captions))
    return Crowd(at, plan.half, plan.label, plan.ring, plan.sector, plan.fixed, blocks, side.copy())


def block_array(boxes: list[Box]) -> Floats:
    """Boxes as an array (k, 4)."""
    return np.array(boxes, float).reshape(-1, 4)
