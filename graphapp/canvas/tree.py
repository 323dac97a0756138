"""The family tree's own part of a picture: who is in it, its homes, its lines and their kinds."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import networkx as nx

from graphapp.canvas.notation import Notation
from graphapp.canvas.scene import Box, Drawn, Point
from layouts.contract import Placement
from queries.model import Network, Tie
from queries.vocabulary import ParentKind, PartnerKind, SiblingKind, TieType

NAME = "tree"

KIN = frozenset({TieType.PARENT_OF, TieType.PARTNER_OF, TieType.SIBLING_OF, TieType.STATED_KIN})
"""Who is tied to the child by these, over any number of steps, is in the tree."""

OVER = frozenset({TieType.STATED_KIN, TieType.EMOTIONAL_TIE})
"""Ties that lie over the tree as lines of their own."""

_CHILD: Mapping[str, str] = MappingProxyType(
    {
        ParentKind.BIOLOGICAL: "birth",
        ParentKind.PRESUMED: "birth",
        ParentKind.DONOR: "birth",
        ParentKind.ADOPTIVE: "adopted",
        ParentKind.FOSTER: "foster",
        ParentKind.STEP: "step",
    }
)
_TOGETHER = (PartnerKind.MARRIED, PartnerKind.CIVIL, PartnerKind.COHABITING, PartnerKind.TOGETHER)
_SLASH = 20.0
_SLASH_AT = 0.3
_BRACKET = 7.0
_BESIDE = 8.0


def relatives(network: Network) -> Network:
    """Return the network of the children and their relatives: partners and stated kin too."""
    near: dict[str, set[str]] = {}
    for tie in network.ties:
        if tie.type in KIN:
            near.setdefault(tie.start, set()).add(tie.end)
            near.setdefault(tie.end, set()).add(tie.start)
    reached = set(network.case.children)
    fresh = list(reached)
    while fresh:
        fresh = [other for one in fresh for other in near.get(one, ()) if other not in reached]
        reached.update(fresh)
    people = {key: person for key, person in network.people.items() if key in reached}
    return replace(network, people=people)


def graph_of(network: Network) -> nx.MultiDiGraph[str]:
    """Return the network in the words of `layouts.genogram`."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for key, person in network.people.items():
        born = person.birth.earliest.year if person.birth else None
        graph.add_node(key, born=born, sex=str(person.sex))
    for tie in network.ties:
        words = _words(tie)
        if words and tie.start in graph and tie.end in graph:
            graph.add_edge(tie.start, tie.end, key=tie.id, **words)
    return graph


def _words(tie: Tie) -> dict[str, Any]:
    if tie.type is TieType.PARENT_OF:
        return {"tie": "parent", "kind": _CHILD.get(tie.kind, "birth")}
    if tie.type is TieType.PARTNER_OF:
        return {"tie": "partner", "kind": tie.kind, "ended": tie.until is not None}
    if tie.type is TieType.SIBLING_OF:
        return {"tie": "twin" if tie.kind == SiblingKind.TWIN else "sibling"}
    return {}


def homes_of(network: Network) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return the homes of two or more people of the tree: id, title, people.

    Somebody with two homes stands in the first; the panel tells both.
    """
    placed: set[str] = set()
    found: dict[str, list[str]] = {}
    for one in network.residences:
        if one.person_id in network.people and one.person_id not in placed:
            placed.add(one.person_id)
            found.setdefault(one.household_id, []).append(one.person_id)
    homes = network.households
    return [
        (home, homes[home].name if home in homes else "", tuple(people))
        for home, people in sorted(found.items())
        if len(people) > 1
    ]


def drawn(placement: Placement, network: Network, notation: Notation) -> tuple[Drawn, ...]:
    """Return the routes of a tree as lines with their kinds, slashes and brackets."""
    couples = _couples(network.ties)
    found = []
    for number, route in enumerate(placement.routes):
        if route.kind == "couple":
            died = any(network.people[key].died for key in route.people)
            ties = couples.get(frozenset(route.people), ())
            kind, slashes = _couple(ties, notation, died=died)
            path = _path(route.points) + _slashes(route.points, slashes)
        else:
            kind, slashes, path = route.kind, 0, _path(route.points)
        stroke = notation.strokes.get(kind, "")
        found.append(Drawn(f"route-{number}", path, kind, slashes, route.people, stroke))
    return tuple(found)


def _couples(ties: Iterable[Tie]) -> dict[frozenset[str], tuple[Tie, ...]]:
    found: dict[frozenset[str], tuple[Tie, ...]] = {}
    for tie in ties:
        if tie.type is TieType.PARTNER_OF:
            pair = frozenset((tie.start, tie.end))
            found[pair] = (*found.get(pair, ()), tie)
    return found


def _couple(ties: Sequence[Tie], notation: Notation, *, died: bool) -> tuple[str, int]:
    """Return whether a couple is drawn as married or as living together, and their slashes.

    A couple that one of them outlived did not part: no slash for it.
    """
    kinds = {tie.kind for tie in ties}
    together = [tie for tie in ties if tie.kind in _TOGETHER and tie.until is None]
    slashes = 0
    if not together:
        parted = 0 if died else notation.slashes[PartnerKind.SEPARATED]
        slashes = max(
            (notation.slashes.get(PartnerKind(kind), parted) for kind in kinds if kind), default=0
        )
    married = kinds & {PartnerKind.MARRIED, PartnerKind.CIVIL, PartnerKind.DIVORCED}
    return ("couple" if married or kinds == {PartnerKind.SEPARATED} else "together"), slashes


def brackets(placement: Placement, sizes: Mapping[str, float]) -> tuple[Drawn, ...]:
    """Return the brackets round those who were adopted."""
    adopted = {route.people[-1] for route in placement.routes if route.kind == "adopted"}
    found = []
    for person in sorted(adopted):
        place = placement.people[person]
        half = sizes[person] / 2 + _BRACKET
        path = "".join(
            f"M{place.x + side * (half - 5):.1f} {place.y - half:.1f}H{place.x + side * half:.1f}"
            f"V{place.y + half:.1f}H{place.x + side * (half - 5):.1f}"
            for side in (-1, 1)
        )
        found.append(Drawn(f"bracket-{person}", path, "bracket", 0, (person,)))
    return tuple(found)


def stretches(placement: Placement, *, upright: bool | None = None) -> list[Box]:
    """Return the room of each straight stretch of a tree's lines: nothing is to run along it.

    Of those only that go straight down if `upright`, of the others only if it is false.
    """
    found = []
    for route in placement.routes:
        for (x1, y1), (x2, y2) in itertools.pairwise(route.points):
            if upright is not None and upright != (x1 == x2):
                continue
            left, top = min(x1, x2) - _BESIDE, min(y1, y2) - _BESIDE
            found.append((left, top, abs(x2 - x1) + 2 * _BESIDE, abs(y2 - y1) + 2 * _BESIDE))
    return found


def _path(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def _slashes(points: Sequence[Point], count: int) -> str:
    """Slashes over the longest stretch of a line, beside its middle: the children hang there."""
    if not count:
        return ""
    a, b = max(itertools.pairwise(points), key=lambda pair: math.dist(*pair))
    mx, my = a[0] + (b[0] - a[0]) * _SLASH_AT, a[1] + (b[1] - a[1]) * _SLASH_AT
    path = ""
    for number in range(count):
        x = mx + (number - (count - 1) / 2) * 7
        path += f"M{x - 4.5:.1f} {my + _SLASH / 2:.1f}L{x + 4.5:.1f} {my - _SLASH / 2:.1f}"
    return path
