"""What the safety plan's page says: its sentences and the cells of the week, without components."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graphapp.plan_words import slot_words
from graphapp.screens.plan.reading import Reading, with_other_rules
from graphapp.words import listed, number
from queries.case_model import Assignment, Rule, SafetyPlan
from queries.partial_date import PartialDate
from queries.plans import Cover, week_of
from queries.vocabulary import SLOTS, Connection, Part, Ring, RoleAnswer


@dataclass(frozen=True, slots=True)
class Cell:
    """One time of the week: `state` None where no rule needs anybody.

    `first` is said in strong letters, `second` below it; `says` is all of it in words.
    """

    slot: str
    state: Cover | None
    first: str = ""
    second: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True)
class Holder:
    """One person's part in a rule; `sure` that they agreed."""

    role: Assignment
    name: str
    sure: bool
    times: tuple[str, ...]
    """Their own times; empty: all of the rule's."""


def made_words(plan: SafetyPlan) -> str:
    """Return "Made by the family on 12 November 2026. To be looked at again on 3 December.": who
    made it, and the days.
    """
    parts = []
    if plan.made_by or plan.since:
        by = f" by {plan.made_by}" if plan.made_by else ""
        parts.append(f"Made{by}{_on(plan.since)}.")
    parts.append(
        f"To be looked at again{_on(plan.review)}."
        if plan.review
        else "No day to look at it again."
    )
    if plan.until:
        parts.append(f"It stood until {plan.until.words}.")
    return " ".join(parts)


def _on(when: PartialDate | None) -> str:
    if when is None:
        return ""
    return f" on {when.words}" if when.exact else f" in {when.words}"


def heading(plan: SafetyPlan) -> str:
    """Return "Six rules, and who holds them"."""
    count = len(plan.rules)
    if not count:
        return "No rules yet"
    words = number(count)
    return f"{words[:1].upper()}{words[1:]} rule{'s' if count > 1 else ''}, and who holds them"


def holders(reading: Reading, rule: Rule, part: Part) -> tuple[Holder, ...]:
    """Return who holds a part of a rule, those who agreed first."""
    found = [
        Holder(
            role,
            reading.called[role.person_id],
            role.answer is RoleAnswer.AGREED,
            tuple(role.slots) if set(role.slots) != set(rule.slots) else (),
        )
        for role in rule.assignments
        if role.part is part
    ]
    return tuple(sorted(found, key=lambda one: not one.sure))


def untold(reading: Reading, rule: Rule) -> tuple[str, ...]:
    """Return sentences about those who hold a rule and know nothing of the worries yet.

    Only professionals read them: the family may not see who was told what.
    """
    if not reading.professionals:
        return ()
    people = dict.fromkeys(role.person_id for role in rule.assignments)
    return tuple(
        f"{reading.called[key]} knows nothing of the worries yet"
        for key in people
        if reading.knows.get(key) is Ring.NOTHING and _natural(reading, key)
    )


def _natural(reading: Reading, person_id: str) -> bool:
    member = reading.network.memberships.get(person_id)
    return bool(member and member.connection is Connection.NATURAL)


def week(reading: Reading) -> dict[str, Cell]:
    """Return every time of the week as a cell, in order."""
    plan = reading.plan
    covers = week_of(plan) if plan else {}
    return {
        slot: _cell(reading, plan, slot) if plan and slot in covers else Cell(slot, None)
        for slot in SLOTS
    }


def needs(plan: SafetyPlan, slot: str) -> tuple[tuple[Rule, Cover, tuple[Assignment, ...]], ...]:
    """Return the rules that need somebody then, the worst off first: how well, and by whom."""
    order = [Cover.NOBODY, Cover.THIN, Cover.COVERED]
    found = []
    for rule in plan.rules:
        alone = week_of(with_other_rules(plan, rule)).get(slot)
        if alone is not None:
            found.append((rule, alone.state, alone.people))
    return tuple(sorted(found, key=lambda one: order.index(one[1])))


def _cell(reading: Reading, plan: SafetyPlan, slot: str) -> Cell:
    rule, state, people = needs(plan, slot)[0]
    agreed = _names(reading, people, sure=True)
    perhaps = [name for name in _names(reading, people, sure=False) if name not in agreed]
    if state is Cover.NOBODY:
        first, second = "Nobody yet", f"{perhaps[0]}?" if perhaps else ""
    elif state is Cover.COVERED:
        first, second = agreed[0], agreed[1]
    else:
        first = agreed[0]
        second = agreed[1] if len(agreed) > 1 else f"{perhaps[0]}?" if perhaps else "only"
    says = f"{slot_words(slot)}, {rule.name}: {_said(state, agreed, perhaps)}"
    return Cell(slot, state, first, second, says)


def _said(state: Cover, agreed: Sequence[str], perhaps: Sequence[str]) -> str:
    maybe = f"; {listed(perhaps)} only suggested" if perhaps else ""
    if state is Cover.NOBODY:
        return f"nobody yet{maybe}"
    if state is Cover.COVERED:
        return f"covered by {agreed[0]}, then {listed(agreed[1:])}{maybe}"
    return f"thin, {listed(agreed)} and no {'main person' if len(agreed) > 1 else 'other'}{maybe}"


def _names(reading: Reading, people: Sequence[Assignment], *, sure: bool) -> list[str]:
    found = [
        reading.called[role.person_id]
        for role in people
        if (role.answer is RoleAnswer.AGREED) is sure
    ]
    return list(dict.fromkeys(found))


def coverage(cells: dict[str, Cell]) -> tuple[tuple[str, bool], ...]:
    """Return "20 of 33 times are covered, 10 rest on one person, three have nobody." in pieces.

    Each piece is its words and whether it is strong.
    """
    states = [cell.state for cell in cells.values() if cell.state is not None]
    if not states:
        return (("No rule says yet at which times of the week somebody is needed.", False),)
    thin, nobody = states.count(Cover.THIN), states.count(Cover.NOBODY)
    pieces: list[tuple[str, bool]] = [
        (f"{states.count(Cover.COVERED)} of {len(states)}", True),
        (" time is covered" if len(states) == 1 else " times are covered", False),
    ]
    if thin:
        pieces += [(", ", False), (number(thin), True)]
        pieces.append((" rests on one person" if thin == 1 else " rest on one person", False))
    if nobody:
        pieces += [(", ", False), (number(nobody), True)]
        pieces.append((" has nobody" if nobody == 1 else " have nobody", False))
    return (*pieces, (".", False))


def judgement(reading: Reading) -> tuple[str, ...]:
    """Return what a person has to judge: somebody whose acts are the worry, and holds times too."""
    plan = reading.plan
    if plan is None:
        return ()
    lines = []
    for person in sorted(reading.in_a_worry & reading.called.keys()):
        slots = {
            slot
            for rule in plan.rules
            for role in rule.assignments
            if role.person_id == person and role.answer is RoleAnswer.AGREED
            for slot in (role.slots or rule.slots)
            if slot in rule.slots
        }
        if slots:
            times = "one of these times" if len(slots) == 1 else f"{len(slots)} of these times"
            name = reading.called[person]
            lines.append(f"{name} is in the worry and also holds {times}. Worth talking about.")
    return tuple(lines)
