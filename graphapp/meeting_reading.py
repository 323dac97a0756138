"""One case's meeting as a page, a paper and a command read it: one reading through one handle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from graphapp.canvas.labels import names
from graphapp.meeting_words import comes, together
from graphapp.words import listed
from queries import kinship
from queries.case_model import Invitation, Meeting
from queries.frame import frame_of
from queries.kinship.sides import (
    DAD,
    FAMILY,
    FRIENDS,
    MUM,
    PROFESSIONALS,
    SCHOOL,
    SIBLINGS,
    TITLES,
)
from queries.meetings import Proposal, Reason, meetings_of, proposals
from queries.model import Network, Restriction
from queries.network import network_of, rings
from queries.partial_date import holds
from queries.store.handle import Handle
from queries.vocabulary import Audience, Connection, Covers, Ring

IN_ONE_ROOM = (Covers.SAME_ROOM, Covers.ANY_CONTACT)


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who is on the list or could be; `reasons` begin with the weightiest."""

    person_id: str
    name: str
    relation: str
    side: str
    natural: bool
    reasons: tuple[Reason, ...] = ()
    proposed: bool = False
    invitation: Invitation | None = None


@dataclass(frozen=True, slots=True)
class Apart:
    """Two people who must not be in one room; no `restriction` where the viewer may not know it.

    `one_room`: both are on the list and could meet there. `listed`: how many of them are on it.
    """

    one: str
    other: str
    restriction: Restriction | None
    one_room: bool
    listed: int

    @property
    def key(self) -> str:
        """What names the pair on the page."""
        return f"{self.one}.{self.other}"


@dataclass(frozen=True, slots=True)
class Reading:
    """A case's meeting on a day, with who is who.

    `called` is what each person of the map is called; `guests` everybody who could be invited,
    by side; `apart` the pairs that this viewer is told of.
    """

    case_id: str
    day: date
    network: Network
    relations: Mapping[str, kinship.Relation]
    called: Mapping[str, str]
    knows: Mapping[str, Ring]
    meetings: tuple[Meeting, ...]
    meeting: Meeting | None
    guests: tuple[Guest, ...]
    apart: tuple[Apart, ...]

    @property
    def professionals(self) -> bool:
        """Whether only professionals look."""
        return self.network.audience is Audience.PROFESSIONALS

    @property
    def children(self) -> str:
        """Return the children's names: "Jay, Demi and Rio"."""
        found = [self.called[one] for one in self.network.case.children if one in self.called]
        return listed(found) or "the child"

    @property
    def sides(self) -> tuple[tuple[str, str], ...]:
        """The parts of the map that guests stand in: (key, title), family first, jobs last."""
        keys = {one.side for one in self.guests}
        found = dict(kinship.sectors_in_order(keys, self.network.people))
        order = [MUM, DAD, *(key for key in found if key not in TITLES)]
        order += [SIBLINGS, FAMILY, FRIENDS, SCHOOL, PROFESSIONALS]
        return tuple((key, found[key].replace("'", "’")) for key in order if key in found)

    def guest(self, person_id: str) -> Guest | None:
        """Return somebody who could be invited, None for whoever is not there."""
        return next((one for one in self.guests if one.person_id == person_id), None)

    def kept_from(self, person_id: str) -> tuple[Apart, ...]:
        """Return the pairs that somebody is one of."""
        return tuple(one for one in self.apart if person_id in (one.one, one.other))


def read(handle: Handle, case_id: str, meeting_id: str = "", day: date | None = None) -> Reading:
    """Read a case's meeting and everything that is said beside it.

    `meeting_id` empty: the latest that is not held yet, else the latest.

    Raises
    ------
    NotFound : no such case, or not one this handle may open.
    """
    on = day or date.today()
    network = network_of(handle, case_id, as_of=on)
    related = kinship.relations(
        network.case.children,
        network.people,
        network.ties,
        network.as_of,
        memberships=network.memberships,
    )
    called = names(network.people, {key: one.short for key, one in related.items()})
    meetings = meetings_of(handle, case_id)
    meeting = _chosen(meetings, meeting_id)
    if meeting is not None:  # whoever left the map is on no list of today
        listed_now = tuple(one for one in meeting.invitations if one.person_id in called)
        meeting = replace(meeting, invitations=listed_now)
    proposed = proposals(handle, case_id, meeting.id if meeting else None, as_of=on)
    reading = Reading(
        case_id=case_id,
        day=on,
        network=network,
        relations=related,
        called=called,
        knows=rings(network),
        meetings=meetings,
        meeting=meeting,
        guests=(),
        apart=(),
    )
    guests = tuple(
        _guest(reading, one, reading.professionals)
        for one in proposed.people
        if one.person_id in called and _may_come(reading, one)
    )
    apart = _pairs(handle, reading, proposed.apart)
    return replace(reading, guests=guests, apart=apart)


def _chosen(meetings: tuple[Meeting, ...], meeting_id: str) -> Meeting | None:
    for one in meetings:
        if one.id == meeting_id:
            return one
    ahead = [one for one in meetings if one.held is None]
    return next(iter(ahead or meetings), None)


def _may_come(reading: Reading, one: Proposal) -> bool:
    person = reading.network.people[one.person_id]
    return one.invited or person.alive


def _guest(reading: Reading, one: Proposal, professionals: bool) -> Guest:
    member = reading.network.memberships[one.person_id]
    relation = reading.relations.get(one.person_id)
    natural = member.connection is Connection.NATURAL
    job = ", ".join(part for part in (member.job, member.agency) if part)
    invitations = reading.meeting.invitations if reading.meeting else ()
    return Guest(
        one.person_id,
        reading.called[one.person_id],
        (relation.short.replace("'", "’") if relation and (natural or not job) else job),
        one.side,
        natural,
        # what somebody knows and whether they are willing is for professionals; so is who is
        # put forward, since it leaves out whoever must be kept apart
        one.reasons if professionals else (),
        one.proposed and professionals,
        next((each for each in invitations if each.person_id == one.person_id), None),
    )


def _pairs(
    handle: Handle, reading: Reading, pairs: tuple[tuple[str, str], ...]
) -> tuple[Apart, ...]:
    """Return the pairs to tell of: to the family only what they may see."""
    held_on = reading.day
    if reading.meeting and reading.meeting.on:
        held_on = reading.meeting.on.earliest
    seen = [
        one
        for one in frame_of(handle, reading.case_id, as_of=held_on).restrictions
        if one.covers in IN_ONE_ROOM and holds(one.since, one.until, held_on)
    ]
    invitations = reading.meeting.invitations if reading.meeting else ()
    by_person = {one.person_id: one for one in invitations}
    found = []
    for one, other in pairs:
        if {one, other} & set(reading.network.case.children):
            continue  # children are not on the list
        if one not in reading.called or other not in reading.called:
            continue
        about = [each for each in seen if {each.person_id, each.away_from_id} == {one, other}]
        if not about and not reading.professionals:
            continue
        mine, theirs = by_person.get(one), by_person.get(other)
        one_room = mine is not None and theirs is not None and together(mine, theirs)
        count = sum(each is not None and comes(each) for each in (mine, theirs))
        worst = sorted(about, key=lambda each: str(each.kind) == "agreed")
        found.append(Apart(one, other, worst[0] if worst else None, one_room, count))
    return tuple(found)
