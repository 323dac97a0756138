"""What the forms of the meeting's page do: plain functions from what was sent to an `Outcome`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from graphapp.meeting_reading import Reading, read
from graphapp.screens.meeting.about import About, Outcome, Record, shown
from graphapp.screens.meeting.given import at, changes, held, sessions
from graphapp.screens.meeting.ids import FORM
from graphapp.shell.forms import pressing
from graphapp.shell.forms.conflicts import Face, by_field
from graphapp.shell.given import Given
from queries.case_model import Invitation, Meeting, Offer
from queries.commands import (
    Command,
    answer_offer,
    correct_invitation,
    correct_meeting,
    invite,
    offer,
    plan_meeting,
    take_off_list,
)
from queries.store.errors import NotFound
from queries.store.handle import Handle
from queries.vocabulary import InvitationAnswer, OfferAnswer

GONE = ("That is not here any more.", "Close the form and look again.")


def press(handle: Handle, name: str, about: About, values: Mapping[str, Any]) -> Outcome:
    """Do what a button of a form says: "save", "off" (take off the list), "keep:<field>" or
    "mine:<field>" (what somebody wrote meanwhile stands, or is written over).

    Raises
    ------
    GraphError : what is neither for the form nor to be tried again.
    """
    return pressing.press(
        FORM,
        name,
        about,
        values,
        do=partial(_do, handle),
        shown=lambda one: {one["field"]: held(one["field"], one["now"])},
    )


def _do(handle: Handle, name: str, about: About, values: Mapping[str, Any]) -> Outcome:
    given = Given(values)
    reading = read(handle, about.case_id, about.meeting)
    found = _record(reading, about)
    command: Command | None
    if name == "off" and isinstance(found, Invitation):
        command = take_off_list(about.case_id, found, command_id=about.command)
    else:
        command = _correct(given, about, found) if found else _new(given, about, reading)

    def face() -> Face:
        return by_field(shown(about.kind, found) if found else {})

    return pressing.written(FORM, handle, about, given, command, face)


def _record(reading: Reading, about: About) -> Record | None:
    meeting = reading.meeting
    if about.meeting and (meeting is None or meeting.id != about.meeting):
        raise NotFound(*GONE)
    if not about.record or meeting is None:
        return None
    every: list[Record] = [meeting, *meeting.offers, *meeting.invitations]
    for one in every:
        if one.id == about.record:
            return one
    raise NotFound(*GONE)


def _correct(given: Given, about: About, found: Record) -> Command | None:
    pairs = changes(given, about)
    if not pairs:
        return None
    if isinstance(found, Meeting):
        _no_second_alone(given)
        return correct_meeting(about.case_id, found.id, pairs, command_id=about.command)
    if isinstance(found, Offer):
        return answer_offer(
            about.case_id, found.id, pairs, person_id=found.person_id, command_id=about.command
        )
    return correct_invitation(
        about.case_id, found.id, pairs, person_id=found.person_id, command_id=about.command
    )


def _no_second_alone(given: Given) -> None:
    if given.text("starts_2") and not given.text("starts"):
        given.errors["starts"] = "Write when the first session begins."


def _new(given: Given, about: About, reading: Reading) -> Command | None:
    if about.kind == "new":
        times = {name: at(given, name) for name in ("starts", "ends", "starts_2", "ends_2")}
        dates = {name: given.date(name) for name in ("offered", "on")}
        _no_second_alone(given)
        planned = {**times, **dates, "place": given.text("place")}
        return plan_meeting(
            about.case_id,
            planned,
            offered_to=given.several("offered_to"),
            command_id=about.command,
            visible_to=given.tokens("visible_to"),
        )
    if reading.meeting is None:
        raise NotFound(*GONE)
    if about.kind == "offer":
        people = given.several("offered_to")
        if not people:
            given.errors["offered_to"] = "Choose whom it is offered to."
        answer = given.word("answer", OfferAnswer) or OfferAnswer.WAITING
        return offer(
            about.case_id, about.meeting, people, answer, given.text("reason"),
            command_id=about.command,
        )  # fmt: skip
    words = ("needs_to_know", "interpreter", "access_needs", "reason")
    fields: dict[str, object] = {name: given.text(name) for name in words if given.text(name)}
    fields |= {
        "answer": given.word("answer", InvitationAnswer) or InvitationAnswer.NOT_ASKED,
        "on": given.date("on"),
        "sessions": sessions(given),
    }
    return invite(
        about.case_id, about.meeting, about.person, fields, command_id=about.command,
        visible_to=reading.meeting.fact.visible_to,
    )  # fmt: skip
