"""What an open form of the meeting's page is about, and which of a record's fields it changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphapp.shell.forms import about, outcome
from graphapp.shell.specs import kept
from queries.case_model import Invitation, Meeting, Offer

Record = Meeting | Offer | Invitation

FIELDS: Mapping[str, tuple[str, ...]] = {
    "meeting": (
        "on", "starts", "ends", "starts_2", "ends_2", "place", "offered", "held", "review", "notes",
    ),
    "offer": ("answer", "reason"),
    "invitation": (
        "answer", "on", "needs_to_know", "interpreter", "access_needs", "sessions", "reason",
    ),
}  # fmt: skip
"""The fields of a record that its form changes."""


@dataclass(frozen=True, slots=True)
class About(about.About):
    """One form: `kind` is "new", "meeting", "offer" or "invitation"; `record` what it corrects."""

    kind: str
    case_id: str
    meeting: str = ""
    record: str = ""
    person: str = ""


Outcome = outcome.Outcome[About]


def shown(kind: str, record: Record) -> dict[str, Any]:
    """Return a record's fields as JSON: a date as [earliest, latest, words]."""
    return {name: kept(getattr(record, name)) for name in FIELDS[kind]}
