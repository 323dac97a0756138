"""How often things are so in a made-up service. Nothing here is a statistic of real families."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random


def _statuses() -> Mapping[str, float]:
    return {
        "suggested": 0.38,
        "contacted": 0.24,
        "willing": 0.26,
        "declined": 0.08,
        "ruled out": 0.04,
    }


@dataclass(frozen=True, slots=True)
class Rates:
    """Shares from 0 to 1, of what the comment above each block says."""

    # of the places in networks
    met_before: float = 0.056  # filled by somebody of an earlier case: 5 % are in two or more
    left: float = 0.05  # have ended
    told: float = 0.6  # natural ones with a disclosure; of these, `told_again` a second
    told_again: float = 0.2
    statuses: Mapping[str, float] = field(default_factory=_statuses)
    # of all facts
    hidden: float = 0.03  # for the allocated worker alone
    # of the ties
    ended: float = 0.12
    # of the cases
    restriction: float = 0.18
    earlier_episode: float = 0.45  # closed before the one that is open
    reallocated: float = 0.2
    danger: float = 0.85
    second_danger: float = 0.2
    plan: float = 0.6
    full_plan: float = 0.55  # of the plans; the others are immediate
    meeting: float = 0.5
    mum_asked: float = 0.75
    dad_asked: float = 0.5
    no_dad: float = 0.15
    kinship_care: float = 0.08
    foster_care: float = 0.07
    # of the rules of plans
    has_primary: float = 0.9
    primary_agreed: float = 0.75
    has_back_up: float = 0.5
    back_up_agreed: float = 0.6


def network_size(random: Random) -> int:
    """People in one network, the children left out: 3 to 300, the median about 12, the mean 16."""
    if random.random() < 0.012:
        return min(300, round(random.lognormvariate(5.1, 0.5)))
    return min(300, max(3, round(random.lognormvariate(2.46, 0.58))))
