"""A case's safety plans: their rules, who holds them, and how a week is covered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from queries import case_records
from queries.case_model import Assignment, Rule, SafetyPlan
from queries.partial_date import holds
from queries.store.handle import Handle
from queries.vocabulary import SLOTS, Part, RoleAnswer, TimeOfYear

MOST_PLANS = 50


class Cover(StrEnum):
    """How one time of the week is covered."""

    COVERED = "covered"
    THIN = "thin"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class SlotCover:
    """One time of the week: the rules that need somebody then, who is there for them, how well.

    `people` are those who agreed, main people first, then those only suggested.
    """

    slot: str
    needed: tuple[Rule, ...]
    people: tuple[Assignment, ...]
    state: Cover


def plans_of(handle: Handle, case_id: str, *, limit: int = MOST_PLANS) -> tuple[SafetyPlan, ...]:
    """Return a case's safety plans, the newest first, over all time, at most `limit`.

    Each has its rules in order (200 at most) and their assignments, ended ones too. A role whose
    person this handle does not see is not there.

    Raises
    ------
    NotFound : no such case, or not one this handle may open.
    """
    handle.may_open(case_id)
    rows = handle.ask("plans/of_case", case_id=case_id, limit=limit)
    return tuple(map(case_records.plan, rows))


def plan_now(handle: Handle, case_id: str, *, as_of: date | None = None) -> SafetyPlan | None:
    """Return the newest plan in force on a day (today when None) as `plan_on` gives it, or None.

    Raises
    ------
    NotFound : no such case, or not one this handle may open.
    """
    day = as_of or date.today()
    plans = plans_of(handle, case_id)
    return next((plan_on(p, day) for p in plans if holds(p.since, p.until, day)), None)


def plan_on(plan: SafetyPlan, day: date) -> SafetyPlan:
    """Return a plan with the rules and roles that stand on a day: no ended ones, none declined.

    `until` is the last day on which a rule or a role stands.
    """
    return replace(
        plan,
        rules=tuple(
            replace(rule, assignments=tuple(_standing(rule, day)))
            for rule in plan.rules
            if holds(None, rule.until, day)
        ),
    )


def _standing(rule: Rule, day: date) -> list[Assignment]:
    return [
        role
        for role in rule.assignments
        if holds(None, role.until, day) and role.answer is not RoleAnswer.DECLINED
    ]


def week_of(plan: SafetyPlan) -> Mapping[str, SlotCover]:
    """Return how the week is covered: each time that a rule needs, in the order of `SLOTS`.

    Give it a plan as of a day (`plan_now`, `plan_on`). A time is covered for a rule when two
    people agreed, one of them as the main person; thin when only one agreed, or nobody is the main
    one; else nobody is there. Where several rules need one time, the worst of them counts.
    """
    week: dict[str, SlotCover] = {}
    for slot in SLOTS:
        needed = tuple(rule for rule in plan.rules if slot in rule.slots)
        if not needed:
            continue
        held = [_holding(rule, slot) for rule in needed]
        states = {_state(people) for people in held}
        worst = next(s for s in (Cover.NOBODY, Cover.THIN, Cover.COVERED) if s in states)
        people = tuple(sorted((r for roles in held for r in roles), key=_order))
        week[slot] = SlotCover(slot, needed, people, worst)
    return week


def at_time_of_year(plan: SafetyPlan, which: TimeOfYear | None) -> SafetyPlan:
    """Return a plan with the rules that are for a time of the year; None leaves all of them."""
    kept = (rule for rule in plan.rules if None in (which, rule.time_of_year)
            or rule.time_of_year is which)  # fmt: skip
    return replace(plan, rules=tuple(kept))


def times_of_year(plan: SafetyPlan) -> tuple[TimeOfYear | None, ...]:
    """Return term time and the holidays where a plan's week differs between them, else None only.

    The week differs when a rule with times of the week is for one of them.
    """
    differs = any(rule.time_of_year and rule.slots for rule in plan.rules)
    return tuple(TimeOfYear) if differs else (None,)


def _holding(rule: Rule, slot: str) -> list[Assignment]:
    return [
        role
        for role in rule.assignments
        if slot in (role.slots or rule.slots) and role.answer is not RoleAnswer.DECLINED
    ]


def _state(roles: list[Assignment]) -> Cover:
    agreed = [role for role in roles if role.answer is RoleAnswer.AGREED]
    if not agreed:
        return Cover.NOBODY
    people = {role.person_id for role in agreed}
    main = any(role.part is Part.PRIMARY for role in agreed)
    return Cover.COVERED if main and len(people) > 1 else Cover.THIN


def _order(role: Assignment) -> tuple[bool, bool]:
    return role.answer is not RoleAnswer.AGREED, role.part is not Part.PRIMARY
