"""How much room the people of a block take, and where their children's lines run down.

Every line to children runs down a channel of its own between two boxes: a couple's in the gap
between them, a lone parent's beside them. Offsets are px from the block's first node.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from layouts.contract import Size
from layouts.genogram.blocks import Model, seat
from layouts.genogram.borders import Borders
from layouts.genogram.order import Order

COUPLE = 44.0  # the least line that shows between two partners' shapes: a slash is 20 tall
CHANNEL = 12.0
BESIDE = 16.0  # between two boxes with nothing between them
SIBLINGS, OTHERS = 20.0, 32.0
BEND = 8.0
ARC = 10.0
WIDER = 60.0


@dataclass(slots=True)
class Stem:
    """The children of one union by one kind: where their line starts and runs down."""

    union: int
    kind: str
    seat: tuple[int, ...]
    chains: list[int] = field(default_factory=list)
    gap: int = 0  # of the block's way: before its first person is 0
    x: float = 0.0
    y: float = 0.0  # from the row's middle to where the line leaves a shape's side
    level: int = 0  # of the arc it hangs from, 0 for none


@dataclass(slots=True)
class Bank:
    """One block's room: its nodes' offsets, how far it reaches, its stems and its arcs."""

    offset: dict[int, float]
    left: float
    right: float
    stems: list[Stem] = field(default_factory=list)
    arcs: list[tuple[int, int, int]] = field(default_factory=list)  # left, right, level
    reach: dict[int, tuple[float, float]] = field(default_factory=dict)


def stems_of(model: Model) -> dict[tuple[int, str], Stem]:
    """Every union's stems; a couple on two rows has one below its lower partner even so."""
    family, row = model.family, [int(one) for one in model.row]
    stems: dict[tuple[int, str], Stem] = {}
    for number, chain in enumerate(model.chains):
        if chain.rising:
            continue
        link = chain.link
        if link.kind == "couple":
            upper = tuple(p for p in family.unions[link.union].partners if p != link.child)
            stems.setdefault((link.union, "couple"), Stem(link.union, "couple", upper))
            stems.setdefault((link.union, "below"), Stem(link.union, "below", (link.child,)))
            stems[link.union, "couple"].chains.append(number)
            continue
        where = seat(family, row, link.union)
        kind = link.kind
        if len(family.unions[link.union].partners) > len(where) and (link.union, "below") in stems:
            kind = "below"
        stems.setdefault((link.union, kind), Stem(link.union, kind, where)).chains.append(number)
    return stems


def banks_of(
    order: Order, sizes: Sequence[Size], borders: Borders, before: Mapping[int, float]
) -> tuple[list[Bank], dict[tuple[int, str], Stem]]:
    """Return every block's bank in the order found, and the stems by union and kind."""
    model = order.model
    stems = stems_of(model)
    by_block: dict[int, list[Stem]] = {}
    for stem in stems.values():
        by_block.setdefault(int(model.block_of[stem.seat[0]]), []).append(stem)
    pairs: dict[int, list[tuple[int, int]]] = {}
    for union in model.family.unions:
        if len(union.partners) == 2:
            a, b = union.partners
            if model.block_of[a] == model.block_of[b]:
                pairs.setdefault(int(model.block_of[a]), []).append((a, b))
    banks = []
    for block, way in enumerate(order.ways):
        if order.bend[block]:
            banks.append(Bank({way[0]: 0.0}, BEND, BEND))
            continue
        mine = by_block.get(block, [])
        banks.append(_bank(order, way, mine, pairs.get(block, []), sizes, borders, before))
    return banks, stems


def half(size: Size) -> float:
    """Half the width of a shape with its label below."""
    return max(size.width, size.label_width) / 2


def _bank(
    order: Order,
    way: Sequence[int],
    stems: list[Stem],
    pairs: Sequence[tuple[int, int]],
    sizes: Sequence[Size],
    borders: Borders,
    before: Mapping[int, float],
) -> Bank:
    index = {person: k for k, person in enumerate(way)}
    beside = {(way[k], way[k + 1]) for k in range(len(way) - 1)}
    arcs = _arcs(index, [pair for pair in pairs if not _adjacent(index, pair)])
    coupled = {min(index[a], index[b]) + 1 for a, b in pairs if _adjacent(index, (a, b))}
    for stem in stems:
        _choose_gap(order, stem, index, coupled, arcs)
    in_gap: dict[int, list[Stem]] = {}
    for stem in sorted(stems, key=lambda one: _rank(one, index)):
        in_gap.setdefault(stem.gap, []).append(stem)
    bank = Bank({way[0]: 0.0}, half(sizes[way[0]]), 0.0, stems, arcs)
    x = 0.0
    for k, (a, b) in enumerate(itertools.pairwise(way), 1):
        between = in_gap.get(k, [])
        room = _room(len(between), borders.between(a, b))
        step = half(sizes[a]) + half(sizes[b]) + room
        if (a, b) in beside and k in coupled:
            step = max(step, (sizes[a].width + sizes[b].width) / 2 + COUPLE)
        if a in before and b in before and 0.0 < before[b] - before[a] - step < WIDER:
            step = before[b] - before[a]  # a line less is no reason to move
        middle = x + (half(sizes[a]) + step - half(sizes[b])) / 2
        for j, stem in enumerate(between):
            stem.x = middle + (j - (len(between) - 1) / 2) * CHANNEL
        x += step
        bank.offset[b] = x
    bank.right = x + half(sizes[way[-1]])
    _outer(bank, way, in_gap)
    _exits(bank, coupled, sizes)
    _reaches(bank, way, sizes)
    return bank


def _adjacent(index: Mapping[int, int], pair: Sequence[int]) -> bool:
    return abs(index[pair[0]] - index[pair[1]]) == 1


def _arcs(index: Mapping[int, int], pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Partners who are no neighbours: left, right and the level of the line over the others."""
    spans = sorted(
        (sorted(pair, key=index.__getitem__) for pair in pairs),
        key=lambda pair: (index[pair[1]] - index[pair[0]], index[pair[0]]),
    )
    made: list[tuple[int, int, int]] = []
    for a, b in spans:
        over = [level for c, d, level in made if index[c] < index[b] and index[a] < index[d]]
        made.append((a, b, 1 + max(over, default=0)))
    return made


def _choose_gap(
    order: Order,
    stem: Stem,
    index: Mapping[int, int],
    coupled: set[int],
    arcs: Sequence[tuple[int, int, int]],
) -> None:
    """The gap of the block in which a stem runs down."""
    at = sorted(index[person] for person in stem.seat)
    if len(at) == 2:
        stem.gap = at[0] + 1
        if at[1] - at[0] > 1:
            stem.level = next(
                level for a, b, level in arcs if (index[a], index[b]) == (at[0], at[1])
            )
            # beside the partner with fewer lines of their own, on the side of the other
            alone = [k for k in at if k not in coupled and k + 1 not in coupled]
            stem.gap = at[1] if at[1] in alone or at[0] not in alone else at[0] + 1
        return
    sides = [gap for gap in (at[0] + 1, at[0]) if gap not in coupled]
    ends = [order.model.chains[k] for k in stem.chains]
    targets = [order.at[chain.bends[0] if chain.bends else chain.link.child] for chain in ends]
    mine = order.at[stem.seat[0]]
    wish = at[0] if targets and sum(targets) / len(targets) < mine else at[0] + 1
    stem.gap = wish if wish in sides or not sides else sides[0]


def _rank(stem: Stem, index: Mapping[int, int]) -> tuple[int, int, int, str]:
    """Left to right in one gap: the left person's own, the couple's, the right person's own."""
    alone = len(stem.seat) == 1
    side = 0 if alone and index[stem.seat[0]] < stem.gap else 2 if alone else 1
    return (side, stem.union, 0 if stem.kind in ("birth", "below") else 1, stem.kind)


def _room(stems: int, outlines: float) -> float:
    """The width between two boxes of one block."""
    return max(BESIDE, CHANNEL * (stems + 1), outlines + (CHANNEL if stems and outlines else 0.0))


def _outer(bank: Bank, way: Sequence[int], in_gap: Mapping[int, list[Stem]]) -> None:
    """Stems left of the first person and right of the last."""
    before = in_gap.get(0, [])
    for j, stem in enumerate(before):
        stem.x = -bank.left - CHANNEL * (j + 0.75)
    if before:
        bank.left += CHANNEL * (len(before) + 0.5)
    after = in_gap.get(len(way), [])
    for j, stem in enumerate(after):
        stem.x = bank.right + CHANNEL * (j + 0.75)
    if after:
        bank.right += CHANNEL * (len(after) + 0.5)


def _exits(bank: Bank, coupled: set[int], sizes: Sequence[Size]) -> None:
    """How far below its middle a lone parent's line leaves the shape: no two lines on one."""
    sides: dict[tuple[int, bool], list[Stem]] = {}
    for stem in bank.stems:
        if len(stem.seat) == 1:
            right = stem.x > bank.offset[stem.seat[0]]
            sides.setdefault((stem.seat[0], right), []).append(stem)
    for (person, _), group in sides.items():
        height = sizes[person].height
        group.sort(key=lambda stem: abs(stem.x - bank.offset[person]))
        line = group[0].gap in coupled
        for j, stem in enumerate(group):
            spare = 0.3 if line or len(group) > 1 else 0.0
            stem.y = height * (spare - j * (0.3 if line else 0.6 / max(len(group) - 1, 1)))
            if line and j:
                stem.y = height * (0.3 - 0.12 * j)


def _reaches(bank: Bank, way: Sequence[int], sizes: Sequence[Size]) -> None:
    """How far to the left and right each person's box and own stems go."""
    for person in way:
        left = right = half(sizes[person])
        for stem in bank.stems:
            if stem.seat == (person,) and stem.gap in (0, len(way)):
                apart = stem.x - bank.offset[person]
                left, right = max(left, CHANNEL * 0.5 - apart), max(right, apart + CHANNEL * 0.5)
        bank.reach[person] = (left, right)


def least(
    order: Order,
    banks: Sequence[Bank],
    left: int,
    right: int,
    borders: Borders,
    parents: Mapping[int, frozenset[int]],
) -> float:
    """The least distance between the first nodes of two neighbouring blocks."""
    a, b = order.ways[left][-1], order.ways[right][0]
    spread = banks[left].right + banks[right].left
    bends = int(order.bend[left]) + int(order.bend[right])
    if bends == 2:
        return spread
    if bends:
        return spread + max(borders.right.get(a, 4.0), borders.left.get(b, 4.0))
    gap = SIBLINGS if parents.get(a, frozenset()) & parents.get(b, frozenset()) else OTHERS
    return spread + max(gap, borders.between(a, b))
