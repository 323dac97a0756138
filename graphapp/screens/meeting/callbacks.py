"""What happens on the meeting's page: each callback unpacks, calls plain functions, returns."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dash import Dash, Input, Output, State, no_update
from dash.exceptions import PreventUpdate

from graphapp.access.guard import current_session
from graphapp.meeting_reading import read
from graphapp.screens.meeting import forms, guest_list, ids, notice, quick, view
from graphapp.screens.meeting.about import About
from graphapp.screens.meeting.papers import add_papers
from graphapp.screens.meeting.saving import press
from graphapp.screens.meeting.state import Form, look_from_address
from graphapp.services import Services
from graphapp.shell import ids as shell
from graphapp.shell import notices, presses
from graphapp.shell.following import follow
from graphapp.shell.forms.answers import Machine, tick
from graphapp.shell.forms.callbacks import register as register_forms
from graphapp.shell.presses import Press


def register(app: Dash, services: Services) -> None:
    """Register the page's callbacks on an app, and its papers on the server."""
    _register_reading(app, services)
    _register_at_once(app, services)
    follow(app, services, tick=ids.TICK, poll=ids.POLL, case=ids.CASE)
    register_forms(
        app,
        services,
        Machine(
            ids.FORM,
            ids.TICK,
            ids.CASE,
            view=look_from_address,
            read=About.read,
            press=lambda handle, _look, name, about, values: press(handle, name, about, values),
            after=lambda look, _outcome: look.plain().query(),
        ),
    )
    add_papers(app.server, services)


def _register_reading(app: Dash, services: Services) -> None:
    @app.callback(
        Output(ids.HEAD, "children"),
        Output(ids.APART, "children"),
        Output(ids.LIST, "children"),
        Output(ids.ASIDE, "children"),
        Output(ids.FOOT, "children"),
        Output(ids.PLACE, "children"),
        Input(shell.ADDRESS, "search"),
        Input(ids.TICK, "data"),
        State(shell.ADDRESS, "pathname"),
        State(ids.CASE, "data"),
        State(ids.FORM.every("about"), "data"),
    )
    def on_look(
        search: str | None, _tick: Any, path: str, case_id: str, abouts: list[dict[str, Any]]
    ) -> Any:
        if path != f"/case/{case_id}/meeting":  # on its way to another page
            raise PreventUpdate
        look = look_from_address(case_id, search)
        reading = read(services.handle_of(current_session()), case_id, look.meeting)
        keeps = any(forms.same(About.read(one), look) for one in abouts)
        return (
            view.head(reading, look),
            notice.notices(reading, look),
            guest_list.section(reading, look),
            view.aside(reading, services.notation),
            view.foot(reading, look),
            no_update if keeps else forms.open_form(reading, look),
        )


def _register_at_once(app: Dash, services: Services) -> None:
    presses.tell(app, ids.QUICK, ids.QUICKS)

    @app.callback(
        Output(ids.TICK, "data", allow_duplicate=True),
        Output(shell.TOAST, "data", allow_duplicate=True),
        Output(ids.SAYS, "children"),
        Output(shell.ADDRESS, "search", allow_duplicate=True),
        Input(ids.QUICK, "data"),
        State(shell.ADDRESS, "search"),
        State(ids.CASE, "data"),
        prevent_initial_call=True,
    )
    def on_quick(pressed: Press, search: str | None, case_id: str) -> Any:
        look = look_from_address(case_id, search)
        handle = services.handle_of(current_session())
        outcome = quick.do(handle, case_id, pressed["name"])
        if outcome.done is None:
            asks = replace(look.plain(), form=Form.INVITATION, invite=outcome.asks)
            there = asks.query() if outcome.asks else no_update
            return no_update, no_update, outcome.says, there
        return tick(handle, case_id), notices.toast(outcome.done), "", no_update
