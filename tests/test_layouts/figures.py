"""How good a family tree is, told from a placement alone: crossings, torn sibships, ages."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from layouts.contract import Placement
from layouts.crossings import count_crossings
from tests.test_layouts.kinfolk import LOOSE, Kin


def sibships(kin: Kin) -> dict[tuple[str, ...], list[str]]:
    """The children of each set of parents, those only cared for left out."""
    parents: dict[str, list[str]] = {}
    for a, b, data in kin.graph.edges(data=True):
        if data["tie"] == "parent" and data["kind"] not in LOOSE:
            parents.setdefault(b, []).append(a)
    found: dict[tuple[str, ...], list[str]] = {}
    for child, theirs in parents.items():
        found.setdefault(tuple(sorted(theirs)), []).append(child)
    return found


def straight_crossings(kin: Kin, placed: Placement) -> int:
    """Crossings of lines drawn straight from the parents' middle, half a row down, to a child."""
    rows = sorted({round(place.y) for place in placed.people.values()})
    at = {name: (p.x, 130.0 * rows.index(round(p.y))) for name, p in placed.people.items()}
    points, ties = [], []
    number: dict[object, int] = {}

    def point(key: object, x: float, y: float) -> int:
        if key not in number:
            number[key] = len(points)
            points.append((x, y))
        return number[key]

    for parents, children in sibships(kin).items():
        x = sum(at[name][0] for name in parents) / len(parents)
        middle = point(parents, x, max(at[name][1] for name in parents) + 65.0)
        ties += [(point(name, *at[name]), middle) for name in (*parents, *children)]
    return count_crossings(np.array(points, float), np.array(ties, np.intp))


def torn(kin: Kin, placed: Placement) -> float:
    """The share of sibships with somebody between who is nobody's partner there."""
    partners: dict[str, set[str]] = {name: {name} for name in placed.people}
    for a, b, data in kin.graph.edges(data=True):
        if data["tie"] == "partner":
            partners[a].add(b)
            partners[b].add(a)
    found = []
    for children in sibships(kin).values():
        y = placed.people[children[0]].y
        together = [name for name in children if placed.people[name].y == y]
        if len(together) > 1:
            reach = set(together)
            for _ in range(4):
                reach = {one for name in reach for one in partners[name]}
            x = [placed.people[name].x for name in together]
            found.append(
                any(
                    place.y == y and min(x) < place.x < max(x) and name not in reach
                    for name, place in placed.people.items()
                )
            )
    return sum(found) / max(len(found), 1)


def out_of_age(kin: Kin, placed: Placement) -> float:
    """The share of siblings of one row of whom the younger stands left of the older."""
    born = kin.graph.nodes(data="born")
    pairs = [
        (a, b)
        for children in sibships(kin).values()
        for a, b in combinations(sorted(children, key=lambda name: float(born[name])), 2)
        if placed.people[a].y == placed.people[b].y
    ]
    turned = sum(placed.people[a].x > placed.people[b].x for a, b in pairs)
    return turned / max(len(pairs), 1)
