"""The panel of somebody who was in the network before: who they were to the child, and when."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dash import html

from graphapp.canvas.lives import with_former
from graphapp.canvas.words import curly
from graphapp.screens.explorer.drawing import Reading
from graphapp.screens.explorer.menus import goto
from graphapp.screens.explorer.state import View
from graphapp.screens.explorer.wording import called


def panel(reading: Reading, view: View) -> list[Any] | None:
    """Return the panel of a view's person, or None when they never were in the network."""
    if reading.past is None:
        return None
    member = reading.past.history.former().get(view.person)
    if member is None:
        return None
    person = with_former(reading.network, reading.past).people[view.person]
    relation = reading.relations.get(view.person)
    until = member.until
    return [
        html.H2(person.name or called(person), className="name"),
        html.P(curly(relation.sentence), className="rel") if relation else None,
        html.P(f"In the network {_when(member.since, until)}; not any more.", className="quiet"),
        goto(
            "Show the map as it was then",
            replace(view, on=until.earliest if until else None),
            class_name="btn",
        ),
        goto("Close", replace(view, person=""), class_name="lnk"),
    ]


def _when(since: object, until: object) -> str:
    return f"from {since} until {until}" if since else f"until {until}"
