"""Whose view a tie is: everybody's, or that of one who sees it so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import dash_mantine_components as dmc

from graphapp.screens.explorer.drawing import Reading
from graphapp.screens.explorer.forms import fields
from graphapp.screens.explorer.forms.given import Given
from graphapp.screens.explorer.whose import in_view_of
from graphapp.shell.given import EVERYBODY, views_key
from queries.store.handle import Handle
from queries.vocabulary import Audience

FIELD = "perspectives"


def colleague(handle: Handle) -> Mapping[str, str]:
    """Return who works here as somebody who may have a view, id to words; nobody in the room."""
    if handle.audience is not Audience.PROFESSIONALS:
        return {}
    return {handle.viewer.user_id: f"Mine ({handle.viewer.name})"}


def whose_view(
    reading: Reading, mine: Mapping[str, str], people: Sequence[tuple[str, str]], now: Sequence[str]
) -> dmc.Select:
    """Return the choice of whose view a tie is; `people` are (id, words), `now` whose it is."""
    choices = [(EVERYBODY, "Everybody’s: it is agreed"), *mine.items(), *people]
    key = views_key(now)
    if key not in dict(choices):
        choices.append((key, in_view_of(reading.network, now)))
    return fields.choice(
        FIELD,
        "Whose view is this?",
        choices,
        key,
        search=True,
        hint="If one person sees it so, say who. It is drawn on their map only.",
    )


def shown_on(given: Given) -> str:
    """Return whose map has what a form saved, "" when every map has it."""
    key = given.text(FIELD)
    return "" if key in ("", EVERYBODY) else key.partition(".")[0]


def views_given(given: Given, among: Sequence[str]) -> tuple[str, ...]:
    """Return whose view a form says a new tie is, none for everybody's.

    Somebody who is not `among` those one may choose is an error beside the field.
    """
    key = given.text(FIELD)
    if key in ("", EVERYBODY):
        return ()
    if key not in among:
        given.errors[FIELD] = "Choose somebody on this map, or “Everybody’s”."
        return ()
    return (key,)
