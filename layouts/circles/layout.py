"""The circles layout: from a network to places."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Set
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from layouts.boxes import CLEAR, SIDES, Box, overlaps
from layouts.circles import frame as ground
from layouts.circles.again import place_again
from layouts.circles.crowd import Crowd, block_array
from layouts.circles.frame import TURN, Frame
from layouts.circles.fresh import is_quick, place_fresh
from layouts.circles.plan import SIDE_NUMBER, Plan, least_scale, make_plan, starting_frame
from layouts.contract import Measured, Place, Placement, Size
from layouts.crossings import count_crossings

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


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
    in px, `title_size` (px of type, 15; 13 on a narrow space), `captions` {ring: (width, height)},
    `apart` [(person, person), ...] between whom a line will be drawn over everything, `quick`
    (many people are placed at a first look: nobody overlaps, but more ties may cross).
    The rim grows past the space when people do not fit; nobody overlaps and no ring or sector is
    broken, but for people pinned so. `report`: overlaps, crossings, sector_breaks, ring_breaks,
    labels_outside, scale, quick (whether it was a first look), title_size.
    """
    previous = previous or {}
    plan = make_plan(graph, sizes, focus, dict(options or {}), previous, pinned)
    rim, edges = starting_frame(plan)
    frame = Frame(*rim, plan.keys, edges)
    spots, block = ground.children_places(
        [(sizes[child].width, sizes[child].height) for child in plan.children]
    )
    children = child_boxes(plan, spots, sizes)
    first = least_scale(plan, frame, block)
    quick = False
    if plan.known.sum() * 2 > len(plan.names):
        crowd, frame = place_again(plan, frame, children, first)
    else:
        crowd, frame = place_fresh(plan, frame, children, first)
        quick = is_quick(plan)
    people = {child: Place(x, y) for child, (x, y) in zip(plan.children, spots, strict=True)}
    for number, name in enumerate(plan.names):
        x, y = crowd.at[number]
        people[name] = Place(round(float(x), 2), round(float(y), 2), SIDES[crowd.side[number]])
    people |= {name: previous[name] for name in people if name in pinned and name in previous}
    captions = ground.caption_boxes(frame, plan.captions)
    return Placement(
        people,
        rings=ground.ring_shapes(frame, captions),
        sectors=ground.sector_shapes(frame, plan.title_size, block),
        report=Measured(
            {"scale": frame.rx / rim[0], "quick": float(quick), "title_size": plan.title_size},
            functools.partial(measured, plan, frame, people, sizes, captions),
        ),
    )


ROUND = 5.0  # px kept free round the children, for their ties to be seen


def child_boxes(
    plan: Plan, spots: list[tuple[float, float]], sizes: Mapping[str, Size]
) -> list[Box]:
    """The boxes of the children, with a little room round them."""
    boxes = []
    for child, (x, y) in zip(plan.children, spots, strict=True):
        w, h = sizes[child].width / 2, sizes[child].height / 2
        boxes.append((x - w - ROUND, y - h - ROUND, x + w + ROUND, y + h + ROUND))
    return boxes


def measured(
    plan: Plan,
    frame: Frame,
    people: Mapping[str, Place],
    sizes: Mapping[str, Size],
    captions: list[Box],
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
    }
