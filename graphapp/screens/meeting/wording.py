"""What the meeting's page says: counts, questions, what is to do. No components."""

from __future__ import annotations

from graphapp.meeting_reading import Guest, Reading
from graphapp.meeting_words import comes
from queries.kinship.sides import PROFESSIONALS, TITLES
from queries.vocabulary import InvitationAnswer, MayTalk, Ring

FEW = 3
"""How many questions, and how many things to do, are told."""


def stage_now(reading: Reading) -> int:
    """Return the stage a meeting is in: 0 offered, 1 getting ready, 2 the meeting, 3 review."""
    meeting = reading.meeting
    if meeting is None:
        return 0
    if meeting.held is not None:
        return 3
    if meeting.on is not None and meeting.on.latest <= reading.day:
        return 2
    return 1 if meeting.offered or meeting.offers else 0


def is_coming(guest: Guest) -> bool:
    """Whether somebody is on the list and may be in the room."""
    return guest.invitation is not None and comes(guest.invitation)


def side_counts(reading: Reading) -> tuple[tuple[str, int, int], ...]:
    """Return (title, on the list, on the map) by side: people from the child's life, and whoever
    is connected by a job as a line of their own, never in one number.
    """
    found = []
    jobs = (PROFESSIONALS, TITLES[PROFESSIONALS])
    for key, title in (*(one for one in reading.sides if one != jobs), jobs):
        job = key == PROFESSIONALS
        there = [
            one for one in reading.guests if one.natural is not job and (job or one.side == key)
        ]
        if there:
            on_list = sum(one.invitation is not None for one in there)
            found.append((title, on_list, len(there)))
    return tuple(found)


def questions(reading: Reading) -> tuple[str, ...]:
    """Return questions to ask the family, from what is not there."""
    found = [
        f"Who from {title[:1].lower()}{title[1:]} would {reading.children} want there?"
        for title, here, _ in side_counts(reading)
        if not here and title != TITLES[PROFESSIONALS]
    ]
    if reading.professionals:
        found += [
            f"What would {one.name} need to hear before the day?"
            for one in reading.guests
            if one.natural
            and is_coming(one)
            and one.invitation is not None
            and not one.invitation.needs_to_know
            and reading.knows.get(one.person_id, Ring.NOTHING) is Ring.NOTHING
        ]
    return tuple(found[:FEW])


def to_do(reading: Reading) -> tuple[str, ...]:
    """Return what a facilitator still has to do before the day; the family is not told."""
    meeting = reading.meeting
    if meeting is None or meeting.held is not None or not reading.professionals:
        return ()
    found = []
    if not (meeting.offered or meeting.offers):
        found.append("Offer the meeting to whoever has parental responsibility.")
    if meeting.on is None:
        found.append("Choose a day.")
    if not meeting.place:
        found.append("Find a place.")
    for one in reading.guests:
        if one.invitation is None:
            continue
        member = reading.network.memberships[one.person_id]
        if one.natural and member.may_talk is MayTalk.NOT_ASKED:
            found.append(f"Ask whether we may talk to {one.name}.")
        elif one.invitation.answer is InvitationAnswer.NOT_ASKED:
            found.append(f"Invite {one.name}.")
    if meeting.review is None:
        found.append("Agree a day to look at it again.")
    more = len(found) - 2 * FEW
    return (*found[: 2 * FEW], f"And {more} more.") if more > 1 else tuple(found)
