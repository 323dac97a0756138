"""The badges on a picture: the numbers of the rules that somebody holds, and a tick for whoever is
on the list of the meeting to come.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from graphapp.canvas.scene import INVITED, Badge
from graphapp.plan_words import badge_state
from queries.case_model import SafetyPlan

_BEST = ("on", "back", "sug")
_SAID = {"on": "main", "back": "back-up", "sug": "suggested"}


def badges_of(plan: SafetyPlan | None) -> dict[str, tuple[Badge, ...]]:
    """Return each person's badges in the order of the rules, one a rule: the best they hold."""
    found: dict[str, dict[int, str]] = {}
    for rule in plan.rules if plan else ():
        for role in rule.assignments:
            mine = found.setdefault(role.person_id, {})
            state = badge_state(role)
            mine[rule.number] = min(state, mine.get(rule.number, state), key=_BEST.index)
    return {
        person: tuple(Badge(str(number), state) for number, state in sorted(mine.items()))
        for person, mine in found.items()
    }


def with_invited(
    badges: Mapping[str, Sequence[Badge]], invited: Collection[str]
) -> dict[str, tuple[Badge, ...]]:
    """Return the badges with a tick before those of everybody on a meeting's list."""
    everybody = dict.fromkeys([*badges, *sorted(invited)])
    return {
        key: (*((Badge("", INVITED),) if key in invited else ()), *badges.get(key, ()))
        for key in everybody
    }


def rule_names(plan: SafetyPlan | None) -> dict[str, str]:
    """Return the rules' names by the number that a badge bears."""
    return {str(rule.number): rule.name for rule in plan.rules} if plan else {}


def badges_said(badges: Sequence[Badge], names: Mapping[str, str]) -> str:
    """Return badges in words: "Safety plan: main for Nights, suggested for School run"."""
    said = [
        f"{_SAID[one.state]} for {names.get(one.words) or one.words}"
        for one in badges
        if one.state in _SAID
    ]
    return f"Safety plan: {', '.join(said)}" if said else ""
