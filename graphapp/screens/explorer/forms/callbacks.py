"""What happens in a form: each callback unpacks, calls one plain function, returns."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, no_update

from graphapp.access.guard import current_session
from graphapp.screens.explorer import changes_view
from graphapp.screens.explorer import ids as explorer
from graphapp.screens.explorer.forms import asking, ids
from graphapp.screens.explorer.forms.about import About, Outcome
from graphapp.screens.explorer.forms.acting import press
from graphapp.screens.explorer.forms.tie_saving import tie_words
from graphapp.screens.explorer.state import View, view_from_address
from graphapp.services import Services
from graphapp.shell import ids as shell
from graphapp.shell import presses
from graphapp.shell.forms.answers import Machine
from graphapp.shell.forms.callbacks import register as register_forms
from graphapp.shell.forms.ids import Ident
from graphapp.shell.presses import Press
from queries.changes import seq_of


def register(app: Dash, services: Services) -> None:
    """Register the forms' callbacks on an app."""
    _register_live(app, services)
    _register_undo(app, services)
    register_forms(
        app,
        services,
        Machine(
            ids.FORM,
            explorer.TICK,
            explorer.CASE,
            view=lambda case, search: view_from_address(case["case"], search),
            read=About.read,
            press=press,
            after=_after,
            clears=("form", "leaving"),
        ),
    )
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("mapforms", "typed"),
        Output(ids.FORM.focus, "data", allow_duplicate=True),
        Input(ids.FIELDS, "value"),
        State(ids.FIELDS, "id"),
        State(ids.ABOUT, "data"),
        prevent_initial_call=True,
    )


def _after(view: View, outcome: Outcome) -> str:
    """The query of a view without its form, on whom the form was about."""
    whose = outcome.whose or view.whose
    after = replace(view, form=None, tie="", other="", person=outcome.person, whose=whose)
    return after.query() or "?"


def _register_live(app: Dash, services: Services) -> None:
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("mapforms", "suggest"),
        Output(ids.FORM.focus, "data", allow_duplicate=True),
        Input(ids.SUGGESTED, "data"),
        prevent_initial_call=True,
    )
    for name in ("name", "relation"):
        app.clientside_callback(  # type: ignore[no-untyped-call]
            ClientsideFunction("mapforms", "paused"),
            Output(ids.paused(name), "data"),
            Input(ids.field(name), "value"),
            State(ids.field(name), "id"),
        )

    @app.callback(
        Output(ids.FORM.said("alike"), "children", allow_duplicate=True),
        Input(ids.paused("name"), "data"),
        State(ids.FORM.about(), "data"),
        prevent_initial_call=True,
    )
    def on_name(name: str | None, about: dict[str, Any]) -> Any:
        handle = services.handle_of(current_session())
        return asking.names_like(handle, About.read(about), name or "")

    @app.callback(
        Output(ids.FORM.said("relation"), "children", allow_duplicate=True),
        Output(ids.SUGGESTED, "data"),
        Input(ids.paused("relation"), "data"),
        State(ids.FIELDS, "value"),
        State(ids.FIELDS, "id"),
        State(explorer.CASE, "data"),
        State(shell.ADDRESS, "search"),
        prevent_initial_call=True,
    )
    def on_relation(
        words: str | None, values: list[Any], names: list[Ident], case: Any, search: str | None
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
        State(ids.FORM.about(), "data"),
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
    def on_undo(pressed: Press, said: list[Ident], case: dict[str, Any]) -> Any:
        handle = services.handle_of(current_session())
        done, why = changes_view.take_back(handle, pressed["name"])
        words = [why if one["name"] == "lately" else no_update for one in said]
        if done is None:
            return no_update, no_update, words
        return seq_of(handle, case["case"]), changes_view.toast(done), words
