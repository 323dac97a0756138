"""The frame of every page: theme, bar, strip, the main element, dock and toast."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from graphapp.shell import ids, waiting
from graphapp.shell.attributes import also
from graphapp.shell.theme import THEME


def frame(heard: Sequence[Component] = ()) -> Component:
    """Return the layout that the application starts with; the router fills it.

    `heard` are stores that screens' callbacks hear from the start (`presses.stores`).
    """
    provider: Component = dmc.MantineProvider(
        [
            html.A("Skip to the page", href=f"#{ids.PAGE}", className="skip"),
            dcc.Location(id=ids.ADDRESS, refresh="callback-nav"),
            dcc.Location(id=ids.GO, refresh=True),
            html.Header(id=ids.BAR, className="bar"),
            _strip(),
            html.Main(waiting.drawing(), id=ids.PAGE, className="page", tabIndex=-1),
            html.Nav(id=ids.DOCK, className="dock", **also({"aria-label": "Main, small screen"})),
            _toast(),
            *_stores(),
            *heard,
        ],
        theme=THEME,
        defaultColorScheme="auto",
    )
    return provider


def _strip() -> Component:
    return html.Div(
        html.Div(
            [
                html.P(id=ids.STRIP_WORDS),
                html.Div(
                    [
                        _button(ids.STRIP_TRY, "Try now"),
                        _button(ids.STRIP_CLOSE, "Close"),
                    ],
                    className="acts",
                ),
            ],
            id=ids.STRIP,
            className="strip",
            hidden=True,
        ),
        role="alert",
    )


def _toast() -> Component:
    return html.Div(
        html.Div(
            [
                html.Span(id=ids.TOAST_WORDS),
                html.Button("Undo", id=ids.TOAST_UNDO, type="button", className="lnk"),
            ],
            id=ids.TOAST_BOX,
            className="toast",
            hidden=True,
        ),
        role="status",
    )


def _button(key: str, words: str) -> Component:
    return html.Button(words, id=key, type="button", className="btn sm")


def _stores() -> list[Component]:
    kept: list[Any] = [dcc.Store(id=key) for key in (ids.TITLE, ids.FAULT, ids.TOAST, ids.CHANGED)]
    return [
        *kept,
        dcc.Interval(id=ids.AGAIN, interval=ids.AGAIN_EVERY, disabled=True),
        dcc.Interval(id=ids.PULSE, interval=2000, disabled=True),
    ]
