"""A case's gaps beside its map: each lights its people, asks a question, leads to its mending."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any

from dash import html

from graphapp.gap_words import COLUMN_OF, mended_at, since_words
from graphapp.screens.explorer.drawing import Reading
from graphapp.screens.explorer.menus import goto
from graphapp.screens.explorer.state import View
from graphapp.shell.attributes import also
from graphapp.shell.bar import link
from graphapp.words import possessive
from queries.gaps import Finding

Lit = dict[str, Any] | None


def panel(found: Sequence[Finding], reading: Reading, view: View) -> tuple[list[Any], Lit]:
    """Return the panel of gaps and what is lit: the people of the gap that the address names."""
    head = html.H2(f"Gaps in {possessive(reading.children)} network", className="name")
    if not found:
        return [head, html.P("None found. What would the family say is missing?")], None
    today = date.today()
    chosen = next((one for one in found if one.id == view.finding), None)
    parts: list[Any] = [
        head,
        html.P("Worth talking about. Nothing here is decided for you.", className="quiet"),
    ]
    by_column = groupby(found, key=lambda one: COLUMN_OF[one.kind])
    for column, ones in by_column:
        parts.append(html.H3(column.head))
        parts += [_line(one, reading, view, today, chosen=one is chosen) for one in ones]
    return parts, _lit(chosen, reading)


def _line(
    found: Finding, reading: Reading, view: View, today: date, *, chosen: bool
) -> html.Section:
    there = [person for person in found.people if person in reading.network.people]
    href, words = mended_at(found)
    marks: dict[str, Any] = {"data-lights": " ".join(there)} if there else {}
    return html.Section(
        [
            html.H4(found.reasons[0]),
            html.P(since_words(found, today), className="src"),
            html.Ul([html.Li(reason) for reason in found.reasons[1:]], className="dashes"),
            _people(there, reading, view),
            html.Ul([html.Li(question) for question in found.questions], className="asks"),
            html.P(link(words, href, "lnk")),
        ],
        className="gap-line is-chosen" if chosen else "gap-line",
        **also(marks),
    )


def _people(people: Sequence[str], reading: Reading, view: View) -> html.P | None:
    if not people:
        return None
    names = [
        goto(
            reading.network.people[person].short_name or "someone (not named yet)",
            replace(view, person=person),
            class_name="lnk",
        )
        for person in people
    ]
    return html.P([part for name in names for part in (name, " ")], className="small")


def _lit(chosen: Finding | None, reading: Reading) -> Lit:
    if chosen is None:
        return None
    people = [person for person in chosen.people if person in reading.network.people]
    return {"people": people, "ties": []} if people else None
