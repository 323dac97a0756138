"""The family tree's layout: rows, order, places across, lines, homes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from layouts.contract import Measured, Place, Placement, Size
from layouts.genogram.across import Laid, laid_out
from layouts.genogram.blocks import model_of
from layouts.genogram.family import Family, family_of
from layouts.genogram.heights import heights_of
from layouts.genogram.homes import homes_of
from layouts.genogram.lines import couples, planned
from layouts.genogram.order import Order
from layouts.genogram.report import report
from layouts.genogram.routes import Heights, children
from layouts.genogram.rows import rows_of
from layouts.genogram.search import grown, ordered
from layouts.genogram.settled import apart, rows_before

Floats = NDArray[np.float64]
AGAIN = 4


def genogram(
    graph: nx.MultiDiGraph[str],
    sizes: Mapping[str, Size],
    previous: Mapping[str, Place] | None = None,
    pinned: Set[str] = frozenset(),
    focus: tuple[str, ...] = (),
    options: Mapping[str, Any] | None = None,
) -> Placement:
    """Return the places of a family tree: everybody once, px at zoom 1, labels below.

    Parameters
    ----------
    graph : people; node words `born` (a year) and `sex`; edges with `tie` "parent" (from parent to
        child; `kind` birth, adopted, foster, step, ...), "partner" (`kind`, `ended`), "twin" or
        "sibling" (when their parents are not recorded). Other edges are left alone.
    sizes : each person's shape and the label below it; somebody without one gets 44 px.
    previous, pinned : places to keep; the pinned never move, the others only to make room.
    focus : the children; the first is at (0, 0) when nobody has a place yet.
    options : "households", a sequence of (id, title, people); "effort", how long a fresh placing
        looks for a better order (1.0: about a second for a hundred people, 0.2 for a first look).

    Returns
    -------
    `unions` by the partners' ids joined with "+": the point their children hang from. `routes`:
    kind "couple" (people: both), else the child's kind (people: parents, then the child). Routes
    that share their first point and kind share the line there. `enclosures`: homes of two or more;
    a home that cannot be drawn in one piece has several with one id. `report`: see report.py.

    Raises
    ------
    Nothing: people without ties, circles and couples across generations are all laid out.
    """
    chosen = options or {}
    family = family_of(graph, focus, chosen.get("households", ()))
    if not family.names:
        return Placement({})
    room = [sizes.get(name, Size(44.0, 44.0)) for name in family.names]
    kept = previous or {}
    known = {k: kept[name] for k, name in enumerate(family.names) if name in kept}
    held = {k for k, name in enumerate(family.names) if name in pinned and k in known}
    rows = rows_of(family, rows_before(len(family.names), known, held))
    model = model_of(family, rows.row)
    if set(known) - held:
        laid = laid_out(grown(model, _across(known)), room, _across(known))
    else:
        laid = _fresh(ordered(model, float(chosen.get("effort", 1.0))), room)
    return _drawn(family, laid, room, known, held, rows.ignored)


def _across(known: Mapping[int, Place]) -> dict[int, float]:
    return {person: place.x for person, place in known.items()}


def _fresh(order: Order, sizes: Sequence[Size]) -> Laid:
    """Lay out anew, then as often as it takes until laying out again would move nobody."""
    laid = laid_out(order, sizes)
    focus = order.model.family.focus
    people = order.model.people
    shift = laid.x[focus[0]] if focus else 0.0
    for _ in range(AGAIN):
        at = np.round(laid.x[:people] - shift, 2)
        before = {person: float(x) for person, x in enumerate(at)}
        laid = laid_out(grown(order.model, before), sizes, before)
        if np.abs(laid.x[:people] - at).max() < 0.01:
            break
        shift = 0.0
    return laid


def _drawn(
    family: Family,
    laid: Laid,
    sizes: Sequence[Size],
    known: Mapping[int, Place],
    held: Set[int],
    ignored: int,
) -> Placement:
    order, banks, stems, x = laid.order, laid.banks, laid.stems, laid.x
    row = [int(one) for one in order.model.row[: len(family.names)]]
    kept = _row_heights(row, known, held)
    plan = planned(order, banks, stems, x, sizes)
    heights = heights_of(order, banks, plan, sizes, kept)
    y = heights.row[row]
    shift = y[family.focus[0]] if family.focus and not known else 0.0
    y, lane = y - shift, heights.lane - shift
    if held:
        x, y = apart(x, y, row, sizes, known, held)
        plan = planned(order, banks, stems, x, sizes)
    x = np.round(x, 2)
    reach = {person: span for bank in banks for person, span in bank.reach.items()}
    places = {k: (round(float(x[k]), 2), round(float(y[k]), 2)) for k in range(len(row))}
    lines, points = children(order, stems, plan, Heights(y, lane, plan), x, sizes)
    pairs = couples(order, banks, x, y, sizes)
    homes, torn = homes_of(family, row, places, reach, sizes)
    people = {family.names[k]: Place(*at) for k, at in places.items()}
    told = Measured(
        {"ignored": float(ignored), "torn_homes": float(torn)},
        lambda: report(order, plan, people, dict(zip(family.names, sizes, strict=True))),
    )
    return Placement(people, points, (*pairs, *lines), tuple(homes), report=told)


def _row_heights(
    row: Sequence[int], known: Mapping[int, Place], held: Set[int]
) -> dict[int, float]:
    """The height most people of each row had before."""
    found: dict[int, list[float]] = {}
    for person, place in known.items():
        if person not in held:
            found.setdefault(row[person], []).append(place.y)
    return {one: sorted(ys)[len(ys) // 2] for one, ys in found.items()}
