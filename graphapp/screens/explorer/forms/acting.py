"""What pressing a button in a form does: plain functions from what was sent to an `Outcome`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from graphapp.screens.explorer.drawing import Reading, read
from graphapp.screens.explorer.forms import asking, conflicts, tie_saving
from graphapp.screens.explorer.forms.about import About, Outcome
from graphapp.screens.explorer.forms.add_logic import add_command
from graphapp.screens.explorer.forms.edit_logic import (
    SPECS,
    edit_changes,
    edit_command,
    mistake_command,
    off_command,
    seen_person,
)
from graphapp.screens.explorer.forms.given import Given
from graphapp.screens.explorer.forms.ids import FORM
from graphapp.screens.explorer.forms.specs import as_stored
from graphapp.screens.explorer.state import View
from graphapp.shell.forms import pressing
from graphapp.shell.forms.outcome import NOTHING, SAID, reasons, wrong
from queries.commands import apply
from queries.people import PersonDetails, details_of
from queries.store.errors import Conflict
from queries.store.handle import Handle
from queries.vocabulary import Audience

Values = Mapping[str, Any]


def press(handle: Handle, view: View, name: str, about: About, values: Values) -> Outcome:
    """Do what the button `name` says.

    Raises
    ------
    GraphError : what is neither for a field nor to be tried again.
    """
    act, _, more = name.partition(":")
    if act in ("same", "other"):
        return asking.answer(handle, about, act, more)
    place = "leaving" if act in ("off", "mistake") else "form"
    return pressing.press(
        FORM,
        name,
        about,
        values,
        do=partial(_do, handle, view),
        shown=partial(conflicts.shown, about),
        refuse=lambda error: Outcome(said={place: reasons(error)}, focus=SAID),
    )


def _do(handle: Handle, view: View, name: str, about: About, values: Values) -> Outcome:
    acts: Mapping[str, Callable[[Handle, View, About, Given], Outcome]] = {
        "add": _add,
        "edit": _edit,
        "off": _off,
        "mistake": _mistake,
        "tie": tie_saving.save,
        "untie": tie_saving.take_back_tie,
    }
    do = acts[about.kind if name == "save" else name]
    return do(handle, view, about, Given(values, viewer=handle.viewer.user_id))


def _add(handle: Handle, view: View, about: About, given: Given) -> Outcome:
    if (asked := asking.still_to_answer(handle, about, given)) is not None:
        return asked
    made = add_command(given, about, read(handle, view))
    if made is None:
        return wrong(given.errors)
    return Outcome(done=apply(handle, made), person=about.same or about.made)


def _edit(handle: Handle, view: View, about: About, given: Given) -> Outcome:
    reading = read(handle, view)
    details = _details(handle, view, about)
    found = edit_changes(given, about)
    ids = {"person": about.person, "member": str(about.seen.get("member") or "")}
    for again in (True, False):
        made = edit_command(given, about, reading, details, found)
        if given.errors:
            return wrong(given.errors)
        if made is None:
            return Outcome(closes=NOTHING, person=about.person)
        try:
            return Outcome(done=apply(handle, made), person=about.person)
        except Conflict as conflict:
            if not (again and as_stored(conflict, found, ids)):
                now = seen_now(handle, reading, details)
                return conflicts.met(conflict, about, now, ids, SPECS)
    raise AssertionError  # the second round returns


def seen_now(handle: Handle, reading: Reading, details: PersonDetails) -> dict[str, Any]:
    """Return what the form of a person shows by now."""
    professionals = handle.audience is Audience.PROFESSIONALS
    return seen_person(reading, details, professionals=professionals)


def _off(handle: Handle, view: View, about: About, given: Given) -> Outcome:
    made = off_command(given, about, _details(handle, view, about))
    if made is None:
        return wrong(given.errors) if given.errors else Outcome(closes=NOTHING)
    return Outcome(done=apply(handle, made))


def _mistake(handle: Handle, view: View, about: About, _given: Given) -> Outcome:
    made = mistake_command(about, _details(handle, view, about))
    return Outcome(done=apply(handle, made))


def _details(handle: Handle, view: View, about: About) -> PersonDetails:
    return details_of(handle, about.case_id, about.person, as_of=view.day)
