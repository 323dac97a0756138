"""Two families' lines that cross do not look joined."""

from __future__ import annotations

from graphapp.canvas.crossings import crossings
from graphapp.canvas.profiles import notation_of
from graphapp.canvas.scene import Point
from layouts.contract import Route

UP: tuple[Point, ...] = ((50.0, 0.0), (50.0, 100.0))
FLAT: tuple[Point, ...] = ((0.0, 40.0), (100.0, 40.0))


def cuts(*routes: Route) -> list[tuple[str, str]]:
    return [(one.kind, one.path) for one in crossings(routes, notation_of())]


def test_two_families_lines_are_cut_where_they_cross() -> None:
    found = cuts(Route(UP, "foster", ("a", "b", "kid")), Route(FLAT, "birth", ("c", "d", "child")))
    path = "M50.0 35.0V45.0"
    assert found == [("cut", path), ("over", path)]
    over = crossings(
        [Route(UP, "foster", ("a", "kid")), Route(FLAT, "birth", ("c", "child"))], notation_of()
    )[1]
    assert over.stroke == "dotted"  # it goes on as it was drawn
    assert set(over.people) == {"a", "kid", "c", "child"}


def test_brothers_and_sisters_lines_stay_joined() -> None:
    hangs: tuple[Point, ...] = ((50.0, 0.0), (50.0, 40.0), (100.0, 40.0), (100.0, 90.0))
    assert not cuts(
        Route(UP, "birth", ("a", "b", "one")),
        Route(hangs, "adopted", ("a", "b", "two")),
        Route(FLAT, "birth", ("a", "b", "three")),
    )


def test_a_line_that_ends_on_another_meets_it() -> None:
    ends: tuple[Point, ...] = ((50.0, 40.0), (50.0, 100.0))
    assert not cuts(Route(ends, "birth", ("a", "one")), Route(FLAT, "couple", ("c", "d")))
    assert not cuts(Route(FLAT, "couple", ("c", "d")))


def test_many_over_one_another_are_cut_once() -> None:
    found = cuts(
        Route(UP, "birth", ("a", "one")),
        Route(FLAT, "birth", ("c", "x")),
        Route(FLAT, "birth", ("c", "y")),
    )
    assert len(found) == 2
