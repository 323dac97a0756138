"""A page that follows its case: it is read anew when somebody changed the map."""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output, State
from dash.exceptions import PreventUpdate

from graphapp.access.guard import current_session
from graphapp.services import Services
from graphapp.shell import ids as shell
from queries.changes import seq_of

POLL_MS = 5_000
"""How often a page asks whether somebody else changed the map."""


def follow(app: Dash, services: Services, *, tick: str, poll: str, case: str) -> None:
    """Register that the store `tick` holds the number of the last change of the case in `case`.

    It is asked for by the interval `poll`, and after an undo or a redo.
    """

    @app.callback(
        Output(tick, "data", allow_duplicate=True),
        Input(poll, "n_intervals"),
        State(tick, "data"),
        State(case, "data"),
        prevent_initial_call=True,
    )
    def on_poll(_n: int, now: Any, case_id: str) -> Any:
        seq = seq_of(services.handle_of(current_session()), case_id)
        if seq == now:
            raise PreventUpdate
        return seq

    @app.callback(
        Output(tick, "data", allow_duplicate=True),
        Input(shell.CHANGED, "data"),
        State(case, "data"),
        prevent_initial_call=True,
    )
    def on_undone(_changed: dict[str, str], case_id: str) -> Any:
        return seq_of(services.handle_of(current_session()), case_id)
