"""What came of pressing a button in a form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dash import html

from graphapp.screens.frame.state import About
from queries.commands import Done
from queries.store.errors import GraphError, Refused

SAID = "said"
"""The focus goes to what the form says."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the page shows next.

    `errors` stand beside their fields, `said` at the form's head; `values` replace what a field
    holds; `about` what the form is about; `focus` is a field's name or `SAID`. `done` (or `closes`,
    a sentence, when nothing was written) closes the form. `away` keeps what was sent.
    """

    errors: Mapping[str, str] = field(default_factory=dict)
    said: Any = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    about: About | None = None
    focus: str = ""
    done: Done | None = None
    closes: str = ""
    away: GraphError | None = None


def wrong(errors: Mapping[str, str]) -> Outcome:
    """Return the outcome of a form with mistakes in it; the focus goes to the first."""
    count = len(errors)
    words = (
        "One thing needs putting right." if count == 1 else f"{count} things need putting right."
    )
    said = html.P(words, className="err")
    return Outcome(errors=errors, said=said, focus=next(iter(errors), ""))


def refused(error: Refused) -> Outcome:
    """Return the outcome of a command that must not be done, with its reasons."""
    if len(error.reasons) > 1:
        items = [html.Li(reason) for reason in error.reasons]
        said: Any = [html.Ul(items, className="err-list"), html.P(error.next_step)]
    else:
        next_step = "" if error.next_step == Refused.next_step else error.next_step
        said = html.P(f"{error.sentence} {next_step}".strip(), className="err")
    return Outcome(said=said, focus=SAID)


def plainly(sentence: str) -> Outcome:
    """Return the outcome that says one sentence at the form's head and changes nothing."""
    return Outcome(said=html.P(sentence, className="err"), focus=SAID)
