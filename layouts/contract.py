"""What every layout takes and gives.

A layout is a function `layout(graph, sizes, previous, pinned, focus, options) -> Placement`. The
graph is a directed multigraph and is never changed; the same input gives the same placement on any
machine. Lengths are px at zoom 1, x to the right, y down, the focus near (0, 0).
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import Any, Protocol

import networkx as nx

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Size:
    """How much room one person takes: the shape, and the label outside it (0 = no label)."""

    width: float
    height: float
    label_width: float = 0.0
    label_height: float = 0.0


@dataclass(frozen=True, slots=True)
class Place:
    """The middle of a person's shape, and where the label stands: below, right, left, above."""

    x: float
    y: float
    label: str = "below"


@dataclass(frozen=True, slots=True)
class Route:
    """A line's bends, both ends included. `kind` is the layout's word for what it is."""

    points: tuple[Point, ...]
    kind: str = ""
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Enclosure:
    """An outline around people: a household. `outline` is a closed polygon."""

    id: str
    outline: tuple[Point, ...]
    people: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class RingShape:
    """An ellipse about the middle, the rim of one ring; `caption` is the middle of its baseline."""

    key: str
    rx: float
    ry: float
    caption: Point


@dataclass(frozen=True, slots=True)
class SectorShape:
    """A sector between two angles (radians, clockwise from the top), and where its title runs.

    `title_path` is the elliptical arc the title follows: start, end, radii, and whether it sweeps
    clockwise. `spoke` is the line along the sector's first edge, None when there is one sector.
    """

    key: str
    start: float
    end: float
    spoke: tuple[Point, Point] | None
    title_start: Point
    title_end: Point
    title_radii: Point
    title_clockwise: bool
    title_large: bool = False


class Measured(Mapping[str, float]):
    """What a layout reports: what it knows, and the rest measured when somebody asks.

    No screen asks, and for hundreds of people measuring takes a tenth of the time of placing.
    """

    def __init__(
        self, known: Mapping[str, float], measure: Callable[[], Mapping[str, float]]
    ) -> None:
        self._known = known
        self._measure = measure

    @functools.cached_property
    def _all(self) -> Mapping[str, float]:
        return {**self._measure(), **self._known}

    def __getitem__(self, key: str) -> float:
        return self._known[key] if key in self._known else self._all[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


@dataclass(frozen=True, slots=True)
class Placement:
    """Where everything goes. `report` holds what the layout measured (overlaps, crossings, ...)."""

    people: dict[str, Place]
    unions: dict[str, Point] = field(default_factory=dict)
    routes: tuple[Route, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    rings: tuple[RingShape, ...] = ()
    sectors: tuple[SectorShape, ...] = ()
    report: Mapping[str, float] = field(default_factory=dict)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of the people's middles and the rings, in px."""
        xs = [place.x for place in self.people.values()]
        ys = [place.y for place in self.people.values()]
        for ring in self.rings:
            xs += [-ring.rx, ring.rx]
            ys += [-ring.ry, ring.ry]
        if not xs:
            return (0.0, 0.0, 0.0, 0.0)
        return (min(xs), min(ys), max(xs), max(ys))


class Layout(Protocol):
    """The shape of every layout function."""

    def __call__(
        self,
        graph: nx.MultiDiGraph[str],
        sizes: Mapping[str, Size],
        previous: Mapping[str, Place] | None = None,
        pinned: Set[str] = frozenset(),
        focus: tuple[str, ...] = (),
        options: Mapping[str, Any] | None = None,
    ) -> Placement: ...
