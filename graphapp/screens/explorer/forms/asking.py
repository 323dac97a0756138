"""What a form asks or says back while it is filled in, as components."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dash import html

from graphapp.screens.explorer.drawing import read
from graphapp.screens.explorer.forms.about import About, Outcome
from graphapp.screens.explorer.forms.alike import Alike, alike
from graphapp.screens.explorer.forms.given import Given
from graphapp.screens.explorer.forms.ids import FORM
from graphapp.screens.explorer.forms.relation import in_words, read_relation
from graphapp.screens.explorer.state import View
from graphapp.shell.attributes import also
from graphapp.shell.forms.fields import button
from graphapp.shell.forms.outcome import SAID
from queries.people import details_of
from queries.store.handle import Handle


def names_like(handle: Handle, about: About, name: str) -> list[Any]:
    """Return the questions while a name is typed; none that the user has answered."""
    if about.same:
        return []
    found = alike(handle, about.case_id, name)
    return questions(tuple(one for one in found if one.id not in (*about.told, about.made)))


def still_to_answer(handle: Handle, about: About, given: Given) -> Outcome | None:
    """Return the question that must be answered before somebody of just that name is added."""
    if about.same:
        return None
    found = alike(handle, about.case_id, given.text("name"))
    # Themselves are found when what was sent had gone in after all, and is sent again.
    answered = (*about.told, about.made)
    asked = tuple(one for one in found if one.certain and one.id not in answered)
    if not asked:
        return None
    return Outcome(said={"alike": questions(asked, must=True), "form": ""}, focus=SAID)


def questions(found: Sequence[Alike], *, must: bool = False) -> list[Any]:
    """Return the questions about people of such a name; `must` asks for an answer first."""
    parts: list[Any] = []
    for one in found:
        acts: list[Any] = []
        if one.here:
            there = also({"data-goto": f"?person={one.id}"})
            acts.append(html.Button("Open them", type="button", className="btn sm", **there))
        else:
            acts.append(button(FORM, f"same:{one.id}", "Yes, the same person", kind="sm"))
        if not one.here or must:
            acts.append(button(FORM, f"other:{one.id}", "No, somebody else", kind="sm"))
        lead = html.P(one.question, className="err" if must else "")
        parts.append(html.Div([lead, html.Div(acts, className="acts")]))
    return parts


def answer(handle: Handle, about: About, act: str, person_id: str) -> Outcome:
    """Keep the answer to "is this the same person?"; nothing is decided without one.

    Raises
    ------
    NotFound : that person is not on any map of this viewer.
    """
    if act == "other":
        told = (*about.told, person_id)
        words = "Somebody else, then: they get a record of their own."
        said = html.P(words, className="small")
        return Outcome(about=replace(about, same="", told=told), said={"alike": said})
    name = details_of(handle, about.case_id, person_id).person.name
    words = f"{name} joins this map. Their own details stay as they are; correct them afterwards."
    again = button(FORM, f"other:{person_id}", "No, it is somebody else", kind="sm")
    said_here = [html.P(words), html.Div(again, className="acts")]
    return Outcome(about=replace(about, same=person_id), said={"alike": said_here})


def reading_of(
    handle: Handle, view: View, words: str, children: Sequence[str]
) -> tuple[str, str | None, str | None]:
    """Return what a relation is read as, and the connection and sex that go with it, if any."""
    reading = read(handle, view)
    found = read_relation(words, reading, children or reading.network.case.children)
    if found is None:
        return "", None, None
    sex = None if str(found.sex) == "unknown" else str(found.sex)
    connection = str(found.connection) if found.connection and found.meaning.known else None
    return in_words(found, words, reading), connection, sex
