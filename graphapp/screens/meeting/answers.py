"""From what came of a button to what the page's parts show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dash import html, no_update

from graphapp.screens.meeting import fields
from graphapp.screens.meeting.about import About
from graphapp.screens.meeting.outcome import Outcome
from graphapp.screens.meeting.saving import press
from graphapp.screens.meeting.state import Look
from graphapp.shell import notices
from queries.changes import seq_of
from queries.commands import Difference, clock
from queries.ids import new_id
from queries.store.errors import StoreAway
from queries.store.handle import Handle

WAITS = "Not saved yet. It is kept here and goes in when the connection is back."
ONE_WAITS = "Another change still waits for the connection. Save this when that one is in."


@dataclass(frozen=True, slots=True)
class Open:
    """The page as it was when a button was pressed."""

    fields: Sequence[str]
    said: int
    about: About | None
    values: Mapping[str, Any]
    pending: Mapping[str, Any] | None
    look: Look


def outputs(handle: Handle, page: Open, name: str) -> tuple[Any, ...]:
    """Do what a button says, or (`name` empty) what waits, and return the callback's outputs."""
    about, values = page.about, page.values
    if not name:
        if not page.pending:
            return _said(page, no_update)
        about, values = About.read(page.pending["about"]), page.pending["values"]
        name = str(page.pending["act"])
    elif about is None:
        return _said(page, no_update)
    elif name == "keep":
        same = _said(page, no_update)[:4]
        return (*same, new_id(), page.look.plain().query(), no_update, no_update)
    elif page.pending and page.pending["about"]["command"] != about.command:
        return _said(page, ONE_WAITS)
    outcome = press(handle, name, about, values)
    mine = page.about is not None and page.about.command == about.command
    over = outcome.done is not None or bool(outcome.closes)
    kept = {"about": about.data(), "values": dict(values), "act": name}
    return (
        [outcome.errors.get(one, "") for one in page.fields],
        [_words(outcome)] * page.said,
        [outcome.about.data() if mine and outcome.about else no_update] if page.about else [],
        kept if outcome.away else None,
        tick(handle, about.case_id) if outcome.done else no_update,
        page.look.plain().query() if over and mine else no_update,
        toast(outcome),
        notices.fault(outcome.away, unsaved=True) if outcome.away else no_update,
    )


def _said(page: Open, words: Any) -> tuple[Any, ...]:
    return (
        [no_update] * len(page.fields),
        [words] * page.said,
        [no_update] if page.about else [],
        *(no_update for _ in range(5)),
    )


def tick(handle: Handle, case_id: str) -> Any:
    """Return a new value of the page's tick: it is to be read anew."""
    try:
        return seq_of(handle, case_id)
    except StoreAway:  # it is written; the page reads it when the graph is back
        return new_id()


def toast(outcome: Outcome) -> Any:
    """Return what the toast tells, nothing when nothing was done."""
    if outcome.done is not None:
        return notices.toast(outcome.done)
    return notices.said(outcome.closes) if outcome.closes else no_update


def _words(outcome: Outcome) -> Any:
    if outcome.away is not None:
        return WAITS
    if outcome.differences:
        return differences(outcome.differences)
    if outcome.says:
        return html.P(outcome.says, className="err")
    if outcome.errors:
        count = len(outcome.errors)
        said = "One thing needs" if count == 1 else f"{count} things need"
        return html.P(f"{said} putting right.", className="err")
    return ""


def differences(found: Sequence[Difference]) -> list[Any]:
    """Return what somebody else changed meanwhile, and the two ways to go on."""
    parts: list[Any] = []
    for one in found:
        who = one.who or "Somebody else"
        when = f" {clock(one.at)}" if one.at else ""
        field = one.field.replace("_", " ")
        theirs = html.Div([html.Dt(f"{who} wrote"), html.Dd(one.theirs or "nothing")])
        mine = html.Div([html.Dt("You wrote"), html.Dd(one.mine or "nothing")])
        parts.append(html.P(f"{who} changed the {field}{when}, while you had it open."))
        parts.append(html.Dl([theirs, mine], className="diff"))
    acts = [
        fields.button("keep", "Keep theirs", kind="sm"),
        fields.button("mine", "Use mine", kind="sm"),
    ]
    return [html.Div([*parts, html.Div(acts, className="acts")], className="difference")]
