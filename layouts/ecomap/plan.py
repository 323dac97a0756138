"""What the ecomap is asked for: who is in the middle, who is round it, in which system."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from layouts.boxes import LABEL_GAP_V
from layouts.circles.frame import Frame, fit_rim, title_length
from layouts.contract import Place, Size

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

TitleAt = Callable[[float], float]
"""From a zoom to the size, px at zoom 1, at which titles are drawn there."""

MOST_FOR_TITLES = 0.8
TITLE_GAP = 16.0  # px of room before and after a title together
TITLE_ROOM = 1.75  # sizes of a title between the rim and the edge of the picture

WIDE, NARROW = 1.45, 1.0
"""Width by height of every orbit: the same on all screens of a kind, so that kept places stay."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked, as arrays. `names` (n) are those round the middle, `sector` (n,) their system.

    `box` (n, 2) is half of what shape and label take together, px; `drop` (n,) is how far the
    middle of that lies below the middle of the shape; `shape` (n, 2) is half the shape. `ties` (t,
    2) are pairs of rows of `names` and, counted on from n, of `middle`.
    """

    names: tuple[str, ...]
    middle: tuple[str, ...]
    sector: Ints
    box: Floats
    drop: Floats
    shape: Floats
    ties: Ints
    keys: tuple[str, ...]
    lengths: tuple[float, ...]
    """How long each system's title is, px at `title_size`."""
    title_size: float
    title_at: TitleAt
    narrow: bool
    rim: float
    """Half the height of the rim that fits the space, px."""
    space: tuple[float, float]

    @property
    def tied(self) -> NDArray[np.bool_]:
        """Who (n,) is tied to somebody in the middle."""
        found = np.zeros(len(self.names), bool)
        found[self.ties[self.ties[:, 1] >= len(self.names), 0]] = True
        return found

    @property
    def aspect(self) -> float:
        return NARROW if self.narrow else WIDE

    def frame(self, rim: float, edges: Floats) -> Frame:
        """The ground at this rim (half its height, px) with these edges of the sectors."""
        return Frame(rim * self.aspect, rim, self.keys, tuple(edges.tolist()))

    def title_on(self, rim: float) -> float:
        """How large titles are drawn where a picture with this rim is seen as a whole, px."""
        size = self.title_size
        for _ in range(3):
            over = 2 * TITLE_ROOM * size
            wide, tall = 2 * rim * self.aspect + over, 2 * rim + over
            size = max(size, self.title_at(min(self.space[0] / wide, self.space[1] / tall)))
        return size

    def title_lengths(self, size: float) -> list[float]:
        """How long the titles are at this size, with room before and after, px."""
        return [length * size / self.title_size + TITLE_GAP for length in self.lengths]

    def least(self, rim: float) -> Floats:
        """The angles that hold the sectors' titles anywhere on a rim.

        Of long titles together at most a part of the turn: people come first, and a title that its
        sector has no room for stands further out.
        """
        lengths = np.array(self.title_lengths(self.title_on(rim)))
        wanted = lengths / (rim * min(self.aspect, 1.0))
        least: Floats = wanted * min(1.0, MOST_FOR_TITLES * math.tau / float(wanted.sum()))
        return least

    def place(self, row: int, at: Floats) -> Place:
        """Somebody's place from the middle of their whole box."""
        return Place(round(float(at[0]), 2), round(float(at[1] - self.drop[row]), 2))


def make_plan(
    graph: nx.MultiDiGraph[str],
    sizes: Mapping[str, Size],
    middle: tuple[str, ...],
    options: Mapping[str, Any],
) -> Plan:
    """Read the graph and the options; a system that no option names comes last."""
    inner = set(middle)
    names = tuple(name for name in graph if name not in inner)
    sectors = [(str(key), str(title)) for key, title in options.get("sectors", ())]
    found = {str(graph.nodes[name].get("sector", "")) for name in names}
    sectors += [(key, key) for key in sorted(found - {key for key, _ in sectors})]
    sectors = sectors or [("", "")]
    number = {key: row for row, (key, _) in enumerate(sectors)}
    index = {name: row for row, name in enumerate((*names, *middle))}
    pairs = {
        (min(index[a], index[b]), max(index[a], index[b]))
        for a, b in graph.edges()
        if a != b and not inner.issuperset((a, b))
    }
    width, height = float(options.get("width", 924.0)), float(options.get("height", 604.0))
    narrow = width < 600
    title_size = float(options.get("title_size", 13.0 if narrow else 15.0))
    lengths: Mapping[str, float] = options.get("title_lengths", {})
    rx, ry = fit_rim(width, height, title_size, tight=False)
    shape = np.array([(sizes[n].width, sizes[n].height) for n in names], float).reshape(-1, 2) / 2
    down = np.array([_down(sizes[name]) for name in names], float)
    wide = np.array([max(sizes[n].width, sizes[n].label_width) for n in names], float) / 2
    return Plan(
        names=names,
        middle=middle,
        sector=np.array([number[str(graph.nodes[n].get("sector", ""))] for n in names], np.intp),
        box=np.stack([wide, (shape[:, 1] + down) / 2], axis=1).reshape(-1, 2),
        drop=(down - shape[:, 1]) / 2,
        shape=shape,
        ties=np.array(sorted(pairs), np.intp).reshape(-1, 2),
        keys=tuple(key for key, _ in sectors),
        lengths=tuple(
            float(lengths.get(key, title_length(title, title_size))) for key, title in sectors
        ),
        title_size=title_size,
        title_at=options.get("title_at", lambda _: title_size),
        narrow=narrow,
        rim=min(ry, rx / (NARROW if narrow else WIDE)),
        space=(width, height),
    )


def _down(size: Size) -> float:
    """How far somebody reaches below the middle of their shape, the label below included."""
    if size.label_width <= 0 or size.label_height <= 0:
        return size.height / 2
    return size.height / 2 + LABEL_GAP_V + size.label_height
