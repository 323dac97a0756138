"""Comparing as components: the menu that begins it, the row that switches, the sentence."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from dash import dcc, html

from graphapp.screens.explorer import ids, panel_view
from graphapp.screens.explorer.compare_person import lines_of
from graphapp.screens.explorer.compare_words import Clause, clauses, name_of, nothing, since
from graphapp.screens.explorer.comparing import PICTURES, Compared, children_of
from graphapp.screens.explorer.drawing import Reading
from graphapp.screens.explorer.menus import goto
from graphapp.screens.explorer.panel import person_panel
from graphapp.screens.explorer.state import AGREED, View
from graphapp.screens.explorer.whose import says_who, whose_of
from graphapp.shell.attributes import also
from graphapp.words import listed
from queries.case_model import Meeting
from queries.model import Network
from queries.partial_date import PartialDate

MOST_VIEWS = 10
"""So many pairs of views the menu offers, everybody's with each person's first."""
MOST_NAMES = 4
MOST_LETTERS = 190
"""So many names of a clause, and letters of all clauses, stand in the sentence: about two lines on
a laptop. The rest opens on a press, and is in the panel.
"""


def parts(reading: Reading, view: View) -> list[Any]:
    """Return what stands after the sentence: the word that begins a comparing, and once there is
    one, its row and what differs; nothing for a very large network, of which not all is read.
    """
    if view.picture not in PICTURES or reading.left is not None:
        return []
    two = reading.compared
    network = two.union if two else reading.network
    begin = _opens("Compare", menu(network, reading.meetings, view), "compare")
    return [" ", begin, *([row(two, view), difference(two, view)] if two else [])]


def menu(network: Network, meetings: tuple[Meeting, ...], view: View) -> list[Any]:
    """Return what can be compared: another day, two of the case's children, how two see it."""
    days = [
        goto(
            f"{words}, {PartialDate.of_day(day).words}",
            replace(view, against=day, siblings=(), beside="", side=""),
            pressed=view.against == day,
        )
        for words, day in days_of(network, meetings, view.day)
    ]
    typed = [
        html.Label("Or another day", htmlFor=ids.AGAINST_WORDS),
        dcc.Input(
            id=ids.AGAINST_WORDS,
            type="text",
            className="field-sm",
            placeholder="3 May 2025",
            autoComplete="off",
            debounce=True,
        ),
        html.P(id=ids.AGAINST_ERROR, className="field-error", role="alert"),
        html.Button("Compare", id=ids.AGAINST_SHOW, type="button", className="btn sm"),
    ]
    parts = [_group("Compare with", days), *typed]
    pairs = itertools.combinations(children_of(network), 2)
    children = [
        goto(
            listed([network.people[key].short_name or "the child" for key in pair]),
            replace(view, siblings=pair, against=None, beside="", side=""),
            pressed=view.siblings == pair and view.against is None,
        )
        for pair in pairs
    ]
    parts += [_group("What each child has", children)] if children else []
    views = _views(network, view)
    return [*parts, _group("How it is seen by", views)] if views else parts


def _views(network: Network, view: View) -> list[Any]:
    """Return the choices of two whose views are compared, everybody's among them."""
    pairs = itertools.combinations(("", *network.holders), 2)
    return [
        goto(
            listed([says_who(network, key) for key in (one, other)]),
            replace(view, whose=one, beside=other, against=None, siblings=(), side="", tie=""),
            pressed=view.beside != "" and {whose_of(view), view.beside} == {one or AGREED, other},
        )
        for one, other in itertools.islice(pairs, MOST_VIEWS)
    ]


def _group(title: str, choices: list[Any]) -> html.Div:
    return html.Div(
        [html.P(title, className="menu-head"), html.Div(choices, className="choices")],
        role="group",
        className="menu-group",
        **also({"aria-label": title}),
    )


def days_of(
    network: Network, meetings: tuple[Meeting, ...], day: date
) -> Iterator[tuple[str, date]]:
    """Yield the days that a worker would compare a day with, each with what it is."""
    held = [one.held.latest for one in meetings if one.held and one.held.latest < day]
    found = [("the last meeting", max(held))] if held else []
    opened = network.case.opened
    if opened and opened.earliest < day:
        found.append(("when work began", opened.earliest))
    found += [("three months ago", months_before(day, 3)), ("a year ago", months_before(day, 12))]
    told: set[date] = set()
    for words, one in found:
        if one not in told:
            told.add(one)
            yield words, one


def months_before(day: date, months: int) -> date:
    """Return the day so many months earlier, the last of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for last in range(day.day, 27, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, day.day)


def row(two: Compared, view: View) -> html.Div:
    """Return the row that switches between both and either: nobody moves."""
    both = "Both"
    choices = [(both, ""), *((one.words, one.key) for one in two.states)]
    shown = two.state.key if two.state else ""
    return html.Div(
        [
            html.Div(
                [
                    goto(words, replace(view, side=key), pressed=shown == key, class_name="")
                    for words, key in choices
                ],
                className="seg",
                role="group",
                **also({"aria-label": "Which of the two is shown"}),
            ),
            goto(
                "Stop comparing",
                replace(view, against=None, siblings=(), beside="", side=""),
                class_name="lnk",
            ),
        ],
        className="cmp",
    )


def difference(two: Compared, view: View) -> html.P:
    """Return the sentence that says the difference: its first clauses, the others on a press."""
    told = clauses(two)
    if not told:
        return html.P(nothing(two), className="cmp-said")
    parts: list[Any] = [f"{since(two)}: "]
    first = _first(two, told)
    for number, one in enumerate(told[:first]):
        parts += ["; "] if number else []
        parts += [one.before, *_names(two, one, number, view), one.after]
    if rest := told[first:]:
        parts += ["; ", _opens("and more", whole(two, rest, view), "differs")]
    return html.P([*parts, "" if rest else "."], className="cmp-said")


def _first(two: Compared, told: Sequence[Clause]) -> int:
    """How many clauses have room in the sentence, one at least."""
    length = 0
    for number, one in enumerate(told):
        names = [name_of(two, key) for key in one.people[:MOST_NAMES]]
        length += len(f"{one.before}{', '.join(names)}{one.after}; ")
        if number and length > MOST_LETTERS:
            return number
    return len(told)


def whole(two: Compared, told: Sequence[Clause], view: View) -> html.Ul:
    """Return clauses as a list, a line each, with everybody's name a way to them."""
    lines = []
    for one in told:
        names = [
            goto(name_of(two, key), replace(view, person=key), class_name="lnk")
            for key in one.people
        ]
        before = one.before[:1].upper() + one.before[1:]
        lines.append(html.Li([before, *_joined(names), f"{one.after}."]))
    return html.Ul(lines, className="ties")


def of_case(reading: Reading, view: View) -> list[Any]:
    """Return the whole difference for the panel while nobody is chosen, nothing without one."""
    two = reading.compared
    told = clauses(two) if two else []
    if two is None or not told:
        return []
    return [html.Section([html.H3(since(two)), whole(two, told, view)], className="differs")]


def _names(two: Compared, one: Clause, number: int, view: View) -> list[Any]:
    names = [html.B(name_of(two, key)) for key in one.people]
    if len(names) <= MOST_NAMES + 1:
        return _joined(names)
    rest = one.people[MOST_NAMES:]
    people = [goto(name_of(two, key), replace(view, person=key), class_name="lnk") for key in rest]
    more = _opens(f"{len(rest)} more", html.Div(people, className="choices"), f"more-{number}")
    return _joined([*names[:MOST_NAMES], more])


def _opens(words: str, content: Any, name: str) -> html.Details:
    return html.Details(
        [html.Summary(words, className="word"), html.Div(content, className="menu-body")],
        className="menu",
        key=name,
        **also({"data-menu": name}),
    )


def _joined(parts: list[Any]) -> list[Any]:
    """Put commas and "and" between components, as a sentence has them; no line begins with one."""
    out: list[Any] = []
    for number, part in enumerate(parts):
        left = len(parts) - 1 - number
        out.append(html.Span([part, ","], className="nb") if left > 1 else part)
        out.append(" and " if left == 1 else " " if left else "")
    return out


def of_other_state(reading: Reading, view: View) -> list[Any] | None:
    """Return the panel of somebody who is in the other of the two states only, to read; None when
    they are in neither.
    """
    two = reading.compared
    if two is None or view.person not in two.union.people:
        return None
    states = [(one.network, one.relations) for one in reversed(two.states)]
    for network, relations in (*states, (two.union, two.relations)):
        there = replace(reading, network=network, relations=relations)
        person = person_panel(there, view.person)
        if person is not None:
            differs = of_person(two, view.person)
            return panel_view.panel(person, view, differs, may_edit=False)
    return None


def of_person(two: Compared | None, person_id: str) -> list[Any]:
    """Return what the panel says of the difference for one person, nothing when there is none."""
    if two is None or person_id not in two.union.people:
        return []
    lines = lines_of(two, person_id)
    if not lines:
        return []
    title = since(two)
    return [html.Section([html.H3(title), *(html.P(line) for line in lines)], className="differs")]
