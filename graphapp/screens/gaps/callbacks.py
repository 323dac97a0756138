"""What happens on the page of gaps: each callback unpacks, calls one plain function, returns."""

from __future__ import annotations

from datetime import date
from typing import Any

import flask
from dash import Dash, Input, Output
from flask import Blueprint, Response, request

from graphapp.access.guard import current_session
from graphapp.screens.gaps import ids, view
from graphapp.screens.gaps.logic import table
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
        Input(shell.ADDRESS, "search"),
        Input(shell.CHANGED, "data"),
        Input(ids.TICK, "data"),
    )
    def on_view(search: str | None, _changed: Any, _tick: Any) -> tuple[Any, ...]:
        asked, today = view_from_query(search or ""), date.today()
        found = table(services.handle_of(current_session()), asked, today)
        return (
            view.sentence(found, asked),
            view.rows(found, asked, today),
            view.panel(found, asked, today),
            view.nothing(found),
        )

    papers = Blueprint("gaps", __name__)

    def on_sheet() -> Response:
        session = current_session()
        if session.in_the_room:
            flask.abort(404)
        asked = view_from_query(request.query_string.decode("ascii", "ignore"))
        found = table(services.handle_of(session), asked, date.today())
        return Response(
            workbook(found, date.today()),
            mimetype=XLSX,
            headers={"Content-Disposition": 'attachment; filename="gaps.xlsx"'},
        )

    papers.add_url_rule("/gaps/gaps.xlsx", "sheet", on_sheet)
    app.server.register_blueprint(papers)
