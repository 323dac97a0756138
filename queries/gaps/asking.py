"""The gaps of one case, or of every open case of a viewer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date

from queries.gaps.findings import Finding
from queries.gaps.rules import PERIODS, RULES, Periods, Rule, rule_named
from queries.gaps.telling import together, told
from queries.store.handle import Ask, Handle
from queries.store.statements import parameters_of, statement
from queries.store.store import Row

AT_ONCE = 2
"""Questions asked at the same time, where they are asked of many cases."""

PART = 2_000
"""Cases that one question is about: small enough that no processor waits for the last one, and
large enough that the ids of all cases, which go with each, are not most of the work."""


def gaps_of(
    handle: Handle,
    case_id: str,
    *,
    as_of: date | None = None,
    rules: Sequence[str] | None = None,
    periods: Periods = PERIODS,
) -> tuple[Finding, ...]:
    """Return the gaps of one case on a day (today when None), by rule, kind and id.

    Read from the agreed record alone, and only from what this handle may see: a finding is as
    visible as the strictest of its facts. None for a case that is closed on that day.

    Parameters
    ----------
    rules : names or numbers of rules, as text; all when None.
    periods : after how many days something is late.

    Raises
    ------
    NotFound : no such case, or not one this handle may open.
    LookupError : there is no such rule.
    """
    handle.may_open(case_id)
    return gaps_among(handle, [case_id], as_of=as_of, rules=rules, periods=periods)


def gaps_everywhere(
    handle: Handle,
    *,
    as_of: date | None = None,
    rules: Sequence[str] | None = None,
    periods: Periods = PERIODS,
) -> tuple[Finding, ...]:
    """Return the gaps of every open case of this handle, as `gaps_of` gives them for each.

    By rule, kind, case and id. Each rule is one statement, asked of up to `PART` cases together.

    Raises
    ------
    LookupError : there is no such rule.
    """
    return gaps_among(handle, handle.cases, as_of=as_of, rules=rules, periods=periods)


def gaps_among(
    handle: Handle,
    case_ids: Sequence[str],
    *,
    as_of: date | None = None,
    rules: Sequence[str] | None = None,
    periods: Periods = PERIODS,
) -> tuple[Finding, ...]:
    """Return the gaps of those of these cases that this handle opens, as `gaps_everywhere` does."""
    day = as_of or date.today()
    wanted = RULES if rules is None else [rule_named(name) for name in rules]
    parameters: dict[str, object] = {"case_ids": [*case_ids], **periods.parameters(day)}

    def all_rules(ask: Ask) -> list[list[Row]]:
        return [_rows(ask, rule, parameters) for rule in wanted]

    found: dict[str, Finding] = {}

    def tell(answers: Iterable[tuple[Rule, list[Row]]]) -> None:
        for rule, rows in answers:
            for one in (one for row in rows for one in told(rule, row, day, periods)):
                # A pair can meet in two ways (two children, one role): it is one finding.
                known = found.get(one.id)
                found[one.id] = one if known is None else together(known, one)

    if len(case_ids) == 1:
        tell(zip(wanted, handle.asking(all_rules), strict=True))
    else:  # the graph answers several at once, each in a transaction of its own
        parts = [[*case_ids[start : start + PART]] for start in range(0, len(case_ids), PART)]
        asked = [(rule, part) for rule in wanted for part in parts]
        with ThreadPoolExecutor(AT_ONCE) as pool:
            answers = pool.map(
                lambda one: _rows(handle.ask, one[0], {**parameters, "case_ids": one[1]}), asked
            )
            tell((rule, rows) for (rule, _), rows in zip(asked, answers, strict=True))
    return in_order(found.values())


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings by rule, kind, case and id."""
    return tuple(sorted(findings, key=lambda one: (one.number, one.kind, one.case_id, one.id)))


def _rows(ask: Ask, rule: Rule, parameters: Mapping[str, object]) -> list[Row]:
    """Return the rows of a rule's statement: as one list they are read in a fifth of the time."""
    name = f"gaps/{rule.name}"
    takes = parameters_of(statement(name))
    (answer,) = ask(name, **{key: value for key, value in parameters.items() if key in takes})
    rows: list[Row] = answer["rows"]
    return rows
