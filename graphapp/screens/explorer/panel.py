"""What the panel beside the picture says of one person: sentences, not components."""

from __future__ import annotations

from dataclasses import dataclass

from graphapp.canvas.words import curly
from graphapp.coming_meeting import list_said
from graphapp.screens.explorer.drawing import Reading, along
from graphapp.screens.explorer.sentence import RING_WORDS
from graphapp.screens.explorer.whose import in_view_of
from graphapp.screens.explorer.wording import called
from queries.kinship import mismatches, tie_parts
from queries.model import Disclosure, Fact, Membership, Network, Person, Tie
from queries.partial_date import perhaps
from queries.vocabulary import Certainty, Connection, MayTalk, Ring, Status, TieType


@dataclass(frozen=True, slots=True)
class TieLine:
    """One tie in words, split round the other person's name, with who said so and since when."""

    tie_id: str
    before: str
    other_id: str
    name: str
    after: str
    source: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of what somebody knows: the ring in words, how they came to know, when."""

    words: str
    how: str
    when: str
    now: bool


@dataclass(frozen=True, slots=True)
class PersonPanel:
    """Everything the panel says of one person; an empty text is not shown."""

    id: str
    name: str
    who: str
    where: str
    standing: str
    notes: str
    ties: tuple[TieLine, ...]
    knows: tuple[Step, ...]
    contact: tuple[str, ...]
    safe_contact: str
    apart: tuple[str, ...]
    professional: bool
    is_child: bool
    invited: str = ""
    asks: tuple[str, ...] = ()
    called: str = ""
    behind: int = 0
    tied: bool = False


def person_panel(reading: Reading, person_id: str) -> PersonPanel | None:
    """Return what the panel says of a person, None when they are not in the network."""
    network = reading.network
    person = network.people.get(person_id)
    if person is None:
        return None
    member = network.memberships.get(person_id)
    contact = tuple(words for words in (person.phone, person.email) if words)
    is_child = person_id in network.case.children
    return PersonPanel(
        id=person_id,
        name=person.name or person.known_as or "Someone (not named yet)",
        who=_who(reading, person, member),
        where=_where(network, person, member),
        standing=_standing(member),
        notes=member.notes if member else "",
        ties=_ties(network, person_id),
        knows=() if is_child else _knows(network, person_id),
        contact=contact,
        safe_contact=member.safe_contact if member and contact else "",
        apart=_apart(network, person_id),
        professional=bool(member and member.connection is Connection.PROFESSIONAL),
        is_child=is_child,
        invited=f"{said}." if (said := list_said(reading.meeting).get(person_id)) else "",
        asks=_asks(network, person_id),
        called=called(person),
        behind=_behind(reading, person_id),
        tied=bool(along(reading, person_id)),
    )


def _behind(reading: Reading, person_id: str) -> int:
    """How many relatives a family tree folds behind somebody."""
    folding = reading.folding
    return folding.kept_behind.get(person_id, 0) if folding and not folding.titles else 0


def _who(reading: Reading, person: Person, member: Membership | None) -> str:
    """ "62. Ben's gran: his dad's mum." """
    age = person.age(reading.network.as_of)
    parts = []
    if person.unborn:
        parts.append(f"Not born yet{f', due {person.birth}' if person.birth else ''}.")
    elif person.died:
        born = person.birth.words if person.birth else "birth not known"
        parts.append(f"Died{f' {person.death}' if person.death else ''}; born {born}.")
    elif age is not None:
        parts.append(f"{age}.")
    elif person.birth:
        parts.append(f"Born {person.birth}.")
    if member and member.connection is Connection.PROFESSIONAL:
        job = member.job[:1].upper() + member.job[1:]
        parts.append(f"{job or 'Professional'}{f', {member.agency}' if member.agency else ''}.")
    elif relation := reading.relations.get(person.id):
        parts.append(curly(relation.sentence))
    return " ".join(parts)


def _asks(network: Network, person_id: str) -> tuple[str, ...]:
    """What somebody said of this person that the ties drawn on the map say otherwise."""
    found = mismatches(network.case.children, network.people, network.kin_ties, network.as_of)
    return tuple(curly(one.question) for one in found if person_id in (one.one, one.other))


def _where(network: Network, person: Person, member: Membership | None) -> str:
    homes = [
        network.households[one.household_id].name
        for one in network.residences
        if one.person_id == person.id and one.household_id in network.households
    ]
    parts = [f"Lives at {curly(home)}." for home in homes if home]
    if member and member.distance:
        words = member.distance[:1].upper() + member.distance[1:]
        parts.append(f"{words}.")
    if person.language:
        parts.append(f"Speaks {person.language}.")
    if person.interpreter:
        parts.append(f"Interpreter: {person.interpreter}.")
    if person.access_needs:
        parts.append(f"Needs: {person.access_needs}.")
    return " ".join(parts)


def _standing(member: Membership | None) -> str:
    """Where things are with somebody: asked, willing, may we talk to them."""
    if member is None:
        return ""
    parts = {
        Status.SUGGESTED: "Suggested, not contacted yet.",
        Status.CONTACTED: "Contacted.",
        Status.WILLING: "Willing to help.",
        Status.DECLINED: "Said no.",
        Status.RULED_OUT: "Ruled out.",
    }[member.status]
    if member.status_reason:
        parts += f" {member.status_reason.rstrip('.')}."
    talk = {
        MayTalk.AGREED: f"We may talk to them{_by(member.may_talk_by)}.",
        MayTalk.NOT_AGREED: f"It is not agreed that we talk to them{_by(member.may_talk_by)}.",
        MayTalk.NOT_ASKED: "Nobody has asked yet whether we may talk to them.",
    }[member.may_talk]
    return f"{parts} {talk}"


def _by(who: str) -> str:
    return f": {who} said so" if who else ""


def _ties(network: Network, person_id: str) -> tuple[TieLine, ...]:
    order = [TieType.PARENT_OF, TieType.PARTNER_OF, TieType.SIBLING_OF, TieType.STATED_KIN]
    mine = [tie for tie in network.ties if person_id in (tie.start, tie.end)]
    mine.sort(key=lambda tie: (order.index(tie.type) if tie.type in order else 9, tie.id))
    lines = []
    for tie in mine:
        other_id = tie.end if tie.start == person_id else tie.start
        if other_id not in network.people:
            continue
        other = network.people[other_id]
        before, after = tie_parts(tie, network.people[person_id], other, network.as_of)
        source = _source(tie, network)
        lines.append(TieLine(tie.id, curly(before), other_id, called(other), curly(after), source))
    return tuple(lines)


def _source(tie: Tie, network: Network) -> str:
    """ "Since 1990. Paul said so, 2 October 2026." """
    parts = [f"{views}."] if (views := in_view_of(network, tie.fact.perspectives)) else []
    if tie.since and tie.until:
        parts.append(f"{_capital(tie.since.words)} to {tie.until.words}.")
    elif tie.since:
        parts.append(f"Since {tie.since.words}.")
    elif tie.until:
        parts.append(f"Until {tie.until.words}.")
    if perhaps(tie.since, tie.until, network.as_of):
        parts.append("Perhaps still so on this day.")
    if tie.closeness:
        parts.append(f"Closeness {tie.closeness} of 5.")
    if tie.contact_last:
        parts.append(f"Last seen {tie.contact_last.words}.")
    if tie.fact.source:
        parts.append(f"{said_by(tie.fact)}.")
    if tie.fact.certainty is not Certainty.SURE:
        parts.append(
            {Certainty.LIKELY: "Likely.", Certainty.UNSURE: "Not sure."}[tie.fact.certainty]
        )
    return " ".join(parts)


def said_by(fact: Fact) -> str:
    """Return who said so, in words: "Paul said so, 2 October 2026"."""
    who, comma, when = fact.source.partition(",")
    if " " in who.strip() and not comma:
        return _capital(fact.source.rstrip("."))
    return f"{_capital(who.strip())} said so{comma}{when.rstrip('.')}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _knows(network: Network, person_id: str) -> tuple[Step, ...]:
    """What somebody knows of the worries, newest on top, down to "nothing yet"."""
    mine = [one for one in network.disclosures if one.person_id == person_id]
    mine.sort(key=lambda one: (one.on.earliest.isoformat() if one.on else "", one.id), reverse=True)
    steps = [
        Step(_ring(one.ring), _how(one), one.on.words if one.on else "", now=number == 0)
        for number, one in enumerate(mine)
    ]
    member = network.memberships.get(person_id)
    joined = member.since.words if member and member.since else ""
    if not mine or mine[-1].ring is not Ring.NOTHING:
        when = f"when they joined the map, {joined}" if joined else ""
        steps.append(Step(_ring(Ring.NOTHING), "", when, now=not mine))
    return tuple(steps)


def _ring(ring: Ring) -> str:
    return _capital(RING_WORDS[ring].removeprefix("knows ")) + "."


def _how(one: Disclosure) -> str:
    parts = f"{one.by} told them" if one.by else ""
    if one.agreed_by:
        parts += f"{', ' if parts else ''}{one.agreed_by} agreed"
    why = f" {one.why.rstrip('.')}." if one.why else ""
    return f"{parts}.{why}".strip() if parts else why.strip()


def _apart(network: Network, person_id: str) -> tuple[str, ...]:
    """Whom somebody must not meet, with the kind, until when, and the source."""
    lines = []
    for one in network.restrictions:
        if person_id not in (one.person_id, one.away_from_id):
            continue
        other = one.away_from_id if one.person_id == person_id else one.person_id
        if other not in network.people:
            continue
        name = called(network.people[other])
        until = f" until {one.until.words}" if one.until else ""
        exception = f" Except: {one.exception.rstrip('.')}." if one.exception else ""
        source = f" {_capital(one.fact.source)}." if one.fact.source else ""
        lines.append(f"Must not meet {name}{until}: {one.kind}, {one.covers}.{exception}{source}")
    return tuple(lines)
