"""The parts that the plan's forms are made of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import html

from graphapp.plan_words import DAY_WORDS, TIME_WORDS, slot_words
from graphapp.screens.plan import ids
from graphapp.shell.attributes import also

NOT_KNOWN = "We don’t know yet"
Pairs = Iterable[tuple[str, str]]
_ORDER = ["label", "description", "input", "error"]


def text(name: str, label: str, value: str = "", *, hint: str = "", empty: str = NOT_KNOWN) -> Any:
    """Return a field for a few words."""
    return dmc.TextInput(
        id=ids.field(name),
        label=label,
        description=hint or None,
        value=value,
        placeholder=empty,
        autoComplete="off",
        inputWrapperOrder=_ORDER,
    )


def long_text(name: str, label: str, value: str = "", *, hint: str = "") -> Any:
    """Return a field for a sentence or two."""
    return dmc.Textarea(
        id=ids.field(name),
        label=label,
        description=hint or None,
        value=value,
        autosize=True,
        minRows=2,
        inputWrapperOrder=_ORDER,
    )


def choice(name: str, label: str, choices: Pairs, value: str = "", *, hint: str = "") -> Any:
    """Return a choice of one among several, found by typing."""
    return dmc.Select(
        id=ids.field(name),
        label=label,
        description=hint or None,
        value=value or None,
        data=[{"value": key, "label": words} for key, words in choices],
        placeholder="Choose",
        searchable=True,
        nothingFoundMessage="Nobody by that name is on this map.",
        allowDeselect=False,
        comboboxProps={"withinPortal": False},
        withScrollArea=False,
        attributes={"input": {"role": "combobox"}},
        inputWrapperOrder=_ORDER,
    )


def radios(name: str, label: str, choices: Pairs, value: str = "", *, hint: str = "") -> Any:
    """Return a choice among two to four, all of them in view."""
    return dmc.RadioGroup(
        html.Div(
            [dmc.Radio(label=words, value=key, size="md") for key, words in choices],
            className="radios",
        ),
        id=ids.field(name),
        label=label,
        description=hint or None,
        value=value or None,
        size="md",
    )


def ticks(name: str, label: str, choices: Pairs, value: Collection[str], *, hint: str = "") -> Any:
    """Return several that may be ticked."""
    return dmc.CheckboxGroup(
        html.Div(
            [dmc.Checkbox(label=words, value=key, size="md") for key, words in choices],
            className="radios",
        ),
        id=ids.field(name),
        label=label,
        description=hint or None,
        value=list(value),
        size="md",
    )


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
    return dmc.CheckboxGroup(
        table,
        id=ids.field(name),
        label=label,
        description=hint or None,
        value=list(value),
        size="md",
    )


def _box(slot: str, only: Collection[str]) -> html.Td:
    if only and slot not in only:
        return html.Td("–", className="quiet")
    return html.Td(dmc.Checkbox(value=slot, size="md", **also({"aria-label": slot_words(slot)})))


def button(name: str, words: str, *, kind: str = "") -> html.Button:
    """Return a button of the form."""
    return html.Button(words, id=ids.act(name), type="button", className=f"btn {kind}".strip())


def goto(words: Any, query: str, *, css: str = "btn", label: str = "", **more: Any) -> html.Button:
    """Return a button that leads to another look at the page."""
    named = {"data-goto": query} | ({"aria-label": label} if label else {})
    return html.Button(words, type="button", className=css, **also(named), **more)


def folded(title: str, *parts: Any, css: str = "folded") -> html.Details:
    """Return what is seldom wanted, folded away."""
    return html.Details(
        [html.Summary(title, className="lnk"), html.Div(list(parts), className="form-part")],
        className=css,
    )


def badge(number: int, state: str) -> html.Span:
    """Return a rule's number as it stands on the map; the words beside it say what it means."""
    return html.Span(str(number), className=f"bdg {state}", **also({"aria-hidden": "true"}))


def alert(children: Sequence[Any] | str = "") -> html.Div:
    """Return a place where the form says something aloud."""
    return html.Div(
        children,
        id={"plan": "said", "name": "form"},
        className="form-says",
        role="alert",
        **also({"aria-live": "assertive"}),
    )
