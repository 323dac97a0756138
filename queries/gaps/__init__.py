"""Gaps a supervisor looks for, each with its reasons: never a score."""

from queries.gaps.asking import gaps_everywhere, gaps_of
from queries.gaps.findings import Finding, Kind
from queries.gaps.kept import Kept, KeptGaps
from queries.gaps.rules import PERIODS, RULES, Periods, Rule, rule_named

__all__ = [
    "PERIODS",
    "RULES",
    "Finding",
    "Kept",
    "KeptGaps",
    "Kind",
    "Periods",
    "Rule",
    "gaps_everywhere",
    "gaps_of",
    "rule_named",
]
