"""The role list: who does what, on one page of paper, for the family and for professionals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import flask
from flask import Blueprint, Flask, request

from graphapp.access.guard import current_session
from graphapp.access.session import Session
from graphapp.plan_words import DAY_WORDS, TIME_WORDS, YEAR_WORDS, slots_words, when_words
from graphapp.screens.plan.reading import Reading, in_the_year, read
from graphapp.screens.plan.wording import Cell, holders, made_words, untold, week
from graphapp.services import Services
from queries.case_model import Rule
from queries.openings import record_opening
from queries.partial_date import PartialDate
from queries.plans import Cover, times_of_year
from queries.vocabulary import Audience, Part, TimeOfYear

WHOSE = {
    Audience.PROFESSIONALS: "For professionals only",
    Audience.FAMILY: "For the family",
    Audience.CHILD: "For the child",
}

LONGEST_TIMES = 36
"""How many letters of somebody's times stand in the list; the week below has them all."""


@dataclass(frozen=True, slots=True)
class Held:
    """One name on the list: when they do it ("*": the week says it), and (for professionals) how to
    ring them.
    """

    name: str
    sure: bool
    times: str
    number: str


@dataclass(frozen=True, slots=True)
class Line:
    """One rule on the list."""

    number: int
    name: str
    words: str
    when: str
    main: tuple[Held, ...]
    back_up: tuple[Held, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """The week as a table: days, and a row for each time that somebody is needed.

    `year` says when in the year, empty for all of it.
    """

    year: str
    days: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def add_papers(server: Flask, services: Services) -> None:
    """Add the role list's address to a server."""
    papers = Blueprint("plan_papers", __name__, template_folder="templates")

    def on_role_list(case_id: str) -> str:
        handle = services.handle_of(_session_for(current_session(), case_id))
        record_opening(handle, case_id)
        reading = read(handle, case_id)
        today_words = PartialDate.of_day(date.today()).words
        return flask.render_template(
            "role_list.html",
            name=reading.children,
            whose=f"{WHOSE[handle.audience]}. As of {today_words}",
            made=made_words(reading.plan) if reading.plan else "",
            goals=[one.goal.words for one in reading.worries if one.goal],
            bottom_lines=[one.words for one in reading.frame.bottom_lines],
            lines=lines(reading),
            weeks=weeks(reading),
            back=f"/case/{case_id}/plan",
            back_words="Back to the safety plan",
        )

    papers.add_url_rule("/case/<case_id>/role-list", "role_list", on_role_list)
    server.register_blueprint(papers)


def _session_for(session: Session, case_id: str) -> Session:
    """The family's copy is made through the family's handle; nobody gets more than their own."""
    if session.in_the_room or request.args.get("for") != Audience.FAMILY:
        return session
    return replace(session, audience=Audience.FAMILY, room_case=case_id)


def lines(reading: Reading) -> tuple[Line, ...]:
    """Return the rules as they stand on paper."""
    rules: Sequence[Rule] = reading.plan.rules if reading.plan else ()
    return tuple(
        Line(
            rule.number,
            rule.name,
            rule.words,
            when_words(rule),
            _held(reading, rule, Part.PRIMARY),
            _held(reading, rule, Part.BACK_UP),
            untold(reading, rule),
        )
        for rule in rules
    )


def _held(reading: Reading, rule: Rule, part: Part) -> tuple[Held, ...]:
    found = []
    for one in holders(reading, rule, part):
        person = reading.network.people[one.role.person_id]
        number = person.phone if reading.professionals else ""
        times = slots_words(one.times)
        if len(times) > LONGEST_TIMES:
            times = "*"
        found.append(Held(one.name, one.sure, times, number))
    return tuple(found)


def weeks(reading: Reading) -> tuple[Week, ...]:
    """Return the week as it stands on paper; two where term time and the holidays differ."""
    years = times_of_year(reading.plan) if reading.plan else ()
    tables = (_week_table(week(in_the_year(reading, year)), year) for year in years)
    return tuple(one for one in tables if one)


def _week_table(cells: dict[str, Cell], year: TimeOfYear | None) -> Week | None:
    """The week as a table, None when no rule names a time."""
    rows = []
    for time, words in TIME_WORDS.items():
        row = [cells[f"{day} {time}"] for day in DAY_WORDS]
        if any(cell.state for cell in row):
            rows.append((words, tuple(_words(cell) for cell in row)))
    said = YEAR_WORDS[year] if year else ""
    return Week(said, tuple(DAY_WORDS.values()), tuple(rows)) if rows else None


def _words(cell: Cell) -> str:
    if cell.state is None:
        return "–"
    if cell.state is Cover.THIN and cell.second == "only":
        return f"{cell.first} only"
    return f"{cell.first}, {cell.second}" if cell.second else cell.first
