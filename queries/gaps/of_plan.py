"""Findings about the plan: goals, rules and roles (rule 4)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from queries.gaps import questions
from queries.gaps.findings import Finding, Kind
from queries.gaps.row import Row, finding
from queries.gaps.words import day_of, name_of, names_of, short_of, shorts_of


def rules_and_roles(at: Row) -> Iterable[Finding]:
    """Rule 4."""
    row = at.row
    if row["goal"]:
        yield finding(
            at,
            Kind.GOAL_WITHOUT_RULE,
            [row["goal"]["id"]],
            reasons=(f"No rule of the plan serves this safety goal: “{row['goal']['words']}”",),
            asks=questions.of_goal(),
            since=day_of(row["began"]),
        )
        return
    what, standing, over = row["rule"], row["standing"], row["over"]
    name = f"Rule {what['number']}, “{what['name']}”,"
    people = [role["person"] for role in standing]
    ids = [one["id"] for one in people]
    if not standing:
        yield finding(
            at,
            Kind.RULE_WITHOUT_PERSON,
            [what["id"]],
            reasons=(
                f"{name} has nobody.",
                "Those asked before said no, or ended." if over else "",
            ),
            asks=questions.of_rule(what["name"]),
            since=_latest(row["began"], *(one["day"] for one in over)),
        )
    elif not any(role["part"] == "back-up" for role in standing):
        backs = [one["day"] for one in over if one["part"] == "back-up"]
        yield finding(
            at,
            Kind.NO_BACK_UP,
            [what["id"]],
            people=ids,
            reasons=(
                f"{name} has no back-up: there is only {names_of(people)}.",
                "A back-up said no, or ended." if backs else "",
            ),
            asks=questions.of_back_up(shorts_of(people)),
            since=_latest(row["began"], *backs),
        )
    for role in standing:
        if role["answer"] == "suggested":
            who = name_of(role["person"])
            part = "back-up for" if role["part"] == "back-up" else "main person of"
            yield finding(
                at,
                Kind.ONLY_SUGGESTED,
                [role["id"]],
                people=[role["person"]["id"]],
                reasons=(
                    f"{who} is only suggested as the {part} rule {what['number']},"
                    f" “{what['name']}”: nobody recorded a yes.",
                ),
                asks=questions.of_suggested(short_of(role["person"])),
                since=day_of(role["began"]),
            )


def _latest(*days: str | None) -> date | None:
    return max((day for day in map(day_of, days) if day), default=None)
