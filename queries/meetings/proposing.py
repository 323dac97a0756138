"""Who could be invited to a meeting, and why: proposed here, decided by the facilitator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from queries.case_model import Meeting, SafetyPlan
from queries.commands.rooms import ABSENT
from queries.kinship import Relation, relations, sector_of, sector_title
from queries.meetings.reading import meeting as one_meeting
from queries.model import Network, Person
from queries.network import network_of, rings
from queries.people import keep_apart
from queries.plans import plan_now
from queries.store.errors import NotFound
from queries.store.handle import Handle
from queries.vocabulary import (
    ChildWish,
    Connection,
    MayTalk,
    Part,
    Ring,
    RoleAnswer,
    Status,
    TieType,
)

GROWN_UP = 16
"""Years: somebody known to be younger is not proposed, but may be invited."""
MOST_PEOPLE = 600


class ReasonKind(StrEnum):
    """Why somebody could be invited, the weightiest first."""

    RESPONSIBILITY = "parental responsibility"
    LIVES = "lives with"
    ROLE = "role"
    WISH = "wish"
    RING = "ring"
    WILLING = "willing"
    SIDE = "side"


_ORDER = list(ReasonKind)
_RINGS = {
    Ring.MOST: "knows most things",
    Ring.LITTLE: "knows a little",
    Ring.NOTHING: "knows nothing yet",
}
_NO = {Status.DECLINED, Status.RULED_OUT}


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, in a few plain words that begin small: "holds Nights"."""

    kind: ReasonKind
    words: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """Somebody who could be invited.

    `side` is the key of their part of the map (`kinship.sector_of`). `proposed`: the program puts
    them forward; `invited`: they are on the list already.
    """

    person_id: str
    reasons: tuple[Reason, ...]
    side: str
    proposed: bool
    invited: bool = False


@dataclass(frozen=True, slots=True)
class Proposals:
    """Everybody on the map but the children, the weightiest reasons first; who must be apart.

    `apart` are pairs of ids, with no reason: plan these two separately. No pair of it is among the
    proposed and the invited together, but for pairs already invited.
    """

    people: tuple[Proposal, ...]
    apart: tuple[tuple[str, str], ...]


def proposals(
    handle: Handle, case_id: str, meeting_id: str | None = None, *, as_of: date | None = None
) -> Proposals:
    """Return who could be invited to a meeting (or to a first one, when None), with reasons.

    Reasons: what they know, whether they are willing, what the child wants, the roles they hold,
    parental responsibility, whether the child lives with them, and whether nobody of their side of
    the family is on the list. Nobody is put forward who said no, was ruled out, may not be talked
    to, or whom a child does not want there. At most 600 people.

    Raises
    ------
    NotFound : no such case or meeting, or not for this handle.
    """
    network = network_of(handle, case_id, as_of=as_of, limit=MOST_PEOPLE)
    meeting = one_meeting(handle, meeting_id) if meeting_id else None
    if meeting is not None and meeting.fact.case_id != case_id:
        raise NotFound()
    plan = plan_now(handle, case_id, as_of=network.as_of)
    held_on = meeting.on.earliest if meeting and meeting.on else network.as_of
    apart = keep_apart(handle, case_id, list(network.people), on=held_on)
    related = relations(
        network.case.children,
        network.people,
        network.ties,
        network.as_of,
        memberships=network.memberships,
    )
    listed = _listed(meeting)
    reasons = _reasons(network, plan, related, {who for who, comes in listed.items() if comes})
    members = [who for who in network.memberships if who not in network.case.children]
    members.sort(key=lambda who: (_weight(reasons[who]), network.people[who].name, who))
    taken = {who for who, comes in listed.items() if comes}
    found = []
    for who in members:
        free = not any({who, other} == {*pair} for pair in apart for other in taken)
        proposed = who not in listed and free and _put_forward(who, network, reasons[who])
        if proposed:
            taken.add(who)
        side = sector_of(related.get(who), network.memberships[who])
        found.append(Proposal(who, tuple(reasons[who]), side, proposed, who in listed))
    return Proposals(tuple(found), apart)


def _listed(meeting: Meeting | None) -> dict[str, bool]:
    """Who is on the list, and whether they may be there."""
    invitations = meeting.invitations if meeting else ()
    return {one.person_id: one.answer not in ABSENT for one in invitations}


def _weight(reasons: Sequence[Reason]) -> int:
    return min((_ORDER.index(reason.kind) for reason in reasons), default=len(_ORDER))


def _put_forward(who: str, network: Network, reasons: Sequence[Reason]) -> bool:
    person, membership = network.people[who], network.memberships[who]
    age = person.age(network.as_of)
    if not person.alive or (age is not None and age < GROWN_UP):
        return False
    if membership.status in _NO or membership.may_talk is MayTalk.NOT_AGREED:
        return False
    if _wishes(who, network, ChildWish.DOES_NOT_WANT):
        return False
    kinds = {reason.kind for reason in reasons}
    knows_most = _RINGS[Ring.MOST] in [reason.words for reason in reasons]
    if membership.connection is Connection.PROFESSIONAL:
        return knows_most or ReasonKind.ROLE in kinds
    knows_some = knows_most or _RINGS[Ring.LITTLE] in [reason.words for reason in reasons]
    strong = kinds - {ReasonKind.RING, ReasonKind.WILLING}
    return bool(strong) or knows_most or (knows_some and ReasonKind.WILLING in kinds)


def _reasons(
    network: Network,
    plan: SafetyPlan | None,
    related: Mapping[str, Relation],
    there: set[str],
) -> dict[str, list[Reason]]:
    known, roles = rings(network), _roles(plan)
    parents = {tie.start for tie in network.ties if tie.type is TieType.HAS_PR_FOR}
    homes = _homes(network)
    sides = {related[who].side for who in there if who in related}
    found: dict[str, list[Reason]] = {}
    for who, membership in network.memberships.items():
        reasons = []
        if who in parents:
            reasons.append(Reason(ReasonKind.RESPONSIBILITY, "has parental responsibility"))
        if who in homes:
            reasons.append(Reason(ReasonKind.LIVES, f"{homes[who]} lives with them"))
        reasons += [Reason(ReasonKind.ROLE, words) for words in roles.get(who, ())]
        wanted = _wishes(who, network, ChildWish.WANTS)
        if wanted:
            reasons.append(Reason(ReasonKind.WISH, f"{wanted} asked for them"))
        reasons.append(Reason(ReasonKind.RING, _RINGS[known.get(who, Ring.NOTHING)]))
        if membership.status is Status.WILLING:
            reasons.append(Reason(ReasonKind.WILLING, "is willing"))
        side = related[who].side if who in related else ""
        natural = membership.connection is Connection.NATURAL
        if natural and side not in ("", "both") and side not in sides and related[who].kin:
            title = sector_title(side, network.people)
            words = f"nobody from {title[0].lower()}{title[1:]} is on the list yet"
            reasons.append(Reason(ReasonKind.SIDE, words))
        found[who] = reasons
    return found


def _roles(plan: SafetyPlan | None) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    for rule in plan.rules if plan else ():
        for role in rule.assignments:
            held = "backs up" if role.part is Part.BACK_UP else "holds"
            if role.answer is RoleAnswer.SUGGESTED:
                held = "is suggested for"
            words = f"{held} {rule.name}"
            roles = said.setdefault(role.person_id, [])
            if words not in roles:
                roles.append(words)
    return said


def _homes(network: Network) -> dict[str, str]:
    """By person, the children in words who live in the same home."""
    children: dict[str, list[str]] = {}
    for one in network.residences:
        if one.person_id in network.case.children:
            name = network.people[one.person_id].short_name or "the child"
            children.setdefault(one.household_id, []).append(name)
    return {
        one.person_id: " and ".join(dict.fromkeys(children[one.household_id]))
        for one in network.residences
        if one.household_id in children and one.person_id not in network.case.children
    }


def _wishes(who: str, network: Network, wish: ChildWish) -> str:
    """The children, in words, who said this about somebody; empty: none."""
    said: list[Person] = [
        network.people[tie.end]
        for tie in network.ties
        if tie.start == who and tie.end in network.case.children and tie.child_wish is wish
    ]
    names = dict.fromkeys(child.short_name or "the child" for child in said)
    return " and ".join(names)
