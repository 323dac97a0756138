"""From a graph to a family: unions of one or two parents, their children by kind, and homes.

The graph's words: a node may have `born` (a year, decimals allowed) and `sex` ("male", "female",
anything else); an edge has `tie` ("parent": from parent to child, "partner", "twin", "sibling")
and `kind` ("birth" when empty, "adopted", "foster", "step", ...). Other edges are not drawn here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx

RANK = {"": 0, "birth": 0, "presumed": 1, "donor": 1, "surrogate": 1, "adopted": 2}
OF_BIRTH = {"", "birth", "biological", "presumed", "donor", "surrogate"}
TOGETHER = OF_BIRTH | {"adopted"}  # two parents of these kinds share one line, partners or not
LOOSE = {"foster", "step", "private", "guardian"}  # whose child may be older, or beside them


@dataclass(frozen=True, slots=True)
class Union:
    """Parents whose children hang from one point: two, one, or none (only siblings are known)."""

    id: str
    partners: tuple[int, ...]
    couple: bool = False
    kind: str = ""
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """One child of one union; `kind` is the line's kind. Kind "couple" leads to a partner."""

    union: int
    child: int
    kind: str


@dataclass(frozen=True, slots=True)
class Home:
    """The people at one address."""

    id: str
    title: str
    people: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """People by number (in the order of their ids) with everything the tree is made from."""

    names: tuple[str, ...]
    born: tuple[float | None, ...]
    sex: tuple[str, ...]
    unions: tuple[Union, ...]
    links: tuple[Link, ...]
    twins: tuple[tuple[int, ...], ...]
    homes: tuple[Home, ...]
    focus: tuple[int, ...]

    def age_key(self, person: int) -> tuple[float, int]:
        """Sorts the oldest first; whose birth nobody knows comes last."""
        born = self.born[person]
        return (9999.0 if born is None else born, person)


def family_of(
    graph: nx.MultiDiGraph[str],
    focus: Sequence[str] = (),
    households: Sequence[tuple[str, str, Sequence[str]]] = (),
) -> Family:
    """Return the family a graph describes; ties that cannot be drawn (to oneself) are left out."""
    names = tuple(sorted(graph))
    number = {name: k for k, name in enumerate(names)}
    unions: dict[tuple[int, ...], Union] = {}
    for pair, data in sorted(_partners(graph, number).items()):
        unions[pair] = Union(_name(names, pair), pair, True, str(data.get("kind", "")), _over(data))
    links: dict[tuple[tuple[int, ...], int], str] = {}
    for child, parents in sorted(_parents(graph, number).items()):
        for group, kind in _groups(parents, unions):
            links.setdefault((group, child), kind)
            if group not in unions:
                unions[group] = Union(_name(names, group), group)
    _only_siblings(graph, number, names, unions, links)
    place = {group: k for k, group in enumerate(unions)}
    return Family(
        names,
        tuple(_year(graph.nodes[name].get("born")) for name in names),
        tuple(str(graph.nodes[name].get("sex", "")) for name in names),
        tuple(unions.values()),
        tuple(Link(place[group], child, kind) for (group, child), kind in links.items()),
        _twins(graph, number),
        _homes(households, number),
        tuple(number[name] for name in focus if name in number),
    )


def _year(born: Any) -> float | None:
    return float(born) if isinstance(born, int | float) and born == born else None


def _name(names: Sequence[str], people: tuple[int, ...]) -> str:
    return "+".join(names[person] for person in people)


def _over(data: Mapping[str, Any]) -> bool:
    return bool(data.get("ended")) or data.get("kind") in ("divorced", "separated", "former")


def _ties(
    graph: nx.MultiDiGraph[str], number: Mapping[str, int], tie: str
) -> list[tuple[int, int, Mapping[str, Any]]]:
    found = [
        (number[a], number[b], str(key), data)
        for a, b, key, data in graph.edges(keys=True, data=True)
        if data.get("tie") == tie and a != b
    ]
    return [(a, b, data) for a, b, _, data in sorted(found, key=lambda one: one[:3])]


def _partners(
    graph: nx.MultiDiGraph[str], number: Mapping[str, int]
) -> dict[tuple[int, ...], Mapping[str, Any]]:
    """One tie for each pair: the one that has not ended, when there are several."""
    found: dict[tuple[int, ...], Mapping[str, Any]] = {}
    for a, b, data in _ties(graph, number, "partner"):
        pair = (min(a, b), max(a, b))
        if pair not in found or (_over(found[pair]) and not _over(data)):
            found[pair] = data
    return found


def _parents(graph: nx.MultiDiGraph[str], number: Mapping[str, int]) -> dict[int, dict[int, str]]:
    """Each child's parents with the kind, the nearest kind when there are several."""
    found: dict[int, dict[int, str]] = {}
    for parent, child, data in _ties(graph, number, "parent"):
        kind = str(data.get("kind", "")) or "birth"
        kinds = found.setdefault(child, {})
        if parent not in kinds or RANK.get(kind, 3) < RANK.get(kinds[parent], 3):
            kinds[parent] = kind
    return found


def _groups(
    parents: Mapping[int, str], unions: Mapping[tuple[int, ...], Union]
) -> list[tuple[tuple[int, ...], str]]:
    """A child's parents in ones and twos: couples first, then two parents of one kind."""
    made: list[tuple[tuple[int, ...], str]] = []
    kinds: dict[str, list[int]] = {}
    for parent, kind in sorted(parents.items()):
        kinds.setdefault("birth" if kind in OF_BIRTH else kind, []).append(parent)
    for kind, left in kinds.items():
        while len(left) > 1:
            pair = next(
                ((a, b) for a in left for b in left if a < b and (a, b) in unions),
                (left[0], left[1]) if kind in TOGETHER else None,
            )
            if pair is None:
                break
            made.append((pair, _shared(parents, pair)))
            left[:] = [one for one in left if one not in pair]
        made += [((one,), parents[one]) for one in left]
    return made


def _shared(parents: Mapping[int, str], pair: tuple[int, int]) -> str:
    first, second = parents[pair[0]], parents[pair[1]]
    return first if RANK.get(first, 3) <= RANK.get(second, 3) else second


def _only_siblings(
    graph: nx.MultiDiGraph[str],
    number: Mapping[str, int],
    names: Sequence[str],
    unions: dict[tuple[int, ...], Union],
    links: dict[tuple[tuple[int, ...], int], str],
) -> None:
    """Siblings whose shared parents nobody has recorded hang from a point of their own."""
    of: dict[int, set[tuple[int, ...]]] = {}
    for group, child in links:
        of.setdefault(child, set()).add(group)
    told: nx.Graph[int] = nx.Graph()
    for a, b, _ in _ties(graph, number, "sibling"):
        if not of.get(a, set()) & of.get(b, set()):
            told.add_edge(a, b)
    for group in sorted(tuple(sorted(part)) for part in nx.connected_components(told)):
        key = (-1, *group)  # a key that no parents can have
        unions[key] = Union("siblings:" + _name(names, group), ())
        for child in group:
            links[key, child] = "sibling"


def _twins(graph: nx.MultiDiGraph[str], number: Mapping[str, int]) -> tuple[tuple[int, ...], ...]:
    born: nx.Graph[int] = nx.Graph()
    born.add_edges_from((a, b) for a, b, _ in _ties(graph, number, "twin"))
    return tuple(tuple(part) for part in sorted(sorted(c) for c in nx.connected_components(born)))


def _homes(
    households: Sequence[tuple[str, str, Sequence[str]]], number: Mapping[str, int]
) -> tuple[Home, ...]:
    """Homes with somebody in the picture; who lives in two is drawn in the first."""
    taken: set[int] = set()
    homes = []
    for key, title, people in households:
        inside = [number[name] for name in dict.fromkeys(people) if name in number]
        inside = [person for person in inside if person not in taken]
        taken.update(inside)
        if inside:
            homes.append(Home(key, title, tuple(sorted(inside))))
    return tuple(homes)
