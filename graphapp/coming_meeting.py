"""The meeting that is coming on a day, and in words who is on its list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from graphapp.meeting_words import comes
from queries.case_model import Meeting
from queries.vocabulary import InvitationAnswer

_ANSWERS: Mapping[InvitationAnswer, str] = {
    InvitationAnswer.INVITED: "no answer yet",
    InvitationAnswer.COMING: "coming",
    InvitationAnswer.NOT_COMING: "not coming",
    InvitationAnswer.MESSAGE: "sends a message",
}


def coming(meetings: Iterable[Meeting], day: date) -> Meeting | None:
    """Return the first meeting to come after a day, that day too; one without a date comes last.

    On an earlier day than today: as it was then, by the days that were recorded.
    """
    ahead = [one for one in meetings if _ahead(one, day)]
    return min(
        ahead, key=lambda one: (one.on is None, one.on.earliest if one.on else day), default=None
    )


def _ahead(meeting: Meeting, day: date) -> bool:
    if meeting.held is not None and meeting.held.earliest <= day:
        return False
    if meeting.offered is not None and meeting.offered.earliest > day:
        return False
    return meeting.on is None or meeting.on.latest >= day


def on_the_list(meeting: Meeting | None) -> frozenset[str]:
    """Return the ids of those who are on a meeting's list and may be in the room."""
    found = meeting.invitations if meeting else ()
    return frozenset(one.person_id for one in found if comes(one))


def list_said(meeting: Meeting | None) -> dict[str, str]:
    """Return, by person id, "Invited to the meeting on 3 December 2026: coming"."""
    if meeting is None:
        return {}
    when = "the meeting to come"
    if meeting.on is not None:
        when = f"the meeting{' on' if meeting.on.exact else ','} {meeting.on.words}"
    return {
        one.person_id: f"Invited to {when}: {_ANSWERS[one.answer]}"
        if one.answer in _ANSWERS
        else f"To be invited to {when}"
        for one in meeting.invitations
    }
