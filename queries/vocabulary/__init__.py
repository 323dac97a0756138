"""The words of the graph: labels, relationship types, and every closed list of values.

Nothing else in the program writes a label or a relationship type. The values are what is stored;
the plain words for a screen are in `graphapp/words.py`.
"""

from __future__ import annotations

from queries.vocabulary.case import (
    SLOTS,
    Covers,
    Day,
    DayTime,
    InvitationAnswer,
    LegalStatus,
    OfferAnswer,
    Part,
    PlanKind,
    RestrictionKind,
    RoleAnswer,
    SideAnswer,
    TimeOfYear,
)
from queries.vocabulary.labels import (
    PERSONAL_TIES,
    NodeLabel,
    TieType,
)
from queries.vocabulary.people import (
    KINDS,
    UNDIRECTED,
    Audience,
    CareKind,
    Certainty,
    ChildWish,
    Connection,
    EmotionalKind,
    Flow,
    KnowsKind,
    MayTalk,
    ParentKind,
    PartnerKind,
    Ring,
    Role,
    Sex,
    SiblingKind,
    Side,
    Status,
    SupportKind,
)

__all__ = [
    "KINDS",
    "PERSONAL_TIES",
    "SLOTS",
    "UNDIRECTED",
    "Audience",
    "CareKind",
    "Certainty",
    "ChildWish",
    "Connection",
    "Covers",
    "Day",
    "DayTime",
    "EmotionalKind",
    "Flow",
    "InvitationAnswer",
    "KnowsKind",
    "LegalStatus",
    "MayTalk",
    "NodeLabel",
    "OfferAnswer",
    "ParentKind",
    "Part",
    "PartnerKind",
    "PlanKind",
    "RestrictionKind",
    "Ring",
    "Role",
    "RoleAnswer",
    "Sex",
    "SiblingKind",
    "Side",
    "SideAnswer",
    "Status",
    "SupportKind",
    "TieType",
    "TimeOfYear",
]
