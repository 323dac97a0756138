"""The new map's callbacks. A change the graph could not take is kept and sent again."""

from __future__ import annotations

from typing import Any

from dash import ALL, Dash, Input, Output, Patch, State, no_update

from graphapp.access.guard import current_session
from graphapp.screens.new_map import ids
from graphapp.screens.new_map.logic import MOST_CHILDREN, Typed, Wrong, open_map
from graphapp.screens.new_map.view import child_fields
from graphapp.services import Services
from graphapp.shell import ids as shell
from graphapp.shell import notices, presses
from graphapp.shell.presses import Press
from queries.store.errors import StoreAway
from queries.vocabulary import Sex


def _every(kind: str) -> dict[str, Any]:
    return {"type": kind, "place": ALL}


def register(app: Dash, services: Services) -> None:
    """Register the form's callbacks."""
    presses.tell(app, ids.ASKED, ids.ANOTHERS)
    presses.tell(app, ids.PRESSED, ids.SAVES, page="new-map")

    @app.callback(
        Output(ids.CHILDREN, "children"),
        Output(ids.ANOTHER, "hidden"),
        Input(ids.ASKED, "data"),
        State(_every(ids.NAME), "id"),
        prevent_initial_call=True,
    )
    def on_another(_pressed: Press, there: list[Any]) -> tuple[Patch, bool]:
        children = Patch()
        children.append(child_fields(len(there)))
        return children, len(there) + 1 >= MOST_CHILDREN

    @app.callback(
        Output(_every(ids.NAME), "error"),
        Output(_every(ids.BORN), "error"),
        Output(shell.ADDRESS, "pathname"),
        Output(shell.TOAST, "data", allow_duplicate=True),
        Output(shell.FAULT, "data", allow_duplicate=True),
        Output(ids.UNSAVED, "data"),
        Input(ids.PRESSED, "data"),
        State(ids.UNSAVED, "data"),
        State(_every(ids.NAME), "value"),
        State(_every(ids.KNOWN_AS), "value"),
        State(_every(ids.BORN), "value"),
        State(_every(ids.SEX), "value"),
        State(ids.NUMBER, "value"),
        State(ids.COMMAND, "data"),
        prevent_initial_call=True,
    )
    def on_save(
        pressed: Press,
        unsaved: bool,
        names: list[str | None],
        known: list[str | None],
        born: list[str | None],
        sexes: list[str],
        number: str | None,
        made: dict[str, str],
    ) -> tuple[Any, ...]:
        nothing = [no_update] * len(names)
        if not pressed["name"] and not unsaved:  # the graph is back, and nothing waited for it
            return nothing, nothing, no_update, no_update, no_update, no_update
        rows = zip(names, known, born, sexes, strict=True)
        children = [Typed(n or "", k or "", b or "", Sex(s)) for n, k, b, s in rows]
        try:
            handle = services.handle_of(current_session())
            opened = open_map(handle, children, number or "", **made)
        except StoreAway as exc:
            fault = notices.fault(exc, unsaved=True)
            return nothing, nothing, no_update, no_update, fault, True
        if opened.done is None:
            return *_errors(opened.wrong), no_update, no_update, None, False
        said = notices.toast(opened.done)
        return *_errors(opened.wrong), f"/case/{opened.case_id}", said, None, False


def _errors(wrong: tuple[Wrong, ...]) -> tuple[list[Any], list[Any]]:
    return [one.name or None for one in wrong], [one.born or None for one in wrong]
