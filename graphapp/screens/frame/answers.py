"""From an outcome to what each part of the page gets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dash import html, no_update

from graphapp.screens.frame import acting
from graphapp.screens.frame.outcome import Outcome
from graphapp.screens.frame.state import About
from graphapp.shell import notices
from queries.ids import new_id
from queries.store.handle import Handle

WAITS = "Not saved yet. It is kept here and goes in when the connection is back."


@dataclass(frozen=True, slots=True)
class Open:
    """What the page sent: the open form's values in the order of its fields, what it is about
    (None when no form is open), and what is still unsaved.
    """

    case_id: str
    values: Mapping[str, Any]
    about: About | None
    pending: Mapping[str, Any] | None


def outputs(handle: Handle, page: Open, name: str) -> tuple[Any, ...]:
    """Do what a button says, or (`name` is "") send again what was kept; return all outputs.

    Raises
    ------
    GraphError : what no form has a place for; the shell says it.
    """
    if name and page.about is not None:
        about, values = page.about, page.values
    elif not name and page.pending:
        about, values = About.read(page.pending["about"]), page.pending["values"]
        name = str(page.pending["act"])
    else:
        return nothing(page)
    outcome = acting.press(handle, page.case_id, name, about, values)
    mine = page.about is not None and page.about.command == about.command
    return (
        [outcome.errors.get(one, "") if mine else no_update for one in page.values],
        [outcome.values.get(one, no_update) if mine else no_update for one in page.values],
        [_said(outcome) if mine else no_update] if page.about else [],
        [outcome.about.data() if mine and outcome.about else no_update] if page.about else [],
        _pending(outcome, about, values, name),
        {"n": new_id()} if outcome.done else no_update,
        "?" if mine and (outcome.done or outcome.closes) else no_update,
        _toast(outcome),
        notices.fault(outcome.away, unsaved=True) if outcome.away else no_update,
        _focus(outcome) if mine else no_update,
    )


def nothing(page: Open) -> tuple[Any, ...]:
    """Return the outputs that leave everything as it is."""
    same = [no_update] * len(page.values)
    one: Sequence[Any] = [no_update] if page.about else []
    return (same, same, one, one, *(no_update for _ in range(6)))


def _said(outcome: Outcome) -> Any:
    return html.P(WAITS) if outcome.away else outcome.said


def _pending(outcome: Outcome, about: About, values: Mapping[str, Any], name: str) -> Any:
    if outcome.away is None:
        return None
    return {"key": about.key, "about": about.data(), "values": dict(values), "act": name}


def _toast(outcome: Outcome) -> Any:
    if outcome.done is not None:
        return notices.toast(outcome.done)
    return notices.said(outcome.closes) if outcome.closes else no_update


def _focus(outcome: Outcome) -> Any:
    to = "back" if outcome.done or outcome.closes else outcome.focus
    return {"to": to, "n": new_id()} if to else no_update
