"""The circles: nobody overlaps, nobody leaves their ring or sector."""

from __future__ import annotations

import pytest

from layouts.circles import circles
from tests.test_layouts.families import family


@pytest.mark.parametrize("people", [0, 1, 7, 26])
def test_everybody_has_a_clear_place(people: int) -> None:
    made = family(people)
    placed = circles(made.graph, made.sizes, focus=made.focus, options=made.options)
    assert set(placed.people) == set(made.graph)
    assert placed.report["overlaps"] == 0
    assert placed.report["sector_breaks"] == placed.report["ring_breaks"] == 0
    assert placed.report["labels_outside"] == 0
