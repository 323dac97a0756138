"""What happens on the safety plan's page: each callback unpacks, calls plain functions, returns."""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output, State, no_update

from graphapp.access.guard import current_session
from graphapp.screens.plan import forms, ids, view
from graphapp.screens.plan.about import About
from graphapp.screens.plan.papers import add_papers
from graphapp.screens.plan.reading import read
from graphapp.screens.plan.saving import press
from graphapp.screens.plan.state import look_from_address
from graphapp.screens.plan.suggesting import suggest
from graphapp.screens.plan.week_view import week_section
from graphapp.services import Services
from graphapp.shell import ids as shell
from graphapp.shell import notices, presses
from graphapp.shell.following import follow
from graphapp.shell.forms.answers import Machine, tick
from graphapp.shell.forms.callbacks import register as register_forms
from graphapp.shell.presses import Press


def register(app: Dash, services: Services) -> None:
    """Register the page's callbacks, and its paper, on an app."""
    add_papers(app.server, services)
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


def _register_reading(app: Dash, services: Services) -> None:
    @app.callback(
        Output(ids.HEAD, "children"),
        Output(ids.RULES, "children"),
        Output(ids.WEEK, "children"),
        Output(ids.FOOT, "children"),
        Output(ids.PLACE, "children"),
        Input(shell.ADDRESS, "search"),
        Input(ids.TICK, "data"),
        State(ids.CASE, "data"),
        State(ids.FORM.every("about"), "data"),
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


def _register_at_once(app: Dash, services: Services) -> None:
    presses.tell(app, ids.ASKED, ids.ASKS)

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
        outcome = suggest(handle, case_id, pressed["name"])
        if outcome.done is None:
            return no_update, no_update, outcome.says
        return tick(handle, case_id), notices.toast(outcome.done), ""
