"""Builders: facts with a history of their own: who was told, who is kept apart, who was asked."""

from __future__ import annotations

from collections.abc import Sequence

from queries.commands.command import Command, Operation, SetFields, command
from queries.commands.fields import Fields, Pairs, changed, new_fact, new_tie, pairs
from queries.partial_date import PartialDate
from queries.vocabulary import Covers, NodeLabel, RestrictionKind, Ring, SideAnswer, TieType


def tell(
    case_id: str,
    people: Sequence[str],
    ring: Ring,
    *,
    on: PartialDate,
    about: str = "",
    fields: Fields | None = None,
    command_id: str | None = None,
    visible_to: Sequence[str] | None = None,
) -> Command:
    """Record that people were told about the worries, which puts them in a ring from that day.

    Earlier tellings stay. `fields`: `by`, `agreed_by`, `why`, `source`, ... One `Disclosure` each.
    `about` is the danger statement they were told of; empty: the case.
    """
    operations: list[Operation] = []
    for person_id in people:
        node = new_fact(
            NodeLabel.DISCLOSURE, {**(fields or {}), "ring": ring, "on": on}, visible_to
        )
        operations += [
            node,
            new_tie(TieType.TOLD, node.id, person_id),
            new_tie(TieType.OF_CASE, node.id, case_id),
        ]
        if about:
            operations.append(new_tie(TieType.ABOUT, node.id, about))
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
    node = new_fact(
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


def correct_restriction(
    case_id: str, restriction_id: str, changes: Pairs, *, command_id: str | None = None
) -> Command:
    """Correct a restriction: `{field: (seen, new)}` of `kind`, `covers`, `since`, ..."""
    return command(
        case_id,
        f"Changed a restriction's {changed(changes)}.",
        SetFields(restriction_id, pairs(changes), NodeLabel.RESTRICTION),
        command_id=command_id,
    )


def end_restriction(
    case_id: str,
    restriction_id: str,
    last_day: PartialDate,
    *,
    seen: PartialDate | None = None,
    command_id: str | None = None,
) -> Command:
    """End a restriction: `last_day` is the last on which it keeps them apart."""
    return command(
        case_id,
        "Ended a restriction.",
        SetFields(restriction_id, pairs({"until": (seen, last_day)}), NodeLabel.RESTRICTION),
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
    node = new_fact(
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


def correct_side(
    case_id: str, asked_id: str, changes: Pairs, *, command_id: str | None = None
) -> Command:
    """Correct an answer about a side: `{field: (seen, new)}` of `answer`, `on`, ...

    What was asked again is a new answer: `ask_side`.
    """
    return command(
        case_id,
        "Corrected the answer about one side of the family.",
        SetFields(asked_id, pairs(changes), NodeLabel.SIDE_ASKED),
        command_id=command_id,
    )


def correct_disclosure(
    case_id: str, disclosure_id: str, changes: Pairs, *, command_id: str | None = None
) -> Command:
    """Correct a slip in what was told: `{field: (seen, new)}` of `by`, `agreed_by`, `why`, `on`.

    What somebody was told later is a new disclosure: `tell`.
    """
    return command(
        case_id,
        f"Corrected who was told what: {changed(changes)}.",
        SetFields(disclosure_id, pairs(changes), NodeLabel.DISCLOSURE),
        command_id=command_id,
    )
