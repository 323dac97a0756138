"""The people of the circles as arrays, and their boxes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from layouts.boxes import CLEAR, LABEL_GAP_H, LABEL_GAP_V, Box
from layouts.circles.frame import INSET, RING_EDGES, Frame, caption_boxes
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

    def conflicts(
        self, frame: Frame | None, clear: float = CLEAR, inside: Bools | None = None
    ) -> Floats:
        """How badly each person stands, (n,): px of overlap, plus 1000 for leaving the cell.

        `inside` says whose shape is known to lie in its cell, where that was looked at before. With
        no frame only what overlaps counts.
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
        if frame is None:
            return bad
        out = ~self.label_fits(frame)
        bad[out] += 20.0
        bad[~(self.shape_fits(frame) if inside is None else inside)] += 1000.0
        bad[self.fixed] = 0.0
        return bad

    def shape_fits(self, frame: Frame) -> Bools:
        """Whose shape lies wholly in its ring and sector."""
        half, rings = self.half + INSET, np.asarray(RING_EDGES)
        axes = np.array([frame.rx, frame.ry])
        away = np.abs(self.at)
        outer = np.hypot(*((away + half) / axes).T)
        inner = np.hypot(*(np.maximum(away - half, 0) / axes).T)
        fits: Bools = (outer <= rings[self.ring + 1]) & (inner >= rings[self.ring])
        if len(frame.keys) > 1:
            edges, normals = frame.edges_and_normals()
            first, last = normals[self.sector], normals[self.sector + 1]
            a = (self.at * first).sum(1) >= (np.abs(first) * half).sum(1)
            b = -(self.at * last).sum(1) >= (np.abs(last) * half).sum(1)
            narrow = np.diff(edges)[self.sector] <= np.pi
            fits &= np.where(narrow, a & b, a | b)
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


def step_fitting(
    crowd: Crowd, frames: Sequence[Frame], captions: Sequence[tuple[float, float]]
) -> tuple[int, float]:
    """In which of these frames, the first if in several, most people stand well: (number, share).

    `crowd.blocks` are the children; who stands clear of them and of each other does so in each.
    """
    clear = crowd.conflicts(None) == 0
    middle, half, owner = crowd.boxes()
    mine = owner < len(crowd.at)
    middle, half, owner = middle[mine], half[mine], owner[mine]
    best, number = -1.0, 0
    for k, frame in enumerate(frames):
        fits = clear & (crowd.shape_fits(frame) & crowd.label_fits(frame) | crowd.fixed)
        for left, top, right, low in caption_boxes(frame, captions):
            apart = np.abs(middle - np.array([left + right, top + low]) / 2)
            reach = half + np.array([right - left, low - top]) / 2 + CLEAR
            near = (apart < reach - 1e-6).all(1)
            fits[owner[near]] = False
        share = float(fits.mean())
        if share > best + 1e-9:
            best, number = share, k
        if best == 1.0:
            break
    return number, best


def block_array(boxes: list[Box]) -> Floats:
    """Boxes as an array (k, 4)."""
    return np.array(boxes, float).reshape(-1, 4)
