"""Who could be there at a time of the week that wants somebody: offered with reasons, never chosen.

Grown-ups from the child's life who are not there already; those who know of the worries, said they
are willing and live near come first. The family decides, and the person asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graphapp.plan_words import slot_words
from graphapp.screens.plan.reading import Reading
from graphapp.screens.plan.wording import needs
from graphapp.words import listed
from queries.case_model import Rule
from queries.model import Membership, Person
from queries.plans import Cover
from queries.vocabulary import Connection, Covers, MayTalk, Part, Ring, RoleAnswer, Status

ADULT = 18
"""Nobody younger is offered, in years; who has no known age is."""
FEW = 3
"""How many are named at first."""

_KNOWS = {Ring.MOST: "knows most of it", Ring.LITTLE: "knows a little"}
_KNOWS_ORDER = {Ring.MOST: 0, Ring.LITTLE: 1}
_STATUS_ORDER = {Status.WILLING: 0, Status.CONTACTED: 1}
_FAR = 999


@dataclass(frozen=True, slots=True)
class Could:
    """Somebody who could be there, why, and the part they would be asked for."""

    person_id: str
    name: str
    reasons: str
    part: Part


@dataclass(frozen=True, slots=True)
class Wanted:
    """One time of the week, the rule that wants somebody most, and what is known of it."""

    slot: str
    rule: Rule
    state: Cover
    elsewhere: str
    people: tuple[Could, ...]


def wanted(reading: Reading, slot: str) -> Wanted | None:
    """Return what is wanted at a time of the week, None where no rule needs anybody.

    With the family in the room nobody is offered: why somebody is left out could not be said.
    """
    if reading.plan is None:
        return None
    found = needs(reading.plan, slot)
    if not found:
        return None
    rule, state, people = found[0]
    there = {role.person_id for role in people}
    part = Part.BACK_UP if any(one.part is Part.PRIMARY for one in people) else Part.PRIMARY
    offered: list[tuple[tuple[int, int, int, str], Could]] = []
    for key, person in reading.network.people.items():
        member = reading.network.memberships.get(key)
        if key in there or member is None or not _may_be_asked(reading, person, member):
            continue
        if _said_when(rule, key):
            continue
        name = reading.called[key]
        ring = reading.knows.get(key, Ring.NOTHING)
        order = (
            _KNOWS_ORDER.get(ring, 2),
            _STATUS_ORDER.get(member.status, 2),
            minutes(member.distance),
            name,
        )
        offered.append((order, Could(key, name, _reasons(name, ring, member), part)))
    people_offered = tuple(one for _, one in sorted(offered, key=lambda pair: pair[0]))
    if not reading.professionals:
        people_offered = ()
    return Wanted(slot, rule, state, _elsewhere(reading, rule, slot, there), people_offered)


def _said_when(rule: Rule, person_id: str) -> bool:
    """Whether somebody agreed to the rule at times of their own: not at this one, then."""
    return any(
        role.person_id == person_id and role.answer is RoleAnswer.AGREED
        for role in rule.assignments
    )


def _may_be_asked(reading: Reading, person: Person, member: Membership) -> bool:
    network = reading.network
    if person.id in network.case.children or member.connection is not Connection.NATURAL:
        return False
    if not person.alive:
        return False
    age = person.age(reading.day)
    if age is not None and age < ADULT:
        return False
    if member.status in (Status.DECLINED, Status.RULED_OUT):
        return False
    if member.may_talk is MayTalk.NOT_AGREED or person.id in reading.in_a_worry:
        return False
    near = _at_home(reading)
    return not any(
        person.id in (one.person_id, one.away_from_id)
        and near & {one.person_id, one.away_from_id}
        and one.covers is not Covers.PLACE
        for one in network.restrictions
    )


def _at_home(reading: Reading) -> set[str]:
    """The children, and who lives with one: somebody kept apart from them cannot be there."""
    network = reading.network
    children = set(network.case.children)
    homes = {one.household_id for one in network.residences if one.person_id in children}
    return children | {one.person_id for one in network.residences if one.household_id in homes}


def _reasons(name: str, ring: Ring, member: Membership) -> str:
    parts = [_KNOWS.get(ring, "knows nothing of the worries yet")]
    if member.status is Status.WILLING:
        parts.append("is willing to help")
    where = f" {member.distance[:1].upper()}{member.distance[1:]}." if member.distance else ""
    return f"{name} {listed(parts)}.{where}"


def _elsewhere(reading: Reading, rule: Rule, slot: str, there: set[str]) -> str:
    """Who agreed to the rule at other times, but not at this one."""
    names = [
        reading.called[role.person_id]
        for role in rule.assignments
        if role.answer is RoleAnswer.AGREED
        and role.person_id not in there
        and role.part is Part.PRIMARY
    ]
    if not names:
        return ""
    verb = "holds" if len(set(names)) == 1 else "hold"
    when = slot_words(slot)
    return f"{listed(list(dict.fromkeys(names)))} {verb} this at other times, not on {when}."


def minutes(distance: str) -> int:
    """Return how far away somebody's words are, in minutes; far where they say nothing of it."""
    words = distance.casefold()
    if re.search(r"next door|lives with|same street|flat (up|down)stairs|opposite", words):
        return 0
    if found := re.search(r"(\d+)\s*min", words):
        return int(found[1])
    if found := re.search(r"\b(\d+|an?|half an)\s+hours?", words):
        hours = {"a": 1.0, "an": 1.0, "half an": 0.5}.get(found[1])
        return int(60 * (float(found[1]) if hours is None else hours))
    return _FAR
