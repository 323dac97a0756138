"""The wider network as arrays."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from layouts.boxes import LABEL_GAP_V
from layouts.contract import Place, Size

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]

SOON = 100  # up to so many people the whole search is done within some tenths of a second
EDGE = 2.0  # the length wished for a tie, in mean box sides


@dataclass(frozen=True, slots=True)
class Net:
    """The network as arrays: boxes are shape and label as one, `shift` from shape to box (n, 2).

    `quick`: a first look will do.
    """

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
    quick: bool = False


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
        quick=bool(options.get("quick", False)) and n > SOON,
    )


def box_of(size: Size) -> tuple[float, float, float]:
    """Half width and half height of shape and label as one, and how far its middle lies below."""
    if size.label_width <= 0 or size.label_height <= 0:
        return size.width / 2, size.height / 2, 0.0
    more = size.label_height + LABEL_GAP_V
    return max(size.width, size.label_width) / 2, (size.height + more) / 2, more / 2
