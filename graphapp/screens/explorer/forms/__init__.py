"""The plain forms of the map's panel: add somebody, correct a person, a tie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import dcc

from graphapp.screens.explorer.drawing import Reading
from graphapp.screens.explorer.forms import ids
from graphapp.screens.explorer.forms.about import About
from graphapp.screens.explorer.forms.acting import seen_now
from graphapp.screens.explorer.forms.add_view import add_form
from graphapp.screens.explorer.forms.callbacks import register
from graphapp.screens.explorer.forms.edit_view import edit_form
from graphapp.screens.explorer.forms.ids import ABOUT
from graphapp.screens.explorer.forms.tie_logic import seen_tie
from graphapp.screens.explorer.forms.tie_view import correct_tie_form, tie_form
from graphapp.screens.explorer.forms.who_sees import colleagues
from graphapp.screens.explorer.forms.whose_view import colleague
from graphapp.screens.explorer.state import Form, View
from graphapp.shell.forms.callbacks import stores as shared
from queries.people import details_of
from queries.store.handle import Handle
from queries.vocabulary import Audience

__all__ = ["ABOUT", "keeps", "open_form", "register", "stores"]


def open_form(handle: Handle, reading: Reading, view: View) -> list[Any] | None:
    """Return the form that a view asks for, None when it asks for none (or for nobody here).

    Raises
    ------
    NotFound : the person is not there, or not for this handle.
    """
    if view.form is Form.ADD:
        return add_form(reading, About("add", view.case_id), colleagues(handle, view.case_id))
    if view.person not in reading.network.people:
        return None
    if view.form is Form.EDIT:
        details = details_of(handle, view.case_id, view.person, as_of=view.day)
        seen = seen_now(handle, reading, details)
        about = About("edit", view.case_id, person=view.person, seen=seen)
        tokens = (seen.get("member.visible_to"), seen.get("person.whereabouts_visible_to"))
        named = colleagues(handle, view.case_id, *(one or () for one in tokens))
        return edit_form(reading, about, details, named)
    if view.form is Form.TIE:
        return _tie(handle, reading, view)
    return None


def _tie(handle: Handle, reading: Reading, view: View) -> list[Any] | None:
    person = reading.network.people[view.person]
    if not view.tie:
        about = About("tie", view.case_id, person=view.person)
        named = colleagues(handle, view.case_id)
        return tie_form(reading, view, about, person, named, colleague(handle))
    details = details_of(handle, view.case_id, view.person, as_of=view.day)
    tie = next((one for one in details.ties if one.id == view.tie), None)
    if tie is None:
        return None
    other = details.people[tie.end if tie.start == view.person else tie.start]
    seen = seen_tie(tie, professionals=handle.audience is Audience.PROFESSIONALS)
    about = About("tie", view.case_id, person=view.person, tie=view.tie, seen=seen)
    named = colleagues(handle, view.case_id, tie.fact.visible_to)
    return correct_tie_form(reading, view, about, tie, person, other, named, colleague(handle))


def keeps(view: View, abouts: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the panel is to stay as it is: the form that a view asks for is open in it.

    What is typed, and the focus, outlast a new picture, another filter, a map read anew.
    """
    if view.form not in (Form.ADD, Form.EDIT, Form.TIE) or not abouts:
        return False
    person = "" if view.form is Form.ADD else view.person
    tie = view.tie if view.form is Form.TIE else ""
    asked = About(str(view.form), view.case_id, person=person, tie=tie)
    return any((one.get("case_id"), _key(one)) == (asked.case_id, asked.key) for one in abouts)


def _key(about: Mapping[str, Any]) -> str:
    return About.read(dict(about)).key


def stores() -> list[Any]:
    """Return what the map screen keeps for the forms, in the page's memory only."""
    return [*shared(ids.FORM), dcc.Store(id=ids.SUGGESTED)]
