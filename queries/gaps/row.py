"""One row of a rule's statement, and a finding made of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from queries.gaps.findings import Finding, Kind
from queries.gaps.rules import Periods, Rule

Map = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a rule's statement, and what it was asked for."""

    rule: Rule
    row: Map
    on: date
    periods: Periods


def finding(
    at: Row,
    kind: Kind,
    subjects: Iterable[str],
    *,
    people: Iterable[str] = (),
    reasons: Iterable[str],
    asks: Iterable[str],
    since: date | None,
    certain: bool = True,
    never_asked: bool = False,
) -> Finding:
    """Return the finding; empty reasons are left out, and a `since` after the day asked for."""
    about = tuple(subjects)
    return Finding(
        id=":".join((at.rule.name, at.row["case_id"], *about)),
        rule=at.rule.name,
        number=at.rule.number,
        kind=kind,
        case_id=at.row["case_id"],
        subjects=about,
        people=each_once(people),
        reasons=tuple(reason for reason in reasons if reason),
        questions=tuple(asks),
        since=since if since and since <= at.on else None,
        certain=certain,
        never_asked=never_asked,
    )


def each_once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
