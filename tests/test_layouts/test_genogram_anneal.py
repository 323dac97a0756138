"""Annealing an order: every price is what the whole then costs more, and nothing is lost."""

from __future__ import annotations

import numpy as np
import pytest

from layouts.genogram.anneal import Anneal, Dice, anneal
from layouts.genogram.blocks import model_of
from layouts.genogram.carry import Branch, branch_of, lined_up
from layouts.genogram.family import family_of
from layouts.genogram.order import Order, Weights
from layouts.genogram.rows import rows_of
from layouts.genogram.search import ordered
from layouts.genogram.walk import Walk
from tests.test_layouts.kinfolk import ordinary

SOME = pytest.mark.parametrize("seed", range(4))


def order_of(people: int, seed: int) -> Order:
    kin = ordinary(people, seed)
    family = family_of(kin.graph, kin.focus, kin.options().get("households", ()))
    return Order(model_of(family, rows_of(family, {}).row), Weights())


@SOME
def test_a_place_costs_what_the_whole_then_costs_more(seed: int) -> None:
    order, dice = order_of(60, seed), np.random.default_rng(seed)
    walk = Walk(order)
    for block in dice.integers(len(order.ways), size=60).tolist():
        price, now, before = walk.prices(block), walk.rank[block], order.cost()
        place = int(dice.integers(len(price)))
        expected = price[place] - price[now]
        walk.put(block, place)
        walk.give()
        assert order.cost() - before == pytest.approx(expected, abs=1e-6)


@SOME
def test_turning_a_couple_costs_what_the_whole_then_costs_more(seed: int) -> None:
    order = order_of(60, seed)
    walk = Walk(order)
    turned = 0
    for block, ways in enumerate(order.model.ways):
        for way in range(len(ways) if walk.turns[block] else 0):
            price, now, before = walk.turn_prices(block), walk.way[block], order.cost()
            walk.turn(block, way)
            walk.give()
            assert order.cost() - before == pytest.approx(price[way] - price[now], abs=1e-6)
            turned += way != now
    assert turned > 10


@SOME
def test_a_branch_crosses_at_each_place_as_many_lines_as_it_says(seed: int) -> None:
    order, dice = order_of(60, seed), np.random.default_rng(seed)
    order.weights = Weights(0.0, 0.0)
    for weight in order.group_weight:
        weight[:] = 0.0
    walk = Walk(order)
    for _ in range(20):
        blocks = branch_of(walk, int(dice.integers(len(order.ways))), dice, len(order.ways) // 2)
        branch = Branch(walk, blocks, lined_up(walk), False)
        price = branch.prices()
        first, second = dice.integers(len(price), size=2).tolist()
        branch.put(first)
        before = walk.cost(range(order.model.rows))
        branch.put(second)
        after = walk.cost(range(order.model.rows))
        assert after - before == pytest.approx(price[second] - price[first], abs=1e-6)


@SOME
def test_the_rows_of_a_walk_cost_what_the_order_costs(seed: int) -> None:
    order = order_of(60, seed)
    assert Walk(order).cost(range(order.model.rows)) == pytest.approx(order.cost(), abs=1e-6)


@SOME
def test_what_is_gained_is_told_truly_and_the_best_order_met_is_left(seed: int) -> None:
    order = order_of(60, seed)
    before = order.cost()
    search = Anneal(order)
    search.run(15, 0.3)
    assert order.cost() - before == pytest.approx(search.gained, abs=1e-6)
    assert search.gained < 0
    after = order.cost()
    Anneal(order).run(1, 0.5, hot=1e6)
    assert order.cost() <= after


def test_the_cheapest_is_chosen_when_it_is_cold_and_any_when_it_is_hot() -> None:
    dice, price = Dice(1), np.array([3.0, 1.0, 2.0])
    assert {dice.choose(price, 0.001) for _ in range(200)} == {1}
    assert {dice.choose(price, 1e6) for _ in range(200)} == {0, 1, 2}


def test_no_sweep_changes_nothing() -> None:
    order = order_of(60, 1)
    before = order.keep()
    anneal(order, 0)
    assert order.keep() == before


def test_a_second_look_beats_a_first_one_and_is_the_same_each_time() -> None:
    first = order_of(150, 1)
    first, whole = (ordered(first.model, effort) for effort in (0.2, 1.0))
    assert whole.cost() < first.cost()
    assert whole.rows == ordered(first.model, 1.0).rows
