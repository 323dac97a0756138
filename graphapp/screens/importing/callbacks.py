"""What happens on the import screen."""

from __future__ import annotations

from typing import Any

import flask
from dash import ALL, Dash, Input, Output, State, ctx
from dash.exceptions import PreventUpdate
from flask import Flask, Response

import loaders
from graphapp.access.guard import current_session
from graphapp.screens.importing import ids, logic
from graphapp.screens.importing.desk import Desk
from graphapp.services import Services
from queries.store.handle import Handle


def register(app: Dash, services: Services) -> None:
    """Register the import screen's callbacks and downloads on an app."""
    desk = Desk()
    _add_downloads(app.server, desk)

    def handle() -> Handle:
        return services.handle_of(current_session())

    @app.callback(
        Output(ids.JOB, "data"),
        Input(ids.FILES, "contents"),
        State(ids.FILES, "filename"),
        State(ids.CASE, "value"),
        State(ids.CHILD, "value"),
        State(ids.FAMILY, "value"),
        prevent_initial_call=True,
    )
    def on_files(
        contents: list[str] | None, names: list[str], case: str, child: str, family: list[str]
    ) -> str:
        if not contents:
            raise PreventUpdate
        options = logic.options_of(case, child, family)
        return desk.read(handle(), logic.files_of(contents, names), options)

    @app.callback(
        Output(ids.STATE, "children"),
        Output(ids.TICK, "disabled"),
        Input(ids.JOB, "data"),
        Input(ids.TICK, "n_intervals"),
        running=[(Output(ids.TICK, "interval"), ids.NEVER, ids.EVERY)],
        prevent_initial_call=True,
    )
    def on_tick(job_id: str | None, _n: int | None) -> tuple[list[Any], bool]:
        if not job_id:
            raise PreventUpdate
        parts, still = logic.shown(desk, handle(), job_id)
        return parts, not still

    @app.callback(
        Output(ids.TICK, "disabled", allow_duplicate=True),
        Input(ids.AGAIN, "n_clicks"),
        State(ids.JOB, "data"),
        State(ids.every_answer(ALL), "value"),
        State(ids.every_answer(ALL), "id"),
        State(ids.RENEWS, "value", allow_optional=True),
        State(ids.COMPLETE, "value", allow_optional=True),
        State(ids.COMPLETE_ON, "value", allow_optional=True),
        State(ids.CASE, "value"),
        State(ids.CHILD, "value"),
        State(ids.FAMILY, "value"),
        prevent_initial_call=True,
    )
    def on_again(
        clicks: int | None,
        job_id: str,
        values: list[str | None],
        keys: list[dict[str, str]],
        renews: str | None,
        complete: list[str] | None,
        complete_on: str | None,
        case: str,
        child: str,
        family: list[str],
    ) -> bool:
        if not clicks:
            raise PreventUpdate
        answers = _answers(keys, values)
        logic.look_again(
            desk,
            handle(),
            job_id,
            answers,
            renews or "",
            complete or (),
            complete_on or "",
            logic.options_of(case, child, family),
        )
        return False

    @app.callback(
        Output(ids.TICK, "disabled", allow_duplicate=True),
        Input(ids.COMMIT, "n_clicks"),
        State(ids.JOB, "data"),
        State(ids.every_answer(ALL), "value"),
        State(ids.every_answer(ALL), "id"),
        State(ids.RENEWS, "value", allow_optional=True),
        State(ids.COMPLETE, "value", allow_optional=True),
        State(ids.COMPLETE_ON, "value", allow_optional=True),
        prevent_initial_call=True,
    )
    def on_commit(
        clicks: int | None,
        job_id: str,
        values: list[str | None],
        keys: list[dict[str, str]],
        renews: str | None,
        complete: list[str] | None,
        complete_on: str | None,
    ) -> bool:
        if not clicks or ctx.triggered_id != ids.COMMIT:
            raise PreventUpdate
        answers = _answers(keys, values)
        logic.load(desk, handle(), job_id, answers, renews or "", complete or (), complete_on or "")
        return False


def _answers(keys: list[dict[str, str]], values: list[str | None]) -> dict[str, str]:
    given = zip(keys, values, strict=True)
    return {key["question"]: value for key, value in given if value}


def _add_downloads(server: Flask, desk: Desk) -> None:
    def on_template(form: str, ending: str) -> Any:
        if form not in tuple(loaders.Form) or ending not in ("csv", "xlsx"):
            flask.abort(404)
        return _file(loaders.template(loaders.Form(form), ending), f"{form}.{ending}")

    def on_problems(job_id: str) -> Any:
        job = desk.job(job_id, current_session().user_id)
        return _file(logic.problems_file(job), "problems.csv")

    server.add_url_rule("/import/template/<form>.<ending>", "import_template", on_template)
    server.add_url_rule("/import/problems/<job_id>.csv", "import_problems", on_problems)


def _file(content: bytes, name: str) -> Response:
    kind = "text/csv; charset=utf-8"
    if name.endswith(".xlsx"):
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    response = Response(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
