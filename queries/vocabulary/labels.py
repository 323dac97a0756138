"""Node labels and relationship types."""

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
    OPENING = "Opening"


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
    # worries and goals
    WORRIED_BY = "WORRIED_BY"
    ABOUT_ACTS_OF = "ABOUT_ACTS_OF"
    FOR = "FOR"
    PAIRED_WITH = "PAIRED_WITH"
    # a plan, its rules, and who holds them
    IN_PLAN = "IN_PLAN"
    SERVES = "SERVES"
    OF = "OF"
    BY = "BY"
    # a meeting
    OFFERED_TO = "OFFERED_TO"
    TO = "TO"
    INVITES = "INVITES"
    # names
    NAMED = "NAMED"


FELT = frozenset({TieType.EMOTIONAL_TIE, TieType.SUPPORTS})
"""How two people get on: what a map draws as lines of feeling and of support."""

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
