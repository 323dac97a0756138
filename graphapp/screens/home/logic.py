"""What the first page shows, as plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graphapp.words import child_ages, child_names, moment_words, number, their
from queries.cases import CaseListed

SHOWN = 6
"""Maps on the page before one asks for all."""


@dataclass(frozen=True, slots=True)
class MapLine:
    """One map in the list. `dots` counts people by (ring, connection), for the small picture."""

    case_id: str
    name: str
    summary: str
    counts: str
    aside: str
    dots: Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class MapList:
    """The maps on the page: the heading, how many of how many, and the lines."""

    heading: str
    of_all: str
    lines: tuple[MapLine, ...]
    more: bool


def map_list(
    cases: Sequence[CaseListed],
    total: int,
    lately: Sequence[str],
    dots: Mapping[str, Mapping[tuple[str, str], int]],
    today: date,
    *,
    everything: bool = False,
) -> MapList:
    """Return the maps opened lately, newest first, then those changed last; or all of them."""
    shown = cases if everything else in_order(cases, lately)[:SHOWN]
    lines = tuple(map_line(one, dots.get(one.id, {}), today) for one in shown)
    opened = not everything and bool(set(lately) & {one.id for one in shown})
    heading = "Maps you opened lately" if opened else "Your maps"
    more = not everything and total > len(lines)
    of_all = f"{number(len(lines)).capitalize()} of your {total}." if len(lines) < total else ""
    return MapList(heading, of_all, lines, more)


def in_order(cases: Sequence[CaseListed], lately: Sequence[str]) -> list[CaseListed]:
    """Return the cases, those opened lately first, the others as they came."""
    place = {case_id: index for index, case_id in enumerate(lately)}
    return sorted(cases, key=lambda one: place.get(one.id, len(place)))


def map_line(one: CaseListed, dots: Mapping[tuple[str, str], int], today: date) -> MapLine:
    """Return one map's line; people from life and professionals are two numbers."""
    life = f"{one.natural} from {their(one.children)} life"
    work = f"{one.professional} professional{'' if one.professional == 1 else 's'}"
    ages = child_ages(one.children, today)
    changed = moment_words(one.changed_at, today)
    return MapLine(
        case_id=one.id,
        name=child_names(one.children),
        summary=one.case.summary,
        counts=" · ".join(part for part in (ages, f"{life}, {work}") if part),
        aside=f"Map last changed {changed}" if changed else "",
        dots=dots,
    )
