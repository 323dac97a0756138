"""The words for a safety plan: times of the week, parts, answers. Screens, papers and commands
say a plan in these.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from graphapp.words import listed
from queries.case_model import Assignment, Rule, SafetyPlan
from queries.vocabulary import SLOTS, Day, DayTime, Part, PlanKind, RoleAnswer, TimeOfYear

DAY_WORDS: Mapping[Day, str] = {
    Day.MON: "Monday",
    Day.TUE: "Tuesday",
    Day.WED: "Wednesday",
    Day.THU: "Thursday",
    Day.FRI: "Friday",
    Day.SAT: "Saturday",
    Day.SUN: "Sunday",
}
TIME_WORDS: Mapping[DayTime, str] = {
    DayTime.MORNING: "Morning",
    DayTime.SCHOOL_RUN: "School run",
    DayTime.AFTER_SCHOOL: "After school",
    DayTime.EVENING: "Evening",
    DayTime.NIGHT: "Night",
}
PART_WORDS: Mapping[Part, str] = {Part.PRIMARY: "main", Part.BACK_UP: "back-up"}
ANSWER_WORDS: Mapping[RoleAnswer, str] = {
    RoleAnswer.SUGGESTED: "only suggested",
    RoleAnswer.AGREED: "agreed",
    RoleAnswer.DECLINED: "said no",
}
YEAR_WORDS: Mapping[TimeOfYear, str] = {
    TimeOfYear.TERM: "in term time",
    TimeOfYear.HOLIDAYS: "in the school holidays",
}
KIND_WORDS: Mapping[PlanKind, str] = {
    PlanKind.IMMEDIATE: "a plan for the next days",
    PlanKind.FULL: "the full plan",
}


def day_of(slot: str) -> Day:
    """Return the day of a time of the week."""
    return Day(slot.partition(" ")[0])


def time_of(slot: str) -> DayTime:
    """Return the time of day of a time of the week."""
    return DayTime(slot.partition(" ")[2])


def slot_words(slot: str) -> str:
    """Return "Friday night"."""
    return f"{DAY_WORDS[day_of(slot)]} {TIME_WORDS[time_of(slot)].lower()}"


def slots_words(slots: Sequence[str]) -> str:
    """Return times of the week as people say them: "every night", "Friday and Saturday nights".

    Times of several days are told time by time; none gives empty text.
    """
    parts = []
    for time, words in TIME_WORDS.items():
        days = [day for day in Day if f"{day} {time}" in slots]
        if not days:
            continue
        many = {"Morning": "mornings", "Evening": "evenings", "Night": "nights"}
        plain = words.lower()
        if len(days) == len(Day):
            parts.append(f"every {plain}" if words in many else f"{plain} every day")
        elif days == list(Day)[:5]:
            parts.append(f"{many.get(words, plain)} from Monday to Friday")
        elif len(days) == 1:
            parts.append(f"{DAY_WORDS[days[0]]} {plain}")
        else:
            parts.append(f"{listed([DAY_WORDS[day] for day in days])} {many.get(words, plain)}")
    return listed(parts)


def when_words(rule: Rule) -> str:
    """Return when a rule is for: its words, else its times of the week; then the time of year."""
    words = rule.when or slots_words(rule.slots)
    year = YEAR_WORDS[rule.time_of_year] if rule.time_of_year else ""
    if not words or not year:
        return words or f"{year[:1].upper()}{year[1:]}"
    return words if year in words.casefold() else f"{words.rstrip('.')}, {year}"


def badge_state(role: Assignment) -> str:
    """Return how a role's badge is drawn: "on" main and agreed, "back" back-up, "sug" neither."""
    if role.answer is not RoleAnswer.AGREED:
        return "sug"
    return "on" if role.part is Part.PRIMARY else "back"


def rule_state(rule: Rule) -> str:
    """Return how a rule's own number is drawn: by the best of those who hold it."""
    states = {badge_state(role) for role in rule.assignments}
    return next((state for state in ("on", "back", "sug") if state in states), "sug")


def role_words(role: Assignment) -> str:
    """Return "back-up" or "back-up, only suggested"."""
    words = PART_WORDS[role.part]
    return words if role.answer is RoleAnswer.AGREED else f"{words}, {ANSWER_WORDS[role.answer]}"


def role_source(role: Assignment) -> str:
    """Return "Agreed on 12 November 2026, with Dawn and Hannah there" (or what is known of it)."""
    words = {
        RoleAnswer.AGREED: "Agreed",
        RoleAnswer.SUGGESTED: "Suggested",
        RoleAnswer.DECLINED: "Said no",
    }[role.answer]
    if role.on:
        words += f"{' on' if role.on.exact else ''} {role.on.words}"
    if role.there:
        words += f", with {role.there.rstrip('.')} there"
    return words


def held_by(plan: SafetyPlan | None, person_id: str) -> tuple[tuple[Rule, Assignment], ...]:
    """Return one person's roles in a plan, in the order of its rules."""
    if plan is None:
        return ()
    return tuple(
        (rule, role)
        for rule in plan.rules
        for role in rule.assignments
        if role.person_id == person_id
    )


def only_people(plan: SafetyPlan | None, people: Collection[str]) -> SafetyPlan | None:
    """Return a plan with the roles of some people only: those who are on the map now."""
    if plan is None:
        return None
    rules = tuple(
        replace(rule, assignments=tuple(one for one in rule.assignments if one.person_id in people))
        for rule in plan.rules
    )
    return replace(plan, rules=rules)


def next_number(plan: SafetyPlan) -> int:
    """Return the number after the plan's last."""
    return max((rule.number for rule in plan.rules), default=0) + 1


def in_order(slots: Collection[str]) -> tuple[str, ...]:
    """Return times of the week in the week's order; what is none is left out."""
    return tuple(slot for slot in SLOTS if slot in slots)
