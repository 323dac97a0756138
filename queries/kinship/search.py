"""The nearest way from the child to everybody: shortest path over family steps, then the rest.

The costs are ranks, not measures. Kin by parents and children come first, however far; then one
partnership away; then what was said outright (stated kin, carers, "knows the child"); then
everything reached through other people's friends and work. Walking down and then up again is no
kinship (a half-sister's dad): it starts anew from the child in between.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush

from queries.kinship.links import BIRTH, DONOR, FOSTER, NOW, PRESUMED, STEP, Links, Move, Step
from queries.kinship.siblings import HALF, sibling_kind
from queries.vocabulary import KnowsKind

_PARENT = {"": 1.0, BIRTH: 1.05, PRESUMED: 1.1, STEP: 1.2, FOSTER: 1.3, DONOR: 1.6}
_LATER = 2.0
"""What each further family step costs more after a partnership or an acquaintance."""
_AFRESH = 21.0
_DIRECT = {Move.STATED: 25.4, Move.CARER: 25.5, Move.GUARDIAN: 25.6, Move.KNOWS: 25.8}
_INDIRECT = {
    Move.STATED: 50.0,
    Move.STATED_OF: 70.0,
    Move.CARER: 50.0,
    Move.CARED_FOR: 51.0,
    Move.GUARDIAN: 52.0,
    Move.WARD: 53.0,
    Move.KNOWS: 60.0,
    Move.WORKS_WITH: 65.0,
    Move.SUPPORTS: 66.0,
}
_SAME = 1e-9
_UP, _DOWN, _UP_LATER, _DOWN_LATER = range(4)


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """How one person was reached: the last step, the way before it, the cost."""

    cost: float
    last: Step | None
    before: Way | None

    def steps(self) -> list[Step]:
        """Return the steps from the child on."""
        found: list[Step] = []
        way: Way | None = self
        while way is not None and way.last is not None:
            found.append(way.last)
            way = way.before
        found.reverse()
        return found


def ways_from(child: str, links: Links) -> dict[str, tuple[Way, frozenset[Step]]]:
    """Return, for each person reached, the nearest way and the first steps of all equally near.

    The first steps tell the side: a full brother is reached through mum and through dad alike.
    """
    best: dict[tuple[str, int], tuple[Way, frozenset[Step]]] = {}
    best[(child, _UP)] = (Way(0.0, None, None), frozenset())
    found: dict[str, tuple[Way, frozenset[Step]]] = {}
    queue: list[tuple[float, int, str, int]] = [(0.0, 0, child, _UP)]
    pushed = 0
    settled: set[tuple[str, int]] = set()
    while queue:
        cost, _, person, phase = heappop(queue)
        state = (person, phase)
        if state in settled:
            continue
        settled.add(state)
        way, firsts = best[state]
        found.setdefault(person, (way, firsts))
        for step in links.steps.get(person, ()):
            if step.end == child or (step.end, _UP) in settled:
                continue
            priced = _price(step, phase, first=person == child)
            if priced is None:
                continue
            total = cost + priced[0]
            if _by_half(way.last, step, links):
                total += 0.02
            reached = (step.end, priced[1])
            known = best.get(reached)
            begun = firsts or frozenset((step,))
            if known is None or total < known[0].cost - _SAME:
                best[reached] = (Way(total, step, way), begun)
                pushed += 1
                heappush(queue, (total, pushed, *reached))
            elif total <= known[0].cost + _SAME and reached not in settled:
                best[reached] = (known[0], known[1] | begun)
    return found


def _by_half(before: Step | None, step: Step, links: Links) -> bool:
    """Whether a step comes down to a half-sibling: whole ones name cousins twice over."""
    if step.move is not Move.CHILD or before is None or before.move is not Move.PARENT:
        return False
    return sibling_kind(before.start, step.end, links) == HALF


def _price(step: Step, phase: int, *, first: bool) -> tuple[float, int] | None:
    later = phase in (_UP_LATER, _DOWN_LATER)
    down = phase in (_DOWN, _DOWN_LATER)
    move = step.move
    if move is Move.PARENT or move is Move.CHILD:
        price = _PARENT[step.quality] + (_LATER if later else 0.0) + (0.3 if step.over else 0.0)
        if move is Move.CHILD:
            return price, _DOWN_LATER if later else _DOWN
        if down:
            return price + _AFRESH, _UP_LATER
        return price, phase
    if move is Move.SIBLING:
        price = 2.05 + (_LATER if later else 0.0)
        if down:
            return price + _AFRESH, _DOWN_LATER
        return price, _DOWN_LATER if later else _DOWN
    if move is Move.PARTNER:
        return (20.0 if step.quality in NOW else 25.0), _UP_LATER
    if move is Move.EMOTIONAL:
        return None
    if first and move in _DIRECT and step.quality != KnowsKind.KIN:
        return _DIRECT[move] + (1.0 if step.over else 0.0), _UP_LATER
    return _INDIRECT[move], _UP_LATER
