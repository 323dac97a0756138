"""What pressing a button in a form does: plain functions from what was sent to an `Outcome`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from dash import html

from graphapp.screens.explorer.drawing import Reading, read
from graphapp.screens.explorer.forms import fields
from graphapp.screens.explorer.forms.about import About
from graphapp.screens.explorer.forms.add_logic import add_command
from graphapp.screens.explorer.forms.alike import Alike, alike
from graphapp.screens.explorer.forms.given import Given
from graphapp.screens.explorer.forms.outcome import Outcome
from graphapp.screens.explorer.forms.relation import in_words, read_relation
from graphapp.screens.explorer.state import View
from queries.commands import Command, apply
from queries.people import details_of
from queries.store.errors import Refused, StoreAway
from queries.store.handle import Handle

Builder = Callable[[Given, About, Reading], Command | None]
BUILDERS: Mapping[str, Builder] = {"add": add_command}


def press(
    handle: Handle, view: View, name: str, about: About, values: Mapping[str, Any]
) -> Outcome:
    """Do what the button `name` says.

    Raises
    ------
    GraphError : what is neither for a field nor to be tried again.
    """
    act, _, more = name.partition(":")
    if act == "same":
        return _same(handle, replace(about, same=more))
    if act == "other":
        return _same(handle, replace(about, same="", told=(*about.told, more)))
    return save(handle, view, about, values)


def save(handle: Handle, view: View, about: About, values: Mapping[str, Any]) -> Outcome:
    """Write what a form says, or say what is wrong with it."""
    try:
        given = Given(values)
        if about.kind == "add" and (asked := _to_ask(handle, about, given)):
            return Outcome(said={"alike": questions(asked, must=True)})
        build = BUILDERS[about.kind]
        made = build(given, about, read(handle, view))
        if given.errors or made is None:
            return Outcome(errors=given.errors, said={"form": _wrong(given.errors)})
        done = apply(handle, made)
        return Outcome(done=done, person=about.same or about.person or about.made)
    except Refused as refused:
        return Outcome(said={"form": reasons(refused)})
    except StoreAway as away:
        return Outcome(away=away)


def _to_ask(handle: Handle, about: About, given: Given) -> tuple[Alike, ...]:
    """People of just that name whom the user was not asked about yet."""
    if about.same:
        return ()
    found = alike(handle, about.case_id, given.text("name"))
    return tuple(one for one in found if one.certain and one.id not in about.told)


def _same(handle: Handle, about: About) -> Outcome:
    if not about.same:
        words = "Then this is somebody else, and gets a record of their own."
        return Outcome(about=about, said={"alike": html.P(words, className="small")})
    found = handle_name(handle, about)
    words = f"{found}: their own details stay as they are, and they join this map too."
    again = fields.button(f"other:{about.same}", "No, it is somebody else", kind="sm")
    return Outcome(about=about, said={"alike": [html.P(words, className="small"), again]})


def handle_name(handle: Handle, about: About) -> str:
    """Return the name of somebody whom the user says this is."""
    return details_of(handle, about.case_id, about.same).person.name


def questions(found: tuple[Alike, ...], *, must: bool = False) -> list[Any]:
    """Return the questions about people of such a name; `must` asks for an answer first."""
    parts: list[Any] = []
    for one in found:
        acts: list[Any] = []
        if not one.here:
            acts.append(fields.button(f"same:{one.id}", "Yes, the same person", kind="sm"))
        if not one.here or must:
            acts.append(fields.button(f"other:{one.id}", "No, somebody else", kind="sm"))
        parts.append(html.Div([html.P(one.question), html.Div(acts, className="acts")]))
    if must:
        parts.append(html.P("Answer this first, then add them.", className="err"))
    return parts


def reasons(refused: Refused) -> Any:
    """Return why something was refused, as a list when there are several reasons."""
    if len(refused.reasons) > 1:
        return html.Ul([html.Li(reason) for reason in refused.reasons], className="err-list")
    return html.P(f"{refused.sentence} {refused.next_step}".strip(), className="err")


def _wrong(errors: Mapping[str, str]) -> Any:
    words = (
        "One thing needs putting right."
        if len(errors) == 1
        else (f"{len(errors)} things need putting right.")
    )
    return html.P(words, className="err")


def names_like(handle: Handle, about: About, name: str) -> list[Any]:
    """Return the questions while a name is typed; nothing once the user has answered."""
    if about.same:
        return []
    found = alike(handle, about.case_id, name)
    return questions(tuple(one for one in found if one.id not in about.told))


def reading_of(
    handle: Handle, view: View, words: str, children: tuple[str, ...]
) -> tuple[str, str | None, str | None]:
    """Return what a relation is read as, and the connection and sex that go with it, if any."""
    reading = read(handle, view)
    found = read_relation(words, reading, children or reading.network.case.children)
    if found is None:
        return "", None, None
    sex = None if str(found.sex) == "unknown" else str(found.sex)
    connection = str(found.connection) if found.connection and found.meaning.known else None
    return in_words(found, words, reading), connection, sex


def away_words() -> Any:
    """Return what the form says while what was sent waits for the graph."""
    return html.P("Not saved yet. It goes in when the connection is back.", className="err")
