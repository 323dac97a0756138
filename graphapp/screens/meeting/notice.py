"""Who must not be in one room: in full for whoever may know, else only to plan them apart."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dash import html

from graphapp.meeting_reading import Apart, Reading
from graphapp.meeting_words import clock_words, comes, later
from graphapp.screens.meeting.fields import quick as quick_button
from graphapp.screens.meeting.quick import kept_away, stays
from graphapp.screens.meeting.state import Form, Look
from graphapp.shell.attributes import also
from graphapp.shell.forms.fields import goto
from graphapp.words import listed
from queries.case_model import Meeting
from queries.commands.rooms import SEPARATELY
from queries.model import Restriction
from queries.vocabulary import Covers, RestrictionKind

_BY = {
    RestrictionKind.COURT: "A court order keeps",
    RestrictionKind.BAIL: "A bail condition keeps",
    RestrictionKind.PRISON: "A condition of the prison keeps",
}


def notices(reading: Reading, look: Look) -> list[Any]:
    """Return a notice for each pair; those who could meet in one room first."""
    if reading.meeting is None or reading.meeting.held is not None:
        return []
    pairs = sorted(reading.apart, key=lambda one: (not one.one_room, -one.listed))
    return [_notice(reading, reading.meeting, look, one) for one in pairs]


def _notice(reading: Reading, meeting: Meeting, look: Look, pair: Apart) -> html.Section:
    names = listed([reading.called[pair.one], reading.called[pair.other]])
    found = pair.restriction
    if found is None:
        parts: list[Any] = [html.H2([_glyph(), names]), html.P(SEPARATELY)]
        return _section(names, parts)
    title = f"{names} must not be in the same room"
    if found.covers is Covers.ANY_CONTACT:
        title = f"{names} must have no contact"
    why = _why(reading, found)
    parts = [html.H2([_glyph(), title]), html.P(f"{why} {_state(pair)}")]
    if not _settled(pair):
        if look.later:
            undecided = "Not decided yet. They cannot both be on the list for one room."
            again = goto("Decide now", replace(look, later=False).query(), css="lnk")
            parts += [html.P(undecided, className="small quiet"), again]
        else:
            parts += [_two(reading, meeting, pair), _acts(reading, meeting, look, pair)]
    if found.fact.source:
        source = found.fact.source
        said = f"{source[:1].upper()}{source[1:].rstrip('.')}."
        parts.append(html.P(f"{said} Shown only to people allowed to see it.", className="src"))
    return _section(title, parts)


def _section(title: str, parts: list[Any]) -> html.Section:
    return html.Section(parts, className="keepapart", **also({"aria-label": title}))


def _settled(pair: Apart) -> bool:
    """Whether both are on the list and do not meet."""
    return pair.listed == 2 and not pair.one_room


def _why(reading: Reading, found: Restriction) -> str:
    one, other = reading.called[found.person_id], reading.called[found.away_from_id]
    until = f" until {found.until.words}" if found.until else ""
    but = f" But: {found.exception.rstrip('.')}." if found.exception else ""
    if found.kind is RestrictionKind.AGREED:
        return f"They have agreed to keep apart{until}.{but}"
    return f"{_BY[found.kind]} {one} away from {other}{until}.{but}"


def _state(pair: Apart) -> str:
    if pair.one_room:
        return "Both are on the list, so two sessions are suggested."
    if pair.listed == 2:
        return "Both are on the list, in different sessions."
    if pair.listed == 1:
        return "One of them is on the list. For both to be heard, two sessions are suggested."
    return "Neither is on the list. For both to be heard, two sessions are suggested."


def _two(reading: Reading, meeting: Meeting, pair: Apart) -> html.Div:
    """The two sessions as they would be."""
    first, second = meeting.starts, meeting.starts_2 or later(meeting.starts)
    columns = []
    for number, start, person in (("1", first, stays(pair)), ("2", second, kept_away(pair))):
        own = [reading.called[person]]
        both = [
            one.name
            for one in reading.guests
            if one.invitation is not None
            and comes(one.invitation)
            and one.person_id not in (pair.one, pair.other)
            and number in (one.invitation.sessions or ("1", "2"))
        ]
        head = f"Session {number}{f', {clock_words(start)}' if start else ''}"
        columns.append(html.Div([html.H3(head), html.P(f"{', '.join([*own, *both])}.")]))
    return html.Div(columns, className="two")


def _acts(reading: Reading, meeting: Meeting, look: Look, pair: Apart) -> html.Div:
    away = reading.called[kept_away(pair)]
    of = f"{meeting.id}:{pair.key}"
    acts = [
        quick_button(f"two:{of}", "Use two sessions", css="btn go"),
        quick_button(f"message:{of}", f"{away} sends a message instead", css="lnk"),
        goto("Decide later", replace(look.plain(), later=True).query(), css="lnk"),
    ]
    found = pair.restriction
    if found is not None and found.kind is RestrictionKind.AGREED and reading.professionals:
        there = replace(look, form=Form.INVITATION, invite=kept_away(pair)).query()
        acts.insert(2, goto("Together, with a reason", there, css="lnk"))
    return html.Div(acts, className="acts")


def _glyph() -> html.Span:
    """The broken line of the map's legend; the words beside it say what it means."""
    return html.Span(className="broken-line", **also({"aria-hidden": "true"}))
