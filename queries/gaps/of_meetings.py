"""Findings about meetings: offered, held, reviewed (rule 10)."""

from __future__ import annotations

from collections.abc import Iterable

from queries.gaps import questions
from queries.gaps.findings import Finding, Kind
from queries.gaps.row import Row, finding
from queries.gaps.rules import days_after
from queries.gaps.words import day_of, day_words, listed, name_of


def meetings(at: Row) -> Iterable[Finding]:
    """Rule 10."""
    row = at.row
    began, offered, held = day_of(row["began"]), row["offered"], row["held"]
    if row["no_offer"]:
        yield finding(
            at,
            Kind.NOT_OFFERED,
            ["offer"],
            reasons=(
                "No family network meeting was offered.",
                f"The work began on {day_words(began)}; an offer is made within"
                f" {at.periods.offer} days."
                if began
                else "Nobody recorded when the work began.",
            ),
            asks=questions.of_no_offer(),
            since=days_after(began, at.periods.offer + 1) if began else None,
            certain=began is not None,
        )
    if row["no_legal_offer"]:
        legal = row["legal"]
        since = max(filter(None, (day_of(legal["opened_latest"]), at.periods.legal_offer_from)))
        yield finding(
            at,
            Kind.NO_LEGAL_OFFER,
            ["legal offer"],
            reasons=(
                "No parent, and nobody else with parental responsibility, is recorded as having"
                " been offered a family group decision-making meeting.",
                f"The legal status is {legal['legal_status']}.",
            ),
            asks=questions.of_no_offer(),
            since=since,
        )
    if row["not_held"]:
        made = day_of(offered["offered_latest"])
        planned = day_of(offered["on_latest"])
        answers = [
            f"{name_of(one)}: {one['answer']}" for one in row["offered_to"] if one.get("answer")
        ]
        yield finding(
            at,
            Kind.NOT_HELD,
            [offered["id"]],
            people=[one["id"] for one in row["offered_to"]],
            reasons=(
                f"A meeting was offered on {day_words(made)} and none was held since.",
                f"It is held within {at.periods.hold} days of the offer.",
                f"The day planned {'was' if planned < at.on else 'is'} {day_words(planned)}."
                if planned
                else "No day is planned.",
                f"Answers to the offer: {listed(answers)}." if answers else "",
            ),
            asks=questions.of_not_held(),
            since=days_after(made, at.periods.hold + 1) if made else None,
            certain=planned is None or planned < at.on,
        )
    if row["not_reviewed"]:
        last, agreed = day_of(held["held_latest"]), day_of(held["review_latest"])
        due = agreed or (days_after(last, at.periods.review) if last else None)
        yield finding(
            at,
            Kind.NOT_REVIEWED,
            [held["id"], "review"],
            reasons=(
                f"The meeting of {day_words(last)} was not reviewed.",
                f"The review was to be by {day_words(due)}."
                if agreed
                else f"No review day was agreed; it is within {at.periods.review} days.",
            ),
            asks=questions.of_not_reviewed(),
            since=days_after(due, 1) if due else None,
        )
