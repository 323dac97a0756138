"""From a button of a form to its outcome: what is the same whatever the form writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from graphapp.shell.forms import conflicts
from graphapp.shell.forms.about import A
from graphapp.shell.forms.conflicts import Face, Facing
from graphapp.shell.forms.ids import FormIds
from graphapp.shell.forms.outcome import NOTHING, Outcome, refused, wrong
from graphapp.shell.given import Given
from queries.commands import Command, apply
from queries.store.errors import Conflict, Refused, StoreAway
from queries.store.handle import Handle

Values = Mapping[str, Any]


def press(
    ids: FormIds,
    name: str,
    about: A,
    values: Values,
    *,
    do: Callable[[str, A, Values], Outcome[A]],
    shown: Callable[[Facing], dict[str, Any]],
    refuse: Callable[[Refused], Outcome[A]] = refused,
) -> Outcome[A]:
    """Do what a button says: what the screen's `do` knows, or "keep:<key>" and "mine:<key>".

    `shown` says what the fields hold when what somebody else wrote is kept; `refuse` where a
    refusal is said. What the graph could not take waits.

    Raises
    ------
    GraphError : what is neither for the form nor to be tried again.
    """

    def attempt(name: str, about: A, values: Values) -> Outcome[A]:
        try:
            return do(name, about, values)
        except Refused as error:
            return refuse(error)
        except StoreAway as away:
            return Outcome(away=away)

    def save(about: A, values: Values) -> Outcome[A]:
        return attempt("save", about, values)

    chosen = conflicts.answered(ids, name, about, values, shown=shown, save=save)
    return attempt(name, about, values) if chosen is None else chosen


def written(
    ids: FormIds,
    handle: Handle,
    about: A,
    given: Given,
    command: Command | None,
    face: Callable[[], Face],
) -> Outcome[A]:
    """Write what a form came to, unless something in it is wrong.

    `command` is None when nothing changed; `face` is asked how a difference is faced, of the
    record as it is by now, when somebody else wrote meanwhile.
    """
    if given.errors:
        return wrong(given.errors)
    if command is None:
        return Outcome(closes=NOTHING)
    try:
        return Outcome(done=apply(handle, command))
    except Conflict as conflict:
        return conflicts.met(ids, conflict, about, face())
