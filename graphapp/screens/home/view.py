"""Builds the first page."""

from __future__ import annotations

from datetime import date
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from graphapp.access.session import Session
from graphapp.screens.home import ids
from graphapp.screens.home.logic import Hits, MapLine, MapList, map_list
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
        date.today(),
        everything=asked.query == EVERYTHING,
        in_the_room=session.in_the_room,
    )
    tabs = () if session.in_the_room else main_tabs("/")
    return Page("Find a child", body(maps, in_the_room=session.in_the_room), Bar(tabs))


def body(maps: MapList, *, in_the_room: bool) -> Component:
    """Return the page's parts."""
    return html.Div(
        [html.H1("Find a child", className="vh"), _find(in_the_room=in_the_room), _maps(maps)],
        className="home",
    )


def _find(*, in_the_room: bool) -> Component:
    """The search box; its list is worked by keyboard (assets/81-home.js)."""
    ways: list[Any] = ["A nickname or a rough spelling is fine."]
    if not in_the_room:
        ways += [" You can also ", link("start a new map", "/new"), " or "]
        ways += [link("bring in a file", "/import"), "."]
    return html.Div(
        [
            dmc.TextInput(
                id=ids.SEARCH,
                label="Who would you like to see?",
                placeholder="A child, or anyone in their network",
                debounce=200,
                autoComplete="off",
                **also({"data-listbox": ids.FOUND}),
            ),
            html.Ul(
                id=ids.FOUND,
                role="listbox",
                hidden=True,
                className="found",
                **also({"aria-label": "People found"}),
            ),
            html.P(id=ids.FOUND_SAID, role="status", className="small quiet said"),
            html.P(ways, className="small quiet"),
        ],
        role="search",
        className="find",
    )


def options(hits: Hits) -> list[Component]:
    """Return the options of the list of people found."""
    return [
        html.Li(
            [html.B(hit.name), " ", html.Span(hit.more, className="small quiet")],
            id=f"{ids.FOUND}-{place}",
            role="option",
            **also({"data-href": hit.href, "aria-selected": "false"}),
        )
        for place, hit in enumerate(hits.hits)
    ]


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
            dcc.Store(id=ids.MINIS, data=[one.case_id for one in maps.lines]),
        ],
        className="kids",
        **also({"aria-labelledby": "maps-head"}),
    )


def _line(one: MapLine) -> Component:
    return html.Li(
        [
            html.Span(id={"type": ids.MINI, "case": one.case_id}, **also({"data-svg": mini({})})),
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
