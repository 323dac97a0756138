"""What the vocabulary allows: which ends a tie may have, which values a property may hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

from queries.commands.command import (
    Command,
    Kind,
    MakeNode,
    MakeTie,
    Operation,
    Remove,
    SetFields,
    field_of,
)
from queries.properties import PARTIAL_DATES, Stored
from queries.store.errors import Refused
from queries.vocabulary import (
    KINDS,
    PERSONAL_TIES,
    Certainty,
    ChildWish,
    Connection,
    Covers,
    MayTalk,
    NodeLabel,
    RestrictionKind,
    Ring,
    Sex,
    Side,
    SideAnswer,
    Status,
    TieType,
)

LONGEST = 20_000
"""Characters that one property may hold (the rows of a source's part may be longer)."""

_PERSON = (NodeLabel.PERSON,)
_CASE = (NodeLabel.CASE,)
_ACTORS = (NodeLabel.PERSON, NodeLabel.ORGANISATION)
_OF_A_CASE = (
    NodeLabel.DISCLOSURE,
    NodeLabel.RESTRICTION,
    NodeLabel.SIDE_ASKED,
    NodeLabel.DANGER_STATEMENT,
    NodeLabel.SAFETY_PLAN,
    NodeLabel.MEETING,
    NodeLabel.QUESTION,
    NodeLabel.PERSPECTIVE,
    NodeLabel.SOURCE,
)

ENDS: Mapping[TieType, tuple[tuple[NodeLabel, ...], tuple[NodeLabel, ...]]] = {
    **dict.fromkeys(PERSONAL_TIES, (_PERSON, _PERSON)),
    TieType.HAS_PR_FOR: (_ACTORS, _PERSON),
    TieType.SUPPORTS: ((*_ACTORS, NodeLabel.HOUSEHOLD), _PERSON),
    TieType.LIVES_IN: (_PERSON, (NodeLabel.HOUSEHOLD,)),
    TieType.WORKS_FOR: (_PERSON, (NodeLabel.ORGANISATION,)),
    TieType.IN_NETWORK_OF: (_PERSON, _CASE),
    TieType.ABOUT: (_CASE, _PERSON),
    TieType.ALLOCATED_TO: (_CASE, (NodeLabel.USER,)),
    TieType.IN: ((NodeLabel.USER,), (NodeLabel.TEAM,)),
    TieType.HAD: (_CASE, (NodeLabel.EPISODE,)),
    TieType.OF_CASE: (_OF_A_CASE, _CASE),
    TieType.TOLD: ((NodeLabel.DISCLOSURE,), _PERSON),
    TieType.TOLD_BY: ((NodeLabel.DISCLOSURE,), _PERSON),
    TieType.AGREED_BY: ((NodeLabel.DISCLOSURE,), _PERSON),
    TieType.KEEPS: ((NodeLabel.RESTRICTION,), _PERSON),
    TieType.AWAY_FROM: ((NodeLabel.RESTRICTION,), (*_ACTORS, NodeLabel.HOUSEHOLD)),
    TieType.THROUGH: ((NodeLabel.SIDE_ASKED,), _PERSON),
}
"""The labels at a tie's start and at its end. `NAMED` is derived: no command writes it."""

STRUCTURAL = frozenset(
    {
        TieType.ABOUT,
        TieType.ALLOCATED_TO,
        TieType.IN,
        TieType.HAD,
        TieType.OF_CASE,
        TieType.TOLD,
        TieType.TOLD_BY,
        TieType.AGREED_BY,
        TieType.KEEPS,
        TieType.AWAY_FROM,
        TieType.THROUGH,
        TieType.NAMED,
    }
)
"""Ties that only hold a fact node together: seen where their ends are, no facts themselves."""

NOT_FACTS = frozenset(
    {
        NodeLabel.PERSON,
        NodeLabel.ORGANISATION,
        NodeLabel.CASE,
        NodeLabel.TEAM,
        NodeLabel.USER,
        NodeLabel.SOURCE_PART,
    }
)
"""Nodes that carry no `case_id` and `visible_to`: shared, or seen by rules of their own."""

NOT_BY_COMMAND = frozenset(
    {NodeLabel.CHANGE, NodeLabel.CHANGE_PART, NodeLabel.NAME_KEY, NodeLabel.PLACES, TieType.NAMED}
)

CLOSED: Mapping[tuple[Kind, str], type[StrEnum]] = {
    **{(tie, "kind"): kinds for tie, kinds in KINDS.items()},
    **{(tie, "child_wish"): ChildWish for tie in PERSONAL_TIES},
    (TieType.STATED_KIN, "side"): Side,
    (NodeLabel.PERSON, "sex"): Sex,
    (TieType.IN_NETWORK_OF, "connection"): Connection,
    (TieType.IN_NETWORK_OF, "status"): Status,
    (TieType.IN_NETWORK_OF, "may_talk"): MayTalk,
    (NodeLabel.DISCLOSURE, "ring"): Ring,
    (NodeLabel.RESTRICTION, "kind"): RestrictionKind,
    (NodeLabel.RESTRICTION, "covers"): Covers,
    (NodeLabel.SIDE_ASKED, "answer"): SideAnswer,
}
"""The properties with a closed list of values."""

NEEDED: Mapping[Kind, tuple[str, ...]] = {
    **dict.fromkeys(KINDS, ("kind",)),
    TieType.STATED_KIN: ("kind",),
    TieType.IN_NETWORK_OF: ("connection", "status"),
    NodeLabel.DISCLOSURE: ("ring",),
    NodeLabel.RESTRICTION: ("kind", "covers"),
    NodeLabel.SIDE_ASKED: ("side", "answer"),
}
"""The properties that a new record must have."""

PROTECTED = frozenset({"id", "version", "recorded_by", "recorded_at", "case_id", "seq"})
"""What no command may set: the executor does."""

_NAME = re.compile(r"[a-z][a-z0-9_]{0,60}")


def is_fact(kind: Kind) -> bool:
    """Whether records of this kind carry `case_id`, `visible_to` and the rest of a fact."""
    return kind not in STRUCTURAL if isinstance(kind, TieType) else kind not in NOT_FACTS


def check_shape(command: Command) -> None:
    """Refuse what the vocabulary does not know, before anything is sent.

    Raises
    ------
    Refused : with every reason; none holds a value that somebody else typed.
    """
    reasons: list[str] = []
    if not command.case_ids:
        reasons.append("Nothing says in which case this is done. Open the case and try again.")
    made: set[str] = set()
    for operation in command.operations:
        reasons += _problems(operation)
        if isinstance(operation, MakeNode | MakeTie):
            if operation.id in made:
                reasons.append("Two new records have the same id. Reload the page and try again.")
            made.add(operation.id)
        if len(reasons) > 20:
            break
    if reasons:
        raise Refused(tuple(dict.fromkeys(reasons)))


def _problems(operation: Operation) -> Iterable[str]:
    if isinstance(operation, MakeNode):
        if operation.label in NOT_BY_COMMAND:
            yield f"A {operation.label} is not made by hand."
        yield from _value_problems(operation.label, operation.properties, whole=True)
    elif isinstance(operation, MakeTie):
        if operation.type not in ENDS:
            yield f"A {operation.type} tie is not made by hand."
        elif operation.start == operation.end:
            yield "Somebody cannot be tied to themselves. Choose another person."
        yield from _value_problems(operation.type, operation.properties, whole=True)
    elif isinstance(operation, SetFields):
        if operation.of in NOT_BY_COMMAND or PROTECTED & operation.fields.keys():
            yield "This cannot be changed by hand."
        if operation.of is not None:
            new = {name: value for name, (_, value) in operation.fields.items()}
            yield from _value_problems(operation.of, new, whole=False)
    elif isinstance(operation, Remove) and operation.of in NOT_BY_COMMAND:
        yield "This cannot be changed by hand."


def _value_problems(kind: Kind, properties: Mapping[str, Stored], *, whole: bool) -> Iterable[str]:
    for name in NEEDED.get(kind, ()):
        if properties.get(name) is None and (whole or name in properties):
            yield f"Choose the {name} first."
    for name, value in properties.items():
        if not _NAME.fullmatch(name):
            yield "A field has a name that is not allowed."
        if value is None:
            continue
        if isinstance(value, str) and len(value) > LONGEST and kind != NodeLabel.SOURCE_PART:
            yield f"The {_plain(name)} is longer than {LONGEST:,} letters. Shorten it."
        closed = CLOSED.get((kind, name))
        if name == "certainty":
            closed = Certainty
        if closed is not None and value not in list(closed):
            yield f"That {_plain(name)} is not one of: {', '.join(closed)}."
        if name == "closeness" and not (isinstance(value, int) and 1 <= value <= 5):
            yield "Closeness is a number from 1 to 5."
        if name in ("visible_to", "whereabouts_visible_to") and not _tokens(name, value):
            yield "Say who may see it: professionals, family, child, or named people."
    yield from _date_problems(properties)


def _tokens(name: str, value: Stored) -> bool:
    """Somebody must see a fact; whereabouts may be kept from everybody."""
    if not isinstance(value, list) or not all(isinstance(t, str) and t for t in value):
        return False
    return bool(value) or name == "whereabouts_visible_to"


def _date_problems(properties: Mapping[str, Stored]) -> Iterable[str]:
    """A partial date is three properties or none, and ends after it begins."""
    parts: dict[str, set[str]] = {}
    for name in properties:
        if (base := field_of(name)) != name and base in PARTIAL_DATES:
            parts.setdefault(base, set()).add(name)
    for base, names in parts.items():
        given = {name: properties[name] for name in names}
        empty = [name for name, value in given.items() if value is None]
        if len(names) != 3 or len(empty) not in (0, 3):
            yield f"The date of {_plain(base)} is not whole. Write it again."
        elif not empty and str(given[f"{base}_earliest"]) > str(given[f"{base}_latest"]):
            yield f"The date of {_plain(base)} ends before it begins. Write it again."


def _plain(name: str) -> str:
    return name.replace("_", " ")
