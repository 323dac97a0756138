"""What the first page shows, as plain values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graphapp.words import child_ages, child_names, moment_words, number, possessive, their
from queries.cases import CaseListed, children_of
from queries.model import Person
from queries.network import network_of, rings
from queries.people import find_people
from queries.store.handle import Handle

SHOWN = 6
"""Maps on the page before one asks for all."""
MOST_FOUND = 8
Dots = Mapping[tuple[str, str], int]
"""How many people there are by (ring, connection)."""


@dataclass(frozen=True, slots=True)
class MapLine:
    """One map in the list."""

    case_id: str
    name: str
    summary: str
    counts: str
    aside: str


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
    today: date,
    *,
    everything: bool = False,
    in_the_room: bool = False,
) -> MapList:
    """Return the maps opened lately, newest first, then those changed last; or all of them."""
    shown = cases if everything else in_order(cases, lately)[:SHOWN]
    lines = tuple(map_line(one, today) for one in shown)
    opened = not everything and bool(set(lately) & {one.id for one in shown})
    heading = "Maps you opened lately" if opened else "Your maps"
    if in_the_room:
        heading = "The map we are looking at"
    more = not everything and total > len(lines)
    of_all = f"{number(len(lines)).capitalize()} of your {total}." if len(lines) < total else ""
    return MapList(heading, of_all, lines, more)


def in_order(cases: Sequence[CaseListed], lately: Sequence[str]) -> list[CaseListed]:
    """Return the cases, those opened lately first, the others as they came."""
    place = {case_id: index for index, case_id in enumerate(lately)}
    return sorted(cases, key=lambda one: place.get(one.id, len(place)))


def map_line(one: CaseListed, today: date) -> MapLine:
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
    )


def dots_of(handle: Handle, case_id: str) -> Dots:
    """Return how many people each ring of a map holds, for its small picture.

    Raises
    ------
    NotFound : no such case, or not one this handle may open.
    """
    network = network_of(handle, case_id)
    known = rings(network)
    return Counter(
        (str(known[key]), str(place.connection))
        for key, place in network.memberships.items()
        if network.people[key].alive
    )


@dataclass(frozen=True, slots=True)
class Hit:
    """Somebody found, on one map: the words of the option and where it leads."""

    name: str
    more: str
    href: str


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search found, with the sentence that is read out."""

    hits: tuple[Hit, ...]
    said: str


def search(handle: Handle, text: str, today: date) -> Hits:
    """Find a child or anyone in their network; an empty text finds nobody."""
    if not text.strip():
        return Hits((), "")
    found = find_people(handle, text, limit=MOST_FOUND)
    children: dict[str, tuple[Person, ...]] = {}
    hits: list[Hit] = []
    for person in found.people:
        for case_id in found.maps[person.id]:
            if case_id not in children:
                children[case_id] = children_of(handle, case_id)
            hits.append(_hit(person, case_id, children[case_id], today))
    shown = tuple(hits[:MOST_FOUND])
    if not shown:
        return Hits((), "Nobody of that name is on your maps. Try another spelling.")
    more = found.truncated or len(hits) > len(shown)
    people = "1 found." if len(shown) == 1 else f"{len(shown)} found."
    return Hits(shown, f"{people} There are more: write more of the name." if more else people)


def _hit(person: Person, case_id: str, children: tuple[Person, ...], today: date) -> Hit:
    name = person.name or person.known_as
    called = f"known as {person.known_as}" if person.known_as and person.name else ""
    age = person.age(today)
    years = "" if age is None else str(age)
    if person.id in {child.id for child in children}:
        others = [child for child in children if child.id != person.id]
        whose = f"with {child_names(others)}" if others else "a map of their own"
        href = f"/case/{case_id}"
    else:
        whose = f"on {possessive(child_names(children))} map"
        href = f"/case/{case_id}?person={person.id}"
    return Hit(name, ", ".join(part for part in (years, called, whose) if part), href)
