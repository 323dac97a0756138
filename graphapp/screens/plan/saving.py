"""What the buttons of the plan's page do: plain functions from what was sent to an `Outcome`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, cast

from graphapp.plan_words import in_order, next_number
from graphapp.screens.plan.about import About, Record, shown
from graphapp.screens.plan.reading import Reading, read
from queries.case_model import Assignment, Rule
from queries.commands import (
    Command,
    Difference,
    Done,
    add_rule,
    answer_role,
    apply,
    correct_plan,
    correct_rule,
    end_role,
    end_rule,
    give_role,
    make_plan,
)
from queries.partial_date import NotADate, PartialDate
from queries.store.errors import Conflict, NotFound, Refused, StoreAway
from queries.store.handle import Handle
from queries.vocabulary import Part, PlanKind, RoleAnswer

SEEN_BY = {"professionals": ["professionals"], "family": ["professionals", "family"]}
MOST_LETTERS = 2_000
NOTHING = "Nothing was changed."
_DATES = frozenset({"since", "review", "until", "on"})
_LISTS = frozenset({"slots", "serves"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the page shows next: mistakes beside their fields, what somebody else changed, what was
    done (or `closes`: nothing was), or that it waits for the graph.
    """

    errors: Mapping[str, str] = field(default_factory=dict)
    done: Done | None = None
    closes: str = ""
    says: str = ""
    differences: tuple[Difference, ...] = ()
    about: About | None = None
    away: StoreAway | None = None


@dataclass(slots=True)
class Given:
    """The values of a form, read one by one; what is wrong is kept by field."""

    values: Mapping[str, Any]
    errors: dict[str, str] = field(default_factory=dict)

    def text(self, name: str, must: str = "") -> str:
        """Return a field's words, trimmed; `must` is what to say when there are none."""
        words = str(self.values.get(name) or "").strip()
        if len(words) > MOST_LETTERS:
            self.errors[name] = f"This is longer than {MOST_LETTERS:,} letters. Shorten it."
        if not words and must:
            self.errors[name] = must
        return words

    def date(self, name: str) -> PartialDate | None:
        """Return the date that a field says, None for none."""
        words = self.text(name)
        try:
            return PartialDate.parse(words) if words else None
        except NotADate as wrong:
            self.errors[name] = str(wrong)
            return None

    def several(self, name: str) -> tuple[str, ...]:
        """Return what is ticked."""
        found = tuple(map(str, self.values.get(name) or ()))
        return in_order(found) if name == "slots" else found

    def tokens(self) -> list[str] | None:
        """Return who may see it, None when the form does not ask."""
        return SEEN_BY.get(str(self.values.get("visible_to")))


def press(handle: Handle, name: str, about: About, values: Mapping[str, Any]) -> Outcome:
    """Do what a button of a form says: "save", "end", "mine" (write over what somebody wrote).

    Raises
    ------
    GraphError : what is neither for the form nor to be tried again.
    """
    given = Given(values)
    try:
        reading = read(handle, about.case_id)
        found = _record(reading, about)
        if name == "mine":
            about = replace(about, now=shown(about.kind, found) if found else {})
            name = "save"
        if name == "end":
            command = _end(given, about, found)
        else:
            command = _save(given, about, reading, found)
        if given.errors:
            return Outcome(errors=given.errors)
        if command is None:
            return Outcome(closes=NOTHING)
        return Outcome(done=apply(handle, command))
    except Conflict as conflict:
        differences = [one for one in conflict.differences if isinstance(one, Difference)]
        return Outcome(differences=tuple(differences), about=about)
    except Refused as refused:
        return Outcome(says=str(refused))
    except StoreAway as away:
        return Outcome(away=away)


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
        given.text("name", "Give the rule a name, a word or two.")
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
        if name not in given.values:
            continue
        seen = about.now.get(name, was)
        if name in _DATES:
            if given.text(name) == (was[2] if was else ""):
                continue
            found[name] = (_date(seen), given.date(name))
        elif name in _LISTS:
            if set(given.several(name)) != set(was or ()):
                found[name] = (tuple(seen or ()), given.several(name))
        elif given.text(name) != (was or ""):
            found[name] = (seen, given.text(name))
    return found


def _date(kept: Sequence[str] | None) -> PartialDate | None:
    if not kept:
        return None
    return PartialDate(date.fromisoformat(kept[0]), date.fromisoformat(kept[1]), kept[2])


def _new_plan(given: Given, about: About, _reading: Reading) -> Command | None:
    kind = PlanKind(given.text("kind") or PlanKind.FULL)
    fields = {
        "made_by": given.text("made_by"),
        "since": given.date("since"),
        "review": given.date("review"),
    }
    return make_plan(
        about.case_id, kind, fields, command_id=about.command, visible_to=given.tokens()
    )


def _new_rule(given: Given, about: About, reading: Reading) -> Command | None:
    if reading.plan is None:
        raise Refused(("There is no plan for this rule. Begin a safety plan.",))
    fields = {
        "number": next_number(reading.plan),
        "name": given.text("name", "Give the rule a name, a word or two."),
        "words": given.text("words"),
        "when": given.text("when"),
        "slots": given.several("slots"),
        "serves": given.several("serves"),
    }
    return add_rule(
        about.case_id, reading.plan.id, fields, command_id=about.command, visible_to=given.tokens()
    )


def _new_role(given: Given, about: About, reading: Reading) -> Command | None:
    rule = reading.rule(given.text("rule", "Choose the rule."))
    person = given.text("person", "Choose who it is for.")
    slots = given.several("slots")
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
        visible_to=given.tokens(),
    )  # fmt: skip


def suggest(handle: Handle, case_id: str, name: str) -> Outcome:
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
        return Outcome(done=apply(handle, command))
    except Refused as refused:
        return Outcome(says=str(refused))
    except Conflict:
        return Outcome(says="Somebody else changed this role a moment ago. Look again, then ask.")
