"""The names of the meeting page's parts. A form comes and goes with the address: its parts are
found by pattern (`ALL`), which may match nothing.
"""

from __future__ import annotations

from dash import ALL

Ident = dict[str, str]

PAGE = "meeting"
CASE = "meeting-case"
"""Store: the case's id."""
TICK = "meeting-tick"
"""Store: raised when something was changed and the page is to be read anew."""
POLL = "meeting-poll"
HEAD = "meeting-head"
SAYS = "meeting-says"
"""What the page says aloud when something cannot be done."""
APART = "meeting-apart"
FORM = "meeting-form"
LIST = "meeting-list"
ASIDE = "meeting-aside"
FOOT = "meeting-foot"
QUICK = "meeting-quick"
"""Store: the button that does something at once, when it was pressed."""
PRESSED = "meeting-pressed"
"""Store: the button of the open form that was pressed (`shell.presses`)."""
PENDING = "meeting-pending"
"""Store: what was sent while the graph was away, kept until it is in."""


def field(name: str) -> Ident:
    """Return the id of a field."""
    return {"meeting": "field", "name": name}


def act(name: str) -> Ident:
    """Return the id of a button of a form."""
    return {"meeting": "act", "name": name}


def quick(name: str) -> Ident:
    """Return the id of a button that does something at once: "tick:<meeting>:<person>:..."."""
    return {"meeting": "quick", "name": name}


FIELDS: dict[str, object] = {"meeting": "field", "name": ALL}
ACTS: dict[str, object] = {"meeting": "act", "name": ALL}
QUICKS: dict[str, object] = {"meeting": "quick", "name": ALL}
ABOUT: dict[str, object] = {"meeting": "about", "name": ALL}
SAID: dict[str, object] = {"meeting": "said", "name": ALL}
