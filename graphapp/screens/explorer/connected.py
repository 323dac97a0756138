"""How two people are connected: the ways between them, in a sentence each, lit on the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dash import html

from graphapp.canvas.words import curly
from graphapp.screens.explorer.drawing import Reading
from graphapp.screens.explorer.menus import goto
from graphapp.screens.explorer.state import View
from graphapp.screens.explorer.wording import called
from queries.paths import PathsFound, paths_between
from queries.store.handle import Handle

Lit = dict[str, list[str]]


def panel(handle: Handle, reading: Reading, view: View) -> tuple[list[Any], Lit | None]:
    """Return the panel that asks for the second person, or tells the ways; and what is lit.

    Raises
    ------
    NotFound : one of the two is not here, or not for this handle.
    """
    first = reading.network.people[view.person]
    head = [
        goto("Close", replace(view, form=None, other=""), class_name="btn sm close"),
        html.H2("How are these two connected?", className="name"),
    ]
    if not view.other or view.other not in reading.network.people:
        return [*head, *_choice(reading, view)], None
    second = reading.network.people[view.other]
    found = paths_between(
        handle, view.case_id, view.person, view.other, as_of=view.day, whose=view.whose
    )
    names = f"{called(first)} and {called(second)}"
    again = goto("Choose somebody else", replace(view, other=""), class_name="btn")
    told = _ways(found, names)
    return [*head, html.P(names, className="rel"), *told, html.Div(again, className="acts")], lit(
        found
    )


def lit(found: PathsFound) -> Lit | None:
    """Return the people and ties of the shortest way, to be lit; None when there is none."""
    if not found.paths:
        return None
    way = found.paths[0]
    return {"people": [one.id for one in way.people], "ties": [tie.id for tie in way.ties]}


def _ways(found: PathsFound, names: str) -> Sequence[Any]:
    if not found.paths:
        return [
            html.P(f"No tie that is recorded joins {names}."),
            html.P("If you know of one, add it: choose one of them, then “Add a tie”."),
        ]
    first, *others = (curly(way.sentence) for way in found.paths)
    parts: list[Any] = [html.P(html.B(first), role="status")]
    if others:
        parts += [
            html.H3("Also"),
            html.Ul([html.Li(words) for words in others], className="ties"),
        ]
    if found.truncated:
        parts.append(html.P("There are more ways than these.", className="small quiet"))
    return parts


def _choice(reading: Reading, view: View) -> Sequence[Any]:
    people = sorted(
        (person for key, person in reading.network.people.items() if key != view.person),
        key=lambda person: person.name or person.known_as,
    )
    items = [
        html.Li(
            goto(person.name or called(person), replace(view, other=person.id), class_name="lnk")
        )
        for person in people
    ]
    first = called(reading.network.people[view.person])
    return [
        html.P(f"{first} is one. Choose the other on the picture, or here:", role="status"),
        html.Ul(items, className="ties long"),
    ]
