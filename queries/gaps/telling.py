"""Rows of the rules -> findings, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from queries.gaps.findings import Finding
from queries.gaps.of_meetings import meetings
from queries.gaps.of_network import nobody_told, only_professionals, sides
from queries.gaps.of_plan import rules_and_roles
from queries.gaps.of_restrictions import restrictions
from queries.gaps.row import Map, Row, each_once
from queries.gaps.rules import Periods, Rule


def told(rule: Rule, row: Map, on: date, periods: Periods) -> tuple[Finding, ...]:
    """Return the findings of one row of a rule's statement."""
    return tuple(_TELLERS[rule.name](Row(rule, row, on, periods)))


def together(one: Finding, other: Finding) -> Finding:
    """Return two findings of one id as one: all their people and reasons."""
    known = [day for day in (one.since, other.since) if day]
    return replace(
        one,
        people=each_once((*one.people, *other.people)),
        reasons=each_once((*one.reasons, *other.reasons)),
        since=min(known, default=None),
    )


_TELLERS: Mapping[str, Callable[[Row], Iterable[Finding]]] = {
    "sides": sides,
    "only_professionals": only_professionals,
    "nobody_told": nobody_told,
    "rules_and_roles": rules_and_roles,
    "meetings": meetings,
    "restrictions": restrictions,
}
