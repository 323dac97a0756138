"""The plain forms of the map's panel: add somebody, correct a person, a tie."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import dcc

from graphapp.screens.explorer.drawing import Reading
from graphapp.screens.explorer.forms import ids
from graphapp.screens.explorer.forms.about import About
from graphapp.screens.explorer.forms.add_view import add_form
from graphapp.screens.explorer.forms.callbacks import register
from graphapp.screens.explorer.ids import TICK
from graphapp.screens.explorer.state import Form, View
from queries.store.handle import Handle

__all__ = ["keeps", "open_form", "register", "stores"]


def open_form(handle: Handle, reading: Reading, view: View) -> list[Any] | None:
    """Return the form that a view asks for, None when it asks for none (or for nobody here)."""
    if view.form is Form.ADD:
        return add_form(reading, view, About("add", view.case_id))
    return None


def keeps(view: View, triggered: Mapping[str, object]) -> bool:
    """Whether the panel is to stay as it is: a form is open, and only the map was read anew."""
    return view.form in (Form.ADD, Form.EDIT, Form.TIE) and set(triggered) == {f"{TICK}.data"}


def stores() -> list[Any]:
    """Return what the map screen keeps for the forms, in the page's memory only."""
    return [dcc.Store(id=ids.PENDING), dcc.Store(id=ids.FOCUS)]
