"""Gaps in plain words: the columns of the table, how long one has been open, where it is mended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from graphapp.words import day_words
from queries.gaps import Finding, Kind

WEEK = 7
TWO_WEEKS = 14
FIVE_WEEKS = 35


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table of gaps: some kinds of finding under one head."""

    key: str
    head: str
    kinds: tuple[Kind, ...]


COLUMNS = (
    Column("side", "A side of the family missing", (Kind.NOBODY_ON_SIDE, Kind.SIDE_NOT_ASKED)),
    Column("life", "Nobody from their life", (Kind.ONLY_PROFESSIONALS,)),
    Column("told", "Nobody told the worries", (Kind.NOBODY_TOLD,)),
    Column("knows", "Has a role, knows nothing", (Kind.ROLE_KNOWS_NOTHING,)),
    Column(
        "person", "Goal or rule with nobody", (Kind.GOAL_WITHOUT_RULE, Kind.RULE_WITHOUT_PERSON)
    ),
    Column("backup", "Rule with no back\u2011up", (Kind.NO_BACK_UP,)),
    Column("suggested", "Only sug\u00adgested", (Kind.ONLY_SUGGESTED,)),
    Column(
        "meeting",
        "No meeting",
        (Kind.NOT_OFFERED, Kind.NO_LEGAL_OFFER, Kind.NOT_HELD, Kind.NOT_REVIEWED),
    ),
    Column("order", "Order about to end", (Kind.RESTRICTION_ENDS,)),
    Column(
        "apart", "Must not meet, but may", (Kind.INVITED_TOGETHER, Kind.ROLE_AGAINST_RESTRICTION)
    ),
)
"""In the order of the table; every kind of finding is in one of them."""

COLUMN_OF: Mapping[Kind, Column] = MappingProxyType(
    {kind: column for column in COLUMNS for kind in column.kinds}
)

_MENDED: Mapping[Kind, tuple[str, str]] = MappingProxyType(
    {
        Kind.NOBODY_ON_SIDE: ("frame", "Record what was asked"),
        Kind.SIDE_NOT_ASKED: ("frame", "Record what was asked"),
        Kind.ONLY_PROFESSIONALS: ("?form=add", "Add someone from their life"),
        Kind.NOBODY_TOLD: ("frame", "Record who was told"),
        Kind.ROLE_KNOWS_NOTHING: ("frame", "Record what they know"),
        Kind.GOAL_WITHOUT_RULE: ("plan", "Go to the plan"),
        Kind.RULE_WITHOUT_PERSON: ("plan", "Go to the plan"),
        Kind.NO_BACK_UP: ("plan", "Go to the plan"),
        Kind.ONLY_SUGGESTED: ("plan", "Go to the plan"),
        Kind.NOT_OFFERED: ("meeting", "Go to the meeting"),
        Kind.NO_LEGAL_OFFER: ("meeting", "Go to the meeting"),
        Kind.NOT_HELD: ("meeting", "Go to the meeting"),
        Kind.NOT_REVIEWED: ("meeting", "Go to the meeting"),
        Kind.RESTRICTION_ENDS: ("frame", "Look at the order"),
        Kind.INVITED_TOGETHER: ("meeting", "Go to the meeting"),
        Kind.ROLE_AGAINST_RESTRICTION: ("plan", "Go to the plan"),
    }
)


def mended_at(found: Finding) -> tuple[str, str]:
    """Return the address where a gap is mended, and the words of the link."""
    page, words = _MENDED[found.kind]
    home = f"/case/{found.case_id}"
    return (home + page if page.startswith("?") else f"{home}/{page}"), words


def open_for(since: date | None, today: date) -> str:
    """Return how long a gap has been open: days up to two weeks, then weeks, then months."""
    if since is None:
        return "no day known"
    days = max((today - since).days, 0)
    if days < 1:
        return "today"
    if days < TWO_WEEKS:
        return f"{days} day{'s' if days > 1 else ''}"
    if days < 9 * WEEK + 1:
        return f"{days // WEEK} weeks"
    months = days * 12 // 365
    return f"{months} months" if months < 24 else f"{days // 365} years"


def step_of(since: date | None, today: date) -> str:
    """Return the step of colour by age: "new" under two weeks, "some" to five, "long"."""
    days = (today - since).days if since else 0
    return "new" if days < TWO_WEEKS else "some" if days < FIVE_WEEKS else "long"


def since_words(found: Finding, today: date) -> str:
    """Return "Open since 9 November 2026: two weeks."."""
    if found.since is None:
        return "Nobody recorded since when."
    return f"Open since {day_words(found.since)}: {open_for(found.since, today)}."
