"""A page that follows its case: it is read anew when somebody changed it, or the graph is back.

A page keeps the number of the case's last change in a store, its tick: any new value there, number
or not, is to read it anew.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, dcc
from dash.exceptions import PreventUpdate

from graphapp.access.guard import current_session
from graphapp.services import Services
from graphapp.shell import ids as shell
from queries.changes import seq_of

POLL_MS = 5_000
"""How often a page asks whether somebody else changed the map."""


def followed(tick: str, poll: str, seq: int) -> list[Any]:
    """Return what a page keeps to follow its case, of which change `seq` is the last."""
    return [dcc.Store(id=tick, data=seq), dcc.Interval(id=poll, interval=POLL_MS)]


def follow(
    app: Dash,
    services: Services,
    *,
    tick: str,
    poll: str,
    case: str,
    case_of: Callable[[Any], str] = str,
) -> None:
    """Register that the store `tick` is raised when the case in the store `case` changed.

    It is looked for by the interval `poll`, after an undo or a redo, and when the graph is back:
    what was asked for while it was away was not answered. `case_of` reads the id from `case`.
    """

    @app.callback(
        Output(tick, "data", allow_duplicate=True),
        Input(poll, "n_intervals"),
        State(tick, "data"),
        State(case, "data"),
        prevent_initial_call=True,
    )
    def on_poll(_n: int, now: Any, held: Any) -> int:
        seq = seq_of(services.handle_of(current_session()), case_of(held))
        if seq == now:
            raise PreventUpdate
        return seq

    @app.callback(
        Output(tick, "data", allow_duplicate=True),
        Input(shell.CHANGED, "data"),
        State(case, "data"),
        prevent_initial_call=True,
    )
    def on_undone(_changed: dict[str, str], held: Any) -> int:
        return seq_of(services.handle_of(current_session()), case_of(held))

    when_back(app, tick)


def when_back(app: Dash, tick: str) -> None:
    """Register that the store `tick` is raised when the graph is back after it was away."""
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("shell", "again"),
        Output(tick, "data", allow_duplicate=True),
        Input(shell.FAULT, "data"),
        prevent_initial_call=True,
    )
