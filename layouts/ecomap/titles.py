"""The systems' titles: each on an arc of its own, as near to its people as it is clear of them."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from layouts.circles.frame import sector_shapes
from layouts.contract import SectorShape
from layouts.ecomap.plan import TITLE_ROOM, Plan

Floats = NDArray[np.float64]

NEAREST = 0.66  # of the rim that fits the space: no title comes nearer to the middle
PITCH = 4.0  # px between the arcs looked at
GAP = 5.0  # px between whoever stands furthest out and the title
FURTHEST = 4.0  # times the rim: there every sector has room for its title
ROUNDS = 8  # titles pushed out make the picture larger, and so themselves
STEPS = 6  # points looked at on each side of a box


def titled(
    plan: Plan, boxes: Floats, edges: Floats, rim: float, block: tuple[float, float]
) -> tuple[tuple[SectorShape, ...], float]:
    """The sectors' shapes, their titles over nobody and over no other title, and the titles' size.

    `boxes` (k, 4) are left, top, right, bottom of all shapes and labels, px; `rim` is half the
    height of the ellipse that holds them; nobody stands in the `block` (half its width and
    height). A title keeps to the angles of its sector, so that none meets another; where the
    sector is too narrow for it, it stands further out. The size (px) is what titles are drawn with
    where all of this is seen at once.
    """
    points = outlines(plan, boxes)
    size = plan.title_on(rim)
    for _ in range(ROUNDS):
        reach = [
            _arc(plan, *points, (float(edges[number]), float(edges[number + 1])), rim, length)
            for number, length in enumerate(plan.title_lengths(size))
        ]
        wanted = plan.title_at(_zoom(plan, boxes, edges, reach, size))
        if wanted <= size * 1.01:
            break
        size = wanted
    found = []
    for number, own in enumerate(reach):
        shape = sector_shapes(plan.frame(own, edges), size, block)[number]
        before = max(own, reach[number - 1])
        spoke = sector_shapes(plan.frame(before, edges), size, block)[number].spoke
        found.append(replace(shape, spoke=spoke))
    return tuple(found), size


def _zoom(plan: Plan, boxes: Floats, edges: Floats, reach: list[float], size: float) -> float:
    """The zoom at which people and titles are all seen."""
    xs, ys = [boxes[:, 0], boxes[:, 2]], [boxes[:, 1], boxes[:, 3]]
    for number, (radius, length) in enumerate(zip(reach, plan.title_lengths(size), strict=True)):
        middle = (edges[number] + edges[number + 1]) / 2
        half = _half(plan, float(middle), radius, length)
        angle = middle + np.linspace(-half, half, 2 * STEPS)
        out = TITLE_ROOM * size
        xs.append((plan.aspect * radius + out) * np.sin(angle))
        ys.append(-(radius + out) * np.cos(angle))
    wide, tall = (float(np.ptp(np.concatenate(one))) for one in (xs, ys))
    return min(plan.space[0] / max(wide, 1.0), plan.space[1] / max(tall, 1.0))


def _half(plan: Plan, middle: float, radius: float, length: float) -> float:
    """Half the angle that words of this length take on an arc, where they take most of it."""
    half = length / 2 / (radius * _pace(plan, middle))
    slowest = min(_pace(plan, middle + part * half) for part in (-1.0, -0.5, 0.0, 0.5, 1.0))
    return length / 2 / (radius * slowest)


def _pace(plan: Plan, angle: float) -> float:
    """How far one goes along an ellipse a radian, in half heights."""
    return math.hypot(plan.aspect * math.cos(angle), math.sin(angle))


def outlines(plan: Plan, boxes: Floats) -> tuple[Floats, Floats]:
    """Points on the sides of the boxes as angles and half heights of their ellipses, (k, p)."""
    part = np.linspace(0.0, 1.0, STEPS)
    left, top, right, bottom = (boxes[:, [side]] for side in range(4))
    across, down = left + (right - left) * part, top + (bottom - top) * part
    x = np.concatenate([across, across, left + 0 * part, right + 0 * part], axis=1)
    y = np.concatenate([top + 0 * part, bottom + 0 * part, down, down], axis=1)
    return np.arctan2(x / plan.aspect, -y), np.hypot(x / plan.aspect, y)


def _arc(
    plan: Plan,
    angle: Floats,
    radius: Floats,
    sector: tuple[float, float],
    rim: float,
    length: float,
) -> float:
    """Half the height of the least arc on which a title of this length is clear, px."""
    middle, wide = (sector[0] + sector[1]) / 2, sector[1] - sector[0]
    away = np.abs((angle - middle + math.pi) % math.tau - math.pi)
    reach = plan.rim * NEAREST
    while reach < rim * FURTHEST:
        half = _half(plan, middle, reach, length)
        under = away <= half
        if 2 * half <= wide and float(radius[under].max(initial=0.0)) + GAP <= reach:
            return reach
        reach += PITCH
    return reach
