"""Builds the page of gaps: the sentence that filters, the table, the panel of one cell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import dash_ag_grid as dag
from dash import dcc, html

from graphapp.gap_words import COLUMNS, mended_at, open_for, since_words, step_of
from graphapp.screens.gaps import ids
from graphapp.screens.gaps.logic import CaseRow, Table
from graphapp.screens.gaps.state import Age, Order, View
from graphapp.shell.attributes import also
from graphapp.shell.bar import link
from graphapp.words import number
from queries.gaps import Finding

ROW, LINE, LETTERS = 56, 20, 24
"""Pixels of a row, of each further line of the children's names, and letters in a line."""

AGE_WORDS = {Age.TWO_WEEKS: "two weeks or longer", Age.FIVE_WEEKS: "five weeks or longer"}
ORDER_WORDS = {Order.OLDEST: "oldest first", Order.CHILD: "by child", Order.WORKER: "by worker"}


def body() -> list[Any]:
    """Return the page's parts, empty: a callback fills them from the address."""
    return [
        html.Div(
            [
                html.H1("Gaps in the networks", className="title"),
                html.Div(
                    html.Span("Looking…", className="later", role="status"),
                    id=ids.SENTENCE,
                    className="say",
                ),
                _grid(),
                html.P(id=ids.EMPTY, className="quiet"),
                _legend(),
            ],
            className="stage",
        ),
        html.Aside(
            id=ids.PANEL, className="panel", tabIndex=0, **also({"aria-label": "The chosen gap"})
        ),
        dcc.Store(id=ids.TICK),
        dcc.Store(id=ids.SHOWN),
    ]


def _grid() -> dag.AgGrid:
    columns: list[dict[str, Any]] = [
        {
            "field": "child",
            "headerName": "Child",
            "cellRenderer": "GapChild",
            "minWidth": 160,
            "flex": 2,
            "pinned": "left",
        }
    ]
    columns += [
        {
            "field": column.key,
            "headerName": column.head,
            "cellRenderer": "GapCell",
            "minWidth": 74,
            "sortingOrder": ["desc", "asc", None],
        }
        for column in COLUMNS
    ]
    return dag.AgGrid(
        id=ids.GRID,
        columnDefs=columns,
        defaultColDef={
            "resizable": False,
            "sortable": True,
            "flex": 1,
            "wrapHeaderText": True,
            "autoHeaderHeight": True,
        },
        rowData=[],
        getRowId="params.data.id",
        dashGridOptions={
            "rowHeight": ROW,
            "getRowHeight": {"function": "params.data.height"},
            "ensureDomOrder": True,
            "suppressColumnVirtualisation": True,
            "animateRows": False,
            "suppressNoRowsOverlay": True,
        },
        className="ag-theme-alpine plain-grid gap-grid",
        style={"width": "100%", "height": None},
    )


def _legend() -> html.Ul:
    steps = (
        ("new", "under 2 weeks"),
        ("some", "2 to 5 weeks"),
        ("long", "longer"),
        ("asked", "nobody has asked"),
    )
    return html.Ul(
        [
            html.Li([html.Span(className=f"gap-key {step}"), words], className="gap-keys")
            for step, words in steps
        ],
        className="legend gap-legend",
    )


def rows(table: Table, view: View, today: date) -> list[dict[str, Any]]:
    """Return the table's rows: for sorting how many days a gap is open, and what a cell says."""
    plain = view.table.query()
    start = plain if plain == "?" else f"{plain}&"
    return [_grid_row(row, start, today) for row in table.rows]


def _grid_row(row: CaseRow, start: str, today: date) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": row.id,
        "child": row.child,
        "worker": row.worker,
        "href": f"/case/{row.id}/gaps",
        "height": ROW + LINE * ((len(row.child) - 1) // LETTERS),
        "cells": {},
    }
    for column in COLUMNS:
        cell = row.cells.get(column.key)
        if cell is None:
            continue
        oldest = min((one.since or date.min for one in cell), default=today)
        known = None if oldest == date.min else oldest
        found[column.key] = (today - oldest).days if known else 36_500
        asked = all(one.never_asked for one in cell)
        age = "not asked" if asked else open_for(known, today)
        found["cells"][column.key] = {
            "count": "?" if asked else str(len(cell)),
            "age": age,
            "step": "asked" if asked else step_of(known, today),
            # as `View.query` writes it, thousands of times: these two are last, and ids and words
            "goto": f"{start}case_id={row.id}&column={column.key}",
            "says": f"{row.child}, {column.head.lower()}: {len(cell)}, {age}",
        }
    return found


def sentence(table: Table, view: View) -> list[Any]:
    """Return what is shown, in a sentence whose words are the filter."""
    team = dict(table.teams).get(view.team, "every team")
    worker = dict(table.workers).get(view.worker, "every worker")
    gap = next((column.head.lower() for column in COLUMNS if column.key == view.gap), "any gap")
    none = table.looked_at - table.with_gap
    return [
        "Showing ",
        html.B(f"{len(table.rows):,} of {table.looked_at:,}"),
        " open cases of ",
        _menu("team", team, [("Every team", ""), *_named(table.teams)], view, "team"),
        " and ",
        _menu("worker", worker, [("Every worker", ""), *_named(table.workers)], view, "worker"),
        " with ",
        _menu(
            "gap",
            gap,
            [("Any gap", ""), *((column.head, column.key) for column in COLUMNS)],
            view,
            "gap",
        ),
        " open for ",
        _menu(
            "age",
            AGE_WORDS[view.age] if view.age else "any time",
            [("Any time", None), *((words, age) for age, words in AGE_WORDS.items())],
            view,
            "age",
        ),
        ", ",
        _menu(
            "order",
            ORDER_WORDS[view.order],
            [(words, order) for order, words in ORDER_WORDS.items()],
            view,
            "order",
        ),
        f". The other {none} have none. " if none > 1 else ". ",
        html.A(
            "Save as Excel",
            href=f"/gaps/gaps.xlsx{view.query()}",
            className="lnk",
            download="gaps.xlsx",
        ),
    ]


def _named(pairs: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    return [(words, ident) for ident, words in pairs]


def _menu(
    name: str, words: str, choices: list[tuple[str, Any]], view: View, field: str
) -> html.Details:
    buttons = [
        html.Button(
            label,
            type="button",
            className="choice",
            **also(
                {
                    "data-goto": _changed(view, field, value).query(),
                    "aria-pressed": "true" if getattr(view, field) == value else "false",
                }
            ),
        )
        for label, value in choices
    ]
    return html.Details(
        [html.Summary(words, className="word"), html.Div(buttons, className="menu-body choices")],
        className="menu",
        key=name,
        **also({"data-menu": name, "data-closes": ""}),
    )


def _changed(view: View, field: str, value: Any) -> View:
    plain = view.table
    if field == "team":
        plain = replace(plain, worker="")
    changes: dict[str, Any] = {field: value}
    return replace(plain, **changes)


def panel(row: CaseRow | None, view: View, today: date) -> list[Any]:
    """Return the panel of the chosen cell of a row, or what to do first."""
    cell = row.cells.get(view.column) if row else None
    if row is None or not cell:
        return [
            html.H2("Nothing chosen", className="name"),
            html.P(
                "Choose a cell to read why it shows, and what could be asked.", className="quiet"
            ),
        ]
    close = view.table.query()
    return [
        html.Button("Close", type="button", className="btn sm close", **also({"data-goto": close})),
        html.P(", ".join(filter(None, (row.child, row.ages, row.worker))), className="small quiet"),
        *(part for found in cell for part in finding(found, today)),
    ]


def finding(found: Finding, today: date) -> list[Any]:
    """Return one finding: what, since when, why, what could be asked, where it is mended."""
    href, words = mended_at(found)
    return [
        html.H2(found.reasons[0], className="name gap-name"),
        html.P(since_words(found, today), className="rel"),
        _list("Why it shows", found.reasons[1:], "dashes"),
        _list("You could ask", found.questions, "asks"),
        html.P(
            [
                link(
                    "See it on the map",
                    f"/case/{found.case_id}/gaps?finding={found.id}",
                    "btn go",
                ),
                " ",
                link(words, href, "btn"),
            ],
            className="acts",
        ),
    ]


def _list(head: str, lines: tuple[str, ...], css: str) -> html.Section | None:
    if not lines:
        return None
    return html.Section([html.H3(head), html.Ul([html.Li(line) for line in lines], className=css)])


def nothing(table: Table) -> str:
    """Return what is said instead of an empty table."""
    if table.rows:
        return ""
    if not table.looked_at:
        return "You have no open cases here."
    return f"None of these {number(table.looked_at)} cases has such a gap."
