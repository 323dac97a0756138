"""The records that cross from the graph to everything else: frozen, typed, free of the driver."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from queries.partial_date import PartialDate, age_on
from queries.vocabulary import (
    Audience,
    Certainty,
    ChildWish,
    Connection,
    Covers,
    MayTalk,
    PartnerKind,
    RestrictionKind,
    Ring,
    Sex,
    SideAnswer,
    Status,
    TieType,
)


@dataclass(frozen=True, slots=True)
class Fact:
    """Where a fact comes from and who may see it; part of every tie and fact node."""

    case_id: str | None = None
    source: str = ""
    recorded_by: str = ""
    recorded_at: str = ""
    certainty: Certainty = Certainty.SURE
    perspectives: tuple[str, ...] = ()
    visible_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """One person, shared between cases. Empty text and None mean "not known yet"."""

    id: str
    name: str = ""
    known_as: str = ""
    birth: PartialDate | None = None
    death: PartialDate | None = None
    deceased: bool = False
    unborn: bool = False
    sex: Sex = Sex.UNKNOWN
    gender: str = ""
    language: str = ""
    interpreter: str = ""
    access_needs: str = ""
    phone: str = ""
    email: str = ""
    whereabouts_visible_to: tuple[str, ...] = ()

    @property
    def died(self) -> bool:
        """Whether they are known to have died, with or without the day."""
        return self.deceased or self.death is not None

    @property
    def alive(self) -> bool:
        """Whether they are born, and not known to have died."""
        return not (self.died or self.unborn)

    def age(self, on: date) -> int | None:
        """Return how old they are on a day; None when unknown, and of who is not alive."""
        return age_on(self.birth, on) if self.alive else None

    @property
    def short_name(self) -> str:
        """Known-as, else the first word of the name (with a title kept), else empty."""
        if self.known_as:
            return self.known_as
        words = self.name.split()
        titles = {"mr", "mrs", "ms", "miss", "dr", "mx", "pc", "rev", "revd", "sir", "imam"}
        if len(words) > 1 and words[0].rstrip(".").lower() in titles:
            return " ".join(words[:2]) if len(words) == 2 else f"{words[0]} {words[-1]}"
        return words[0] if words else ""


@dataclass(frozen=True, slots=True)
class Membership:
    """A person's place in one case's network (`IN_NETWORK_OF`).

    `notes` is what a worker keeps about them, and like `status_reason` for professionals only.
    """

    id: str
    person_id: str
    case_id: str
    connection: Connection = Connection.NATURAL
    status: Status = Status.SUGGESTED
    status_reason: str = ""
    may_talk: MayTalk = MayTalk.NOT_ASKED
    may_talk_by: str = ""
    safe_contact: str = ""
    distance: str = ""
    agency: str = ""
    job: str = ""
    since: PartialDate | None = None
    until: PartialDate | None = None
    fact: Fact = field(default_factory=Fact)
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """One relationship between two people, from `start` to `end` as stored.

    `kind` is a value of `KINDS[type]`; for `STATED_KIN` it is the word as said ("gran") and `side`
    says through which parent. `words` is free text shown with the tie ("shares lifts").
    """

    id: str
    type: TieType
    start: str
    end: str
    kind: str = ""
    side: str = ""
    words: str = ""
    closeness: int | None = None
    contact_agreed: str = ""
    contact_last: PartialDate | None = None
    child_wish: ChildWish = ChildWish.NOT_ASKED
    flow: str = ""
    days: str = ""
    since: PartialDate | None = None
    until: PartialDate | None = None
    fact: Fact = field(default_factory=Fact)

    def kind_on(self, day: date) -> str:
        """The kind that it had on a day: before they parted, a couple was one."""
        if self.until is None or self.until.earliest <= day:
            return self.kind
        return _BEFORE_PARTING.get(self.kind, self.kind)


_BEFORE_PARTING: dict[str, str] = {
    PartnerKind.DIVORCED: PartnerKind.MARRIED,
    PartnerKind.SEPARATED: PartnerKind.TOGETHER,
    PartnerKind.FORMER: PartnerKind.TOGETHER,
}


@dataclass(frozen=True, slots=True)
class Household:
    """The people at one address for a time."""

    id: str
    name: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Residence:
    """One person living in one household (`LIVES_IN`)."""

    id: str
    person_id: str
    household_id: str
    days: str = ""
    since: PartialDate | None = None
    until: PartialDate | None = None
    fact: Fact = field(default_factory=Fact)


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Who was told about the worries, by whom, with whose agreement; the latest is the ring.

    `about` is the danger statement they were told of; empty: the case, or nobody asked.
    """

    id: str
    person_id: str
    ring: Ring
    on: PartialDate | None = None
    by: str = ""
    agreed_by: str = ""
    why: str = ""
    about: str = ""
    fact: Fact = field(default_factory=Fact)


@dataclass(frozen=True, slots=True)
class Restriction:
    """Something that keeps one person away from another."""

    id: str
    person_id: str
    away_from_id: str
    kind: RestrictionKind
    covers: Covers = Covers.SAME_ROOM
    exception: str = ""
    since: PartialDate | None = None
    until: PartialDate | None = None
    fact: Fact = field(default_factory=Fact)


@dataclass(frozen=True, slots=True)
class SideAsked:
    """Whether anybody asked about the family through one parent, and what they heard."""

    id: str
    side: str
    answer: SideAnswer
    on: PartialDate | None = None
    fact: Fact = field(default_factory=Fact)


@dataclass(frozen=True, slots=True)
class Case:
    """Work with one family: one or more children. `seq` counts its changes."""

    id: str
    number: str = ""
    summary: str = ""
    seq: int = 0
    children: tuple[str, ...] = ()
    opened: PartialDate | None = None
    closed: PartialDate | None = None
    worker: str = ""
    team: str = ""


@dataclass(frozen=True, slots=True)
class Network:
    """A case's people and ties as one viewer and audience may see them on one day.

    `whose` is the id of whose view it is, "" for the agreed record alone; `overruled` are agreed
    ties in whose stead theirs stand. `holders` are those who hold a view of their own of something
    on this map, people on it before users: what each is called, by id.

    `people` is keyed by id and holds the children too. `truncated` says that `limit` cut the
    network; `left_out` counts what the filter hid, over what this audience may see.
    """

    case: Case
    as_of: date
    audience: Audience
    people: dict[str, Person]
    memberships: dict[str, Membership]
    ties: tuple[Tie, ...]
    households: dict[str, Household]
    residences: tuple[Residence, ...]
    disclosures: tuple[Disclosure, ...]
    restrictions: tuple[Restriction, ...]
    sides_asked: tuple[SideAsked, ...] = ()
    truncated: bool = False
    limit: int = 0
    whose: str = ""
    overruled: tuple[Tie, ...] = ()
    holders: dict[str, str] = field(default_factory=dict)

    @property
    def kin_ties(self) -> tuple[Tie, ...]:
        """The ties that kinship reads: the agreed record is whole in them, whosever view it is."""
        return (*self.ties, *self.overruled) if self.overruled else self.ties
