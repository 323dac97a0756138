"""Saving the form of a tie."""

from __future__ import annotations

from typing import Any

from graphapp.screens.explorer.drawing import read
from graphapp.screens.explorer.forms import conflicts, fields
from graphapp.screens.explorer.forms.about import About, Outcome
from graphapp.screens.explorer.forms.given import Given
from graphapp.screens.explorer.forms.specs import as_stored
from graphapp.screens.explorer.forms.tie_kinds import choices
from graphapp.screens.explorer.forms.tie_logic import (
    TIE_SPECS,
    change_command,
    seen_tie,
    tie_changes,
    tie_command,
    untie_command,
)
from graphapp.screens.explorer.forms.whose_view import colleague, shown_on
from graphapp.screens.explorer.state import View
from graphapp.shell.forms.outcome import NOTHING, wrong
from queries.commands import apply
from queries.people import details_of
from queries.store.errors import Conflict, NotFound
from queries.store.handle import Handle
from queries.vocabulary import Audience


def save(handle: Handle, view: View, about: About, given: Given) -> Outcome:
    """Make the tie of a form, or correct the one it is about.

    Raises
    ------
    GraphError
    """
    if not about.tie:
        made = tie_command(given, about, read(handle, view), colleague(handle))
        if made is None:
            return wrong(given.errors)
        return Outcome(done=apply(handle, made), person=about.person, whose=shown_on(given))
    found = tie_changes(given, about)
    if given.errors:
        return wrong(given.errors)
    ids = {"tie": about.tie}
    for again in (True, False):
        made = change_command(about, found)
        if made is None:
            return Outcome(closes=NOTHING, person=about.person)
        try:
            return Outcome(done=apply(handle, made), person=about.person, whose=shown_on(given))
        except Conflict as conflict:
            if not (again and as_stored(conflict, found, ids)):
                now = tie_now(handle, about, view)
                return conflicts.met(conflict, about, now, ids, TIE_SPECS)
    raise AssertionError  # the second round returns


def tie_now(handle: Handle, about: About, view: View) -> dict[str, Any]:
    """Return what the form of a tie shows by now.

    Raises
    ------
    NotFound : the tie, or the person, is not there any more, or not for this handle.
    """
    details = details_of(handle, about.case_id, about.person, as_of=view.day)
    tie = next((one for one in details.ties if one.id == about.tie), None)
    if tie is None:
        raise NotFound("That tie is not here, or not for you to see.")
    return seen_tie(tie, professionals=handle.audience is Audience.PROFESSIONALS)


def take_back_tie(handle: Handle, _view: View, about: About, _given: Given) -> Outcome:
    """Take back a tie that was written by mistake.

    Raises
    ------
    GraphError
    """
    return Outcome(done=apply(handle, untie_command(about)), person=about.person)


def tie_words(handle: Handle, view: View, about: About, other: str) -> list[dict[str, Any]]:
    """Return the kinds of tie in words that name the two people."""
    people = read(handle, view).network.people
    person = people[about.person]
    return fields.groups(choices(person, people.get(other)))
