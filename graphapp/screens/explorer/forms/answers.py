"""From an outcome to what each part of the page gets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dash import no_update

from graphapp.screens.explorer.forms import acting
from graphapp.screens.explorer.forms.about import About
from graphapp.screens.explorer.forms.outcome import Outcome
from graphapp.screens.explorer.state import View
from graphapp.shell import notices
from queries.changes import seq_of
from queries.ids import new_id
from queries.store.errors import StoreAway
from queries.store.handle import Handle

WAITS = "Not saved yet. It is kept here and goes in when the connection is back."
ONE_WAITS = "An earlier change still waits to go in. Save this once it is in."


@dataclass(frozen=True, slots=True)
class Open:
    """What the page sent: the open form's values (in the order of its fields), the places where
    it says something, what it is about (None when no form is open), and what is still unsaved.
    """

    values: Mapping[str, Any]
    said: Sequence[str]
    about: About | None
    pending: Mapping[str, Any] | None
    view: View


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
    outcome = acting.press(handle, page.view, name, about, values)
    mine = page.about is not None and page.about.command == about.command
    words = _words(page, outcome, about)
    return (
        [outcome.errors.get(one, "") for one in page.values] if mine else _same(page.values),
        [outcome.values.get(one, no_update) if mine else no_update for one in page.values],
        [words.get(one, no_update) if mine else no_update for one in page.said],
        [outcome.about.data() if mine and outcome.about else no_update] if page.about else [],
        _pending(page, outcome, about, values, name),
        _tick(handle, about, outcome),
        _search(page, outcome) if mine else no_update,
        _toast(outcome),
        notices.fault(outcome.away, unsaved=True) if outcome.away else no_update,
        _focus(outcome) if mine else no_update,
    )


def nothing(page: Open) -> tuple[Any, ...]:
    """Return the outputs that leave everything as it is."""
    return (
        _same(page.values),
        _same(page.values),
        _same(page.said),
        [no_update] if page.about else [],
        *(no_update for _ in range(6)),
    )


def _other_waits(page: Open, about: About) -> bool:
    return bool(page.pending) and page.pending["about"]["command"] != about.command  # type: ignore[index]


def _words(page: Open, outcome: Outcome, about: About) -> Mapping[str, Any]:
    if outcome.away is None:
        return {"form": "", "leaving": "", **outcome.said}
    return {"form": ONE_WAITS if _other_waits(page, about) else WAITS}


def _pending(
    page: Open, outcome: Outcome, about: About, values: Mapping[str, Any], name: str
) -> Any:
    """What is unsaved: this form's write, another's that still waits, or nothing."""
    if _other_waits(page, about):
        return no_update
    if outcome.away is None:
        return None
    kept = {"key": about.key, "about": about.data(), "values": dict(values), "act": name}
    return {**kept, "fault": notices.fault(outcome.away, unsaved=True)}


def _tick(handle: Handle, about: About, outcome: Outcome) -> Any:
    if outcome.done is None:
        return no_update
    try:
        return seq_of(handle, about.case_id)
    except StoreAway:  # it is written; the page reads it when the graph is back
        return new_id()


def _search(page: Open, outcome: Outcome) -> Any:
    if outcome.done is None and not outcome.closes:
        return no_update
    after = replace(page.view, form=None, tie="", other="", person=outcome.person)
    return after.query() or "?"


def _toast(outcome: Outcome) -> Any:
    if outcome.done is not None:
        return notices.toast(outcome.done)
    return notices.said(outcome.closes) if outcome.closes else no_update


def _focus(outcome: Outcome) -> Any:
    to = "panel" if outcome.done or outcome.closes else outcome.focus
    return {"to": to, "n": new_id()} if to else no_update


def _same(parts: Iterable[object]) -> list[Any]:
    return [no_update for _ in parts]
