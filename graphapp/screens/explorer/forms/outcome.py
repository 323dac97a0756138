"""What came of pressing a button in a form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dash import html

from graphapp.screens.explorer.forms.about import About
from queries.commands import Done
from queries.store.errors import GraphError

SAID = "said"
"""The focus goes to what the form says."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the page shows next.

    `errors` stand beside their fields; `said` in the form's places for words; `values` replace
    what a field holds; `about` what the form is about; `focus` a field's name or `SAID`. `done`
    (or `closes`, a sentence, when nothing was written) closes the form and selects `person`.
    `away` keeps what was sent, to be sent again.
    """

    errors: Mapping[str, str] = field(default_factory=dict)
    said: Mapping[str, Any] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)
    about: About | None = None
    focus: str = ""
    done: Done | None = None
    closes: str = ""
    person: str = ""
    away: GraphError | None = None


def wrong(errors: Mapping[str, str]) -> Outcome:
    """Return the outcome of a form with mistakes in it; the focus goes to the first."""
    count = len(errors)
    words = (
        "One thing needs putting right." if count == 1 else f"{count} things need putting right."
    )
    return Outcome(
        errors=errors, said={"form": html.P(words, className="err")}, focus=next(iter(errors), "")
    )
