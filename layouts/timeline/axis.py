"""The axis: from days to places across the page, in stretches that grow wider towards the day.

A child's map holds grandparents' lives of eighty years and a plan of two weeks. On one even scale
the weeks would be a point, so the time since the child's birth is drawn wider than the time before,
and the time of the work wider still; never the other way round. Days are ordinals (`date`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

YEAR = 365.25
SHARES = (0.24, 0.34, 0.42)
"""How much of the width the time before the first turn, before the second, and the rest get."""

LABEL = 44.0
"""The least distance between two dates on the axis, px."""

STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
"""Months from one date on the axis to the next."""

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


@dataclass(frozen=True, slots=True)
class Tick:
    """A date on the axis: where, and its words ("2019", "Mar"); a year is `strong`."""

    x: float
    words: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """Days and the places they have, both rising; between two of them the scale is even.

    `turns` are the places where the scale changes.
    """

    days: tuple[int, ...]
    places: tuple[float, ...]

    @property
    def turns(self) -> tuple[float, ...]:
        """Where the scale changes, px."""
        return self.places[1:-1]

    def x(self, day: float) -> float:
        """Return the place of a day; a day outside the axis has that of its end."""
        day = min(max(day, self.days[0]), self.days[-1])
        for (a, b), (left, right) in zip(pairwise(self.days), pairwise(self.places), strict=True):
            if day <= b:
                return left + (right - left) * (day - a) / (b - a)
        return self.places[-1]

    def ticks(self, finer: float = 1.0) -> tuple[Tick, ...]:
        """Return the dates written on the axis; `finer` is how much closer the reader is."""
        found: list[Tick] = []
        for (a, b), (left, right) in zip(pairwise(self.days), pairwise(self.places), strict=True):
            month = (right - left) / (b - a) * YEAR / 12
            step = next((n for n in STEPS if n * month * finer >= LABEL), STEPS[-1])
            for day, year, number in _firsts(a, b, step, turn=a != self.days[0]):
                x = round(self.x(day), 1)
                words = str(year) if number == 1 else _MONTHS[number - 1]
                if not found or (x - found[-1].x) * finer >= LABEL - 2:
                    found.append(Tick(x, words, number == 1))
                elif number == 1 and (day == a or not found[-1].strong):
                    found[-1] = Tick(x, words, True)  # a year, or a turn, rather than the last
        return tuple(found)


def axis_of(first: int, last: int, turns: Sequence[int], left: float, right: float) -> Axis:
    """Return the axis from one day to another, with wider stretches after each turn.

    `turns` are days at which the scale may change (the child's birth, the start of the work); one
    that lies outside, or after which the scale would not grow wider, is passed over.
    """
    last = max(last, first + 30)
    inside = sorted({day for day in turns if first + 180 < day < last - 14})[: len(SHARES) - 1]
    days = [first, *inside, last]
    shares = [*SHARES[len(SHARES) - len(days) + 1 :]]
    width = right - left
    blocks: list[tuple[int, int, float]] = []
    for (a, b), share in zip(pairwise(days), shares, strict=True):
        blocks.append((a, b, share))
        while len(blocks) > 1 and _density(blocks[-2]) >= _density(blocks[-1]):
            (a1, _, s1), (_, b2, s2) = blocks[-2:]
            blocks[-2:] = [(a1, b2, s1 + s2)]
    whole = sum(share for _, _, share in blocks)
    places, at = [left], left
    for _, _, share in blocks:
        at += width * share / whole
        places.append(round(at, 2))
    return Axis((first, *(b for _, b, _ in blocks)), tuple(places))


def _density(block: tuple[int, int, float]) -> float:
    first, last, share = block
    return share / (last - first)


def _firsts(a: int, b: int, step: int, *, turn: bool) -> Iterator[tuple[int, int, int]]:
    """First days of months, each `step` months, from a to before b; and a `turn` at new year."""
    start = date.fromordinal(a)
    month = start.year * 12 + start.month - 1
    if turn and (start.month, start.day) == (1, 1) and month % step:
        yield a, start.year, 1
    month += -month % step
    while (day := _day(month)) is not None and day < b:
        if day >= a:
            yield day, month // 12, month % 12 + 1
        month += step


def _day(month: int) -> int | None:
    year, rest = divmod(month, 12)
    return date(year, rest + 1, 1).toordinal() if 1 <= year <= 9999 else None
