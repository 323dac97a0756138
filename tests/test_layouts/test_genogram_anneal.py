"""Annealing an order: every price is what the whole then costs more, and nothing is lost."""

from __future__ import annotations

import numpy as np
import pytest

from layouts.genogram.anneal import Anneal, Dice, Plan, anneal
from layouts.genogram.blocks import model_of
from layouts.genogram.carry import Proposals, branches_of, lined_up
from layouts.genogram.family import family_of
from layouts.genogram.order import Order, Weights
from layouts.genogram.rows import rows_of
from layouts.genogram.search import ordered
from layouts.genogram.sift import Strangers
from layouts.genogram.walk import RUN, Walk, crossings
from tests.test_layouts.kinfolk import Kin, ordinary

SOME = pytest.mark.parametrize("seed", range(4))
ORDERS = np.arange(3)


def order_of(people: int, seed: int) -> Order:
    return order_for(ordinary(people, seed))


def order_for(kin: Kin) -> Order:
    family = family_of(kin.graph, kin.focus, kin.options().get("households", ()))
    return Order(model_of(family, rows_of(family, []).row), Weights())


def costs(walk: Walk) -> np.ndarray:
    """What each of a walk's orders costs as it is told once it is handed back."""
    found = []
    for number in range(walk.count):
        walk.give(walk.keep(number))
        found.append(walk.order.cost())
    return np.array(found)


@SOME
def test_a_place_costs_what_the_whole_then_costs_more_in_each_order(seed: int) -> None:
    order, dice = order_of(60, seed), np.random.default_rng(seed)
    walk = Walk(order, len(ORDERS))
    before = costs(walk)
    for block in dice.integers(len(order.ways), size=60).tolist():
        price, now = walk.prices(block), walk.rank[:, block].copy()
        place = dice.integers(price.shape[1], size=len(ORDERS))
        expected = price[ORDERS, place] - price[ORDERS, now]
        walk.put(block, place)
        after = costs(walk)
        assert after - before == pytest.approx(expected, abs=1e-6)
        before = after


@SOME
def test_turning_a_couple_costs_what_the_whole_then_costs_more(seed: int) -> None:
    order, dice = order_of(60, seed), np.random.default_rng(seed)
    walk = Walk(order, len(ORDERS))
    turned, before = 0, costs(walk)
    for block, turns in enumerate(walk.turns):
        if turns is None:
            continue
        price, now = walk.turn_prices(block), walk.way[:, block].copy()
        way = dice.integers(price.shape[1], size=len(ORDERS))
        walk.turn(block, way)
        after = costs(walk)
        expected = price[ORDERS, way] - price[ORDERS, now]
        assert after - before == pytest.approx(expected, abs=1e-6)
        before, turned = after, turned + int((way != now).sum())
    assert turned > 10


@SOME
def test_a_branch_carried_costs_what_was_told_and_the_others_stay(seed: int) -> None:
    order, dice = order_of(60, seed), np.random.default_rng(seed)
    walk = Walk(order, len(ORDERS))
    for _ in range(10):
        parts = branches_of(order, int(dice.integers(len(order.ways))))
        inside = np.zeros((len(parts), len(order.ways)), bool)
        for number, part in enumerate(parts):
            inside[number, part] = True
        x = lined_up(walk)
        proposals = Proposals(walk, x, inside, 5, dice)
        told, before = proposals.cost(), walk.cost()
        chosen = dice.integers(-1, 5, size=len(ORDERS))
        proposals.take(chosen, x)
        expected = np.where(chosen >= 0, told[ORDERS, chosen], before)
        assert costs(walk) == pytest.approx(expected, abs=1e-6)


@SOME
def test_a_branch_hangs_from_the_rest_at_one_place(seed: int) -> None:
    order = order_of(60, seed)
    for part in branches_of(order, 3):
        assert 1 < len(set(part)) == len(part) <= len(order.ways) // 2
        assert 3 not in part


@SOME
def test_the_lining_up_keeps_every_row_in_order(seed: int) -> None:
    walk = Walk(order_of(60, seed), 2)
    x = lined_up(walk)
    for row in walk.rows:
        assert (np.diff(x[walk.base, row], axis=1) > 0.99).all()


@pytest.mark.parametrize("lines", [1, 2, 37, RUN, RUN + 1, 3 * RUN, 20 * RUN])
def test_crossings_are_counted_as_one_by_one(lines: int) -> None:
    dice = np.random.default_rng(lines)
    high, low = dice.integers(lines, size=(2, 4, lines)) / 2
    one_by_one = (high[:, :, None] < high[:, None]) & (low[:, :, None] > low[:, None])
    assert crossings(high, low).tolist() == one_by_one.sum((1, 2)).tolist()


@SOME
def test_sifting_prices_strangers_as_the_whole_does(seed: int) -> None:
    order = order_of(60, seed)
    for row, names in enumerate([list(row) for row in order.rows]):
        strangers = Strangers(order, row, names)
        for one in range(len(names)):
            rest = [k for k in range(len(names)) if k != one]
            told = strangers.price(one, rest)
            found = []
            for place in range(len(names)):
                order.rows[row] = [names[k] for k in (*rest[:place], one, *rest[place:])]
                found.append(order.strangers())
            assert np.ptp(np.array(found) - told) < 1e-6
        order.rows[row] = names


@SOME
def test_the_rows_of_a_walk_cost_what_the_order_costs(seed: int) -> None:
    order = order_of(60, seed)
    assert Walk(order).cost() == pytest.approx(order.cost(), abs=1e-6)


@SOME
def test_what_is_gained_is_told_truly_and_the_best_order_met_is_left(seed: int) -> None:
    order = order_of(60, seed)
    before = order.cost()
    search = Anneal(order, 4)
    search.run(15, 2.0)
    assert order.cost() == pytest.approx(search.least, abs=1e-6)
    assert order.cost() < before
    after = order.cost()
    Anneal(order).run(1, 0.5, hot=1e6)
    assert order.cost() <= after


def test_the_best_orders_take_the_place_of_the_worst() -> None:
    search = Anneal(order_of(60, 1), 8)
    search.step(20.0)
    before = np.sort(search.now)
    search.select()
    assert np.sort(search.now).tolist() == sorted([*before[:6], *before[:2]])
    assert search.now == pytest.approx(search.walk.cost())


def test_a_child_beside_its_carers_on_their_row_stands_next_to_them() -> None:
    kin = Kin()
    for number in range(8):
        kin.couple(
            kin.person(f"he {number}", 1980.0 + number, "male"),
            kin.person(f"she {number}", 1980.0 + number, "female"),
        )
    kin.person("ward", 1990.0, "female")
    kin.child("ward", "he 0", "she 0", kind="foster")
    family = family_of(kin.graph)
    model = model_of(family, [0] * len(family.names))
    blocks = [int(model.block_of[family.names.index(name)]) for name in ("ward", "he 0")]
    places = [ordered(model).rows[0].index(block) for block in blocks]
    assert abs(places[0] - places[1]) == 1


def test_the_cheapest_is_chosen_when_it_is_cold_and_any_when_it_is_hot() -> None:
    dice, price = Dice(1), np.array([[3.0, 1.0, 2.0], [1.0, 3.0, 2.0]])
    assert {tuple(dice.choose(price, 0.001).tolist()) for _ in range(200)} == {(1, 0)}
    assert {int(dice.choose(price, 1e6)[0]) for _ in range(200)} == {0, 1, 2}


def test_no_sweep_changes_nothing() -> None:
    order = order_of(60, 1)
    before = order.keep()
    anneal(order, Plan(4, 0, 1.0))
    assert order.keep() == before


def test_a_second_look_beats_a_first_one_and_is_the_same_each_time() -> None:
    first = order_of(150, 1)
    first, whole = (ordered(first.model, effort) for effort in (0.2, 1.0))
    assert whole.cost() < first.cost()
    assert whole.rows == ordered(first.model, 1.0).rows


@SOME
def test_nobody_stands_turned_round_where_that_gains_nothing(seed: int) -> None:
    order = ordered(order_of(40, seed).model)
    found, before = list(order.ways), order.crossings()
    for row in range(order.model.rows):
        order.turn(row)
    assert order.ways == found
    assert order.crossings() == before
