"""Who to invite, by side of the family: the tick is the facilitator's, the reasons the map's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dash import html

from graphapp.meeting_reading import Guest, Reading
from graphapp.meeting_words import ANSWER_WORDS, sessions_words
from graphapp.screens.meeting.fields import quick as quick_button
from graphapp.screens.meeting.state import Form, Look
from graphapp.shell.attributes import also
from graphapp.shell.forms.fields import goto
from queries.case_model import Meeting
from queries.vocabulary import InvitationAnswer

_CSS = {
    InvitationAnswer.NOT_ASKED: "ans",
    InvitationAnswer.INVITED: "ans wait",
    InvitationAnswer.COMING: "ans yes",
    InvitationAnswer.NOT_COMING: "ans no",
    InvitationAnswer.MESSAGE: "ans msg",
}
MOST_REASONS = 3


def section(reading: Reading, look: Look) -> list[Any]:
    """Return the list: who is on it and who is suggested; everybody else folded below."""
    if not reading.guests:
        words = "Nobody is on the map yet who could come. Begin with the map."
        return [html.H2("Who to invite"), html.P(words)]
    near = [
        one
        for one in reading.guests
        if one.invitation or one.proposed or reading.kept_from(one.person_id)  # named in a notice
    ]
    rest = [one for one in reading.guests if one not in near]
    parts: list[Any] = [html.H2("Who to invite"), _say(reading)]
    if near:
        parts += [_heads(reading), *_groups(reading, look, near)]
    else:
        parts.append(html.P("Nobody is on the list yet.", className="quiet"))
    if rest:
        count = _count(rest)
        summary = html.Summary(f"Everybody else on the map: {count}", className="lnk")
        inside = html.Div([_heads(reading), *_groups(reading, look, rest)])
        parts.append(html.Details([summary, inside], className="folded everyone"))
    return parts


def _say(reading: Reading) -> html.P:
    natural, jobs = (
        [one for one in reading.guests if one.natural is kind] for kind in (True, False)
    )
    parts: list[Any] = ["On the list: " if reading.meeting else "Who could come: "]
    for found, words in ((natural, f"from {reading.children}’s life"), (jobs, "professionals")):
        if not found:
            continue
        if len(parts) > 1:
            parts.append(" and ")
        here = sum(one.invitation is not None for one in found)
        said = f"{here} of {len(found)}" if reading.meeting else str(len(found))
        parts += [html.B(said), f" {words}"]
    parts.append(".")
    if reading.professionals:
        parts.append(
            " Suggested by what they know, the roles they hold and who"
            f" {reading.children} asked for; you decide."
        )
    return html.P(parts, className="say")


def _count(found: Sequence[Guest]) -> str:
    natural = sum(one.natural for one in found)
    jobs = len(found) - natural
    said = [f"{natural} from the child’s life"] if natural else []
    if jobs:
        said.append(f"{jobs} professional{'s' if jobs > 1 else ''}")
    return " and ".join(said)


def _heads(reading: Reading) -> html.Div:
    words = ("Person", "Why them" if reading.professionals else "", "Before the day", "Session",
             "Answer")  # fmt: skip
    return html.Div(
        [html.Span(one) for one in words], className="heads", **also({"aria-hidden": "true"})
    )


def _groups(reading: Reading, look: Look, found: Sequence[Guest]) -> list[Any]:
    parts: list[Any] = []
    for key, title in reading.sides:
        here = [one for one in found if one.side == key]
        if here:
            items = [_row(reading, look, one) for one in here]
            named = also({"aria-label": title})
            parts += [html.H3(title), html.Ul(items, className="inv", **named)]
    return parts


def _row(reading: Reading, look: Look, guest: Guest) -> html.Li:
    meeting = reading.meeting
    person = [html.B(guest.name), html.Span(guest.relation, className="small")]
    if meeting is None:
        who: Any = html.Div(person, className="pn")
        return html.Li([who, _why(guest)])
    on = guest.invitation is not None
    who = quick_button(
        f"tick:{meeting.id}:{guest.person_id}",
        [html.I(className="box"), html.Span(person)],
        css="pn",
        label=f"{guest.name}, {guest.relation}",
        role="checkbox",
        **also({"aria-checked": "true" if on else "false"}),
    )
    cells = [who, _why(guest), _before(reading, guest), _session(meeting, guest)]
    return html.Li([*cells, _answer(look, guest)], className="on" if on else "")


def _why(guest: Guest) -> html.Div:
    words = "; ".join(one.words for one in guest.reasons[:MOST_REASONS])
    said = f"{words[:1].upper()}{words[1:]}".replace("'", "’")
    return html.Div(said, className="why")


def _before(reading: Reading, guest: Guest) -> html.Div:
    person = reading.network.people[guest.person_id]
    found = guest.invitation
    interpreter = found.interpreter if found else person.interpreter
    access = found.access_needs if found else person.access_needs
    lines = [found.needs_to_know] if found and found.needs_to_know else []
    lines += [f"Interpreter: {interpreter}"] if interpreter else []
    lines += [access] if access else []
    if found and found.reason:
        lines.append(f"Together, because: {found.reason}")
    return html.Div([html.Div(one) for one in lines], className="need")


def _session(meeting: Meeting, guest: Guest) -> html.Div:
    words = sessions_words(meeting, guest.invitation) if guest.invitation else ""
    said: list[Any] = [html.Span("Session ", className="s-word"), words] if words else []
    return html.Div(said, className="s")


def _answer(look: Look, guest: Guest) -> html.Div:
    answer = guest.invitation.answer if guest.invitation else InvitationAnswer.NOT_ASKED
    words = ANSWER_WORDS[answer]
    there = replace(look.plain(), form=Form.INVITATION, invite=guest.person_id).query()
    act = "Change the invitation" if guest.invitation else "Invite them"
    label = f"{words}: {guest.name}. {act}"
    return html.Div(goto(words, there, css=_CSS[answer], label=label), className="a")
