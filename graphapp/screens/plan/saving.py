"""What the forms of the plan's page do: plain functions from what was sent to an `Outcome`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, cast

from graphapp.plan_words import in_order, next_number
from graphapp.screens.plan.about import About, Outcome, Record, shown
from graphapp.screens.plan.ids import FORM
from graphapp.screens.plan.reading import Reading, read
from graphapp.shell.forms import pressing
from graphapp.shell.forms.conflicts import Face, by_field
from graphapp.shell.given import Given
from graphapp.shell.specs import a_date, form_value
from queries.case_model import Assignment, Rule
from queries.commands import (
    Command,
    add_rule,
    answer_role,
    correct_plan,
    correct_rule,
    end_role,
    end_rule,
    give_role,
    make_plan,
)
from queries.properties import PARTIAL_DATES
from queries.store.errors import NotFound, Refused
from queries.store.handle import Handle
from queries.vocabulary import Part, PlanKind, RoleAnswer, TimeOfYear

NO_NAME = "Give the rule a name, a word or two."
_LISTS = frozenset({"slots", "serves"})


def press(handle: Handle, name: str, about: About, values: Mapping[str, Any]) -> Outcome:
    """Do what a button of a form says: "save", "end", "keep:<field>" or "mine:<field>" (what
    somebody wrote meanwhile stands, or is written over).

    Raises
    ------
    GraphError : what is neither for the form nor to be tried again.
    """
    return pressing.press(
        FORM,
        name,
        about,
        values,
        do=partial(_do, handle),
        shown=lambda one: {one["field"]: form_value(one["field"], one["now"])},
    )


def _do(handle: Handle, name: str, about: About, values: Mapping[str, Any]) -> Outcome:
    given = Given(values)
    reading = read(handle, about.case_id)
    found = _record(reading, about)
    command = _end(given, about, found) if name == "end" else _save(given, about, reading, found)

    def face() -> Face:
        return by_field(shown(about.kind, found) if found else {})

    return pressing.written(FORM, handle, about, given, command, face)


def _record(reading: Reading, about: About) -> Record | None:
    if not about.record:
        return None
    rules: Sequence[Rule] = reading.plan.rules if reading.plan else ()
    every: list[Record] = [reading.plan] if reading.plan else []
    every += [*rules, *(role for rule in rules for role in rule.assignments)]
    for one in every:
        if one.id == about.record:
            return one
    raise NotFound("That is not in the plan any more.", "Close the form and look again.")


def _end(given: Given, about: About, found: Record | None) -> Command | None:
    last = given.date("until")
    if last is None or found is None:
        given.errors.setdefault("until", "Write the last day on which it stands.")
        return None
    if isinstance(found, Rule):
        return end_rule(about.case_id, found, last, command_id=about.command)
    if isinstance(found, Assignment):
        return end_role(
            about.case_id, found.id, last, person_id=found.person_id, seen=found.until,
            command_id=about.command,
        )  # fmt: skip
    pairs = {"until": (found.until, last)}
    return correct_plan(about.case_id, found.id, pairs, command_id=about.command)


def _save(given: Given, about: About, reading: Reading, found: Record | None) -> Command | None:
    makers: Mapping[str, Callable[[Given, About, Reading], Command | None]] = {
        "new": _new_plan,
        "rule": _new_rule,
        "role": _new_role,
    }
    if not about.record:
        return makers[about.kind](given, about, reading)
    if about.kind == "rule":
        _needed(given, "name", NO_NAME)
    changes = _changes(given, about)
    if not changes:
        return None
    if isinstance(found, Rule):
        serves = changes.pop("serves", None)
        new = cast(Sequence[str], serves[1]) if serves else None
        return correct_rule(about.case_id, found, changes, serves=new, command_id=about.command)
    if isinstance(found, Assignment):
        return answer_role(
            about.case_id, found.id, changes, person_id=found.person_id, command_id=about.command
        )
    return correct_plan(about.case_id, about.record, changes, command_id=about.command)


def _changes(given: Given, about: About) -> dict[str, tuple[object, object]]:
    """Return what the form changes: only fields that are not as they were seen."""
    found: dict[str, tuple[object, object]] = {}
    for name, was in about.seen.items():
        if not given.has(name):
            continue
        if name in PARTIAL_DATES:
            seen = a_date(was)
            if (new := given.date(name, seen)) != seen:
                found[name] = (seen, new)
        elif name in _LISTS:
            if set(given.several(name)) != set(was or ()):
                found[name] = (tuple(was or ()), _several(given, name))
        elif name == "time_of_year":
            if (chosen := given.word(name, TimeOfYear)) != (TimeOfYear(was) if was else None):
                found[name] = (was, chosen)
        elif given.text(name) != (was or ""):
            found[name] = (was, given.text(name))
    return found


def _several(given: Given, name: str) -> tuple[str, ...]:
    """What is ticked; times in the week's order."""
    return in_order(given.several(name)) if name == "slots" else given.several(name)


def _needed(given: Given, name: str, missing: str) -> str:
    """The words of a field that may not stay empty."""
    words = given.text(name)
    if not words:
        given.errors.setdefault(name, missing)
    return words


def _new_plan(given: Given, about: About, _reading: Reading) -> Command | None:
    kind = PlanKind(given.text("kind") or PlanKind.FULL)
    fields = {
        "made_by": given.text("made_by"),
        "since": given.date("since"),
        "review": given.date("review"),
    }
    return make_plan(
        about.case_id, kind, fields, command_id=about.command, visible_to=given.tokens("visible_to")
    )


def _new_rule(given: Given, about: About, reading: Reading) -> Command | None:
    if reading.plan is None:
        raise Refused(("There is no plan for this rule. Begin a safety plan.",))
    fields = {
        "number": next_number(reading.plan),
        "name": _needed(given, "name", NO_NAME),
        "words": given.text("words"),
        "when": given.text("when"),
        "slots": _several(given, "slots"),
        "time_of_year": given.word("time_of_year", TimeOfYear),
        "serves": given.several("serves"),
    }
    return add_rule(
        about.case_id,
        reading.plan.id,
        fields,
        command_id=about.command,
        visible_to=given.tokens("visible_to"),
    )


def _new_role(given: Given, about: About, reading: Reading) -> Command | None:
    rule = reading.rule(_needed(given, "rule", "Choose the rule."))
    person = _needed(given, "person", "Choose who it is for.")
    slots = _several(given, "slots")
    fields: dict[str, object] = {"on": given.date("on"), "there": given.text("there")}
    if rule is None:
        given.errors.setdefault("rule", "That rule is not in the plan any more. Choose another.")
        return None
    own = tuple(slot for slot in slots if slot in rule.slots)
    if slots and not own:
        given.errors["slots"] = "The rule wants nobody at these times. Choose others, or none."
    if own and set(own) != set(rule.slots):
        fields["slots"] = own
    part, answer = Part(given.text("part")), RoleAnswer(given.text("answer"))
    return give_role(
        about.case_id, rule.id, person, part, answer, fields, command_id=about.command,
        visible_to=given.tokens("visible_to"),
    )  # fmt: skip
