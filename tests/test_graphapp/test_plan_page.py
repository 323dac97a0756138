"""The plan of the made-up Ben: its rules, its week, who could be there, and on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest

from graphapp import cli_plan
from graphapp.canvas.notation import DESK, PHONE
from graphapp.canvas.view import View as Space
from graphapp.plan_words import role_words
from graphapp.screens.explorer.drawing import draw
from graphapp.screens.explorer.drawing import read as map_of
from graphapp.screens.explorer.state import View
from graphapp.screens.plan import papers, wording
from graphapp.screens.plan.could import wanted
from graphapp.screens.plan.reading import Reading, read
from graphapp.screens.plan.state import Look
from graphapp.screens.plan.week_view import week_section
from queries.network import network_of
from queries.plans import Cover, plan_now
from queries.store import Store
from queries.store.handle import Handle, Viewer
from queries.vocabulary import Audience, Part, Role, TimeOfYear
from seed import plant as planting
from tests.support.engine import wipe


@dataclass(frozen=True)
class Ben:
    """Ben's case as its worker sees it, and as the family in the room does."""

    case_id: str
    worker: Handle
    room: Handle


@pytest.fixture(scope="module")
def ben(engine: Store) -> Ben:
    wipe(engine)
    planted = planting.plant(engine, families=("ben-arkley",), wide=False)
    case_id = planted.cases["ben-arkley"]
    viewer = Viewer(planted.users["hannah"], "Hannah Reeve", Role.WORKER)
    return Ben(
        case_id,
        Handle(engine, viewer, Audience.PROFESSIONALS),
        Handle(engine, viewer, Audience.FAMILY, case_id),
    )


@pytest.fixture
def reading(ben: Ben) -> Reading:
    return read(ben.worker, ben.case_id)


def test_the_title_and_the_sentence_of_the_week(reading: Reading) -> None:
    assert reading.plan is not None
    assert wording.made_words(reading.plan) == (
        "Made by the family on 12 November 2026. To be looked at again on 3 December 2026."
    )
    assert wording.heading(reading.plan) == "Seven rules, and who holds them"
    said = "".join(words for words, _ in wording.coverage(wording.week(reading)))
    assert said == "20 of 33 times are covered, ten rest on one person, three have nobody."


def test_the_cells_of_the_week(reading: Reading) -> None:
    cells = wording.week(reading)
    assert len(cells) == 35
    assert (cells["mon morning"].first, cells["mon morning"].second) == ("Dawn", "Nadia")
    assert (cells["thu morning"].first, cells["thu morning"].second) == ("Dawn", "only")
    night = cells["mon night"]
    assert (night.state, night.first, night.second) == (Cover.THIN, "Jean", "Mark?")
    assert night.says == "Monday night, Nights: thin, Jean and no other; Mark only suggested"
    assert cells["fri night"].first == "Nobody yet"
    assert cells["sat school run"].state is None
    nobody = {slot for slot, cell in cells.items() if cell.state is Cover.NOBODY}
    assert nobody == {"thu after school", "fri night", "sat night"}


def test_who_holds_a_rule_and_what_is_to_be_judged(reading: Reading) -> None:
    assert reading.plan is not None
    nights, _, _, talk, *_ = reading.plan.rules
    (mark,) = wording.holders(reading, nights, Part.BACK_UP)
    assert (mark.name, mark.sure) == ("Mark", False)
    assert role_words(mark.role) == "back-up, only suggested"
    assert wording.untold(reading, talk) == ("Dean knows nothing of the worries yet",)
    assert wording.judgement(reading) == (
        "Dawn is in the worry and also holds 10 of these times. Worth talking about.",
    )


def test_who_could_be_there_is_offered_with_reasons(reading: Reading) -> None:
    found = wanted(reading, "fri night")
    assert found is not None
    assert (found.rule.name, found.state) == ("Nights", Cover.NOBODY)
    assert found.elsewhere == "Jean holds this at other times, not on Friday night."
    names = [one.name for one in found.people]
    assert names[:2] == ["Nadia", "Mark"]
    assert "Mark knows most of it and is willing to help. Durham" in found.people[1].reasons
    assert found.people[1].part is Part.PRIMARY
    # in the worry; agreed to other nights; children; not to be talked to; died; professionals
    assert not {"Dawn", "Jean", "Kayleigh", "Lee", "Ron", "Joe", "Ben"} & set(names)
    assert "Paul" not in names, "he must not meet Dawn, who lives with Ben"
    assert {"Kerry", "Helen"} <= set(names)


def test_nobody_is_offered_with_the_family_in_the_room(ben: Ben) -> None:
    in_the_room = read(ben.room, ben.case_id)
    found = wanted(in_the_room, "fri night")
    assert found is not None
    assert found.people == ()
    assert all(not wording.untold(in_the_room, rule) for rule in in_the_room.plan.rules)  # type: ignore[union-attr]


def test_a_time_that_is_covered_wants_nobody_more(reading: Reading) -> None:
    found = wanted(reading, "mon morning")
    assert found is not None
    assert found.state is Cover.COVERED
    assert wanted(reading, "sat school run") is None


def test_the_role_list_on_paper(reading: Reading, ben: Ben) -> None:
    lines = papers.lines(reading)
    assert [one.number for one in lines] == [1, 2, 3, 4, 5, 6, 7]
    assert lines[0].main[0].number == "07700 900 104"
    assert (lines[0].back_up[0].name, lines[0].back_up[0].sure) == ("Mark", False)
    assert lines[5].back_up == ()
    assert lines[3].notes == ("Dean knows nothing of the worries yet",)
    family = papers.lines(read(ben.room, ben.case_id))
    assert all(not held.number for one in family for held in (*one.main, *one.back_up))
    assert all(not one.notes for one in family)
    (table,) = papers.weeks(reading)
    assert table.year == ""
    assert dict(table.rows)["Night"][4] == "Nobody yet"
    assert dict(table.rows)["Night"][0] == "Jean, Mark?"


def test_where_term_time_and_the_holidays_differ_there_are_two_weeks(
    reading: Reading, ben: Ben
) -> None:
    assert reading.plan is not None
    nights, school = reading.plan.rules[:2]
    term = replace(school, name="Run", when="", slots=("mon school run",))
    away = replace(term, id="h", slots=("mon morning",), time_of_year=TimeOfYear.HOLIDAYS)
    rules = (nights, replace(term, time_of_year=TimeOfYear.TERM), away)
    two = replace(reading, plan=replace(reading.plan, rules=rules))
    in_term, holidays = papers.weeks(two)
    assert (in_term.year, holidays.year) == ("in term time", "in the school holidays")
    assert [time for time, _ in in_term.rows] == ["School run", "Night"]
    assert [time for time, _ in holidays.rows] == ["Morning", "Night"]
    assert papers.lines(two)[1].when == "Monday school run, in term time"

    look = Look(ben.case_id)
    assert pressed(week_section(two, look)) == ["In term time"]
    later = week_section(two, replace(look, year=TimeOfYear.HOLIDAYS))
    assert pressed(later) == ["In the school holidays"]
    assert "Monday school run" not in str(later)
    assert pressed(week_section(reading, replace(look, year=TimeOfYear.HOLIDAYS))) == []
    found = cli_plan.shape(ben.case_id, two.plan, two.network)
    weeks = {(one["slot"], one["time_of_year"]) for one in found["week"]}
    assert ("mon night", "holidays") in weeks
    assert ("mon school run", "holidays") not in weeks


def pressed(parts: Sequence[Any]) -> list[str]:
    """The words of the chosen week."""
    switches = [one for one in parts if "years" in (getattr(one, "className", None) or "")]
    return [
        button.children
        for switch in switches
        for button in switch.children
        if button.to_plotly_json()["props"]["aria-pressed"] == "true"
    ]


def test_the_plan_as_json(ben: Ben) -> None:
    found = cli_plan.shape(
        ben.case_id, plan_now(ben.worker, ben.case_id), network_of(ben.worker, ben.case_id)
    )
    assert set(found) == {"case", "as_of", "plan", "week"}
    nights = found["plan"]["rules"][0]
    assert (nights["number"], nights["name"], len(nights["slots"])) == (1, "Nights", 7)
    assert [one["name"] for one in nights["roles"]] == ["Jean", "Mark"]
    assert [one["answer"] for one in nights["roles"]] == ["agreed", "suggested"]
    assert len(found["week"]) == 33
    states = {one["slot"]: one["state"] for one in found["week"]}
    assert (states["mon morning"], states["fri night"]) == ("covered", "nobody")


@pytest.mark.parametrize("space", [Space(904, 575), Space(390, 450, True)], ids=["desk", "phone"])
def test_no_badge_lies_on_anybody_else(ben: Ben, space: Space) -> None:
    view = View(ben.case_id)
    scene = draw(map_of(ben.worker, view), view, space)
    radius = (PHONE if space.phone else DESK).badge
    worn = [(mark, one) for mark in scene.people for one in mark.badges]
    assert len(worn) >= 12
    for mark, one in worn:
        x, y = mark.x + one.x, mark.y + one.y
        for other in scene.people:
            left, top, wide, tall = other.label_box
            boxes = [(other.x + left, other.y + top, wide, tall)] if wide else []
            if other.id != mark.id:
                w, h = other.shape.width, other.shape.height
                boxes.append((other.x - w / 2, other.y - h / 2, w, h))
                boxes += [
                    (other.x + b.x - radius, other.y + b.y - radius, 2 * radius, 2 * radius)
                    for b in other.badges
                ]
            for box_left, box_top, box_wide, box_tall in boxes:
                apart_x = max(box_left - x, x - box_left - box_wide)
                apart_y = max(box_top - y, y - box_top - box_tall)
                assert max(apart_x, apart_y) >= radius - 0.01, (mark.name, one.words, other.name)
