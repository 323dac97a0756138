"""The map screen's parts, empty: callbacks fill them from the address."""

from __future__ import annotations

from typing import Any

from dash import dcc, html

from graphapp.canvas import component
from graphapp.screens.explorer import forms, ids
from graphapp.screens.explorer.grids import TABLES
from graphapp.shell.following import followed


def body(case_id: str, seq: int, *, gaps: bool = False) -> list[Any]:
    """Return the map screen of a case, its gaps beside it or not; `seq`: its last change."""
    return [
        html.Div(
            [
                html.H1("The map", id=ids.TITLE, className="vh"),
                html.Div(
                    [
                        html.Div(id=ids.PICTURES, className="seg", role="group"),
                        html.Div(
                            [
                                html.Button(
                                    "Add someone",
                                    type="button",
                                    className="btn sm",
                                    **_data(goto_form="add"),
                                ),
                                *component.tools(ids.MAP),
                                html.Div(id=ids.MORE),
                            ],
                            className="end",
                        ),
                    ],
                    className="tools",
                ),
                html.Div(_drawing(), id=ids.SENTENCE, className="say"),
                html.Div(
                    component.canvas(ids.MAP, label="The map"),
                    id=ids.PICTURE,
                    className="pic",
                ),
                html.Div(id=ids.TABLE, className=TABLES, hidden=True),
                html.Div(id=ids.LEGEND, className="legend-place"),
            ],
            className="stage",
        ),
        html.Aside(
            html.Span("Reading…", className="later", role="status"),
            id=ids.PANEL,
            className="panel",
            tabIndex=0,
            **_data(label="Details"),
        ),
        dcc.Store(id=ids.ROWS),
        dcc.Store(id=ids.CASE, data={"case": case_id, "gaps": gaps}),
        *forms.stores(),
        *followed(ids.TICK, ids.POLL, seq),
    ]


def _drawing() -> html.Span:
    """What stands above the empty picture from half a second on, until it is drawn."""
    return html.Span("Drawing the network…", className="later", role="status")


def _data(*, goto_form: str = "", label: str = "") -> dict[str, Any]:
    given: dict[str, Any] = {}
    if goto_form:
        given["data-form"] = goto_form
    if label:
        given["aria-label"] = label
    return given
