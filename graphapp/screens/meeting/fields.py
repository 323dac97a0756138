"""The buttons and small parts that the meeting's page is made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from graphapp.screens.meeting import ids
from graphapp.shell.attributes import also
from queries.ids import new_id


def button(name: str, words: str, *, kind: str = "") -> html.Button:
    """Return a button of the form."""
    return html.Button(words, id=ids.act(name), type="button", className=f"btn {kind}".strip())


def quick(name: str, words: Any, *, css: str = "btn", label: str = "", **more: Any) -> html.Button:
    """Return a button that does something at once; pressed twice it does it once."""
    named = also({"aria-label": label}) if label else {}
    ident = ids.quick(f"{name}:{new_id()}")
    return html.Button(words, id=ident, type="button", className=css, **named, **more)


def goto(words: Any, query: str, *, css: str = "btn", label: str = "", **more: Any) -> html.Button:
    """Return a button that leads to another look at the page."""
    named = {"data-goto": query} | ({"aria-label": label} if label else {})
    return html.Button(words, type="button", className=css, **also(named), **more)


def alert(children: Sequence[Any] | str = "") -> html.Div:
    """Return a place where the form says something aloud."""
    return html.Div(
        children,
        id={"meeting": "said", "name": "form"},
        className="form-says",
        role="alert",
        **also({"aria-live": "assertive"}),
    )
