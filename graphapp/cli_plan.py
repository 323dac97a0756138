"""The command that shows a case's safety plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated

import typer

from graphapp import cli_shapes as shapes
from graphapp.cli_graph import AsJson
from graphapp.cli_work import case_id, print_json, print_table, working
from graphapp.plan_words import YEAR_WORDS, only_people, role_words, slot_words, when_words
from queries import network_of
from queries.case_model import Assignment, Rule, SafetyPlan
from queries.model import Network
from queries.openings import record_opening
from queries.plans import SlotCover, at_time_of_year, plan_now, times_of_year, week_of
from queries.store.handle import Handle
from queries.vocabulary import Audience


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("plan")(plan_command)


def plan_command(
    context: typer.Context,
    case: Annotated[str, typer.Argument(help="A case, by its id or number.")],
    audience: Annotated[Audience, typer.Option(help="Who is looking.")] = Audience.PROFESSIONALS,
    as_json: AsJson = False,
) -> None:
    """Show a case's safety plan of today: its rules, who holds them, how the week is covered."""
    with working(context) as mine:
        found = case_id(mine, case)
        room = None if audience is Audience.PROFESSIONALS else found
        handle = Handle(mine.store, mine.viewer, audience, room)
        record_opening(handle, found)
        network = network_of(handle, found)
        plan = only_people(plan_now(handle, found), network.people)
    if as_json:
        print_json(shape(found, plan, network))
        return
    if plan is None:
        print("There is no safety plan today.")
        return
    print_table(
        ("rule", "name", "when", "main", "back-up"),
        [
            (
                rule.number,
                rule.name,
                when_words(rule),
                _names(rule, network, "primary"),
                _names(rule, network, "back-up"),
            )
            for rule in plan.rules
        ],
    )
    for year in times_of_year(plan):
        when = f", {YEAR_WORDS[year]}" if year else ""
        for cover in week_of(at_time_of_year(plan, year)).values():
            if cover.state != "covered":
                print(f"{slot_words(cover.slot)}{when}: {_said(cover, network)}")


def _names(rule: Rule, network: Network, part: str) -> str:
    names = [
        f"{_name(network, role)}{'' if role.answer == 'agreed' else '?'}"
        for role in rule.assignments
        if role.part == part
    ]
    return ", ".join(names) or "nobody yet"


def _said(cover: SlotCover, network: Network) -> str:
    agreed = [_name(network, one) for one in cover.people if one.answer == "agreed"]
    if cover.state == "nobody":
        return "nobody yet"
    return f"thin: {', '.join(dict.fromkeys(agreed))}"


def _name(network: Network, role: Assignment) -> str:
    person = network.people[role.person_id]
    return person.short_name or person.name or "someone (not named yet)"


def shape(case: str, plan: SafetyPlan | None, network: Network) -> shapes.Shape:
    """Return the plan as `--json` has it."""
    found: shapes.Shape = {"case": case, "as_of": date.today().isoformat(), "plan": None}
    plan = only_people(plan, network.people)
    if plan is None:
        return found
    plan = replace(plan, rules=tuple(sorted(plan.rules, key=lambda rule: rule.number)))
    found["plan"] = {
        "id": plan.id,
        "kind": str(plan.kind),
        "made_by": plan.made_by,
        "since": shapes.a_date(plan.since),
        "review": shapes.a_date(plan.review),
        "rules": [_rule(rule, network) for rule in plan.rules],
    }
    found["week"] = [
        {
            "slot": cover.slot,
            "time_of_year": str(year) if year else None,
            "state": str(cover.state),
            "rules": [rule.id for rule in cover.needed],
            "people": [{"id": one.person_id, "answer": str(one.answer)} for one in cover.people],
        }
        for year in times_of_year(plan)
        for cover in week_of(at_time_of_year(plan, year)).values()
    ]
    return found


def _rule(rule: Rule, network: Network) -> shapes.Shape:
    return {
        "id": rule.id,
        "number": rule.number,
        "name": rule.name,
        "words": rule.words,
        "when": rule.when,
        "slots": list(rule.slots),
        "time_of_year": str(rule.time_of_year) if rule.time_of_year else None,
        "serves": list(rule.serves),
        "roles": [
            {
                "id": role.id,
                "person": role.person_id,
                "name": _name(network, role),
                "part": str(role.part),
                "answer": str(role.answer),
                "words": role_words(role),
                "on": shapes.a_date(role.on),
                "there": role.there,
                "slots": list(role.slots),
            }
            for role in rule.assignments
        ],
    }
