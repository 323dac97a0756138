"""Annealing an order: a step's price is what the whole then costs more, and nothing is lost."""

from __future__ import annotations

import pytest

from layouts.genogram.anneal import Walk, anneal
from layouts.genogram.blocks import model_of
from layouts.genogram.family import family_of
from layouts.genogram.order import Order, Weights
from layouts.genogram.rows import rows_of
from layouts.genogram.search import ordered
from tests.test_layouts.kinfolk import ordinary

SOME = pytest.mark.parametrize("seed", range(4))


def order_of(people: int, seed: int) -> Order:
    kin = ordinary(people, seed)
    family = family_of(kin.graph, kin.focus, kin.options().get("households", ()))
    return Order(model_of(family, rows_of(family, {}).row), Weights())


@SOME
def test_a_step_costs_what_the_whole_then_costs_more(seed: int) -> None:
    order = order_of(60, seed)
    for row, blocks in enumerate(order.rows):
        for place in range(len(blocks) - 1):
            before, price = order.cost(), Walk(order).price(blocks[place], blocks[place + 1])
            blocks[place], blocks[place + 1] = blocks[place + 1], blocks[place]
            order.place(row)
            assert order.cost() - before == pytest.approx(price, abs=1e-6)


@SOME
def test_the_best_order_met_is_the_one_left(seed: int) -> None:
    order = order_of(60, seed)
    before = order.cost()
    anneal(order, 20_000)
    after = order.cost()
    assert after < before
    anneal(order, 50, hot=1e6)
    assert order.cost() <= after


def test_a_second_look_beats_a_first_one() -> None:
    first = order_of(150, 1)
    first, whole = (ordered(first.model, effort) for effort in (0.2, 1.0))
    assert whole.cost() < first.cost()
    assert whole.rows == ordered(first.model, 1.0).rows
