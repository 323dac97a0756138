"""What the vocabulary allows, as tables; `queries.commands.shape` holds commands against them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from queries.commands.command import Kind
from queries.vocabulary import (
    KINDS,
    PERSONAL_TIES,
    ChildWish,
    Connection,
    Covers,
    InvitationAnswer,
    LegalStatus,
    MayTalk,
    NodeLabel,
    OfferAnswer,
    Part,
    PlanKind,
    RestrictionKind,
    Ring,
    RoleAnswer,
    Sex,
    Side,
    SideAnswer,
    Status,
    TieType,
    TimeOfYear,
)

_PERSON = (NodeLabel.PERSON,)
_CASE = (NodeLabel.CASE,)
_WORRY = (NodeLabel.DANGER_STATEMENT,)
_GOAL = (NodeLabel.SAFETY_GOAL,)
_ACTORS = (NodeLabel.PERSON, NodeLabel.ORGANISATION)
_OF_A_CASE = (
    NodeLabel.DISCLOSURE,
    NodeLabel.RESTRICTION,
    NodeLabel.SIDE_ASKED,
    NodeLabel.DANGER_STATEMENT,
    NodeLabel.SAFETY_GOAL,
    NodeLabel.BOTTOM_LINE,
    NodeLabel.SAFETY_PLAN,
    NodeLabel.RULE,
    NodeLabel.ASSIGNMENT,
    NodeLabel.MEETING,
    NodeLabel.INVITATION,
    NodeLabel.EPISODE,
    NodeLabel.QUESTION,
    NodeLabel.PERSPECTIVE,
    NodeLabel.SOURCE,
)

ENDS: Mapping[TieType, tuple[tuple[NodeLabel, ...], tuple[NodeLabel, ...]]] = {
    **dict.fromkeys(PERSONAL_TIES, (_PERSON, _PERSON)),
    TieType.HAS_PR_FOR: (_ACTORS, _PERSON),
    TieType.SUPPORTS: ((*_ACTORS, NodeLabel.HOUSEHOLD), _PERSON),
    TieType.LIVES_IN: (_PERSON, (NodeLabel.HOUSEHOLD,)),
    TieType.WORKS_FOR: (_PERSON, (NodeLabel.ORGANISATION,)),
    TieType.IN_NETWORK_OF: (_PERSON, _CASE),
    TieType.ABOUT: ((NodeLabel.CASE, NodeLabel.DISCLOSURE), (NodeLabel.PERSON, *_WORRY)),
    TieType.ALLOCATED_TO: (_CASE, (NodeLabel.USER,)),
    TieType.IN: ((NodeLabel.USER,), (NodeLabel.TEAM,)),
    TieType.HAD: (_CASE, (NodeLabel.EPISODE,)),
    TieType.OF_CASE: (_OF_A_CASE, _CASE),
    TieType.TOLD: ((NodeLabel.DISCLOSURE,), _PERSON),
    TieType.TOLD_BY: ((NodeLabel.DISCLOSURE,), _PERSON),
    TieType.AGREED_BY: ((NodeLabel.DISCLOSURE,), _PERSON),
    TieType.KEEPS: ((NodeLabel.RESTRICTION,), _PERSON),
    TieType.AWAY_FROM: ((NodeLabel.RESTRICTION,), (*_ACTORS, NodeLabel.HOUSEHOLD)),
    TieType.THROUGH: ((NodeLabel.SIDE_ASKED,), _PERSON),
    TieType.WORRIED_BY: (_PERSON, _WORRY),
    TieType.ABOUT_ACTS_OF: (_WORRY, _PERSON),
    TieType.FOR: (_WORRY, _PERSON),
    TieType.PAIRED_WITH: (_WORRY, _GOAL),
    TieType.IN_PLAN: ((NodeLabel.RULE,), (NodeLabel.SAFETY_PLAN,)),
    TieType.SERVES: ((NodeLabel.RULE,), (*_GOAL, NodeLabel.BOTTOM_LINE)),
    TieType.OF: ((NodeLabel.ASSIGNMENT,), (NodeLabel.RULE,)),
    TieType.BY: ((NodeLabel.ASSIGNMENT,), _PERSON),
    TieType.OFFERED_TO: ((NodeLabel.MEETING,), _PERSON),
    TieType.TO: ((NodeLabel.INVITATION,), (NodeLabel.MEETING,)),
    TieType.INVITES: ((NodeLabel.INVITATION,), _PERSON),
}
"""The labels at a tie's start and at its end. `NAMED` is derived: no command writes it."""

STRUCTURAL = frozenset(
    {
        TieType.ABOUT,
        TieType.ALLOCATED_TO,
        TieType.IN,
        TieType.HAD,
        TieType.OF_CASE,
        TieType.TOLD,
        TieType.TOLD_BY,
        TieType.AGREED_BY,
        TieType.KEEPS,
        TieType.AWAY_FROM,
        TieType.THROUGH,
        TieType.WORRIED_BY,
        TieType.ABOUT_ACTS_OF,
        TieType.FOR,
        TieType.PAIRED_WITH,
        TieType.IN_PLAN,
        TieType.SERVES,
        TieType.OF,
        TieType.BY,
        TieType.OFFERED_TO,
        TieType.TO,
        TieType.INVITES,
        TieType.NAMED,
    }
)
"""Ties that only hold a fact node together: seen where their ends are, no facts themselves."""

NOT_FACTS = frozenset(
    {
        NodeLabel.PERSON,
        NodeLabel.ORGANISATION,
        NodeLabel.CASE,
        NodeLabel.TEAM,
        NodeLabel.USER,
        NodeLabel.SOURCE_PART,
    }
)
"""Nodes that carry no `case_id` and `visible_to`: shared, or seen by rules of their own."""

NOT_BY_COMMAND = frozenset(
    {
        NodeLabel.CHANGE,
        NodeLabel.CHANGE_PART,
        NodeLabel.NAME_KEY,
        NodeLabel.PLACES,
        NodeLabel.OPENING,
        TieType.NAMED,
    }
)

CLOSED: Mapping[tuple[Kind, str], type[StrEnum]] = {
    **{(tie, "kind"): kinds for tie, kinds in KINDS.items()},
    **{(tie, "child_wish"): ChildWish for tie in PERSONAL_TIES},
    (TieType.STATED_KIN, "side"): Side,
    (NodeLabel.PERSON, "sex"): Sex,
    (TieType.IN_NETWORK_OF, "connection"): Connection,
    (TieType.IN_NETWORK_OF, "status"): Status,
    (TieType.IN_NETWORK_OF, "may_talk"): MayTalk,
    (NodeLabel.DISCLOSURE, "ring"): Ring,
    (NodeLabel.RESTRICTION, "kind"): RestrictionKind,
    (NodeLabel.RESTRICTION, "covers"): Covers,
    (NodeLabel.SIDE_ASKED, "answer"): SideAnswer,
    (NodeLabel.EPISODE, "legal_status"): LegalStatus,
    (NodeLabel.SAFETY_PLAN, "kind"): PlanKind,
    (NodeLabel.RULE, "time_of_year"): TimeOfYear,
    (NodeLabel.ASSIGNMENT, "part"): Part,
    (NodeLabel.ASSIGNMENT, "answer"): RoleAnswer,
    (NodeLabel.INVITATION, "answer"): InvitationAnswer,
    (TieType.OFFERED_TO, "answer"): OfferAnswer,
}
"""The properties with a closed list of values."""

NEEDED: Mapping[Kind, tuple[str, ...]] = {
    **dict.fromkeys(KINDS, ("kind",)),
    TieType.STATED_KIN: ("kind",),
    TieType.IN_NETWORK_OF: ("connection", "status"),
    NodeLabel.DISCLOSURE: ("ring",),
    NodeLabel.RESTRICTION: ("kind", "covers"),
    NodeLabel.SIDE_ASKED: ("side", "answer"),
    NodeLabel.DANGER_STATEMENT: ("words",),
    NodeLabel.SAFETY_GOAL: ("words",),
    NodeLabel.BOTTOM_LINE: ("words",),
    NodeLabel.SAFETY_PLAN: ("kind",),
    NodeLabel.RULE: ("name", "number"),
    NodeLabel.ASSIGNMENT: ("part", "answer"),
    NodeLabel.INVITATION: ("answer",),
}
"""The properties that a new record must have."""
