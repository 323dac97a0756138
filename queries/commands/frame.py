"""Builders: episodes, worries with their goals, bottom lines. Each returns a `Command`."""

from __future__ import annotations

from collections.abc import Sequence

from queries.case_model import DangerStatement
from queries.commands.command import Command, MakeTie, Operation, Remove, SetFields, command
from queries.commands.fields import Fields, Pairs, changed, new_fact, new_tie, pairs
from queries.partial_date import PartialDate
from queries.vocabulary import LegalStatus, NodeLabel, TieType

WORRIED, ACTS, FOR = TieType.WORRIED_BY, TieType.ABOUT_ACTS_OF, TieType.FOR


def open_episode(
    case_id: str,
    legal_status: LegalStatus | None,
    opened: PartialDate,
    fields: Fields | None = None,
    *,
    command_id: str | None = None,
    visible_to: Sequence[str] | None = None,
) -> Command:
    """Begin a stretch of work under one legal status; the first id in `Done.ids` is its."""
    given = {**(fields or {}), "legal_status": legal_status, "opened": opened}
    node = new_fact(NodeLabel.EPISODE, given, visible_to)
    words = f"Opened an episode: {legal_status or 'legal status not known'}."
    tie = new_tie(TieType.HAD, case_id, node.id)
    return command(case_id, words, node, tie, command_id=command_id)


def correct_episode(
    case_id: str, episode_id: str, changes: Pairs, *, command_id: str | None = None
) -> Command:
    """Correct an episode: `{field: (seen, new)}` of `legal_status`, `opened`, `closed`."""
    fields = SetFields(episode_id, pairs(changes), NodeLabel.EPISODE)
    words = f"Changed the episode's {changed(changes)}."
    return command(case_id, words, fields, command_id=command_id)


def close_episode(
    case_id: str,
    episode_id: str,
    closed: PartialDate,
    *,
    seen: PartialDate | None = None,
    command_id: str | None = None,
) -> Command:
    """End an episode."""
    fields = SetFields(episode_id, pairs({"closed": (seen, closed)}), NodeLabel.EPISODE)
    return command(case_id, "Closed an episode.", fields, command_id=command_id)


def state_worry(
    case_id: str,
    words: str,
    goal_words: str = "",
    *,
    worried: Sequence[str] = (),
    about: Sequence[str] = (),
    children: Sequence[str] = (),
    fields: Fields | None = None,
    command_id: str | None = None,
    visible_to: Sequence[str] | None = None,
) -> Command:
    """Write a danger statement and the safety goal it is paired with.

    Parameters
    ----------
    words : who is worried, about what, and what is likely to happen if nothing changes.
    goal_words : what is wanted instead; empty: no goal yet (`correct_worry` can add one).
    worried, about, children : ids of people: who is worried, about whose acts, for whom.
    fields : `also_worried` (in words, "the school"), `on`, `source`, ...; `id` and `goal_id` may be
        made beforehand.

    The first id in `Done.ids` is the statement's, the second its tie to the case, the third the
    goal's, when there is one.
    """
    given = dict(fields or {})
    goal_id = given.pop("goal_id", None)
    worry = new_fact(NodeLabel.DANGER_STATEMENT, {**given, "words": words}, visible_to)
    operations: list[Operation] = [worry, new_tie(TieType.OF_CASE, worry.id, case_id)]
    if goal_words:
        operations += _goal(case_id, worry.id, goal_words, visible_to, goal_id)
    for type_, people in ((WORRIED, worried), (ACTS, about), (FOR, children)):
        operations += [_person_tie(type_, worry.id, who) for who in dict.fromkeys(people)]
    said = "Wrote down a worry and what is wanted instead."
    return command(
        case_id,
        said if goal_words else "Wrote down a worry.",
        *operations,
        command_id=command_id,
    )


def correct_worry(
    case_id: str,
    worry: DangerStatement,
    changes: Pairs,
    *,
    goal_words: tuple[str, str] | None = None,
    worried: Sequence[str] | None = None,
    about: Sequence[str] | None = None,
    children: Sequence[str] | None = None,
    command_id: str | None = None,
    visible_to: Sequence[str] | None = None,
) -> Command:
    """Correct a worry: `{field: (seen, new)}` of `words`, `also_worried`, `on`, `until`.

    Parameters
    ----------
    worry : the record as it is now: people who are left out are taken off by its ties.
    goal_words : (seen, new) of its goal; a goal is made when it has none.
    worried, about, children : each the whole new list; None leaves it.
    visible_to : of a goal that is made.
    """
    operations: list[Operation] = []
    if changes:
        operations.append(SetFields(worry.id, pairs(changes), NodeLabel.DANGER_STATEMENT))
    if goal_words and worry.goal:
        pair = pairs({"words": goal_words})
        operations.append(SetFields(worry.goal.id, pair, NodeLabel.SAFETY_GOAL))
    elif goal_words:
        operations += _goal(case_id, worry.id, goal_words[1], visible_to)
    for type_, people in ((WORRIED, worried), (ACTS, about), (FOR, children)):
        if people is not None:
            ties = {who: tie for of, who, tie in worry.ties if of is type_}
            operations += [Remove(tie, type_) for who, tie in ties.items() if who not in people]
            new = [who for who in dict.fromkeys(people) if who not in ties]
            operations += [_person_tie(type_, worry.id, who) for who in new]
    return command(case_id, "Changed a worry.", *operations, command_id=command_id)


def end_worry(
    case_id: str,
    worry_id: str,
    until: PartialDate,
    *,
    seen: PartialDate | None = None,
    command_id: str | None = None,
) -> Command:
    """Say that a worry is over since a day."""
    fields = SetFields(worry_id, pairs({"until": (seen, until)}), NodeLabel.DANGER_STATEMENT)
    return command(case_id, "Ended a worry.", fields, command_id=command_id)


def add_bottom_line(
    case_id: str,
    words: str,
    fields: Fields | None = None,
    *,
    command_id: str | None = None,
    visible_to: Sequence[str] | None = None,
) -> Command:
    """Write down what the agency needs; the first id in `Done.ids` is its."""
    node = new_fact(NodeLabel.BOTTOM_LINE, {**(fields or {}), "words": words}, visible_to)
    tie = new_tie(TieType.OF_CASE, node.id, case_id)
    return command(case_id, "Added a bottom line.", node, tie, command_id=command_id)


def correct_bottom_line(
    case_id: str, line_id: str, changes: Pairs, *, command_id: str | None = None
) -> Command:
    """Correct a bottom line: `{field: (seen, new)}`."""
    fields = SetFields(line_id, pairs(changes), NodeLabel.BOTTOM_LINE)
    return command(case_id, "Changed a bottom line.", fields, command_id=command_id)


def _goal(
    case_id: str,
    worry_id: str,
    words: str,
    visible_to: Sequence[str] | None,
    goal_id: object = None,
) -> list[Operation]:
    goal = new_fact(NodeLabel.SAFETY_GOAL, {"id": goal_id, "words": words}, visible_to)
    return [
        goal,
        new_tie(TieType.PAIRED_WITH, worry_id, goal.id),
        new_tie(TieType.OF_CASE, goal.id, case_id),
    ]


def _person_tie(type_: TieType, worry_id: str, person_id: str) -> MakeTie:
    ends = (person_id, worry_id) if type_ is WORRIED else (worry_id, person_id)
    return new_tie(type_, *ends)
