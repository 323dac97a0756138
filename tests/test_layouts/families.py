"""Made-up networks for the layouts: any size, any skew, with the sizes a screen would give."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

import networkx as nx

from layouts.contract import Size

SECTORS = [
    ("dad", "Dad’s side"),
    ("friends", "Friends and neighbours"),
    ("school", "School and clubs"),
    ("professionals", "Professionals"),
    ("mum", "Mum’s side"),
]
SHORT = [
    ("dad", "Dad’s side"),
    ("friends", "Friends"),
    ("school", "School"),
    ("professionals", "Professionals"),
    ("mum", "Mum’s side"),
]
RINGS = ("most", "little", "nothing")
NAMES = (
    "Dawn Jean Mark Lisa Kayleigh Tyler Priya Zara Paul Maureen Kerry Steph Alan Alfie Helen Tom "
    "Gary Nadia Dean Sam Joe Hannah Ifeoluwa Bartholomew Mo Li Svetlana Mr_Oduya Mrs_Okafor "
    "Dr_Amin Miss_Blythe Aunty_Bev"
).split()
WORDS = (
    "mum;dad;mum’s mum;mum’s brother;dad’s partner;half-brother;cousin;next door;best friend;"
    "Tom’s mum;football coach;dad’s dad;Jean’s foster son;dad’s sister;flat downstairs"
).split(";")
JOBS = "social worker;family support;class teacher;family doctor;health visitor;breakfast club"


@dataclass
class Family:
    graph: nx.MultiDiGraph[str]
    sizes: dict[str, Size]
    focus: tuple[str, ...]
    options: dict[str, Any] = field(default_factory=dict)
    words: dict[str, tuple[str, str]] = field(default_factory=dict)

    def people(self) -> list[str]:
        return [person for person in self.graph if person not in self.focus]


def person_size(name: str, relation: str, professional: bool, phone: bool) -> Size:
    if phone:
        width, height = (44.0, 20.0) if professional else (24.0, 24.0)
        return Size(width, height, round(len(name) * 6.9, 1), 17.0)
    width, height = (68.0, 28.0) if professional else (36.0, 36.0)
    label = max(len(name) * 7.7, len(relation) * 6.4)
    return Size(width, height, round(label, 1), 35.0)


def add_person(
    family: Family, person: str, rng: random.Random, ring: str, sector: str, phone: bool = False
) -> None:
    professional = sector in ("professionals", "school") and rng.random() < 0.8
    name = rng.choice(NAMES).replace("_", " ")
    relation = rng.choice(JOBS.split(";") if professional else WORDS)
    family.graph.add_node(person, ring=ring, sector=sector)
    family.sizes[person] = person_size(name, relation, professional, phone)
    family.words[person] = (name, relation)


def family(
    people: int,
    seed: int = 0,
    *,
    children: int = 1,
    width: float = 924.0,
    height: float = 604.0,
    phone: bool = False,
    rings: tuple[float, float, float] = (0.3, 0.36, 0.34),
    weights: tuple[float, ...] = (6, 4, 4, 3, 8),
    ties: float = 0.9,
) -> Family:
    """A network of `people` round `children`, with about `ties` ties for each person."""
    rng = random.Random(f"{people}-{seed}-{children}")
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    sectors = SHORT if phone else SECTORS
    focus = tuple(f"child{number}" for number in range(children))
    made = Family(graph, {}, focus, {"sectors": sectors, "width": width, "height": height})
    for child in focus:
        graph.add_node(child)
        made.sizes[child] = Size(40.0, 40.0) if phone else Size(58.0, 58.0)
        made.words[child] = ("Ben", "8")
    for number in range(people):
        sector = rng.choices([key for key, _ in sectors], weights)[0]
        ring = rng.choices(RINGS, rings)[0]
        add_person(made, f"p{number}", rng, ring, sector, phone)
    names = [f"p{number}" for number in range(people)]
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(graph.nodes[name]["sector"], []).append(name)
    for number in range(round(people * ties)):
        first = rng.choice(names)
        near = groups[graph.nodes[first]["sector"]]
        second = rng.choice(near if rng.random() < 0.8 else names)
        if first != second:
            graph.add_edge(first, second, key=f"t{number}")
    for child in focus:
        for name in names[: max(2, people // 8)]:
            graph.add_edge(child, name, key=f"c{child}{name}")
    return made


def ecomap(contacts: int, seed: int) -> Family:
    """The layout study's families round a child: 6 kinds of contact, 3 rings, labels 90 x 44."""
    rng = random.Random(f"eco{contacts}{seed}")
    kinds = ["family", "friends", "school", "health", "community", "services"]
    shares = ((6, 3, 1), (3, 4, 2), (1, 4, 3), (1, 3, 4), (1, 3, 4), (0, 3, 5))
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    made = Family(graph, {"child": Size(58.0, 58.0)}, ("child",))
    made.options = {
        "sectors": [(kind, kind.title()) for kind in kinds],
        "width": 924.0,
        "height": 604.0,
    }
    graph.add_node("child")
    kind_of = []
    for number in range(contacts):
        kind = rng.choices(range(6), (6, 3, 2, 2, 2, 3))[0]
        ring = rng.choices((0, 1, 2), shares[kind])[0]
        kind_of.append(kind)
        graph.add_node(f"p{number}", ring=RINGS[ring], sector=kinds[kind])
        made.sizes[f"p{number}"] = Size(36.0, 36.0, 72.0, 34.0)
        made.words[f"p{number}"] = (NAMES[number % len(NAMES)], "contact")
    for a in range(contacts):
        for b in range(a + 1, contacts):
            chance = 0.22 if kind_of[a] == kind_of[b] else 0.02
            if rng.random() < chance * min(1, 18 / contacts):
                graph.add_edge(f"p{a}", f"p{b}", key=f"{a}-{b}")
    return made
