"""The ecomap layout: from a network to places."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Set
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from layouts.boxes import CLEAR, Box, boxes_of, overlaps
from layouts.contract import Measured, Place, Placement, Size
from layouts.crossings import count_crossings
from layouts.ecomap import home
from layouts.ecomap.fresh import even_edges, place_fresh
from layouts.ecomap.plan import Plan, make_plan
from layouts.ecomap.seats import Seats
from layouts.ecomap.titles import titled

Floats = NDArray[np.float64]


def ecomap(
    graph: nx.MultiDiGraph[str],
    sizes: Mapping[str, Size],
    previous: Mapping[str, Place] | None = None,
    pinned: Set[str] = frozenset(),
    focus: tuple[str, ...] = (),
    options: Mapping[str, Any] | None = None,
) -> Placement:
    """Place the household in the middle and everybody else on orbits round it, by system.

    Node attributes: `home` (true for who lives in the household) and `sector` (a key). The children
    (`focus`) stand in the middle, at home or not. Options: `sectors` [(key, title), ...] clockwise
    from the top, `width` and `height` of the space in px, `title_size` (px of type), `title_at`
    (from the zoom at which all is seen to the px titles are drawn with there), `title_lengths` (px
    at `title_size`, by sector), `home` (id, title) and `home_title` (width, height) of the
    household's name, px.
    Everybody stands in their sector, no box touches another or the household, and where people
    stand behind each other the lines from the middle pass between shapes; but for people pinned
    so. Who has a place in `previous` keeps it where that still holds, and the others take free
    places. `report`: overlaps, crossings (of ties between those round the middle), sector_breaks,
    scale (the rim by the one that fits the space), title_size (px that the titles have room for).
    """
    options, previous = dict(options or {}), dict(previous or {})
    children = tuple(child for child in dict.fromkeys(focus) if child in graph)
    members = tuple(key for key in graph if graph.nodes[key].get("home"))
    middle = (*children, *(key for key in members if key not in children))
    plan = make_plan(graph, sizes, middle, options)
    inner, house, hole = home.middle(
        children,
        members,
        sizes,
        previous,
        pinned,
        narrow=plan.narrow,
        title=options.get("home_title", (0.0, 0.0)),
    )
    centres = np.array([(inner[key].x, inner[key].y) for key in middle], float).reshape(-1, 2)
    seats = settled(plan, hole, centres, previous, pinned)
    people = dict(inner)
    for row, name in enumerate(plan.names):
        people[name] = plan.place(row, seats.at[row])
    people |= {name: previous[name] for name in people if name in pinned and name in previous}
    rim = max(plan.rim, float(seats.radii().max(initial=0.0)) + 2.0)
    taken = boxes_of(people, sizes, [house] if house else [])[0]
    systems, size = titled(plan, taken, seats.edges, rim, _block(hole))
    key, title = options.get("home", ("home", ""))
    return Placement(
        {name: people[name] for name in graph},
        enclosures=(home.enclosure(house, key, members, title),) if house else (),
        sectors=systems if any(plan.keys) else (),
        report=Measured(
            {"scale": rim / plan.rim, "title_size": size},
            functools.partial(measured, plan, seats, people, sizes, house),
        ),
    )


def settled(
    plan: Plan,
    hole: Box | None,
    centres: Floats,
    previous: Mapping[str, Place],
    pinned: Set[str],
) -> Seats:
    """Everybody's seat: as before where most had one and it still holds, else anew."""
    n = len(plan.names)
    kept = np.array([name in previous for name in plan.names], bool)
    fixed = kept & np.array([name in pinned for name in plan.names], bool)
    places = [previous.get(name, Place(0.0, 0.0)) for name in plan.names]
    before = np.array([(one.x, one.y) for one in places], float).reshape(-1, 2)
    before[:, 1] += plan.drop
    seats = Seats(plan, hole, np.zeros((n, 2)), np.zeros(n, bool), even_edges(plan), centres)
    again = int(kept.sum()) * 2 > n
    if again:
        seats.at[kept] = before[kept]
        seats.edges = seats.fitted_edges(np.nonzero(kept)[0])
        wanted = kept & ~fixed
    else:
        seats.at, seats.edges = place_fresh(plan, hole or (0.0, 0.0, 0.0, 0.0), centres)
        seats.at[fixed] = before[fixed]
        wanted = ~fixed
    seats.seated = fixed.copy()
    for row in np.nonzero(wanted)[0]:
        here = seats.at[row][None]
        if seats.clear(int(row), here)[0] and seats.inside(int(row), here)[0]:
            seats.seated[row] = True
    for row in np.nonzero(~seats.seated)[0]:
        seats.seat(int(row))
    return seats


def _block(hole: Box | None) -> tuple[float, float]:
    if hole is None:
        return (0.0, 0.0)
    return (max(-hole[0], hole[2]), max(-hole[1], hole[3]))


def measured(
    plan: Plan,
    seats: Seats,
    people: Mapping[str, Place],
    sizes: Mapping[str, Size],
    house: Box | None,
) -> dict[str, float]:
    """What came out, measured on the places given away."""
    round_it = {name: people[name] for name in plan.names}
    pairs = overlaps(people, sizes, (), CLEAR - 0.05)
    pairs += overlaps(round_it, sizes, [house] if house else [], CLEAR - 0.05)
    at = np.array([(one.x, one.y) for one in round_it.values()], float).reshape(-1, 2)
    ties = plan.ties[(plan.ties < len(plan.names)).all(1)]
    breaks = sum(not seats.inside(row, seats.at[row][None])[0] for row in range(len(plan.names)))
    return {
        "overlaps": float(len(set(pairs))),
        "crossings": float(count_crossings(at, ties)),
        "sector_breaks": float(breaks),
    }
