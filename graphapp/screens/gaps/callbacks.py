"""What happens on the page of gaps: each callback unpacks, calls one plain function, returns."""

from __future__ import annotations

from datetime import date
from typing import Any

import flask
from dash import Dash, Input, Output, State, ctx, no_update
from flask import Blueprint, Response, request

from graphapp.access.guard import current_session
from graphapp.screens.gaps import ids, view
from graphapp.screens.gaps.logic import chosen, table
from graphapp.screens.gaps.sheet import workbook
from graphapp.screens.gaps.state import view_from_query
from graphapp.services import Services
from graphapp.shell import ids as shell
from graphapp.shell.following import when_back

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def register(app: Dash, services: Services) -> None:
    """Register the page's callbacks and its file."""
    when_back(app, ids.TICK)

    @app.callback(
        Output(ids.SENTENCE, "children"),
        Output(ids.GRID, "rowData"),
        Output(ids.PANEL, "children"),
        Output(ids.EMPTY, "children"),
        Output(ids.SHOWN, "data"),
        Input(shell.ADDRESS, "search"),
        Input(shell.CHANGED, "data"),
        Input(ids.TICK, "data"),
        State(ids.SHOWN, "data"),
    )
    def on_view(
        search: str | None, _changed: Any, _tick: Any, shown: str | None
    ) -> tuple[Any, ...]:
        asked, today = view_from_query(search or ""), date.today()
        handle, table_of = services.handle_of(current_session()), asked.table.query()
        panel = view.panel(chosen(services.gaps, handle, asked, today), asked, today)
        if shown == table_of and ctx.triggered_prop_ids.keys() == {f"{shell.ADDRESS}.search"}:
            return no_update, no_update, panel, no_update, no_update
        found = table(services.gaps, handle, asked, today)
        return (
            view.sentence(found, asked),
            view.rows(found, asked, today),
            panel,
            view.nothing(found),
            table_of,
        )

    papers = Blueprint("gaps", __name__)

    def on_sheet() -> Response:
        session = current_session()
        if session.in_the_room:
            flask.abort(404)
        asked = view_from_query(request.query_string.decode("ascii", "ignore"))
        today = date.today()
        found = table(services.gaps, services.handle_of(session), asked, today)
        return Response(
            workbook(found, today),
            mimetype=XLSX,
            headers={"Content-Disposition": 'attachment; filename="gaps.xlsx"'},
        )

    papers.add_url_rule("/gaps/gaps.xlsx", "sheet", on_sheet)
    app.server.register_blueprint(papers)
