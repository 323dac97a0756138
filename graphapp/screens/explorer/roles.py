"""The safety plan on the map's panel: its rules to drag or choose, and what somebody does in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dash import ALL, Dash, Input, Output, State, html

from graphapp.access.guard import current_session
from graphapp.canvas.words import curly
from graphapp.plan_words import (
    PART_WORDS,
    badge_state,
    held_by,
    role_source,
    role_words,
    rule_state,
    slots_words,
)
from graphapp.screens.explorer import ids
from graphapp.screens.explorer.drawing import Reading
from graphapp.screens.explorer.menus import goto
from graphapp.screens.explorer.state import Form, View, view_from_address
from graphapp.screens.explorer.wording import called
from graphapp.services import Services
from graphapp.shell import ids as shell
from graphapp.shell import notices, presses
from graphapp.shell.attributes import also
from graphapp.shell.presses import Press
from queries.case_model import Assignment, Rule, SafetyPlan
from queries.changes import seq_of
from queries.commands import Done, apply, give_role
from queries.ids import new_id
from queries.plans import plan_now
from queries.store.errors import NotFound
from queries.store.handle import Handle
from queries.vocabulary import Connection, Part, RoleAnswer


def of_person(reading: Reading, view: View) -> list[Any]:
    """Return what somebody does in the safety plan, and the way to give them a role."""
    if reading.plan is None or view.person in reading.network.case.children:
        return []
    items = [_role(rule, role, view) for rule, role in held_by(reading.plan, view.person)]
    give = goto("Give a role", replace(view, form=Form.ROLE, rule=""), class_name="btn sm")
    return [
        html.Section(
            [
                html.H3("In the safety plan"),
                html.Ul(items, className="roles") if items else None,
                give if reading.plan.rules else None,
            ]
        )
    ]


def _role(rule: Rule, role: Assignment, view: View) -> html.Li:
    times = f", {slots_words(role.slots)}" if role.slots else ""
    change = f"/case/{view.case_id}/plan?form=role&role={role.id}"
    return html.Li(
        [
            _badge(rule.number, badge_state(role)),
            html.Div(
                [
                    html.B(rule.name),
                    f": {role_words(role)}{times}.",
                    html.Span(
                        [
                            f"{role_source(role)}. ",
                            html.A(
                                "Change",
                                href=change,
                                **also({"data-nav": "", "aria-label": f"Change: {rule.name}"}),
                            ),
                        ],
                        className="src",
                    ),
                ]
            ),
        ]
    )


def rules_section(reading: Reading, view: View) -> list[Any]:
    """Return the plan's rules: each can be dragged onto somebody on the picture, or chosen."""
    plan = reading.plan
    if plan is None or not plan.rules:
        return []
    how = "Drag a rule onto somebody on the map, or choose it, then choose who."
    return [
        html.Section(
            [
                html.H3("The safety plan"),
                html.P(how, className="small quiet"),
                html.Ul([_draggable(reading, rule, view) for rule in plan.rules],
                        className="roles drags"),
            ]
        )
    ]  # fmt: skip


def _draggable(reading: Reading, rule: Rule, view: View) -> html.Li:
    held = [
        f"{_called(reading, role.person_id)}{'' if role.answer is RoleAnswer.AGREED else '?'}"
        for role in rule.assignments
    ]
    query = replace(view, form=Form.ROLE, rule=rule.id).query()
    name = html.Button(
        rule.name,
        type="button",
        className="lnk",
        **also({"data-goto": query, "aria-label": f"Give the rule {rule.name} to somebody"}),
    )
    who = html.Span(", ".join(dict.fromkeys(held)) or "Nobody yet", className="src")
    grip = html.Span(
        _badge(rule.number, rule_state(rule)), className="grip", **also({"aria-hidden": "true"})
    )
    drag = also({"data-rule": rule.id, "data-rule-number": str(rule.number)})
    return html.Li([grip, html.Div([name, who])], **drag)


def _badge(number: int, state: str) -> html.Span:
    return html.Span(str(number), className=f"bdg {state}", **also({"aria-hidden": "true"}))


def choosing(reading: Reading, plan: SafetyPlan, view: View) -> list[Any]:
    """Return the panel that gives a role: which rule, to whom, as the main person or back-up."""
    rule = next((one for one in plan.rules if one.id == view.rule), None)
    person = view.person if view.person in _may_hold(reading) else ""
    view = replace(view, rule=rule.id if rule else "", person=person)
    if rule is None:
        name = f" for {_called(reading, person)}" if person else ""
        buttons = [
            goto(f"{one.number} {one.name}", replace(view, rule=one.id), class_name="btn sm")
            for one in plan.rules
        ]
        return _panel(f"Which rule{name}?", [], buttons, view)
    if not person:
        names = [
            goto(words, replace(view, person=key), class_name="btn sm")
            for key, words in _may_hold(reading).items()
        ]
        return _panel(f"Who for {rule.name}?", ["Choose somebody on the map, or here."], names,
                      view)  # fmt: skip
    return _part(reading, rule, person, view)


def _part(reading: Reading, rule: Rule, person: str, view: View) -> list[Any]:
    name = _called(reading, person)
    words = [
        f"{name} is {role_words(role)} for it already."
        for role in rule.assignments
        if role.person_id == person
    ]
    words.append("It is written as suggested, until they say yes.")
    buttons: list[Any] = []
    for part, label in ((Part.PRIMARY, "Main person"), (Part.BACK_UP, "Back-up")):
        buttons.append(
            html.Button(
                label,
                id={"role": "give", "name": ":".join((rule.id, person, str(part), new_id()))},
                type="button",
                className="btn go" if not buttons else "btn",
                **also({"aria-label": f"Suggest {name} as {PART_WORDS[part]} for {rule.name}"}),
            )
        )
    more = html.A(
        "They agreed already, or hold it at some times only",
        href=f"/case/{view.case_id}/plan?form=role&rule={rule.id}&give={person}",
        **also({"data-nav": ""}),
    )
    return _panel(f"{name}: {rule.name}", words, buttons, view, html.P(more))


def _panel(
    title: str, words: Sequence[str], buttons: Sequence[Any], view: View, *after: Any
) -> list[Any]:
    plain = replace(view, form=None, rule="")
    key = f"role:{view.rule}:{view.person}"
    return [
        html.Div(
            [
                html.H2(title, className="name", tabIndex=-1),
                *(html.P(line, className="rel") for line in words),
                html.Div(list(buttons), className="acts"),
                *after,
                html.Div(goto("Cancel", plain, class_name="btn"), className="acts"),
            ],
            className="forms role-form",
            role="form",
            **also({"aria-label": title, "data-form-key": key, "data-form-kind": "role"}),
        )
    ]


def _may_hold(reading: Reading) -> dict[str, str]:
    """Everybody who can hold a rule, people from the child's life first, with who they are."""
    found = []
    for key, member in reading.network.memberships.items():
        person = reading.network.people.get(key)
        if person is None or not person.alive:
            continue
        professional = member.connection is Connection.PROFESSIONAL
        relation = reading.relations.get(key)
        who = member.job if professional else curly(relation.short) if relation else ""
        name = called(person)
        words = f"{name}, {who}" if who and who != name else name
        found.append((professional, words, key))
    return {key: words for _, words, key in sorted(found)}


def _called(reading: Reading, person_id: str) -> str:
    return called(reading.network.people[person_id])


def give(handle: Handle, case_id: str, name: str) -> Done:
    """Suggest somebody for a rule: `name` is "rule:person:part:command".

    It is seen by whoever sees the rule.

    Raises
    ------
    NotFound : the rule is not in the plan, or not for this handle.
    """
    rule_id, person_id, part, command_id = name.split(":")
    plan = plan_now(handle, case_id)
    rule = next((one for one in plan.rules if one.id == rule_id), None) if plan else None
    if rule is None:
        raise NotFound("That rule is not in the plan any more.", "Look at the safety plan again.")
    command = give_role(
        case_id, rule_id, person_id, Part(part), command_id=command_id,
        visible_to=rule.fact.visible_to,
    )  # fmt: skip
    return apply(handle, command)


def register(app: Dash, services: Services) -> None:
    """Register the callback of the buttons that give a role."""
    presses.tell(app, ids.GIVEN, {"role": "give", "name": ALL})

    @app.callback(
        Output(ids.TICK, "data", allow_duplicate=True),
        Output(shell.ADDRESS, "search", allow_duplicate=True),
        Output(shell.TOAST, "data", allow_duplicate=True),
        Input(ids.GIVEN, "data"),
        State(ids.CASE, "data"),
        State(shell.ADDRESS, "search"),
        prevent_initial_call=True,
    )
    def on_give(pressed: Press, case: dict[str, Any], search: str | None) -> Any:
        handle = services.handle_of(current_session())
        done = give(handle, case["case"], pressed["name"])
        after = replace(view_from_address(case["case"], search or ""), form=None, rule="")
        return seq_of(handle, case["case"]), after.query() or "?", notices.toast(done)
