"""Made-up family trees for the tests: ordinary ones of any size, and anything Hypothesis can tie.

Also what a tree must never do, measured on a placement alone.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

import networkx as nx
from hypothesis import strategies as st

from layouts.boxes import label_box, shape_box
from layouts.contract import Placement, Route, Size

KINDS = ("birth", "birth", "birth", "adopted", "foster", "step", "private")
LOOSE = {"foster", "step", "private"}


@dataclass
class Kin:
    graph: nx.MultiDiGraph[str] = field(default_factory=nx.MultiDiGraph)
    sizes: dict[str, Size] = field(default_factory=dict)
    homes: list[tuple[str, str, list[str]]] = field(default_factory=list)
    focus: tuple[str, ...] = ()

    def person(self, name: str, born: float | None, sex: str, label: float = 80.0) -> str:
        self.graph.add_node(name, born=born, sex=sex)
        self.sizes[name] = Size(44.0, 44.0, label, 35.0)
        return name

    def couple(self, a: str, b: str, kind: str = "married", *, ended: bool = False) -> None:
        self.graph.add_edge(a, b, key=f"{a}={b}", tie="partner", kind=kind, ended=ended)

    def child(self, child: str, *parents: str, kind: str = "birth") -> None:
        for parent in parents:
            key = f"{parent}>{child}:{kind}"
            self.graph.add_edge(parent, child, key=key, tie="parent", kind=kind)

    def options(self, **more: Any) -> dict[str, Any]:
        return {"households": self.homes, **more}


def ordinary(people: int, seed: int = 0) -> Kin:
    """A family over generations: remarriage, half-siblings, adoption, fostering, homes."""
    rng, kin = random.Random(f"{people}-{seed}"), Kin()

    def new(born: float, sex: str = "") -> str:
        name = f"p{len(kin.sizes)}"
        return kin.person(name, born, sex or rng.choice(("male", "female")), rng.uniform(40, 100))

    first, second = new(1930, "male"), new(1932, "female")
    kin.couple(first, second)
    couples = [(first, second, 1932.0)]
    while len(kin.sizes) < people:
        if not couples:  # the last of them died out: somebody has one more partner
            name = rng.choice(list(kin.sizes)[-20:])
            born = kin.graph.nodes[name]["born"]
            kin.couple(name, partner := new(born + 1))
            couples.append((name, partner, born))
        a, b, born = couples.pop(0)
        children: list[str] = []
        for number in range(rng.choice((1, 2, 2, 3, 4))):
            if len(kin.sizes) >= people:
                break
            child = new(born + 22 + 2.5 * number + rng.random())
            children.append(child)
            kind = "adopted" if rng.random() < 0.07 else "birth"
            parents = (a,) if rng.random() < 0.08 else (a, b)
            kin.child(child, *parents, kind=kind)
            for again in range(rng.choice((0, 1, 1, 1, 2, 3))):
                if len(kin.sizes) < people:
                    partner = new(kin.graph.nodes[child]["born"] + rng.uniform(-4, 4))
                    ended = again > 0 or rng.random() < 0.2
                    kin.couple(child, partner, "separated" if ended else "married", ended=ended)
                    couples.append((child, partner, kin.graph.nodes[child]["born"]))
                    if rng.random() < 0.25 and len(kin.sizes) + 2 < people:
                        older = kin.graph.nodes[partner]["born"] - 25
                        father, mother = new(older, "male"), new(older + 1, "female")
                        kin.couple(father, mother)
                        kin.child(partner, father, mother)
        if rng.random() < 0.15 and len(kin.sizes) < people:
            kin.child(new(born + 30), a, kind="foster")
        if rng.random() < 0.6:
            kin.homes.append((f"h{a}{b}", f"{a} and {b}’s home", [a, b, *children[-2:]]))
    kin.focus = (list(kin.sizes)[-1],)
    return kin


@st.composite
def odd_families(draw: st.DrawFn, most: int = 14) -> Kin:
    """Anything at all: partners who are parents or siblings, circles, three parents, no ties."""
    kin = Kin()
    count = draw(st.integers(0, most))
    names = [f"p{number}" for number in range(count)]
    for name in names:
        born = draw(st.one_of(st.none(), st.integers(1920, 2027)))
        sex = draw(st.sampled_from(("male", "female", "")))
        kin.person(name, born, sex, float(draw(st.integers(0, 120))))
    if not names:
        return kin
    who = st.sampled_from(names)
    for number in range(draw(st.integers(0, 2 * count))):
        a, b = draw(who), draw(who)
        tie = draw(st.sampled_from(("parent", "parent", "parent", "partner", "partner", "other")))
        tie = draw(st.sampled_from((tie, tie, tie, tie, "sibling", "twin")))
        kind = draw(st.sampled_from(KINDS)) if tie == "parent" else "married"
        kin.graph.add_edge(a, b, key=str(number), tie=tie, kind=kind)
    left = list(names)
    for number in range(draw(st.integers(0, 3))):
        inside = [name for name in left if draw(st.booleans())]
        left = [name for name in left if name not in inside]
        kin.homes.append((f"h{number}", draw(st.sampled_from(("", "Their home"))), inside))
    if draw(st.booleans()):
        kin.focus = (draw(who),)
    return kin


def ancestors(graph: nx.MultiDiGraph[str]) -> nx.DiGraph[str]:
    """Parent above child, for the ties that decide rows."""
    up: nx.DiGraph[str] = nx.DiGraph()
    up.add_nodes_from(graph)
    for a, b, data in graph.edges(data=True):
        if data.get("tie") == "parent" and data.get("kind") not in LOOSE and a != b:
            up.add_edge(a, b)
    return up


def boxes_by_person(kin: Kin, placed: Placement) -> dict[str, list[tuple[float, ...]]]:
    found: dict[str, list[tuple[float, ...]]] = {}
    for name, place in placed.people.items():
        label = label_box(place, kin.sizes[name])
        found[name] = [shape_box(place, kin.sizes[name]), *([label] if label else [])]
    return found


def through_faces(kin: Kin, placed: Placement) -> list[tuple[Route, str]]:
    """Lines that run through a shape or a label that is not at their own end."""
    found = []
    boxes = boxes_by_person(kin, placed)
    for route in placed.routes:
        for (ax, ay), (bx, by) in zip(route.points, route.points[1:], strict=False):
            for name, theirs in boxes.items():
                for left, top, right, bottom in theirs:
                    if (
                        max(ax, bx) > left + 0.5
                        and min(ax, bx) < right - 0.5
                        and max(ay, by) > top + 0.5
                        and min(ay, by) < bottom - 0.5
                    ):
                        found.append((route, name))
    return found


def false_joins(placed: Placement) -> list[tuple[Route, Route]]:
    """Lines of different families that lie on each other for more than a point."""
    found = []
    for one, other in combinations(placed.routes, 2):
        if one.points[0] == other.points[0] and one.kind == other.kind:
            continue
        for a, b in zip(one.points, one.points[1:], strict=False):
            for c, d in zip(other.points, other.points[1:], strict=False):
                for k in (0, 1):  # both upright, both level
                    if abs(a[k] - b[k]) < 0.01 and abs(c[k] - d[k]) < 0.01:
                        low = max(min(a[1 - k], b[1 - k]), min(c[1 - k], d[1 - k]))
                        high = min(max(a[1 - k], b[1 - k]), max(c[1 - k], d[1 - k]))
                        if abs(a[k] - c[k]) < 2.0 and high - low > 2.0:
                            found.append((one, other))
    return found


def slanted(route: Route) -> bool:
    pairs = zip(route.points, route.points[1:], strict=False)
    return any(a[0] != b[0] and a[1] != b[1] for a, b in pairs)


def inside(point: tuple[float, float], outline: tuple[tuple[float, float], ...]) -> bool:
    odd = False
    for (ax, ay), (bx, by) in zip(outline, [*outline[1:], outline[0]], strict=True):
        if ax == bx and (ay > point[1]) != (by > point[1]) and point[0] < ax:
            odd = not odd
    return odd
