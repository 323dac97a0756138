"""Family network meetings: who is invited, who could be, and who must not sit in one room."""

from queries.meetings.proposing import Proposal, Proposals, Reason, ReasonKind, proposals
from queries.meetings.reading import check_apart, meeting, meetings_of

__all__ = [
    "Proposal",
    "Proposals",
    "Reason",
    "ReasonKind",
    "check_apart",
    "meeting",
    "meetings_of",
    "proposals",
]
