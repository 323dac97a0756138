"""Many people are placed at a first look, and a better order is offered: nobody moves unasked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from graphapp.screens.explorer import logic, placing
from graphapp.screens.explorer.state import Picture, View
from graphapp.screens.explorer.tidying import tidy
from queries.store.handle import Handle
from queries.store.store import Store
from queries.vocabulary import TieType
from tests.support.graphs import Graph, plant
from tests.test_graphapp.test_folding_in_the_graph import WORKER, born, started, wide_family

SPACE: dict[str, Any] = {"width": 924, "height": 604, "phone": False}
OFFER = "Placed quickly so far"
MAP = View("case")


def acquaintances(count: int) -> Graph:
    """Ben, his mum and so many people who know them or each other."""
    g = started()
    born(g, "ben", "mum")
    for number in range(count):
        g.person(f"p{number}", f"Person {number}")
        g.member("case", f"p{number}")
        known = ("ben", "mum", f"p{number // 3}")[number % 3]
        if known != f"p{number}":
            g.fact(TieType.KNOWS, f"p{number}", known, "case", kind="friend")
    return g


def shown(handle: Handle, view: View) -> tuple[bool, dict[str, Any]]:
    """Whether tidying up is offered, and where everybody stands."""
    whole = logic.show(handle, view, SPACE)
    return OFFER in str(whole.sentence), dict(placing.kept(handle, view, phone=False).places)


def test_a_first_look_is_told_and_a_better_order_comes_only_when_asked_for(store: Store) -> None:
    plant(store, acquaintances(60))
    handle = WORKER.handle(store)
    offered, first = shown(handle, MAP)
    assert offered
    assert len(first) > 60
    assert shown(handle, MAP) == (True, first), "looking again moves nobody, and still offers"
    placing.put(handle, MAP, {"p7": (400.0, 1.0)}, phone=False)
    tidy(handle, MAP, logic.space_of(SPACE))
    offered, after = shown(handle, MAP)
    assert not offered
    assert after.keys() == first.keys()
    assert after != first
    assert not placing.kept(handle, MAP, phone=False).pinned
    assert shown(handle, MAP) == (False, after)


def test_few_people_are_placed_in_the_best_order_at_once(store: Store) -> None:
    plant(store, acquaintances(20))
    handle = WORKER.handle(store)
    offered, first = shown(handle, MAP)
    assert not offered
    tidy(handle, MAP, logic.space_of(SPACE))
    assert shown(handle, MAP) == (False, first), "there is no better one"


def test_a_tree_with_a_branch_open_is_tidied_as_it_is_folded(store: Store) -> None:
    plant(store, wide_family())
    handle = WORKER.handle(store)
    tree = replace(MAP, picture=Picture.TREE)
    assert shown(handle, tree)[0]
    tidy(handle, replace(tree, unfolded=("old",), person="mum"), logic.space_of(SPACE))
    offered, folded = shown(handle, tree)
    assert not offered
    assert shown(handle, replace(tree, unfolded=("old",)))[1] == folded
