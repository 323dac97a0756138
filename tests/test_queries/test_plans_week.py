"""Safety plans: rules and roles, by commands, and how the week is covered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import pytest

from queries.case_model import Assignment, Rule, SafetyPlan
from queries.changes import changes_of, undo
from queries.commands import (
    Command,
    add_person,
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
from queries.ids import new_id
from queries.partial_date import PartialDate
from queries.plans import (
    Cover,
    at_time_of_year,
    plan_now,
    plan_on,
    plans_of,
    times_of_year,
    week_of,
)
from queries.store import Store
from queries.store.errors import NotFound, Refused
from queries.vocabulary import Part, PlanKind, RoleAnswer, TimeOfYear
from tests.support.commanding import Office, dump, office_in

DAY = date(2026, 11, 23)
MADE = PartialDate.parse("12 November 2026")
YES, MAYBE, NO = RoleAnswer.AGREED, RoleAnswer.SUGGESTED, RoleAnswer.DECLINED
MAIN, BACK_UP = Part.PRIMARY, Part.BACK_UP


def role(person: str, part: Part, answer: RoleAnswer, *slots: str) -> Assignment:
    return Assignment(f"{person}-{part}", "r", person, part, answer, slots=slots)


def plan_with(*roles: Assignment, slots: tuple[str, ...] = ("fri night",)) -> SafetyPlan:
    return SafetyPlan("p", PlanKind.FULL, rules=(Rule("r", "p", 1, "N", slots=slots,
                      assignments=roles),))  # fmt: skip


@pytest.mark.parametrize(
    ("roles", "state"),
    [
        ((), Cover.NOBODY),
        ((role("a", MAIN, MAYBE),), Cover.NOBODY),
        ((role("a", MAIN, MAYBE), role("b", BACK_UP, MAYBE)), Cover.NOBODY),
        ((role("a", MAIN, YES),), Cover.THIN),
        ((role("a", BACK_UP, YES),), Cover.THIN),
        ((role("a", MAIN, YES), role("b", BACK_UP, MAYBE)), Cover.THIN),
        ((role("a", MAIN, YES), role("b", BACK_UP, NO)), Cover.THIN),
        ((role("a", MAIN, YES), role("a", BACK_UP, YES)), Cover.THIN),
        ((role("a", BACK_UP, YES), role("b", BACK_UP, YES)), Cover.THIN),
        ((role("a", MAIN, YES), role("b", BACK_UP, YES)), Cover.COVERED),
        ((role("a", MAIN, YES), role("b", BACK_UP, YES, "mon night")), Cover.THIN),
    ],
)
def test_a_time_is_as_well_covered_as_people_agreed(
    roles: tuple[Assignment, ...], state: Cover
) -> None:
    assert week_of(plan_with(*roles))["fri night"].state is state


def test_a_week_has_the_times_that_a_rule_needs_in_order_and_the_worst_rule_counts() -> None:
    one = plan_with(role("a", MAIN, YES), role("b", BACK_UP, YES), slots=("sun night", "mon night"))
    other = replace(one.rules[0], id="s", number=2, slots=("mon night",), assignments=())
    week = week_of(replace(one, rules=(*one.rules, other)))
    assert list(week) == ["mon night", "sun night"]
    assert week["mon night"].state is Cover.NOBODY
    assert [r.id for r in week["mon night"].needed] == ["r", "s"]
    assert week["sun night"].state is Cover.COVERED
    assert [r.person_id for r in week["sun night"].people] == ["a", "b"]


def test_the_week_of_term_time_and_that_of_the_holidays() -> None:
    one = plan_with(role("a", MAIN, YES), role("b", BACK_UP, YES), slots=("mon night",))
    assert times_of_year(one) == (None,)
    term = replace(one.rules[0], id="t", assignments=(), time_of_year=TimeOfYear.TERM)
    both = replace(one, rules=(*one.rules, term))
    assert times_of_year(both) == (TimeOfYear.TERM, TimeOfYear.HOLIDAYS)
    in_term, holidays, always = (
        week_of(at_time_of_year(both, year))["mon night"]
        for year in (TimeOfYear.TERM, TimeOfYear.HOLIDAYS, None)
    )
    assert ([r.id for r in in_term.needed], in_term.state) == (["r", "t"], Cover.NOBODY)
    assert ([r.id for r in holidays.needed], holidays.state) == (["r"], Cover.COVERED)
    assert always.state is Cover.NOBODY
    # a rule for no time of the week changes no week
    assert times_of_year(replace(one, rules=(*one.rules, replace(term, slots=())))) == (None,)


def test_what_has_ended_or_was_declined_is_not_in_the_plan_of_a_day() -> None:
    last = PartialDate.parse("22 November 2026")
    gone = replace(role("a", MAIN, YES), until=last)
    plan = plan_with(gone, role("b", MAIN, NO), role("c", BACK_UP, YES))
    old = replace(plan.rules[0], id="old", until=last)
    plan = replace(plan, rules=(*plan.rules, old))
    assert [r.person_id for rule in plan_on(plan, DAY).rules for r in rule.assignments] == ["c"]
    before = plan_on(plan, date(2026, 11, 22)).rules
    assert [[r.person_id for r in rule.assignments] for rule in before] == [["a", "c"], ["a", "c"]]


@dataclass(frozen=True)
class Made:
    office: Office
    plan: str
    rule: str
    role: str

    @property
    def now(self) -> SafetyPlan:
        plan = plan_now(self.office.worker, self.office.case_id, as_of=DAY)
        assert plan is not None
        return plan


@pytest.fixture
def made(store: Store) -> Made:
    office = office_in(store)
    plan = new_id()
    rule = {"id": new_id(), "name": "Nights", "when": "Every night", "slots": ("fri night",)}
    fields = {"id": plan, "made_by": "the family", "since": MADE}
    both = ["professionals", "family"]
    apply(office.worker, make_plan(office.case_id, PlanKind.FULL, fields, rules=[rule],
                                   visible_to=both))  # fmt: skip
    given = apply(office.worker, give_role(office.case_id, str(rule["id"]), office.gran, MAIN, YES,
                  {"on": MADE, "there": "Sam"}, visible_to=both))  # fmt: skip
    assert given.words == "Gave Rose a role: primary, agreed to it."
    return Made(office, plan, str(rule["id"]), given.ids[0])


def test_a_plan_is_read_as_it_was_written(made: Made) -> None:
    rule = made.now.rules[0]
    assert (made.now.kind, made.now.made_by, made.now.since) == (PlanKind.FULL, "the family", MADE)
    assert (rule.name, rule.when, rule.slots, rule.number) == (
        "Nights", "Every night", ("fri night",), 1)  # fmt: skip
    held = rule.assignments[0]
    assert (held.person_id, held.part, held.answer, held.on, held.there, held.slots) == (
        made.office.gran, MAIN, YES, MADE, "Sam", ())  # fmt: skip
    assert week_of(made.now)["fri night"].state is Cover.THIN


def test_plans_are_newest_first_and_the_one_in_force_is_now(made: Made) -> None:
    case_id, worker = made.office.case_id, made.office.worker
    newer, later = PartialDate.parse("20 November 2026"), PartialDate.parse("2027")
    for since in (newer, later):
        apply(worker, make_plan(case_id, PlanKind.IMMEDIATE, {"since": since}))
    assert [plan.since for plan in plans_of(worker, case_id)] == [later, newer, MADE]
    assert made.now.since == newer
    ends = {"until": (None, PartialDate.parse("21 November 2026"))}
    apply(worker, correct_plan(case_id, made.now.id, ends))
    assert made.now.since == MADE
    assert plan_now(worker, case_id, as_of=date(2020, 1, 1)) is None


def test_a_role_of_somebody_hidden_is_not_there(made: Made) -> None:
    office, secret = made.office, new_id()
    apply(office.worker, add_person(office.case_id, {"id": secret, "name": "S"},
                                    visible_to=[office.worker.viewer.user_id]))  # fmt: skip
    apply(office.worker, give_role(office.case_id, made.rule, secret, BACK_UP, YES,
                                   visible_to=["professionals", "family"]))  # fmt: skip

    def holders(handle: object) -> list[str]:
        plan = plan_now(handle, office.case_id, as_of=DAY)  # type: ignore[arg-type]
        assert plan is not None
        return [one.person_id for one in plan.rules[0].assignments]

    assert holders(office.worker) == [office.gran, secret]
    assert holders(office.supervisor) == [office.gran]
    assert holders(office.family()) == [office.gran]


def test_the_plan_of_a_case_that_is_not_theirs_is_not_found(made: Made) -> None:
    with pytest.raises(NotFound):
        plans_of(made.office.stranger, made.office.case_id)


Build = Callable[[Made], Command]
BUILDS: dict[str, Build] = {
    "make_plan": lambda m: make_plan(m.office.case_id, PlanKind.IMMEDIATE, {"since": MADE}),
    "correct_plan": lambda m: correct_plan(m.office.case_id, m.plan, {"review": (None, MADE)}),
    "add_rule": lambda m: add_rule(
        m.office.case_id, m.plan, {"name": "School", "number": 2, "slots": ("mon school run",)}
    ),
    "correct_rule": lambda m: correct_rule(
        m.office.case_id, m.now.rules[0], {"slots": (("fri night",), ())}, serves=[]
    ),
    "end_rule": lambda m: end_rule(m.office.case_id, m.now.rules[0], MADE),
    "give_role": lambda m: give_role(m.office.case_id, m.rule, m.office.child, BACK_UP),
    "answer_role": lambda m: answer_role(
        m.office.case_id, m.role, {"answer": (YES, NO)}, person_id=m.office.gran
    ),
    "end_role": lambda m: end_role(m.office.case_id, m.role, MADE, person_id=m.office.gran),
}


@pytest.mark.parametrize("name", BUILDS)
def test_undoing_restores_the_graph(made: Made, store: Store, name: str) -> None:
    before = dump(store)
    done = apply(made.office.worker, BUILDS[name](made))
    assert dump(store) != before
    undo(made.office.worker, done.change_id)
    assert dump(store) == before


def test_a_change_names_whom_its_words_are_about_only_to_those_who_see_them(made: Made) -> None:
    office, hidden = made.office, new_id()
    alone = [office.worker.viewer.user_id]
    apply(office.worker, add_person(office.case_id, {"id": hidden, "name": "Shy"},
                                    visible_to=alone))  # fmt: skip
    given = apply(office.worker, give_role(office.case_id, made.rule, hidden, BACK_UP))
    said = {"answer": (MAYBE, NO)}
    done = apply(office.worker, answer_role(office.case_id, given.ids[0], said, person_id=hidden))
    assert done.words == "Shy declined a role."
    assert done.words in [c.words for c in changes_of(office.worker, office.case_id)]
    assert done.words not in [c.words for c in changes_of(office.supervisor, office.case_id)]
    other = apply(office.supervisor, answer_role(office.case_id, made.role,
                  {"answer": (YES, NO)}, person_id=hidden))  # fmt: skip
    assert "Shy" not in other.words


def test_a_time_of_the_week_that_is_none_is_refused(made: Made) -> None:
    with pytest.raises(Refused, match="fri night"):
        apply(made.office.worker, add_rule(made.office.case_id, made.plan,
              {"name": "X", "number": 2, "slots": ("friday midnight",)}))  # fmt: skip
