"""The parts of forms that only the panel has: suggestions, choices in groups, a part's heading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from graphapp.screens.explorer.forms import ids
from graphapp.shell.forms.fields import COMBOBOX, NOT_KNOWN, ORDER, Pairs, options


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
        **COMBOBOX,
        inputWrapperOrder=ORDER,
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
    data: list[Any] = groups(choices) if grouped else options(choices)  # type: ignore[arg-type]
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
        **COMBOBOX,
        inputWrapperOrder=ORDER,
    )


def part(title: str, *fields: Any, class_name: str = "") -> html.Section:
    """Return fields that belong together, under a heading."""
    return html.Section(
        [html.H3(title), *(one for one in fields if one is not None)],
        className=f"form-part {class_name}".strip(),
    )


def pause(name: str) -> dcc.Store:
    """Return the store that holds a field's words once somebody pauses in typing.

    (Mantine's own debounce would keep the last words from a Save pressed at once.)
    """
    return dcc.Store(id=ids.paused(name))


def groups(found: Iterable[tuple[str, Pairs]]) -> list[dict[str, Any]]:
    """Return choices by group, as the field takes them."""
    return [{"group": group, "items": options(items)} for group, items in found]
