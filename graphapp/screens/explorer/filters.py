"""Which people and ties of a network a view shows: plain functions over records."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from datetime import date

from graphapp.canvas.tree import relatives
from graphapp.screens.explorer.state import Picture, Seen, TieKind, View
from queries.model import Disclosure, Network, Tie
from queries.vocabulary import Connection, KnowsKind, Ring, TieType

_KIND_OF_KNOWS = {
    KnowsKind.FRIEND: TieKind.FRIENDS,
    KnowsKind.FAMILY_FRIEND: TieKind.FRIENDS,
    KnowsKind.NEIGHBOUR: TieKind.FRIENDS,
    KnowsKind.OTHER: TieKind.FRIENDS,
    KnowsKind.SCHOOL: TieKind.SCHOOL,
    KnowsKind.CLUB: TieKind.SCHOOL,
    KnowsKind.FAITH: TieKind.SCHOOL,
    KnowsKind.MENTOR: TieKind.SCHOOL,
    KnowsKind.PROFESSIONAL: TieKind.WORK,
    KnowsKind.FORMER_CARER: TieKind.CARE,
    KnowsKind.KIN: TieKind.FAMILY,
}
_KIND_OF_TYPE = {
    TieType.PARENT_OF: TieKind.FAMILY,
    TieType.PARTNER_OF: TieKind.FAMILY,
    TieType.SIBLING_OF: TieKind.FAMILY,
    TieType.STATED_KIN: TieKind.FAMILY,
    TieType.HAS_PR_FOR: TieKind.CARE,
    TieType.CARES_FOR: TieKind.CARE,
    TieType.EMOTIONAL_TIE: TieKind.FAMILY,
    TieType.SUPPORTS: TieKind.FRIENDS,
    TieType.WORKS_WITH: TieKind.WORK,
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A filtered network, and how many of all it leaves (natural and professional apart).

    The children are in neither count; those who died or are not born yet are not counted either,
    since nobody can ask them anything.
    """

    network: Network
    natural: int
    natural_of: int
    professional: int
    professional_of: int
    hidden: tuple[str, ...]


def kind_of(tie: Tie) -> TieKind:
    """Return the kind of tie as the filter offers it."""
    if tie.type is TieType.KNOWS:
        try:
            return _KIND_OF_KNOWS[KnowsKind(tie.kind)]
        except ValueError:
            return TieKind.FRIENDS
    return _KIND_OF_TYPE[tie.type]


def ring_on(disclosures: tuple[Disclosure, ...], day: date) -> dict[str, Ring]:
    """Return what each person knew on a day: the latest telling; who is missing knows nothing."""
    rings: dict[str, Ring] = {}
    told = (one for one in disclosures if one.on is None or one.on.earliest <= day)
    for one in sorted(told, key=_told_on):
        rings[one.person_id] = one.ring
    return rings


def _told_on(one: Disclosure) -> tuple[date, str]:
    return (one.on.earliest if one.on else date.min, one.id)


def shown(network: Network, view: View) -> Shown:
    """Return the part of `network` that a view shows.

    Ties are kept when both their people are; a filter by kind of tie keeps the people who have a
    tie of such a kind to anybody shown, and only those ties.
    """
    keep = {person for person in network.people if _kept(network, view, person)}
    ties = network.ties
    if view.kinds:
        ties = tuple(tie for tie in ties if kind_of(tie) in view.kinds)
        tied = {end for tie in ties for end in (tie.start, tie.end)}
        keep &= tied | set(network.case.children)
    if view.hops:
        middle = (view.centre,) if view.centre else network.case.children
        keep &= within(network.ties, middle, view.hops) | set(network.case.children)
    if view.picture is Picture.TREE:
        keep &= relatives(network).people.keys()
    keep |= {child for child in network.case.children if child in network.people}
    return _count(network, keep, ties)


def within(ties: tuple[Tie, ...], middle: tuple[str, ...], hops: int) -> set[str]:
    """Return who is at most `hops` ties from anybody in `middle`, the middle included."""
    beside: dict[str, set[str]] = {}
    for tie in ties:
        beside.setdefault(tie.start, set()).add(tie.end)
        beside.setdefault(tie.end, set()).add(tie.start)
    reached = edge = set(middle)
    for _ in range(hops):
        edge = {other for one in edge for other in beside.get(one, ())} - reached
        reached = reached | edge
    return set(reached)


def countable(network: Network, person_id: str) -> bool:
    """Whether somebody counts as a person of the network: not the child, alive and born."""
    person = network.people[person_id]
    return person.alive and person_id not in network.case.children


def _kept(network: Network, view: View, person_id: str) -> bool:
    member = network.memberships.get(person_id)
    if member is None:
        return True
    if view.connection and member.connection is not view.connection:
        return False
    if view.statuses and member.status not in view.statuses:
        return False
    if view.household and view.household not in _homes(network, person_id):
        return False
    if view.rings and ring_of(network, view.day).get(person_id, Ring.NOTHING) not in view.rings:
        return False
    if view.closeness and _closeness(network, person_id) < view.closeness:
        return False
    return not view.seen or _seen(network, person_id, view.seen, view.day)


def ring_of(network: Network, day: date) -> Mapping[str, Ring]:
    """Return what each person of a network knows of the worries on a day."""
    return ring_on(network.disclosures, day)


def _homes(network: Network, person_id: str) -> set[str]:
    return {one.household_id for one in network.residences if one.person_id == person_id}


def _to_children(network: Network, person_id: str) -> list[Tie]:
    children = set(network.case.children)
    return [
        tie
        for tie in network.ties
        if person_id in (tie.start, tie.end) and children & {tie.start, tie.end}
    ]


def _closeness(network: Network, person_id: str) -> int:
    return max((tie.closeness or 0 for tie in _to_children(network, person_id)), default=0)


def _seen(network: Network, person_id: str, seen: Seen, day: date) -> bool:
    """Whether the child and somebody met this year or this month, or live together."""
    children_homes = {h for child in network.case.children for h in _homes(network, child)}
    if children_homes & _homes(network, person_id):
        return True
    since = day.replace(month=1, day=1) if seen is Seen.THIS_YEAR else day.replace(day=1)
    return any(
        tie.contact_last is not None and tie.contact_last.latest >= since
        for tie in _to_children(network, person_id)
    )


def _count(network: Network, keep: set[str], ties: tuple[Tie, ...]) -> Shown:
    totals = {Connection.NATURAL: 0, Connection.PROFESSIONAL: 0}
    counts = {Connection.NATURAL: 0, Connection.PROFESSIONAL: 0}
    hidden = []
    for person_id, member in network.memberships.items():
        if person_id not in network.people or not countable(network, person_id):
            continue
        totals[member.connection] += 1
        if person_id in keep:
            counts[member.connection] += 1
        else:
            hidden.append(person_id)
    return Shown(
        part_of(network, keep, ties),
        counts[Connection.NATURAL],
        totals[Connection.NATURAL],
        counts[Connection.PROFESSIONAL],
        totals[Connection.PROFESSIONAL],
        tuple(hidden),
    )


def part_of(network: Network, keep: Set[str], ties: tuple[Tie, ...]) -> Network:
    """Return the network of some of its people, with the ties and facts among them."""
    return replace(
        network,
        people={key: value for key, value in network.people.items() if key in keep},
        memberships={key: value for key, value in network.memberships.items() if key in keep},
        ties=tuple(tie for tie in ties if tie.start in keep and tie.end in keep),
        residences=tuple(one for one in network.residences if one.person_id in keep),
        disclosures=tuple(one for one in network.disclosures if one.person_id in keep),
        restrictions=tuple(
            one
            for one in network.restrictions
            if one.person_id in keep and one.away_from_id in keep
        ),
    )
