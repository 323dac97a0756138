"""The first page's callbacks."""

from __future__ import annotations

from datetime import date
from typing import Any

from dash import ALL, Dash, Input, Output, State

from graphapp.access.guard import current_session
from graphapp.screens.home import ids
from graphapp.screens.home.logic import dots_of, search
from graphapp.screens.home.mini import mini
from graphapp.screens.home.view import options
from graphapp.services import Services
from queries.store import GraphError
from queries.store.handle import Handle


def register(app: Dash, services: Services) -> None:
    """Register the first page's callbacks."""

    @app.callback(
        Output(ids.FOUND, "children"),
        Output(ids.FOUND, "hidden"),
        Output(ids.FOUND, "data-for"),
        Output(ids.FOUND_SAID, "children"),
        Input(ids.SEARCH, "value"),
        prevent_initial_call=True,
    )
    def on_typed(text: str | None) -> tuple[list[Any], bool, str, str]:
        hits = search(services.handle_of(current_session()), text or "", date.today())
        return list(options(hits)), not hits.hits, text or "", hits.said

    @app.callback(
        Output({"type": ids.MINI, "case": ALL}, "data-svg"),
        Input(ids.MINIS, "data"),
        State({"type": ids.MINI, "case": ALL}, "id"),
    )
    def on_maps(_cases: list[str], minis: list[dict[str, str]]) -> list[str]:
        handle = services.handle_of(current_session())
        return [_picture(handle, one["case"]) for one in minis]


def _picture(handle: Handle, case_id: str) -> str:
    """The small picture of a map, or its empty rings: no line is worth a fault on the page."""
    try:
        return mini(dots_of(handle, case_id))
    except GraphError:
        return mini({})
