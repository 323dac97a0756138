"""How two people are connected: the shortest ways through one case's network.

The statement reads the ties between the people that the handle sees, and the walk over them is
done here: of two ties between the same two people the one that says more is taken, a way never
passes anybody twice, and the same ways come out in the same order whatever else is in the graph.
"""

from __future__ import annotations

import heapq
from collections import defaultdict, deque
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

from queries import packed, records
from queries.kinship import connection_sentence
from queries.model import Person, Tie
from queries.network import facts_of, whose_view
from queries.perspectives import between, standing, ties_of, told
from queries.store.errors import NotFound
from queries.store.handle import Ask, Handle
from queries.store.store import Row
from queries.vocabulary import KnowsKind, TieType

MOST_STEPS = 6
MOST_TIES = 20_000
MOST_TRIED = 20_000
"""Partial ways tried: a crowd where everybody knows everybody has more than anyone can walk."""

Step = tuple[str, str, str, str, str | None]
"""A tie as `paths/ties` returns it: id, type, start, end, kind."""

_SAYS_MORE_FIRST = (
    TieType.PARENT_OF,
    TieType.PARTNER_OF,
    TieType.SIBLING_OF,
    TieType.STATED_KIN,
    TieType.CARES_FOR,
    TieType.KNOWS,
    TieType.HAS_PR_FOR,
    TieType.SUPPORTS,
    TieType.WORKS_WITH,
    TieType.EMOTIONAL_TIE,
)
_COST = {str(tie): 1000 + place for place, tie in enumerate(_SAYS_MORE_FIRST)}
"""What a step costs: fewer steps always win, then those that say more."""


@dataclass(frozen=True, slots=True)
class Path:
    """One way: the people in order, the tie of each step, and the sentence that says it."""

    people: tuple[Person, ...]
    ties: tuple[Tie, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class PathsFound:
    """The ways between two people, the shortest first; `truncated` says that there are more."""

    paths: tuple[Path, ...]
    truncated: bool = False


def paths_between(
    handle: Handle,
    case_id: str,
    person_a: str,
    person_b: str,
    *,
    as_of: date | None = None,
    limit: int = 5,
    whose: str | None = None,
) -> PathsFound:
    """Return how two people of a case's network are connected, at most 6 ties long.

    Never through anybody, or by any tie, that this handle does not see. A `KNOWS` tie between kin
    only adds closeness, so it is walked only where nothing else joins the two.

    Parameters
    ----------
    as_of : the day, today when None; as in `network_of`.
    limit : how many ways at most.
    whose : whose ties are walked; as in `network_of`.

    Raises
    ------
    NotFound : no such case or person, or not for this handle, in the same words.
    """
    handle.may_open(case_id)
    day = (as_of or date.today()).isoformat()

    def work(ask: Ask) -> tuple[list[list[str]], dict[str, Row], Mapping[str, Any], bool]:
        both = sorted({person_a, person_b})
        if len(ask("people/seen", case_id=case_id, people=both)) < len(both):
            raise NotFound(
                "One of the two is not here, or not for you to see.", "Pick two people on the map."
            )
        holder = whose_view(ask, case_id, whose)
        at: dict[str, Any] = {"case_id": case_id, "on": day, "whose": holder}
        found = ask("paths/ties", limit=MOST_TIES + 1, **at)
        steps = found[0]["ties"] if found else []
        walked = [step[:5] for step in standing(steps[:MOST_TIES], holder, _reads)[0]]
        ways, gave_up = shortest_ways(walked, person_a, person_b, limit + 1)
        used = sorted({person for way in ways[:limit] for person in way})
        rows = ask("network/people_across", people=used, **at)
        facts = facts_of(ask, used, case_id, day, holder)
        people = {row["person"]["id"]: row for row in rows}
        cut = len(ways) > limit or gave_up or len(steps) > MOST_TIES
        return ways[:limit], people, facts, cut

    ways, rows, facts, cut = handle.asking(work)
    people = {person: records.person(row["person"]) for person, row in rows.items()}
    on = date.fromisoformat(day)
    seen = told(packed.ties(facts["ties"]), facts["known"])
    ties, overruled = ties_of(seen, facts["whose"], on)
    best = _best_ties(ties)
    children = {person for person, row in rows.items() if case_id in row["child_of"]}

    def path(way: Sequence[str]) -> Path:
        steps = tuple(best[frozenset(pair)] for pair in pairwise(way))
        along = tuple(people[person] for person in way)
        sentence = connection_sentence(
            along,
            tuple(map(_walkable, steps)),
            as_of=on,
            children=children,
            network_ties=(*ties, *overruled),
        )
        return Path(along, steps, sentence)

    return PathsFound(tuple(map(path, ways)), cut)


def _reads(step: Sequence[Any]) -> tuple[Hashable, Sequence[str], bool]:
    _, tie_type, start, end, _, views, over = step
    return between(tie_type, start, end), views, over


def _walkable(tie: Tie) -> Tie:
    """The same tie as one of the agreed record, which alone makes kin: the way goes over it."""
    return replace(tie, fact=replace(tie.fact, perspectives=())) if tie.fact.perspectives else tie


def _best_ties(ties: Sequence[Tie]) -> dict[frozenset[str], Tie]:
    """The tie that says most between each two people."""
    best: dict[frozenset[str], Tie] = {}
    for tie in sorted(ties, key=lambda tie: (_adds_only(tie), _COST[str(tie.type)], tie.id)):
        best.setdefault(frozenset((tie.start, tie.end)), tie)
    return best


def _adds_only(tie: Tie) -> bool:
    return tie.type is TieType.KNOWS and tie.kind == KnowsKind.KIN


def shortest_ways(
    steps: Sequence[Step], start: str, end: str, limit: int
) -> tuple[list[list[str]], bool]:
    """Return up to `limit` ways from `start` to `end` as lists of ids, the cheapest first, and
    whether the search was given up before it was through.

    Best first over partial ways, with the steps still needed at least as the estimate; a way never
    passes anybody twice. Ties of kin that only add closeness are left out unless there is no other
    way at all.
    """
    telling = [s for s in steps if not (s[1] == TieType.KNOWS and s[4] == KnowsKind.KIN)]
    for walked in (telling, steps):
        ways, gave_up = _ways(_costs(walked), start, end, limit)
        if ways or gave_up:
            return ways, gave_up
    return [], False


def _costs(steps: Sequence[Step]) -> dict[str, dict[str, int]]:
    costs: dict[str, dict[str, int]] = defaultdict(dict)
    for _, tie_type, one, other, _ in steps:
        if one != other:
            cost = min(_COST[tie_type], costs[one].get(other, _COST[tie_type]))
            costs[one][other] = costs[other][one] = cost
    return costs


def _ways(
    costs: Mapping[str, Mapping[str, int]], start: str, end: str, limit: int
) -> tuple[list[list[str]], bool]:
    ways: list[list[str]] = []
    if start == end:
        return ways, False
    left = _steps_to(costs, end)
    # Of ways with the same estimate the longest goes on first: it is nearest to its end.
    queue: list[tuple[int, int, tuple[str, ...]]] = []
    if start in left:
        heapq.heappush(queue, (1000 * left[start], 0, (start,)))
    tried = 0
    while queue and len(ways) < limit:
        tried += 1
        if tried > MOST_TRIED:
            return ways, True
        estimate, shortness, way = heapq.heappop(queue)
        here = way[-1]
        if here == end:
            ways.append(list(way))
            continue
        so_far = estimate - 1000 * left[here]
        for there, cost in costs[here].items():
            if there in left and there not in way and len(way) + left[there] <= MOST_STEPS:
                item = (so_far + cost + 1000 * left[there], shortness - 1, (*way, there))
                heapq.heappush(queue, item)
    return ways, False


def _steps_to(costs: Mapping[str, Mapping[str, int]], end: str) -> dict[str, int]:
    """How many steps everybody is from `end`, up to the longest way."""
    steps = {end: 0}
    queue = deque([end])
    while queue:
        here = queue.popleft()
        if steps[here] == MOST_STEPS:
            break
        for there in costs.get(here, ()):
            if there not in steps:
                steps[there] = steps[here] + 1
                queue.append(there)
    return steps
