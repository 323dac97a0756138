"""In what orders the partners of one block may stand: neighbours where that is possible."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from itertools import permutations

from layouts.genogram.family import Family

FEW = 6
MOST = 12
Beside = Mapping[int, Set[int]]


def arrangements(family: Family, members: Set[int], beside: Beside) -> tuple[tuple[int, ...], ...]:
    """Return the best orders of a block's people, each also turned round, the best first."""
    people = sorted(members, key=family.age_key)
    if len(people) == 1:
        return (tuple(people),)
    homes = [inside for home in family.homes if len(inside := members & set(home.people)) > 1]
    if len(people) <= FEW:
        costs = sorted(
            ((round(_cost(family, way, beside, homes), 6), way) for way in permutations(people)),
            key=lambda one: one[0],
        )
        return tuple(way for cost, way in costs if cost <= costs[0][0] + 1.0)[:MOST]
    way = _long(family, people, beside, homes)
    return (way, tuple(reversed(way)))


def _cost(family: Family, way: Sequence[int], beside: Beside, homes: Sequence[Set[int]]) -> float:
    """Far partners cost most, then homes torn apart; a man left of a woman is only a habit."""
    at = {person: k for k, person in enumerate(way)}
    cost = 0.0
    for person in way:
        for other in beside[person]:
            if other > person and other in at:
                apart = abs(at[person] - at[other])
                cost += (apart - 1) * 10.0 - (5.0 if apart == 1 else 0.0)
                first, second = sorted((person, other), key=at.__getitem__)
                turned = (family.sex[first], family.sex[second]) == ("female", "male")
                cost += 0.1 if turned else 0.0
    for home in homes:
        inside = [at[person] for person in home if person in at]
        if len(inside) > 1:
            cost += 2.0 * (max(inside) - min(inside) + 1 - len(inside))
    return cost


def _long(
    family: Family, people: Sequence[int], beside: Beside, homes: Sequence[Set[int]]
) -> tuple[int, ...]:
    """A long chain: the longest path first, the others beside their partners, then moves."""
    way = _spine(people[0], beside)
    left = [person for person in people if person not in set(way)]
    while left:
        person = next(one for one in left if beside[one] & set(way))
        left.remove(person)
        near = way.index(min(beside[person] & set(way)))
        way = min(
            ([*way[:k], person, *way[k:]] for k in (near, near + 1)),
            key=lambda one: _cost(family, one, beside, homes),
        )
    best, better = _cost(family, way, beside, homes), True
    rounds = 0
    while better and rounds < (6 if len(way) < 30 else 1):
        better, rounds = False, rounds + 1
        for person in tuple(way):
            rest = [one for one in way if one != person]
            for k in range(len(way)):
                tried = [*rest[:k], person, *rest[k:]]
                cost = _cost(family, tried, beside, homes)
                if cost < best - 1e-9:
                    best, way, better = cost, tried, True
    return tuple(way)


def _spine(start: int, beside: Beside) -> list[int]:
    end, _ = _farthest(start, beside)
    other, came = _farthest(end, beside)
    path = [other]
    while came[path[-1]] is not None:
        path.append(came[path[-1]] or 0)
    return path


def _farthest(start: int, beside: Beside) -> tuple[int, dict[int, int | None]]:
    came: dict[int, int | None] = {start: None}
    queue = [start]
    for person in queue:
        for other in sorted(beside[person]):
            if other not in came:
                came[other] = person
                queue.append(other)
    return queue[-1], came
