"""The network of a case: who is in it, what joins them, and what a day changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from queries import (
    Handle,
    Viewer,
    members_counted,
    network_around,
    network_of,
    rings,
    to_networkx,
    to_pandas,
)
from queries.model import Network
from queries.store.errors import NotFound
from queries.store.store import Store
from queries.vocabulary import Connection, Ring, TieType
from tests.support.graphs import Graph, plant

Ask = Callable[..., Network]


def graph() -> Graph:
    """One worker with one case about one child, and no more."""
    g = Graph()
    g.team("north")
    g.user("worker", "north")
    g.person("ben", "Ben", birth="2018")
    g.case("case", "ben", worker="worker", number="24/117")
    return g


@pytest.fixture
def handle(store: Store) -> Handle:
    return Handle(store, Viewer("worker", "Hannah"))


def test_a_case_with_only_its_child(store: Store, handle: Handle) -> None:
    plant(store, graph())
    network = network_of(handle, "case")
    assert list(network.people) == ["ben"]
    assert network.case.number == "24/117"
    assert network.memberships == {}
    assert network.ties == ()
    assert network.as_of == date.today()
    assert not network.truncated


def test_members_belong_without_a_tie_and_ties_need_both_ends(store: Store, handle: Handle) -> None:
    g = graph()
    for person in ("mum", "neighbour", "stranger"):
        g.person(person)
    g.members("case", "mum", "neighbour")
    g.fact(TieType.PARENT_OF, "mum", "ben", "case", kind="biological")
    g.fact(TieType.KNOWS, "stranger", "ben", "case", kind="friend")
    plant(store, g)
    network = network_of(handle, "case")
    assert set(network.people) == {"ben", "mum", "neighbour"}
    assert [(tie.start, tie.end) for tie in network.ties] == [("mum", "ben")]


@pytest.mark.parametrize(
    ("tie_type", "stays"),
    [
        (TieType.PARENT_OF, True),
        (TieType.PARTNER_OF, True),
        (TieType.KNOWS, False),
        (TieType.CARES_FOR, False),
        (TieType.WORKS_WITH, False),
        (TieType.HAS_PR_FOR, False),
        (TieType.SUPPORTS, False),
        (TieType.EMOTIONAL_TIE, False),
    ],
)
def test_what_had_ended_is_gone_but_for_parents_and_partners(
    store: Store, handle: Handle, tie_type: TieType, stays: bool
) -> None:
    g = graph()
    g.person("mum")
    g.member("case", "mum")
    g.fact(tie_type, "mum", "ben", "case", since="2020", until="2022")
    plant(store, g)

    def there(day: date) -> bool:
        return bool(network_of(handle, "case", as_of=day).ties)

    assert not there(date(2019, 12, 31))
    assert there(date(2020, 1, 1))
    assert there(date(2022, 12, 31)), "inside the uncertain end it is still drawn, as perhaps"
    assert there(date(2023, 1, 1)) is stays


def test_membership_homes_and_restrictions_follow_the_day(store: Store, handle: Handle) -> None:
    g = graph()
    for person in ("carer", "dad"):
        g.person(person)
    g.member("case", "carer", since="2020", until="2022")
    g.member("case", "dad")
    g.household("home", "case", "dad", since="2021", until="2021")
    g.restriction("order", "case", "dad", "ben", since="2022-06-01", until="2022-07-01")
    plant(store, g)
    in_2021 = network_of(handle, "case", as_of=date(2021, 5, 5))
    assert set(in_2021.people) == {"ben", "carer", "dad"}
    assert [home.person_id for home in in_2021.residences] == ["dad"]
    assert in_2021.households["home"].name == "home home"
    assert in_2021.restrictions == ()
    in_june = network_of(handle, "case", as_of=date(2022, 6, 20))
    assert in_june.residences == ()
    assert [r.away_from_id for r in in_june.restrictions] == ["ben"]
    assert set(network_of(handle, "case", as_of=date(2023, 1, 1)).people) == {"ben", "dad"}


def test_of_two_memberships_the_one_that_began_last_counts(store: Store, handle: Handle) -> None:
    g = graph()
    g.person("carer")
    g.member("case", "carer", "professional", since="2019", until="2022")
    g.member("case", "carer", "natural", since="2022-06-01")
    plant(store, g)

    def connection(day: date) -> Connection:
        return network_of(handle, "case", as_of=day).memberships["carer"].connection

    assert connection(date(2021, 1, 1)) is Connection.PROFESSIONAL
    assert connection(date(2022, 7, 1)) is Connection.NATURAL
    only = network_of(handle, "case", as_of=date(2022, 7, 1), connection=Connection.PROFESSIONAL)
    assert set(only.people) == {"ben"}


def chain(g: Graph, *people: str) -> None:
    for person in people:
        g.person(person)
        g.member("case", person)
    for one, other in zip(("ben", *people), people, strict=False):
        g.fact(TieType.KNOWS, other, one, "case", kind="friend")


def test_hops_keep_who_is_near_a_child(store: Store, handle: Handle) -> None:
    g = graph()
    chain(g, "one", "two", "three")
    g.person("alone")
    g.member("case", "alone")
    plant(store, g)
    for hops, people in (
        (None, {"ben", "one", "two", "three", "alone"}),
        (0, {"ben"}),
        (1, {"ben", "one"}),
        (2, {"ben", "one", "two"}),
        (6, {"ben", "one", "two", "three"}),
    ):
        assert set(network_of(handle, "case", hops=hops).people) == people


def test_a_limit_keeps_the_children_and_the_nearest_and_says_so(
    store: Store, handle: Handle
) -> None:
    g = graph()
    chain(g, "one", "two", "three")
    plant(store, g)
    for limit, hops, people, truncated in (
        (4, None, 4, False),
        (3, None, 3, True),
        (3, 6, 3, True),
        (4, 6, 4, False),
        (3, 2, 3, False),
        (0, None, 1, True),
    ):
        network = network_of(handle, "case", limit=limit, hops=hops)
        assert (len(network.people), network.truncated) == (people, truncated), (limit, hops)
    assert set(network_of(handle, "case", limit=3, hops=6).people) == {"ben", "one", "two"}


def test_a_neighbourhood_is_the_nearest_then_everybody_else(store: Store, handle: Handle) -> None:
    g = graph()
    g.person("alone")
    g.member("case", "alone")
    chain(g, "one", "two", "three")
    plant(store, g)
    for limit, people, truncated in (
        (3, ["ben", "one", "two"], True),
        (4, ["ben", "one", "two", "three"], True),
        (5, ["ben", "one", "two", "three", "alone"], False),
    ):
        network = network_of(handle, "case", limit=limit, nearest=True)
        assert (list(network.people), network.truncated) == (people, truncated)
    counted = members_counted(handle, "case")
    assert counted == {Connection.NATURAL: 4, Connection.PROFESSIONAL: 0}


def test_the_latest_disclosure_is_the_ring(store: Store, handle: Handle) -> None:
    g = graph()
    for person in ("gran", "uncle"):
        g.person(person)
        g.member("case", person)
    g.disclosure("second", "case", "gran", "most", on="2024-05-05")
    g.disclosure("first", "case", "gran", "little", on="2023")
    plant(store, g)

    def ring(day: date) -> dict[str, Ring]:
        return rings(network_of(handle, "case", as_of=day))

    assert ring(date(2022, 1, 1)) == {"gran": Ring.NOTHING, "uncle": Ring.NOTHING}
    assert ring(date(2023, 1, 1))["gran"] is Ring.LITTLE
    assert ring(date(2025, 1, 1))["gran"] is Ring.MOST


def test_a_network_as_networkx_and_as_pandas(store: Store, handle: Handle) -> None:
    g = graph()
    g.person("mum", "Dawn Arkley", phone="07700 900111")
    g.member("case", "mum", safe_contact="text first")
    g.fact(TieType.PARENT_OF, "mum", "ben", "case", kind="biological", since="2018")
    g.fact(TieType.CARES_FOR, "mum", "ben", "case", key="c")
    plant(store, g)
    network = network_of(handle, "case")
    drawn = to_networkx(network)
    assert drawn.number_of_edges("mum", "ben") == 2
    assert drawn.nodes["ben"]["child"]
    assert drawn.nodes["mum"]["connection"] == "natural"
    tables = to_pandas(network)
    assert tables["people"].loc["mum", "phone"] == "07700 900111"
    assert set(tables["ties"]["type"]) == {"PARENT_OF", "CARES_FOR"}
    assert to_pandas(network_of(handle, "case", hops=0))["ties"].empty


def test_the_people_round_somebody_come_from_every_map_the_viewer_opens(
    store: Store, handle: Handle
) -> None:
    g = graph()
    g.user("other", "north")
    for person in ("teacher", "kim", "mo", "zed"):
        g.person(person)
    g.case("second", "kim", worker="worker")
    g.case("theirs", "zed", worker="other")
    g.member("case", "teacher", "professional")
    g.member("second", "teacher", "natural")
    g.members("second", "mo")
    g.members("theirs", "teacher")
    g.fact(TieType.KNOWS, "teacher", "ben", "case")
    g.fact(TieType.KNOWS, "teacher", "kim", "second")
    g.fact(TieType.KNOWS, "mo", "kim", "second")
    g.fact(TieType.KNOWS, "teacher", "zed", "theirs")
    plant(store, g)
    near = network_around(handle, "ben", hops=2)
    assert list(near.people) == ["ben", "teacher", "kim"]
    assert near.case.id == "case"
    assert near.memberships["teacher"].connection is Connection.PROFESSIONAL
    assert set(network_around(handle, "ben", hops=3).people) == {"ben", "teacher", "kim", "mo"}
    cut = network_around(handle, "ben", hops=3, limit=2)
    assert (list(cut.people), cut.truncated) == (["ben", "teacher"], True)
    with pytest.raises(NotFound):
        network_around(handle, "zed")
