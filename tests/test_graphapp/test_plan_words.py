"""A plan in words, its badges, and where they stand."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from graphapp.canvas import labels
from graphapp.canvas.badges import badges_of, badges_said, rule_names
from graphapp.canvas.notation import DESK, PHONE
from graphapp.canvas.scene import Badge, Shape, ShapeKind
from graphapp.plan_words import (
    held_by,
    in_order,
    next_number,
    only_people,
    role_source,
    rule_state,
    slot_words,
    slots_words,
    when_words,
)
from graphapp.screens.plan.could import minutes
from graphapp.screens.plan.state import Form, Look, look_from_address
from queries.case_model import Assignment, Rule, SafetyPlan
from queries.partial_date import PartialDate
from queries.vocabulary import SLOTS, Day, Part, PlanKind, RoleAnswer, TimeOfYear

MAIN, BACK_UP = Part.PRIMARY, Part.BACK_UP
YES, PERHAPS = RoleAnswer.AGREED, RoleAnswer.SUGGESTED


def role(person: str, part: Part = MAIN, answer: RoleAnswer = YES, **more: object) -> Assignment:
    made = Assignment(f"{person}-{part}-{answer}", "rule", person, part, answer)
    return replace(made, **more)  # type: ignore[arg-type]


def a_plan(*rules: tuple[int, str, tuple[Assignment, ...]]) -> SafetyPlan:
    made = tuple(
        Rule(f"rule-{number}", "plan", number, name, assignments=roles)
        for number, name, roles in rules
    )
    return SafetyPlan("plan", PlanKind.FULL, rules=made)


@pytest.mark.parametrize(
    ("slots", "words"),
    [
        ((), ""),
        (("fri night",), "Friday night"),
        (("fri night", "sat night"), "Friday and Saturday nights"),
        (tuple(s for s in SLOTS if s.endswith(" night")), "every night"),
        (
            tuple(f"{day} school run" for day in list(Day)[:5]),
            "school run from Monday to Friday",
        ),
        (tuple(s for s in SLOTS if s.endswith("after school")), "after school every day"),
        (("mon morning", "tue evening"), "Monday morning and Tuesday evening"),
    ],
)
def test_times_are_said_as_people_say_them(slots: tuple[str, ...], words: str) -> None:
    assert slots_words(slots) == words


@pytest.mark.parametrize(
    ("when", "slots", "year", "words"),
    [
        ("", (), None, ""),
        ("Every night", ("fri night",), None, "Every night"),
        ("", ("fri night",), TimeOfYear.TERM, "Friday night, in term time"),
        ("Mondays.", (), TimeOfYear.HOLIDAYS, "Mondays, in the school holidays"),
        ("Mondays in term time", (), TimeOfYear.TERM, "Mondays in term time"),
        ("", (), TimeOfYear.HOLIDAYS, "In the school holidays"),
    ],
)
def test_when_a_rule_is_for_says_the_time_of_year_once(
    when: str, slots: tuple[str, ...], year: TimeOfYear | None, words: str
) -> None:
    rule = Rule("r", "p", 1, "Nights", when=when, slots=slots, time_of_year=year)
    assert when_words(rule) == words


def test_every_time_of_the_week_has_words() -> None:
    assert len({slot_words(slot) for slot in SLOTS}) == len(SLOTS)
    assert slot_words("mon after school") == "Monday after school"


def test_times_come_in_the_weeks_order_and_only_real_ones() -> None:
    assert in_order(["sun night", "mon morning", "noon"]) == ("mon morning", "sun night")


def test_a_badge_is_the_best_that_somebody_holds_of_a_rule() -> None:
    plan = a_plan(
        (3, "Ring", (role("mark"), role("mark", BACK_UP))),
        (1, "Nights", (role("jean"), role("mark", BACK_UP, PERHAPS))),
        (2, "Run", (role("jean", BACK_UP),)),
    )
    assert badges_of(plan) == {
        "mark": (Badge("1", "sug"), Badge("3", "on")),
        "jean": (Badge("1", "on"), Badge("2", "back")),
    }
    assert badges_of(None) == {}
    said = badges_said(badges_of(plan)["mark"], rule_names(plan))
    assert said == "Safety plan: suggested for Nights, main for Ring"


def test_a_rules_own_number_shows_whether_anybody_agreed() -> None:
    plan = a_plan(
        (1, "a", (role("x", BACK_UP), role("y", MAIN, PERHAPS))),
        (2, "b", (role("x", MAIN, PERHAPS),)),
        (3, "c", ()),
        (4, "d", (role("x"),)),
    )
    assert [rule_state(rule) for rule in plan.rules] == ["back", "sug", "sug", "on"]
    assert next_number(plan) == 5


def test_who_left_the_map_holds_nothing() -> None:
    plan = a_plan((1, "a", (role("gone"), role("here"))))
    kept = only_people(plan, {"here"})
    assert kept is not None
    assert [one.person_id for one in kept.rules[0].assignments] == ["here"]
    assert held_by(plan, "gone")
    assert not held_by(kept, "gone")


def test_who_was_there_is_said() -> None:
    on = PartialDate.parse("12 November 2026")
    assert role_source(role("x", on=on, there="Dawn and Hannah")) == (
        "Agreed on 12 November 2026, with Dawn and Hannah there"
    )
    assert role_source(role("x", answer=PERHAPS)) == "Suggested"


@pytest.mark.parametrize("sizes", [DESK, PHONE])
@pytest.mark.parametrize("count", [1, 2, 3, 4, 7])
@pytest.mark.parametrize("kind", [ShapeKind.CIRCLE, ShapeKind.SQUARE, ShapeKind.BOX])
def test_badges_and_labels_keep_clear_of_each_other(sizes, count: int, kind: ShapeKind) -> None:
    """The room that the layouts are told of holds every badge, and no label lies on one."""
    wide = sizes.box[0] if kind is ShapeKind.BOX else sizes.circle
    shape = Shape(kind, wide, sizes.box[1] if kind is ShapeKind.BOX else wide)
    worn = labels.badges_at([Badge(str(n), "on") for n in range(count)], shape, sizes)
    label = labels.label_of("Maureen", "dad’s mum", sizes)
    room = labels.room_of(shape, label, worn, sizes)
    for one in worn:
        assert abs(one.x) + sizes.badge <= room.width / 2 + 1e-9
        assert abs(one.y) + sizes.badge <= room.height / 2 + 1e-9
    for one, other in pairwise(worn):
        assert other.x - one.x >= sizes.badge * 2
    for side in ("below", "right", "left", "above"):
        _, (left, top, width, height) = labels.placed(label, side, shape, worn, sizes)
        for one in worn:
            apart_x = max(left - one.x, one.x - (left + width))
            apart_y = max(top - one.y, one.y - (top + height))
            assert max(apart_x, apart_y) >= sizes.badge, (side, one)


def test_without_badges_a_person_takes_no_more_room() -> None:
    shape = Shape(ShapeKind.CIRCLE, 36, 36)
    label = labels.label_of("Jo", "aunt", DESK)
    assert labels.room_of(shape, label, (), DESK) == labels.size_of(shape, label)


@pytest.mark.parametrize(
    ("distance", "far"),
    [
        ("next door", 0),
        ("lives with Ben", 0),
        ("two streets away, 5 minutes on foot", 5),
        ("Durham, 15 minutes by car", 15),
        ("Whitley Bay, an hour by car", 60),
        ("2 hours away", 120),
        ("moved away, town not known", 999),
        ("", 999),
    ],
)
def test_how_far_away_words_mean(distance: str, far: int) -> None:
    assert minutes(distance) == far


def test_the_address_is_the_only_state_and_holds_no_words_of_anybody() -> None:
    rule = "01a20a25-f130-7d73-aa28-614b4f440d4b"
    look = Look("c", day=Day.FRI, slot="fri night", form=Form.ROLE, rule=rule, part=BACK_UP)
    assert look_from_address("c", look.query()) == look
    assert look_from_address("c", "?slot=noon&day=x&form=y&rule=1&role=Jo&part=z") == Look("c")
    assert look_from_address("c", f"?give={rule}").form is Form.ROLE
    assert look.plain() == Look("c", day=Day.FRI, slot="fri night")
