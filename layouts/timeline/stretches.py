"""Dates as people know them, drawn as far as they are known and no further.

A stretch is solid where it certainly holds, soft (dashed) where it may have begun or ended, and has
a short stub where nobody knows. Days are ordinals (`date.toordinal`), places px.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from layouts.contract import Point, Route
from layouts.timeline.axis import Axis

Days = tuple[int | None, int | None]
"""The earliest and the latest day something can have been; None: nobody knows ("before 2001")."""

UNKNOWN: Days = (None, None)
STUB = 22.0
"""How long the dotted stub is where a beginning or an end is not known, px."""

SOFT = 9.0
"""A soft end is at least so long, px: a year of long ago is narrower than a dash."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Something that held for a time. `end` None: it goes on; an end of UNKNOWN: it is over.

    `people` are those it is about: it is drawn while all of them are.
    """

    kind: str
    start: Days = UNKNOWN
    end: Days | None = None
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened on one day, as well as the day is known."""

    kind: str
    on: Days
    people: tuple[str, ...] = ()


def known(stretch: Stretch | Moment, day: int) -> Iterator[int]:
    """Yield the days up to `day` by which, or after which, something is known to be so."""
    ends = [stretch.on] if isinstance(stretch, Moment) else [stretch.start, stretch.end or UNKNOWN]
    for early, late in ends:
        if early is not None and early > day:
            continue
        if late is not None:
            yield min(late, day)
        elif early is not None:
            yield early


def drawn(
    stretch: Stretch, axis: Axis, day: int, y: float, spans: tuple[int, int] | None = None
) -> list[Route]:
    """Return the lines of a stretch at a height.

    Kinds are the stretch's own, with "-soft" (dashed), "-stub" (dotted, leading to or from the
    line) and "-cap" (a point: the end of the line is known to the day). `spans` are the first and
    the last day on which the person is known otherwise; a beginning or an end that nobody knows
    lies outside them.
    """
    (early, late), end = stretch.start, stretch.end
    if early is not None and early > day:
        return []
    if end is not None and end[0] is not None and end[0] > day:
        end = None
    routes: list[Route] = []

    def line(kind: str, left: float, right: float) -> None:
        points: tuple[Point, Point] = ((round(left, 1), y), (round(right, 1), y))
        routes.append(Route(points, stretch.kind + kind, stretch.people))

    right, over, ended = _end(end, axis, day, spans)
    if end == UNKNOWN and spans is None:  # it is over, and nothing says until when it went on
        right = over = axis.x(min(late if late is not None else early or day, day))
    if early is None:
        first = late if late is not None else spans[0] if spans else None
        left = sure = min(right, axis.x(first)) if first is not None else right
        line("-stub", left - STUB, left)
    else:
        left = sure = axis.x(early)
        if late != early:
            left = min(left, axis.places[-1] - SOFT)  # perhaps begun today: there is no room after
            sure = max(axis.x(min(late or day, day)), left + SOFT)
        else:
            line("-cap", left, left)
    if sure > right:  # it may have been over before it certainly began
        if over > left:
            line("-soft", left, over)
    else:
        if sure > left:
            line("-soft", left, sure)
        if right > sure:
            line("", sure, right)
        if over > right:
            line("-soft", right, over)
    if ended == "known" and over >= left:
        line("-cap", over, over)
    elif ended == "unknown" and axis.places[-1] > over:
        line("-stub", min(over + STUB, axis.places[-1]), over)
    return routes


def _end(
    end: Days | None, axis: Axis, day: int, spans: tuple[int, int] | None
) -> tuple[float, float, str]:
    """Until where it certainly held, where it may have held, and how its end is known."""
    if end is None:
        return axis.x(day), axis.x(day), "goes on"
    early, late = end
    if late is None and early is None:
        last = axis.x(spans[1] if spans else day)
        return last, last, "unknown"
    if late is None:
        return axis.x(early or day), axis.x(day), "soft"
    if early == late:
        return axis.x(late), axis.x(late), "known"
    over = axis.x(min(late, day))
    return (
        (min(axis.x(early), over - SOFT) if early is not None else axis.x(axis.days[0])),
        over,
        ("soft"),
    )


def struck(moment: Moment, axis: Axis, day: int, y: float) -> list[Route]:
    """Return the point of a moment and, unless its day is known, the soft line about it."""
    early, late = moment.on
    if (early is None and late is None) or (early is not None and early > day):
        return []
    left = axis.x(early if early is not None else min(late or day, day))
    right = axis.x(min(late, day)) if late is not None else left
    middle = round((left + right) / 2, 1)
    routes = []
    if early != late:
        left = min(left, middle - SOFT) if early is not None else left - STUB
        right = max(right, middle + SOFT) if late is not None else right + STUB
        left, right = max(left, axis.places[0] - STUB), min(right, axis.places[-1])
        points = ((round(left, 1), y), (round(right, 1), y))
        routes.append(Route(points, f"{moment.kind}-soft", moment.people))
    return [*routes, Route(((middle, y),), moment.kind, moment.people)]
