"""Which row everybody stands in: partners side by side, children at least one row below.

One linear programme over groups of partners (difference constraints, so its corners are whole
numbers). Where people's ties contradict each other (a parent who is also a partner, a circle in
the data) the contradicting couple is left on two rows, or the contradicting parent tie is ignored.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import linprog
from scipy.sparse import csgraph

from layouts.genogram.family import LOOSE, Family

Ints = NDArray[np.intp]
KIN, CARE, NEAR, BESIDE, BEFORE = 1.0, 0.3, 0.1, 0.2, 0.05


@dataclass(frozen=True, slots=True)
class Rows:
    """The row of each person, and the parent ties left out because they go in a circle."""

    row: tuple[int, ...]
    ignored: int


def rows_of(family: Family, before: Sequence[int | None] = ()) -> Rows:
    """Return everybody's row, 0 at the top; `before` are rows worth keeping."""
    n = len(family.names)
    if not n:
        return Rows((), 0)
    arcs, ignored = _arcs(family)
    group = _groups(family, arcs)
    return Rows(tuple(_solve(family, group, arcs, before)), ignored)


def _arcs(family: Family) -> tuple[list[tuple[int, int]], int]:
    """Parent above child, without those that would go round in a circle."""
    arcs = []
    for link in family.links:
        if link.kind not in LOOSE:
            arcs += [(parent, link.child) for parent in family.unions[link.union].partners]
    kept: list[tuple[int, int]] = []
    loops = _strong(len(family.names), arcs)
    below: dict[int, set[int]] = {}
    for parent, child in arcs:
        if loops[parent] == loops[child]:
            if _reaches(below, child, parent):
                continue
            below.setdefault(parent, set()).add(child)
        kept.append((parent, child))
    return kept, len(arcs) - len(kept)


def _strong(n: int, arcs: Sequence[tuple[int, int]]) -> Ints:
    ends = np.array(arcs, np.intp).reshape(-1, 2)
    net = sparse.csr_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), (n, n))
    return np.asarray(csgraph.connected_components(net, connection="strong")[1], np.intp)


def _reaches(below: dict[int, set[int]], start: int, goal: int) -> bool:
    seen, left = {start}, [start]
    while left:
        now = left.pop()
        if now == goal:
            return True
        new = below.get(now, set()) - seen
        seen |= new
        left += new
    return False


def _groups(family: Family, arcs: Sequence[tuple[int, int]]) -> list[int]:
    """People who share a row because they are partners; a couple that cannot is told apart."""
    pairs = [union.partners for union in family.unions]
    both = [(a, b) for a, b in (pair for pair in pairs if len(pair) == 2)]
    merged = _merged(len(family.names), both)
    ends = [(merged[a], merged[b]) for a, b in arcs]
    loops = _strong(len(family.names), ends)
    bad = {int(loops[a]) for a, b in ends if loops[a] == loops[b]}
    if not bad:
        return merged
    return _without(family, arcs, {p for p in range(len(merged)) if loops[merged[p]] in bad})


def _without(family: Family, arcs: Sequence[tuple[int, int]], doubt: set[int]) -> list[int]:
    """Couples one by one, those in doubt last, each only if nobody gets above themselves."""
    order = sorted(
        (k for k, union in enumerate(family.unions) if len(union.partners) == 2),
        key=lambda k: (
            any(person in doubt for person in family.unions[k].partners),
            not family.unions[k].couple,
            family.unions[k].ended,
            k,
        ),
    )
    kept: list[tuple[int, int]] = []
    for k in order:
        a, b = family.unions[k].partners
        if a in doubt or b in doubt:
            merged = _merged(len(family.names), [*kept, (a, b)])
            ends = [(merged[p], merged[c]) for p, c in arcs]
            loops = _strong(len(family.names), ends)
            if any(loops[p] == loops[c] for p, c in ends):
                continue
        kept.append((a, b))
    return _merged(len(family.names), kept)


def _merged(n: int, pairs: Sequence[tuple[int, int]]) -> list[int]:
    ends = np.array(pairs, np.intp).reshape(-1, 2)
    net = sparse.csr_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), (n, n))
    found = csgraph.connected_components(net, directed=False)[1]
    return [int(k) for k in found]


class _Program:
    """Rows of `sum(values * variables) <= right`, soft ones with a slack that costs."""

    def __init__(self, variables: int) -> None:
        self.cost = [0.0] * variables
        self.where: list[tuple[int, int]] = []
        self.values: list[float] = []
        self.right: list[float] = []

    def apart(self, above: int, below: int, least: float, weight: float | None = None) -> None:
        """Hold `below - above >= least`, or pay `weight` for every row it misses."""
        if above == below:
            return
        here = len(self.right)
        self.where += [(here, above), (here, below)]
        self.values += [1.0, -1.0]
        self.right.append(-least)
        if weight is not None:
            self.where.append((here, len(self.cost)))
            self.values.append(-1.0)
            self.cost.append(weight)

    def solve(self) -> NDArray[np.float64]:
        """Return the variables."""
        if not self.right:
            return np.zeros(len(self.cost))
        ends = np.array(self.where)
        shape = (len(self.right), len(self.cost))
        rows: Any = sparse.csr_array((self.values, (ends[:, 0], ends[:, 1])), shape)
        found = linprog(
            np.array(self.cost),
            A_ub=rows,
            b_ub=np.array(self.right),
            bounds=(0, None),
            method="highs",
        )
        return np.asarray(found.x, float)


def _solve(
    family: Family,
    group: Sequence[int],
    arcs: Sequence[tuple[int, int]],
    before: Sequence[int | None],
) -> list[int]:
    count = max(group) + 1
    program = _Program(count + 1)  # the last variable is the row of the rows kept from before
    for parent, child in arcs:
        a, b = group[parent], group[child]
        program.apart(a, b, 1)
        program.cost[b] += KIN
        program.cost[a] -= KIN
    _wishes(family, group, program)
    known = [(group[k], row) for k, row in enumerate(before) if row is not None]
    for one, row in sorted(set(known)):
        program.apart(count, one, row, BEFORE)
        program.apart(one, count, -row, BEFORE)
    found = np.rint(program.solve()[:count]).astype(int)
    return _levelled(family, [int(found[one]) for one in group], before)


def _wishes(family: Family, group: Sequence[int], program: _Program) -> None:
    """Brothers and sisters side by side, whoever is cared for below those who care."""
    beside: dict[int, list[int]] = {}
    for link in family.links:
        if link.kind in LOOSE:
            for carer in family.unions[link.union].partners:
                program.apart(group[carer], group[link.child], 1, CARE)
                program.apart(group[link.child], group[carer], -1, NEAR)
        else:
            beside.setdefault(link.union, []).append(group[link.child])
    for children in beside.values():
        for a, b in itertools.pairwise(children):
            program.apart(a, b, 0, BESIDE)
            program.apart(b, a, 0, BESIDE)


def _branches(family: Family) -> list[int]:
    """The number of the branch each person belongs to: tied to each other, to no other branch."""
    hub: dict[int, int] = {}
    tied = []
    for k, union in enumerate(family.unions):
        if union.partners:
            hub[k] = union.partners[0]
            tied.append((union.partners[0], union.partners[-1]))
    tied += [(hub.setdefault(link.union, link.child), link.child) for link in family.links]
    return _merged(len(family.names), tied)


def _levelled(family: Family, row: list[int], before: Sequence[int | None]) -> list[int]:
    """Each branch beside the people of its age in the focus's (or the largest) branch."""
    part = _branches(family)
    members: dict[int, list[int]] = {}
    for person, branch in enumerate(part):
        members.setdefault(branch, []).append(person)
    for people in members.values():
        top = min(row[person] for person in people)
        for person in people:
            row[person] -= top
    main = part[family.focus[0]] if family.focus else max(members, key=lambda k: len(members[k]))
    years = _years(family, row, members[main])
    for branch, people in members.items():
        kept = [
            was - row[person]
            for person, was in ((k, before[k] if k < len(before) else None) for k in people)
            if was is not None
        ]
        shift = sorted(kept)[len(kept) // 2] if kept else 0
        if not kept and branch != main:
            shift = _best_shift(family, row, people, years)
        for person in people:
            row[person] += shift
    top = min(row)
    return [one - top for one in row]


def _years(family: Family, row: Sequence[int], people: Sequence[int]) -> dict[int, float]:
    """The middle year of birth of each row."""
    born: dict[int, list[float]] = {}
    for person in people:
        year = family.born[person]
        if year is not None:
            born.setdefault(row[person], []).append(year)
    return {one: sum(years) / len(years) for one, years in born.items()}


def _best_shift(
    family: Family, row: Sequence[int], people: Sequence[int], years: dict[int, float]
) -> int:
    known = [(row[p], year) for p in people if (year := family.born[p]) is not None]
    room = max(years, default=0) - max(row[person] for person in people)
    if not known or room <= 0:
        return 0

    def misfit(shift: int) -> float:
        return sum(abs(years.get(one + shift, 1e4) - year) for one, year in known)

    return min(range(room + 1), key=lambda shift: (misfit(shift), shift))
