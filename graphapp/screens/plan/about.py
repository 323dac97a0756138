"""What an open form of the plan's page is about, and which of a record's fields it changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphapp.shell.forms import about, outcome
from graphapp.shell.specs import kept
from queries.case_model import Assignment, Rule, SafetyPlan

Record = SafetyPlan | Rule | Assignment

FIELDS: Mapping[str, tuple[str, ...]] = {
    "plan": ("kind", "made_by", "since", "review", "until"),
    "rule": ("name", "words", "when", "slots", "time_of_year", "serves"),
    "role": ("part", "answer", "on", "there", "slots"),
}
"""The fields of a record that its form changes."""


@dataclass(frozen=True, slots=True)
class About(about.About):
    """One form: `kind` is "new", "plan", "rule" or "role"; `record` what it corrects, or empty."""

    kind: str
    case_id: str
    record: str = ""
    rule: str = ""
    person: str = ""


Outcome = outcome.Outcome[About]


def shown(kind: str, record: Record) -> dict[str, Any]:
    """Return a record's fields as JSON: a date as [earliest, latest, words]."""
    return {name: kept(getattr(record, name)) for name in FIELDS[kind]}
