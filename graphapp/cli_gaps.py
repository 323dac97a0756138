"""The command that lists the gaps of one case, or of every case of a viewer."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from graphapp import cli_shapes as shapes
from graphapp.cli_graph import AsJson
from graphapp.cli_work import case_id, print_json, print_table, working
from queries import gaps_everywhere, gaps_of, list_cases
from queries.gaps import RULES, Finding, rule_named
from queries.openings import record_opening
from queries.partial_date import PartialDate

MOST_CASES = 100_000
RULES_SAID = ", ".join(f"{rule.number} ({rule.title})" for rule in RULES)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("gaps")(gaps_command)


def gaps_command(
    context: typer.Context,
    case: Annotated[str, typer.Argument(help="A case, by its id or number; all without.")] = "",
    rule: Annotated[
        list[str] | None, typer.Option(help=f"Only this rule, more than once: {RULES_SAID}.")
    ] = None,
    as_of: Annotated[str, typer.Option(help="The day: 2026-11-23, 3 May 2019.")] = "",
    as_json: AsJson = False,
) -> None:
    """List what is missing: each gap with its reasons, since when, and what to ask next."""
    rules = [_rule(one) for one in rule] if rule else None
    day = _day(as_of)
    with working(context) as handle:
        if case:
            found_case = case_id(handle, case)
            record_opening(handle, found_case)
            found = gaps_of(handle, found_case, as_of=day, rules=rules)
        else:
            found = gaps_everywhere(handle, as_of=day, rules=rules)
        numbers = (
            {}
            if as_json or not found
            else {one.id: one.case.number for one in list_cases(handle, limit=MOST_CASES)}
        )
    if as_json:
        print_json({"as_of": (day or date.today()).isoformat(), "gaps": [*map(shape, found)]})
        return
    print_table(
        ("case", "rule", "since", "what"),
        [
            (numbers.get(one.case_id) or one.case_id, one.number, one.since or "", one.reasons[0])
            for one in found
        ],
    )


def shape(found: Finding) -> shapes.Shape:
    """Return one gap as `--json` has it."""
    return {
        "id": found.id,
        "rule": found.number,
        "name": found.rule,
        "kind": str(found.kind),
        "case": found.case_id,
        "subjects": list(found.subjects),
        "people": list(found.people),
        "reasons": list(found.reasons),
        "questions": list(found.questions),
        "since": found.since.isoformat() if found.since else None,
        "certain": found.certain,
    }


def _rule(text: str) -> str:
    try:
        return rule_named(text).name
    except LookupError as exc:
        raise typer.BadParameter(f"write one of {RULES_SAID}", param_hint="--rule") from exc


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        found = PartialDate.parse(text)
    except ValueError as exc:
        raise typer.BadParameter(str(exc), param_hint="--as-of") from exc
    if not found.exact:
        raise typer.BadParameter("write one day, such as 2026-11-23", param_hint="--as-of")
    return found.earliest
