"""What pressing a button in a form does: plain functions from what was sent to an `Outcome`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graphapp.screens.frame import adding, conflicts, correcting
from graphapp.screens.frame.ids import FORM
from graphapp.screens.frame.matters import matter_of, seen_now
from graphapp.screens.frame.reading import Reading, read
from graphapp.screens.frame.state import About, Form, Outcome
from graphapp.shell.forms import pressing
from graphapp.shell.forms.conflicts import Face
from graphapp.shell.forms.outcome import plainly, wrong
from graphapp.shell.given import Given
from graphapp.words import listed
from queries.case_model import DangerStatement
from queries.commands import apply
from queries.store.handle import Handle

Values = Mapping[str, Any]
GONE = "This is not here any more, or not for you to change. Cancel, and look at the list."


def press(handle: Handle, case_id: str, name: str, about: About, values: Values) -> Outcome:
    """Do what the button `name` says: "save", "keep:<key>" or "mine:<key>".

    Raises
    ------
    GraphError : what is neither for a field nor to be tried again.
    """
    return pressing.press(
        FORM,
        name,
        about,
        values,
        do=lambda _save_it, about, values: _save(handle, case_id, about, Given(values)),
        shown=conflicts.shown,
    )


def _save(handle: Handle, case_id: str, about: About, given: Given) -> Outcome:
    reading = read(handle, case_id)
    form = Form(about.form)
    matter = matter_of(reading, form, about.of)
    if matter is None:
        return plainly(GONE)
    if form is Form.ALLOCATE:
        return _allocate(handle, reading, about, given)
    if matter.record is None:
        made = adding.command_for(form, reading, about, given)
        if made is None or given.errors:
            return wrong(given.errors)
        return Outcome(done=apply(handle, made))
    record = matter.record
    command = correcting.command_for(form, reading, matter, about, given)

    def face() -> Face:
        goal = record.goal if isinstance(record, DangerStatement) else None
        named = {goal.id: "goal"} if goal else {}
        return conflicts.face_of(form, seen_now(reading, form, about.of), named)

    return pressing.written(FORM, handle, about, given, command, face)


def _allocate(handle: Handle, reading: Reading, about: About, given: Given) -> Outcome:
    """Allocate to somebody else, unless somebody did so meanwhile."""
    command = adding.allocation(reading, about, given)
    if command is None:
        return wrong(given.errors)
    worker = given.text("worker")
    now = {one.user_id: one.name for one in reading.allocated}
    if worker in now:  # by somebody else, or by this form when its answer was lost
        return Outcome(closes=f"The case is allocated to {now[worker]}.")
    if about.seen.get("allocated") != sorted(one.id for one in reading.allocated):
        return plainly(
            "Somebody changed this while you had it open: the case is allocated to"
            f" {listed(list(now.values())) or 'nobody'} now. Cancel, and look whether it should"
            " change again."
        )
    return Outcome(done=apply(handle, command))
