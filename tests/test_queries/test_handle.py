"""Who may open what, and with whom in front of the screen."""

from __future__ import annotations

import pytest

from queries import Handle, Viewer, case, network_of
from queries.store.errors import NotFound
from queries.store.store import Store
from queries.vocabulary import Audience, Role, TieType
from tests.support.graphs import Graph, plant


@pytest.fixture
def offices(store: Store) -> Store:
    g = Graph()
    g.team("north")
    g.team("south")
    for user, team, role in (
        ("ann", "north", "worker"),
        ("bo", "north", "worker"),
        ("sue", "north", "supervisor"),
        ("cy", "south", "worker"),
    ):
        g.user(user, team, role=role)
    for name, worker in (("a", "ann"), ("b", "bo"), ("c", "cy"), ("mine", "sue")):
        g.person(f"child {name}")
        g.case(name, f"child {name}", worker=worker)
    g.person("child old")
    g.case("old", "child old")
    g.tie(TieType.ALLOCATED_TO, "old", "ann", until="2020")
    plant(store, g)
    return store


def opened(store: Store, user: str, **how: object) -> tuple[str, ...]:
    return Handle(store, Viewer(user, user), **how).cases  # type: ignore[arg-type]


def test_a_worker_opens_the_cases_allocated_to_them_now(offices: Store) -> None:
    assert opened(offices, "ann") == ("a",)


def test_a_supervisor_opens_their_teams_and_their_own(offices: Store) -> None:
    assert opened(offices, "sue") == ("a", "b", "mine")


def test_the_role_in_the_graph_counts_not_the_one_the_viewer_says(offices: Store) -> None:
    pretender = Viewer("ann", "Ann", Role.SUPERVISOR)
    assert Handle(offices, pretender).cases == ("a",)


def test_a_stranger_opens_nothing(offices: Store) -> None:
    assert opened(offices, "nobody we know") == ()


def test_the_family_sees_the_case_in_the_room_only(offices: Store) -> None:
    assert opened(offices, "sue", audience=Audience.FAMILY, room_case="b") == ("b",)
    assert opened(offices, "sue", audience=Audience.FAMILY, room_case="c") == ()
    assert opened(offices, "sue", audience=Audience.FAMILY) == ()
    assert opened(offices, "sue", audience=Audience.CHILD, room_case="b") == ("b",)


def test_a_room_does_not_narrow_what_a_professional_opens(offices: Store) -> None:
    assert opened(offices, "sue", room_case="b") == ("a", "b", "mine")


def test_no_case_and_somebody_elses_case_are_told_in_the_same_words(offices: Store) -> None:
    handle = Handle(offices, Viewer("ann", "Ann"))
    words = set()
    for case_id in ("c", "no such case", ""):
        for query in (case, network_of):
            with pytest.raises(NotFound) as told:
                query(handle, case_id)
            words.add(str(told.value))
    assert len(words) == 1
