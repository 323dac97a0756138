"""The button of the meeting's page that does something at once."""

from __future__ import annotations

from typing import Any

from dash import html

from graphapp.screens.meeting import ids
from graphapp.shell.attributes import also
from queries.ids import new_id


def quick(name: str, words: Any, *, css: str = "btn", label: str = "", **more: Any) -> html.Button:
    """Return a button that does something at once; pressed twice it does it once."""
    named = also({"aria-label": label}) if label else {}
    ident = ids.quick(f"{name}:{new_id()}")
    return html.Button(words, id=ident, type="button", className=css, **named, **more)
