"""Around home: the household in the middle, the lines to it, and what is said of it.

Which home: the one where most of the children live; of several, the one with most people in it,
then the first by name. The others are told in a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

import networkx as nx

from graphapp.canvas import folds, fonts
from graphapp.canvas.notation import Sizes
from graphapp.canvas.scene import Fold, Group, Line, Mark, Point
from graphapp.canvas.titles import lengths, size_at
from graphapp.canvas.view import View
from graphapp.canvas.ways import Ways
from graphapp.canvas.words import curly, listed
from layouts.contract import Placement
from queries.model import Network, Tie
from queries.partial_date import holds
from queries.vocabulary import FELT, TieType

NAME = "home"

BENDS = (0.0, 0.06, -0.06, 0.12, -0.12, 0.2, -0.2, 0.3, -0.3)
"""The ways round that a line tries, straight first."""

DIVIDER = 0.16
"""How much of the way from the home to the rim the line between two systems takes."""


@dataclass(frozen=True, slots=True)
class Home:
    """The household in the middle: its id (none recorded: ""), name and people; other homes."""

    id: str
    title: str
    people: tuple[str, ...]
    others: tuple[str, ...] = ()


def home_of(network: Network) -> Home:
    """Return the household that the picture is drawn round, as this viewer may see it."""
    living: dict[str, list[str]] = {}
    for stay in network.residences:
        here = holds(stay.since, stay.until, network.as_of) and not _away(network, stay.person_id)
        people = living.setdefault(stay.household_id, [])
        if here and stay.person_id not in people:
            people.append(stay.person_id)
    children = [key for key in network.case.children if key in network.people]

    def rank(home: str) -> tuple[int, int, str, str]:
        found = living[home]
        return (-sum(one in children for one in found), -len(found), _name(network, home), home)

    homes = sorted((home for home in living if set(living[home]) & set(children)), key=rank)
    if not homes:
        return Home("", "", ())
    first, *more = homes
    return Home(
        first,
        _name(network, first),
        tuple(sorted(living[first], key=list(network.people).index)),
        tuple(more),
    )


def _away(network: Network, key: str) -> bool:
    person = network.people.get(key)
    return person is None or person.died


def _name(network: Network, home: str) -> str:
    found = network.households.get(home)
    return found.name if found else ""


def graph_of(network: Network, home: Home, where: Mapping[str, str]) -> nx.MultiDiGraph[str]:
    """Return the network in the words of `layouts.ecomap`."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for key in network.people:
        graph.add_node(key, home=key in home.people, sector=where.get(key, ""))
    for tie in network.ties:
        if tie.start in graph and tie.end in graph:
            graph.add_edge(tie.start, tie.end, key=tie.id)
    return graph


def graph_to_fold(network: Network, where: Mapping[str, str]) -> nx.MultiDiGraph[str]:
    """Return the network in the words of `layouts.fold`: whom a tie brings near, and how near."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for key in network.people:
        graph.add_node(key, sector=where.get(key, ""))
    for tie in network.ties:
        if tie.start in graph and tie.end in graph:
            graph.add_edge(tie.start, tie.end, key=tie.id, **_length(tie))
    return graph


_FAMILY: Mapping[TieType, str] = MappingProxyType(
    {
        TieType.PARENT_OF: "parent",
        TieType.PARTNER_OF: "partner",
        TieType.SIBLING_OF: "sibling",
        TieType.STATED_KIN: "stated",
    }
)


def _length(tie: Tie) -> dict[str, Any]:
    if tie.type in _FAMILY:
        return {"tie": _FAMILY[tie.type]}
    return {"length": 1.6 - 0.2 * (tie.closeness or 2)}  # closeness 5: as near as a partner


def bound(network: Network, middle: frozenset[str]) -> frozenset[str]:
    """Return who has a line of feeling or support with somebody in the middle."""
    found = [tie for tie in network.ties if tie.type in FELT]
    return frozenset(
        other
        for tie in found
        for one, other in ((tie.start, tie.end), (tie.end, tie.start))
        if one in middle
    )


def options_of(
    home: Home, titles: Sequence[tuple[str, str]], counts: Sequence[Fold], view: View
) -> dict[str, Any]:
    """Return what the layout is told of the household, and of the titles round it."""
    sizes, grown = view.sizes, view.width / view.room[0]
    size = (fonts.width(home.title, sizes.relation), sizes.relation) if home.title else (0.0, 0.0)
    return {
        "sectors": titles,
        "title_size": sizes.sector,
        "title_at": lambda zoom: size_at(zoom * grown, sizes),
        "title_lengths": lengths(titles, counts, sizes),
        "home": (home.id, home.title),
        "home_title": size,
    }


def counts_of(
    titles: Sequence[tuple[str, str]], behind: Mapping[str, int], sizes: Sizes
) -> tuple[Fold, ...]:
    """Return the counts of the systems of which somebody is folded away, not placed yet."""
    return tuple(
        folds.of_system(key, title, behind[key], sizes) for key, title in titles if behind.get(key)
    )


def dividers(placement: Placement) -> tuple[tuple[Point, Point], ...]:
    """Return short lines at the rim between the systems: long ones would pass for ties."""
    found = []
    for sector in placement.sectors:
        if sector.spoke:
            (x1, y1), (x2, y2) = sector.spoke
            start = (x2 + (x1 - x2) * DIVIDER, y2 + (y1 - y2) * DIVIDER)
            found.append((start, (x2, y2)))
    return tuple(found)


def said(network: Network) -> str:
    """Return the sentence on the household: none recorded, or another home as well; else ""."""
    children = [key for key in network.case.children if key in network.people]
    names = listed([network.people[key].short_name or "the child" for key in children])
    home = home_of(network)
    if not home.id:
        verb = "lives" if len(children) == 1 else "live"
        return f"Where {names or 'the child'} {verb} is not recorded yet."
    parts = []
    for key in children:
        name = network.people[key].short_name or "The child"
        lives_here = key in home.people
        also = [
            curly(_name(network, other) or "another home")
            for other in home.others
            if any(
                stay.person_id == key
                and stay.household_id == other
                and holds(stay.since, stay.until, network.as_of)
                for stay in network.residences
            )
        ]
        if also:
            parts.append(f"{name}{' also' if lives_here else ''} lives at {listed(also)}.")
    return " ".join(parts)


def lines_round(
    lines: Sequence[Line], middle: frozenset[str], marks: Mapping[str, Mark], sizes: Sizes
) -> tuple[Line, ...]:
    """Return the lines with those quiet that would say the same again, and the others seen.

    A strength, a feeling or a flow is always drawn. Of the plain lines each person round the home
    has one into it, to the child where there is one; a plain line between two round it shows only
    where one of them has none into it. The others show with one of their people chosen. A plain
    line into the home is straight where that runs over nobody.
    """
    into: dict[str, list[Line]] = {}
    for line in lines:
        if (line.start in middle) != (line.end in middle):
            into.setdefault(line.end if line.start in middle else line.start, []).append(line)
    loud = {line.id for line in lines if tells(line) or {line.start, line.end} <= middle}
    for found in into.values():
        if not any(line.id in loud for line in found):
            to_child = [
                line
                for line in found
                if Group.CHILD in (marks[line.start].group, marks[line.end].group)
            ]
            loud.add((to_child or found)[0].id)
    way = Ways(marks.values(), sizes, BENDS, ())
    out = []
    for line in lines:
        ends = {line.start, line.end}
        alone = not ends & middle and not (line.start in into and line.end in into)
        bend = line.bend
        if not line.style and ends & middle:
            bend = way.bend(marks[line.start], marks[line.end], (), 1.0, alone=True)
        out.append(replace(line, bend=bend, quiet=not (line.id in loud or alone)))
    return tuple(out)


def tells(line: Line) -> bool:
    """Whether a line says more than that two people are tied."""
    return bool(line.style or line.slashes or line.flow)
