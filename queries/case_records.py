"""Rows of the graph -> the records of `queries.case_model`, as `queries.records` for the others."""

from __future__ import annotations

from queries.case_model import (
    Assignment,
    Rule,
    SafetyPlan,
)
from queries.properties import read_date
from queries.records import Map, fact, until
from queries.vocabulary import Part, PlanKind, RoleAnswer


def plan(row: Map) -> SafetyPlan:
    """A safety plan; the row has `plan`, and `rules` with their `assignments`."""
    found = row["plan"]
    return SafetyPlan(
        id=found["id"],
        kind=PlanKind(found["kind"]),
        made_by=found.get("made_by") or "",
        since=read_date(found, "since"),
        review=read_date(found, "review"),
        until=until(found),
        rules=tuple(rule(each, found["id"]) for each in row["rules"]),
        fact=fact(found),
    )


def rule(row: Map, plan_id: str) -> Rule:
    """A rule; the row has `serves` (pairs: what it serves, the tie) and `assignments` too."""
    get = row.get
    return Rule(
        id=row["id"],
        plan_id=plan_id,
        number=row["number"],
        name=row["name"],
        words=get("words") or "",
        when=get("when") or "",
        slots=tuple(get("slots") or ()),
        serves=tuple(served for served, _ in row["serves"]),
        serves_ties=tuple(tie for _, tie in row["serves"]),
        assignments=tuple(assignment(each, row["id"]) for each in row["assignments"]),
        until=until(row),
        fact=fact(row),
    )


def assignment(row: Map, rule_id: str) -> Assignment:
    """One person's part in a rule; the row has `person` too."""
    get = row.get
    return Assignment(
        id=row["id"],
        rule_id=rule_id,
        person_id=row["person"],
        part=Part(row["part"]),
        answer=RoleAnswer(row["answer"]),
        on=read_date(row, "on"),
        there=get("there") or "",
        slots=tuple(get("slots") or ()),
        until=until(row),
        fact=fact(row),
    )
