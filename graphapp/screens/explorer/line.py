"""The line from the child to somebody: who is on it, in words, and lit on the picture."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

from dash import html

from graphapp.canvas.words import curly
from graphapp.screens.explorer.drawing import Reading, along
from graphapp.screens.explorer.menus import goto
from graphapp.screens.explorer.state import View
from graphapp.screens.explorer.wording import called

Lit = dict[str, list[str]]


def panel(reading: Reading, view: View) -> tuple[list[Any], Lit | None]:
    """Return the panel that tells the line to the view's person step by step, and what is lit."""
    people = reading.network.people
    way = along(reading, view.person)
    close = goto("Close", replace(view, form=None), class_name="btn sm close")
    name = called(people[view.person])
    if not way:
        nothing = f"No tie that is recorded leads from {reading.children} to {name}."
        return [close, html.H2(f"The line to {name}", className="name"), html.P(nothing)], None
    relation = reading.relations[view.person]
    head = [
        close,
        html.H2(f"The line from {called(people[way[0]])} to {name}", className="name"),
        html.P(curly(relation.sentence), className="rel", role="status"),
    ]
    steps = [html.Li(_step(reading, view, one)) for one in way]
    listed = html.Section([html.H3("Step by step"), html.Ol(steps, className="ties")])
    return [*head, listed], lit(reading, way)


def lit(reading: Reading, way: tuple[str, ...]) -> Lit:
    """Return the people of a way, and the ties that join each of them to the next."""
    pairs = {frozenset(pair) for pair in pairwise(way)}
    ties = [tie.id for tie in reading.network.ties if frozenset((tie.start, tie.end)) in pairs]
    return {"people": list(way), "ties": ties}


def _step(reading: Reading, view: View, person_id: str) -> list[Any]:
    person = reading.network.people[person_id]
    relation = reading.relations.get(person_id)
    short = f", {curly(relation.short)}" if relation and relation.short else ""
    if person_id == view.person:
        return [html.B(called(person)), short]
    there = replace(view, person=person_id, form=None)
    return [goto(called(person), there, class_name="lnk"), short]
