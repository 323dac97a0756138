"""Builders: ties between people. Each returns a `Command`; nothing is read."""

from __future__ import annotations

from collections.abc import Sequence

from queries.commands.command import Command, SetFields, command
from queries.commands.fields import Fields, Pairs, new_tie, pairs
from queries.partial_date import PartialDate
from queries.vocabulary import TieType

_WORDS = {"perspectives": "view of what is"}


def add_tie(
    case_id: str,
    type_: TieType,
    start: str,
    end: str,
    fields: Fields | None = None,
    *,
    command_id: str | None = None,
    visible_to: Sequence[str] | None = None,
) -> Command:
    """Tie two people: `PARENT_OF` from parent to child, `KNOWS` and `STATED_KIN` to the child.

    `fields` are those of `model.Tie` (`kind`, `side`, `words`, `closeness`, `since`, ...) and of
    `model.Fact` (`source`, `certainty`, `perspectives`: ids of those whose view it is, none for
    the agreed record).
    """
    tie = new_tie(type_, start, end, fields, visible_to=visible_to)
    # who holds it may be somebody whom not every reader of the change sees
    so = ", as one person sees it" if (fields or {}).get("perspectives") else ""
    return command(case_id, f"Tied {{{start}}} and {{{end}}}{so}.", tie, command_id=command_id)


def correct_tie(
    case_id: str,
    type_: TieType,
    tie_id: str,
    changes: Pairs,
    *,
    people: tuple[str, str],
    command_id: str | None = None,
) -> Command:
    """Correct a tie: `{field: (what the user saw, what it shall be)}`; `people` are its ends."""
    fields = " and ".join(_WORDS.get(name, name.replace("_", " ")) for name in changes)
    return command(
        case_id,
        f"Changed the {fields} between {{{people[0]}}} and {{{people[1]}}}.",
        SetFields(tie_id, pairs(changes), type_),
        command_id=command_id,
    )


def end_tie(
    case_id: str,
    type_: TieType,
    tie_id: str,
    until: PartialDate,
    *,
    people: tuple[str, str],
    seen: PartialDate | None = None,
    command_id: str | None = None,
) -> Command:
    """Say that a tie ended; it stays, with its end. `seen` is the end that the user saw."""
    return command(
        case_id,
        f"Ended the tie between {{{people[0]}}} and {{{people[1]}}}.",
        SetFields(tie_id, pairs({"until": (seen, until)}), type_),
        command_id=command_id,
    )
