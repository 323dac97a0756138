"""Whom a large family's tree shows: those nearest to the child, and how many lie behind each."""

from __future__ import annotations

import heapq
from collections.abc import Sequence, Set
from dataclasses import dataclass

import networkx as nx

UP, DOWN, PARTNER, SIBLING = 0.75, 1.0, 0.6, 0.9


@dataclass(frozen=True, slots=True)
class Folded:
    """Who is shown, how many are folded behind each shown person, and how many are tied to none.

    `behind` has only people with somebody folded behind them; its sum and `apart` together are all
    who are not shown.
    """

    visible: frozenset[str]
    behind: dict[str, int]
    apart: int = 0


def fold(
    graph: nx.MultiDiGraph[str],
    focus: Sequence[str],
    limit: int,
    opened: Set[str] = frozenset(),
) -> Folded:
    """Return the people to show round the focus, at most `limit`, and the counts behind them.

    Parameters
    ----------
    graph : the layout's graph; only its "parent", "partner" and "sibling" ties lead anywhere.
    focus : the children; they are always shown. With none, the oldest person with ties is.
    limit : how many to show, the focus included; parents and partners come before cousins.
    opened : shown people whose folded branches are to be open, over and above the limit.

    Raises
    ------
    Nothing: an unknown focus is left out, an empty graph gives an empty answer.
    """
    near = _near(graph)
    starts = [name for name in focus if name in graph]
    if not starts and len(graph):
        starts = [min(graph, key=lambda name: (-len(near[name]), name))]
    order, came = _walk(near, starts)
    shown = set(order[: max(limit, len(starts))])
    room = limit - len(shown)
    alone = sorted(name for name in graph if name not in came)
    shown.update(alone[: max(room, 0)])
    for name in order:
        if name not in shown and _gate(name, came, shown, opened):
            shown.add(name)
    behind: dict[str, int] = {}
    for name in order:
        if name not in shown:
            gate = came[name]
            while gate is not None and gate not in shown:
                gate = came[gate]
            if gate is not None:
                behind[gate] = behind.get(gate, 0) + 1
    return Folded(frozenset(shown), behind, len(alone) - len(shown.intersection(alone)))


def _near(graph: nx.MultiDiGraph[str]) -> dict[str, dict[str, float]]:
    near: dict[str, dict[str, float]] = {name: {} for name in graph}
    for a, b, data in graph.edges(data=True):
        lengths = {
            "parent": (DOWN, UP),
            "partner": (PARTNER, PARTNER),
            "sibling": (SIBLING, SIBLING),
            "twin": (SIBLING, SIBLING),
        }.get(data.get("tie", ""))
        if lengths and a != b:
            near[a][b] = min(lengths[0], near[a].get(b, 9.0))
            near[b][a] = min(lengths[1], near[b].get(a, 9.0))
    return near


def _walk(
    near: dict[str, dict[str, float]], starts: Sequence[str]
) -> tuple[list[str], dict[str, str | None]]:
    """Everybody who can be reached, the nearest first, and through whom they were reached."""
    came: dict[str, str | None] = {}
    order: list[str] = []
    heap: list[tuple[float, str, str]] = [(0.0, name, "") for name in starts]
    heapq.heapify(heap)
    while heap:
        length, name, through = heapq.heappop(heap)
        if name in came:
            continue
        came[name] = through or None
        order.append(name)
        for other, step in near[name].items():
            if other not in came:
                heapq.heappush(heap, (round(length + step, 6), other, name))
    return order, came


def _gate(name: str, came: dict[str, str | None], shown: Set[str], opened: Set[str]) -> bool:
    """Whether the first shown person on the way to somebody folded has been opened."""
    gate = came[name]
    while gate is not None and gate not in shown:
        gate = came[gate]
    return gate in opened
