"""What came of pressing a button in a form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graphapp.screens.explorer.forms.about import About
from queries.commands import Done
from queries.store.errors import GraphError


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the page shows next.

    `errors` stand beside their fields; `said` in the form's places for words; `values` replace
    what a field holds; `about` what the form is about. `done` closes the form and selects
    `person`. `away` keeps what was sent, to be sent again.
    """

    errors: Mapping[str, str] = field(default_factory=dict)
    said: Mapping[str, Any] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)
    about: About | None = None
    done: Done | None = None
    person: str = ""
    away: GraphError | None = None
