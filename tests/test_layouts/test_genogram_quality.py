"""The tree stays as clear as it was measured to be, on families of thirty and a hundred people."""

from __future__ import annotations

from statistics import mean

import pytest

from layouts.contract import Placement
from layouts.genogram import genogram
from tests.test_layouts.figures import out_of_age, straight_crossings, torn
from tests.test_layouts.kinfolk import Kin, ordinary

# people, families, crossings, torn sibships, turned ages: what was measured and a margin
HELD = [(30, 5, 2.0, 0.02, 0.02), (100, 3, 16.0, 0.15, 0.15)]


def drawn(kin: Kin) -> Placement:
    return genogram(kin.graph, kin.sizes, focus=kin.focus, options=kin.options())


@pytest.mark.parametrize(("people", "seeds", "crossings", "split", "turned"), HELD)
def test_lines_cross_seldom_sibships_are_whole_and_siblings_go_by_age(
    people: int, seeds: int, crossings: float, split: float, turned: float
) -> None:
    families = [ordinary(people, seed) for seed in range(seeds)]
    placed = [(kin, drawn(kin)) for kin in families]
    assert mean(straight_crossings(*one) for one in placed) <= crossings
    assert mean(torn(*one) for one in placed) <= split
    assert mean(out_of_age(*one) for one in placed) <= turned
