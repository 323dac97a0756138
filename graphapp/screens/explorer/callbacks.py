"""What happens on the map screen: each callback unpacks, calls one plain function, returns."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, ctx, no_update
from dash.exceptions import PreventUpdate

from graphapp.access.guard import current_session
from graphapp.canvas import ids as canvas_ids
from graphapp.canvas.component import register as register_canvas
from graphapp.screens.explorer import forms, ids, logic, roles, tidying
from graphapp.screens.explorer.grids import THERE, grids
from graphapp.screens.explorer.one_reading import Readings
from graphapp.screens.explorer.papers import add_papers
from graphapp.screens.explorer.state import Picture, View, view_from_address
from graphapp.services import Services
from graphapp.shell import ids as shell
from graphapp.shell import presses
from graphapp.shell.following import follow
from graphapp.shell.presses import Press
from queries.ids import new_id


def register(app: Dash, services: Services) -> None:
    """Register the map screen's callbacks on an app."""
    readings = Readings()
    register_canvas(app, ids.MAP)
    add_papers(app.server, services)
    forms.register(app, services)
    roles.register(app, services)
    follow(
        app,
        services,
        tick=ids.TICK,
        poll=ids.POLL,
        case=ids.CASE,
        case_of=lambda held: str(held["case"]),
    )
    presses.tell(app, ids.TIDIED, tidying.BUTTONS)
    map_scene = canvas_ids.of(ids.MAP, canvas_ids.SCENE)
    map_space = canvas_ids.of(ids.MAP, canvas_ids.SPACE)
    map_selected = canvas_ids.of(ids.MAP, canvas_ids.SELECTED)
    map_placed = canvas_ids.of(ids.MAP, canvas_ids.PLACED)

    @app.callback(
        Output(ids.TITLE, "children"),
        Output(ids.PICTURES, "children"),
        Output(ids.SENTENCE, "children"),
        Output(map_scene, "data"),
        Output(ids.LEGEND, "children"),
        Output(ids.ROWS, "data"),
        Output(ids.PICTURE, "hidden"),
        Output(ids.TABLE, "hidden"),
        Output(ids.MORE, "children"),
        Output(ids.TABLE, "children"),
        Output(ids.TABLE, "className"),
        Input(shell.ADDRESS, "search"),
        Input(map_space, "data"),
        Input(ids.TICK, "data"),
        State(ids.CASE, "data"),
        State(ids.TABLE, "className"),
    )
    def on_view(
        search: str, space: dict[str, Any] | None, tick: int, case: dict[str, Any], tables: str
    ) -> Any:
        view = _view(case, search)
        if ctx.triggered_id is None and space is None and view.picture is not Picture.TABLE:
            raise PreventUpdate  # the page says at once how much room there is
        handle = services.handle_of(current_session())
        reading = readings.of(handle, view, tick)
        whole = logic.show(handle, view, space, services.notation, reading=reading)
        come = whole.is_table and tables != THERE
        return (*whole.outputs(), *((grids(), THERE) if come else (no_update, no_update)))

    @app.callback(
        Output(ids.PANEL, "children"),
        Output(canvas_ids.of(ids.MAP, canvas_ids.LIT), "data"),
        Input(shell.ADDRESS, "search"),
        Input(ids.TICK, "data"),
        State(ids.CASE, "data"),
        State(forms.ABOUT, "data"),
    )
    def on_person(
        search: str, tick: int, case: dict[str, Any], abouts: list[dict[str, Any]]
    ) -> Any:
        view = _view(case, search)
        if forms.keeps(view, abouts):
            raise PreventUpdate
        handle = services.handle_of(current_session())
        reading = readings.of(handle, view, tick)
        return logic.show_panel(handle, view, gaps=bool(case.get("gaps")), reading=reading)

    @app.callback(
        Output(shell.ADDRESS, "search", allow_duplicate=True),
        Output(ids.ON_ERROR, "children"),
        Input(ids.ON_SHOW, "n_clicks"),
        Input(ids.ON_WORDS, "n_submit"),
        State(ids.ON_WORDS, "value"),
        State(shell.ADDRESS, "search"),
        State(ids.CASE, "data"),
        prevent_initial_call=True,
    )
    def on_day(
        clicks: int | None, submits: int | None, words: str, search: str, case: dict[str, Any]
    ) -> Any:
        if not clicks and not submits:
            raise PreventUpdate
        query, wrong = logic.on_day(_view(case, search), words or "")
        return (query if query is not None else no_update), wrong

    @app.callback(
        Output(shell.ADDRESS, "search", allow_duplicate=True),
        Output(ids.AGAINST_ERROR, "children"),
        Input(ids.AGAINST_SHOW, "n_clicks"),
        Input(ids.AGAINST_WORDS, "n_submit"),
        State(ids.AGAINST_WORDS, "value"),
        State(shell.ADDRESS, "search"),
        State(ids.CASE, "data"),
        prevent_initial_call=True,
    )
    def on_against(
        clicks: int | None, submits: int | None, words: str, search: str, case: dict[str, Any]
    ) -> Any:
        if not clicks and not submits:
            raise PreventUpdate
        query, wrong = logic.against_day(_view(case, search), words or "")
        return (query if query is not None else no_update), wrong

    @app.callback(
        Output(ids.CASE, "data"),
        Input(map_placed, "data"),
        State(shell.ADDRESS, "search"),
        State(map_space, "data"),
        State(ids.CASE, "data"),
        prevent_initial_call=True,
    )
    def on_drop(
        placed: dict[str, Any] | None, search: str, space: dict[str, Any], case: dict[str, Any]
    ) -> Any:
        if placed:
            handle = services.handle_of(current_session())
            logic.keep_dropped(handle, _view(case, search), placed, space)
        raise PreventUpdate

    @app.callback(
        Output(ids.TICK, "data", allow_duplicate=True),
        Input(ids.TIDIED, "data"),
        State(shell.ADDRESS, "search"),
        State(map_space, "data"),
        State(ids.CASE, "data"),
        prevent_initial_call=True,
    )
    def on_tidy(_pressed: Press, search: str, space: dict[str, Any], case: dict[str, Any]) -> str:
        room = logic.space_of(space, services.notation)
        tidying.tidy(services.handle_of(current_session()), _view(case, search), room)
        return new_id()  # to be read anew, though nobody changed the case

    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("explorer", "chosen"),
        Output(shell.ADDRESS, "search", allow_duplicate=True),
        Input(map_selected, "data"),
        State(shell.ADDRESS, "search"),
        prevent_initial_call=True,
    )
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("explorer", "unfold"),
        Output(shell.ADDRESS, "search", allow_duplicate=True),
        Input(canvas_ids.of(ids.MAP, canvas_ids.UNFOLD), "data"),
        State(shell.ADDRESS, "search"),
        prevent_initial_call=True,
    )
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("explorer", "fill"),
        Output(ids.PEOPLE_GRID, "rowData"),
        Output(ids.PEOPLE_GRID, "dashGridOptions"),
        Output(ids.PEOPLE_GRID, "className"),
        Output(ids.PEOPLE_GRID, "selectedRows"),
        Output(ids.TIES_GRID, "rowData"),
        Output(ids.TIES_GRID, "dashGridOptions"),
        Output(ids.TIES_GRID, "className"),
        Input(ids.ROWS, "data"),
        State(shell.ADDRESS, "search"),
    )
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("explorer", "row"),
        Output(shell.ADDRESS, "search", allow_duplicate=True),
        Input(ids.PEOPLE_GRID, "eventData"),
        State(shell.ADDRESS, "search"),
        prevent_initial_call=True,
    )
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("explorer", "follow"),
        Output(ids.PANEL, "data-followed"),
        Input(shell.ADDRESS, "search"),
        State(map_selected, "data"),
    )


def _view(case: dict[str, Any], search: str | None) -> View:
    return view_from_address(str(case.get("case", "")), search or "")
