"""What the plan's page shows that no other does: the times of the week, a rule's number."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import dash_mantine_components as dmc
from dash import html

from graphapp.plan_words import DAY_WORDS, TIME_WORDS, slot_words
from graphapp.screens.plan.ids import field
from graphapp.shell.attributes import also
from graphapp.shell.forms import fields
from graphapp.shell.specs import ALL_YEAR
from queries.vocabulary import TimeOfYear


def week(
    name: str, label: str, value: Collection[str], *, hint: str = "", only: Collection[str] = ()
) -> Any:
    """Return the times of the week as boxes to tick; `only` leaves the others out."""
    heads = [
        html.Th(
            [html.Span(words[:3], **also({"aria-hidden": "true"})),
             html.Span(words, className="vh")],
            scope="col",
        )
        for words in DAY_WORDS.values()
    ]  # fmt: skip
    rows = [
        html.Tr([html.Th(words, scope="row"), *(_box(f"{day} {time}", only) for day in DAY_WORDS)])
        for time, words in TIME_WORDS.items()
    ]
    table = html.Table(
        [
            html.Thead(html.Tr([html.Td(html.Span("Time", className="vh")), *heads])),
            html.Tbody(rows),
        ],
        className="week-ticks",
    )
    return fields.ticked(field(name), label, table, value, hint=hint)


def time_of_year(value: TimeOfYear | None) -> Any:
    """Return the choice of when in the year a rule is for."""
    choices = (
        (ALL_YEAR, "All year"),
        (TimeOfYear.TERM, "In term time"),
        (TimeOfYear.HOLIDAYS, "In the school holidays"),
    )
    return fields.radios(field("time_of_year"), "When in the year", choices, value or ALL_YEAR)


def _box(slot: str, only: Collection[str]) -> html.Td:
    if only and slot not in only:
        return html.Td("–", className="quiet")
    return html.Td(dmc.Checkbox(value=slot, size="md", **also({"aria-label": slot_words(slot)})))


def badge(number: int, state: str) -> html.Span:
    """Return a rule's number as it stands on the map; the words beside it say what it means."""
    return html.Span(str(number), className=f"bdg {state}", **also({"aria-hidden": "true"}))
