"""From restrictions to the barriers drawn over everything: who must be kept apart."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graphapp.canvas import barrier_words as words_by
from graphapp.canvas import geometry
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

BARS_COST = 3.0
"""What it costs, in places of letters covered, that the bars stand on a name."""

WORDS_WORTH = 2.0
"""A barrier goes so much further round, in places of letters covered, for all its words."""

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
    may_cross: Sequence[Box] = (),
) -> tuple[Barrier, ...]:
    """Return who must be kept apart on this day, with their words by their bars.

    Words hide no name, none of the barriers and nothing of `keep_off`; they cross what is in
    `may_cross` where nothing else is free. Without room for all of them the first line stands
    alone ("must not meet"), or none: the line, the legend and the panel still say it.
    """
    room = _Room(marks, sizes, [*keep_off, *boxes_of(marks.values(), sizes)], may_cross)
    found: list[Barrier] = []
    every: list[tuple[str, ...]] = []
    for rule in _holding(network, marks):
        a, b = marks[rule.person_id], marks[rule.away_from_id]
        words = barrier_words(rule, notation)
        bends_by_cost = _ranked(
            a,
            b,
            marks.values(),
            bends,
            [way_of(one, marks) for one in found],
            [words_box(one, sizes) for one in found if one.words],
            keep_off,
        )
        one = Barrier(
            id=rule.id,
            start=a.id,
            end=b.id,
            bend=bends_by_cost[0],
            spoken=f"{a.name} and {b.name}: {' '.join(words)}",
        )
        found.append(room.told(one, words, bends_by_cost, found) if with_words else one)
        every.append(words)
    for number, one in enumerate(found if with_words else ()):
        # a later one may have come near
        others = [*found[:number], *found[number + 1 :]]
        found[number] = room.told(one, every[number], (one.bend,), others)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Room:
    """What is on a picture, and where its barriers' words may stand."""

    marks: Mapping[str, Mark]
    sizes: Sizes
    taken: Sequence[Box]
    may_cross: Sequence[Box]

    def told(
        self,
        one: Barrier,
        words: tuple[str, ...],
        bends: Sequence[float],
        others: Sequence[Barrier],
    ) -> Barrier:
        """Return a barrier with its words, on the first way of `bends` where they have room."""
        ways = [way_of(other, self.marks) for other in others]
        taken = [*self.taken, *(words_box(other, self.sizes) for other in others if other.words)]
        taken += [box for way in ways for box in _bits(way, self.sizes)]
        near = [point for way in ways for point in way]
        for said, bend in itertools.product((words, words[:1]), bends):
            tried = replace(one, bend=bend, words=said)
            way = way_of(tried, self.marks)
            at = words_by.place(
                said,
                way[len(way) // 2],
                self.sizes,
                taken=[*taken, *_bits(way, self.sizes)],
                may_cross=self.may_cross,
                others=near,
            )
            if at is not None:
                return replace(tried, words_at=at)
        return replace(one, words=())


def boxes_of(marks: Iterable[Mark], sizes: Sizes) -> list[Box]:
    """Return where people's words, shapes and badges stand."""
    found: list[Box] = []
    for mark in marks:
        found += [label_box(mark), shape_box(mark), *badge_boxes(mark, sizes)]
    return found


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
    return words_by.box_of(found.words, found.words_at, sizes)


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


def _ranked(
    a: Mark,
    b: Mark,
    marks: Iterable[Mark],
    bends: Sequence[float],
    others: Sequence[Sequence[Point]],
    told: Sequence[Box],
    words: Sequence[Box],
) -> list[float]:
    """Return the bends at which a barrier covers little, the least first: straight, if nobody and
    none of the `words` stands in the way, none of the `others` runs there and nothing `told` of
    them stands there.
    """
    between = [mark for mark in marks if mark.id not in (a.id, b.id)]
    shapes = [wider(shape_box(mark), CLEAR) for mark in between]
    shapes += told
    names = [*(label_box(mark) for mark in (*between, a, b)), *words]

    def covered(bend: float) -> float:
        way = geometry.barrier_points((a.x, a.y), a.shape, (b.x, b.y), b.shape, bend)
        over = sum(_inside(box, point) for box in shapes for point in way) * SHAPE_COSTS
        over += sum(_near(point, others) for point in way[4:-4]) * ALONG_COSTS
        bars = way[len(way) // 2]
        over += sum(_inside(wider(box, CLEAR), bars) for box in names) * BARS_COST
        if 0.0 not in bends and bars[1] > max(a.y, b.y):
            over += BELOW_COSTS  # names stand there
        return over + sum(_inside(box, point) for box in names for point in way) + abs(bend) * 4

    costs = {bend: covered(bend) for bend in bends}
    most = min(costs.values()) + WORDS_WORTH
    return [bend for bend in sorted(bends, key=costs.__getitem__) if costs[bend] <= most]


def _near(point: Point, ways: Sequence[Sequence[Point]]) -> bool:
    """Whether a place lies too near to another barrier to tell the two apart."""
    return any(math.dist(point, other) < BIT * 1.6 for way in ways for other in way)


def _inside(box: Box, point: Point) -> bool:
    left, top, wide, tall = box
    return left <= point[0] <= left + wide and top <= point[1] <= top + tall


def wider(box: Box, by: float) -> Box:
    """Return a box with so much room round it, px."""
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


def barriers_called(network: Network, barriers: Sequence[Barrier], notation: Notation) -> str:
    """Return the legend's word for the barriers drawn: their own, or one for several kinds."""
    shown = {found.id for found in barriers}
    used = {notation.keep_apart[rule.covers] for rule in network.restrictions if rule.id in shown}
    return used.pop() if len(used) == 1 else "keep apart" if used else ""
