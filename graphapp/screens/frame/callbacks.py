"""What happens on the page: each callback unpacks, calls one plain function, returns."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, ctx
from dash.exceptions import PreventUpdate

from graphapp.access.guard import current_session
from graphapp.screens.frame import answers, ids, lists
from graphapp.screens.frame.forms import form_of
from graphapp.screens.frame.reading import read
from graphapp.screens.frame.state import About, Section, view_from
from graphapp.screens.frame.view import users_for
from graphapp.services import Services
from graphapp.shell import ids as shell
from graphapp.shell import presses
from graphapp.shell.presses import Press

SECTIONS = tuple(Section)


def register(app: Dash, services: Services) -> None:
    """Register the page's callbacks on an app."""
    _register_forms(app, services)
    _register_acts(app, services)
    for name, store in (("focus", ids.FOCUS), ("pending", ids.PENDING)):
        app.clientside_callback(  # type: ignore[no-untyped-call]
            ClientsideFunction("casepage", name),
            Output(ids.FOCUS, "data", allow_duplicate=True),
            Input(store, "data"),
            prevent_initial_call=True,
        )


def _register_forms(app: Dash, services: Services) -> None:
    @app.callback(
        *(Output(ids.slot(section), "children") for section in SECTIONS),
        Input(shell.ADDRESS, "search"),
        State(shell.ADDRESS, "pathname"),
        State(ids.CASE, "data"),
        prevent_initial_call=True,
    )
    def on_search(search: str | None, path: str, case: dict[str, str]) -> Any:
        if path != f"/case/{case['case']}/frame":  # on its way to another page
            raise PreventUpdate
        view = view_from(case["case"], search or "")
        if view.form is None:
            return [[] for _ in SECTIONS]
        handle = services.handle_of(current_session())
        opened = form_of(read(handle, view.case_id), view, users_for(handle, view))
        return [[opened[1]] if opened and opened[0] is one else [] for one in SECTIONS]

    @app.callback(
        *(Output(ids.listing(section), "children") for section in SECTIONS),
        Input(ids.TICK, "data"),
        Input(shell.CHANGED, "data"),
        State(ids.CASE, "data"),
        prevent_initial_call=True,
    )
    def on_changed(_tick: Any, _changed: Any, case: dict[str, str]) -> Any:
        if not any(one["value"] for one in ctx.triggered):
            raise PreventUpdate
        reading = read(services.handle_of(current_session()), case["case"])
        return [lists.list_of(reading, section) for section in SECTIONS]


def _register_acts(app: Dash, services: Services) -> None:
    presses.tell(app, ids.PRESSED, ids.ACTS, page=ids.PAGE)

    @app.callback(
        Output(ids.FIELDS, "error"),
        Output(ids.FIELDS, "value"),
        Output(ids.SAID, "children"),
        Output(ids.ABOUT, "data"),
        Output(ids.PENDING, "data"),
        Output(ids.TICK, "data"),
        Output(shell.ADDRESS, "search", allow_duplicate=True),
        Output(shell.TOAST, "data", allow_duplicate=True),
        Output(shell.FAULT, "data", allow_duplicate=True),
        Output(ids.FOCUS, "data"),
        Input(ids.PRESSED, "data"),
        State(ids.FIELDS, "value"),
        State(ids.FIELDS, "id"),
        State(ids.ABOUT, "data"),
        State(ids.PENDING, "data"),
        State(ids.CASE, "data"),
        prevent_initial_call=True,
    )
    def on_act(
        pressed: Press,
        values: list[Any],
        fields: list[dict[str, str]],
        about: list[dict[str, Any]],
        pending: dict[str, Any] | None,
        case: dict[str, str],
    ) -> Any:
        page = answers.Open(
            case["case"],
            {one["name"]: value for one, value in zip(fields, values, strict=True)},
            About.read(about[0]) if about else None,
            pending,
        )
        return answers.outputs(services.handle_of(current_session()), page, pressed["name"])
