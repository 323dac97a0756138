"""The panel beside the picture as components."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dash import html

from graphapp.screens.explorer import ids
from graphapp.screens.explorer.folding import closed, opened
from graphapp.screens.explorer.menus import goto
from graphapp.screens.explorer.panel import PersonPanel, Step, TieLine
from graphapp.screens.explorer.state import Form, Picture, View


def grip() -> html.Button:
    """Return the button that opens and folds the panel where it is a sheet (on a phone)."""
    return html.Button(
        "More",
        type="button",
        className="btn sm sheet-grip",
        **_data({"data-sheet": "", "aria-expanded": "false", "aria-controls": ids.PANEL}),
    )


def panel(
    person: PersonPanel, view: View, roles: Sequence[Any] = (), *, may_edit: bool = True
) -> list[Any]:
    """Return the panel of one person; `roles` are what they do in the safety plan."""
    close = html.Button(
        "Close",
        type="button",
        className="btn sm close",
        **_data(
            {"data-goto": replace(view, person="", other="").query() or "?",
             "aria-label": f"Close {person.name}"}
        ),
    )  # fmt: skip
    parts: list[Any] = [
        close,
        html.H2(person.name, className="name"),
        html.P(person.who, className="rel") if person.who else None,
        html.P(person.where, className="small quiet") if person.where else None,
        html.P(person.standing, className="small quiet") if person.standing else None,
        html.P(f"Notes: {person.notes}", className="small") if person.notes else None,
        _apart(person.apart),
        _invited(person, view),
        *roles,
        _asks(person.asks),
        _ties(person.ties, view),
        _knows(person.knows),
        _contact(person),
        _acts(person, view, may_edit=may_edit),
    ]
    return [part for part in parts if part is not None]


def _apart(lines: Sequence[str]) -> html.Section | None:
    if not lines:
        return None
    return html.Section(
        [html.H3("Must not meet"), *(html.P(line) for line in lines)], className="notice"
    )


def _invited(person: PersonPanel, view: View) -> html.P | None:
    if not person.invited:
        return None
    link = html.A("Open the meeting", href=f"/case/{view.case_id}/meeting", className="lnk")
    return html.P([f"{person.invited} ", link], className="small")


def _asks(questions: Sequence[str]) -> html.Section | None:
    """Above the ties, each of which can be corrected there."""
    if not questions:
        return None
    items = [html.Li(question) for question in questions]
    return html.Section([html.H3("To ask about"), html.Ul(items, className="asks")])


def _ties(ties: Sequence[TieLine], view: View) -> html.Section:
    if not ties:
        return html.Section([html.H3("Ties"), html.P("No ties recorded yet.", className="quiet")])
    items = [
        html.Li(
            [
                tie.before,
                goto(tie.name, replace(view, person=tie.other_id, other=""), class_name="lnk"),
                tie.after,
                html.Span(tie.source, className="src") if tie.source else None,
                _correct(tie, view),
            ]
        )
        for tie in ties
    ]
    return html.Section([html.H3("Ties"), html.Ul(items, className="ties")])


def _correct(tie: TieLine, view: View) -> html.Button:
    attributes: dict[str, Any] = {
        "data-goto": replace(view, form=Form.TIE, tie=tie.tie_id, other="").query(),
        "aria-label": f"Correct: {tie.before}{tie.name}{tie.after}",
    }
    return html.Button("Correct", type="button", className="lnk correct", **attributes)


def _knows(steps: Sequence[Step]) -> html.Section | None:
    if not steps:
        return None
    items = [
        html.Li(
            [
                html.B(step.words),
                f" {step.how}" if step.how else "",
                html.Span(step.when, className="src") if step.when else None,
            ],
            className="now" if step.now else "",
        )
        for step in steps
    ]
    return html.Section(
        [html.H3("What they know of the worries"), html.Ol(items, className="steps")]
    )


def _contact(person: PersonPanel) -> html.Section | None:
    if not person.contact:
        return None
    parts: list[Any] = [html.P(words) for words in person.contact]
    if person.safe_contact:
        parts.append(html.P([html.B("Safe contact: "), person.safe_contact]))
    else:
        parts.append(
            html.P("Nobody has written how it is safe to contact them.", className="small quiet")
        )
    return html.Section([html.H3("Contact"), *parts])


def _acts(person: PersonPanel, view: View, *, may_edit: bool) -> html.Div:
    here = replace(view, person=person.id)
    acts: list[Any] = _branch(person, here)
    if may_edit:
        acts += [
            goto("Correct or add to this", replace(here, form=Form.EDIT), class_name="btn go"),
            goto("Add a tie", replace(here, form=Form.TIE), class_name="btn"),
        ]
        if not person.is_child:
            there = f"/case/{view.case_id}/meeting?invite={person.id}"
            acts.append(html.A("Invite", href=there, className="btn"))
            told = f"/case/{view.case_id}/frame?tell={person.id}"
            acts.append(html.A("Record what they know", href=told, className="btn"))
    acts.append(
        goto("How are two people connected?", replace(here, form=Form.PATH), class_name="btn")
    )
    if person.id in view.expanded:
        rest = tuple(one for one in view.expanded if one != person.id)
        acts.append(goto("Fold their people away", replace(here, expanded=rest), class_name="btn"))
    else:
        wider = (*view.expanded, person.id)
        acts.append(goto("Show their people", replace(here, expanded=wider), class_name="btn"))
    acts.append(_centre(person.id))
    if person.tied and not person.is_child:
        acts.append(
            goto("Follow the line to them", replace(here, form=Form.LINE), class_name="btn")
        )
    if view.centre == person.id:
        acts.append(goto("Back to the child", replace(here, centre="", hops=0), class_name="btn"))
    elif not person.is_child:
        acts.append(
            goto("Only those near them", replace(here, centre=person.id, hops=2), class_name="btn")
        )
    return html.Div(acts, className="acts")


def _branch(person: PersonPanel, here: View) -> list[Any]:
    """The buttons that open what a family tree folds behind somebody, and fold it again."""
    acts: list[Any] = []
    called = person.called
    if person.behind:
        count = "relative" if person.behind == 1 else f"{person.behind} relatives"
        view = replace(here, unfolded=opened(here, person.id))
        acts.append(goto(f"Show the {count} behind {called}", view, class_name="btn"))
    if person.id in here.unfolded and here.picture is Picture.TREE:
        view = replace(here, unfolded=closed(here, person.id))
        acts.append(goto(f"Fold away those behind {called}", view, class_name="btn"))
    return acts


def _centre(person_id: str) -> html.Button:
    """The button that brings somebody to the middle of the picture; the address stays."""
    return html.Button(
        "Centre on them",
        type="button",
        className="btn",
        **_data(
            {
                "data-canvas-for": ids.MAP,
                "data-canvas-act": "centre",
                "data-canvas-person": person_id,
            }
        ),
    )


def _data(given: dict[str, Any]) -> dict[str, Any]:
    return given
