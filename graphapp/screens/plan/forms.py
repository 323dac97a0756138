"""The forms of the safety plan: a plan, a rule, somebody's role."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from dash import html

from graphapp.plan_words import next_number
from graphapp.screens.plan.about import About, shown
from graphapp.screens.plan.ids import FORM, field
from graphapp.screens.plan.reading import Reading
from graphapp.screens.plan.state import Form, Look
from graphapp.screens.plan.week_fields import time_of_year, week
from graphapp.shell.attributes import also
from graphapp.shell.forms import fields
from graphapp.shell.forms.frame import form
from queries.case_model import Assignment, Rule, SafetyPlan
from queries.partial_date import PartialDate
from queries.vocabulary import Connection, Part, PlanKind, RoleAnswer

SEEN_WORDS = (("family", "The family too"), ("professionals", "Professionals only"))
_PARTS = (("primary", "Main person"), ("back-up", "Back-up"))
_KINDS = ((PlanKind.FULL, "The full plan"), (PlanKind.IMMEDIATE, "A plan for the next days"))


def open_form(reading: Reading, look: Look) -> list[Any]:
    """Return the form that a look asks for, nothing when it asks for none (or for what is gone)."""
    plan = reading.plan
    if look.form is Form.NEW:
        return plan_form(reading, look, About("new", look.case_id), None)
    if plan is None:
        return []
    if look.form is Form.PLAN:
        about = About("plan", look.case_id, record=plan.id, seen=shown("plan", plan))
        return plan_form(reading, look, about, plan)
    rule = reading.rule(look.rule)
    if look.form is Form.RULE:
        seen = shown("rule", rule) if rule else {}
        about = About("rule", look.case_id, record=rule.id if rule else "", seen=seen)
        return rule_form(reading, look, about, rule)
    if look.form is Form.ROLE:
        return role_form(reading, look)
    return []


def same(about: About, look: Look) -> bool:
    """Whether an open form is the one that a look asks for: what is typed in it stays."""
    if about.case_id != look.case_id or look.form is None or about.kind != str(look.form):
        return False
    if look.form is Form.RULE:
        return about.record == look.rule
    if look.form is Form.ROLE:
        if look.role:
            return about.record == look.role
        return not about.record and (about.rule, about.person) == (look.rule, look.give)
    return True


def plan_form(reading: Reading, look: Look, about: About, plan: SafetyPlan | None) -> list[Any]:
    """Return the form of a new plan, or of the plan there is."""
    today = PartialDate.of_day(reading.day).words
    values = plan or SafetyPlan("", PlanKind.FULL)
    parts = [
        fields.radios(field("kind"), "What it is", _KINDS, str(values.kind)),
        fields.text(field("made_by"), "Made by", values.made_by, hint="In your words: the family."),
        fields.text(field("since"), "Made on", _words(values.since) if plan else today),
        fields.text(field("review"), "To be looked at again on", _words(values.review)),
        _seen(reading) if plan is None else None,
    ]
    after = None
    if plan is not None:
        after = _leaving(
            "This plan is over", "End the plan", "It stands to the end of that day.",
            reading.day,
        )  # fmt: skip
    title = "The plan itself" if plan else "Begin a safety plan"
    return _form(title, about, look, parts, save="Save" if plan else "Begin", after=after)


def rule_form(reading: Reading, look: Look, about: About, rule: Rule | None) -> list[Any]:
    """Return the form of a rule."""
    served = [(one.id, one.words) for one in reading.served]
    number = rule.number if rule else next_number(reading.plan) if reading.plan else 1
    parts = [
        fields.text(
            field("name"),
            "What to call it",
            rule.name if rule else "",
            hint="A word or two.",
            empty="Nights",
        ),
        fields.long_text(
            field("words"),
            "What has to happen",
            rule.words if rule else "",
            hint="So that a child could see it: a sober grown-up sleeps in the flat.",
            empty="",
        ),
        fields.text(
            field("when"), "When, in words", rule.when if rule else "", empty="Every night"
        ),
        week(
            "slots",
            "When in the week",
            rule.slots if rule else (),
            hint="Leave it empty for a rule that is for no special time.",
        ),
        time_of_year(rule.time_of_year if rule else None),
        fields.ticks(
            field("serves"),
            "What it is for",
            served,
            rule.serves if rule else (),
            hint="A goal, or a bottom line.",
        )
        if served
        else None,
        _seen(reading) if rule is None else None,
    ]
    after = None
    if rule is not None:
        after = _leaving(
            "This rule is over", "End the rule",
            "It stands to the end of that day. Write yesterday to take it off now.",
            reading.day - timedelta(days=1),
        )  # fmt: skip
    title = f"Rule {number}: {rule.name}" if rule else f"Rule {number}"
    return _form(title, about, look, parts, save="Save" if rule else "Add the rule", after=after)


def role_form(reading: Reading, look: Look) -> list[Any]:
    """Return the form that gives a role, or of a role that somebody holds."""
    rules = reading.plan.rules if reading.plan else ()
    found = [(rule, role) for rule in rules for role in rule.assignments if role.id == look.role]
    if look.role:
        return _held(reading, look, *found[0]) if found else []
    if not rules:
        return []
    rule = reading.rule(look.rule)
    person = look.give if look.give in reading.called else ""
    about = About("role", look.case_id, rule=look.rule, person=look.give)
    parts = [
        _choice(
            "rule",
            "Which rule",
            [(one.id, f"{one.number} {one.name}") for one in rules],
            rule.id if rule else "",
        ),
        _choice("person", "Who", people_to_choose(reading), person),
        fields.radios(
            field("part"), "What they are to it", _PARTS, str(look.part or _part_of(rule))
        ),
        *_answer(None),
        week(
            "slots",
            "Only at some times",
            [look.slot] if look.slot else (),
            hint="Leave it empty when they hold all of the rule’s times.",
            only=rule.slots if rule else (),
        )
        if rule is None or rule.slots
        else None,
        _seen(reading),
    ]
    name = f"Give {reading.called[person]} a role" if person else "Give a role"
    title = f"{name}: {rule.name}" if rule else name
    return _form(title, about, look, parts, save="Give the role")


def _held(reading: Reading, look: Look, rule: Rule, role: Assignment) -> list[Any]:
    name = reading.called[role.person_id]
    about = About(
        "role", look.case_id, record=role.id, rule=rule.id, person=role.person_id,
        seen=shown("role", role),
    )  # fmt: skip
    parts = [
        fields.radios(field("part"), "What they are to it", _PARTS, str(role.part)),
        *_answer(role),
        week(
            "slots",
            "Only at some times",
            role.slots,
            hint="Leave it empty when they hold all of the rule’s times.",
            only=rule.slots,
        )
        if rule.slots
        else None,
    ]
    after = _leaving(
        f"{name} no longer does this", "End the role",
        "They hold it to the end of that day. Write yesterday to take it off now.",
        reading.day - timedelta(days=1),
    )  # fmt: skip
    return _form(f"{name}: {rule.name}", about, look, parts, save="Save", after=after)


def _answer(role: Assignment | None) -> list[Any]:
    words = {
        RoleAnswer.SUGGESTED: "Only suggested, nobody has asked or they have not said",
        RoleAnswer.AGREED: "They agreed",
        RoleAnswer.DECLINED: "They said no",
    }
    return [
        fields.radios(
            field("answer"),
            "What they said",
            [(str(key), text) for key, text in words.items()],
            str(role.answer if role else RoleAnswer.SUGGESTED),
        ),
        fields.text(field("on"), "When they said so", _words(role.on) if role else ""),
        fields.text(
            field("there"), "Who was there", role.there if role else "", empty="Dawn and Hannah"
        ),
    ]


def _part_of(rule: Rule | None) -> Part:
    """A rule with a main person wants a back-up."""
    taken = rule and any(
        one.part is Part.PRIMARY and one.answer is RoleAnswer.AGREED for one in rule.assignments
    )
    return Part.BACK_UP if taken else Part.PRIMARY


def _choice(name: str, label: str, choices: Sequence[tuple[str, str]], value: str) -> Any:
    none = "Nobody by that name is on this map."
    return fields.choice(
        field(name), label, choices, value, search=True, empty="Choose", none_found=none
    )


def people_to_choose(reading: Reading) -> list[tuple[str, str]]:
    """Return everybody who can be given a role, people from the child's life first, by name."""
    found = []
    for key, member in reading.network.memberships.items():
        person = reading.network.people.get(key)
        if person is None or not person.alive:
            continue
        relation = reading.relations.get(key)
        professional = member.connection is Connection.PROFESSIONAL
        who = member.job if professional else relation.short if relation else ""
        name = person.name or reading.called[key]
        words = f"{name}, {who}" if who and who != name else name
        found.append((professional, words, key))
    return [(key, words) for _, words, key in sorted(found)]


def _seen(reading: Reading) -> Any:
    """Who may see it: asked of professionals only."""
    if not reading.professionals:
        return None
    return fields.radios(field("visible_to"), "Who may see this", SEEN_WORDS, "family")


def _words(when: PartialDate | None) -> str:
    return when.words if when else ""


def _leaving(title: str, words: str, hint: str, day: date) -> html.Div:
    """What ends the record; Enter in its line does too."""
    last = PartialDate.of_day(day).words
    return html.Div(
        fields.folded(
            title,
            fields.text(field("until"), "The last day", last, hint=hint),
            html.Div(fields.button(FORM, "end", words), className="acts"),
        ),
        className="leaving",
        **also({"data-enter": "end"}),
    )


def _form(
    title: str, about: About, look: Look, parts: Sequence[Any], *, save: str, after: Any = None
) -> list[Any]:
    """Return a form with its buttons; `after` stands below them."""
    return [
        form(
            FORM,
            about,
            html.H2(title, tabIndex=-1),
            parts,
            save=save,
            cancel={"data-goto": look.plain().query()},
            back=".plan h1",
            css="plan-form",
            after=[after],
        )
    ]
