"""The plan's forms: what is written, refused, met by somebody else's change, and taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from graphapp.screens.explorer import roles
from graphapp.screens.plan.about import About, shown
from graphapp.screens.plan.reading import Reading, read
from graphapp.screens.plan.saving import press
from graphapp.screens.plan.state import Form, Look, look_from_address
from graphapp.screens.plan.suggesting import suggest
from graphapp.shell.forms.outcome import NOTHING, AtOnce
from queries.case_model import Assignment, Rule, SafetyPlan
from queries.changes import undo
from queries.ids import new_id
from queries.store import Store
from queries.store.errors import NotFound
from queries.store.handle import Handle
from queries.vocabulary import Part, RoleAnswer, TimeOfYear
from tests.support.commanding import Office, dump, office_in

NIGHTS = {"name": "Nights", "words": "Somebody sober sleeps here.", "when": "Every night",
          "slots": ["fri night", "sat night"], "visible_to": "family"}  # fmt: skip
ROLE = {"part": "primary", "answer": "suggested", "on": "", "there": "", "slots": [],
        "visible_to": "family"}  # fmt: skip


@dataclass(frozen=True)
class Desk:
    """An office with an empty plan, and what is pressed in its forms."""

    office: Office

    @property
    def handle(self) -> Handle:
        return self.office.again(self.office.worker)

    @property
    def reading(self) -> Reading:
        return read(self.handle, self.office.case_id)

    @property
    def plan(self) -> SafetyPlan:
        found = self.reading.plan
        assert found is not None
        return found

    @property
    def rule(self) -> Rule:
        return self.plan.rules[0]

    @property
    def role(self) -> Assignment:
        return self.rule.assignments[0]

    def about(self, kind: str, record: Any = None) -> About:
        seen = shown(kind, record) if record else {}
        return About(kind, self.office.case_id, record=record.id if record else "", seen=seen)

    def do(self, kind: str, values: dict[str, Any], record: Any = None, name: str = "save") -> Any:
        outcome = press(self.handle, name, self.about(kind, record), values)
        assert outcome.done is not None, outcome
        return outcome.done

    def ask(self, slot: str) -> AtOnce:
        name = ":".join((self.rule.id, self.office.gran, "primary", slot, new_id()))
        return suggest(self.handle, self.office.case_id, name)


@pytest.fixture
def desk(store: Store) -> Desk:
    made = Desk(office_in(store))
    made.do("new", {"kind": "full", "made_by": "the family", "since": "2025", "review": "",
                    "visible_to": "family"})  # fmt: skip
    made.do("rule", NIGHTS)
    return made


def test_a_plan_its_rule_and_a_role_are_written_and_the_family_sees_them(desk: Desk) -> None:
    desk.do("role", {**ROLE, "rule": desk.rule.id, "person": desk.office.gran,
                     "answer": "agreed", "on": "12 November 2025", "there": "Dawn"})  # fmt: skip
    assert (desk.plan.made_by, desk.rule.number, desk.rule.when) == ("the family", 1, "Every night")
    role = desk.role
    assert (role.part, role.answer, role.there) == (Part.PRIMARY, RoleAnswer.AGREED, "Dawn")
    assert role.slots == ()
    room = read(desk.office.family(), desk.office.case_id)
    assert room.plan is not None
    assert room.plan.rules[0].assignments[0].person_id == desk.office.gran


def test_what_is_for_professionals_only_is_not_there_for_the_family(desk: Desk) -> None:
    desk.do("rule", {**NIGHTS, "name": "Checks", "visible_to": "professionals"})
    assert [one.name for one in desk.plan.rules] == ["Nights", "Checks"]
    room = read(desk.office.family(), desk.office.case_id)
    assert room.plan is not None
    assert [one.name for one in room.plan.rules] == ["Nights"]


def test_a_family_in_the_room_writes_what_the_family_may_see(desk: Desk) -> None:
    """They are not asked who may see it; and may not hide it from themselves."""
    about = desk.about("rule")
    values = {**NIGHTS, "name": "Mornings", "visible_to": "professionals"}
    outcome = press(desk.office.family(), "save", about, values)
    assert outcome.done is not None
    room = read(desk.office.family(), desk.office.case_id)
    assert room.plan is not None
    assert [one.name for one in room.plan.rules] == ["Nights", "Mornings"]


def test_only_what_changed_is_sent_and_undo_takes_it_back(desk: Desk, store: Store) -> None:
    before = dump(store)
    done = desk.do("rule", {**NIGHTS, "when": "Weekends", "slots": ["sat night"]}, desk.rule)
    assert (desk.rule.when, desk.rule.slots) == ("Weekends", ("sat night",))
    undo(desk.handle, done.change_id)
    assert dump(store) == before
    nothing = press(desk.handle, "save", desk.about("rule", desk.rule), NIGHTS)
    assert nothing.closes == NOTHING
    assert dump(store) == before


def test_a_rule_is_for_term_time_and_then_for_all_year(desk: Desk, store: Store) -> None:
    desk.do("rule", {**NIGHTS, "name": "Run", "time_of_year": "term time"})
    run = desk.plan.rules[1]
    assert run.time_of_year is TimeOfYear.TERM
    before = dump(store)
    same = {**NIGHTS, "name": "Run", "time_of_year": "term time"}
    assert press(desk.handle, "save", desk.about("rule", run), same).closes == NOTHING
    done = desk.do("rule", {**same, "time_of_year": "all year"}, run)
    assert desk.plan.rules[1].time_of_year is None
    undo(desk.handle, done.change_id)
    assert dump(store) == before
    # two editors of one plan: the other's answer is shown, not written over
    seen = desk.about("rule", run)
    desk.do("rule", {**same, "time_of_year": "holidays"}, run)
    outcome = press(desk.handle, "save", seen, {**same, "time_of_year": "all year"})
    assert outcome.done is None
    assert desk.plan.rules[1].time_of_year is TimeOfYear.HOLIDAYS


@pytest.mark.parametrize(
    ("kind", "values", "field"),
    [
        ("rule", {**NIGHTS, "name": " "}, "name"),
        ("rule", {**NIGHTS, "words": "x" * 2_001}, "words"),
        ("role", {**ROLE, "rule": "", "person": "x"}, "rule"),
        ("new", {"kind": "full", "since": "the other day"}, "since"),
    ],
)
def test_a_mistake_is_said_beside_its_field(
    desk: Desk, store: Store, kind: str, values: dict[str, Any], field: str
) -> None:
    before = dump(store)
    outcome = press(desk.handle, "save", desk.about(kind), values)
    assert field in outcome.errors
    assert outcome.done is None
    assert dump(store) == before


def test_a_role_at_times_that_the_rule_does_not_have(desk: Desk) -> None:
    values = {**ROLE, "rule": desk.rule.id, "person": desk.office.gran, "slots": ["mon morning"]}
    outcome = press(desk.handle, "save", desk.about("role"), values)
    assert list(outcome.errors) == ["slots"]
    desk.do("role", {**values, "slots": ["mon morning", "fri night"]})
    assert desk.role.slots == ("fri night",)


def test_somebody_says_yes_then_no_longer_does_it(desk: Desk) -> None:
    desk.do("role", {**ROLE, "rule": desk.rule.id, "person": desk.office.gran})
    values = {**ROLE, "answer": "agreed", "on": "2025", "there": "Dawn", "part": "back-up"}
    done = desk.do("role", values, desk.role)
    assert done.words == "Rose agreed to a role."
    assert (desk.role.answer, desk.role.part) == (RoleAnswer.AGREED, Part.BACK_UP)
    desk.do("role", {"until": "1 January 2026"}, desk.role, "end")
    assert desk.rule.assignments == ()


def test_who_said_no_holds_nothing(desk: Desk) -> None:
    desk.do("role", {**ROLE, "rule": desk.rule.id, "person": desk.office.gran})
    desk.do("role", {**ROLE, "answer": "declined"}, desk.role)
    assert desk.rule.assignments == ()


def test_a_rule_and_a_plan_are_over(desk: Desk) -> None:
    assert "until" in press(desk.handle, "end", desk.about("rule", desk.rule), {"until": ""}).errors
    desk.do("rule", {"until": "2025"}, desk.rule, "end")
    assert desk.plan.rules == ()
    desk.do("plan", {"until": "2025"}, desk.plan, "end")
    assert desk.reading.plan is None
    assert len(desk.reading.plans) == 1


def test_a_conflict_shows_both_and_either_can_stand(desk: Desk) -> None:
    about = desk.about("rule", desk.rule)
    desk.do("rule", {**NIGHTS, "when": "Weekends", "words": "Two sleep here."}, desk.rule)
    outcome = press(desk.handle, "save", about, {**NIGHTS, "when": "Each night"})
    assert outcome.done is None
    assert outcome.about is not None
    assert [one["field"] for one in outcome.about.differences] == ["when"]
    assert "You wrote" in str(outcome.said)
    mine = press(desk.handle, "mine:when", outcome.about, {**NIGHTS, "when": "Each night"})
    assert mine.done is not None
    assert (desk.rule.when, desk.rule.words) == ("Each night", "Two sleep here.")


def test_what_is_not_there_any_more_is_said(desk: Desk) -> None:
    about = desk.about("rule", desk.rule)
    desk.do("rule", {"until": "2025"}, desk.rule, "end")
    with pytest.raises(NotFound, match="not in the plan any more"):
        press(desk.handle, "save", about, {**NIGHTS, "when": "x"})


def test_sent_twice_is_written_once(desk: Desk) -> None:
    about = desk.about("role")
    values = {**ROLE, "rule": desk.rule.id, "person": desk.office.gran}
    first = press(desk.handle, "save", about, values)
    second = press(desk.handle, "save", about, values)
    assert first.done is not None
    assert second.done is not None
    assert second.done.repeated
    assert len(desk.rule.assignments) == 1


def test_asking_somebody_is_a_suggestion_that_grows_by_times(desk: Desk) -> None:
    done = desk.ask("fri night").done
    assert done is not None
    assert (desk.role.answer, desk.role.slots) == (RoleAnswer.SUGGESTED, ("fri night",))
    assert desk.role.fact.visible_to == desk.rule.fact.visible_to
    desk.ask("sat night")
    assert len(desk.rule.assignments) == 1
    assert desk.role.slots == ("fri night", "sat night")


def test_a_rule_dropped_on_somebody_is_suggested_to_them(desk: Desk) -> None:
    name = ":".join((desk.rule.id, desk.office.gran, "back-up", new_id()))
    done = roles.give(desk.handle, desk.office.case_id, name)
    assert roles.give(desk.handle, desk.office.case_id, name).repeated
    assert (desk.role.part, desk.role.answer) == (Part.BACK_UP, RoleAnswer.SUGGESTED)
    assert desk.role.fact.visible_to == desk.rule.fact.visible_to
    undo(desk.handle, done.change_id)
    assert desk.rule.assignments == ()
    gone = ":".join((new_id(), desk.office.gran, "back-up", new_id()))
    with pytest.raises(NotFound, match="not in the plan"):
        roles.give(desk.handle, desk.office.case_id, gone)


def test_a_look_says_which_form(desk: Desk) -> None:
    look = look_from_address(desk.office.case_id, f"?form=rule&rule={desk.rule.id}")
    assert look == Look(desk.office.case_id, form=Form.RULE, rule=desk.rule.id)
