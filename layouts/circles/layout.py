"""The circles layout: from a network to places."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from layouts.boxes import CLEAR, LABEL_GAP_V, SIDES, Box, overlaps
from layouts.circles import frame as ground
from layouts.circles.crowd import Crowd, block_array
from layouts.circles.frame import RING_EDGES, RINGS, TURN, Frame
from layouts.circles.order import deal, even_slots, sample_points
from layouts.circles.repair import Repair
from layouts.circles.settle import settle
from layouts.circles.untangle import search_order
from layouts.contract import Place, Placement, Size
from layouts.crossings import count_crossings

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

GROWTH = 1.05
FULL = 0.56  # how much of the ellipse people can fill; a fuller start is not tried
SIDE_NUMBER = {side: number for number, side in enumerate(SIDES)}


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked, as arrays: who, which cell, how large, tied to whom."""

    names: tuple[str, ...]
    children: tuple[str, ...]
    ring: Ints
    sector: Ints
    half: Floats
    label: Floats
    ties: Ints
    keys: tuple[str, ...]
    titles: tuple[str, ...]
    title_size: float
    width: float
    height: float
    captions: tuple[tuple[float, float], ...]


def circles(
    graph: nx.MultiDiGraph[str],
    sizes: Mapping[str, Size],
    previous: Mapping[str, Place] | None = None,
    pinned: Set[str] = frozenset(),
    focus: tuple[str, ...] = (),
    options: Mapping[str, Any] | None = None,
) -> Placement:
    """Place everybody in their ring and sector round the children.

    Node attributes: `ring` ("most", "little" or "nothing", the default) and `sector` (a key).
    Options: `sectors` [(key, title), ...] clockwise from the top, `width` and `height` of the space
    in px, `title_size` (px of type, 15; 13 on a narrow space), `captions` {ring: (width, height)}.
    The rim grows past the space when people do not fit; nobody overlaps and no ring or sector is
    broken, but for people pinned so. `report`: overlaps, crossings, sector_breaks, ring_breaks,
    labels_outside, scale.
    """
    plan = make_plan(graph, sizes, focus, dict(options or {}))
    rim, edges = starting_frame(plan)
    frame = Frame(*rim, plan.keys, edges)
    spots, block = ground.children_places(
        [(sizes[child].width, sizes[child].height) for child in plan.children]
    )
    first = least_scale(plan, frame, block)
    crowd, frame, scale = place_all(plan, frame, spots, first, sizes, previous or {}, pinned)
    people = {child: Place(x, y) for child, (x, y) in zip(plan.children, spots, strict=True)}
    for number, name in enumerate(plan.names):
        x, y = crowd.at[number]
        side = SIDES[int(crowd.side[number])]
        if previous is not None and name in pinned and name in previous:
            people[name] = previous[name]
        else:
            people[name] = Place(round(float(x), 2), round(float(y), 2), side)
    for child in plan.children:
        if previous is not None and child in pinned and child in previous:
            people[child] = previous[child]
    captions = ground.caption_boxes(frame, plan.captions)
    return Placement(
        people,
        rings=ground.ring_shapes(frame, captions),
        sectors=ground.sector_shapes(frame, plan.title_size, block),
        report=report(plan, frame, people, sizes, captions, scale),
    )


def make_plan(
    graph: nx.MultiDiGraph[str],
    sizes: Mapping[str, Size],
    focus: tuple[str, ...],
    options: Mapping[str, Any],
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
    return Plan(
        names=names,
        children=children,
        ring=np.array([rings.get(str(graph.nodes[n].get("ring", "")), 2) for n in names], np.intp),
        sector=np.array([number[str(graph.nodes[n].get("sector", ""))] for n in names], np.intp),
        half=np.array([(sizes[n].width, sizes[n].height) for n in names], float).reshape(-1, 2) / 2,
        label=np.array([label_half(sizes[n]) for n in names], float).reshape(-1, 2),
        ties=np.array(pairs, np.intp).reshape(-1, 2),
        keys=tuple(key for key, _ in sectors),
        titles=tuple(title for _, title in sectors),
        title_size=float(options.get("title_size", 13.0 if narrow else 15.0)),
        width=width,
        height=height,
        captions=tuple(given.get(key, usual[row]) for row, key in enumerate(RINGS)),
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


def place_all(
    plan: Plan,
    base: Frame,
    spots: list[tuple[float, float]],
    scale: int,
    sizes: Mapping[str, Size],
    previous: Mapping[str, Place],
    pinned: Set[str],
) -> tuple[Crowd, Frame, float]:
    """Try one step of growth after another until everybody stands clear."""
    children = child_boxes(plan, spots, sizes)
    fixed = np.array([name in pinned and name in previous for name in plan.names], bool)
    kept = np.array(
        [
            (previous[name].x, previous[name].y) if name in previous else (0.0, 0.0)
            for name in plan.names
        ],
        float,
    ).reshape(-1, 2)
    side = np.array(
        [SIDE_NUMBER.get(previous[m].label, 0) if m in previous else 0 for m in plan.names], np.intp
    )
    at = None
    step = scale
    while at is None:
        at = first_places(plan, base.grown(GROWTH**step))
        step += at is None
    at[fixed] = kept[fixed]
    while True:
        frame = base.grown(GROWTH**step)
        blocks = block_array(children + ground.caption_boxes(frame, plan.captions))
        crowd = Crowd(
            at,
            plan.half,
            plan.label,
            plan.ring,
            plan.sector,
            fixed,
            blocks,
            side.copy(),
        )
        clear = attempt(crowd, frame, plan, first=step == scale)
        if clear or step > scale + 90:
            return crowd, frame, GROWTH**step
        at, side = crowd.at * GROWTH, crowd.side
        at[fixed] = kept[fixed]
        step += 1


def attempt(crowd: Crowd, frame: Frame, plan: Plan, *, first: bool) -> bool:
    """Bring everybody apart in this frame; True when nobody is left in a conflict."""
    n = max(len(crowd.at), 1)
    spread = float(np.sqrt(np.pi * frame.rx * frame.ry / n)) * 1.05
    repair = Repair(crowd, frame, plan.ties, crowd.at.copy())
    settle(crowd, frame, 40 if first else 10, spread)
    repair.turn_labels()
    settle(crowd, frame, 30 if first else 15, spread * 0.8)
    repair.turn_labels()
    settle(crowd, frame, 25)
    repair.home = crowd.at.copy()
    if not repair.run(20 + 3 * n):
        return False
    breathe(crowd, frame)
    repair.home = crowd.at.copy()
    repair.polish(3)
    breathe(crowd, frame)
    return True


def breathe(crowd: Crowd, frame: Frame) -> None:
    """Give labels more room than they need where there is some."""
    for more in (14.0, 9.0, 5.0, 2.5):
        was = crowd.at.copy()
        settle(crowd, frame, 14, clear=CLEAR + more)
        settle(crowd, frame, 6)
        if not crowd.conflicts(frame).any():
            return
        crowd.at[:] = was


def child_boxes(
    plan: Plan, spots: list[tuple[float, float]], sizes: Mapping[str, Size]
) -> list[Box]:
    """The boxes of the children, labels and all."""
    boxes = []
    for child, (x, y) in zip(plan.children, spots, strict=True):
        w, h = sizes[child].width / 2, sizes[child].height / 2
        boxes.append((x - w, y - h, x + w, y + h))
    return boxes


def first_places(plan: Plan, frame: Frame) -> Floats | None:
    """Even slots in every cell, people dealt to them; None when a cell has no room at all."""
    at = np.zeros((len(plan.names), 2))
    cells = []
    for sector in range(len(plan.keys)):
        for ring in range(3):
            cell = np.nonzero((plan.sector == sector) & (plan.ring == ring))[0]
            if not len(cell):
                continue
            half = plan.half[cell].max(0)
            points = sample_points(frame, half, ring, sector, 9.0)
            if not len(points):
                return None
            foot = np.array(
                [
                    2 * np.maximum(plan.half[cell, 0], plan.label[cell, 0]).mean() + CLEAR,
                    2 * (plan.half[cell, 1] + plan.label[cell, 1]).mean() + CLEAR,
                ]
            )
            at[cell] = even_slots(points, len(cell), foot, frame, frame.edges[sector])
            cells.append(cell)
    at = deal(at, cells, plan.ties)
    n = len(plan.names)
    return search_order(at, cells, plan.ties, set(), min(40 + 25 * n, 2500), 20 if n < 60 else 8)


def report(
    plan: Plan,
    frame: Frame,
    people: Mapping[str, Place],
    sizes: Mapping[str, Size],
    captions: list[Box],
    scale: float,
) -> dict[str, float]:
    """What came out, measured on the places given away."""
    at = np.array([(people[n].x, people[n].y) for n in plan.names], float).reshape(-1, 2)
    rings = sectors = 0
    for number in range(len(plan.names)):
        x, y, half = at[number, :1], at[number, 1:], np.maximum(plan.half[number] - 1.0, 0.0)
        ring, sector = int(plan.ring[number]), int(plan.sector[number])
        if not frame.fits_shape(x, y, half, ring, sector).all():
            whole = Frame(frame.rx, frame.ry, ("",), (0.0, TURN))
            fits_ring = bool(whole.fits_shape(x, y, half, ring, 0).all())
            rings, sectors = rings + (not fits_ring), sectors + fits_ring
    crowd = Crowd(
        at,
        plan.half,
        plan.label,
        plan.ring,
        plan.sector,
        np.zeros(len(at), bool),
        block_array([]),
        np.array([SIDE_NUMBER[people[n].label] for n in plan.names], np.intp),
    )
    return {
        "overlaps": float(len(overlaps(people, sizes, captions, CLEAR - 0.05))),
        "crossings": float(count_crossings(at, plan.ties)),
        "ring_breaks": float(rings),
        "sector_breaks": float(sectors),
        "labels_outside": float((~crowd.label_fits(frame)).sum()),
        "scale": scale,
    }
