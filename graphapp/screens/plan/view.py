"""The safety plan's page as components: the plan, the worry and the goal, the rules, the week."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dash import dcc, html

from graphapp.plan_words import PART_WORDS, rule_state, slots_words, when_words
from graphapp.screens.plan import ids
from graphapp.screens.plan.reading import Reading
from graphapp.screens.plan.state import Form, Look
from graphapp.screens.plan.week_fields import badge
from graphapp.screens.plan.wording import Holder, heading, holders, made_words, untold
from graphapp.shell.attributes import also
from graphapp.shell.following import followed
from graphapp.shell.forms import fields
from graphapp.shell.forms.callbacks import stores
from queries.case_model import Rule
from queries.vocabulary import Audience, Part


def body(case_id: str, seq: int) -> list[Any]:
    """Return the page's parts, empty: callbacks fill them from the address."""
    return [
        html.Div(
            [
                html.Div(
                    html.P("Reading the plan…", className="later", role="status"), id=ids.HEAD
                ),
                html.Div(id=ids.SAYS, className="form-says", role="alert"),
                html.Div(
                    [
                        html.Section(id=ids.RULES, **also({"aria-label": "Rules"})),
                        html.Section(
                            [html.Div(id=ids.PLACE), html.Div(id=ids.WEEK)],
                            **also({"aria-label": "The week"}),
                        ),
                    ],
                    className="cols",
                ),
                html.Div(id=ids.FOOT),
            ],
            className="plan",
        ),
        dcc.Store(id=ids.CASE, data=case_id),
        *stores(ids.FORM),
        *followed(ids.TICK, ids.POLL, seq),
    ]


def head(reading: Reading, look: Look) -> list[Any]:
    """Return the title, when it was made, what can be done, and the worry with its goal."""
    plan = reading.plan
    acts: list[Any] = []
    if plan is None:
        acts.append(fields.goto("Begin a safety plan", replace(look.plain(), form=Form.NEW).query(),
                                css="btn go"))  # fmt: skip
    else:
        acts += [
            _papers(reading),
            fields.goto("The plan itself", replace(look.plain(), form=Form.PLAN).query()),
            fields.goto("Add a rule", replace(look.plain(), form=Form.RULE).query()),
        ]
    said = made_words(plan) if plan else "There is no safety plan yet."
    return [
        html.Div(
            [
                html.Div(
                    [
                        html.H1(f"{reading.children}’s safety plan", tabIndex=-1),
                        html.P(said, className="lead"),
                    ]
                ),
                html.Div(acts, className="acts"),
            ],
            className="hd",
        ),
        _pairs(reading),
    ]


def _papers(reading: Reading) -> html.Details:
    """The role list on paper: with the family in the room, theirs only."""
    here = f"/case/{reading.case_id}/role-list"
    links = [html.A("Role list for the family", href=f"{here}?for={Audience.FAMILY}")]
    if reading.professionals:
        links.append(html.A("Role list for professionals", href=here))
    return html.Details(
        [html.Summary("Print", className="btn"), html.Div(links, className="menu-body")],
        className="menu",
    )


def _pairs(reading: Reading) -> html.Div:
    """What we worry about, and what we want instead."""
    pairs: list[Any] = []
    for one in reading.worries:
        goal = one.goal.words if one.goal else "No goal yet. What would we see instead?"
        pairs += [
            html.Div([html.H2("What we worry about"), html.P(one.words)]),
            html.Div([html.H2("What we want instead"), html.P(goal)]),
        ]
    if lines := reading.frame.bottom_lines:
        pairs.append(
            html.Div([html.H2("What has to be"), html.Ul([html.Li(one.words) for one in lines])])
        )
    if not pairs:
        words = "No worry is written down yet. The plan says what keeps the child safe from it."
        pairs = [html.Div([html.H2("What we worry about"), html.P(words, className="quiet")])]
    return html.Div(pairs, className="pair")


def rules(reading: Reading, look: Look) -> list[Any]:
    """Return the numbered rules with who holds them."""
    plan = reading.plan
    if plan is None:
        question = "Who makes sure that the child is safe, and when in the week?"
        return [html.H2("No rules yet"), html.P(question, className="rd")]
    items = [_rule(reading, look, rule) for rule in plan.rules]
    ask = html.P("What has to happen, and when? Begin with the night.", className="rd")
    return [
        html.H2(heading(plan)),
        html.Ol(items, className="rules") if items else ask,
    ]


def _rule(reading: Reading, look: Look, rule: Rule) -> html.Li:
    when = when_words(rule)
    plain = look.plain()
    parts: list[Any] = [
        html.H3([rule.name, html.Span(f" {when}") if when else None], className="rt"),
        html.P(rule.words, className="rd") if rule.words else None,
        html.Dl(
            [_hold(reading, plain, rule, part) for part in (Part.PRIMARY, Part.BACK_UP)],
            className="hold",
        ),
        *(html.P(line, className="flag") for line in untold(reading, rule)),
        html.Div(
            [
                fields.goto(
                    "Give a role",
                    replace(plain, form=Form.ROLE, rule=rule.id).query(),
                    css="lnk",
                    label=f"Give a role: {rule.name}",
                ),
                fields.goto(
                    "Correct",
                    replace(plain, form=Form.RULE, rule=rule.id).query(),
                    css="lnk",
                    label=f"Correct: {rule.name}",
                ),
            ],
            className="rule-acts",
        ),
    ]
    number = [badge(rule.number, rule_state(rule)),
              html.Span(f"Rule {rule.number}", className="vh")]  # fmt: skip
    return html.Li([html.Div(number), html.Div([one for one in parts if one is not None])])


def _hold(reading: Reading, plain: Look, rule: Rule, part: Part) -> html.Div:
    words = PART_WORDS[part]
    found = holders(reading, rule, part)
    names: list[Any] = []
    for number, one in enumerate(found, start=1):
        comma = "," if number < len(found) else ""
        names += [html.Span([_holder(plain, rule, part, one), comma], className="nb"), " "]
    if not found:
        names = [html.B("nobody yet", className="miss")]
    return html.Div([html.Dt(f"{words[:1].upper()}{words[1:]}: "), html.Dd(names)])


def _holder(plain: Look, rule: Rule, part: Part, one: Holder) -> html.Button:
    words = one.name if one.sure else f"{one.name}, only suggested"
    times = f", {slots_words(one.times)}" if one.times else ""
    said = "agreed" if one.sure else "only suggested"
    return fields.goto(
        words,
        replace(plain, form=Form.ROLE, role=one.role.id).query(),
        css="holder" if one.sure else "holder sugg",
        label=f"{words}{times}: {PART_WORDS[part]} for {rule.name}, {said}. Change it",
    )


def foot(reading: Reading) -> list[Any]:
    """Return the plans there were before."""
    now = reading.plan.id if reading.plan else ""
    earlier = [one for one in reading.plans if one.id != now]
    if not earlier:
        return []
    items = [
        html.Li(
            [
                made_words(one),
                html.Span(
                    ", ".join(rule.name for rule in one.rules) or "It had no rules.",
                    className="src",
                ),
            ]
        )
        for one in earlier
    ]
    return [fields.folded("Other plans", html.Ul(items, className="ties"), css="folded others")]
