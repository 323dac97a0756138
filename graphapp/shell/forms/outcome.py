"""What came of pressing a button."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic

from dash import html

from graphapp.shell.forms.about import A
from queries.commands import Done
from queries.store.errors import GraphError, Refused

SAID = "said"
"""The focus goes to what the form says."""
BACK = "back"
"""The form is over: the focus goes back to the page."""
NOTHING = "Nothing was changed."


@dataclass(frozen=True)  # with slots, `Outcome[About](...)` cannot be made in Python 3.11
class Outcome(Generic[A]):
    """What the page shows next.

    `errors` stand beside their fields. `said` is what the form says at its head, or by place where
    it has several. `values` replace what a field holds; `about` what the form is about; `focus` is
    a field's name or `SAID`. `done` (or `closes`, a sentence, when nothing was written) closes the
    form; `person` is whom the page then shows, `whose` whose map, if another. `away` keeps what was
    sent, to be sent again.
    """

    errors: Mapping[str, str] = field(default_factory=dict)
    said: Any = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    about: A | None = None
    focus: str = ""
    done: Done | None = None
    closes: str = ""
    person: str = ""
    whose: str = ""
    away: GraphError | None = None

    def says(self) -> Mapping[str, Any]:
        """Return what is said, by place."""
        return self.said if isinstance(self.said, Mapping) else {"form": self.said}


@dataclass(frozen=True, slots=True)
class AtOnce:
    """What came of a button that stands in no form: what was done, or why it was not.

    `asks` is whom a form has to ask about first.
    """

    done: Done | None = None
    says: str = ""
    asks: str = ""


def wrong(errors: Mapping[str, str]) -> Outcome[Any]:
    """Return the outcome of a form with mistakes in it; the focus goes to the first."""
    count = len(errors)
    lead = "One thing needs" if count == 1 else f"{count} things need"
    said = html.P(f"{lead} putting right.", className="err")
    return Outcome(errors=errors, said=said, focus=next(iter(errors), ""))


def refused(error: Refused) -> Outcome[Any]:
    """Return the outcome of a command that must not be done, with its reasons."""
    return Outcome(said=reasons(error), focus=SAID)


def reasons(error: Refused) -> Any:
    """Return why something was refused, as a list when there are several reasons."""
    if len(error.reasons) > 1:
        items = [html.Li(reason) for reason in error.reasons]
        return [html.Ul(items, className="err-list"), html.P(error.next_step)]
    return html.P(sentence(error), className="err")


def sentence(error: Refused) -> str:
    """Return a refusal as its sentence and its own next step, if it has one."""
    next_step = "" if error.next_step == Refused.next_step else error.next_step
    return f"{error.sentence} {next_step}".strip()


def plainly(words: str) -> Outcome[Any]:
    """Return the outcome that says one sentence at the form's head and changes nothing."""
    return Outcome(said=html.P(words, className="err"), focus=SAID)
