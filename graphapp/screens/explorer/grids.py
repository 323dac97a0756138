"""The table's two grids, of people and of ties: how wide their columns are, how they scroll."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dash_ag_grid as dag
from dash import html

from graphapp.screens.explorer import ids
from graphapp.screens.explorer.table import PEOPLE_COLUMNS, TIE_COLUMNS, Row

LONG = 40
"""Rows above which a grid has a height of its own and makes only the rows in sight."""

TABLES = "tables"
"""The class of the place for both grids."""
THERE = f"{TABLES} there"
"""And once they are in it: a page without them is ready a fifth sooner."""

_WIDTHS: dict[str, dict[str, int]] = {
    "name": {"flex": 3},
    "who": {"flex": 3, "minWidth": 128},
    "words": {"flex": 4, "minWidth": 128},
    "safe": {"flex": 4, "minWidth": 160},
    "age": {"width": 56, "minWidth": 56},
    "connection": {"width": 108},
    "phone": {"width": 124},
}
"""How wide a column is, where it is not like most."""

_CSS = "ag-theme-alpine plain-grid"
_CHOSEN = {"selectionChanged": ["chosenByHand(params, setEventData)"]}


def grids() -> list[Any]:
    """Return both grids, empty, each under its title."""
    return [
        html.H2("People"),
        _grid(ids.PEOPLE_GRID, PEOPLE_COLUMNS, listening=_CHOSEN),
        html.H2("Ties"),
        _grid(ids.TIES_GRID, TIE_COLUMNS),
    ]


def filled(people: Sequence[Row], ties: Sequence[Row]) -> list[dict[str, Any]]:
    """Return what each grid gets to hold its rows, as `explorer.fill` takes it."""
    return [
        {
            "rows": rows,
            "options": _options(is_long=len(rows) > LONG),
            "css": f"{_CSS} long" if len(rows) > LONG else _CSS,
        }
        for rows in (people, ties)
    ]


def _options(*, is_long: bool = False) -> dict[str, Any]:
    return {
        "rowSelection": {
            "mode": "singleRow",
            "checkboxes": False,
            "enableClickSelection": True,
        },
        "domLayout": "normal" if is_long else "autoHeight",
        "ensureDomOrder": True,
        "suppressColumnVirtualisation": True,
    }


def _grid(
    ident: str,
    columns: tuple[tuple[str, str], ...],
    *,
    listening: dict[str, list[str]] | None = None,
) -> dag.AgGrid:
    return dag.AgGrid(
        id=ident,
        eventListeners=listening or {},
        columnDefs=[
            {"field": field, "headerName": words, **_WIDTHS.get(field, {"flex": 2})}
            for field, words in columns
        ],
        defaultColDef={
            "resizable": False,
            "sortable": True,
            "minWidth": 100,
            "wrapText": True,
            "autoHeight": True,  # a safe contact that is cut off is a danger
            "wrapHeaderText": True,
            "autoHeaderHeight": True,
        },
        rowData=[],
        getRowId="params.data.id",
        dashGridOptions=_options(),
        className=_CSS,
        style={"width": "100%", "height": None},
    )
