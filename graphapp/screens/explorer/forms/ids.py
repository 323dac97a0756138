"""The names of the forms' parts. A form comes and goes with the address, so its parts are found by
pattern (`ALL`), which may match nothing.
"""

from __future__ import annotations

from dash import ALL

Ident = dict[str, str]

PENDING = "forms-pending"
"""Store on the map screen: what was sent while the graph was away, kept until it is in."""
PRESSED = "forms-pressed"
"""Store on the map screen: the button that was pressed (`shell.presses`)."""
UNDONE = "forms-undone"
"""Store on the map screen: the change whose "Undo" was pressed."""
FOCUS = "forms-focus"
"""Store on the map screen: the name of the field that the focus goes to."""
BUSY = "forms-busy"
"""Store on the map screen: whether the answer to a button is on its way."""
SUGGESTED = "forms-suggested"
"""Store on the map screen: what a relation suggests for other fields, by their names."""


def field(name: str) -> Ident:
    """Return the id of a field."""
    return {"form": "field", "name": name}


def act(name: str) -> Ident:
    """Return the id of a button."""
    return {"form": "act", "name": name}


def said(name: str) -> Ident:
    """Return the id of a place where the form says something."""
    return {"form": "said", "name": name}


def paused(name: str) -> Ident:
    """Return the id of the store of a field's words after a pause in typing."""
    return {"form": "paused", "name": name}


def about(name: str) -> Ident:
    """Return the id of the store that says what a form is about."""
    return {"form": "about", "name": name}


FIELDS: dict[str, object] = {"form": "field", "name": ALL}
ACTS: dict[str, object] = {"form": "act", "name": ALL}
SAID: dict[str, object] = {"form": "said", "name": ALL}
ABOUT: dict[str, object] = {"form": "about", "name": ALL}
UNDO: dict[str, object] = {"form": "undo", "name": ALL}
