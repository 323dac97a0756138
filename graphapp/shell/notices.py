"""What the shell says: faults in a strip, what was done in a toast, reference numbers."""

from __future__ import annotations

from typing import Any, TypedDict

import flask
from dash import ctx, no_update, set_props

from graphapp.errors import NobodyChosen, note
from graphapp.shell import ids
from queries.commands import Done
from queries.ids import new_id
from queries.store.errors import GraphError, StoreAway


class Fault(TypedDict):
    """What the strip shows: `lead` in bold, `words`, and whether it tries by itself (`away`)."""

    lead: str
    words: str
    away: bool
    unsaved: bool


class Said(TypedDict):
    """What the toast shows; `change` is what its button undoes or redoes, empty for no button."""

    words: str
    change: str
    act: str
    n: str


def fault(error: GraphError, *, unsaved: bool = False) -> Fault:
    """Return the strip for an error; `unsaved` when the page keeps a change that did not go in.

    A screen that keeps one tries again, with the same command id, whenever its
    `ids.back(...)` store changes.
    """
    away = isinstance(error, StoreAway)
    if unsaved and away:
        words = "Your change is kept here and goes in when the connection is back."
        return Fault(lead="Not saved yet.", words=words, away=True, unsaved=True)
    return Fault(lead=error.sentence, words=error.next_step, away=away, unsaved=unsaved)


def unexpected(error: BaseException) -> Fault:
    """Note an error nobody foresaw in the log, and return the strip with its reference number."""
    return Fault(
        lead="Something went wrong that should not.",
        words=f"Reload the page. If it happens again, give this number: {note(error)}.",
        away=False,
        unsaved=False,
    )


def toast(done: Done, *, act: str = "Undo") -> Said:
    """Return the toast for a change that was made, with the button that takes it back."""
    return Said(words=done.words, change=done.change_id, act=act, n=new_id())


def said(words: str) -> Said:
    """Return a toast without a button."""
    return Said(words=words, change="", act="", n=new_id())


def on_error(error: Exception) -> Any:
    """Say what went wrong in a callback; its outputs stay as they are (`Dash(on_error=...)`)."""
    if isinstance(error, NobodyChosen):
        set_props(ids.GO, {"href": "/who"})
    elif isinstance(error, GraphError):
        set_props(ids.FAULT, {"data": fault(error)})
    else:
        set_props(ids.FAULT, {"data": unexpected(error)})
    return _unchanged()


def _unchanged() -> Any:
    """ "No update" in the shape of the callback's outputs; patterns want a list for each."""
    outputs = ctx.outputs_list
    asked: dict[str, Any] = flask.request.get_json()
    several = str(asked["output"]).startswith("..")  # so Dash names more outputs than one
    each = outputs if several else [outputs]
    kept = [[no_update] * len(one) if isinstance(one, list) else no_update for one in each]
    return kept if several else kept[0]
