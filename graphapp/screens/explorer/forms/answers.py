"""From an outcome to what each part of the page gets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
from queries.store.handle import Handle


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
    """Do what a button says, or (`name` is "") send again what was kept; return all outputs."""
    if name:
        if page.about is None:
            return _nothing(page)
        about, values = page.about, page.values
    else:
        if not page.pending:
            return _nothing(page)
        about, values = About.read(page.pending["about"]), page.pending["values"]
    outcome = acting.press(handle, page.view, name or "save", about, values)
    return _outputs(handle, page, outcome, about, values)


def _outputs(
    handle: Handle, page: Open, outcome: Outcome, about: About, values: Mapping[str, Any]
) -> tuple[Any, ...]:
    still_open = page.about is not None and page.about.command == about.command
    said = {"form": "", **outcome.said} if outcome.away is None else {"form": acting.away_words()}
    pending: dict[str, Any] | None = None
    if outcome.away is not None:
        pending = {"key": about.key, "about": about.data(), "values": dict(values)}
    search: Any = no_update
    if outcome.done is not None and still_open:
        person = outcome.person
        search = replace(page.view, form=None, tie="", other="", person=person).query() or "?"
    return (
        [outcome.errors.get(name, "") for name in page.values]
        if still_open
        else _same(page.values),
        [outcome.values.get(name, no_update) for name in page.values],
        [said.get(name, no_update) for name in page.said] if still_open else _same(page.said),
        [outcome.about.data() if outcome.about else no_update] if page.about else [],
        pending,
        seq_of(handle, about.case_id) if outcome.done else no_update,
        search,
        notices.toast(outcome.done) if outcome.done else no_update,
        notices.fault(outcome.away, unsaved=True) if outcome.away else no_update,
        _focus(outcome),
    )


def _focus(outcome: Outcome) -> Any:
    if outcome.done:
        return {"to": "panel", "n": new_id()}
    if outcome.errors:
        return {"to": next(iter(outcome.errors)), "n": new_id()}
    if outcome.said and outcome.about is None:
        return {"to": "said", "n": new_id()}
    return no_update


def _same(parts: Any) -> list[Any]:
    return [no_update for _ in parts]


def _nothing(page: Open) -> tuple[Any, ...]:
    return (
        _same(page.values),
        _same(page.values),
        _same(page.said),
        [no_update] if page.about else [],
        *(no_update for _ in range(6)),
    )
