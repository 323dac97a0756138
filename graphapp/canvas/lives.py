"""From a network's records to lives over time: what is drawn of each, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import product

from graphapp.canvas.words import curly
from layouts.timeline.stretches import UNKNOWN, Days, Moment, Stretch
from queries.case_model import Meeting, SafetyPlan
from queries.history import History
from queries.model import Membership, Network, Residence, Tie
from queries.partial_date import PartialDate
from queries.vocabulary import Audience, PartnerKind, Ring, RoleAnswer, TieType

_PARTED = frozenset({PartnerKind.SEPARATED, PartnerKind.DIVORCED, PartnerKind.FORMER})
_TOLD = {Ring.MOST: "told", Ring.LITTLE: "little"}
_LOOSE = ("about", "around", "between", "before", "after", "from", "roughly", "early", "late")


@dataclass(frozen=True, slots=True)
class Over:
    """What a picture over time shows beside the network of its day.

    `plans` are all of the case's, `meetings` too; `day_words` is what the line of the day is
    called ("Today").
    """

    history: History
    plans: tuple[SafetyPlan, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    day_words: str = "Today"

    @classmethod
    def of_network(cls, network: Network) -> Over:
        """Return what a network alone tells: what is true on its day, and since when."""
        return cls(
            History(
                network.as_of,
                network.people,
                tuple(network.memberships.values()),
                network.ties,
                network.residences,
                network.disclosures,
                (),
            )
        )


@dataclass(slots=True)
class Life:
    """One person's row: `born` sorts it, `said` is what a screen reader says of the dates."""

    born: int | None = None
    stretches: list[Stretch] = field(default_factory=list)
    moments: list[Moment] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


def with_former(network: Network, over: Over) -> Network:
    """Return the network with those who were in it before; their places in it are over."""
    former = {key: one for key, one in over.history.former().items() if key not in network.people}
    people = over.history.people
    return replace(
        network,
        people={**network.people, **{key: people[key] for key in former}},
        memberships={**network.memberships, **former},
    )


def lives_of(network: Network, over: Over) -> dict[str, Life]:
    """Return everybody's life, by person id; who is not in `network` has none."""
    children = [key for key in network.case.children if key in network.people]
    history, day = over.history, network.as_of
    lives = {key: Life() for key in network.people}
    for key, life in lives.items():
        person = network.people[key]
        life.born = person.birth.latest.toordinal() if person.birth else None
        if not person.unborn:
            end = days(person.death) if person.death else UNKNOWN if person.deceased else None
            life.stretches.append(Stretch("life", days(person.birth), end, (key,)))
        for kind, on in (("born", person.birth), ("died", person.death)):
            if on is not None and on.exact and not person.unborn:
                life.moments.append(Moment(kind, days(on), (key,)))
        if person.birth is not None:
            life.said.append(f"{'due' if person.unborn else 'born'} {person.birth}")
        if person.death is not None:
            life.said.append(f"died {person.death}")
    for one in history.memberships:
        if one.person_id in lives and _dated(one):
            life = lives[one.person_id]
            life.stretches.append(Stretch("member", *span(one, day), (one.person_id,)))
            life.said += _said("in the network", one, day)
    for stay, started, ended in _together(history.residences, children):
        if stay.person_id in lives and (started != UNKNOWN or ended is not None):
            life = lives[stay.person_id]
            life.stretches.append(Stretch("home", started, ended, (stay.person_id,)))
            words = "in a home" if stay.person_id in children else "living with the child"
            life.said += _said(words, stay, day)
    for tie in history.ties:
        _tie(tie, lives, children, day)
    _roles(over.plans, lives, day)
    for told in history.disclosures:
        if told.person_id in lives and network.audience is not Audience.CHILD:
            how, life = _TOLD.get(told.ring), lives[told.person_id]
            if told.on is not None and how:
                life.moments.append(Moment(how, days(told.on), (told.person_id,)))
            if how:
                words = "told" if how == "told" else "told a little"
                life.said.append(f"{words} {when(told.on)}" if told.on else words)
    return lives


def _tie(tie: Tie, lives: dict[str, Life], children: Sequence[str], day: date) -> None:
    if not _dated(tie):
        return
    if tie.type is TieType.CARES_FOR and tie.end in children and tie.start in lives:
        lives[tie.start].stretches.append(Stretch("care", *span(tie, day), (tie.start,)))
        lives[tie.start].said += _said("caring for the child", tie, day)
    elif tie.type is TieType.PARTNER_OF and {tie.start, tie.end} <= lives.keys():
        start, end = span(tie, day)
        if end is None and tie.kind in _PARTED:
            end = UNKNOWN
        for key in (tie.start, tie.end):
            both = (key, tie.end if key == tie.start else tie.start)
            lives[key].stretches.append(Stretch("pair", start, end, both))
            lives[key].said += _said("with a partner", tie, day)


def _dated(fact: Membership | Tie) -> bool:
    """Whether a day of it is known: else there is nothing to draw that the picture of now lacks."""
    return fact.since is not None or fact.until is not None


def _roles(plans: Sequence[SafetyPlan], lives: dict[str, Life], day: date) -> None:
    for plan in plans:
        for rule in plan.rules:
            for role in rule.assignments:
                if role.answer is not RoleAnswer.AGREED or role.on is None:
                    continue
                ends = [end for end in (role.until, rule.until, plan.until) if end is not None]
                end = min(ends, key=lambda one: one.latest, default=None)
                if role.person_id in lives and role.on.earliest <= day:
                    one = Stretch("role", days(role.on), _over(end, day), (role.person_id,))
                    lives[role.person_id].stretches.append(one)
                    lives[role.person_id].said.append(f"a role in the plan since {role.on}")


def _together(
    stays: Sequence[Residence], children: Sequence[str]
) -> Iterator[tuple[Residence, Days, Days | None]]:
    """Yield each stay in a home where a child lived too, with when both did."""
    own = [stay for stay in stays if stay.person_id in children]
    for stay in own:
        yield stay, days(stay.since), days(stay.until) if stay.until else None
    others = [stay for stay in stays if stay.person_id not in children]
    for stay, child in product(others, own):
        if stay.household_id != child.household_id:
            continue
        start = _later(days(stay.since), days(child.since))
        ends = [days(one.until) for one in (stay, child) if one.until is not None]
        end = _sooner(*ends) if len(ends) == 2 else ends[0] if ends else None
        if end and end[1] is not None and start[0] is not None and end[1] < start[0]:
            continue
        yield stay, start, end


def _later(a: Days, b: Days) -> Days:
    """The later of two beginnings; of one that nobody knows, at the earliest that of the other."""
    early = None if None in (a[0], b[0]) else max(a[0] or 0, b[0] or 0)
    late = max((day for day in (a[1], b[1]) if day is not None), default=None)
    return (early, late)


def _sooner(a: Days, b: Days) -> Days:
    early = None if None in (a[0], b[0]) else min(a[0] or 0, b[0] or 0)
    late = min((day for day in (a[1], b[1]) if day is not None), default=None)
    return (early, late)


def days(when: PartialDate | None) -> Days:
    """Return a partial date as ordinals, with None where it has no bound."""
    if when is None:
        return UNKNOWN
    early = None if when.earliest == date.min else when.earliest.toordinal()
    late = None if when.latest == date.max else when.latest.toordinal()
    return (early, late)


def span(fact: Membership | Tie | Residence, day: date) -> tuple[Days, Days | None]:
    """Return when something began and ended, as known on a day."""
    return days(fact.since), _over(fact.until, day)


def _over(until: PartialDate | None, day: date) -> Days | None:
    return days(until) if until is not None and until.earliest <= day else None


def when(day: PartialDate) -> str:
    """Return a date as a sentence has it: "on 4 May 2026", "in October 2026", "about 2015"."""
    if day.exact:
        return f"on {day}"
    words = str(day)
    return words if words.lower().startswith(_LOOSE) else f"in {words}"


def _said(words: str, fact: Membership | Tie | Residence, day: date) -> list[str]:
    until = fact.until if fact.until is not None and fact.until.earliest <= day else None
    if fact.since and until:
        return [curly(f"{words} from {fact.since} until {until}")]
    if fact.since or until:
        return [curly(f"{words} {'since' if fact.since else 'until'} {fact.since or until}")]
    return []
