"""What happens on the page: each callback unpacks, calls one plain function, returns."""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output, State
from dash.exceptions import PreventUpdate

from graphapp.access.guard import current_session
from graphapp.screens.frame import ids, lists
from graphapp.screens.frame.acting import press
from graphapp.screens.frame.forms import form_of
from graphapp.screens.frame.reading import read
from graphapp.screens.frame.state import About, Section, view_from
from graphapp.screens.frame.view import users_for
from graphapp.services import Services
from graphapp.shell import ids as shell
from graphapp.shell.following import follow
from graphapp.shell.forms.answers import Machine
from graphapp.shell.forms.callbacks import register as register_forms

SECTIONS = tuple(Section)


def register(app: Dash, services: Services) -> None:
    """Register the page's callbacks on an app."""
    _register_reading(app, services)
    follow(app, services, tick=ids.TICK, poll=ids.POLL, case=ids.CASE)
    register_forms(
        app,
        services,
        Machine(
            ids.FORM,
            ids.TICK,
            ids.CASE,
            view=view_from,
            read=About.read,
            press=lambda handle, view, name, about, values: press(
                handle, view.case_id, name, about, values
            ),
            after=lambda _view, _outcome: "?",
        ),
    )


def _register_reading(app: Dash, services: Services) -> None:
    @app.callback(
        *(Output(ids.slot(section), "children") for section in SECTIONS),
        Input(shell.ADDRESS, "search"),
        State(shell.ADDRESS, "pathname"),
        State(ids.CASE, "data"),
        prevent_initial_call=True,
    )
    def on_search(search: str | None, path: str, case_id: str) -> Any:
        if path != f"/case/{case_id}/frame":  # on its way to another page
            raise PreventUpdate
        view = view_from(case_id, search or "")
        if view.form is None:
            return [[] for _ in SECTIONS]
        handle = services.handle_of(current_session())
        opened = form_of(read(handle, view.case_id), view, users_for(handle, view))
        return [[opened[1]] if opened and opened[0] is one else [] for one in SECTIONS]

    @app.callback(
        *(Output(ids.listing(section), "children") for section in SECTIONS),
        Input(ids.TICK, "data"),
        State(ids.CASE, "data"),
        prevent_initial_call=True,
    )
    def on_changed(_tick: Any, case_id: str) -> Any:
        reading = read(services.handle_of(current_session()), case_id)
        return [lists.list_of(reading, section) for section in SECTIONS]
