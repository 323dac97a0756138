"""Reading meetings, and asking beforehand whether somebody may be invited beside the others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from queries import case_records
from queries.case_model import Meeting
from queries.commands.rooms import ABSENT, COVERS, decide
from queries.commands.state import Eyes
from queries.store.errors import NotFound
from queries.store.handle import Handle

MOST_MEETINGS = 100


def meetings_of(handle: Handle, case_id: str, *, limit: int = MOST_MEETINGS) -> tuple[Meeting, ...]:
    """Return a case's meetings, the latest first, each with its offers and invitations.

    Whoever this handle does not see on the map is on no list; `Invitation.reason` is empty for
    whoever may not see what it is about.

    Raises
    ------
    NotFound : no such case, or not one this handle may open.
    """
    handle.may_open(case_id)
    rows = handle.ask("meetings/of_case", case_id=case_id, meeting_id=None, limit=limit)
    return tuple(map(case_records.meeting, rows))


def meeting(handle: Handle, meeting_id: str) -> Meeting:
    """Return one meeting, as `meetings_of` does; `Meeting.fact.case_id` is its case.

    Raises
    ------
    NotFound : no such meeting, or not one this handle may see.
    """
    cases = handle.ask("meetings/case_of", meeting_id=meeting_id)
    rows = [
        row
        for found in cases
        for row in handle.ask(
            "meetings/of_case", case_id=found["case_id"], meeting_id=meeting_id, limit=1
        )
    ]
    if not rows:
        raise _not_here()
    return case_records.meeting(rows[0])


def check_apart(
    handle: Handle,
    case_id: str,
    meeting_id: str,
    person_id: str,
    sessions: Sequence[str] = (),
    reason: str = "",
) -> None:
    """Let through somebody who may be invited to these sessions of a meeting, by hand.

    For safety this reads every restriction. The same is held to inside the command itself.

    Parameters
    ----------
    sessions : "1", "2"; none means the whole meeting. People in different sessions are in
        different rooms; so is whoever does not come or sends a message.
    reason : why they are invited beside somebody they agreed to keep away from.

    Raises
    ------
    NotFound : the meeting or the person is not there, or not for this handle.
    Refused : a court order, bail or prison keeps them from somebody in the room; or they agreed to
        keep apart and no reason is given; or, for whoever may not know more, exactly
        `rooms.SEPARATELY`.
    """
    handle.may_open(case_id)
    there = [found["case_id"] for found in handle.ask("meetings/case_of", meeting_id=meeting_id)]
    if case_id not in there:
        raise _not_here()
    if not handle.ask("people/seen", people=[person_id], case_id=case_id):
        raise NotFound(
            "That person is not here, or not for you to see.",
            "Pick another, or ask whoever gave you the link.",
        )
    rows = handle.ask(
        "meetings/beside",
        meeting_id=meeting_id,
        person_id=person_id,
        sessions=list(sessions),
        today=date.today().isoformat(),
        absent=list(ABSENT),
        covers=list(COVERS),
    )
    eyes = Eyes(frozenset(handle.cases), frozenset(handle.sees), handle.audience)
    decide([{**row, "reason": reason} for row in rows], eyes)


def _not_here() -> NotFound:
    return NotFound(
        "That meeting is not here, or not for you to see.",
        "Go back to the map and open it from there.",
    )
