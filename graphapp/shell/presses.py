"""From a button to a callback on the server: only a press is sent.

Dash calls whatever hears a part as soon as the part comes onto the page. A form that has just
opened would wait for that answer, and take no letter meanwhile. So the server hears a store
instead, which stands in the frame of every page before any form does.
"""

from __future__ import annotations

from typing import Any, TypedDict

from dash import ClientsideFunction, Dash, Input, Output, dcc

from graphapp.shell import ids

STORES = "presses"
"""Where the application's settings keep the ids of these stores."""


class Press(TypedDict):
    """A button that was pressed by its name, or "" when the graph is back; `n` is each time new."""

    name: str
    n: float


def tell(app: Dash, store: str, buttons: dict[str, Any], *, page: str = "") -> None:
    """Register that a press of one of `buttons` (a pattern) is put into `store`, as a `Press`.

    With `page`, so is the moment when what could not be saved may be tried again (`ids.back`).
    """
    app.server.config.setdefault(STORES, []).append(store)
    heard = [Input(buttons, "n_clicks")]
    if page:
        heard.append(Input(ids.back(page), "data"))
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("shell", "pressed"),
        Output(store, "data"),
        *heard,
        prevent_initial_call=True,
    )


def stores(app: Dash) -> list[dcc.Store]:
    """Return the stores of all that was registered, for the frame of every page."""
    return [dcc.Store(id=store) for store in app.server.config.get(STORES, ())]
