"""The callbacks of a page's forms, and the stores that the page keeps for them."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, dcc

from graphapp.access.guard import current_session
from graphapp.services import Services
from graphapp.shell import ids as shell
from graphapp.shell import presses
from graphapp.shell.forms import answers
from graphapp.shell.forms.about import A
from graphapp.shell.forms.answers import Machine, V
from graphapp.shell.forms.ids import FormIds, Ident
from graphapp.shell.presses import Press


def stores(ids: FormIds) -> list[Any]:
    """Return what a page keeps for its forms, in the page's memory only."""
    kept = (ids.pending, ids.focus, ids.busy, shell.back(ids.page))
    return [dcc.Store(id=one) for one in kept]


def register(app: Dash, services: Services, machine: Machine[A, V]) -> None:
    """Register what a press of a form's button does, and what the page does with the answer."""
    ids = machine.ids
    presses.tell(app, ids.pressed, ids.every("act"), page=ids.page)
    _in_the_page(app, ids)

    @app.callback(
        Output(ids.every("field"), "error"),
        Output(ids.every("field"), "value"),
        Output(ids.every("said"), "children"),
        Output(ids.every("about"), "data"),
        Output(ids.pending, "data"),
        Output(machine.tick, "data", allow_duplicate=True),
        Output(shell.ADDRESS, "search", allow_duplicate=True),
        Output(shell.TOAST, "data", allow_duplicate=True),
        Output(shell.FAULT, "data", allow_duplicate=True),
        Output(ids.focus, "data"),
        Input(ids.pressed, "data"),
        State(ids.every("field"), "value"),
        State(ids.every("field"), "id"),
        State(ids.every("said"), "id"),
        State(ids.every("about"), "data"),
        State(ids.pending, "data"),
        State(machine.case, "data"),
        State(shell.ADDRESS, "search"),
        running=[(Output(ids.busy, "data"), True, False)],
        prevent_initial_call=True,
    )
    def on_act(
        pressed: Press,
        values: list[Any],
        names: list[Ident],
        said: list[Ident],
        abouts: list[dict[str, Any]],
        pending: dict[str, Any] | None,
        case: Any,
        search: str | None,
    ) -> Any:
        page = answers.Open(
            {one["name"]: value for one, value in zip(names, values, strict=True)},
            [one["name"] for one in said],
            machine.read(abouts[0]) if abouts else None,
            pending,
            machine.view(case, search or ""),
        )
        handle = services.handle_of(current_session())
        return answers.outputs(machine, handle, page, pressed["name"])


def _in_the_page(app: Dash, ids: FormIds) -> None:
    """Register what `assets/91-forms.js` does."""
    for name, store in (("focus", ids.focus), ("busy", ids.busy), ("pending", ids.pending)):
        app.clientside_callback(  # type: ignore[no-untyped-call]
            ClientsideFunction("forms", name),
            Output(ids.focus, "data", allow_duplicate=True),
            Input(store, "data"),
            prevent_initial_call=True,
        )
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("forms", "fault"),
        Output(ids.focus, "data", allow_duplicate=True),
        Input(shell.FAULT, "data"),
        State(ids.pending, "data"),
        prevent_initial_call=True,
    )
