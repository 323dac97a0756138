"""The names of the safety plan's parts. A form comes and goes with the address: its parts are
found by pattern (`ALL`), which may match nothing.
"""

from __future__ import annotations

from dash import ALL

Ident = dict[str, str]

CASE = "plan-case"
"""Store: the case's id."""
TICK = "plan-tick"
"""Store: raised when something was changed and the page is to be read anew."""
POLL = "plan-poll"
HEAD = "plan-head"
RULES = "plan-rules"
FORM = "plan-form"
WEEK = "plan-week"
FOOT = "plan-foot"
SAYS = "plan-says"
"""What the page says aloud when something cannot be done."""
ASKED = "plan-asked"
"""Store: the button that suggests somebody, when it was pressed."""
PRESSED = "plan-pressed"
"""Store: the button of the open form that was pressed (`shell.presses`)."""
PENDING = "plan-pending"
"""Store: what was sent while the graph was away, kept until it is in."""


def field(name: str) -> Ident:
    """Return the id of a field."""
    return {"plan": "field", "name": name}


def act(name: str) -> Ident:
    """Return the id of a button of a form."""
    return {"plan": "act", "name": name}


def ask(name: str) -> Ident:
    """Return the id of a button that suggests somebody at once."""
    return {"plan": "ask", "name": name}


FIELDS: dict[str, object] = {"plan": "field", "name": ALL}
ACTS: dict[str, object] = {"plan": "act", "name": ALL}
ASKS: dict[str, object] = {"plan": "ask", "name": ALL}
ABOUT: dict[str, object] = {"plan": "about", "name": ALL}
SAID: dict[str, object] = {"plan": "said", "name": ALL}
