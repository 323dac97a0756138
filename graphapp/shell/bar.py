"""The bar at the top, the phone's menu, and the dock at the foot of a phone."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from graphapp.access.session import Session
from graphapp.shell import ids
from graphapp.shell.attributes import also
from graphapp.shell.page import Bar, Tab

MARK = (
    '<svg viewBox="0 0 26 26" aria-hidden="true" focusable="false">'
    '<circle class="ln" cx="13" cy="13" r="9.75"/>'
    '<rect class="ct" x="9.5" y="9.5" width="7" height="7" rx="1"/>'
    '<circle class="dt" cx="4.56" cy="8.12" r="2.9"/>'
    '<circle class="dt" cx="21.44" cy="8.12" r="2.9"/>'
    '<circle class="dt" cx="13" cy="22.75" r="2.9"/></svg>'
)
IN_DOCK = 4
"""How many tabs the phone's dock holds; the rest stand in its menu."""


def bar(session: Session, shown: Bar) -> list[Component]:
    """Return the bar's parts for a session and a page."""
    parts: list[Component] = [
        link(
            [html.Span(className="mark", **also({"data-svg": MARK})), html.Span("Family network")],
            "/",
            "brand",
            **also({"aria-label": "Family network, home"}),
        )
    ]
    if shown.name:
        parts.append(html.Div([html.B(shown.name), " ", html.Span(shown.age)], className="who"))
    if shown.tabs:
        parts.append(
            html.Nav(
                [_tab(tab) for tab in shown.tabs], className="tabs", **also({"aria-label": "Main"})
            )
        )
    parts.append(html.Div(_end(session, shown), className="end"))
    return parts


def link(words: Any, href: str, kind: str = "", **more: Any) -> Component:
    """Return a link within the program that moves without a full load (`dcc.Link` has no aria)."""
    return html.A(words, href=href, className=kind, **also({"data-nav": ""}), **more)


def dock(shown: Bar) -> list[Component]:
    """Return the dock's words."""
    return [_tab(tab) for tab in shown.tabs[:IN_DOCK]]


def _tab(tab: Tab) -> Component:
    return link(tab.words, tab.href, **also({"aria-current": "page"} if tab.here else {}))


def _end(session: Session, shown: Bar) -> list[Component]:
    parts: list[Component] = [_room(session, shown)]
    if shown.case_id and not session.in_the_room:
        parts.append(link("Find a child", "/", "lnk wide"))
    parts.append(theme_switch("wide"))
    if not session.in_the_room:
        parts.append(html.A(session.user_name, href="/who", className="quiet name wide"))
    parts.append(_menu(session, shown))
    return parts


def _room(session: Session, shown: Bar) -> Component:
    """The switch between one's own view and the family's: in view on every map, and in the room."""
    if session.in_the_room:
        return html.A(
            ["End", html.Span(" the family’s view", className="not-phone")],
            href="/room/leave",
            className="btn sm room on",
            **also({"aria-label": "End the family’s view"}),
        )
    enter = html.Button(
        ["Family", html.Span("in the room", className="not-phone")],
        id=ids.ROOM_ENTER,
        type="button",
        className="btn sm room",
        **also({"aria-label": "Family in the room"}),
    )
    return html.Span(enter, hidden=not shown.case_id)


def theme_switch(where: str) -> Component:
    """Return the button between light and dark; the browser's script serves it."""
    return html.Button(
        "Dark", type="button", className=f"lnk {where}", **also({"data-theme-switch": ""})
    )


def _menu(session: Session, shown: Bar) -> Component:
    """The phone's menu; first the tabs for which the dock has no room."""
    links: list[Component] = [_tab(tab) for tab in shown.tabs[IN_DOCK:]]
    links += (
        []
        if session.in_the_room
        else [
            link("Children", "/"),
            link("Bring in a file", "/import"),
            html.A(f"{session.user_name}: change who is working", href="/who"),
        ]
    )
    links.append(theme_switch(""))
    return html.Details(
        [html.Summary("Menu", className="btn sm"), html.Div(links, className="menu-body")],
        className="menu phone-only",
    )
