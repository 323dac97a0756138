"""Builders: who lives where. A household is the people at one address for a time.

When a family moves, they get a new household; the old one keeps its people with their ends. Shared
care is two open residences with their days.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from queries.commands.command import Command, MakeNode, Operation, SetFields, command
from queries.commands.fields import Fields, new_tie, pairs, properties
from queries.ids import new_id
from queries.partial_date import PartialDate
from queries.vocabulary import NodeLabel, TieType


def move_in(
    case_id: str,
    people: Sequence[str],
    household: Fields | str,
    *,
    since: PartialDate | None = None,
    leaves: Mapping[str, PartialDate | None] | None = None,
    fields: Fields | None = None,
    command_id: str | None = None,
    visible_to: Sequence[str] | None = None,
) -> Command:
    """Say that people live together, in one command with the homes they leave.

    Parameters
    ----------
    household : a new one's fields (`name`, `address`), or the id of one that is there.
    leaves : the residences that end when this begins, by id, each with the end the user saw.
    fields : more of each residence (`days`, `source`, `certainty`, ...).
    visible_to : who may see the address and who lives there.
    """
    made: list[Operation] = []
    if isinstance(household, str):
        home = household
    else:
        home = str(household.get("id") or new_id())
        made.append(MakeNode(NodeLabel.HOUSEHOLD, home, properties(household, visible_to)))
    more = {**(fields or {}), "since": since}
    made += [
        new_tie(TieType.LIVES_IN, person_id, home, more, visible_to=visible_to)
        for person_id in people
    ]
    names = " and ".join(f"{{{person_id}}}" for person_id in people)
    ends = _ends(leaves or {}, since)
    return command(case_id, f"Recorded where {names} live.", *made, *ends, command_id=command_id)


def move_out(
    case_id: str,
    residences: Mapping[str, PartialDate | None],
    until: PartialDate,
    *,
    people: Sequence[str] = (),
    command_id: str | None = None,
) -> Command:
    """Say that people left a household: residences by id, each with the end the user saw."""
    names = " and ".join(f"{{{person_id}}}" for person_id in people) or "Somebody"
    return command(case_id, f"{names} moved out.", *_ends(residences, until), command_id=command_id)


def _ends(
    residences: Mapping[str, PartialDate | None], until: PartialDate | None
) -> list[Operation]:
    return [
        SetFields(residence, pairs({"until": (seen, until)}), TieType.LIVES_IN)
        for residence, seen in residences.items()
        if until is not None
    ]
