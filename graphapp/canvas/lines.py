"""From ties to lines."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from graphapp.canvas import geometry
from graphapp.canvas.notation import Notation
from graphapp.canvas.scene import Line, Mark, Point
from queries.model import Tie
from queries.vocabulary import PERSONAL_TIES, PartnerKind, TieType

BEND = 0.08
"""How far a tie leans from the straight, as a part of its length."""

CLEAR_OF_CHILD = 12.0
"""A tie passes the child's square at least this far outside it, px."""

_RANK = {kind: number for number, kind in enumerate(PERSONAL_TIES)}


def lines_of(
    ties: Sequence[Tie],
    marks: Mapping[str, Mark],
    children: frozenset[str],
    notation: Notation,
    *,
    quiet_children: bool,
) -> tuple[Line, ...]:
    """Return one line for each two people who are tied, bent a little towards the middle.

    A tie with an end that is not drawn is left out. With `quiet_children`, the children's own
    ties are quiet: on the circles everybody has one, and all would run through the middle; on the
    family tree they are kin as said, told under their names, and would pass for lines of descent.
    """
    pairs: dict[frozenset[str], list[Tie]] = defaultdict(list)
    for tie in ties:
        if tie.start in marks and tie.end in marks and tie.start != tie.end:
            pairs[frozenset((tie.start, tie.end))].append(tie)
    centres = [(marks[key].x, marks[key].y) for key in children if key in marks]
    reach = max((marks[key].shape.width / 2 for key in children if key in marks), default=0.0)
    lines = []
    for both, found in pairs.items():
        first, *_ = found = sorted(found, key=lambda tie: (_RANK.get(tie.type, 99), tie.id))
        a, b = marks[first.start], marks[first.end]
        own = bool(both & children)
        avoid = [] if own else centres
        lines.append(
            Line(
                id=first.id,
                start=first.start,
                end=first.end,
                bend=_bend((a.x, a.y), (b.x, b.y), avoid, reach + CLEAR_OF_CHILD),
                slashes=_slashes(found, notation),
                quiet=own and quiet_children,
                ties=tuple(tie.id for tie in found),
                spoken=f"{a.name} and {b.name}",
            )
        )
    return tuple(lines)


def _slashes(ties: Sequence[Tie], notation: Notation) -> int:
    kinds = {tie.kind for tie in ties if tie.type is TieType.PARTNER_OF}
    # a couple who came together again is drawn as a couple
    if kinds & {PartnerKind.MARRIED, PartnerKind.CIVIL, PartnerKind.COHABITING}:
        return 0
    return max((notation.slashes.get(PartnerKind(kind), 0) for kind in kinds if kind), default=0)


def _bend(a: Point, b: Point, avoid: Sequence[Point], clear: float) -> float:
    """Return the bend of a line: inwards, or as far out as it takes to pass the children."""
    middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    dx, dy = b[0] - a[0], b[1] - a[1]
    inwards = dy * middle[0] - dx * middle[1]
    sign = 1.0 if inwards >= 0 else -1.0
    if not avoid:
        return BEND * sign
    for size in (BEND, 0.0, -BEND, -0.2, -0.32, -0.45, -0.6, -0.8):
        bend = size * sign
        if all(distance_of(a, geometry.control(a, b, bend), b, point) >= clear for point in avoid):
            return bend
    return -0.8 * sign


def distance_of(a: Point, c: Point, b: Point, point: Point) -> float:
    """Return about how near a curve comes to a point, by sixteen places on it."""
    nearest = math.inf
    for step in range(17):
        t = step / 16
        u = 1 - t
        x = u * u * a[0] + 2 * u * t * c[0] + t * t * b[0]
        y = u * u * a[1] + 2 * u * t * c[1] + t * t * b[1]
        nearest = min(nearest, math.hypot(x - point[0], y - point[1]))
    return nearest
