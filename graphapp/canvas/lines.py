"""From ties to lines, and from restrictions to the barriers drawn over them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from graphapp.canvas import fonts, geometry
from graphapp.canvas.notation import Notation, Sizes
from graphapp.canvas.scene import Barrier, Line, Mark, Point
from queries.model import Network, Restriction, Tie
from queries.partial_date import holds
from queries.vocabulary import PERSONAL_TIES, PartnerKind, TieType

BEND = 0.08
"""How far a tie leans from the straight, as a part of its length."""

CLEAR_OF_CHILD = 12.0
"""A tie passes the child's square at least this far outside it, px."""

FAR_COSTS = 1.5
"""Square px of a label that words may cover rather than stand 1 px further from their bars."""

_Box = tuple[float, float, float, float]
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
    ties are quiet: everybody has one, and all would run through the middle.
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
        if all(_distance(a, geometry.control(a, b, bend), b, point) >= clear for point in avoid):
            return bend
    return -0.8 * sign


def _distance(a: Point, c: Point, b: Point, point: Point) -> float:
    """Return about how near a curve comes to a point, by sixteen places on it."""
    nearest = math.inf
    for step in range(17):
        t = step / 16
        u = 1 - t
        x = u * u * a[0] + 2 * u * t * c[0] + t * t * b[0]
        y = u * u * a[1] + 2 * u * t * c[1] + t * t * b[1]
        nearest = min(nearest, math.hypot(x - point[0], y - point[1]))
    return nearest


def barriers_of(
    network: Network,
    marks: Mapping[str, Mark],
    notation: Notation,
    sizes: Sizes,
    *,
    with_words: bool,
) -> tuple[Barrier, ...]:
    """Return who must be kept apart on this day, with the words set where they hide least."""
    taken = [_box(mark) for mark in marks.values()]
    taken += [
        (mark.x - mark.shape.width / 2, mark.y - mark.shape.height / 2, mark.shape.width,
         mark.shape.height)
        for mark in marks.values()
    ]  # fmt: skip
    found: list[Barrier] = []
    seen: set[frozenset[str]] = set()
    for rule in network.restrictions:
        pair = frozenset((rule.person_id, rule.away_from_id))
        if pair in seen or len(pair) < 2 or not pair <= set(marks):
            continue
        if not holds(rule.since, rule.until, network.as_of):
            continue
        seen.add(pair)
        a, b = marks[rule.person_id], marks[rule.away_from_id]
        middle = geometry.barrier_middle((a.x, a.y), a.shape, (b.x, b.y), b.shape)
        words = barrier_words(rule, notation)
        at = middle
        if with_words:
            at, box = _words_at(middle, ((a.x, a.y), (b.x, b.y)), words, sizes, taken)
            taken.append(box)
        found.append(
            Barrier(
                id=rule.id,
                start=a.id,
                end=b.id,
                words=words if with_words else (),
                words_at=at,
                spoken=f"{a.name} and {b.name}: {' '.join(words)}",
            )
        )
    return tuple(found)


def barrier_words(rule: Restriction, notation: Notation) -> tuple[str, ...]:
    """Return the words on a barrier, a line each: "must not meet", "until 14 March 2027"."""
    first = notation.keep_apart[rule.covers]
    return (first, f"until {rule.until}") if rule.until else (first,)


def _box(mark: Mark) -> _Box:
    left, top, width, height = mark.label_box
    return (mark.x + left, mark.y + top, width, height)


def _words_at(
    middle: Point,
    ends: tuple[Point, Point],
    words: Sequence[str],
    sizes: Sizes,
    taken: Sequence[_Box],
) -> tuple[Point, _Box]:
    """Return the first baseline of the words and their box: above the bars if there is room."""
    size = sizes.relation
    wide = max(fonts.width(line, size, 600) for line in words)
    tall = len(words) * size * 1.1
    away = sizes.barrier / 2 + 6
    (ax, ay), (bx, by) = ends
    line = [  # the barrier itself, as a row of small boxes
        (ax + (bx - ax) * step / 24 - 5, ay + (by - ay) * step / 24 - 5, 10.0, 10.0)
        for step in range(25)
    ]
    best: tuple[float, Point, _Box] | None = None
    for x, y in _spots(ends, away, wide, tall):
        box = (x - wide / 2, y - tall / 2, wide, tall)
        far = math.hypot(x - middle[0], y - middle[1])
        hidden = sum(_overlap(box, other) for other in taken) + far * FAR_COSTS
        hidden += sum(_overlap(box, bit) for bit in line) * 4
        if best is None or hidden < best[0]:
            best = (hidden, (x, box[1] + size * 0.86), box)
    assert best is not None
    return best[1], best[2]


def _spots(ends: tuple[Point, Point], away: float, wide: float, tall: float) -> Iterator[Point]:
    """Yield middles for the words: above, below and beside the line, from its middle outwards."""
    (ax, ay), (bx, by) = ends
    for part in (0.5, 0.35, 0.65, 0.2, 0.8):
        x, y = ax + (bx - ax) * part, ay + (by - ay) * part
        for further in (0.0, tall * 0.6, tall * 1.4, tall * 2.4):
            up = away + tall / 2 + further
            for aside in (0.0, wide * 0.35, -wide * 0.35, wide * 0.7, -wide * 0.7):
                yield x + aside, y - up
                yield x + aside, y + up
            yield x + away + wide / 2 + further, y
            yield x - away - wide / 2 - further, y


def _overlap(a: _Box, b: _Box) -> float:
    wide = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    tall = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    return wide * tall if wide > 0 and tall > 0 else 0.0


def barriers_called(network: Network, barriers: Sequence[Barrier], notation: Notation) -> str:
    """Return the legend's word for the barriers drawn: their own, or one for several kinds."""
    shown = {found.id for found in barriers}
    used = {notation.keep_apart[rule.covers] for rule in network.restrictions if rule.id in shown}
    return used.pop() if len(used) == 1 else "keep apart" if used else ""
