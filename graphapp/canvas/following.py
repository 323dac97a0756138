"""The line from the child to somebody, over the lines of the family tree that it runs along."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from graphapp.canvas.scene import Point
from layouts.contract import Placement, Route

_COUPLE = "couple"


def line_along(placement: Placement, people: Sequence[str]) -> str:
    """Return the path data of the way from each of some people to the next; "" for no way.

    A step that no line of the tree draws (friends, what was said) is left to the picture's ties.
    """
    return "".join(
        "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in piece)
        for one, other in pairwise(people)
        for piece in _step(placement, one, other)
    )


def _step(placement: Placement, one: str, other: str) -> Iterator[Sequence[Point]]:
    for route in placement.routes:
        if route.kind == _COUPLE:
            if set(route.people) == {one, other}:
                yield route.points
            continue
        child = route.people[-1]
        parents = route.people[:-1]
        parent = one if child == other else other
        if child not in (one, other) or parent not in parents or len(route.points) < 2:
            continue
        yield route.points
        couple = _couple(placement.routes, parents)
        if couple is not None:
            yield _to_knot(couple, placement.people[parent].x, route.points[0])


def _couple(routes: Sequence[Route], parents: Sequence[str]) -> Route | None:
    for route in routes:
        if route.kind == _COUPLE and set(route.people) == set(parents):
            return route
    return None


def _to_knot(couple: Route, parent_x: float, knot: Point) -> Sequence[Point]:
    """The part of a couple's line from one of them to where their children hang."""
    points = couple.points
    if abs(points[0][0] - parent_x) > abs(points[-1][0] - parent_x):
        points = points[::-1]
    for number, (a, b) in enumerate(pairwise(points)):
        if abs(math.dist(a, knot) + math.dist(knot, b) - math.dist(a, b)) < 0.5:
            return (*points[: number + 1], knot)
    return points
