"""Builders: a safety plan, its rules, and who holds them. Each returns a `Command`.

`until` of a plan, a rule or a role is its last day.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from queries.case_model import Rule
from queries.commands.command import (
    Command,
    Operation,
    Remove,
    SetFields,
    command,
)
from queries.commands.fields import Fields, Pairs, changed, new_fact, new_tie, pairs, quoted
from queries.partial_date import PartialDate
from queries.vocabulary import NodeLabel, Part, PlanKind, RoleAnswer, TieType

_SUGGESTED = RoleAnswer.SUGGESTED


def make_plan(
    case_id: str,
    kind: PlanKind,
    fields: Fields | None = None,
    *,
    rules: Sequence[Fields] = (),
    command_id: str | None = None,
    visible_to: Sequence[str] | None = None,
) -> Command:
    """Begin a safety plan; the first id in `Done.ids` is the plan's.

    Parameters
    ----------
    fields : of `SafetyPlan`: `made_by`, `since`, `review`, `until`; `id` may be made beforehand.
    rules : fields of `Rule` each, `name` at least; they are numbered as they come. `serves` are
        ids of safety goals and bottom lines.
    """
    plan = new_fact(NodeLabel.SAFETY_PLAN, {**(fields or {}), "kind": kind}, visible_to)
    operations: list[Operation] = [plan, new_tie(TieType.OF_CASE, plan.id, case_id)]
    for number, each in enumerate(rules, start=1):
        operations += _rule(case_id, plan.id, {"number": number, **each}, visible_to)
    return command(case_id, "Began a safety plan.", *operations, command_id=command_id)


def correct_plan(
    case_id: str, plan_id: str, changes: Pairs, *, command_id: str | None = None
) -> Command:
    """Correct a plan's own fields, or end it (`until`): `{field: (seen, new)}`."""
    words = f"Changed the safety plan's {changed(changes)}."
    fields = SetFields(plan_id, pairs(changes), NodeLabel.SAFETY_PLAN)
    return command(case_id, words, fields, command_id=command_id)


def add_rule(
    case_id: str,
    plan_id: str,
    fields: Fields,
    *,
    command_id: str | None = None,
    visible_to: Sequence[str] | None = None,
) -> Command:
    """Add a rule to a plan; the first id in `Done.ids` is the rule's.

    `fields` are those of `Rule`: `name` and `number` (the next after the plan's last), `words`,
    `when`, `slots`, `time_of_year`, `serves` (ids of safety goals and bottom lines).
    """
    operations = _rule(case_id, plan_id, fields, visible_to)
    words = f"Added the rule “{quoted(fields.get('name'))}”."
    return command(case_id, words, *operations, command_id=command_id)


def correct_rule(
    case_id: str,
    rule: Rule,
    changes: Pairs,
    *,
    serves: Sequence[str] | None = None,
    command_id: str | None = None,
) -> Command:
    """Correct a rule: `{field: (seen, new)}`; `serves` is the whole new list of what it serves.

    `rule` is the record as it is now: its ties to what it serves no more are taken off.
    """
    operations: list[Operation] = []
    if changes:
        operations.append(SetFields(rule.id, pairs(changes), NodeLabel.RULE))
    if serves is not None:
        ties = dict(zip(rule.serves, rule.serves_ties, strict=True))
        operations += [Remove(tie, TieType.SERVES) for it, tie in ties.items() if it not in serves]
        new = [it for it in dict.fromkeys(serves) if it not in ties]
        operations += [new_tie(TieType.SERVES, rule.id, it) for it in new]
    words = f"Changed the rule “{quoted(rule.name)}”."
    return command(case_id, words, *operations, command_id=command_id)


def end_rule(
    case_id: str,
    rule: Rule,
    last_day: PartialDate,
    *,
    command_id: str | None = None,
) -> Command:
    """End a rule: `last_day` is the last on which it stands."""
    fields = SetFields(rule.id, pairs({"until": (rule.until, last_day)}), NodeLabel.RULE)
    return command(case_id, f"Ended the rule “{quoted(rule.name)}”.", fields, command_id=command_id)


def give_role(
    case_id: str,
    rule_id: str,
    person_id: str,
    part: Part,
    answer: RoleAnswer = _SUGGESTED,
    fields: Fields | None = None,
    *,
    command_id: str | None = None,
    visible_to: Sequence[str] | None = None,
) -> Command:
    """Give somebody a part in a rule; the first id in `Done.ids` is the assignment's.

    `fields` are those of `Assignment`: `on` (the day of the answer), `there` (who was there),
    `slots` (their own times; left out: all of the rule's), `until`.
    """
    given = {**(fields or {}), "part": part, "answer": answer}
    node = new_fact(NodeLabel.ASSIGNMENT, given, visible_to)
    said = "agreed to" if answer is RoleAnswer.AGREED else f"{answer} for"
    return command(
        case_id,
        f"Gave {{{person_id}}} a role: {part}, {said} it.",
        node,
        new_tie(TieType.OF, node.id, rule_id),
        new_tie(TieType.BY, node.id, person_id),
        new_tie(TieType.OF_CASE, node.id, case_id),
        command_id=command_id,
    )


def answer_role(
    case_id: str,
    assignment_id: str,
    changes: Pairs,
    *,
    person_id: str,
    command_id: str | None = None,
) -> Command:
    """Record an answer to a role, or correct it: `{field: (seen, new)}` of `answer`, `on`, ..."""
    new = changes["answer"][1] if "answer" in changes else None
    words = f"{{{person_id}}} {new} to a role." if new else f"Changed {{{person_id}}}'s role."
    if new == RoleAnswer.SUGGESTED:
        words = f"{{{person_id}}} is only suggested for a role."
    elif new == RoleAnswer.DECLINED:
        words = f"{{{person_id}}} declined a role."
    fields = SetFields(assignment_id, pairs(changes), NodeLabel.ASSIGNMENT)
    return command(case_id, words, fields, command_id=command_id)


def end_role(
    case_id: str,
    assignment_id: str,
    last_day: PartialDate,
    *,
    person_id: str,
    seen: PartialDate | None = None,
    command_id: str | None = None,
) -> Command:
    """End somebody's part in a rule: `last_day` is the last on which they hold it."""
    fields = SetFields(assignment_id, pairs({"until": (seen, last_day)}), NodeLabel.ASSIGNMENT)
    return command(case_id, f"Ended {{{person_id}}}'s role.", fields, command_id=command_id)


def _rule(
    case_id: str, plan_id: str, fields: Fields, visible_to: Sequence[str] | None
) -> list[Operation]:
    serves = cast(Sequence[str], fields.get("serves") or ())
    own = {name: value for name, value in fields.items() if name != "serves"}
    node = new_fact(NodeLabel.RULE, own, visible_to)
    return [
        node,
        new_tie(TieType.IN_PLAN, node.id, plan_id),
        new_tie(TieType.OF_CASE, node.id, case_id),
        *(new_tie(TieType.SERVES, node.id, it) for it in dict.fromkeys(serves)),
    ]
