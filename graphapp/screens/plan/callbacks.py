"""What happens on the safety plan's page: each callback unpacks, calls plain functions, returns."""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output, State, no_update
from dash.exceptions import PreventUpdate

from graphapp.access.guard import current_session
from graphapp.screens.plan import answers, forms, ids, saving, view
from graphapp.screens.plan.about import About
from graphapp.screens.plan.papers import add_papers
from graphapp.screens.plan.reading import read
from graphapp.screens.plan.state import look_from_address
from graphapp.screens.plan.week_view import week_section
from graphapp.services import Services
from graphapp.shell import ids as shell
from graphapp.shell import notices, presses
from graphapp.shell.presses import Press
from queries.changes import seq_of


def register(app: Dash, services: Services) -> None:
    """Register the page's callbacks, and its paper, on an app."""
    add_papers(app.server, services)
    _register_reading(app, services)
    _register_writing(app, services)


def _register_reading(app: Dash, services: Services) -> None:
    @app.callback(
        Output(ids.HEAD, "children"),
        Output(ids.RULES, "children"),
        Output(ids.WEEK, "children"),
        Output(ids.FOOT, "children"),
        Output(ids.FORM, "children"),
        Input(shell.ADDRESS, "search"),
        Input(ids.TICK, "data"),
        State(ids.CASE, "data"),
        State(ids.ABOUT, "data"),
    )
    def on_look(search: str | None, _tick: int, case_id: str, abouts: list[dict[str, Any]]) -> Any:
        look = look_from_address(case_id, search)
        reading = read(services.handle_of(current_session()), case_id)
        keeps = any(forms.same(About.read(one), look) for one in abouts)
        return (
            view.head(reading, look),
            view.rules(reading, look),
            week_section(reading, look),
            view.foot(reading),
            no_update if keeps else forms.open_form(reading, look),
        )

    @app.callback(
        Output(ids.TICK, "data", allow_duplicate=True),
        Input(ids.POLL, "n_intervals"),
        State(ids.TICK, "data"),
        State(ids.CASE, "data"),
        prevent_initial_call=True,
    )
    def on_poll(_n: int, tick: int, case_id: str) -> Any:
        seq = seq_of(services.handle_of(current_session()), case_id)
        if seq == tick:
            raise PreventUpdate
        return seq

    @app.callback(
        Output(ids.TICK, "data", allow_duplicate=True),
        Input(shell.CHANGED, "data"),
        State(ids.CASE, "data"),
        prevent_initial_call=True,
    )
    def on_undone(_changed: dict[str, str], case_id: str) -> Any:
        return seq_of(services.handle_of(current_session()), case_id)


def _register_writing(app: Dash, services: Services) -> None:
    presses.tell(app, ids.PRESSED, ids.ACTS, page="plan")
    presses.tell(app, ids.ASKED, ids.ASKS)

    @app.callback(
        Output(ids.FIELDS, "error"),
        Output(ids.SAID, "children"),
        Output(ids.ABOUT, "data"),
        Output(ids.PENDING, "data"),
        Output(ids.TICK, "data", allow_duplicate=True),
        Output(shell.ADDRESS, "search", allow_duplicate=True),
        Output(shell.TOAST, "data", allow_duplicate=True),
        Output(shell.FAULT, "data", allow_duplicate=True),
        Input(ids.PRESSED, "data"),
        State(ids.FIELDS, "value"),
        State(ids.FIELDS, "id"),
        State(ids.ABOUT, "data"),
        State(ids.SAID, "id"),
        State(ids.PENDING, "data"),
        State(shell.ADDRESS, "search"),
        State(ids.CASE, "data"),
        prevent_initial_call=True,
    )
    def on_act(
        pressed: Press,
        values: list[Any],
        names: list[ids.Ident],
        abouts: list[dict[str, Any]],
        said: list[ids.Ident],
        pending: dict[str, Any] | None,
        search: str | None,
        case_id: str,
    ) -> Any:
        given = {one["name"]: value for one, value in zip(names, values, strict=True)}
        page = answers.Open(
            fields=[one["name"] for one in names],
            said=len(said),
            about=About.read(abouts[0]) if abouts else None,
            values=given,
            pending=pending,
            look=look_from_address(case_id, search),
        )
        return answers.outputs(services.handle_of(current_session()), page, pressed["name"])

    @app.callback(
        Output(ids.TICK, "data", allow_duplicate=True),
        Output(shell.TOAST, "data", allow_duplicate=True),
        Output(ids.SAYS, "children"),
        Input(ids.ASKED, "data"),
        State(ids.CASE, "data"),
        prevent_initial_call=True,
    )
    def on_ask(pressed: Press, case_id: str) -> Any:
        handle = services.handle_of(current_session())
        outcome = saving.suggest(handle, case_id, pressed["name"])
        if outcome.done is None:
            return no_update, no_update, outcome.says
        return seq_of(handle, case_id), notices.toast(outcome.done), ""
