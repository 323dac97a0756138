"""The records around a case: its episodes, worries and goals, its plan and who holds it, meetings.

People and ties are in `queries.model`; everything here is a node of the graph with its `Fact`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from queries.model import Fact
from queries.partial_date import PartialDate
from queries.vocabulary import (
    InvitationAnswer,
    LegalStatus,
    OfferAnswer,
    Part,
    PlanKind,
    RoleAnswer,
    TieType,
    TimeOfYear,
)


@dataclass(frozen=True, slots=True)
class Episode:
    """One stretch of work with a family, under one legal status."""

    id: str
    legal_status: LegalStatus | None = None
    opened: PartialDate | None = None
    closed: PartialDate | None = None
    fact: Fact = field(default_factory=Fact)


@dataclass(frozen=True, slots=True)
class SafetyGoal:
    """What life looks like when the case can close; the other half of a danger statement."""

    id: str
    words: str
    fact: Fact = field(default_factory=Fact)


@dataclass(frozen=True, slots=True)
class DangerStatement:
    """Who is worried about whose acts, for which child, and what is wanted instead.

    `worried`, `about_acts_of` and `children` are ids of people; `also_worried` holds in words who
    else is ("the school"). `ties` are (relationship type, person, the tie's id) for all three.
    """

    id: str
    words: str
    worried: tuple[str, ...] = ()
    also_worried: str = ""
    about_acts_of: tuple[str, ...] = ()
    children: tuple[str, ...] = ()
    ties: tuple[tuple[TieType, str, str], ...] = ()
    goal: SafetyGoal | None = None
    on: PartialDate | None = None
    until: PartialDate | None = None
    fact: Fact = field(default_factory=Fact)


@dataclass(frozen=True, slots=True)
class Assignment:
    """One person's part in one rule. `slots` are their own times; none means all of the rule's."""

    id: str
    rule_id: str
    person_id: str
    part: Part
    answer: RoleAnswer
    on: PartialDate | None = None
    there: str = ""
    slots: tuple[str, ...] = ()
    until: PartialDate | None = None
    fact: Fact = field(default_factory=Fact)


@dataclass(frozen=True, slots=True)
class Rule:
    """What has to happen and when in the week. `slots` are of `vocabulary.SLOTS`.

    `time_of_year` None: all year.

    `serves` are the ids of the safety goals and bottom lines that it serves, `serves_ties` those
    of the ties to them, in the same order.
    """

    id: str
    plan_id: str
    number: int
    name: str
    words: str = ""
    when: str = ""
    slots: tuple[str, ...] = ()
    time_of_year: TimeOfYear | None = None
    serves: tuple[str, ...] = ()
    serves_ties: tuple[str, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    until: PartialDate | None = None
    fact: Fact = field(default_factory=Fact)


@dataclass(frozen=True, slots=True)
class BottomLine:
    """What the agency needs; the family finds the how."""

    id: str
    words: str
    fact: Fact = field(default_factory=Fact)


@dataclass(frozen=True, slots=True)
class SafetyPlan:
    """The rules that the family and the network made."""

    id: str
    kind: PlanKind
    made_by: str = ""
    since: PartialDate | None = None
    review: PartialDate | None = None
    until: PartialDate | None = None
    rules: tuple[Rule, ...] = ()
    fact: Fact = field(default_factory=Fact)


@dataclass(frozen=True, slots=True)
class Offer:
    """The offer of a meeting to one parent or holder of parental responsibility."""

    id: str
    person_id: str
    answer: OfferAnswer = OfferAnswer.WAITING
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Invitation:
    """One person's invitation to one meeting.

    `sessions` says which parts they come to ("1", "2"; empty: the whole). `reason` is why they are
    invited beside somebody they are agreed to keep away from. `ties` are (relationship type, id) of
    what holds it to its meeting, person and case.
    """

    id: str
    meeting_id: str
    person_id: str
    answer: InvitationAnswer = InvitationAnswer.NOT_ASKED
    on: PartialDate | None = None
    needs_to_know: str = ""
    interpreter: str = ""
    access_needs: str = ""
    sessions: tuple[str, ...] = ()
    reason: str = ""
    ties: tuple[tuple[TieType, str], ...] = ()
    fact: Fact = field(default_factory=Fact)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A family network meeting. `starts` and `ends` are "16:30"; `starts_2` a second session's."""

    id: str
    offered: PartialDate | None = None
    on: PartialDate | None = None
    starts: str = ""
    ends: str = ""
    starts_2: str = ""
    ends_2: str = ""
    place: str = ""
    held: PartialDate | None = None
    review: PartialDate | None = None
    notes: str = ""
    offers: tuple[Offer, ...] = ()
    invitations: tuple[Invitation, ...] = ()
    fact: Fact = field(default_factory=Fact)
