"""The meeting's page as components: its title and stages, who is missing, what is to do."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dash import dcc, html

from graphapp.canvas.notation import Notation
from graphapp.meeting_reading import Reading
from graphapp.meeting_words import clock_words, days_to_go, offered_words, when_and_where
from graphapp.screens.meeting import ids, small_rings
from graphapp.screens.meeting.state import Form, Look
from graphapp.screens.meeting.wording import questions, side_counts, stage_now, to_do
from graphapp.shell.attributes import also
from graphapp.shell.following import followed
from graphapp.shell.forms import fields
from graphapp.shell.forms.callbacks import stores
from queries.case_model import Meeting
from queries.vocabulary import Audience


def body(case_id: str, seq: int) -> list[Any]:
    """Return the page's parts, empty: callbacks fill them from the address."""
    main = [
        html.Div(id=ids.APART),
        html.Div(id=ids.PLACE),
        html.Section(id=ids.LIST, **also({"aria-label": "Who to invite"})),
        html.Div(id=ids.FOOT),
    ]
    return [
        html.Div(
            [
                html.Div(
                    html.P("Reading the meeting…", className="later", role="status"), id=ids.HEAD
                ),
                html.Div(id=ids.SAYS, className="form-says says", role="alert"),
                html.Div(
                    [
                        html.Div(main),
                        html.Aside(id=ids.ASIDE, **also({"aria-label": "Is anyone missing?"})),
                    ],
                    className="mt",
                ),
            ],
            className="meeting",
        ),
        dcc.Store(id=ids.CASE, data=case_id),
        *stores(ids.FORM),
        *followed(ids.TICK, ids.POLL, seq),
    ]


def head(reading: Reading, look: Look) -> list[Any]:
    """Return the title, the day, time and place, what can be done, and the stages."""
    meeting, plain = reading.meeting, look.plain()
    title = html.H1(f"Family network meeting for {reading.children}", tabIndex=-1)
    new = replace(plain, form=Form.NEW).query()
    if meeting is None:
        said = html.P("No meeting is planned yet.", className="lead")
        acts: list[Any] = [fields.goto("Plan a meeting", new, css="btn go")]
        return [_head(title, said, acts)]
    acts = [_papers(reading, meeting)]
    acts.append(fields.goto("The meeting itself", replace(plain, form=Form.MEETING).query()))
    if meeting.held is not None:
        acts.append(fields.goto("Plan another meeting", new))
    said = html.P(when_and_where(meeting), className="lead")
    return [_head(title, said, acts), _stages(reading, meeting), _offers(reading, meeting, look)]


def _head(title: Any, said: Any, acts: list[Any]) -> html.Div:
    return html.Div([html.Div([title, said]), html.Div(acts, className="acts")], className="hd")


def _papers(reading: Reading, meeting: Meeting) -> html.Details:
    """The meeting's files and papers: with the family in the room, theirs only."""
    here, of = f"/case/{reading.case_id}", f"meeting={meeting.id}"
    links = [
        html.A("List for the family", href=f"{here}/meeting-list?{of}&for={Audience.FAMILY}"),
    ]
    if reading.professionals:
        links.insert(0, html.A("List for professionals", href=f"{here}/meeting-list?{of}"))
    links += [
        html.A("Invitations (Word)", href=f"{here}/invitations.docx?{of}"),
        html.A("Calendar file", href=f"{here}/meeting.ics?{of}"),
    ]
    return html.Details(
        [html.Summary("Print or send", className="btn"), html.Div(links, className="menu-body")],
        className="menu",
    )


def _stages(reading: Reading, meeting: Meeting) -> html.Ol:
    now = stage_now(reading)
    starts = " and ".join(clock_words(one) for one in (meeting.starts, meeting.starts_2) if one)
    stages = (
        ("Offered", offered_words(meeting, reading.called) or "not offered yet"),
        ("Getting ready", days_to_go(meeting, reading.day) if meeting.held is None else ""),
        (
            "Meeting",
            f"held {meeting.held.words}"
            if meeting.held
            else (f"{meeting.on.words}{f', {starts}' if starts else ''}" if meeting.on
                  else "no day yet"),
        ),
        ("Review", meeting.review.words if meeting.review else "no date yet"),
    )  # fmt: skip
    items = []
    for number, (name, said) in enumerate(stages):
        css = "done" if number < now else "now" if number == now else ""
        spoken = {"aria-current": "step"} if number == now else {}
        items.append(html.Li([html.B(name), html.Span(said)], className=css, **also(spoken)))
    return html.Ol(items, className="stages", **also({"aria-label": "Where the meeting stands"}))


def _offers(reading: Reading, meeting: Meeting, look: Look) -> html.Div:
    plain = look.plain()
    parts: list[Any] = []
    for one in meeting.offers:
        if one.person_id in reading.called:
            name = reading.called[one.person_id]
            there = replace(plain, form=Form.OFFER, offer=one.id).query()
            said = f"{name}: {one.answer}"
            label = f"{said}. Change the answer to the offer"
            parts.append(fields.goto(said, there, css="lnk", label=label))
    there = replace(plain, form=Form.OFFER).query()
    parts.append(fields.goto("Offer it to a parent", there, css="lnk"))
    return html.Div(parts, className="offers small")


def aside(reading: Reading, notation: Notation) -> list[Any]:
    """Return who is on the list by side of the family, questions worth asking, what is to do."""
    if reading.meeting is None:
        return []
    rows = [
        html.Div([html.Dt(title), html.Dd([html.B(str(here)), f" of {all_}"])])
        for title, here, all_ in side_counts(reading)
    ]
    parts: list[Any] = [html.H2("Is anyone missing?")]
    if rows:
        if reading.network.audience is not Audience.CHILD:  # a child is not told who knows what
            parts.append(_rings(reading, notation))
        parts.append(html.Dl(rows, className="sides"))
    else:
        parts.append(html.P("Nobody is on the map yet."))
    if found := questions(reading):
        parts += [html.H2("Worth asking"), *(html.P(one) for one in found)]
    if found := to_do(reading):
        parts += [
            html.H2("Still to do"),
            html.Ul([html.Li(one) for one in found], className="todo small"),
        ]
    return parts


def _rings(reading: Reading, notation: Notation) -> html.Div:
    """The small rings, what they show in words, and what is filled."""
    words = " ".join(small_rings.said(reading))
    drawing = small_rings.picture(reading, notation)
    return html.Div(
        [
            html.Span(className="small-rings-at", **also({"data-svg": drawing})),
            html.P(words, className="vh"),
            html.P(
                "Filled: on the list. The nearer the middle, the more they know of the worries.",
                className="small quiet",
            ),
        ]
    )


def foot(reading: Reading, look: Look) -> list[Any]:
    """Return the other meetings of the case."""
    now = reading.meeting.id if reading.meeting else ""
    others = [one for one in reading.meetings if one.id != now]
    if not others:
        return []
    items = [
        html.Li(
            fields.goto(when_and_where(one), Look(look.case_id, meeting=one.id).query(), css="lnk")
        )
        for one in others
    ]
    summary = html.Summary("Other meetings", className="lnk")
    return [html.Details([summary, html.Ul(items, className="ties")], className="folded others")]
