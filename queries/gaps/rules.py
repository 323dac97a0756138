"""Which gaps are looked for, and the periods after which something is late."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from queries.vocabulary import LegalStatus

GROWN_UP = 18


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `name` is its statement in queries/cypher/gaps/, `number` that of the practice."""

    name: str
    number: int
    title: str


RULES = (
    Rule("sides", 1, "Nobody on one parent’s side, or nobody asked"),
    Rule("only_professionals", 2, "Only professionals"),
    Rule("nobody_told", 3, "Worries that nobody was told of"),
    Rule("rules_and_roles", 4, "Goals without a rule, rules without people"),
    Rule("meetings", 10, "Meeting not offered, held or reviewed in time"),
    Rule("restrictions", 13, "Restrictions about to end, or in the way"),
)
"""Every rule, in the order of their numbers."""


def rule_named(name: str) -> Rule:
    """Return a rule by its name, or by its number as text.

    Raises
    ------
    LookupError : there is none.
    """
    for rule in RULES:
        if name in (rule.name, str(rule.number)):
            return rule
    raise LookupError(f"There is no rule {name!r}")


@dataclass(frozen=True, slots=True)
class Periods:
    """When something is late, in days; an authority sets its own.

    The authority's own practice: a meeting is offered within `offer` days of the beginning, held
    within `hold` days of the offer, and reviewed on the day agreed, else within `review` days.

    The legal offer (Children Act 1989 s.31ZA) is looked for only when it binds: `legal_offer_from`
    is the day from which it does, None for not. `legal_statuses` are those under which an
    application for a care order may be near.
    """

    offer: int = 28
    hold: int = 42
    review: int = 91
    restriction_ends: int = 42
    legal_offer_from: date | None = None
    legal_statuses: Sequence[LegalStatus] = (LegalStatus.PROTECTION_PLAN,)

    def parameters(self, on: date) -> Mapping[str, object]:
        """Return what the statements take, for a day."""
        return {
            "on": on.isoformat(),
            "adult_born": _years_before(on, GROWN_UP).isoformat(),
            "offered_by": _before(on, self.offer),
            "held_by": _before(on, self.hold),
            "reviewed_by": _before(on, self.review),
            "soon": _before(on, -self.restriction_ends),
            "legal": self.legal_offer_from is not None and self.legal_offer_from <= on,
            "legal_statuses": [str(status) for status in self.legal_statuses],
        }


PERIODS = Periods()
"""What holds when nobody set anything else."""


def days_after(day: date, days: int) -> date:
    """Return a day so many days on; the calendar's last day where it ends."""
    ordinal = day.toordinal() + days
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))


def _before(day: date, days: int) -> str:
    return days_after(day, -days).isoformat()


def _years_before(day: date, years: int) -> date:
    if day.year <= years:
        return date.min
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day - timedelta(days=years * 365 + years // 4)
