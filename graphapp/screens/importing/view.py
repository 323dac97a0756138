"""The import screen: choose a map and a file, see what would change, then do it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from graphapp.screens.importing import ids
from graphapp.shell.attributes import also
from loaders.tables import BIGGEST
from queries.cases import CaseListed

NEW_MAP = "new"
NO_OTHER = "none"
"""The answer that a file renews no other."""


def body(cases: Sequence[CaseListed], chosen: str) -> Component:
    """Return the page. `chosen` is the case that the address names, or empty."""
    maps = [(one.id, names_of(one)) for one in cases]
    return html.Div(
        [
            html.H1("Bring in a file"),
            html.P(
                "A list of people, as a CSV file or an Excel workbook, or a family tree as GEDCOM"
                " (.ged, .gdz). You see first what would change; nothing is written until you say"
                " so, and one Undo takes it all back.",
                className="lead",
            ),
            html.Div(
                [
                    radios(
                        ids.CASE,
                        "Whose map is it for?",
                        [*maps, (NEW_MAP, "A new map")],
                        chosen or (maps[0][0] if len(maps) == 1 else NEW_MAP),
                    ),
                    html.Label(
                        "For a new map: the child’s name, unless the file says who the child is",
                        htmlFor=ids.CHILD,
                        className="fl",
                    ),
                    dcc.Input(id=ids.CHILD, type="text", className="inp", autoComplete="off"),
                    tick(
                        ids.FAMILY,
                        "The family may see what this file says"
                        " (phones and addresses stay with professionals)",
                    ),
                ],
                className="form",
            ),
            dcc.Upload(
                html.Div(
                    [
                        html.Button("Choose a file", type="button", className="btn go"),
                        html.Span(
                            " or drop it here: a workbook, people and ties together, a family tree."
                        ),
                    ]
                ),
                id=ids.FILES,
                multiple=True,
                max_size=BIGGEST,
                className="drop",
                className_active="drop over",
            ),
            html.P(id="import-too-big", className="err", role="alert", hidden=True),
            html.Div(id=ids.STATE, **also({"aria-live": "polite"})),
            _templates(),
            dcc.Store(id=ids.JOB),
            dcc.Interval(id=ids.TICK, interval=ids.EVERY, disabled=True),
        ],
        className="import",
    )


def radios(
    ident: Any, label: str, choices: Sequence[tuple[str, str]], value: str | None, *, kind: str = ""
) -> Component:
    """Return a choice of one; `choices` are values and words."""
    given = [dmc.Radio(label=words, value=key, size="md") for key, words in choices]
    return dmc.RadioGroup(  # type: ignore[no-any-return]
        html.Div(given, className=f"radios {kind}"), id=ident, label=label, value=value, size="md"
    )


def tick(ident: str, words: str, *, ticked: bool = False) -> Component:
    """Return one thing to tick, whose value is ["yes"] or []."""
    return dmc.CheckboxGroup(  # type: ignore[no-any-return]
        dmc.Checkbox(label=words, value="yes", size="md"), id=ident, value=["yes"] if ticked else []
    )


def names_of(one: CaseListed) -> str:
    """Return the names of a case's children."""
    names = [child.name or child.known_as or "A child" for child in one.children]
    return " and ".join(names) or "Nobody yet"


def _templates() -> Component:
    forms = (
        ("one-sheet", "One sheet: each person and who they are to the child"),
        ("people", "A table of people"),
        ("ties", "A table of ties between them"),
        ("episodes", "Episodes, with their legal status"),
        ("sides-asked", "Which sides of the family were asked about"),
        ("restrictions", "Who must be kept apart"),
        ("worries", "Worries, each with its safety goal"),
        ("who-was-told", "Who was told what"),
        ("rules", "Rules of the safety plan, and who holds them"),
    )
    return html.Section(
        [
            html.H2("Templates to fill in"),
            html.Ul(
                [
                    html.Li(
                        [
                            f"{words}: ",
                            html.A("Excel", href=f"/import/template/{form}.xlsx"),
                            ", ",
                            html.A("CSV", href=f"/import/template/{form}.csv"),
                        ]
                    )
                    for form, words in forms
                ]
            ),
        ],
        className="templates",
    )
