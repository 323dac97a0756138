"""Findings about the people: sides, professionals only, who was told (rules 1, 2, 3)."""

from __future__ import annotations

from collections.abc import Iterable

from queries.gaps import questions
from queries.gaps.findings import Finding, Kind
from queries.gaps.row import Row, finding
from queries.gaps.rules import days_after
from queries.gaps.words import (
    day_of,
    day_words,
    listed,
    name_of,
    names_of,
    possessive,
    short_of,
    shorts_of,
)


def sides(at: Row) -> Iterable[Finding]:
    """Rule 1."""
    row = at.row
    parent, children = row["parent"], row["children"]
    child = shorts_of(children)
    whose = short_of(parent) if parent else row["word"]
    side = f"{possessive(whose)} side"
    if row["there"]:
        first = f"From {side} of {possessive(child)} family only {name_of(parent)} is on the map."
    else:
        first = f"No grown-up from {side} of {possessive(child)} family is on the map."
    asked = day_of(row["asked_on"])
    when = f" on {day_words(asked)}" if asked else ""
    second = {
        None: f"Nobody recorded whether {side} was asked about.",
        "unknown": f"It was asked about{when}: not known.",
        "recorded": f"It was asked about{when} and said to be recorded, but nobody is there.",
    }[row["answer"]]
    third = "" if parent else f"Nobody recorded who {possessive(child)} {row['word']} is."
    yield finding(
        at,
        Kind.SIDE_NOT_ASKED if row["there"] else Kind.NOBODY_ON_SIDE,
        [row["side"]],
        people=[one["id"] for one in ([parent] if parent else children)],
        reasons=(first, second, third),
        asks=questions.of_side(whose, child, row["answer"]),
        since=day_of(row["began"]),
        never_asked=row["answer"] is None,
    )


def only_professionals(at: Row) -> Iterable[Finding]:
    """Rule 2."""
    row = at.row
    child, people = shorts_of(row["children"]), row["people"]
    if people:
        first = f"Only professionals are in {possessive(child)} network."
        second = f"There {'is' if len(people) == 1 else 'are'} {names_of(people)}."
    else:
        first, second = f"Nobody is in {possessive(child)} network yet.", ""
    left = [days_after(day, 1) for day in map(day_of, row["ended"]) if day]
    third = f"The last person from {possessive(child)} life left it by then." if left else ""
    yield finding(
        at,
        Kind.ONLY_PROFESSIONALS,
        [],
        people=[one["id"] for one in people],
        reasons=(first, second, third),
        asks=questions.of_only_professionals(child),
        since=max(left, default=day_of(row["began"])),
    )


def nobody_told(at: Row) -> Iterable[Finding]:
    """Rule 3."""
    row = at.row
    if row["worry"]:
        yield finding(
            at,
            Kind.NOBODY_TOLD,
            [row["worry"]],
            reasons=(
                f"Nobody from the child’s own network was told of this worry: “{row['words']}”",
            ),
            asks=questions.of_worry(),
            since=day_of(row["began"]),
        )
        return
    who = row["person"]
    roles = listed([f"“{role}”" for role in dict.fromkeys(row["roles"])])
    yield finding(
        at,
        Kind.ROLE_KNOWS_NOTHING,
        [who["id"]],
        people=[who["id"]],
        reasons=(
            f"{name_of(who)} has a role in the plan and knows nothing yet of the worries.",
            f"The role{'s' if len(set(row['roles'])) > 1 else ''}: {roles}.",
        ),
        asks=questions.of_unknowing(short_of(who)),
        since=day_of(row["began"]),
    )
