"""The wider network layout: from a network to places."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Set
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse import csgraph

from layouts.boxes import CLEAR, overlaps
from layouts.contract import Measured, Place, Placement, Size
from layouts.crossings import count_crossings
from layouts.wider.apart import box_pairs, clear_spot, take_apart
from layouts.wider.net import Net, read
from layouts.wider.pack import pack
from layouts.wider.stress import (
    EXACT,
    descend,
    distances,
    first_look,
    majorise,
    sparse_stress,
    spectral,
    stress_of,
)

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]

APART_SOON = 14  # rounds of taking apart at a first look; who still overlaps then is put aside
MEASURED = 600  # stress is measured up to so many people


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
    Options: `width`, `height` of the space (for its proportions), `edge` (px wished for a tie),
    `quick` (many people are placed at a first look: nobody overlaps, but ties tell less well).
    With `previous` those who were there stay and the new find free places near their own;
    without, the focus stands at (0, 0). `report`: overlaps, crossings, edge (mean px), stress
    (up to 600 people), quick (whether it was a first look).
    """
    net = read(graph, sizes, previous or {}, pinned, focus, dict(options or {}))
    n = len(net.names)
    if n == 0:
        return Placement({}, report={"overlaps": 0.0, "crossings": 0.0, "edge": 0.0, "stress": 0.0})
    again = bool(net.known.sum() * 2 >= n)
    at = grow(net) if again else fresh(net)
    at = mend(net, at)
    places: dict[str, Place] = {}
    for number, name in enumerate(net.names):
        if net.fixed[number] and previous is not None:
            places[name] = previous[name]
        else:
            x, y = at[number] - net.shift[number]
            places[name] = Place(round(float(x), 2), round(float(y), 2))
    quick = {"quick": float(net.quick and not again)}
    told = Measured(quick, functools.partial(measured, net, places, sizes))
    return Placement(places, report=told)


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
    held = [k for k, group in enumerate(groups) if net.fixed[group].any()]
    if held:
        # what holds somebody fixed stays where it is; the rest is packed beside it
        edge = np.array([boxes[k] for k in held])
        whole = (*edge[:, :2].min(0).tolist(), *edge[:, 2:].max(0).tolist())
        groups = [group for k, group in enumerate(groups) if k not in held]
        boxes = [whole, *(box for k, box in enumerate(boxes) if k not in held)]
        moves = np.array(pack(boxes, net.edge * 0.35, net.aspect))
        for group, move in zip(groups, moves[1:] - moves[0], strict=True):
            at[group] += move
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
        at = first_look(ways) if net.quick else best_descent(ways, n)
    at = across(at) * net.edge * roominess(n)
    if fixed.any():
        held = net.before[group]
        at += (held[fixed] - at[fixed]).mean(0)
        at[fixed] = held[fixed]
        if n <= EXACT:
            at = descend(distances(lengths), at / net.edge, fixed, 12, 1) * net.edge
        at[fixed] = held[fixed]
    rounds = APART_SOON if net.quick else 120 if n <= EXACT else 50
    return take_apart(at, net.half[group], CLEAR, fixed, rounds)


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
        under = (float(low[0] + half[0]), float(high[1] + half[1] + edge * 0.35))
        return np.array(clear_spot(under, half, at[others], net.half[others], CLEAR))
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


def measured(net: Net, places: Mapping[str, Place], sizes: Mapping[str, Size]) -> dict[str, float]:
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
