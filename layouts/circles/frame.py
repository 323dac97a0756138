"""The ground of the circles: rim, rings, sectors, captions and titles.

Everything is told on a unit disc (x to the right, y down, radius 1 = the rim) stretched to the
ellipse, so that a sector is a wedge and a ring a band whatever the shape of the space. Angles are
radians clockwise from the top of the disc.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from layouts.boxes import Box
from layouts.contract import RingShape, SectorShape

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

RINGS = ("most", "little", "nothing")
RING_EDGES = (0.0, 0.52, 0.77, 1.0)
WIDEST, TALLEST = 1.5, 1.2  # rx / ry and ry / rx of the rim
INSET = 1.5  # px between a shape and the edges of its ring and sector
LABEL_INSET = 2.0  # px between a label and the rim
SPOKE_START = 0.16
TURN = 2 * math.pi


@dataclass(frozen=True, slots=True)
class Frame:
    """The rim's half axes in px, and the sectors' first edges (one more than sectors)."""

    rx: float
    ry: float
    keys: tuple[str, ...]
    edges: tuple[float, ...]

    def grown(self, factor: float) -> Frame:
        return replace(self, rx=self.rx * factor, ry=self.ry * factor)

    def fits_shape(self, x: Floats, y: Floats, half: Floats, ring: int, sector: int) -> Bools:
        """Whether boxes of half size (.., 2) about (x, y) lie wholly in the ring and sector."""
        w, h = half[..., 0] + INSET, half[..., 1] + INSET
        outer = np.hypot((np.abs(x) + w) / self.rx, (np.abs(y) + h) / self.ry)
        inner = np.hypot(
            np.maximum(np.abs(x) - w, 0) / self.rx, np.maximum(np.abs(y) - h, 0) / self.ry
        )
        fits: Bools = (outer <= RING_EDGES[ring + 1]) & (inner >= RING_EDGES[ring])
        if len(self.keys) > 1:
            first, last = self.depths(x, y, sector)
            nx0, ny0 = self.normal(self.edges[sector])
            nx1, ny1 = self.normal(self.edges[sector + 1])
            a = first >= abs(nx0) * w + abs(ny0) * h
            b = last >= abs(nx1) * w + abs(ny1) * h
            fits &= (a & b) if self.width(sector) <= math.pi else (a | b)
        return fits

    def fits_label(self, x: Floats, y: Floats, half: Floats) -> Bools:
        """Whether label boxes of half size (.., 2) about (x, y) lie inside the rim."""
        w, h = half[..., 0] + LABEL_INSET, half[..., 1] + LABEL_INSET
        inside: Bools = np.hypot((np.abs(x) + w) / self.rx, (np.abs(y) + h) / self.ry) <= 1.0
        return inside

    def width(self, sector: int) -> float:
        """The angle of a sector."""
        return self.edges[sector + 1] - self.edges[sector]

    def normal(self, angle: float) -> tuple[float, float]:
        """The px unit vector across the edge at this angle, pointing clockwise."""
        dx, dy = self.rx * math.sin(angle), -self.ry * math.cos(angle)
        length = math.hypot(dx, dy)
        return (-dy / length, dx / length)

    def edges_and_normals(self) -> tuple[Floats, Floats]:
        """The sectors' edges, and the normal across each (.., 2)."""
        return _edges_and_normals(self)

    def depths(self, x: Floats, y: Floats, sector: int) -> tuple[Floats, Floats]:
        """How far (px) points lie inside the sector's first and last edge."""
        nx0, ny0 = self.normal(self.edges[sector])
        nx1, ny1 = self.normal(self.edges[sector + 1])
        return x * nx0 + y * ny0, -(x * nx1 + y * ny1)

    def at(self, angle: Floats, radius: Floats) -> Floats:
        """Points (.., 2) in px at unit-disc angles and radii."""
        points: Floats = np.stack(
            [self.rx * radius * np.sin(angle), -self.ry * radius * np.cos(angle)], axis=-1
        )
        return points

    def angle_of(self, x: Floats, y: Floats) -> Floats:
        """Unit-disc angles of px points, 0 to a whole turn."""
        angle: Floats = np.arctan2(x / self.rx, -y / self.ry) % TURN
        return angle

    def radius_of(self, x: Floats, y: Floats) -> Floats:
        """Unit-disc radii of px points."""
        radius: Floats = np.hypot(x / self.rx, y / self.ry)
        return radius


@lru_cache(maxsize=64)
def _edges_and_normals(frame: Frame) -> tuple[Floats, Floats]:
    return np.asarray(frame.edges), np.array([frame.normal(edge) for edge in frame.edges])


def fit_rim(width: float, height: float, title: float, *, tight: bool) -> tuple[float, float]:
    """Half axes of the rim that fits the space, room for titles left outside it.

    `tight` leaves the least room at the sides: the titles then stand at the corners of the space,
    where an ellipse leaves room of its own.
    """
    rx = max(width / 2 - (9.0 if tight else 1.75 * title), 60.0)
    ry = max(height / 2 - 1.75 * title, 60.0)
    return min(rx, ry * WIDEST), min(ry, rx * TALLEST)


def title_length(title: str, size: float) -> float:
    """About how long a title runs, px, at this type size (semibold)."""
    return 0.5 * size * len(title)


def least_width(rim: tuple[float, float], length: float) -> float:
    """The angle that holds a title of this length anywhere on the rim."""
    return length / math.sqrt(rim[0] * rim[1])


def sector_widths(shares: Sequence[float], least: Sequence[float]) -> Floats:
    """Angles that add up to a turn: by share, none under its least where that is possible."""
    need = np.asarray(least, float)
    if need.sum() >= TURN * 0.98:
        whole: Floats = need / need.sum() * TURN
        return whole
    weight = np.maximum(np.asarray(shares, float), 1e-9)
    fixed = np.zeros(len(weight), bool)
    while True:
        free = TURN - need[fixed].sum()
        widths: Floats = np.where(fixed, need, weight / weight[~fixed].sum() * free)
        short = ~fixed & (widths < need)
        if not short.any():
            return widths
        fixed |= short


def ring_shapes(frame: Frame, captions: Sequence[Box]) -> tuple[RingShape, ...]:
    """The three rims; a caption's place is the middle of its baseline."""
    shapes = []
    for number, key in enumerate(RINGS):
        box, edge = captions[number], RING_EDGES[number + 1]
        point = ((box[0] + box[2]) / 2, box[3] - 0.27 * (box[3] - box[1]))
        shapes.append(RingShape(key, edge * frame.rx, edge * frame.ry, point))
    return tuple(shapes)


def sector_shapes(
    frame: Frame, title: float, block: tuple[float, float]
) -> tuple[SectorShape, ...]:
    """Spokes from beside the children to the rim, and the arcs that titles follow.

    `block` is half the size of the children's block, px. A title in the upper half runs clockwise
    with its feet to the rim; in the lower half the other way, so that it is never upside down.
    """
    shapes = []
    for number, key in enumerate(frame.keys):
        start, end = frame.edges[number], frame.edges[number + 1]
        spoke = None
        if len(frame.keys) > 1:
            dx, dy = abs(frame.rx * math.sin(start)), abs(frame.ry * math.cos(start))
            leaves = min(
                (block[0] + 10) / dx if dx > 1e-9 else math.inf,
                (block[1] + 10) / dy if dy > 1e-9 else math.inf,
            )
            radii = np.array([min(max(SPOKE_START, leaves), 0.98), 1.0])
            ends = frame.at(np.array([start, start]), radii)
            spoke = ((float(ends[0, 0]), float(ends[0, 1])), (float(ends[1, 0]), float(ends[1, 1])))
        middle = (start + end) / 2
        clockwise = math.cos(middle) >= -0.05
        out = title * (0.6 if clockwise else 1.4)
        rx, ry = frame.rx + out, frame.ry + out
        reach = math.radians(70) * (1 if clockwise else -1)
        points = [
            (rx * math.sin(angle), -ry * math.cos(angle))
            for angle in (middle - reach, middle + reach)
        ]
        shapes.append(
            SectorShape(key, start, end, spoke, points[0], points[1], (rx, ry), clockwise)
        )
    return tuple(shapes)


def caption_boxes(frame: Frame, sizes: Sequence[tuple[float, float]]) -> list[Box]:
    """Where the rings' captions stand: the outer two at the top, the inner one at the bottom."""
    boxes = []
    for (width, height), at in zip(sizes, (0.49, -0.645, -0.885), strict=True):
        y = at * frame.ry
        boxes.append((-width / 2, y - height / 2, width / 2, y + height / 2))
    return boxes


def children_places(
    sizes: Sequence[tuple[float, float]], gap: float = 12.0
) -> tuple[list[tuple[float, float]], tuple[float, float]]:
    """Middles of the children, side by side (rows of four), and half the size of their block."""
    rows = [list(sizes[start : start + 4]) for start in range(0, len(sizes), 4)]
    heights = [max(height for _, height in row) for row in rows]
    total = sum(heights) + gap * max(len(rows) - 1, 0)
    places, widest, y = [], 0.0, -total / 2
    for row, height in zip(rows, heights, strict=True):
        width = sum(w for w, _ in row) + gap * (len(row) - 1)
        widest, x = max(widest, width), -width / 2
        for w, _ in row:
            places.append((x + w / 2, y + height / 2))
            x += w + gap
        y += height + gap
    return places, (widest / 2, total / 2)
