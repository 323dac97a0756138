"""What changed lately on a map: who, when, what, with the way back."""

from __future__ import annotations

from typing import Any

from dash import html

from graphapp.screens.explorer.forms.ids import FORM
from graphapp.shell import notices
from graphapp.shell.attributes import also
from graphapp.shell.forms.fields import says
from graphapp.shell.forms.outcome import reasons
from queries.changes import ChangeMade, changes_of, undo
from queries.commands import Done
from queries.ids import new_id
from queries.store.errors import Refused
from queries.store.handle import Handle

MOST_SHOWN = 6


def lately(handle: Handle, case_id: str) -> list[Any]:
    """Return the list of what changed, the newest first; only what this handle may read.

    Raises
    ------
    NotFound : no such case, or not one this handle may open.
    """
    found = changes_of(handle, case_id, MOST_SHOWN)
    if not found:
        return []
    return [
        html.Section(
            [
                html.H3("What changed lately"),
                says(FORM.said("lately"), alert=True),
                html.Ul([_line(one) for one in found], className="ties lately"),
            ]
        )
    ]


def _line(one: ChangeMade) -> html.Li:
    parts: list[Any] = [one.words]
    who = f"{one.who}, {one.when}." if one.who else f"{one.when[:1].upper()}{one.when[1:]}."
    parts.append(html.Span(f"{who}{' Undone.' if one.undone else ''}", className="src"))
    if one.act and not one.undone and not one.elsewhere:
        parts.append(
            html.Button(
                "Undo",
                id=FORM.part("undo", f"{one.id}:{new_id()}"),
                type="button",
                className="lnk",
                **also({"aria-label": f"Undo: {one.words}"}),
            )
        )
    elif one.elsewhere:
        parts.append(html.Span("Undo it on the other map.", className="src"))
    return html.Li(parts, className="undone" if one.undone else "")


def take_back(handle: Handle, name: str) -> tuple[Done | None, Any]:
    """Undo what a button names ("<change>:<command>"); return what was done, or why it cannot be.

    Raises
    ------
    GraphError : the graph is away, or the change is not for this handle.
    """
    change_id, _, command_id = name.partition(":")
    try:
        return undo(handle, change_id, command_id=command_id), ""
    except Refused as refused:
        return None, reasons(refused)


def toast(done: Done) -> notices.Said:
    """Return what the toast says of an undoing: it can be done again."""
    return notices.toast(done, act="Redo")
