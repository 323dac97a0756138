"""From restrictions to the barriers drawn over everything: who must be kept apart."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from graphapp.canvas import fonts, geometry
from graphapp.canvas.notation import Notation, Sizes
from graphapp.canvas.scene import Barrier, Box, Mark, Point
from queries.model import Network, Restriction
from queries.partial_date import holds

BENDS = (0.0, 0.15, -0.15, 0.3, -0.3, 0.45, -0.45, 0.6, -0.6, 0.8, -0.8)
"""The ways round that a barrier tries, straight first."""

ARCS = (0.3, -0.3, 0.45, -0.45, 0.6, -0.6, 0.8, -0.8)
"""The ways round in a family tree, where the straight way is the couple's own line."""

CLEAR = 8.0
"""A barrier passes a third person's shape at least so far outside it, px."""

SHAPE_COSTS = 20.0
"""A barrier rather covers so many letters than one shape."""

BELOW_COSTS = 60.0
"""What an arc below two people in a family tree costs, in places of letters covered."""

SHAPE_HIDES = 3
"""So many square px of a label rather lie under words than one of a shape or a badge."""

FAR_COSTS = 4.0
"""Square px of a label that words may cover rather than stand 1 px further from their bars."""

ALONG_COSTS = 3.0
"""What each place costs that lies along another barrier, in places of letters covered."""

BIT = 10.0
"""A barrier is a row of boxes so large to the words that keep off it, px."""


def barriers_of(
    network: Network,
    marks: Mapping[str, Mark],
    notation: Notation,
    sizes: Sizes,
    *,
    with_words: bool,
    bends: Sequence[float] = BENDS,
    keep_off: Sequence[Box] = (),
) -> tuple[Barrier, ...]:
    """Return who must be kept apart on this day, with the words set where they hide least: no
    name, none of the barriers, nothing of `keep_off`.
    """
    found: list[Barrier] = []
    ways: list[list[Point]] = []
    for rule in _holding(network, marks):
        a, b = marks[rule.person_id], marks[rule.away_from_id]
        bend = _bend(a, b, marks.values(), bends, ways)
        way = geometry.barrier_points((a.x, a.y), a.shape, (b.x, b.y), b.shape, bend)
        ways.append(way)
        words = barrier_words(rule, notation)
        found.append(
            Barrier(
                id=rule.id,
                start=a.id,
                end=b.id,
                bend=bend,
                words=words if with_words else (),
                words_at=way[len(way) // 2],
                spoken=f"{a.name} and {b.name}: {' '.join(words)}",
            )
        )
    if not with_words:
        return tuple(found)
    taken = [label_box(mark) for mark in marks.values()] + list(keep_off)
    taken += [shape_box(mark) for mark in marks.values()] * SHAPE_HIDES
    taken += [box for mark in marks.values() for box in badge_boxes(mark, sizes)] * SHAPE_HIDES
    taken += [box for way in ways for box in _bits(way, sizes)] * SHAPE_HIDES
    placed = []
    for one, way in zip(found, ways, strict=True):
        at, box = _words_at(way, one.words, sizes, taken)
        taken += [box] * SHAPE_HIDES
        placed.append(replace(one, words_at=at))
    return tuple(placed)


def _holding(network: Network, marks: Mapping[str, Mark]) -> Iterator[Restriction]:
    """Yield the restrictions of this day between two who are drawn, one for each two."""
    seen: set[frozenset[str]] = set()
    for rule in network.restrictions:
        pair = frozenset((rule.person_id, rule.away_from_id))
        if pair in seen or len(pair) < 2 or not pair <= set(marks):
            continue
        if holds(rule.since, rule.until, network.as_of):
            seen.add(pair)
            yield rule


def words_box(found: Barrier, sizes: Sizes) -> Box:
    """Where a barrier's words stand."""
    size = sizes.relation
    wide = max(fonts.width(line, size, 600) for line in found.words)
    x, y = found.words_at
    return (x - wide / 2, y - size * 0.86, wide, len(found.words) * size * 1.1)


def way_of(found: Barrier, marks: Mapping[str, Mark]) -> list[Point]:
    """Return places along a barrier as it is drawn."""
    a, b = marks[found.start], marks[found.end]
    return geometry.barrier_points((a.x, a.y), a.shape, (b.x, b.y), b.shape, found.bend)


def barrier_words(rule: Restriction, notation: Notation) -> tuple[str, ...]:
    """Return the words on a barrier, a line each: "must not meet", "until 14 March 2027"."""
    first = notation.keep_apart[rule.covers]
    return (first, f"until {rule.until}") if rule.until else (first,)


def _bits(way: Sequence[Point], sizes: Sizes) -> list[Box]:
    """Return a barrier as a row of small boxes, and one for its bars."""
    x, y = way[len(way) // 2]
    tall = sizes.barrier + 4
    half = BIT / 2
    return [
        *((x - half, y - half, BIT, BIT) for x, y in way),
        (x - tall / 2, y - tall / 2, tall, tall),
    ]


def _bend(
    a: Mark,
    b: Mark,
    marks: Iterable[Mark],
    bends: Sequence[float],
    others: Sequence[Sequence[Point]],
) -> float:
    """Return the bend at which a barrier covers least: straight, if nobody stands in the way and
    none of the `others` runs there.
    """
    between = [mark for mark in marks if mark.id not in (a.id, b.id)]
    shapes = [_wider(shape_box(mark), CLEAR) for mark in between]
    names = [label_box(mark) for mark in (*between, a, b)]

    def covered(bend: float) -> float:
        way = geometry.barrier_points((a.x, a.y), a.shape, (b.x, b.y), b.shape, bend)
        over = sum(_inside(box, point) for box in shapes for point in way) * SHAPE_COSTS
        over += sum(_near(point, others) for point in way[4:-4]) * ALONG_COSTS
        if 0.0 not in bends and way[len(way) // 2][1] > max(a.y, b.y):
            over += BELOW_COSTS  # names stand there
        return over + sum(_inside(box, point) for box in names for point in way) + abs(bend) * 4

    return min(bends, key=covered)


def _near(point: Point, ways: Sequence[Sequence[Point]]) -> bool:
    """Whether a place lies too near to another barrier to tell the two apart."""
    return any(math.dist(point, other) < BIT * 1.6 for way in ways for other in way)


def _inside(box: Box, point: Point) -> bool:
    left, top, wide, tall = box
    return left <= point[0] <= left + wide and top <= point[1] <= top + tall


def _wider(box: Box, by: float) -> Box:
    left, top, wide, tall = box
    return (left - by, top - by, wide + 2 * by, tall + 2 * by)


def label_box(mark: Mark) -> Box:
    """Where a person's words stand."""
    left, top, width, height = mark.label_box
    return (mark.x + left, mark.y + top, width, height)


def shape_box(mark: Mark) -> Box:
    """Where a person's shape stands."""
    wide, tall = mark.shape.width, mark.shape.height
    return (mark.x - wide / 2, mark.y - tall / 2, wide, tall)


def badge_boxes(mark: Mark, sizes: Sizes) -> list[Box]:
    """Where a person's badges stand."""
    side = 2 * sizes.badge
    return [
        (mark.x + one.x - sizes.badge, mark.y + one.y - sizes.badge, side, side)
        for one in mark.badges
    ]


def _words_at(
    way: Sequence[Point], words: Sequence[str], sizes: Sizes, taken: Sequence[Box]
) -> tuple[Point, Box]:
    """Return the first baseline of the words and their box: above the bars if there is room."""
    size = sizes.relation
    wide = max(fonts.width(line, size, 600) for line in words)
    tall = len(words) * size * 1.1
    away = sizes.barrier / 2 + 6
    middle = way[len(way) // 2]
    best: tuple[float, Point, Box] | None = None
    for x, y in _spots(way, away, wide, tall):
        box = (x - wide / 2, y - tall / 2, wide, tall)
        far = _away(box, middle)
        hidden = sum(_overlap(box, other) for other in taken) + far * FAR_COSTS
        if best is None or hidden < best[0]:
            best = (hidden, (x, box[1] + size * 0.86), box)
    assert best is not None
    return best[1], best[2]


def _spots(way: Sequence[Point], away: float, wide: float, tall: float) -> Iterator[Point]:
    """Yield middles for the words: above, below and beside the line, from its middle outwards."""
    for part in (0.5, 0.35, 0.65, 0.2, 0.8):
        x, y = way[round(part * (len(way) - 1))]
        for further in (0.0, tall * 0.6, tall * 1.4, tall * 2.4):
            up = away + tall / 2 + further
            for aside in (0.0, wide * 0.35, -wide * 0.35, wide * 0.7, -wide * 0.7):
                yield x + aside, y - up
                yield x + aside, y + up
            yield x + away + wide / 2 + further, y
            yield x - away - wide / 2 - further, y


def _away(box: Box, point: Point) -> float:
    """Return how far a point lies from the nearest side of a box; 0 inside."""
    left, top, wide, tall = box
    across = max(left - point[0], point[0] - left - wide, 0.0)
    return math.hypot(across, max(top - point[1], point[1] - top - tall, 0.0))


def _overlap(a: Box, b: Box) -> float:
    wide = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    tall = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    return wide * tall if wide > 0 and tall > 0 else 0.0


def barriers_called(network: Network, barriers: Sequence[Barrier], notation: Notation) -> str:
    """Return the legend's word for the barriers drawn: their own, or one for several kinds."""
    shown = {found.id for found in barriers}
    used = {notation.keep_apart[rule.covers] for rule in network.restrictions if rule.id in shown}
    return used.pop() if len(used) == 1 else "keep apart" if used else ""
