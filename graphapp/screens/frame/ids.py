"""The names of the parts of the page "The case"."""

from __future__ import annotations

from typing import Any

from dash import ALL

CASE = "frame-case"
"""Store: {"case": its id}."""
TICK = "frame-tick"
"""Store: a new value when the case changed, so that the lists are read again."""
PRESSED = "frame-pressed"
"""Store: the button of the open form that was pressed (`shell.presses`)."""
PENDING = "frame-pending"
"""Store: what was sent and waits for the graph, or None."""
FOCUS = "frame-focus"
"""Store: {"to": a field's name, "said" or a section, "n": ...}."""
PAGE = "frame"
"""The name of this page's `shell.ids.back` store."""


def slot(section: str) -> str:
    """Return the id of the place where a section's form opens."""
    return f"frame-form-{section}"


def listing(section: str) -> str:
    """Return the id of a section's list."""
    return f"frame-list-{section}"


def field(name: str) -> dict[str, str]:
    """Return the id of a field of the open form."""
    return {"frame": "field", "name": name}


def act(name: str) -> dict[str, str]:
    """Return the id of a button of the open form."""
    return {"frame": "act", "name": name}


def said(name: str = "form") -> dict[str, str]:
    """Return the id of the place where the open form says something."""
    return {"frame": "said", "name": name}


def about(name: str = "form") -> dict[str, str]:
    """Return the id of the store with what the open form is about."""
    return {"frame": "about", "name": name}


FIELDS: dict[str, Any] = {"frame": "field", "name": ALL}
ACTS: dict[str, Any] = {"frame": "act", "name": ALL}
SAID: dict[str, Any] = {"frame": "said", "name": ALL}
ABOUT: dict[str, Any] = {"frame": "about", "name": ALL}
