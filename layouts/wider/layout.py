"""The wider network layout: from a network to places."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse import csgraph

from layouts.boxes import CLEAR, LABEL_GAP_V, overlaps
from layouts.contract import Place, Placement, Size
from layouts.crossings import count_crossings
from layouts.wider.apart import box_pairs, clear_spot, take_apart
from layouts.wider.pack import pack
from layouts.wider.stress import (
    EXACT,
    descend,
    distances,
    majorise,
    sparse_stress,
    spectral,
    stress_of,
)

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]

EDGE = 2.0  # the length wished for a tie, in mean box sides
MEASURED = 600  # stress is measured up to so many people


@dataclass(frozen=True, slots=True)
class Net:
    """The network as arrays: boxes are shape and label as one, `shift` from shape to box (n, 2)."""

    names: tuple[str, ...]
    half: Floats
    shift: Floats
    lengths: sparse.csr_array
    ties: Ints
    edge: float
    fixed: Bools
    known: Bools
    before: Floats
    focus: Ints
    aspect: float


def wider_network(
    graph: nx.MultiDiGraph[str],
    sizes: Mapping[str, Size],
    previous: Mapping[str, Place] | None = None,
    pinned: Set[str] = frozenset(),
    focus: tuple[str, ...] = (),
    options: Mapping[str, Any] | None = None,
) -> Placement:
    """Place tied people near each other, every label below its shape, nobody covered.

    Edges may have `weight` (how close the tie is, 1 when absent: twice as close is half as long).
    Options: `width`, `height` of the space (for its proportions), `edge` (px wished for a tie).
    With `previous` those who were there stay and the new find free places near their own;
    without, the focus stands at (0, 0). `report`: overlaps, crossings, edge (mean px), stress
    (up to 600 people).
    """
    net = read(graph, sizes, previous or {}, pinned, focus, dict(options or {}))
    n = len(net.names)
    if n == 0:
        return Placement({}, report={"overlaps": 0.0, "crossings": 0.0, "edge": 0.0, "stress": 0.0})
    at = grow(net) if net.known.sum() * 2 >= n else fresh(net)
    at = mend(net, at)
    places: dict[str, Place] = {}
    for number, name in enumerate(net.names):
        if net.fixed[number] and previous is not None:
            places[name] = previous[name]
        else:
            x, y = at[number] - net.shift[number]
            places[name] = Place(round(float(x), 2), round(float(y), 2))
    return Placement(places, report=report(net, places, sizes))


def read(
    graph: nx.MultiDiGraph[str],
    sizes: Mapping[str, Size],
    previous: Mapping[str, Place],
    pinned: Set[str],
    focus: tuple[str, ...],
    options: Mapping[str, Any],
) -> Net:
    """Graph, sizes and options as arrays; several ties between two people count as the closest."""
    names = tuple(graph)
    row = {name: number for number, name in enumerate(names)}
    close: dict[tuple[int, int], float] = {}
    for a, b, data in graph.edges(data=True):
        i, j = min(row[a], row[b]), max(row[a], row[b])
        weight = float(data.get("weight") or 1.0)
        if i != j:
            close[i, j] = max(close.get((i, j), 0.0), weight)
    ties = np.array(sorted(close), np.intp).reshape(-1, 2)
    long = np.array([min(max(1 / close[i, j], 0.4), 2.5) for i, j in sorted(close)], float)
    n = len(names)
    lengths = sparse.csr_array(
        (np.r_[long, long], (np.r_[ties[:, 0], ties[:, 1]], np.r_[ties[:, 1], ties[:, 0]])),
        shape=(n, n),
    )
    size = np.array([box_of(sizes[name]) for name in names], float).reshape(-1, 3)
    side = float(size[:, :2].mean()) * 2 if n else 0.0
    known = np.array([name in previous for name in names], bool)
    before = np.array(
        [(previous[m].x, previous[m].y) if m in previous else (0.0, 0.0) for m in names], float
    ).reshape(-1, 2)
    shift = np.column_stack([np.zeros(n), size[:, 2]])
    return Net(
        names=names,
        half=size[:, :2],
        shift=shift,
        lengths=lengths,
        ties=ties,
        edge=float(options.get("edge", max(60.0, EDGE * side))),
        fixed=known & np.array([name in pinned for name in names], bool),
        known=known,
        before=before + shift,
        focus=np.array([row[name] for name in focus if name in row], np.intp),
        aspect=float(options.get("width", 924.0)) / max(float(options.get("height", 604.0)), 1.0),
    )


def box_of(size: Size) -> tuple[float, float, float]:
    """Half width and half height of shape and label as one, and how far its middle lies below."""
    if size.label_width <= 0 or size.label_height <= 0:
        return size.width / 2, size.height / 2, 0.0
    more = size.label_height + LABEL_GAP_V
    return max(size.width, size.label_width) / 2, (size.height + more) / 2, more / 2


def fresh(net: Net) -> Floats:
    """Places for everybody, with nothing to keep but the fixed."""
    count, part = csgraph.connected_components(net.lengths, directed=False)
    at = np.zeros((len(net.names), 2))
    groups = [np.nonzero(part == number)[0] for number in range(count)]
    groups.sort(key=lambda group: (-len(group), int(group[0])))
    boxes = []
    for group in groups:
        at[group] = place_group(net, group)
        low, high = (at[group] - net.half[group]).min(0), (at[group] + net.half[group]).max(0)
        boxes.append((float(low[0]), float(low[1]), float(high[0]), float(high[1])))
    if net.fixed.any():
        return at
    for group, move in zip(groups, pack(boxes, net.edge * 0.35, net.aspect), strict=True):
        at[group] += move
    middle = (at - net.shift)[net.focus].mean(0) if len(net.focus) else at.mean(0)
    moved: Floats = at - middle
    return moved


def place_group(net: Net, group: Ints) -> Floats:
    """Places for people who are all tied together, the widest way across the page."""
    n = len(group)
    if n == 1:
        return net.before[group] if net.fixed[group[0]] else np.zeros((1, 2))
    lengths = sparse.csr_array(net.lengths[group][:, group])
    fixed = net.fixed[group]
    if n > EXACT:
        at = sparse_stress(lengths)
    else:
        ways = distances(lengths)
        at = best_descent(ways, n)
    at = across(at) * net.edge * roominess(n)
    if fixed.any():
        held = net.before[group]
        at += (held[fixed] - at[fixed]).mean(0)
        at[fixed] = held[fixed]
        if n <= EXACT:
            at = descend(distances(lengths), at / net.edge, fixed, 12, 1) * net.edge
        at[fixed] = held[fixed]
    return take_apart(at, net.half[group], CLEAR, fixed, 120 if n <= EXACT else 50)


def roominess(n: int) -> float:
    """How much longer ties begin in networks so large that they end up longer anyway."""
    return max(1.0, float((n / EXACT) ** 0.85))


def best_descent(ways: Floats, n: int) -> Floats:
    """The best of a few descents (one for large networks), finished by majorisation."""
    start = spectral(ways)
    found = []
    for seed in range(3 if n <= 120 else 2 if n <= 400 else 1):
        at = descend(ways, start, np.zeros(n, bool), 30 if n <= 400 else 15, seed)
        at = majorise(ways, at, 30 if n <= 400 else 10)
        found.append((stress_of(ways, at), seed, at))
    return min(found, key=lambda one: one[:2])[2]


def across(at: Floats) -> Floats:
    """Turn the places so that they spread most from left to right."""
    centred: Floats = at - at.mean(0)
    _, _, turned = np.linalg.svd(centred, full_matrices=False)
    if len(turned) < 2:
        return centred
    laid: Floats = centred @ turned.T
    most = laid[np.abs(laid).argmax(0), [0, 1]]
    flipped: Floats = laid * np.where(most < 0, -1.0, 1.0)
    return flipped


def grow(net: Net) -> Floats:
    """Everybody known stays; each of the new gets the best free place near those they know."""
    at = net.before.copy()
    placed = net.known.copy()
    near = [
        net.lengths.indices[net.lengths.indptr[k] : net.lengths.indptr[k + 1]].astype(np.intp)
        for k in range(len(at))
    ]
    ties = net.ties[net.known[net.ties].all(1)]
    edge = float(np.hypot(*(at[ties[:, 0]] - at[ties[:, 1]]).T).mean()) if len(ties) else net.edge
    new = [int(k) for k in np.nonzero(~net.known)[0]]
    while new:
        person = max(new, key=lambda k: (int(placed[near[k]].sum()), -k))
        new.remove(person)
        at[person] = free_place(net, person, at, placed, near[person][placed[near[person]]], edge)
        placed[person] = True
    return at


def free_place(
    net: Net, person: int, at: Floats, placed: Bools, friends: Ints, edge: float
) -> Floats:
    """The free place that is nearest to a tie's length from friends and far from the others."""
    half, others = net.half[person], np.nonzero(placed)[0]
    reach = net.half[others] + half + CLEAR
    if not len(friends):
        low, high = (at[others] - net.half[others]).min(0), (at[others] + net.half[others]).max(0)
        return np.array([high[0] + half[0] + edge * 0.35, (low[1] + high[1]) / 2])
    middle = at[friends].mean(0)
    angle = np.arange(32) * (2 * np.pi / 32)
    ring = np.column_stack([np.cos(angle), np.sin(angle)])
    spots = np.concatenate(
        [
            c + ring * edge * r
            for c in [middle, *at[friends[:4]]]
            for r in (0.35, 0.6, 0.8, 1.0, 1.25, 1.6, 2.1)
        ]
    )
    gap = np.abs(spots[:, None] - at[others][None])
    free = ~(gap < reach[None] - 1e-6).all(2).any(1)
    if not free.any():
        return np.array(
            clear_spot(
                (float(middle[0]), float(middle[1])), half, at[others], net.half[others], CLEAR
            )
        )
    spots = spots[free]
    tied = np.hypot(*(spots[:, None] - at[friends][None]).transpose(2, 0, 1)) / edge
    far = np.hypot(*(spots[:, None] - at[others][None]).transpose(2, 0, 1)) / edge
    crowd = np.maximum(0.0, 1.5 - far) ** 2
    cost = ((tied - 1) ** 2).mean(1) * 4 + crowd.sum(1) * 0.3
    best: Floats = spots[int(np.argmin(cost))]
    return best


def mend(net: Net, at: Floats) -> Floats:
    """Whoever still lies on another moves to the nearest free place; the fixed never do."""
    at = at.copy()
    for _ in range(4):
        a, b = box_pairs(at, net.half, CLEAR - 0.02)
        if not len(a):
            break
        held = net.fixed.astype(int) * 2 + net.known.astype(int)
        loose = sorted({int(i if held[i] < held[j] else j) for i, j in zip(a, b, strict=True)})
        for person in loose:
            if net.fixed[person]:
                continue
            others = np.arange(len(at)) != person
            wish = (float(at[person, 0]), float(at[person, 1]))
            at[person] = clear_spot(wish, net.half[person], at[others], net.half[others], CLEAR)
    return at


def report(net: Net, places: Mapping[str, Place], sizes: Mapping[str, Size]) -> dict[str, float]:
    """What came out, measured on the places given away."""
    at = np.array([(places[name].x, places[name].y) for name in net.names], float)
    edge = np.hypot(*(at[net.ties[:, 0]] - at[net.ties[:, 1]]).T)
    found = {
        "overlaps": float(len(overlaps(places, sizes, clear=CLEAR - 0.05))),
        "crossings": float(count_crossings(at, net.ties)) if len(at) <= EXACT else -1.0,
        "edge": float(edge.mean()) if len(edge) else 0.0,
    }
    if len(at) <= MEASURED:
        found["stress"] = stress_of(distances(net.lengths), at)
    return found
