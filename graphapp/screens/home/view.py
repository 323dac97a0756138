"""Builds the first page."""

from __future__ import annotations

from datetime import date
from typing import Any

from dash import html
from dash.development.base_component import Component

from graphapp.access.session import Session
from graphapp.screens.home.logic import MapLine, MapList, map_list
from graphapp.screens.home.mini import mini
from graphapp.services import Services
from graphapp.shell.attributes import also
from graphapp.shell.bar import link
from graphapp.shell.page import Asked, Bar, Page, main_tabs
from graphapp.shell.waiting import empty
from queries import list_cases

EVERYTHING = "?show=all"


def page(services: Services, session: Session, asked: Asked) -> Page | None:
    """Return the first page at "/"."""
    if asked.path != "/":
        return None
    handle = services.handle_of(session)
    cases = list_cases(handle)
    lately = services.recent.of(session.user_id)
    maps = map_list(
        cases,
        len(handle.cases),
        lately,
        {},
        date.today(),
        everything=asked.query == EVERYTHING,
    )
    tabs = () if session.in_the_room else main_tabs("/")
    return Page("Find a child", body(maps), Bar(tabs))


def body(maps: MapList) -> Component:
    """Return the page's parts."""
    return html.Div([html.H1("Find a child", className="vh"), _maps(maps)], className="home")


def _maps(maps: MapList) -> Component:
    if not maps.lines:
        return html.Section(
            empty(
                "Whose map comes first?",
                "You have no maps yet.",
                link("Start a new map", "/new", "btn go"),
                link("Bring in a file", "/import", "lnk"),
            ),
            className="kids",
        )
    of_all: list[Any] = (
        [maps.of_all, " ", link("See all", f"/{EVERYTHING}")] if maps.more else [maps.of_all]
    )
    return html.Section(
        [
            html.H2(maps.heading, id="maps-head"),
            html.P(of_all, className="small quiet"),
            html.Ul([_line(one) for one in maps.lines]),
        ],
        className="kids",
        **also({"aria-labelledby": "maps-head"}),
    )


def _line(one: MapLine) -> Component:
    return html.Li(
        [
            html.Span(**also({"data-svg": mini(one.dots)})),
            html.Div(
                [
                    html.Div(
                        [
                            link(one.name, f"/case/{one.case_id}", "nmx"),
                            html.Span(one.aside, className="small"),
                        ],
                        className="row",
                    ),
                    html.P(one.summary) if one.summary else None,
                    html.P(one.counts, className="small quiet"),
                ]
            ),
        ]
    )
