"""What happens in a form: each callback unpacks, calls one plain function, returns."""

from __future__ import annotations

from typing import Any

from dash import ALL, ClientsideFunction, Dash, Input, Output, State, no_update

from graphapp.access.guard import current_session
from graphapp.screens.explorer import changes_view
from graphapp.screens.explorer import ids as explorer
from graphapp.screens.explorer.forms import answers, asking, ids
from graphapp.screens.explorer.forms.about import About
from graphapp.screens.explorer.forms.tie_saving import tie_words
from graphapp.screens.explorer.state import view_from_address
from graphapp.services import Services
from graphapp.shell import ids as shell
from graphapp.shell import presses
from graphapp.shell.presses import Press
from queries.changes import seq_of


def register(app: Dash, services: Services) -> None:
    """Register the forms' callbacks on an app."""
    _register_acts(app, services)
    _register_live(app, services)
    _register_undo(app, services)
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("forms", "focus"),
        Output(ids.FOCUS, "data", allow_duplicate=True),
        Input(ids.FOCUS, "data"),
        prevent_initial_call=True,
    )
    for name, store in (("busy", ids.BUSY), ("suggest", ids.SUGGESTED)):
        app.clientside_callback(  # type: ignore[no-untyped-call]
            ClientsideFunction("forms", name),
            Output(ids.FOCUS, "data", allow_duplicate=True),
            Input(store, "data"),
            prevent_initial_call=True,
        )
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("forms", "pending"),
        Output(ids.FOCUS, "data", allow_duplicate=True),
        Input(ids.PENDING, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("forms", "fault"),
        Output(ids.FOCUS, "data", allow_duplicate=True),
        Input(shell.FAULT, "data"),
        State(ids.PENDING, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("forms", "typed"),
        Output(ids.FOCUS, "data", allow_duplicate=True),
        Input(ids.FIELDS, "value"),
        State(ids.FIELDS, "id"),
        State(ids.ABOUT, "data"),
        prevent_initial_call=True,
    )


def _register_acts(app: Dash, services: Services) -> None:
    presses.tell(app, ids.PRESSED, ids.ACTS, page="map")

    @app.callback(
        Output(ids.FIELDS, "error"),
        Output(ids.FIELDS, "value"),
        Output(ids.SAID, "children"),
        Output(ids.ABOUT, "data"),
        Output(ids.PENDING, "data"),
        Output(explorer.TICK, "data", allow_duplicate=True),
        Output(shell.ADDRESS, "search", allow_duplicate=True),
        Output(shell.TOAST, "data", allow_duplicate=True),
        Output(shell.FAULT, "data", allow_duplicate=True),
        Output(ids.FOCUS, "data"),
        Input(ids.PRESSED, "data"),
        State(ids.FIELDS, "value"),
        State(ids.FIELDS, "id"),
        State(ids.SAID, "id"),
        State(ids.ABOUT, "data"),
        State(ids.PENDING, "data"),
        State(explorer.CASE, "data"),
        State(shell.ADDRESS, "search"),
        running=[(Output(ids.BUSY, "data"), True, False)],
        prevent_initial_call=True,
    )
    def on_act(
        pressed: Press,
        values: list[Any],
        fields: list[ids.Ident],
        said: list[ids.Ident],
        about: list[dict[str, Any]],
        pending: dict[str, Any] | None,
        case: dict[str, Any],
        search: str | None,
    ) -> Any:
        page = answers.Open(
            {one["name"]: value for one, value in zip(fields, values, strict=True)},
            [one["name"] for one in said],
            About.read(about[0]) if about else None,
            pending,
            view_from_address(case["case"], search or ""),
        )
        return answers.outputs(services.handle_of(current_session()), page, pressed["name"])


def _register_live(app: Dash, services: Services) -> None:
    for name in ("name", "relation"):
        app.clientside_callback(  # type: ignore[no-untyped-call]
            ClientsideFunction("forms", "paused"),
            Output(ids.paused(name), "data"),
            Input(ids.field(name), "value"),
            State(ids.field(name), "id"),
        )

    @app.callback(
        Output(ids.said("alike"), "children", allow_duplicate=True),
        Input(ids.paused("name"), "data"),
        State(ids.about("form"), "data"),
        prevent_initial_call=True,
    )
    def on_name(name: str | None, about: dict[str, Any]) -> Any:
        handle = services.handle_of(current_session())
        return asking.names_like(handle, About.read(about), name or "")

    @app.callback(
        Output(ids.said("relation"), "children", allow_duplicate=True),
        Output(ids.SUGGESTED, "data"),
        Input(ids.paused("relation"), "data"),
        State({"form": "field", "name": ALL}, "value"),
        State({"form": "field", "name": ALL}, "id"),
        State(explorer.CASE, "data"),
        State(shell.ADDRESS, "search"),
        prevent_initial_call=True,
    )
    def on_relation(
        words: str | None, values: list[Any], names: list[ids.Ident], case: Any, search: str | None
    ) -> Any:
        ticked = next(
            (v for v, one in zip(values, names, strict=True) if one["name"] == "children"), None
        )
        handle = services.handle_of(current_session())
        view = view_from_address(case["case"], search or "")
        said, connection, sex = asking.reading_of(handle, view, words or "", tuple(ticked or ()))
        return said, {"connection": connection, "sex": sex}

    @app.callback(
        Output(ids.field("kind"), "data"),
        Input(ids.field("other"), "value"),
        State(ids.about("form"), "data"),
        State(shell.ADDRESS, "search"),
        prevent_initial_call=True,
    )
    def on_other(other: str | None, about: dict[str, Any], search: str | None) -> Any:
        handle = services.handle_of(current_session())
        one = About.read(about)
        return tie_words(handle, view_from_address(one.case_id, search or ""), one, other or "")


def _register_undo(app: Dash, services: Services) -> None:
    presses.tell(app, ids.UNDONE, ids.UNDO)

    @app.callback(
        Output(explorer.TICK, "data", allow_duplicate=True),
        Output(shell.TOAST, "data", allow_duplicate=True),
        Output(ids.SAID, "children", allow_duplicate=True),
        Input(ids.UNDONE, "data"),
        State(ids.SAID, "id"),
        State(explorer.CASE, "data"),
        prevent_initial_call=True,
    )
    def on_undo(pressed: Press, said: list[ids.Ident], case: dict[str, Any]) -> Any:
        handle = services.handle_of(current_session())
        done, why = changes_view.take_back(handle, pressed["name"])
        words = [why if one["name"] == "lately" else no_update for one in said]
        if done is None:
            return no_update, no_update, words
        return seq_of(handle, case["case"]), changes_view.toast(done), words

    @app.callback(
        Output(explorer.TICK, "data", allow_duplicate=True),
        Input(shell.CHANGED, "data"),
        State(explorer.CASE, "data"),
        prevent_initial_call=True,
    )
    def on_undone(_changed: dict[str, str], case: dict[str, Any]) -> Any:
        return seq_of(services.handle_of(current_session()), case["case"])
