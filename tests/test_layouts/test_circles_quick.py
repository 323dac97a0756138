"""A first look at many people: found soon, and nothing that must hold is given up for it."""

from __future__ import annotations

from typing import Any

import pytest

from layouts.circles.fresh import SOON
from tests.test_layouts.families import Family, family
from tests.test_layouts.rounds import assert_clear, lay_out
from tests.test_layouts.test_circles_apart import covered, families_apart

PHONE = {"phone": True, "width": 390.0, "height": 560.0}


def quick(made: Family, **more: Any) -> Family:
    """The same family, for a first look."""
    return Family(made.graph, made.sizes, made.focus, {**made.options, "quick": True, **more})


@pytest.mark.parametrize(
    ("people", "seed", "more"),
    [
        (SOON + 1, 0, {}),
        (40, 1, {}),
        (40, 2, PHONE),
        (80, 0, {}),
        (80, 1, {}),
        (80, 2, PHONE),
        (200, 0, {}),
        (300, 0, {}),
        (600, 0, {}),
        (40, 0, {"rings": (1, 0, 0), "weights": (0, 0, 0, 0, 1)}),
        (40, 0, {"rings": (0, 0, 1)}),
    ],
)
def test_everybody_has_a_clear_place_at_a_first_look(
    people: int, seed: int, more: dict[str, Any]
) -> None:
    made = quick(family(people, seed, **more))
    placed = lay_out(made)
    assert placed.report["quick"] == 1
    assert_clear(made, placed)
    assert placed.report["overlaps"] == 0
    assert placed.report["sector_breaks"] == placed.report["ring_breaks"] == 0
    assert placed.report["labels_outside"] == 0
    assert lay_out(made) == placed, "the same each time"


def test_the_room_is_about_that_of_a_long_search_and_ties_cross_little_more() -> None:
    soon, full = [], []
    for seed in range(3):
        made = family(80, seed)
        soon.append(lay_out(quick(made)).report)
        full.append(lay_out(made).report)
    for name, most in (("scale", 1.06), ("crossings", 2.0)):
        assert sum(one[name] for one in soon) <= most * sum(one[name] for one in full)


def test_a_few_people_are_looked_after_as_long_as_it_takes() -> None:
    made = family(SOON)
    full, soon = lay_out(made), lay_out(quick(made))
    assert soon.people == full.people
    assert soon.report["quick"] == full.report["quick"] == 0


def test_who_has_a_place_is_not_looked_at_first() -> None:
    made = quick(family(80))
    first = lay_out(made)
    again = lay_out(made, previous=first.people)
    assert again.people == first.people
    assert again.report["quick"] == 0


def test_the_line_between_two_kept_apart_covers_nobody_at_a_first_look() -> None:
    looked, blocked = 0, 0
    for made_up, one, other in families_apart((40, 60, 80), seeds=4):
        made = quick(made_up, apart=[(one, other)])
        placed = lay_out(made)
        over = covered(made, placed, one, other)
        assert not over & set(made.focus), "the line runs behind the child"
        assert placed.report["overlaps"] == 0
        looked, blocked = looked + 1, blocked + len(over)
    assert looked >= 6
    assert blocked == 0
