"""Builders: cases, and who works on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from queries.commands.command import Command, MakeNode, Operation, SetFields, command
from queries.commands.fields import Fields, Pairs, new_tie, pairs, properties
from queries.commands.people import new_person
from queries.ids import new_id
from queries.partial_date import PartialDate
from queries.vocabulary import NodeLabel, TieType


def open_case(
    fields: Fields,
    children: Sequence[Fields | str],
    *,
    worker_id: str,
    allocated: PartialDate | None = None,
    command_id: str | None = None,
) -> Command:
    """Open a case about children, allocated to a worker.

    Parameters
    ----------
    fields : of `model.Case`: `number`, `summary`, `opened`; `id` may be made beforehand.
    children : each the fields of a new person, or the id of somebody in the graph.
    allocated : since when; today when left out.

    The case's id is `Command.case_ids[0]` and the first of `Done.ids`.
    """
    case_id = str(fields.get("id") or new_id())
    operations: list[Operation] = [MakeNode(NodeLabel.CASE, case_id, properties(fields))]
    ids: list[str] = []
    for child in children:
        if isinstance(child, str):
            ids.append(child)
        else:
            node = new_person(child)
            operations.append(node)
            ids.append(node.id)
    operations += [new_tie(TieType.ABOUT, case_id, child_id) for child_id in ids]
    operations.append(_allocation(case_id, worker_id, allocated))
    names = " and ".join(f"{{{child_id}}}" for child_id in ids) or "nobody yet"
    return command(case_id, f"Opened the map of {names}.", *operations, command_id=command_id)


def correct_case(case_id: str, changes: Pairs, *, command_id: str | None = None) -> Command:
    """Correct a case: `{field: (what the user saw, what it shall be)}`."""
    fields = " and ".join(name.replace("_", " ") for name in changes)
    return command(
        case_id,
        f"Changed the case's {fields}.",
        SetFields(case_id, pairs(changes), NodeLabel.CASE),
        command_id=command_id,
    )


def allocate(
    case_id: str,
    worker_id: str,
    *,
    since: PartialDate | None = None,
    ends: Mapping[str, PartialDate | None] | None = None,
    command_id: str | None = None,
) -> Command:
    """Allocate a case to a worker; `ends` are the allocations that end, with the ends seen."""
    day = since or PartialDate.of_day(date.today())
    ended = [
        SetFields(tie_id, pairs({"until": (seen, day)}), TieType.ALLOCATED_TO)
        for tie_id, seen in (ends or {}).items()
    ]
    return command(
        case_id,
        "Changed who the case is allocated to.",
        _allocation(case_id, worker_id, day),
        *ended,
        command_id=command_id,
    )


def _allocation(case_id: str, worker_id: str, since: PartialDate | None) -> Operation:
    day = since or PartialDate.of_day(date.today())
    return new_tie(TieType.ALLOCATED_TO, case_id, worker_id, {"since": day})
