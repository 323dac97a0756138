"""Nothing hidden comes out on a screen, in a table, a picture, an export or a list either.

As `tests/test_queries/test_canaries.py`, one floor up: what the screens' logic and the exports make
of the graph must be the same as if what is hidden had never been.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from plotly.utils import PlotlyJSONEncoder

from graphapp import cli_plan, cli_shapes, exports
from graphapp.canvas.view import View as Space
from graphapp.canvas.whole import whole
from graphapp.screens.explorer import logic
from graphapp.screens.explorer.contacts import contact_list
from graphapp.screens.explorer.drawing import Reading, draw, read
from graphapp.screens.explorer.state import THEN, Form, Picture, View
from graphapp.screens.home.logic import dots_of, map_list, search
from graphapp.screens.plan import forms as plan_forms
from graphapp.screens.plan import papers as plan_papers
from graphapp.screens.plan import state as plan
from graphapp.screens.plan import view as plan_view
from graphapp.screens.plan.reading import read as plan_read
from graphapp.screens.plan.week_view import week_section
from queries import list_cases, network_of, paths_between
from queries.plans import plan_now
from queries.store.handle import Handle
from queries.store.store import Store
from tests.support.canaries import EVERYBODY, Ask, check_canaries
from tests.support.seen import Eyes

ROOM = {"width": 900, "height": 620, "phone": False}
CASES = ("ben", "elsewhere", "no such case")
PEOPLE = ("kid", "mum", "dad", "gran", "aunt", "teacher", "secret", "bridge", "nobody")
ROLES = ("gran-nights", "canary-dad-nights", "canary-secret-nights", "nobody")
VIEWS = (
    View("ben"),
    View("ben", picture=Picture.WIDER),
    View("ben", picture=Picture.TREE),
    View("ben", picture=Picture.TREE, person="gran", form=Form.LINE),
    View("ben", picture=Picture.HOME),
    View("ben", picture=Picture.HOME, household="half-seen"),
    View("ben", picture=Picture.TIME),
    View("ben", picture=Picture.TIME, on=date(2024, 6, 1)),
    View("ben", picture=Picture.TABLE),
    View("ben", on=date(2024, 6, 1)),
    *(View("ben", against=date(2024, 6, 1), side=side) for side in ("", THEN)),
    View("ben", picture=Picture.WIDER, against=date(1914, 6, 1)),
    View("ben", centre="gran", hops=1),
    View("ben", expanded=("gran", "aunt")),
    View("ben", household="half-seen"),
    *(View("ben", whose=whose) for whose in ("mum", "dad", "secret", "worker", "kid")),
    View("ben", picture=Picture.TIME, whose="mum"),
    *(View("ben", picture=Picture.WIDER, beside=whose) for whose in ("mum", "dad", "secret")),
    View("ben", whose="mum", beside="kid", side="kid"),
    View("elsewhere"),
    View("no such case"),
)

ON_PAPER: dict[str, Callable[[Reading, View], object]] = {
    "svg": lambda r, v: whole(draw(r, v, Space(900, 620))),
    "contacts": lambda r, _: contact_list(r),
    "people.csv": lambda r, _: exports.people_csv(r.shown.network, r.relations),
    "ties.csv": lambda r, _: exports.ties_csv(r.shown.network),
    "graphml": lambda r, _: exports.graphml(r.shown.network),
    "gedcom": lambda r, _: exports.family_tree(r.shown.network).decode(),
    "json": lambda r, _: cli_shapes.network(r.network, r.relations),
}
"""What is made of a view; a new export or document joins here."""


def on_paper(handle: Handle, view: View) -> dict[str, object]:
    """Everything that is made of a view, which is read once."""
    reading = read(handle, view)
    return {
        name: make(reading, view)
        for name, make in ON_PAPER.items()
        if name != "svg" or view.picture is not Picture.TABLE  # a table is no picture
    }


def every_screen() -> Iterator[tuple[str, Ask]]:
    """The map in every view, everybody's panel and form, every paper, and the first screen."""
    for view in VIEWS:
        yield f"show {view}", lambda h, v=view: logic.show(h, v, ROOM).outputs()
        yield f"papers {view}", lambda h, v=view: on_paper(h, v)
    for case in CASES:
        yield f"panel {case}", lambda h, case=case: logic.show_panel(h, View(case))
    for person in PEOPLE:
        past = View("ben", person=person, picture=Picture.TIME)
        yield f"panel over time {person}", lambda h, v=past: logic.show_panel(h, v)
        seen_so = View("ben", person=person, whose="mum", beside="kid")
        yield f"panel of two views {person}", lambda h, v=seen_so: logic.show_panel(h, v)
        view = View("ben", person=person)
        for form in (None, Form.EDIT, Form.TIE, Form.LINE):
            asked = replace(view, form=form)
            yield f"panel {person} {form}", lambda h, v=asked: logic.show_panel(h, v)
        for other in ("kid", "teacher", "secret"):
            asked = replace(view, form=Form.PATH, other=other)
            yield f"path {person} {other}", lambda h, v=asked: logic.show_panel(h, v)
            yield (
                f"path as json {person} {other}",
                lambda h, a=person, b=other: cli_shapes.paths(paths_between(h, "ben", a, b)),
            )
    yield from the_plan()
    today = date(2026, 11, 23)
    yield (
        "home",
        lambda h: map_list(list_cases(h), len(h.cases), ("ben", "elsewhere"), today),
    )
    for case in CASES:
        yield f"dots {case}", lambda h, case=case: dots_of(h, case)
    for text in ("canary", "ben", "jo", "arkley", "second", "zed"):
        yield f"search {text}", lambda h, text=text: search(h, text, today)


def the_plan() -> Iterator[tuple[str, Ask]]:
    """The safety plan: its page at every time and form, its paper, as JSON, a rule on the map."""
    for case in CASES:
        looks = [
            plan.Look(case, slot="fri night"),
            plan.Look(case, slot="mon night"),
            *(plan.Look(case, form=form) for form in plan.Form),
            *(plan.Look(case, form=form, rule="nights") for form in plan.Form),
            *(plan.Look(case, form=plan.Form.ROLE, role=role) for role in ROLES),
            plan.Look(case, form=plan.Form.ROLE, rule="nights", give="secret"),
        ]
        for look in looks:
            yield f"plan {look}", lambda h, look=look: plan_page(h, look)
        yield f"role list {case}", lambda h, case=case: plan_papers.lines(plan_read(h, case))
        yield (
            f"plan as json {case}",
            lambda h, case=case: cli_plan.shape(case, plan_now(h, case), network_of(h, case)),
        )
        for person in ("", *PEOPLE):
            asked = View(case, person=person, form=Form.ROLE)
            for rule in ("", "nights", "canary-rule"):
                view = replace(asked, rule=rule)
                yield f"give {view}", lambda h, v=view: logic.show_panel(h, v)


def plan_page(handle: Handle, look: plan.Look) -> list[Any]:
    """Everything that the safety plan's page shows."""
    found = plan_read(handle, look.case_id)
    return [
        plan_view.head(found, look),
        plan_view.rules(found, look),
        week_section(found, look),
        plan_view.foot(found),
        plan_forms.open_form(found, look),
    ]


def plain(found: Any) -> object:
    """An answer as text: Dash's components as they would be sent, less the ids of commands to come
    (the ids of what is planted are words)."""
    try:
        text = json.dumps(found, cls=PlotlyJSONEncoder, sort_keys=True)
    except TypeError:
        text = repr(found)
    return re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "(a new id)", text)


@pytest.mark.parametrize("eyes", EVERYBODY, ids=lambda eyes: eyes.name)
def test_nothing_hidden_is_on_a_screen_or_on_paper(store: Store, eyes: Eyes) -> None:
    check_canaries(store, eyes, every_screen, plain)
