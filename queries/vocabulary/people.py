"""Closed lists about people, the ties between them, and who is looking."""

from __future__ import annotations

from enum import StrEnum

from queries.vocabulary.labels import TieType


class Sex(StrEnum):
    """Sex for notation only; gender is recorded in the person's own words."""

    FEMALE = "female"
    MALE = "male"
    UNKNOWN = "unknown"


class ParentKind(StrEnum):
    BIOLOGICAL = "biological"
    ADOPTIVE = "adoptive"
    STEP = "step"
    FOSTER = "foster"
    DONOR = "donor"
    PRESUMED = "presumed"


class PartnerKind(StrEnum):
    MARRIED = "married"
    CIVIL = "civil"
    COHABITING = "cohabiting"
    TOGETHER = "together"
    SEPARATED = "separated"
    DIVORCED = "divorced"
    FORMER = "former"


class SiblingKind(StrEnum):
    FULL = "full"
    HALF = "half"
    STEP = "step"
    FOSTER = "foster"
    ADOPTIVE = "adoptive"
    TWIN = "twin"
    UNKNOWN = "unknown"


class KnowsKind(StrEnum):
    """How somebody knows the child (or another person); `KIN` only adds closeness to kinship."""

    FRIEND = "friend"
    FAMILY_FRIEND = "family friend"
    NEIGHBOUR = "neighbour"
    SCHOOL = "school"
    CLUB = "club"
    FAITH = "faith"
    MENTOR = "mentor"
    PROFESSIONAL = "professional"
    FORMER_CARER = "former carer"
    KIN = "kin"
    OTHER = "other"


class EmotionalKind(StrEnum):
    CLOSE = "close"
    FUSED = "fused"
    DISTANT = "distant"
    CUT_OFF = "cut off"
    CONFLICT = "conflict"
    ABUSE = "abuse"
    AMBIVALENT = "ambivalent"


class SupportKind(StrEnum):
    STRONG = "strong"
    TENUOUS = "tenuous"
    STRESSFUL = "stressful"


class Flow(StrEnum):
    """Which way what is given goes along a tie, from its start to its end."""

    TO = "to"
    FROM = "from"
    BOTH = "both"


class CareKind(StrEnum):
    KINSHIP = "kinship"
    FOSTER = "foster"
    SHARED = "shared"
    PRIVATE = "private"
    DAY = "day"


class Side(StrEnum):
    """Through which parent somebody is kin, when that is only stated."""

    MUM = "mum"
    DAD = "dad"
    UNKNOWN = "unknown"


class Connection(StrEnum):
    """Connected by life or by a job. Never mixed in one count."""

    NATURAL = "natural"
    PROFESSIONAL = "professional"


class Status(StrEnum):
    SUGGESTED = "suggested"
    CONTACTED = "contacted"
    WILLING = "willing"
    DECLINED = "declined"
    RULED_OUT = "ruled out"


class MayTalk(StrEnum):
    AGREED = "agreed"
    NOT_AGREED = "not agreed"
    NOT_ASKED = "not asked"


class ChildWish(StrEnum):
    WANTS = "wants"
    DOES_NOT_WANT = "does not want"
    NOT_ASKED = "not asked"


class Ring(StrEnum):
    """What somebody knows of the worries (not closeness)."""

    MOST = "most"
    LITTLE = "little"
    NOTHING = "nothing"


class Certainty(StrEnum):
    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"


class Audience(StrEnum):
    """Who is looking at the screen or the page."""

    PROFESSIONALS = "professionals"
    FAMILY = "family"
    CHILD = "child"


class Role(StrEnum):
    """What a user of the program does; decides which cases they may open."""

    WORKER = "worker"
    SUPERVISOR = "supervisor"


KINDS: dict[TieType, type[StrEnum]] = {
    TieType.PARENT_OF: ParentKind,
    TieType.PARTNER_OF: PartnerKind,
    TieType.SIBLING_OF: SiblingKind,
    TieType.KNOWS: KnowsKind,
    TieType.EMOTIONAL_TIE: EmotionalKind,
    TieType.SUPPORTS: SupportKind,
    TieType.CARES_FOR: CareKind,
}
"""The `kind` a relationship of each type may have. `STATED_KIN` holds a free word instead."""

UNDIRECTED = frozenset(
    {
        TieType.PARTNER_OF,
        TieType.SIBLING_OF,
        TieType.WORKS_WITH,
    }
)
"""Types that mean the same read from either end (emotional lines too, all but abuse)."""
