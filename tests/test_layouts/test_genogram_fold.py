"""Remote branches are folded, with a count behind the person they hang from."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from layouts.genogram import fold
from tests.test_layouts.kinfolk import Kin, odd_families, ordinary


def test_everybody_is_shown_when_there_is_room() -> None:
    kin = ordinary(30, 1)
    found = fold(kin.graph, kin.focus, 100)
    assert found.visible == set(kin.graph)
    assert found.behind == {}


def test_the_nearest_are_shown_first_parents_before_cousins() -> None:
    kin = Kin()
    for name in ("child", "mum", "dad", "gran", "aunt", "cousin", "lodger"):
        kin.person(name, None, "")
    kin.couple("mum", "dad")
    kin.child("child", "mum", "dad")
    kin.child("mum", "gran")
    kin.child("aunt", "gran")
    kin.child("cousin", "aunt")
    found = fold(kin.graph, ("child",), 4)
    assert found.visible == {"child", "mum", "dad", "gran"}
    assert found.behind == {"gran": 2}
    assert found.apart == 1


def test_a_folded_branch_opens_where_it_hangs() -> None:
    kin = ordinary(200, 2)
    closed = fold(kin.graph, kin.focus, 40)
    gate = max(closed.behind, key=lambda name: closed.behind[name])
    opened = fold(kin.graph, kin.focus, 40, {gate})
    assert opened.visible > closed.visible
    assert gate not in opened.behind
    assert sum(opened.behind.values()) < sum(closed.behind.values())


@settings(max_examples=60, deadline=None)
@given(odd_families(), st.integers(1, 20), st.integers(0, 13))
def test_nobody_is_lost_between_shown_and_folded(kin: Kin, limit: int, opened: int) -> None:
    found = fold(kin.graph, kin.focus, limit, {f"p{opened}"})
    assert found.visible <= set(kin.graph)
    assert set(kin.focus) <= found.visible
    assert set(found.behind) <= found.visible
    folded = len(kin.graph) - len(found.visible)
    assert sum(found.behind.values()) + found.apart == folded
