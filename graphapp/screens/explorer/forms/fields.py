"""The parts that the forms are made of: a text, a choice, a few radios, what a form says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from graphapp.screens.explorer.forms import ids
from graphapp.shell.attributes import also

NOT_KNOWN = "We don’t know yet"
"""What an empty field says: it may stay empty."""
Pairs = Iterable[tuple[str, str]]
_LIST: dict[str, Any] = {
    "comboboxProps": {"withinPortal": False},
    "withScrollArea": False,
    "attributes": {"input": {"role": "combobox"}},
}
"""A list of choices that opens in the panel (a landmark) and says that it is one."""


def text(
    name: str,
    label: str,
    value: str = "",
    *,
    hint: str = "",
    empty: str = NOT_KNOWN,
) -> dmc.TextInput:
    """Return a field for a few words."""
    return dmc.TextInput(
        id=ids.field(name),
        label=label,
        description=hint or None,
        value=value,
        placeholder=empty,
        autoComplete="off",
        inputWrapperOrder=["label", "description", "input", "error"],
    )


def long_text(name: str, label: str, value: str = "", *, hint: str = "") -> dmc.Textarea:
    """Return a field for a sentence or two."""
    return dmc.Textarea(
        id=ids.field(name),
        label=label,
        description=hint or None,
        value=value,
        placeholder=NOT_KNOWN,
        autosize=True,
        minRows=2,
        inputWrapperOrder=["label", "description", "input", "error"],
    )


def suggested(
    name: str, label: str, groups: Sequence[tuple[str, Sequence[str]]], *, hint: str = ""
) -> dmc.Autocomplete:
    """Return a field for free words that offers common ones, in groups."""
    return dmc.Autocomplete(
        id=ids.field(name),
        label=label,
        description=hint or None,
        value="",
        placeholder=NOT_KNOWN,
        data=[{"group": group, "items": list(items)} for group, items in groups],
        **_LIST,
        inputWrapperOrder=["label", "description", "input", "error"],
    )


def choice(
    name: str,
    label: str,
    choices: Pairs | Sequence[tuple[str, Sequence[tuple[str, str]]]],
    value: str = "",
    *,
    hint: str = "",
    grouped: bool = False,
    search: bool = False,
    empty: str = NOT_KNOWN,
) -> dmc.Select:
    """Return a choice of one among several; `grouped` choices come as (group, choices)."""
    data: list[Any] = groups(choices) if grouped else _options(choices)  # type: ignore[arg-type]
    return dmc.Select(
        id=ids.field(name),
        label=label,
        description=hint or None,
        value=value or None,
        data=data,
        placeholder=empty,
        searchable=search,
        nothingFoundMessage="Nobody by that name is on this map." if search else None,
        allowDeselect=False,
        **_LIST,
        inputWrapperOrder=["label", "description", "input", "error"],
    )


def radios(
    name: str, label: str, choices: Pairs, value: str = "", *, hint: str = ""
) -> dmc.RadioGroup:
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


def ticks(name: str, label: str, choices: Pairs, value: Sequence[str]) -> dmc.CheckboxGroup:
    """Return several that may be ticked."""
    return dmc.CheckboxGroup(
        html.Div(
            [dmc.Checkbox(label=words, value=key, size="md") for key, words in choices],
            className="radios",
        ),
        id=ids.field(name),
        label=label,
        value=list(value),
        size="md",
    )


def part(title: str, *fields: Any, class_name: str = "") -> html.Section:
    """Return fields that belong together, under a heading."""
    return html.Section(
        [html.H3(title), *(one for one in fields if one is not None)],
        className=f"form-part {class_name}".strip(),
    )


def folded(title: str, *fields: Any) -> html.Details:
    """Return fields that are seldom filled in, folded away."""
    return html.Details(
        [
            html.Summary(title, className="lnk"),
            html.Div([one for one in fields if one is not None], className="form-part"),
        ],
        className="folded",
    )


def says(name: str, *, alert: bool = False) -> html.Div:
    """Return an empty place where the form says something aloud."""
    return html.Div(
        id=ids.said(name),
        className="form-says",
        role="alert" if alert else "status",
        **also({"aria-live": "assertive" if alert else "polite"}),
    )


def pause(name: str) -> dcc.Store:
    """Return the store that holds a field's words once somebody pauses in typing.

    (Mantine's own debounce would keep the last words from a Save pressed at once.)
    """
    return dcc.Store(id=ids.paused(name))


def button(name: str, words: str, *, kind: str = "") -> html.Button:
    """Return a button of the form."""
    return html.Button(words, id=ids.act(name), type="button", className=f"btn {kind}".strip())


def groups(found: Iterable[tuple[str, Pairs]]) -> list[dict[str, Any]]:
    """Return choices by group, as the field takes them."""
    return [{"group": group, "items": _options(items)} for group, items in found]


def _options(choices: Pairs) -> list[dict[str, str]]:
    return [{"value": key, "label": words} for key, words in choices]
