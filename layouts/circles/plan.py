"""What the circles are asked for, as arrays, and the ground to begin with."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from layouts.boxes import CLEAR, LABEL_GAP_V, SIDES
from layouts.circles import frame as ground
from layouts.circles.frame import RING_EDGES, RINGS, TURN, Frame
from layouts.contract import Place, Size

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]

GROWTH = 1.05
FULL = 0.56  # how much of the ellipse people can fill; a fuller start is not tried
SIDE_NUMBER = {side: number for number, side in enumerate(SIDES)}


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked, as arrays: who, which cell, how large, tied to whom, kept apart from whom.

    `known` (n,) have a place `before` (n, 2) with the label on `side`; the `fixed` keep it. `rim`
    is the rim those places were made for, where the caller knows it. `quick`: a first look will do.
    """

    names: tuple[str, ...]
    children: tuple[str, ...]
    ring: Ints
    sector: Ints
    half: Floats
    label: Floats
    ties: Ints
    apart: tuple[tuple[int, int], ...]
    keys: tuple[str, ...]
    titles: tuple[str, ...]
    title_size: float
    width: float
    height: float
    captions: tuple[tuple[float, float], ...]
    fixed: Bools
    known: Bools
    before: Floats
    side: Ints
    rim: tuple[float, float] | None
    quick: bool = False


def make_plan(
    graph: nx.MultiDiGraph[str],
    sizes: Mapping[str, Size],
    focus: tuple[str, ...],
    options: Mapping[str, Any],
    previous: Mapping[str, Place],
    pinned: Set[str],
) -> Plan:
    """Read the graph and the options; unknown rings count as nothing, unknown sectors come last."""
    children = tuple(child for child in dict.fromkeys(focus) if child in graph)
    names = tuple(name for name in graph if name not in set(children))
    sectors = [(str(key), str(title)) for key, title in options.get("sectors", ())]
    known = {key for key, _ in sectors}
    found = {str(graph.nodes[name].get("sector", "")) for name in names} - known
    sectors += [(key, key) for key in sorted(found)]
    if not sectors:
        sectors = [("", "")]
    number = {key: index for index, (key, _) in enumerate(sectors)}
    index = {name: row for row, name in enumerate(names)}
    rings = {key: row for row, key in enumerate(RINGS)}
    pairs = sorted(
        {
            (min(index[a], index[b]), max(index[a], index[b]))
            for a, b in graph.edges()
            if a != b and a in index and b in index
        }
    )
    width, height = float(options.get("width", 924.0)), float(options.get("height", 604.0))
    narrow = width < 600
    given = options.get("captions", {})
    usual = ((66, 14), (42, 14), (60, 14)) if narrow else ((106, 16), (76, 16), (104, 16))
    kept = np.array([name in previous for name in names], bool)
    rim = options.get("rim")
    return Plan(
        names=names,
        children=children,
        ring=np.array([rings.get(str(graph.nodes[n].get("ring", "")), 2) for n in names], np.intp),
        sector=np.array([number[str(graph.nodes[n].get("sector", ""))] for n in names], np.intp),
        half=np.array([(sizes[n].width, sizes[n].height) for n in names], float).reshape(-1, 2) / 2,
        label=np.array([label_half(sizes[n]) for n in names], float).reshape(-1, 2),
        ties=np.array(pairs, np.intp).reshape(-1, 2),
        apart=tuple(
            (index[a], index[b]) for a, b in options.get("apart", ()) if a in index and b in index
        ),
        keys=tuple(key for key, _ in sectors),
        titles=tuple(title for _, title in sectors),
        title_size=float(options.get("title_size", 13.0 if narrow else 15.0)),
        width=width,
        height=height,
        captions=tuple(given.get(key, usual[row]) for row, key in enumerate(RINGS)),
        fixed=kept & np.array([name in pinned for name in names], bool),
        known=kept,
        before=np.array(
            [(previous[m].x, previous[m].y) if m in previous else (0.0, 0.0) for m in names], float
        ).reshape(-1, 2),
        side=np.array(
            [SIDE_NUMBER.get(previous[m].label, 0) if m in previous else 0 for m in names], np.intp
        ),
        rim=(float(rim[0]), float(rim[1])) if rim else None,
        quick=bool(options.get("quick", False)),
    )


def label_half(size: Size) -> tuple[float, float]:
    """Half the label's size, nothing when there is none."""
    if size.label_width <= 0 or size.label_height <= 0:
        return (0.0, 0.0)
    return (size.label_width / 2, size.label_height / 2)


def footprints(plan: Plan) -> Floats:
    """The room each person takes, (n,) square px: shape and label as one box, and the gaps."""
    wide = 2 * np.maximum(plan.half[:, 0], plan.label[:, 0]) + CLEAR
    tall = 2 * (plan.half[:, 1] + plan.label[:, 1]) + LABEL_GAP_V + CLEAR
    room: Floats = wide * tall
    return room


def starting_frame(plan: Plan) -> tuple[tuple[float, float], tuple[float, ...]]:
    """The rim that fits the space, and the sectors' edges: by headcount and by the room needed."""
    rim = ground.fit_rim(plan.width, plan.height, plan.title_size, tight=False)
    count = len(plan.keys)
    room = footprints(plan)
    heads = np.bincount(plan.sector, minlength=count).astype(float)
    need = np.zeros(count)
    for ring in range(3):
        area = RING_EDGES[ring + 1] ** 2 - RING_EDGES[ring] ** 2
        here = plan.ring == ring
        need = np.maximum(need, np.bincount(plan.sector[here], room[here], count) / area)
    shares = heads / max(heads.sum(), 1) + need / max(need.sum(), 1e-9)
    least = [
        ground.least_width(rim, ground.title_length(title, plan.title_size) + 2 * plan.title_size)
        for title in plan.titles
    ]
    widths = ground.sector_widths(shares, least)
    edges = np.concatenate([[0.0], np.cumsum(widths)])
    edges[-1] = TURN
    for tight in (True, False):
        rim = ground.fit_rim(plan.width, plan.height, plan.title_size, tight=tight)
        if not tight or titles_fit(plan, rim, edges):
            break
    return rim, tuple(float(edge) for edge in edges)


def titles_fit(plan: Plan, rim: tuple[float, float], edges: Floats) -> bool:
    """Whether the titles beside the rim stay inside the space's width."""
    for number, title in enumerate(plan.titles):
        reach = ground.title_length(title, plan.title_size) / 2 / min(rim)
        middle = (edges[number] + edges[number + 1]) / 2
        near = np.abs(np.sin(np.linspace(middle - reach, middle + reach, 9))).max()
        if (rim[0] + 1.6 * plan.title_size) * near > plan.width / 2:
            return False
    return True


def least_scale(plan: Plan, frame: Frame, block: tuple[float, float]) -> int:
    """The step of growth to begin with: the children fit ring one, and no cell is overfull."""
    room = footprints(plan)
    factor = 1.0
    corner = np.hypot((block[0] + 10) / frame.rx, (block[1] + 10) / frame.ry)
    factor = max(factor, float(corner) / RING_EDGES[1])
    whole = np.pi * frame.rx * frame.ry
    factor = max(factor, float(np.sqrt(room.sum() / (FULL * whole))))
    for sector in range(len(plan.keys)):
        part = frame.width(sector) / TURN
        for ring in range(3):
            here = (plan.sector == sector) & (plan.ring == ring)
            area = RING_EDGES[ring + 1] ** 2 - RING_EDGES[ring] ** 2
            space = whole * area * part
            factor = max(factor, float(np.sqrt(room[here].sum() * 0.62 / space)))
    return int(np.ceil(np.log(factor) / np.log(GROWTH) - 1e-9))
