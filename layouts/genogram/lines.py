"""The lines of the tree: couples, and every child's way from its union's point to the child.

A child's line starts at its union's point, runs down to its lane, along it, and down to the child;
the lines of one union and kind share their first part exactly.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from layouts.contract import Point, Route, Size
from layouts.genogram.blocks import Chain, seat
from layouts.genogram.lanes import Bar, Lanes, lanes_of
from layouts.genogram.order import Order
from layouts.genogram.seats import ARC, Bank, Stem

Floats = NDArray[np.float64]
PORT = 9.0
SNAP = 8.0
Key = tuple[str, int, int]


@dataclass(slots=True)
class Plan:
    """The bars of every gap and where each line meets them, before the rows' heights are known."""

    bars: list[list[Bar]]
    lanes: list[Lanes] = field(default_factory=list)
    stem_x: dict[tuple[int, str], float] = field(default_factory=dict)
    # by chain (-1 - person for siblings without parents): x where it reaches its end
    port: dict[int, float] = field(default_factory=dict)
    out: dict[int, float] = field(default_factory=dict)  # by rising chain: x where it leaves
    twin: dict[int, float] = field(default_factory=dict)  # by chain: x its twins part from
    bend: dict[int, float] = field(default_factory=dict)


def planned(
    order: Order,
    banks: Sequence[Bank],
    stems: dict[tuple[int, str], Stem],
    x: Floats,
    sizes: Sequence[Size],
) -> Plan:
    """Return the plan of every line; gap r lies above row r."""
    model = order.model
    plan = Plan([[] for _ in range(model.rows + 1)])
    for key, stem in stems.items():
        plan.stem_x[key] = _stem_x(stem, banks[int(model.block_of[stem.seat[0]])], x)
    plan.bend = {int(n): float(x[n]) for n in range(model.people, len(model.row))}
    _ports(order, stems, plan, x, sizes)
    _twins(order, stems, plan, x)
    for key, stem in stems.items():
        gap = int(model.row[stem.seat[0]]) + 1
        below = {_first_x(plan, model.chains[number], number) for number in stem.chains}
        if below:
            name = ("stem", stem.union, kind_number(key[1]))
            plan.bars[gap].append(Bar(name, (plan.stem_x[key],), tuple(sorted(below))))
    _falling_bars(order, plan)
    for number, chain in enumerate(model.chains):
        if chain.rising:
            _rising_bars(plan, number, chain)
    for number, union in enumerate(model.family.unions):
        if not union.partners:
            children = [link.child for link in model.family.links if link.union == number]
            for row in sorted({int(model.row[child]) for child in children}):
                at = tuple(sorted(plan.port[-1 - c] for c in children if model.row[c] == row))
                plan.bars[row].append(Bar(("siblings", number, row), (), at))
    plan.lanes = [lanes_of(bars) for bars in plan.bars]
    return plan


def _stem_x(stem: Stem, bank: Bank, x: Floats) -> float:
    """Where a stem runs down; between partners put apart by hand, in the middle."""
    first = stem.seat[0]
    if len(stem.seat) == 2 and not stem.level:
        second = stem.seat[1]
        kept = abs(abs(x[first] - x[second]) - abs(bank.offset[first] - bank.offset[second])) < 0.5
        if not kept:
            return float(x[first] + x[second]) / 2
    return float(x[first]) + stem.x - bank.offset[first]


def carer_of(order: Order, chain: Chain) -> int:
    """Who a rising line starts from."""
    return seat(order.model.family, [int(row) for row in order.model.row], chain.link.union)[0]


def kind_number(kind: str) -> int:
    """A number for a kind of line that is the same on every machine."""
    return int.from_bytes(kind.encode()[:6], "big")


def _first_x(plan: Plan, chain: Chain, number: int) -> float:
    if chain.bends:
        return plan.bend[chain.bends[0]]
    return plan.twin.get(number, plan.port[number])


def _falling_bars(order: Order, plan: Plan) -> None:
    """The bars of the further gaps of lines that come down, one for all who share a bend."""
    ways: dict[tuple[int, ...], list[int]] = {}
    for number, chain in enumerate(order.model.chains):
        if chain.bends and not chain.rising:
            ways.setdefault(chain.bends, []).append(number)
    for bends, numbers in ways.items():
        first = order.model.chains[numbers[0]].first
        stops = [plan.bend[bend] for bend in bends]
        for k, (a, b) in enumerate(itertools.pairwise(stops)):
            plan.bars[first + k + 1].append(Bar(("bend", bends[k], 0), (a,), (b,)))
        ends = {plan.twin.get(number, plan.port[number]) for number in numbers}
        name = ("bend", bends[-1], 0)
        plan.bars[first + len(bends)].append(Bar(name, (stops[-1],), tuple(sorted(ends))))


def _rising_bars(plan: Plan, number: int, chain: Chain) -> None:
    """The bars of a line that leaves its carer upwards: over the child first, then as bends go."""
    bends = [plan.bend[bend] for bend in chain.bends]
    stops = [plan.port[number], *bends, plan.out[number]]
    plan.bars[chain.first].append(Bar(("chain", number, 0), (), (stops[0], stops[1])))
    for k, (a, b) in enumerate(itertools.pairwise(stops[1:]), 1):
        plan.bars[chain.first + k].append(Bar(("chain", number, k), (a,), (b,)))


def _ports(
    order: Order,
    stems: dict[tuple[int, str], Stem],
    plan: Plan,
    x: Floats,
    sizes: Sequence[Size],
) -> None:
    """Where lines reach the top of each shape: birth in the middle, others beside it."""
    from_x: dict[int, float] = {}
    for key, stem in stems.items():
        for number in stem.chains:
            from_x[number] = plan.stem_x[key]
    ends: dict[int, list[tuple[bool, float, int, bool]]] = {}
    for number, chain in enumerate(order.model.chains):
        link = chain.link
        if link.kind == "couple":
            plan.port[number] = plan.stem_x[link.union, "below"]
            continue
        last = plan.bend[chain.bends[-1]] if chain.bends else from_x.get(number, 0.0)
        if chain.rising:
            carer = carer_of(order, chain)
            last = float(x[carer])
            ends.setdefault(carer, []).append((True, float(x[link.child]), number, True))
        ends.setdefault(link.child, []).append((link.kind != "birth", last, number, False))
    for union in order.model.family.unions:
        if not union.partners:
            for link in order.model.family.links:
                if order.model.family.unions[link.union] is union:
                    told = (True, float(x[link.child]), -1 - link.child, False)
                    ends.setdefault(link.child, []).append(told)
    for person, found in ends.items():
        _fan(sorted(found), plan, float(x[person]), sizes[person])


def _fan(found: list[tuple[bool, float, int, bool]], plan: Plan, middle: float, size: Size) -> None:
    """Spread the lines that reach one shape from above over its top."""
    first, rest = found[0], found[1:]
    step = min(PORT, size.width / 2 / (len(rest) + 1)) if rest else 0.0
    here = {first[2:]: middle}
    if not rest and 0 < abs(first[1] - middle) <= SNAP and not first[3]:
        here[first[2:]] = first[1]  # straight down is better than a step of some px
    left = [one for one in rest if one[1] < middle]
    right = [one for one in rest if one[1] >= middle]
    for k, one in enumerate(reversed(left), 1):
        here[one[2:]] = middle - k * step
    for k, one in enumerate(right, 1):
        here[one[2:]] = middle + k * step
    for (number, leaving), at in here.items():
        (plan.out if leaving else plan.port)[number] = at


def _twins(order: Order, stems: dict[tuple[int, str], Stem], plan: Plan, x: Floats) -> None:
    """Twins' lines part from one point when nobody stands between them."""
    family = order.model.family
    for twins in family.twins:
        for stem in stems.values():
            mine = {
                order.model.chains[k].link.child: k
                for k in stem.chains
                if not order.model.chains[k].bends and order.model.chains[k].link.child in twins
            }
            if len(mine) < 2:
                continue
            row = int(order.model.row[next(iter(mine))])
            line = [node for block in order.rows[row] for node in order.ways[block]]
            at = sorted(line.index(child) for child in mine)
            if at[-1] - at[0] == len(at) - 1:
                middle = sum(float(x[child]) for child in mine) / len(mine)
                if len(stem.chains) == len(mine):
                    stem_at = plan.stem_x[stem.union, stem.kind]
                    middle = stem_at if abs(stem_at - middle) < SNAP * 3 else middle
                for number in mine.values():
                    plan.twin[number] = middle


def couples(
    order: Order, banks: Sequence[Bank], x: Floats, y: Floats, sizes: Sequence[Size]
) -> list[Route]:
    """The lines between partners: level between neighbours, over the others' heads else."""
    family, row, routes = order.model.family, order.model.row, []
    arcs = {(a, b): level for bank in banks for a, b, level in bank.arcs}
    for union in family.unions:
        if len(union.partners) != 2 or len({int(row[p]) for p in union.partners}) != 1:
            continue
        a, b = sorted(union.partners, key=lambda person: float(x[person]))
        level, at = arcs.get((a, b), arcs.get((b, a), 0)), float(y[a])
        left, right = float(x[a]), float(x[b])
        names = (family.names[a], family.names[b])
        if abs(y[a] - y[b]) > 0.01:
            routes.append(Route(_stepped(a, b, x, y, sizes), "couple", names))
            continue
        if not level:
            ends = ((left + sizes[a].width / 2, at), (right - sizes[b].width / 2, at))
            routes.append(Route(ends, "couple", names))
            continue
        over = at - arc_height(order, int(row[a]), sizes, level)
        left += _foot(sizes[a], level)
        right -= _foot(sizes[b], level)
        points = (
            (left, at - sizes[a].height / 2),
            (left, over),
            (right, over),
            (right, at - sizes[b].height / 2),
        )
        routes.append(Route(points, "couple", names))
    return routes


def _stepped(a: int, b: int, x: Floats, y: Floats, sizes: Sequence[Size]) -> tuple[Point, ...]:
    """A couple put on different heights by hand: out, up or down in the middle, and in."""
    left = float(x[a]) + sizes[a].width / 2
    right = float(x[b]) - sizes[b].width / 2
    middle = (left + right) / 2
    return ((left, float(y[a])), (middle, float(y[a])), (middle, float(y[b])), (right, float(y[b])))


def arc_height(order: Order, row: int, sizes: Sequence[Size], level: int) -> float:
    """How far above a row's middle the lines over its heads run."""
    tallest = max(
        sizes[node].height
        for block in order.rows[row]
        for node in order.ways[block]
        if node < order.model.people
    )
    return tallest / 2 + ARC * level


def _foot(size: Size, level: int) -> float:
    return size.width / 2 * max(0.25, 0.7 - 0.15 * (level - 1))


def start_of(
    order: Order, stem: Stem, at: float, x: Floats, y: Floats, sizes: Sequence[Size]
) -> tuple[Point, ...]:
    """The first points of a stem's lines, the union's point last."""
    height = float(y[stem.seat[0]])
    if len(stem.seat) == 2:
        if stem.level:
            row = int(order.model.row[stem.seat[0]])
            height -= arc_height(order, row, sizes, stem.level)
        elif y[stem.seat[0]] != y[stem.seat[1]]:
            height = float(max(y[stem.seat[0]], y[stem.seat[1]]))
        return ((at, height),)
    person = stem.seat[0]
    side = 1.0 if at > x[person] else -1.0
    edge = float(x[person]) + side * sizes[person].width / 2
    return ((edge, height + stem.y), (at, height + stem.y))
