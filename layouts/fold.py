"""Whom a large picture shows, and how many are folded away.

A family's tree shows those nearest to the child, and how many lie behind each of them; round a home
every system shows those nearest, and how many more it has.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import networkx as nx

UP, DOWN, PARTNER, SIBLING, STATED = 0.75, 1.0, 0.6, 0.9, 1.6
AT_ONCE = 60
"""How many people of a branch open at once; whoever is further away stays folded behind them."""


@dataclass(frozen=True, slots=True)
class Folded:
    """Who is shown, whom each folded person is behind, and how many are tied to none.

    `through` holds a shown person for everybody folded who can be reached, or of a system its key;
    together with `apart` these are all who are not shown. `stages` are the people shown at first,
    then after each opening: the last is `visible`.
    """

    visible: frozenset[str]
    through: Mapping[str, str] = field(default_factory=dict)
    apart: int = 0
    stages: tuple[frozenset[str], ...] = ()

    @property
    def behind(self) -> dict[str, int]:
        """How many are folded behind each shown person; nobody with none is in it."""
        return dict(Counter(self.through.values()))


def fold(
    graph: nx.MultiDiGraph[str],
    focus: Sequence[str],
    limit: int,
    opened: Sequence[str] = (),
    reach: Iterable[str] = (),
    at_once: int = AT_ONCE,
) -> Folded:
    """Return the people to show round the focus, at most `limit`, and who is behind whom.

    Those equally near are shown together or not at all, unless that left half the room empty.

    Parameters
    ----------
    graph : the layout's graph; only its "parent", "partner", "sibling" (and "twin") and "stated"
        ties lead anywhere.
    focus : the children; they are always shown. With none, the person with most ties is.
    limit : how many to show, the focus included; parents and partners come before cousins.
    opened : shown people whose folded branches are to be open, over and above the limit, in the
        order they were opened; a second time opens what the first left folded there.
    reach : people who are to be shown, with the way to them.
    at_once : how many people of a branch one opening shows, the nearest first.

    Raises
    ------
    Nothing: whoever is not in the graph is left out, an empty graph gives an empty answer.
    """
    near = _near(graph)
    starts = [name for name in focus if name in graph]
    if not starts and len(graph):
        starts = [min(graph, key=lambda name: (-len(near[name]), name))]
    order, came = _walk(near, starts)
    shown = _nearest(order, max(limit, len(starts)))
    alone = sorted(name for name in graph if name not in came)
    shown.update(alone[: max(limit - len(shown), 0)])
    names = [name for name, _ in order]
    stages = [frozenset(shown)]
    for gate in opened:
        shown.update([name for name in names if _gate(name, came, shown) == gate][:at_once])
        stages.append(frozenset(shown))
    for name in reach:
        shown.update(_way(name, came) if name in came else {name} & set(alone))
    stages.append(frozenset(shown))
    gates = {name: _gate(name, came, shown) for name in names}
    through = {name: gate for name, gate in gates.items() if gate is not None}
    hidden = len(alone) - len(shown.intersection(alone))
    return Folded(stages[-1], through, hidden, tuple(dict.fromkeys(stages)))


def fold_systems(
    graph: nx.MultiDiGraph[str],
    middle: Sequence[str],
    limit: int,
    first: Set[str] = frozenset(),
    opened: Sequence[str] = (),
    reach: Iterable[str] = (),
    at_once: int = AT_ONCE,
) -> Folded:
    """Return the people to show round a home, about `limit`, and the system of everybody folded.

    Each system has the same room, and what a small one leaves goes to the others. In it come those
    in `first`, then by nearness; those equally near are shown together or not at all, unless that
    left half of the system's room empty. Nobody is folded alone.

    Parameters
    ----------
    graph : the layout's graph. An edge leads as in `fold`, or with a `length` both ways; a node's
        `sector` is its system.
    middle : those at home; they are always shown and do not count.
    limit : how many to show round them.
    first : people who come before the others of their system.
    opened : systems that show `at_once` more each time they are in it, the nearest first.
    reach : people who are to be shown.

    Raises
    ------
    Nothing: whoever is not in the graph is left out, an empty graph gives an empty answer.
    """
    inside = {name for name in middle if name in graph}
    length = dict(_walk(_near(graph), sorted(inside))[0])
    far = max(length.values(), default=0.0) + 1.0
    systems: dict[str, list[tuple[str, tuple[bool, float]]]] = {}
    for name, data in graph.nodes(data=True):
        if name not in inside:
            rank = (name not in first, length.get(name, far))
            systems.setdefault(str(data.get("sector", "")), []).append((name, rank))
    shown = set(inside)
    room = _even_share([len(found) for found in systems.values()], limit)
    for found in systems.values():
        found.sort(key=lambda one: one[1])  # of those equally near, as the graph has them
        here = _nearest(found, room) if room else set()
        shown.update(here if len(found) - len(here) != 1 else [name for name, _ in found])
    stages = [frozenset(shown)]
    for key in opened:
        left = [name for name, _ in systems.get(key, ()) if name not in shown]
        shown.update(left[:at_once])
        stages.append(frozenset(shown))
    shown.update(name for name in reach if name in graph)
    stages.append(frozenset(shown))
    through = {
        name: key for key, found in systems.items() for name, _ in found if name not in shown
    }
    return Folded(stages[-1], through, 0, tuple(dict.fromkeys(stages)))


def _even_share(counts: Sequence[int], limit: int) -> int:
    """The most of each that may be shown so that all together are at most `limit`."""
    share = 0
    while share < max(counts, default=0) and sum(min(one, share + 1) for one in counts) <= limit:
        share += 1
    return share


def _near(graph: nx.MultiDiGraph[str]) -> dict[str, dict[str, float]]:
    near: dict[str, dict[str, float]] = {name: {} for name in graph}
    for a, b, data in graph.edges(data=True):
        lengths = {
            "parent": (DOWN, UP),
            "partner": (PARTNER, PARTNER),
            "sibling": (SIBLING, SIBLING),
            "twin": (SIBLING, SIBLING),
            "stated": (STATED, STATED),
        }.get(data.get("tie", ""))
        if "length" in data:
            lengths = (float(data["length"]), float(data["length"]))
        if lengths and a != b:
            near[a][b] = min(lengths[0], near[a].get(b, 9.0))
            near[b][a] = min(lengths[1], near[b].get(a, 9.0))
    return near


def _walk(
    near: dict[str, dict[str, float]], starts: Sequence[str]
) -> tuple[list[tuple[str, float]], dict[str, str | None]]:
    """Everybody who can be reached and how far, the nearest first, and through whom."""
    came: dict[str, str | None] = {}
    order: list[tuple[str, float]] = []
    heap: list[tuple[float, str, str]] = [(0.0, name, "") for name in starts]
    heapq.heapify(heap)
    while heap:
        length, name, through = heapq.heappop(heap)
        if name in came:
            continue
        came[name] = through or None
        order.append((name, length))
        for other, step in near[name].items():
            if other not in came:
                heapq.heappush(heap, (round(length + step, 6), other, name))
    return order, came


def _nearest(order: Sequence[tuple[str, Any]], limit: int) -> set[str]:
    """The nearest, so that of people equally near all are shown or none."""
    whole: list[str] = []
    for _, group in groupby(order, key=lambda one: one[1]):
        names = [name for name, _ in group]
        if len(whole) + len(names) > limit:
            break
        whole += names
    if len(whole) * 2 < limit:
        whole = [name for name, _ in order[:limit]]
    return set(whole)


def _way(name: str, came: Mapping[str, str | None]) -> set[str]:
    """Somebody and all through whom they were reached."""
    way: set[str] = set()
    here: str | None = name
    while here is not None:
        way.add(here)
        here = came[here]
    return way


def _gate(name: str, came: Mapping[str, str | None], shown: set[str]) -> str | None:
    """Return the first shown person on the way to somebody folded; None for whoever is shown."""
    gate: str | None = name
    while gate is not None and gate not in shown:
        gate = came[gate]
    return None if gate == name else gate
