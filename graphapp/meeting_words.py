"""The words for a family network meeting: answers, times, stages. Screens, papers, calendar files
and commands say a meeting in these.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, time

from graphapp.words import listed
from queries.case_model import Invitation, Meeting
from queries.commands.rooms import ABSENT
from queries.partial_date import PartialDate
from queries.vocabulary import InvitationAnswer, OfferAnswer

ANSWER_WORDS: Mapping[InvitationAnswer, str] = {
    InvitationAnswer.NOT_ASKED: "Not asked yet",
    InvitationAnswer.INVITED: "No answer yet",
    InvitationAnswer.COMING: "Coming",
    InvitationAnswer.NOT_COMING: "Not coming",
    InvitationAnswer.MESSAGE: "Sends a message",
}
OFFER_WORDS: Mapping[OfferAnswer, str] = {
    OfferAnswer.WAITING: "no answer yet",
    OfferAnswer.YES: "said yes",
    OfferAnswer.NO: "said no",
}
SESSIONS = ("1", "2")
SECOND_LATER = 105
"""Minutes from the start of the first session to the one that is suggested for the second."""

_CLOCK = re.compile(r"(\d{1,2})(?:[:.]?(\d{2}))?\s*([ap]m)?", re.IGNORECASE)


def clock(text: str) -> time | None:
    """Return the time of day that words say ("4.30 pm", "16:30", "4pm"), None for none."""
    found = _CLOCK.fullmatch(text.strip().casefold().replace("a.m.", "am").replace("p.m.", "pm"))
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def clock_words(text: str) -> str:
    """Return "4.30 pm" for "16:30"; what is no time stays as it is."""
    at = clock(text)
    if at is None:
        return text
    return f"{at.hour % 12 or 12}.{at:%M} {'am' if at.hour < 12 else 'pm'}"


def later(text: str, minutes: int = SECOND_LATER) -> str:
    """Return the time of day so many minutes later, "18:15"; empty when it is not known."""
    at = clock(text)
    if at is None or at.hour * 60 + at.minute + minutes >= 24 * 60:
        return ""
    return "{:02}:{:02}".format(*divmod(at.hour * 60 + at.minute + minutes, 60))


def starts_of(meeting: Meeting, session: str) -> str:
    """Return when a session begins, empty when it is not known."""
    return meeting.starts_2 if session == "2" else meeting.starts


def when_and_where(meeting: Meeting, sessions: Sequence[str] = ()) -> str:
    """Return "Thursday 3 December 2026, 4.30 pm, St Aidan's hall."; for some sessions, theirs."""
    parts = [day_words(meeting.on) if meeting.on else "No day yet"]
    wanted = [one for one in SESSIONS if not sessions or one in sessions]
    times = [clock_words(starts_of(meeting, one)) for one in wanted if starts_of(meeting, one)]
    parts.append(" and ".join(times) if times else "no time yet")
    parts.append(meeting.place.rstrip(".") or "no place yet")
    return f"{', '.join(parts)}."


def day_words(on: PartialDate) -> str:
    """Return "Thursday 3 December 2026", or the words of a day that is not known exactly."""
    return f"{on.earliest:%A} {on.words}" if on.exact else on.words


def sessions_words(meeting: Meeting, invitation: Invitation) -> str:
    """Return "1", "1 and 2"; empty when the meeting has one session only."""
    if not meeting.starts_2 and not any(one.sessions for one in meeting.invitations):
        return ""
    return listed(invitation.sessions or SESSIONS)


def comes(invitation: Invitation) -> bool:
    """Whether somebody on the list may be in the room."""
    return invitation.answer not in ABSENT


def together(one: Invitation, other: Invitation) -> bool:
    """Whether two on the list may be in one room."""
    if not comes(one) or not comes(other):
        return False
    return bool(set(one.sessions or SESSIONS) & set(other.sessions or SESSIONS))


def offered_words(meeting: Meeting, called: Mapping[str, str]) -> str:
    """Return "2 November 2026. Dawn and Paul said yes."; empty when it was not offered."""
    parts = [meeting.offered.words] if meeting.offered else []
    for answer, words in OFFER_WORDS.items():
        names = [
            called[one.person_id]
            for one in meeting.offers
            if one.answer is answer and one.person_id in called
        ]
        if names:
            between = ": " if answer is OfferAnswer.WAITING else " "
            parts.append(f"{listed(names)}{between}{words}")
    return ". ".join(parts)


def days_to_go(meeting: Meeting, today: date) -> str:
    """Return "10 days to go", "tomorrow", "today", "the day has passed", or empty."""
    if meeting.on is None or not meeting.on.exact:
        return ""
    days = (meeting.on.earliest - today).days
    if days < 0:
        return "the day has passed"
    return ("today", "tomorrow")[days] if days < 2 else f"{days} days to go"
