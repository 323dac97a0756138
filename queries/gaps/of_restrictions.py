"""Findings about restrictions: their end, and what they meet (rule 13)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from queries.gaps import questions
from queries.gaps.findings import Finding, Kind
from queries.gaps.row import Row, finding
from queries.gaps.rules import days_after
from queries.gaps.words import KEEPING_APART, day_of, day_words, names_of, shorts_of


def restrictions(at: Row) -> Iterable[Finding]:
    """Rule 13."""
    row = at.row
    what, other = row["restriction"], row["other"]
    kept, away = names_of(row["keeps"]), names_of(row["away"])
    who = f"{kept} must keep away from {away}" if row["keeps"] and row["away"] else ""
    kind = KEEPING_APART.get(what["kind"], "a restriction")
    people = [one["id"] for one in (*row["keeps"], *row["away"])]
    standing = day_of(what["since_latest"])
    if row["what"] == "ends":
        early, late = day_of(what["until_earliest"]), day_of(what["until_latest"])
        when = day_words(early) if early == late else f"between {day_words(early)} and"
        ends = f"on {when}" if early == late else f"{when} {day_words(late)}"
        reason = f"{who} ({kind}): this ends {ends}." if who else f"A restriction ends {ends}."
        opened = days_after(early, -at.periods.restriction_ends) if early else None
        yield finding(
            at,
            Kind.RESTRICTION_ENDS,
            [what["id"]],
            people=people,
            reasons=(reason,),
            asks=questions.of_ending(shorts_of(row["keeps"]) if row["keeps"] else ""),
            since=_later(opened, standing),
            certain=early == late,
        )
    elif row["what"] == "invitation":
        meets = day_of(other["on_latest"])
        yield finding(
            at,
            Kind.INVITED_TOGETHER,
            [what["id"], other["id"]],
            people=people,
            reasons=(
                f"{who} ({kind}), and both are invited to the same meeting"
                + (f" on {day_words(meets)}." if meets else "."),
            ),
            asks=questions.of_invited(shorts_of(row["keeps"]), shorts_of(row["away"])),
            since=_later(day_of(row["began"]), standing),
            certain=meets is not None,
        )
    else:
        yield finding(
            at,
            Kind.ROLE_AGAINST_RESTRICTION,
            [what["id"], other["id"]],
            people=people,
            reasons=(f"{who} ({kind}), and has a role in the plan: “{other['name']}”.",),
            asks=questions.of_role_apart(shorts_of(row["keeps"]), shorts_of(row["away"])),
            since=_later(day_of(row["began"]), standing),
        )


def _later(one: date | None, other: date | None) -> date | None:
    return max((day for day in (one, other) if day), default=None)
