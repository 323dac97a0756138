"""Builds the form for a new map."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from graphapp.access.session import Session
from graphapp.screens.new_map import ids
from graphapp.services import Services
from graphapp.shell import ids as shell
from graphapp.shell.attributes import also
from graphapp.shell.bar import link
from graphapp.shell.page import Asked, Bar, Page, main_tabs
from queries.ids import new_id
from queries.store.errors import NotAllowed
from queries.vocabulary import Sex

SEXES = ((Sex.FEMALE, "Girl"), (Sex.MALE, "Boy"), (Sex.UNKNOWN, "Not asked"))


def page(_services: Services, session: Session, asked: Asked) -> Page | None:
    """Return the form at "/new"."""
    if asked.path != "/new":
        return None
    if session.in_the_room:
        raise NotAllowed(
            "A new map is not started with the family’s view on.", "End the family’s view first."
        )
    return Page("Start a new map", body(), Bar(main_tabs()))


def body() -> Component:
    """Return the form, with one child's fields."""
    return html.Div(
        [
            html.H1("Start a new map"),
            html.P("Who is it about? Leave out what nobody knows yet.", className="lead"),
            html.Div(
                [
                    html.Div([child_fields(0)], id=ids.CHILDREN, className="children"),
                    html.Button(
                        "Add a sister or brother", id=ids.ANOTHER, type="button", className="lnk"
                    ),
                    dmc.TextInput(
                        id=ids.NUMBER,
                        label="Number in the case system",
                        description="If there is one.",
                        autoComplete="off",
                    ),
                    html.Div(
                        [
                            html.Button(
                                "Start the map", id=ids.SAVE, type="button", className="btn go"
                            ),
                            link("Cancel", "/", "lnk"),
                        ],
                        className="acts",
                    ),
                ],
                className="form",
                **also({"data-typed": ""}),
            ),
            dcc.Store(id=ids.COMMAND, data={"command_id": new_id(), "case_id": new_id()}),
            dcc.Store(id=ids.UNSAVED, data=False),
            dcc.Store(id=shell.back("new-map")),
        ]
    )


def child_fields(place: int) -> Component:
    """Return the fields about one child, the first being number 0."""
    heading = "The child" if place == 0 else f"Child {place + 1}"

    def key(kind: str) -> dict[str, Any]:
        return {"type": kind, "place": place}

    return html.Fieldset(
        [
            html.Legend(heading, className="head"),
            dmc.TextInput(id=key(ids.NAME), label="Name", autoComplete="off"),
            dmc.TextInput(
                id=key(ids.KNOWN_AS),
                label="Known as",
                description="What the child is called day to day.",
                autoComplete="off",
            ),
            dmc.TextInput(
                id=key(ids.BORN),
                label="Born",
                description="A day, a month or a year: 8 June 2018, June 2018, about 2018.",
                autoComplete="off",
            ),
            dmc.RadioGroup(
                dmc.Group(
                    [dmc.Radio(label=words, value=str(sex), size="md") for sex, words in SEXES]
                ),
                id=key(ids.SEX),
                label="How the child is drawn",
                value=str(Sex.UNKNOWN),
            ),
        ],
        className="onechild",
    )
