"""The week of a safety plan as components: a grid, or a strip of days with one day as a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dash import html

from graphapp.plan_words import DAY_WORDS, PART_WORDS, TIME_WORDS, YEAR_WORDS, slot_words
from graphapp.screens.plan import ids
from graphapp.screens.plan.could import FEW, Could, Wanted, wanted
from graphapp.screens.plan.reading import Reading, in_the_year
from graphapp.screens.plan.state import Form, Look
from graphapp.screens.plan.wording import Cell, coverage, judgement, needs, week
from graphapp.shell.attributes import also
from graphapp.shell.forms import fields
from queries.ids import new_id
from queries.plans import Cover, times_of_year
from queries.vocabulary import Day, TimeOfYear

_CSS = {Cover.COVERED: "cov", Cover.THIN: "thin", Cover.NOBODY: "none"}
_KEYS = (
    ("cov", "covered, with a back-up"),
    ("thin", "thin: one person"),
    ("none", "nobody yet"),
)


def week_section(reading: Reading, look: Look) -> list[Any]:
    """Return the week: what is covered, the times, and who could be there at the chosen one."""
    years = times_of_year(reading.plan) if reading.plan else (None,)
    year = look.year if look.year in years else years[0]
    reading = in_the_year(reading, year)
    cells = week(reading)
    title = html.H2(f"{reading.children}’s week")
    switch = _years(look, years, year)
    say = html.P(
        [html.B(words) if strong else words for words, strong in coverage(cells)], className="say"
    )
    if all(cell.state is None for cell in cells.values()):
        return [title, *switch, say]
    # on a phone both ways are there, and one of them is shown: by the style sheet
    return [
        title,
        *switch,
        say,
        _grid(cells, look),
        _keys(""),
        *(html.P(line, className="flag") for line in judgement(reading)),
        _strip(cells, look, look.day_shown(reading.day)),
        _keys("m"),
        *_day(cells, look, look.day_shown(reading.day)),
        _ask(reading, look),
    ]


def _years(
    look: Look, years: Sequence[TimeOfYear | None], shown: TimeOfYear | None
) -> list[html.Div]:
    """Term time and the holidays, to change between; nothing where the week is always the same."""
    buttons = [
        fields.goto(
            f"{YEAR_WORDS[year][:1].upper()}{YEAR_WORDS[year][1:]}",
            replace(look.plain(), year=year, slot="").query(),
            css="",
            **also({"aria-pressed": "true" if year is shown else "false"}),
        )
        for year in years
        if year
    ]
    named = also({"aria-label": "Which week"})
    return [html.Div(buttons, className="seg years", role="group", **named)] if buttons else []


def _keys(more: str) -> html.Ul:
    items = [html.Li([html.I(className=f"pip {css}"), words]) for css, words in _KEYS]
    items.append(html.Li([html.B("?"), "suggested, not agreed"]))
    named = also({"aria-label": "What the cells mean"})
    return html.Ul(items, className=f"keys {more}".strip(), **named)


def _grid(cells: Mapping[str, Cell], look: Look) -> html.Table:
    heads = [
        html.Th([html.Span(words[:3], **also({"aria-hidden": "true"})),
                 html.Span(words, className="vh")], scope="col")
        for words in DAY_WORDS.values()
    ]  # fmt: skip
    rows = [
        html.Tr(
            [
                html.Th(words, scope="row"),
                *(_cell(cells[f"{day} {time}"], look) for day in DAY_WORDS),
            ]
        )
        for time, words in TIME_WORDS.items()
        if any(cells[f"{day} {time}"].state for day in DAY_WORDS)
    ]
    return html.Table(
        [
            html.Caption("Who is there, by day and time", className="vh"),
            html.Thead(html.Tr([html.Td(html.Span("Time", className="vh")), *heads])),
            html.Tbody(rows),
        ],
        className="week",
    )


def _cell(cell: Cell, look: Look) -> html.Td:
    if cell.state is None:
        return html.Td(html.Span("nobody is needed", className="vh"), className="wk off")
    chosen = cell.slot == look.slot
    words: list[Any] = [html.B(cell.first)]
    if cell.second:
        words.append(html.Span(cell.second))
    there = replace(look.plain(), slot="" if chosen else cell.slot, day=None)
    pressed = also({"aria-pressed": "true" if chosen else "false", "data-slot": cell.slot})
    button = fields.goto(words, there.query(), css="", label=cell.says, **pressed)
    return html.Td(button, className=f"wk {_CSS[cell.state]}{' is-sel' if chosen else ''}")


def _strip(cells: Mapping[str, Cell], look: Look, shown: Day) -> html.Div:
    days = []
    for day, words in DAY_WORDS.items():
        pips = [
            html.I(className=f"pip {_CSS[state] if state else 'off'}")
            for time in TIME_WORDS
            for state in (cells[f"{day} {time}"].state,)
            if any(cells[f"{other} {time}"].state for other in DAY_WORDS)
        ]
        name = [html.Span([words[:3], html.Span(words[3:], className="vh")])]
        days.append(
            fields.goto(
                [*name, *pips],
                replace(look.plain(), day=day, slot="").query(),
                css="",
                **also({"aria-pressed": "true" if day is shown else "false"}),
            )
        )
    named = also({"aria-label": "Choose a day"})
    return html.Div(html.Div(days, className="g", role="group", **named), className="mini-week")


def _day(cells: Mapping[str, Cell], look: Look, shown: Day) -> list[Any]:
    items = []
    for time, words in TIME_WORDS.items():
        cell = cells[f"{shown} {time}"]
        if cell.state is None:
            continue
        if cell.state is Cover.NOBODY:
            said: list[Any] = [html.B("Nobody yet", className="miss")]
            said += [f", {cell.second}"] if cell.second else []
        elif cell.state is Cover.COVERED:
            said = [html.B(cell.first), f", then {cell.second}"]
        else:
            alone = cell.second == "only"
            said = [html.B(cell.first), ", nobody else" if alone else f", {cell.second}"]
        chosen = cell.slot == look.slot
        there = replace(look.plain(), slot="" if chosen else cell.slot, day=shown)
        button = fields.goto(
            [html.I(className=f"pip {_CSS[cell.state]}"), html.Span(words), html.Span(said)],
            there.query(),
            css="",
            label=cell.says,
            **also({"aria-pressed": "true" if chosen else "false"}),
        )
        items.append(html.Li(button))
    if not items:
        items = [html.Li("Nobody is needed on this day.", className="quiet")]
    return [
        html.H3(DAY_WORDS[shown], className="day-name"),
        html.Ul(items, className="day"),
    ]


def _ask(reading: Reading, look: Look) -> html.Div:
    """The chosen time, spoken when it changes."""
    live = also({"aria-live": "polite"})
    found = wanted(reading, look.slot) if look.slot else None
    parts = _asked(reading, look, found) if found else []
    return html.Div(parts, className="ask" if parts else "", **live)


def _asked(reading: Reading, look: Look, found: Wanted) -> list[Any]:
    when = slot_words(found.slot)
    title = f"{when}: {found.rule.name}" if found.state is Cover.COVERED else (
        f"{when}: who could be there?"
    )  # fmt: skip
    parts: list[Any] = [html.H3(title)]
    if reading.plan and len(needs(reading.plan, found.slot)) > 1:
        rules = ", ".join(
            f"{rule.number} {rule.name}" for rule, _, _ in needs(reading.plan, found.slot)
        )
        parts.append(html.P(f"Rules that want somebody then: {rules}.", className="small quiet"))
    if found.elsewhere:
        parts.append(html.P(found.elsewhere))
    give = replace(look, form=Form.ROLE, rule=found.rule.id, role="", give="")
    someone = fields.goto("Choose somebody yourself", give.query())
    if found.state is Cover.COVERED:
        parts.append(html.P(_holding(reading, found)))
        return [*parts, html.Div(someone, className="acts")]
    if not found.people:
        words = "Ask the family who could be there."
        return [*parts, html.P(words), html.Div(someone, className="acts")]
    parts.append(html.P(" ".join(one.reasons for one in found.people[:FEW])))
    first = [
        _ask_button(found, one, "btn go" if number == 0 else "btn")
        for number, one in enumerate(found.people[:2])
    ]
    parts.append(html.Div([*first, someone], className="acts"))
    rest = found.people[FEW:]
    if rest:
        items = [html.Li([html.Span(one.reasons), _ask_button(found, one, "lnk")]) for one in rest]
        parts.append(
            html.Details(
                [
                    html.Summary("See everyone who could", className="lnk"),
                    html.Ul(items, className="ties everyone"),
                ],
                className="folded",
            )
        )
    return parts


def _holding(reading: Reading, found: Wanted) -> str:
    covers = [one for one in needs(reading.plan, found.slot) if one[0].id == found.rule.id]  # type: ignore[arg-type]
    words = [
        f"{reading.called[role.person_id]} ({PART_WORDS[role.part]})"
        for _, _, people in covers
        for role in people
    ]
    return f"{', '.join(dict.fromkeys(words))}."


def _ask_button(found: Wanted, one: Could, css: str) -> html.Button:
    name = ":".join((found.rule.id, one.person_id, str(one.part), found.slot, new_id()))
    part = PART_WORDS[one.part]
    label = f"Ask {one.name}: suggest them as {part} for {found.rule.name}"
    return html.Button(
        f"Ask {one.name}",
        id=ids.ask(name),
        type="button",
        className=css,
        **also({"aria-label": label}),
    )
