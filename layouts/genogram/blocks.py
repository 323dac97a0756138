"""What the rows are ordered from: couples as blocks, lines as edges, and what should stay together.

A node is a person (by number) or, after the people, a bend: the place where a line passes through
a row between its two ends. A block is one bend, or all people of a row tied as partners.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from layouts.genogram.arrange import arrangements
from layouts.genogram.family import LOOSE, Family, Link

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Edge:
    """A line through one gap: from the middle of two nodes of row `gap - 1` to one of row `gap`."""

    start: tuple[int, int]
    end: int
    gap: int
    weight: float


@dataclass(frozen=True, slots=True)
class Chain:
    """One link's way: the bends it passes, in the rows from `first` on; `rising` goes up."""

    link: Link
    bends: tuple[int, ...]
    first: int
    rising: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks of one row to keep together: how many sibships, homes, and ties along the row."""

    row: int
    blocks: tuple[int, ...]
    sibships: int
    homes: int
    ties: int


@dataclass(frozen=True, slots=True)
class Model:
    """Everything the search for an order needs; blocks and nodes by number."""

    family: Family
    rows: int
    row: Ints  # of each node
    block_of: Ints  # of each node
    block_row: Ints
    ways: tuple[tuple[tuple[int, ...], ...], ...]  # each block's possible orders, the best first
    edges: tuple[Edge, ...]
    chains: tuple[Chain, ...]
    older: Ints  # (k, 2) the older and the younger, in one row and in different blocks
    groups: tuple[Group, ...]

    @property
    def people(self) -> int:
        """How many of the nodes are people."""
        return len(self.family.names)


def union_row(family: Family, row: Sequence[int], union: int) -> int:
    """The row a union's children hang from: its lower partner's (siblings': their own)."""
    partners = family.unions[union].partners
    if partners:
        return max(row[person] for person in partners)
    return min(row[link.child] for link in family.links if link.union == union)


def seat(family: Family, row: Sequence[int], union: int) -> tuple[int, ...]:
    """The partners who stand in the union's row: two, or the lower one."""
    here = union_row(family, row, union)
    return tuple(person for person in family.unions[union].partners if row[person] == here)


def all_links(family: Family, row: Sequence[int]) -> list[Link]:
    """The family's links, and one to the lower partner of each couple that is on two rows."""
    links = [link for link in family.links if family.unions[link.union].partners]
    for number, union in enumerate(family.unions):
        if len(union.partners) == 2 and row[union.partners[0]] != row[union.partners[1]]:
            lower = max(union.partners, key=lambda person: row[person])
            links.append(Link(number, lower, "couple"))
    return links


def source(family: Family, row: Sequence[int], link: Link) -> tuple[int, ...]:
    """The people a link starts from: its union's seat, or a couple's upper partner."""
    if link.kind == "couple":
        return tuple(p for p in family.unions[link.union].partners if p != link.child)
    return seat(family, row, link.union)


def model_of(family: Family, row: Sequence[int]) -> Model:
    """Return the model of a family whose rows are known."""
    rows = list(row)
    chains, edges = _lines(family, rows)
    count = len(family.names)
    block_of, ways = _people_blocks(family, row)
    for node in range(count, len(rows)):
        block_of.append(len(ways))
        ways.append(((node,),))
    block_row = [rows[way[0][0]] for way in ways]
    return Model(
        family,
        max(rows, default=-1) + 1,
        np.array(rows, np.intp),
        np.array(block_of, np.intp),
        np.array(block_row, np.intp),
        tuple(ways),
        tuple(edges),
        tuple(chains),
        _older(family, row, block_of),
        tuple(_together(family, row, block_of, chains)),
    )


def _lines(family: Family, rows: list[int]) -> tuple[list[Chain], list[Edge]]:
    """Every link's chain and edges; adds the bends' rows to `rows`."""
    chains, edges = [], []
    shared: dict[tuple[int, str, int], tuple[int, ...]] = {}
    for link in all_links(family, tuple(rows)):
        start = source(family, rows, link)
        top, bottom = rows[start[0]], rows[link.child]
        rising = bottom <= top
        first, last = (bottom, top) if rising else (top + 1, bottom)
        way = (link.union, link.kind, bottom)
        bends = shared.get(way, ())
        if bends:
            # brothers and sisters further down share their line as far as the row above them
            chains.append(Chain(link, bends, first, rising))
            edges.append(Edge((bends[-1], bends[-1]), link.child, bottom, 1.0))
            continue
        bends = tuple(range(len(rows), len(rows) + last - first))
        rows += range(first, last)
        if not rising:
            shared[way] = bends
        chains.append(Chain(link, bends, first, rising))
        if rising:
            stops = [(bend, bend) for bend in bends]
            ends: list[int] = [*bends[1:], start[0]] if bends else []
        else:
            stops = [(start[0], start[-1]), *((bend, bend) for bend in bends)]
            ends = [*bends, link.child]
        for stop, end in zip(stops, ends, strict=True):
            heavy = 2.0 if end >= len(family.names) else 1.0
            edges.append(Edge(stop, end, rows[end], heavy))
    return chains, edges


def _people_blocks(
    family: Family, row: Sequence[int]
) -> tuple[list[int], list[tuple[tuple[int, ...], ...]]]:
    beside: dict[int, set[int]] = {person: set() for person in range(len(row))}
    for union in family.unions:
        if len(union.partners) == 2 and row[union.partners[0]] == row[union.partners[1]]:
            a, b = union.partners
            beside[a].add(b)
            beside[b].add(a)
    block_of = [-1] * len(row)
    ways: list[tuple[tuple[int, ...], ...]] = []
    for person in sorted(beside, key=family.age_key):
        if block_of[person] >= 0:
            continue
        members, left = {person}, [person]
        while left:
            new = beside[left.pop()] - members
            members |= new
            left += sorted(new)
        for one in members:
            block_of[one] = len(ways)
        ways.append(arrangements(family, members, beside))
    return block_of, ways


def _older(family: Family, row: Sequence[int], block_of: Sequence[int]) -> Ints:
    found = set()
    for children in sibships(family).values():
        for a, b in combinations(sorted(children, key=family.age_key), 2):
            known = family.born[a] is not None and family.born[b] is not None
            if row[a] == row[b] and block_of[a] != block_of[b] and known:
                found.add((a, b))
    return np.array(sorted(found), np.intp).reshape(-1, 2)


def sibships(family: Family) -> dict[int, list[int]]:
    """The children of each union, those only cared for left out."""
    found: dict[int, list[int]] = {}
    for link in family.links:
        if link.kind not in LOOSE:
            found.setdefault(link.union, []).append(link.child)
    return found


def _together(
    family: Family, row: Sequence[int], block_of: Sequence[int], chains: Sequence[Chain]
) -> list[Group]:
    """What nobody else should stand between: siblings, a home, a child and carers beside it."""
    found: dict[tuple[int, tuple[int, ...]], list[int]] = {}
    many = [(children, 0) for children in sibships(family).values()]
    many += [(list(home.people), 1) for home in family.homes]
    for chain in chains:
        if chain.rising and not chain.bends:
            many.append(([source(family, row, chain.link)[0], chain.link.child], 2))
    for people, kind in many:
        by_row: dict[int, set[int]] = {}
        for person in people:
            by_row.setdefault(row[person], set()).add(block_of[person])
        for here, blocks in by_row.items():
            if len(blocks) > 1:
                key = (here, tuple(sorted(blocks)))
                found.setdefault(key, [0, 0, 0])[kind] += 1
    return [Group(here, blocks, *counts) for (here, blocks), counts in sorted(found.items())]
