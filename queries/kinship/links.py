"""The ties of a network as steps one can walk from person to person, read for one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum

from queries.model import Person, Tie
from queries.vocabulary import ParentKind, PartnerKind, SiblingKind, TieType


class Move(IntEnum):
    """What one step says: "the next person is this one's ...". Numbers hash fast."""

    PARENT = 1
    CHILD = 2
    SIBLING = 3
    PARTNER = 4
    STATED = 5
    STATED_OF = 6
    CARER = 7
    CARED_FOR = 8
    GUARDIAN = 9
    WARD = 10
    KNOWS = 11
    WORKS_WITH = 12
    SUPPORTS = 13
    EMOTIONAL = 14


BLOOD = frozenset({Move.PARENT, Move.CHILD, Move.SIBLING})
FAMILY = BLOOD | {Move.PARTNER}

PLAIN, BIRTH, PRESUMED, STEP, FOSTER, DONOR = "", "birth", "presumed", "step", "foster", "donor"
"""How a parent is a parent, in the words of the relation; adoptive parents are just parents."""

MARRIED, CIVIL, TOGETHER, EX_MARRIED, EX = "married", "civil", "together", "ex-married", "ex"
NOW = frozenset({MARRIED, CIVIL, TOGETHER})

_QUALITY: dict[str, str] = {
    ParentKind.STEP: STEP,
    ParentKind.FOSTER: FOSTER,
    ParentKind.DONOR: DONOR,
    ParentKind.PRESUMED: PRESUMED,
}
_BEST = (PLAIN, BIRTH, PRESUMED, STEP, FOSTER, DONOR)


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """One tie walked in one direction; `quality` tells what kind it is, `over` that it ended."""

    move: Move
    start: str
    end: str
    quality: str = ""
    over: bool = False
    tie: Tie | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """Everything the kinship rules read: who leads to whom, and each person's parents."""

    people: Mapping[str, Person]
    parents: dict[str, dict[str, str]] = field(default_factory=dict)
    stated_siblings: dict[frozenset[str], str] = field(default_factory=dict)
    steps: dict[str, list[Step]] = field(default_factory=dict)


def links(people: Mapping[str, Person], ties: Sequence[Tie], as_of: date) -> Links:
    """Return the steps of these ties on a day; ties to people not given, or to oneself, are out.

    Only the agreed record is read: a tie held in somebody's perspective makes nobody kin.
    """
    parents: dict[str, dict[str, str]] = defaultdict(dict)
    adopted: dict[str, set[str]] = defaultdict(set)
    partners: dict[str, set[str]] = defaultdict(set)
    siblings: dict[frozenset[str], str] = {}
    steps: dict[str, list[Step]] = defaultdict(list)
    used: list[Tie] = []
    over: set[str] = set()
    for tie in ties:
        if tie.start == tie.end or tie.start not in people or tie.end not in people:
            continue
        if tie.fact.perspectives:
            continue  # how one of them sees it, not the agreed record
        if tie.since and tie.since.earliest > as_of and _starts(tie):
            continue
        used.append(tie)
        if tie.until and tie.until.latest < as_of:
            over.add(tie.id)
        if tie.type is TieType.PARENT_OF:
            known = parents[tie.end].get(tie.start)
            quality = _QUALITY.get(tie.kind, PLAIN)
            if known is None or _BEST.index(quality) < _BEST.index(known):
                parents[tie.end][tie.start] = quality
            if tie.kind == ParentKind.ADOPTIVE:
                adopted[tie.end].add(tie.start)
        elif tie.type is TieType.PARTNER_OF:
            partners[tie.start].add(tie.end)
            partners[tie.end].add(tie.start)
        elif tie.type is TieType.SIBLING_OF:
            siblings[frozenset((tie.start, tie.end))] = tie.kind or SiblingKind.UNKNOWN
    for child, adopters in adopted.items():
        for parent, quality in parents[child].items():
            # A step-parent who adopts leaves their partner a parent like any other.
            if quality == PLAIN and parent not in adopters and not partners[parent] & adopters:
                parents[child][parent] = BIRTH
    done: set[tuple[str, str]] = set()
    for tie in used:
        if tie.type is TieType.PARENT_OF:
            if (tie.start, tie.end) in done:
                continue
            done.add((tie.start, tie.end))
        for step in _both_ways(tie, parents, people, as_of, over=tie.id in over):
            steps[step.start].append(step)
    return Links(people, dict(parents), siblings, dict(steps))


def _starts(tie: Tie) -> bool:
    """Whether a tie that begins later is not yet there; birth makes kin whatever the dates say."""
    if tie.type is TieType.PARENT_OF:
        return tie.kind in (ParentKind.ADOPTIVE, ParentKind.STEP, ParentKind.FOSTER)
    return tie.type not in (TieType.SIBLING_OF, TieType.STATED_KIN)


def _both_ways(
    tie: Tie,
    parents: Mapping[str, Mapping[str, str]],
    people: Mapping[str, Person],
    as_of: date,
    *,
    over: bool,
) -> tuple[Step, Step]:
    a, b = tie.start, tie.end
    if tie.type is TieType.PARENT_OF:
        quality = parents[b][a]
        # Only fostering and step-parenthood can end; parentage never does.
        ended = over and quality in (STEP, FOSTER)
        return (
            Step(Move.CHILD, a, b, quality, ended, tie),
            Step(Move.PARENT, b, a, quality, ended, tie),
        )
    if tie.type is TieType.PARTNER_OF:
        quality = _partnership(tie, people, as_of, over=over)
        ended = quality not in NOW
        return (
            Step(Move.PARTNER, a, b, quality, ended, tie),
            Step(Move.PARTNER, b, a, quality, ended, tie),
        )
    there, back = _MOVES[tie.type]
    return (
        Step(there, a, b, tie.kind, over, tie),
        Step(back, b, a, tie.kind, over, tie),
    )


_MOVES = {
    TieType.SIBLING_OF: (Move.SIBLING, Move.SIBLING),
    TieType.STATED_KIN: (Move.STATED_OF, Move.STATED),
    TieType.CARES_FOR: (Move.CARED_FOR, Move.CARER),
    TieType.HAS_PR_FOR: (Move.WARD, Move.GUARDIAN),
    TieType.KNOWS: (Move.KNOWS, Move.KNOWS),
    TieType.WORKS_WITH: (Move.WORKS_WITH, Move.WORKS_WITH),
    TieType.SUPPORTS: (Move.SUPPORTS, Move.SUPPORTS),
    TieType.EMOTIONAL_TIE: (Move.EMOTIONAL, Move.EMOTIONAL),
}


def _partnership(tie: Tie, people: Mapping[str, Person], as_of: date, *, over: bool) -> str:
    kind = tie.kind_on(as_of)
    if kind == PartnerKind.DIVORCED:
        return EX_MARRIED
    if kind in (PartnerKind.SEPARATED, PartnerKind.FORMER):
        return EX
    widowed = people[tie.start].died or people[tie.end].died
    if kind == PartnerKind.MARRIED:
        return MARRIED if widowed or not over else EX_MARRIED
    if over and not widowed:
        return EX
    return CIVIL if kind == PartnerKind.CIVIL else TOGETHER
