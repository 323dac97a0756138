"""The record of one gap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What a finding is of; several kinds may belong to one rule."""

    NOBODY_ON_SIDE = "nobody on a side"
    SIDE_NOT_ASKED = "side not asked about"
    ONLY_PROFESSIONALS = "only professionals"
    NOBODY_TOLD = "nobody told"
    ROLE_KNOWS_NOTHING = "has a role, knows nothing"
    GOAL_WITHOUT_RULE = "goal without a rule"
    RULE_WITHOUT_PERSON = "rule without a person"
    NO_BACK_UP = "no back-up"
    ONLY_SUGGESTED = "only suggested"
    NOT_OFFERED = "meeting not offered"
    NO_LEGAL_OFFER = "legal offer not made"
    NOT_HELD = "meeting not held"
    NOT_REVIEWED = "meeting not reviewed"
    RESTRICTION_ENDS = "restriction about to end"
    INVITED_TOGETHER = "invited together"
    ROLE_AGAINST_RESTRICTION = "role against a restriction"


@dataclass(frozen=True, slots=True)
class Finding:
    """One gap in one case, told so that it can be checked and mended.

    `id` is rule, case and subjects in order, the same every time the gap is found. `subjects` are
    what it is about: ids of nodes (a worry, a goal, a rule, an assignment, a meeting, a
    restriction, a person), or a word where nothing is recorded (a side's key, "offer"). `people`
    are the ids of those to light up on the map. `reasons` are sentences, the first says it all.
    `since` is the first day on which it is known to have been open, None when nobody recorded
    one. `certain` is False where a day that decides it is missing or not exact. `never_asked`:
    nobody recorded that a side of the family was asked about.
    """

    id: str
    rule: str
    number: int
    kind: Kind
    case_id: str
    subjects: tuple[str, ...]
    people: tuple[str, ...]
    reasons: tuple[str, ...]
    questions: tuple[str, ...]
    since: date | None = None
    certain: bool = True
    never_asked: bool = False
