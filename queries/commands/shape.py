"""What the vocabulary allows: which ends a tie may have, which values a property may hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

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
from queries.commands.shapes import CLOSED, ENDS, NEEDED, NOT_BY_COMMAND, NOT_FACTS, STRUCTURAL
from queries.properties import PARTIAL_DATES, Stored
from queries.store.errors import Refused
from queries.vocabulary import SLOTS, Certainty, NodeLabel, TieType

LONGEST = 20_000
"""Characters that one property may hold (the rows of a source's part may be longer)."""

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
        if name == "slots" and not (isinstance(value, list) and set(value) <= set(SLOTS)):
            yield "A time of the week is a day and a time of day, such as “fri night”."
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
