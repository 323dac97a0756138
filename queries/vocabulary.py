"""The words of the graph: labels, relationship types, and every closed list of values.

Nothing else in the program writes a label or a relationship type. The values are what is stored;
the plain words for a screen are in `graphapp/words.py`.
"""

from __future__ import annotations

from enum import StrEnum


class NodeLabel(StrEnum):
    """Every node label; each has a unique `id`."""

    PERSON = "Person"
    ORGANISATION = "Organisation"
    HOUSEHOLD = "Household"
    CASE = "Case"
    EPISODE = "Episode"
    TEAM = "Team"
    USER = "User"
    DANGER_STATEMENT = "DangerStatement"
    SAFETY_GOAL = "SafetyGoal"
    SCALE_READING = "ScaleReading"
    BOTTOM_LINE = "BottomLine"
    MAPPING_ENTRY = "MappingEntry"
    SAFETY_PLAN = "SafetyPlan"
    RULE = "Rule"
    ASSIGNMENT = "Assignment"
    MEETING = "Meeting"
    INVITATION = "Invitation"
    TRAJECTORY_STEP = "TrajectoryStep"
    RESTRICTION = "Restriction"
    DISCLOSURE = "Disclosure"
    SIDE_ASKED = "SideAsked"
    CONTACT_EVENT = "ContactEvent"
    QUESTION = "Question"
    WORDS_AND_PICTURES = "WordsAndPictures"
    PERSPECTIVE = "Perspective"
    SOURCE = "Source"
    SOURCE_PART = "SourcePart"
    NAME_KEY = "NameKey"
    PLACES = "Places"
    CHANGE = "Change"
    CHANGE_PART = "ChangePart"


class TieType(StrEnum):
    """Every relationship type; each relationship has an `id` of its own."""

    # between people
    PARENT_OF = "PARENT_OF"
    PARTNER_OF = "PARTNER_OF"
    SIBLING_OF = "SIBLING_OF"
    STATED_KIN = "STATED_KIN"
    HAS_PR_FOR = "HAS_PR_FOR"
    CARES_FOR = "CARES_FOR"
    KNOWS = "KNOWS"
    EMOTIONAL_TIE = "EMOTIONAL_TIE"
    SUPPORTS = "SUPPORTS"
    WORKS_WITH = "WORKS_WITH"
    # to places and bodies
    LIVES_IN = "LIVES_IN"
    WORKS_FOR = "WORKS_FOR"
    # around a case
    IN_NETWORK_OF = "IN_NETWORK_OF"
    ABOUT = "ABOUT"
    ALLOCATED_TO = "ALLOCATED_TO"
    IN = "IN"
    HAD = "HAD"
    OF_CASE = "OF_CASE"
    # a disclosure, a restriction, an asked side
    TOLD = "TOLD"
    TOLD_BY = "TOLD_BY"
    AGREED_BY = "AGREED_BY"
    KEEPS = "KEEPS"
    AWAY_FROM = "AWAY_FROM"
    THROUGH = "THROUGH"
    # names
    NAMED = "NAMED"


PERSONAL_TIES = (
    TieType.PARENT_OF,
    TieType.PARTNER_OF,
    TieType.SIBLING_OF,
    TieType.STATED_KIN,
    TieType.HAS_PR_FOR,
    TieType.CARES_FOR,
    TieType.KNOWS,
    TieType.EMOTIONAL_TIE,
    TieType.SUPPORTS,
    TieType.WORKS_WITH,
)
"""Relationship types that join two people directly: what a map draws and a path may walk."""


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


class RestrictionKind(StrEnum):
    COURT = "court order"
    BAIL = "bail"
    PRISON = "prison"
    AGREED = "agreed"


class Covers(StrEnum):
    SAME_ROOM = "same room"
    ANY_CONTACT = "any contact"
    UNSUPERVISED = "unsupervised with the child"
    PLACE = "a place"


class SideAnswer(StrEnum):
    RECORDED = "recorded"
    NONE = "none"
    UNKNOWN = "unknown"


class LegalStatus(StrEnum):
    EARLY_HELP = "early help"
    CHILD_IN_NEED = "child in need"
    PROTECTION_PLAN = "protection plan"
    IN_CARE_AGREED = "in care by agreement"
    IN_CARE_ORDER = "in care by order"


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
