"""The small rings beside "Is anyone missing?": in which ring everybody is, filled when on the list.

A picture to glance at: nobody is named in it, nothing in it is touched. Everything it shows is said
in words too.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations

from graphapp.canvas import svg
from graphapp.canvas.notation import Notation
from graphapp.canvas.scene import Group, Shape, ShapeKind
from graphapp.canvas.words import curly
from graphapp.meeting_reading import Guest, Reading
from graphapp.words import listed
from queries.kinship.sides import MUM, PROFESSIONALS
from queries.vocabulary import Connection, Ring

WIDE, TALL = 336.0, 226.0
"""The picture, px: as wide as the column it stands in."""

EDGES = {Ring.MOST: 0.52, Ring.LITTLE: 0.77, Ring.NOTHING: 1.0}
"""Where each ring ends, as parts of the rim: the map's own."""

MIDDLE = 0.2
"""The part of the rim that the child takes."""

INNER = {Ring.MOST: MIDDLE, Ring.LITTLE: EDGES[Ring.MOST], Ring.NOTHING: EDGES[Ring.LITTLE]}

SIDE = 12.0
"""A person's square, px; the more people there are in one place, the smaller."""

MOST_ROWS = 5

KNOWS = {Ring.MOST: "most things", Ring.LITTLE: "a little", Ring.NOTHING: "nothing yet"}


def picture(reading: Reading, notation: Notation) -> str:
    """Return the SVG: rings, sides by headcount, everybody who could be invited."""
    rx, ry = WIDE / 2 - 1, TALL / 2 - 1
    parts = [
        f'<svg class="net small-rings" viewBox="{-WIDE / 2:g} {-TALL / 2:g} {WIDE:g} {TALL:g}"'
        ' aria-hidden="true" focusable="false">'
    ]
    parts += [
        f'<ellipse class="ring ring-{level}" rx="{rx * edge:.1f}" ry="{ry * edge:.1f}"/>'
        for level, edge in ((3, 1.0), (2, EDGES[Ring.LITTLE]), (1, EDGES[Ring.MOST]))
    ]
    sides = _sides(reading)
    around = sum(len(found) for found in sides)
    places: dict[str, tuple[float, float]] = {}
    drawn: list[str] = []
    turn = -90.0
    for found in sides:
        wide = 360.0 * len(found) / around
        if len(sides) > 1:
            x, y = _at(turn, 1.0)
            parts.append(
                f'<line class="spoke" x1="{x * MIDDLE:.1f}" y1="{y * MIDDLE:.1f}" x2="{x:.1f}"'
                f' y2="{y:.1f}"/>'
            )
        for ring in Ring:
            here = [one for one in found if _knows(reading, one) is ring]
            for one, (x, y), size in _spread(here, ring, turn, wide):
                places[one.person_id] = (x, y)
                drawn.append(_person(reading, one, x, y, size, notation))
        turn += wide
    parts += [*_barriers(reading, places), *drawn]
    parts.append('<rect class="kid" x="-10" y="-10" width="20" height="20" rx="2"/></svg>')
    return "".join(parts)


def said(reading: Reading) -> tuple[str, ...]:
    """Return what the picture shows, in sentences: life and work never in one number."""
    found = []
    kinds = (
        (Connection.NATURAL, f"Of the people from {reading.children}’s life"),
        (Connection.PROFESSIONAL, "Of the professionals"),
    )
    for kind, whose in kinds:
        counts = []
        for ring in Ring:
            here = [
                one
                for one in reading.guests
                if one.natural is (kind is Connection.NATURAL) and _knows(reading, one) is ring
            ]
            if here:
                on_list = sum(one.invitation is not None for one in here)
                know = "knows" if len(here) == 1 else "know"
                counts.append(f"{on_list} of {len(here)} who {know} {KNOWS[ring]}")
        if counts:
            found.append(f"{whose}, {listed(counts)}: on the list.")
    return tuple(curly(one) for one in found)


def _sides(reading: Reading) -> list[list[Guest]]:
    """Everybody by side, clockwise from the top as on the map: mum's side comes last, top left."""
    found = {
        key: [one for one in reading.guests if one.side == key and one.natural]
        for key, _ in reading.sides
        if key != PROFESSIONALS
    }
    found[PROFESSIONALS] = [one for one in reading.guests if not one.natural]
    if MUM in found:
        found[MUM] = found.pop(MUM)
    return [people for people in found.values() if people]


def _knows(reading: Reading, one: Guest) -> Ring:
    return reading.knows.get(one.person_id, Ring.NOTHING)


def _at(turn: float, part: float) -> tuple[float, float]:
    angle = math.radians(turn)
    return math.cos(angle) * part * (WIDE / 2 - 1), math.sin(angle) * part * (TALL / 2 - 1)


def _spread(
    people: Sequence[Guest], ring: Ring, turn: float, wide: float
) -> Iterator[tuple[Guest, tuple[float, float], float]]:
    """Yield each with a place in their ring and side, and how large they are drawn.

    In as many rows as let them be largest; nobody lies on anybody.
    """
    if not people:
        return
    inner = (
        MIDDLE if ring is Ring.MOST else EDGES[Ring.MOST if ring is Ring.LITTLE else Ring.LITTLE]
    )
    outer = EDGES[ring]
    best: tuple[float, int] = (0.0, 1)
    for rows in range(1, min(len(people), MOST_ROWS) + 1):
        size = min(SIDE, _room(len(people), rows, inner, outer, turn, wide))
        if size > best[0] + 0.1:
            best = (size, rows)
    size, rows = best
    spots = _spots(len(people), rows, inner, outer, turn, wide)
    yield from ((one, at, size) for one, at in zip(people, spots, strict=True))


def _spots(
    count: int, rows: int, inner: float, outer: float, turn: float, wide: float
) -> list[tuple[float, float]]:
    found = []
    for row in range(rows):
        here = count // rows + (row < count % rows)  # the outer rows are the longer ones
        part = outer - (outer - inner) * (row + 0.5) / rows
        found += [_at(turn + wide * (one + 0.5) / here, part) for one in range(here)]
    return found


def _room(count: int, rows: int, inner: float, outer: float, turn: float, wide: float) -> float:
    """Return the largest size at which these spots keep clear of each other and of the edges."""
    spots = _spots(count, rows, inner, outer, turn, wide)
    band = (outer - inner) / rows * (TALL / 2 - 1)
    nearest = min(
        (max(abs(a[0] - b[0]), abs(a[1] - b[1])) for a, b in combinations(spots, 2)),
        default=math.inf,
    )
    return max(min(band, nearest) * 0.85, 2.0)


def _person(
    reading: Reading, one: Guest, x: float, y: float, size: float, notation: Notation
) -> str:
    person = reading.network.people[one.person_id]
    if one.natural:
        kind = notation.shapes[person.sex]
        group, wide, tall = Group.FAMILY, size, size
    else:
        kind, group, wide, tall = ShapeKind.BOX, Group.PROFESSIONAL, size * 1.4, size * 0.7
    css = "sh on" if one.invitation is not None else "sh"
    return (
        f'<g class="pp-{group}" transform="translate({x:.1f} {y:.1f})">'
        f"{svg.outline(Shape(kind, round(wide, 1), round(tall, 1)), css)}</g>"
    )


def _barriers(reading: Reading, places: dict[str, tuple[float, float]]) -> Iterator[str]:
    """The lines between those who must not be in one room, for whoever may know why."""
    for one in reading.apart:
        if one.restriction is None or one.one not in places or one.other not in places:
            continue
        (ax, ay), (bx, by) = places[one.one], places[one.other]
        away = math.hypot(bx - ax, by - ay) or 1.0
        ux, uy = (bx - ax) / away, (by - ay) / away
        mx, my = (ax + bx) / 2, (ay + by) / 2
        bars = "".join(
            f"M{mx + ux * way - uy * 5:.1f} {my + uy * way + ux * 5:.1f}"
            f"L{mx + ux * way + uy * 5:.1f} {my + uy * way - ux * 5:.1f}"
            for way in (-2.5, 2.5)
        )
        yield (
            f'<g class="stop"><path d="M{ax:.1f} {ay:.1f}L{mx - ux * 2.5:.1f} {my - uy * 2.5:.1f}'
            f'M{mx + ux * 2.5:.1f} {my + uy * 2.5:.1f}L{bx:.1f} {by:.1f}{bars}"/></g>'
        )
