"""What cannot be: somebody their own ancestor, or older than their parent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import networkx as nx

from loaders.items import Item
from loaders.problems import Problem
from queries.vocabulary import NodeLabel, ParentKind, TieType

OLDER = frozenset(
    {ParentKind.BIOLOGICAL, ParentKind.ADOPTIVE, ParentKind.DONOR, ParentKind.PRESUMED}
)
"""Parents who must be older than the child; a step-parent or a foster carer need not be."""

Birth = tuple[str, str, str]
"""Earliest day, latest day, the words."""


def check_parents(
    items: Sequence[Item],
    known: Iterable[tuple[str, str, str]],
    births: Callable[[str], Birth | None],
    label: Callable[[str], str],
    ref: Callable[[str], str],
) -> tuple[frozenset[str], list[Problem]]:
    """Find the parent ties that cannot be.

    Parameters
    ----------
    items : the load's items; `known` : (parent, child, kind) on the map.
    births : a reference's birth as it would be; `label` : what to call a reference.
    ref : a reference's one name: the id of somebody on the map, else the reference itself.

    Returns
    -------
    the keys of the items to leave out, and a problem for each.
    """
    ties = [item for item in items if item.kind is TieType.PARENT_OF]
    out: set[str] = set()
    problems: list[Problem] = []

    def leave(item: Item, wrong: str, to_do: str) -> None:
        out.add(item.key)
        problems.append(Problem(item.at.file, item.at.row, "", wrong, to_do, stops=True))

    for item in ties:
        if str(item.fields.get("kind", "biological")) not in OLDER:
            continue
        parent, child = births(item.start), births(item.end)
        if parent and child and parent[0] > child[1]:
            leave(
                item,
                f"{label(item.start)} (born {parent[2]}) would be younger than their child"
                f" {label(item.end)} (born {child[2]}).",
                "Check both dates, or the kind of parent; this tie is left out.",
            )
    graph = nx.DiGraph((parent, child) for parent, child, _ in known)
    rest = [item for item in ties if item.key not in out]
    graph.add_edges_from((ref(item.start), ref(item.end)) for item in rest)
    loops = [part for part in nx.strongly_connected_components(graph) if len(part) > 1]
    member = {person: number for number, part in enumerate(loops) for person in part}
    for item in rest:
        start, end = member.get(ref(item.start)), member.get(ref(item.end))
        if start is not None and start == end:
            leave(
                item,
                f"{label(item.start)} would be their own ancestor, through {label(item.end)}.",
                "Check which of the two is the parent; this tie is left out.",
            )
    return frozenset(out), problems


def births_too_late(
    items: Sequence[Item],
    known: Iterable[tuple[str, str, str]],
    births: Callable[[str], Birth | None],
    before: Callable[[str], Birth | None],
    label: Callable[[str], str],
    ref: Callable[[str], str],
) -> tuple[frozenset[str], list[Problem]]:
    """Find births in the file that would make somebody older than a parent on the map already.

    Returns
    -------
    the keys of the people whose birth is to be left out, and a problem for each.
    """
    people = {ref(item.key): item for item in items if item.kind is NodeLabel.PERSON}
    out: dict[str, Problem] = {}
    for parent, child, kind in known:
        if kind not in OLDER or not {parent, child} & people.keys():
            continue
        older, younger = births(parent), births(child)
        if not older or not younger or older[0] <= younger[1]:
            continue
        for person in (parent, child):
            if person in people and births(person) != before(person):
                item = people[person]
                wrong = (
                    f"With this birth, {label(child)} would be older than {label(parent)}, a parent"
                    " on the map."
                )
                out[item.key] = Problem(
                    item.at.file, item.at.row, "born", wrong, "Check both dates; the map's stays."
                )
    return frozenset(out), list(out.values())
