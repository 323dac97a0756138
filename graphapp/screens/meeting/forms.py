"""The forms of the meeting's page: the meeting itself, an offer, somebody's invitation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dash import html

from graphapp.meeting_reading import Guest, Reading
from graphapp.meeting_words import ANSWER_WORDS, OFFER_WORDS, clock_words
from graphapp.screens.meeting.about import About, shown
from graphapp.screens.meeting.ids import FORM, field
from graphapp.screens.meeting.state import Form, Look
from graphapp.shell.forms import fields
from graphapp.shell.forms.frame import form
from queries.case_model import Invitation, Meeting
from queries.partial_date import PartialDate
from queries.vocabulary import InvitationAnswer, OfferAnswer, RestrictionKind, TieType

SEEN_WORDS = (("family", "The family too"), ("professionals", "Professionals only"))
_SESSION_WORDS = (("1", "The first"), ("2", "The second"))
_TIME_HINT = "Such as 4.30 pm."


def open_form(reading: Reading, look: Look) -> list[Any]:
    """Return the form that a look asks for, nothing when it asks for none (or for what is gone)."""
    meeting = reading.meeting
    if look.form is Form.NEW or (meeting is None and look.form is Form.INVITATION):
        return meeting_form(reading, look, About("new", look.case_id), None)
    if meeting is None or look.form is None:
        return []
    if look.form is Form.MEETING:
        about = About(
            "meeting", look.case_id, meeting.id, meeting.id, seen=shown("meeting", meeting)
        )
        return meeting_form(reading, look, about, meeting)
    if look.form is Form.OFFER:
        return offer_form(reading, look, meeting)
    guest = reading.guest(look.invite)
    return invitation_form(reading, look, meeting, guest) if guest else []


def same(about: About, look: Look) -> bool:
    """Whether an open form is the one that a look asks for: what is typed in it stays."""
    if about.case_id != look.case_id or look.form is None or about.kind != str(look.form):
        return False
    if look.meeting and about.meeting and look.meeting != about.meeting:
        return False
    if look.form is Form.OFFER:
        return about.record == look.offer
    return look.form is not Form.INVITATION or about.person == look.invite


def meeting_form(reading: Reading, look: Look, about: About, meeting: Meeting | None) -> list[Any]:
    """Return the form of a new meeting, or of the one there is."""
    one = meeting or Meeting("")
    known = fields.known_date
    parts: list[Any] = []
    if meeting is None:
        parts += [
            fields.people(field("offered_to"), "Offered to", parents(reading),
                         hint="Parents, and others with parental responsibility. It may wait."),
            known(field("offered"), "Offered on"),
        ]  # fmt: skip
    parts += [
        known(field("on"), "The day", _words(one.on)),
        html.Div(
            [
                fields.text(field("starts"), "Begins", clock_words(one.starts), hint=_TIME_HINT),
                fields.text(field("ends"), "Ends", clock_words(one.ends), hint="About 90 minutes."),
            ],
            className="pair-fields",
        ),
        fields.text(field("place"), "Place", one.place, hint="Where everybody can come safely."),
        _second(one),
    ]
    if meeting is not None:
        parts += [
            known(field("offered"), "Offered on", _words(one.offered)),
            known(field("held"), "Held on", _words(one.held), hint="When it has taken place."),
            known(
                field("review"), "Review on", _words(one.review), hint="The day they meet again."
            ),
            fields.long_text(field("notes"), "Notes", one.notes),
        ]
    elif reading.professionals:
        parts.append(fields.radios(field("visible_to"), "Who may see this", SEEN_WORDS, "family"))
    title = "The meeting itself" if meeting else "Plan a meeting"
    return _form(title, about, look, parts, save="Save" if meeting else "Plan the meeting")


def _second(one: Meeting) -> html.Details:
    fields_ = html.Div(
        [
            fields.text(field("starts_2"), "The second begins", clock_words(one.starts_2)),
            fields.text(field("ends_2"), "The second ends", clock_words(one.ends_2)),
        ],
        className="pair-fields",
    )
    summary = html.Summary("A second session", className="lnk")
    return html.Details([summary, fields_], className="folded", open=bool(one.starts_2))


def parents(reading: Reading) -> list[tuple[str, str]]:
    """Return whom a meeting is offered to: whoever has parental responsibility, or is a parent."""
    wanted = {
        tie.start
        for tie in reading.network.ties
        if tie.type in (TieType.HAS_PR_FOR, TieType.PARENT_OF)
        and tie.end in reading.network.case.children
    }
    found = [one for one in reading.guests if one.person_id in wanted]
    return [(one.person_id, f"{one.name}, {one.relation}") for one in found]


def offer_form(reading: Reading, look: Look, meeting: Meeting) -> list[Any]:
    """Return the form of an offer to a parent, or of their answer to it."""
    found = next((one for one in meeting.offers if one.id == look.offer), None)
    answers = [(str(key), words.capitalize()) for key, words in OFFER_WORDS.items()]
    answer = found.answer if found else OfferAnswer.WAITING
    parts: list[Any] = [
        fields.radios(field("answer"), "What they said", answers, str(answer)),
        fields.long_text(field("reason"), "Their reasons", found.reason if found else ""),
    ]
    about = About("offer", look.case_id, meeting.id)
    if found is None:
        if look.offer:
            return []
        there = {one.person_id for one in meeting.offers}
        left = [pair for pair in parents(reading) if pair[0] not in there]
        parts.insert(0, fields.people(field("offered_to"), "Offered to", left))
        return _form("Offer the meeting", about, look, parts, save="Save")
    about = replace(about, record=found.id, person=found.person_id, seen=shown("offer", found))
    name = reading.called.get(found.person_id, "A parent")
    return _form(f"Offered to {name}", about, look, parts, save="Save")


def invitation_form(reading: Reading, look: Look, meeting: Meeting, guest: Guest) -> list[Any]:
    """Return the form of somebody's invitation; before it is one, what it would say."""
    found = guest.invitation
    person = reading.network.people[guest.person_id]
    one = found or Invitation(
        "", meeting.id, guest.person_id,
        interpreter=person.interpreter, access_needs=person.access_needs,
    )  # fmt: skip
    answers = [(str(key), words) for key, words in ANSWER_WORDS.items()]
    parts: list[Any] = []
    if found is None and guest.reasons:
        said = "; ".join(reason.words for reason in guest.reasons)
        parts.append(html.P(f"{said[:1].upper()}{said[1:]}.", className="small quiet"))
    if meeting.starts_2 or reading.kept_from(guest.person_id) or one.sessions:
        parts.append(fields.ticks(field("sessions"), "Which session (none: both)", _SESSION_WORDS,
                                 one.sessions))  # fmt: skip
    parts += [
        fields.radios(field("answer"), "Their answer", answers,
                     str(one.answer if found else InvitationAnswer.NOT_ASKED)),
        fields.known_date(field("on"), "When they said so", _words(one.on)),
        fields.long_text(field("needs_to_know"), "What they need to know before the day",
                        one.needs_to_know, hint="And who tells them. It is not in the invitation."),
        fields.text(field("interpreter"), "Interpreter", one.interpreter),
        fields.text(field("access_needs"), "What they need to come", one.access_needs,
                   hint="A lift, a crèche, a ramp."),
    ]  # fmt: skip
    if _reason_wanted(reading, guest) or one.reason:
        parts.append(fields.long_text(
            field("reason"), "Why they are invited together, though they agreed to keep apart",
            one.reason,
        ))  # fmt: skip
    about = About(
        "invitation", look.case_id, meeting.id, found.id if found else "", guest.person_id,
        seen=shown("invitation", found) if found else {},
    )  # fmt: skip
    off = fields.button(FORM, "off", "Take off the list") if found else None
    title = f"{guest.name}’s invitation" if found else f"Invite {guest.name}"
    return _form(title, about, look, parts, save="Save" if found else "Put on the list", more=off)


def _reason_wanted(reading: Reading, guest: Guest) -> bool:
    return reading.professionals and any(
        one.restriction is not None and one.restriction.kind is RestrictionKind.AGREED
        for one in reading.kept_from(guest.person_id)
    )


def _words(when: PartialDate | None) -> str:
    return when.words if when else ""


def _form(
    title: str, about: About, look: Look, parts: Sequence[Any], *, save: str, more: Any = None
) -> list[Any]:
    """Return a form with its buttons; `more` is another button beside them."""
    return [
        form(
            FORM,
            about,
            html.H2(title, tabIndex=-1),
            parts,
            save=save,
            cancel={"data-goto": look.plain().query()},
            back=".meeting h1",
            css="meeting-form",
            more=more,
        )
    ]
