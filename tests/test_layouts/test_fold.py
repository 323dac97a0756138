"""Remote branches are folded, with a count behind the person they hang from."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from layouts.fold import fold, fold_systems
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
    opened = fold(kin.graph, kin.focus, 40, (gate,))
    assert opened.visible > closed.visible
    assert gate not in opened.behind
    assert sum(opened.behind.values()) < sum(closed.behind.values())


@settings(max_examples=60, deadline=None)
@given(odd_families(), st.integers(1, 20), st.integers(0, 13))
def test_nobody_is_lost_between_shown_and_folded(kin: Kin, limit: int, opened: int) -> None:
    found = fold(kin.graph, kin.focus, limit, (f"p{opened}",), (f"p{opened + 1}",), 3)
    assert found.visible <= set(kin.graph)
    assert set(kin.focus) <= found.visible
    assert set(found.behind) <= found.visible
    folded = len(kin.graph) - len(found.visible)
    assert sum(found.behind.values()) + found.apart == folded
    assert found.stages[-1] == found.visible
    assert all(one <= other for one, other in pairwise(found.stages))


def test_equally_near_people_are_shown_together_or_not_at_all() -> None:
    kin = Kin()
    for name in ("child", "mum", *(f"sib{number}" for number in range(4))):
        kin.person(name, None, "")
    kin.child("child", "mum")
    for number in range(4):
        kin.child(f"sib{number}", "mum")
    assert fold(kin.graph, ("child",), 4).visible == {"child", "mum"}
    assert len(fold(kin.graph, ("child",), 6).visible) == 6


def test_a_long_branch_opens_a_helping_at_a_time_the_nearest_first() -> None:
    kin = Kin()
    kin.person("child", None, "")
    for number in range(9):
        kin.person(f"up{number}", None, "")
        kin.child(f"up{number - 1}" if number else "child", f"up{number}")
    found = fold(kin.graph, ("child",), 2, ("up0",), at_once=3)
    assert found.visible == {"child", "up0", "up1", "up2", "up3"}
    assert found.behind == {"up3": 5}


def test_somebody_asked_for_is_shown_with_the_way_to_them() -> None:
    kin = ordinary(200, 2)
    closed = fold(kin.graph, kin.focus, 40)
    far = sorted(closed.through)[0]
    found = fold(kin.graph, kin.focus, 40, (), (far, "nobody"))
    assert far in found.visible
    assert found.visible - closed.visible <= {far, *closed.through}
    assert closed.through[far] in found.visible


def _systems(**counts: int) -> nx.MultiDiGraph[str]:
    """A child and so many friends of theirs in each system, all equally near."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node("child")
    for key, count in counts.items():
        for number in range(count):
            graph.add_node(f"{key}{number}", sector=key)
            graph.add_edge("child", f"{key}{number}", length=1.0)
    return graph


def test_a_small_system_is_whole_beside_a_large_one_and_nobody_is_folded_alone() -> None:
    found = fold_systems(_systems(dad=50, school=3, health=8), ["child"], 17)
    assert found.behind == {"dad": 43}
    assert {key for key in found.visible if key.startswith("dad")} == {f"dad{n}" for n in range(7)}


def test_who_comes_first_then_who_is_near_then_a_helping_at_a_time() -> None:
    graph = _systems(dad=50)
    graph.add_edge("dad40", "child", length=0.5)
    found = fold_systems(graph, ["child"], 3, frozenset({"dad49"}), ["dad"], ["dad30"], at_once=4)
    first, then, last = found.stages
    assert first == {"child", "dad49", "dad40"}
    assert then == {*first, "dad0", "dad1", "dad2", "dad3"}
    assert last == found.visible == {*then, "dad30"}
    assert len(found.through) == 50 - 7
    assert set(found.through.values()) == {"dad"}


def test_no_network_and_nobody_at_home_fold_nobody() -> None:
    assert fold_systems(nx.MultiDiGraph(), ["child"], 5).visible == frozenset()
    assert fold_systems(_systems(dad=2), [], 9).through == {}
