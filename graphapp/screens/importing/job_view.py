"""What a file would change, and how far it is: the part of the import screen that a job fills."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from graphapp.screens.importing import ids
from graphapp.screens.importing.desk import Job
from graphapp.screens.importing.view import NO_OTHER, radios, tick
from graphapp.shell.attributes import also
from graphapp.shell.bar import link
from loaders import DIFFERENT, FILE, SAME, Clash, Line, Preview, Question, Source, listed
from queries.partial_date import PartialDate

OURS = "map"
"""The answer that keeps what is on the map."""
MOST_LISTED = 300
"""How many people and problems are listed; all of the problems can be downloaded."""


def working(job: Job) -> list[Any]:
    """Return what is shown while a job runs."""
    words = f"{job.words}…"
    if job.of:
        words = f"{job.words}: {job.done:,} of {job.of:,}"
    return [html.P(words, className="lead")]


def failed(job: Job) -> list[Any]:
    """Return what is shown when a job could not be done."""
    assert job.error is not None
    look_again = html.P(_look_again(), className="acts")
    return [
        html.Div(
            [
                html.H2("This did not go in"),
                html.P(job.error.sentence),
                html.P(job.error.next_step),
                look_again if job.drafts else None,
            ],
            className="notice",
        )
    ]


def done(job: Job) -> list[Any]:
    """Return what is shown when a job is done."""
    assert job.preview is not None
    assert job.result is not None
    return [
        html.H2("Done"),
        html.P(job.result.words, className="lead"),
        html.P(link("Open the map", f"/case/{job.preview.case_id}", "btn go"), className="acts"),
    ]


def previewed(job: Job, sources: Sequence[Source]) -> list[Any]:
    """Return what would change, the questions, the conflicts and the problems."""
    preview = job.preview
    assert preview is not None
    parts: list[Any] = [
        html.P(job.said, className="err", role="alert") if job.said else None,
        html.H2("What would change"),
        html.P(preview.sentence, className="lead"),
        *[html.P(note) for note in preview.notes],
        _questions(job, preview),
        _conflicts(job, preview),
        _problems(job, preview),
        _renewing(job, sources),
        _people(preview.lines),
    ]
    acts: list[Any] = []
    if preview.questions or sources or any(one.id for one in preview.conflicts):
        acts.append(_look_again())
    if not preview.nothing:
        waiting = len(preview.unanswered)
        words = "Load it" if not waiting else f"Load it (answer {waiting} first)"
        acts.append(
            html.Button(
                words, id=ids.COMMIT, type="button", className="btn go", disabled=waiting > 0
            )
        )
    parts.append(html.Div(acts, className="acts"))
    return [part for part in parts if part is not None]


def _look_again() -> Component:
    return html.Button("Look again", id=ids.AGAIN, type="button", className="btn")


def _questions(job: Job, preview: Preview) -> Component | None:
    if not preview.questions:
        return None
    given = dict(job.options.answers)
    return html.Section(
        [
            html.H2("Is it the same person?"),
            html.P("The program never decides this. Answer, then “Look again”."),
            *[_question(one, given.get(one.id)) for one in preview.questions],
        ]
    )


def _question(one: Question, given: str | None) -> Component:
    choices = ((SAME, "The same person"), (DIFFERENT, "Two different people"))
    group = radios(ids.answer(one.id), one.words, choices, given, kind="across")
    return html.Div(group, className="question")


def _conflicts(job: Job, preview: Preview) -> Component | None:
    if not preview.conflicts:
        return None
    given = dict(job.options.answers)
    shown = preview.conflicts[:MOST_LISTED]
    asked = [_choice(one, given.get(one.id, OURS)) for one in shown if one.id]
    away = [html.Li(one.words) for one in shown if not one.id]
    more = len(preview.conflicts) - MOST_LISTED
    return html.Section(
        [
            html.H2("Corrected by hand since, so it stays"),
            html.P("Unless you take what the file says: choose it, then “Look again”.")
            if asked
            else None,
            *asked,
            html.Ul(away, className="ties") if away else None,
            html.P(f"And {more:,} more, which stay as they are.") if more > 0 else None,
        ]
    )


def _choice(clash: Clash, given: str) -> Component:
    choices = (
        (OURS, f"Keep what is on the map: {clash.now or 'nothing'}"),
        (FILE, f"Take what the file says: {clash.file}"),
    )
    label = f"{clash.name}, {clash.field}"
    return html.Div(radios(ids.answer(clash.id), label, choices, given), className="question")


def _problems(job: Job, preview: Preview) -> Component | None:
    found = listed(preview.problems, 100)
    if not found.count:
        return None
    return html.Section(
        [
            html.H2("In the file"),
            html.P(
                [
                    f"{found.sentence} ",
                    html.A("Download the whole list", href=f"/import/problems/{job.id}.csv"),
                ]
            ),
            html.Ul([html.Li(str(problem)) for problem in found.shown], className="ties"),
        ]
    )


def _renewing(job: Job, sources: Sequence[Source]) -> Component | None:
    open_sources = [one for one in sources if not one.renewed_by]
    if not open_sources:
        return None
    chosen = job.preview.renews.id if job.preview and job.preview.renews else ""
    complete = job.options.complete_on
    return html.Section(
        [
            html.H2("Is this a newer version of a file that was loaded before?"),
            radios(
                ids.RENEWS,
                "Which file it renews",
                [
                    (NO_OTHER, "No, it is another list"),
                    *[
                        (one.id, f"Yes, it renews “{one.name}” of {_day(one.at)}")
                        for one in open_sources
                    ],
                ],
                chosen or NO_OTHER,
            ),
            tick(
                ids.COMPLETE,
                "This file is complete: who is no longer in it is no longer in the network,"
                " from the date below",
                ticked=bool(complete),
            ),
            html.Label("From", htmlFor=ids.COMPLETE_ON, className="fl"),
            dcc.Input(
                id=ids.COMPLETE_ON,
                type="text",
                className="inp short",
                placeholder="3 December 2026",
                value=f"{complete:%d/%m/%Y}" if complete else "",
            ),
        ]
    )


def _day(at: str) -> str:
    """Return a moment's day in words."""
    return PartialDate.of_day(date.fromisoformat(at[:10])).words


def _people(lines: Sequence[Line]) -> Component | None:
    words = {"added": "New", "changed": "Changed", "ended": "Ends", "gone": "Not in the file"}
    shown = [line for line in lines if line.what in words]
    if not shown:
        return None
    rows = [
        html.Tr([html.Th(line.name, scope="row"), html.Td(words[line.what]), html.Td(_facts(line))])
        for line in shown[:MOST_LISTED]
    ]
    more = len(shown) - MOST_LISTED
    return html.Section(
        [
            html.H2("Person by person"),
            html.Div(
                html.Table(
                    [
                        html.Thead(
                            html.Tr(
                                [
                                    html.Th(head, scope="col")
                                    for head in ("Who", "What changes", "What is said")
                                ]
                            )
                        ),
                        html.Tbody(rows),
                    ],
                    className="tbl",
                ),
                className="wide-table",
                tabIndex=0,
                role="region",
                **also({"aria-label": "Person by person"}),
            ),
            html.P(f"And {more:,} more.") if more > 0 else None,
        ]
    )


def _facts(line: Line) -> str:
    text = "; ".join(words.rstrip(".") for words in line.words)
    return f"{text[:1].upper()}{text[1:]}." if text else ""
