"""What a button does that suggests somebody at once."""

from __future__ import annotations

from graphapp.plan_words import in_order
from graphapp.screens.plan.reading import read
from graphapp.shell.forms.outcome import AtOnce, sentence
from queries.commands import answer_role, apply, give_role
from queries.store.errors import Conflict, NotFound, Refused
from queries.store.handle import Handle
from queries.vocabulary import Part, RoleAnswer


def suggest(handle: Handle, case_id: str, name: str) -> AtOnce:
    """Suggest somebody for one time of a rule: `name` is "rule:person:part:slot:command".

    Who is only suggested for other times of that rule already is suggested for this one too. It is
    seen by whoever sees the rule.
    """
    rule_id, person_id, part, slot, command_id = name.split(":")
    try:
        rule = read(handle, case_id).rule(rule_id)
        if rule is None:
            raise NotFound("That rule is not in the plan any more.", "Look at the plan again.")
        held = next(
            (
                one
                for one in rule.assignments
                if one.person_id == person_id
                and one.part == part
                and one.answer is RoleAnswer.SUGGESTED
                and one.slots
            ),
            None,
        )
        if held is not None:
            slots = in_order((*held.slots, slot))
            changes: dict[str, tuple[object, object]] = {"slots": (held.slots, slots)}
            command = answer_role(
                case_id, held.id, changes, person_id=person_id, command_id=command_id
            )
        else:
            fields = {"slots": (slot,)} if tuple(rule.slots) != (slot,) else {}
            command = give_role(
                case_id, rule_id, person_id, Part(part), fields=fields, command_id=command_id,
                visible_to=rule.fact.visible_to,
            )  # fmt: skip
        return AtOnce(done=apply(handle, command))
    except Refused as refused:
        return AtOnce(says=sentence(refused))
    except Conflict:
        return AtOnce(says="Somebody else changed this role a moment ago. Look again, then ask.")
