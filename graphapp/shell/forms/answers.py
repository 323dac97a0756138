"""From what came of a button to what each part of the page gets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from dash import no_update

from graphapp.shell import notices
from graphapp.shell.forms.about import A
from graphapp.shell.forms.ids import FormIds
from graphapp.shell.forms.outcome import BACK, SAID, Outcome
from queries.changes import seq_of
from queries.ids import new_id
from queries.store.errors import StoreAway
from queries.store.handle import Handle

WAITS = "Not saved yet. It is kept here and goes in when the connection is back."
LOST = "What waited could not be saved as it was. Open its form again and look."
ONE_WAITS = "An earlier change still waits to go in. Save this once it is in."
Values = Mapping[str, Any]


class Viewed(Protocol):
    """What a page shows of one case, as its address says it."""

    @property
    def case_id(self) -> str: ...


V = TypeVar("V", bound=Viewed)


@dataclass(frozen=True, slots=True)
class Machine(Generic[A, V]):
    """What a screen's forms do.

    `tick` and `case` are the names of the page's stores: what is raised when the case changed, and
    which case it is. `view` reads what the page shows from the case's store and the address,
    `read` what a form is about. `press` does what a button says; it may raise `GraphError` for
    what no form has a place for. `after` is the address' query once a form is over ("?" for none).
    `clears` are the places where each press takes away what was said before.
    """

    ids: FormIds
    tick: str
    case: str
    view: Callable[[Any, str], V]
    read: Callable[[Mapping[str, Any]], A]
    press: Callable[[Handle, V, str, A, Values], Outcome[A]]
    after: Callable[[V, Outcome[A]], str]
    clears: tuple[str, ...] = ("form",)


@dataclass(frozen=True, slots=True)
class Open(Generic[A, V]):
    """What the page sent: the open form's values in the order of its fields, the places where it
    says something, what it is about (None when no form is open), and what is still unsaved.
    """

    values: Values
    said: Sequence[str]
    about: A | None
    pending: Mapping[str, Any] | None
    view: V


def outputs(machine: Machine[A, V], handle: Handle, page: Open[A, V], name: str) -> tuple[Any, ...]:
    """Do what a button says, or (`name` is "") send again what was kept; return all outputs.

    Raises
    ------
    GraphError : what no form has a place for; the shell says it.
    """
    if name and page.about is not None:
        about, values = page.about, page.values
    elif not name and page.pending:
        about, values = machine.read(page.pending["about"]), page.pending["values"]
        name = str(page.pending["act"])
    else:
        return _nothing(page)
    outcome = machine.press(handle, page.view, name, about, values)
    mine = page.about is not None and page.about.command == about.command
    other = bool(page.pending) and page.pending["about"]["command"] != about.command  # type: ignore[index]
    over = outcome.done is not None or bool(outcome.closes)
    kept = {"key": about.key, "about": about.data(), "values": dict(values), "act": name}
    words = _words(machine, outcome, other)
    return (
        [outcome.errors.get(one, "") if mine else no_update for one in page.values],
        [outcome.values.get(one, no_update) if mine else no_update for one in page.values],
        [words.get(one, no_update) if mine else no_update for one in page.said],
        [outcome.about.data() if mine and outcome.about else no_update] if page.about else [],
        no_update if other else _pending(outcome, kept),
        tick(handle, page.view.case_id) if outcome.done else no_update,
        machine.after(page.view, outcome) if over and mine else no_update,
        _toast(outcome, mine),
        notices.fault(outcome.away, unsaved=True) if outcome.away else no_update,
        _focus(outcome, page.values) if mine else no_update,
    )


def _nothing(page: Open[A, V]) -> tuple[Any, ...]:
    """Return the outputs that leave everything as it is."""
    return (
        _same(page.values),
        _same(page.values),
        _same(page.said),
        [no_update] if page.about else [],
        *(no_update for _ in range(6)),
    )


def _same(parts: Iterable[object]) -> list[Any]:
    return [no_update for _ in parts]


def _words(machine: Machine[A, V], outcome: Outcome[A], other: bool) -> Mapping[str, Any]:
    if outcome.away is not None:
        return {"form": ONE_WAITS if other else WAITS}
    return {**dict.fromkeys(machine.clears, ""), **outcome.says()}


def _pending(outcome: Outcome[A], kept: Mapping[str, Any]) -> Any:
    """What is unsaved: this form's write, or nothing."""
    if outcome.away is None:
        return None
    return {**kept, "fault": notices.fault(outcome.away, unsaved=True)}


def tick(handle: Handle, case_id: str) -> Any:
    """Return a new value of a page's tick: it is to be read anew."""
    try:
        return seq_of(handle, case_id)
    except StoreAway:  # it is written; the page reads it when the graph is back
        return new_id()


def _toast(outcome: Outcome[A], mine: bool) -> Any:
    """What was done; of a form that is not open any more, also that it was not."""
    if outcome.done is not None:
        return notices.toast(outcome.done)
    if outcome.closes:
        return notices.said(outcome.closes)
    return no_update if mine or outcome.away else notices.said(LOST)


def _focus(outcome: Outcome[A], fields: Iterable[str]) -> Any:
    """The first wrong field as they stand in the form; else what the outcome says."""
    to = BACK if outcome.done or outcome.closes else outcome.focus
    if outcome.errors:
        to = next((one for one in fields if one in outcome.errors), SAID)
    return {"to": to, "n": new_id()} if to else no_update
