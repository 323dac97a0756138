"""Builders: facts with a history of their own: who was told, who is kept apart, who was asked."""

from __future__ import annotations

from collections.abc import Sequence

from queries.commands.command import Command, MakeNode, Operation, command
from queries.commands.fields import Fields, new_tie, properties
from queries.ids import new_id
from queries.partial_date import PartialDate
from queries.vocabulary import Covers, NodeLabel, RestrictionKind, Ring, SideAnswer, TieType


def tell(
    case_id: str,
    people: Sequence[str],
    ring: Ring,
    *,
    on: PartialDate,
    fields: Fields | None = None,
    command_id: str | None = None,
    visible_to: Sequence[str] | None = None,
) -> Command:
    """Record that people were told about the worries, which puts them in a ring from that day.

    Earlier tellings stay. `fields`: `by`, `agreed_by`, `why`, `source`, ... One `Disclosure` each.
    """
    operations: list[Operation] = []
    for person_id in people:
        node = _fact(NodeLabel.DISCLOSURE, {**(fields or {}), "ring": ring, "on": on}, visible_to)
        operations += [
            node,
            new_tie(TieType.TOLD, node.id, person_id),
            new_tie(TieType.OF_CASE, node.id, case_id),
        ]
    names = " and ".join(f"{{{person_id}}}" for person_id in people)
    words = f"Recorded what {names} know{'s' if len(people) == 1 else ''} of the worries."
    return command(case_id, words, *operations, command_id=command_id)


def restrict(
    case_id: str,
    keeps: str,
    away_from: str,
    kind: RestrictionKind,
    covers: Covers,
    *,
    fields: Fields | None = None,
    command_id: str | None = None,
    visible_to: Sequence[str] | None = None,
) -> Command:
    """Keep a person away from another person, household or organisation.

    `fields`: `exception`, `since`, `until`, `source`, ...
    """
    node = _fact(
        NodeLabel.RESTRICTION, {**(fields or {}), "kind": kind, "covers": covers}, visible_to
    )
    return command(
        case_id,
        f"Recorded that {{{keeps}}} must keep away from {{{away_from}}}.",
        node,
        new_tie(TieType.KEEPS, node.id, keeps),
        new_tie(TieType.AWAY_FROM, node.id, away_from),
        new_tie(TieType.OF_CASE, node.id, case_id),
        command_id=command_id,
    )


def ask_side(
    case_id: str,
    side: str,
    answer: SideAnswer,
    *,
    on: PartialDate | None = None,
    fields: Fields | None = None,
    command_id: str | None = None,
    visible_to: Sequence[str] | None = None,
) -> Command:
    """Record that somebody asked about the family through one parent, and the answer."""
    node = _fact(
        NodeLabel.SIDE_ASKED,
        {**(fields or {}), "side": side, "answer": answer, "on": on},
        visible_to,
    )
    return command(
        case_id,
        f"Recorded the answer about {side}'s side.",
        node,
        new_tie(TieType.OF_CASE, node.id, case_id),
        command_id=command_id,
    )


def _fact(label: NodeLabel, fields: Fields, visible_to: Sequence[str] | None) -> MakeNode:
    return MakeNode(label, str(fields.get("id") or new_id()), properties(fields, visible_to))
