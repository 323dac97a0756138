"""The children's lines with their bends, once the rows' heights and the lanes are known."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from layouts.contract import Point, Route, Size
from layouts.genogram.lines import Plan, carer_of, kind_number, start_of
from layouts.genogram.order import Order
from layouts.genogram.seats import Stem

Floats = NDArray[np.float64]
PITCH = 10.0


class Heights:
    """The middle of every person, and the y of every lane."""

    def __init__(self, people: Floats, top: Floats, plan: Plan) -> None:
        self.people, self.top, self.plan = people, top, plan

    def lane(self, gap: int, key: tuple[str, int, int]) -> float | None:
        """Where a bar runs; None for a line that goes straight down."""
        lane = self.plan.lanes[gap].lane.get(key)
        return None if lane is None else float(self.top[gap] + PITCH * lane)


def children(
    order: Order,
    stems: dict[tuple[int, str], Stem],
    plan: Plan,
    heights: Heights,
    x: Floats,
    sizes: Sequence[Size],
) -> tuple[list[Route], dict[str, Point]]:
    """Return every child's line, and each union's point by the union's id."""
    family, routes, points = order.model.family, [], dict[str, Point]()
    stem_of = {number: key for key, stem in stems.items() for number in stem.chains}
    for key, stem in stems.items():
        start = start_of(order, stem, plan.stem_x[key], x, heights.people, sizes)
        name = family.unions[stem.union].id
        if stem.kind != "couple" and (name not in points or stem.kind in ("birth", "below")):
            points[name] = start[-1]
        if stem.kind == "below" and not stem.chains:
            points[name] = start[-1]
    for number, chain in enumerate(order.model.chains):
        people = tuple(family.names[p] for p in family.unions[chain.link.union].partners)
        kind = chain.link.kind
        if chain.rising:
            bends = _rising(order, plan, heights, number, sizes)
        else:
            key = stem_of[number]
            bends = list(start_of(order, stems[key], plan.stem_x[key], x, heights.people, sizes))
            bends += _falling(order, stems, plan, heights, number, key, x, sizes)
        if kind != "couple":
            people = (*people, family.names[chain.link.child])
        routes.append(Route(tuple(_tidy(bends)), kind, people))
    _siblings(order, plan, heights, sizes, routes, points)
    return routes, points


def _falling(
    order: Order,
    stems: dict[tuple[int, str], Stem],
    plan: Plan,
    heights: Heights,
    number: int,
    key: tuple[int, str],
    x: Floats,
    sizes: Sequence[Size],
) -> list[Point]:
    chain = order.model.chains[number]
    gap, at = chain.first, plan.stem_x[key]
    bends: list[Point] = []
    stops = [plan.bend[bend] for bend in chain.bends]
    stops.append(plan.twin.get(number, plan.port[number]))
    for k, stop in enumerate(stops):
        name = ("stem", key[0], kind_number(key[1])) if k == 0 else ("bend", chain.bends[k - 1], 0)
        lane = heights.lane(gap + k, name)
        if lane is not None:
            bends += [(at, lane), (stop, lane)]
            at = stop
    if number in plan.twin and not bends:
        # twins right under their parents part half way
        bends.append((at, float(heights.top[gap])))
    foot = _end(order, stems, plan, heights, number, sizes)
    bends.append(foot if number in plan.twin else (at, foot[1]))
    if chain.link.kind == "couple":
        stem = stems[chain.link.union, "below"]
        at_point = plan.stem_x[chain.link.union, "below"]
        bends.append(start_of(order, stem, at_point, x, heights.people, sizes)[0])
    return bends


def _end(
    order: Order,
    stems: dict[tuple[int, str], Stem],
    plan: Plan,
    heights: Heights,
    number: int,
    sizes: Sequence[Size],
) -> Point:
    link = order.model.chains[number].link
    middle = float(heights.people[link.child])
    if link.kind == "couple":
        return (plan.port[number], middle + stems[link.union, "below"].y)
    return (plan.port[number], middle - sizes[link.child].height / 2)


def _rising(
    order: Order, plan: Plan, heights: Heights, number: int, sizes: Sequence[Size]
) -> list[Point]:
    chain = order.model.chains[number]
    carer = carer_of(order, chain)
    child = chain.link.child
    stops = [plan.port[number], *(plan.bend[bend] for bend in chain.bends), plan.out[number]]
    bends: list[Point] = [(stops[0], float(heights.people[child]) - sizes[child].height / 2)]
    at = stops[0]
    gaps = [chain.first, *(chain.first + k for k in range(1, len(stops) - 1))]
    for k, gap in enumerate(gaps):
        lane = heights.lane(gap, ("chain", number, k))
        if lane is not None:
            bends += [(at, lane), (stops[k + 1], lane)]
            at = stops[k + 1]
    top = float(heights.people[carer]) - sizes[carer].height / 2
    bends.append((at, top))
    return bends[::-1]


def _siblings(
    order: Order,
    plan: Plan,
    heights: Heights,
    sizes: Sequence[Size],
    routes: list[Route],
    points: dict[str, Point],
) -> None:
    """Brothers and sisters whose parents nobody knows hang from a line of their own."""
    family, row = order.model.family, order.model.row
    for gap, bars in enumerate(plan.bars):
        for bar in bars:
            if bar.key[0] != "siblings":
                continue
            lane = heights.lane(gap, bar.key)
            level = float(heights.top[gap]) if lane is None else lane
            start = ((bar.low + bar.high) / 2, level)
            points[family.unions[bar.key[1]].id] = start
            for link in family.links:
                if link.union == bar.key[1] and row[link.child] == gap:
                    at = plan.port[-1 - link.child]
                    foot = float(heights.people[link.child]) - sizes[link.child].height / 2
                    bends = _tidy([start, (at, level), (at, foot)])
                    routes.append(Route(tuple(bends), "sibling", (family.names[link.child],)))


def _tidy(points: Sequence[Point]) -> list[Point]:
    """Leave out points met twice, and those in the middle of a straight line."""
    found: list[Point] = []
    for x, y in points:
        point = (round(float(x), 2), round(float(y), 2))
        if found and point == found[-1]:
            continue
        if len(found) > 1 and _straight(found[-2], found[-1], point):
            found[-1] = point
        else:
            found.append(point)
    return found


def _straight(a: Point, b: Point, c: Point) -> bool:
    upright = a[0] == b[0] == c[0] and (b[1] - a[1]) * (c[1] - b[1]) >= 0
    level = a[1] == b[1] == c[1] and (b[0] - a[0]) * (c[0] - b[0]) >= 0
    return bool(upright or level)
