"""Closed lists around a case: restrictions, plans and their week, meetings."""

from __future__ import annotations

from enum import StrEnum


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


class Day(StrEnum):
    """The days of a week, Monday first."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"


class DayTime(StrEnum):
    """The times of a day that a week is planned in. A slot of the week is "<day> <time>"."""

    MORNING = "morning"
    SCHOOL_RUN = "school run"
    AFTER_SCHOOL = "after school"
    EVENING = "evening"
    NIGHT = "night"


SLOTS = tuple(f"{day} {time}" for day in Day for time in DayTime)
"""Every slot of a week, in order: "mon morning", "mon school run", ..., "sun night"."""


class TimeOfYear(StrEnum):
    """When in the year a rule is for; without one it is for all of it."""

    TERM = "term time"
    HOLIDAYS = "holidays"


class PlanKind(StrEnum):
    IMMEDIATE = "immediate"
    FULL = "full"


class Part(StrEnum):
    """What somebody is to a rule: its main person, or who steps in."""

    PRIMARY = "primary"
    BACK_UP = "back-up"


class RoleAnswer(StrEnum):
    """Whether somebody said yes to a role."""

    SUGGESTED = "suggested"
    AGREED = "agreed"
    DECLINED = "declined"


class InvitationAnswer(StrEnum):
    NOT_ASKED = "not asked"
    INVITED = "invited"
    COMING = "coming"
    NOT_COMING = "not coming"
    MESSAGE = "sends a message"


class OfferAnswer(StrEnum):
    """What a parent said to the offer of a meeting."""

    WAITING = "no answer yet"
    YES = "yes"
    NO = "no"
