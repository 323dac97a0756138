"""Nothing hidden comes out of any query: not as words, not as a number, not as a gap.

For every viewer the whole graph is asked everything; then the graph as it would be had what is
hidden never existed. Both must answer the same. A new query in `queries.__all__` fails here until
`ASKS` says how to ask it; screens, tables and exports do the same with `check_canaries`.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import networkx as nx
import pandas as pd
import pytest

import queries
from queries.gaps import PERIODS, Periods
from queries.model import Network
from queries.places import KeptPlace
from queries.store.errors import GraphError
from queries.store.handle import Handle
from queries.store.store import Store
from queries.vocabulary import Connection, LegalStatus, NodeLabel
from tests.support.canaries import EVERYBODY, Ask, check_canaries, family
from tests.support.graphs import plant
from tests.support.seen import Eyes

CASES = ("ben", "second", "elsewhere", "no such case")
PEOPLE = tuple(
    str(values["id"]) for label, values in family().nodes if label is NodeLabel.PERSON
)  # hidden ones too
DAYS = (None, date(2025, 6, 1), date(1990, 1, 1))
TEXTS = ("ben", "canary", "Jo", "dawn arkley", "zed", "")


HOLDERS = ("mum", "dad", "secret", "worker", "kid", "zed", "nobody")
"""Whose view is asked for: some hold one, some are hidden, one is a user, one is not there."""

NETWORKS: tuple[dict[str, Any], ...] = (
    {},
    {"hops": 1},
    {"hops": 2, "connection": Connection.NATURAL},
    {"connection": Connection.PROFESSIONAL},
    {"limit": 3},
    {"hops": 6, "limit": 3},
    {"nearest": True, "limit": 3},
    {"as_of": date(2025, 6, 1)},
    {"as_of": date(1990, 1, 1), "hops": 2},
    *({"whose": whose} for whose in HOLDERS),
    {"whose": "mum", "hops": 2},
    {"whose": "dad", "nearest": True},
)


def _networks() -> Iterator[tuple[str, Ask]]:
    for case in CASES:
        for asked in NETWORKS:
            yield (
                f"network_of {case} {asked}",
                lambda h, case=case, asked=asked: queries.network_of(h, case, **asked),
            )


def _around() -> Iterator[tuple[str, Ask]]:
    for person in (*PEOPLE, "nobody"):
        for hops in (1, 3):
            for case in (None, "ben"):
                asked = {"hops": hops, "case_id": case, "whose": "mum" if hops == 3 else None}
                yield (
                    f"network_around {person} {asked}",
                    lambda h, person=person, asked=asked: queries.network_around(
                        h, person, **asked
                    ),
                )


def _for_cases(query: Callable[..., object]) -> Callable[[], Iterator[tuple[str, Ask]]]:
    def asks() -> Iterator[tuple[str, Ask]]:
        for case in CASES:
            yield f"{query.__name__} {case}", lambda h, case=case: query(h, case)

    return asks


def _for_days(query: Callable[..., object]) -> Callable[[], Iterator[tuple[str, Ask]]]:
    def asks() -> Iterator[tuple[str, Ask]]:
        for case in CASES:
            for day in DAYS:
                yield (
                    f"{query.__name__} {case} {day}",
                    lambda h, case=case, day=day: query(h, case, as_of=day),
                )

    return asks


def _for_days_and_holders(query: Callable[..., object]) -> Callable[[], Iterator[tuple[str, Ask]]]:
    def asks() -> Iterator[tuple[str, Ask]]:
        yield from _for_days(query)()
        for whose in HOLDERS:
            yield f"{query.__name__} of {whose}", lambda h, w=whose: query(h, "ben", whose=w)

    return asks


def _paths() -> Iterator[tuple[str, Ask]]:
    for one in PEOPLE:
        for other in ("kid", "teacher", "secret"):
            yield (
                f"paths_between {one} {other}",
                lambda h, one=one, other=other: queries.paths_between(h, "ben", one, other),
            )
    for whose in HOLDERS:
        yield (
            f"paths_between teacher gran in the view of {whose}",
            lambda h, w=whose: queries.paths_between(h, "ben", "teacher", "gran", whose=w),
        )


def _details() -> Iterator[tuple[str, Ask]]:
    for case in CASES:
        for person in (*PEOPLE, "nobody"):
            yield (
                f"details_of {case} {person}",
                lambda h, case=case, person=person: queries.details_of(h, case, person),
            )


def _find() -> Iterator[tuple[str, Ask]]:
    for text in TEXTS:
        for asked in ({}, {"age": 8}, {"age": 113}, {"household": "canary"}, {"limit": 1}):
            if asked == {"limit": 1} and not text:
                continue  # which one of many is not said
            yield (
                f"find_people {text} {asked}",
                lambda h, text=text, asked=asked: queries.find_people(h, text, **asked),
            )


def _places() -> Iterator[tuple[str, Ask]]:
    for case in CASES:
        yield f"places_of {case}", lambda h, case=case: queries.places_of(h, case, "circles")


def _meeting() -> Iterator[tuple[str, Ask]]:
    for which in ("meeting", "canary-meeting", "canary-far-meeting", "nothing"):
        yield f"meeting {which}", lambda h, which=which: queries.meeting(h, which)


def _gaps_everywhere() -> Iterator[tuple[str, Ask]]:
    due = Periods(offer=1, hold=1, review=1, legal_offer_from=date(2020, 1, 1),
                  legal_statuses=tuple(LegalStatus))  # fmt: skip
    for day in (*DAYS, date(2026, 11, 20), date(2026, 12, 31)):
        for periods in (PERIODS, due):
            yield (
                f"gaps_everywhere {day} {periods.offer}",
                lambda h, day=day, periods=periods: queries.gaps_everywhere(
                    h, as_of=day, periods=periods
                ),
            )


def _keep_places() -> Iterator[tuple[str, Ask]]:
    def keep(handle: Handle, case: str) -> object:
        everybody = {person: KeptPlace(1, 2) for person in PEOPLE}
        queries.keep_places(handle, case, "wider", everybody)
        return queries.places_of(handle, case, "wider")

    for case in CASES:
        yield f"keep_places {case}", lambda h, case=case: keep(h, case)


ASKS: dict[str, Callable[[], Iterator[tuple[str, Ask]]]] = {
    "allocations_of": _for_cases(queries.allocations_of),
    "case": _for_cases(queries.case),
    "cases_named": lambda: iter([("cases_named", lambda h: queries.cases_named(h, CASES))]),
    "changes_of": _for_cases(queries.changes_of),
    "children_of": _for_cases(queries.children_of),
    "counts": _for_days(queries.counts),
    "details_of": _details,
    "find_people": _find,
    "frame_of": _for_days(queries.frame_of),
    "gaps_everywhere": _gaps_everywhere,
    "gaps_of": _for_days(queries.gaps_of),
    "history_of": _for_days_and_holders(queries.history_of),
    "keep_places": _keep_places,
    "list_cases": lambda: iter([("list_cases", lambda h: queries.list_cases(h))]),
    "meeting": _meeting,
    "meetings_of": _for_cases(queries.meetings_of),
    "members_counted": _for_days_and_holders(queries.members_counted),
    "network_around": _around,
    "network_of": _networks,
    "openings_of": _for_cases(queries.openings_of),
    "paths_between": _paths,
    "places_of": _places,
    "plan_now": _for_days(queries.plan_now),
    "plans_of": _for_cases(queries.plans_of),
    "record_opening": _for_cases(queries.record_opening),
    "sources_of": _for_cases(queries.sources_of),
    "who_lives_together": _for_days(queries.who_lives_together),
}
"""How each query that takes a handle is asked, with every argument that could tempt it."""

READS_EVERYTHING = {"check_apart", "keep_apart", "proposals"}
"""The one exception, for safety: who must be kept apart; tested here and in test_apart.py."""

MADE_OF_A_NETWORK: dict[str, Callable[[Network], object]] = {
    name: getattr(queries, name) for name in ("counts_of", "rings", "to_networkx", "to_pandas")
}
"""What is made of a network alone is asked of every network that `network_of` gives."""


def test_every_exported_query_is_asked() -> None:
    of_a_handle, of_a_network = set(), set()
    for name in queries.__all__:
        thing = getattr(queries, name)
        if inspect.isfunction(thing):
            first = next(iter(inspect.signature(thing).parameters))
            assert first in ("handle", "network"), f"{name} takes neither a handle nor a network"
            (of_a_handle if first == "handle" else of_a_network).add(name)
    assert of_a_handle == set(ASKS) | READS_EVERYTHING
    assert of_a_network == set(MADE_OF_A_NETWORK)


@pytest.mark.parametrize("eyes", EVERYBODY, ids=lambda eyes: eyes.name)
def test_what_is_hidden_might_as_well_not_be_there(store: Store, eyes: Eyes) -> None:
    check_canaries(store, eyes, every_question, plain)


def every_question() -> Iterator[tuple[str, Ask]]:
    """Every query with every argument, and what is made of each network."""
    for name, asks in ASKS.items():
        for label, ask in asks():
            yield label, (_and_what_is_made(ask) if name == "network_of" else ask)


def _and_what_is_made(ask: Ask) -> Ask:
    def both(handle: Handle) -> object:
        network = ask(handle)
        assert isinstance(network, Network)
        made = {name: make(network) for name, make in MADE_OF_A_NETWORK.items()}
        return {"network": network} | made

    return both


def test_everybody_sees_something_of_their_own(store: Store) -> None:
    """Else the two tests above would pass on a program that answers nothing."""
    plant(store, family())
    seen = {
        eyes.name: len(queries.network_of(eyes.handle(store), "ben").people)
        for eyes in EVERYBODY
        if "ben" in eyes.opens
    }
    assert seen == {
        "allocated worker": 8,
        "supervisor": 7,
        "family in the room": 5,
        "child in the room": 2,
    }


@pytest.mark.parametrize("eyes", EVERYBODY, ids=lambda eyes: eyes.name)
def test_keep_apart_tells_pairs_of_seen_people_and_nothing_else(store: Store, eyes: Eyes) -> None:
    graph = family()
    plant(store, graph)
    handle = eyes.handle(store)
    for case in CASES:
        if case not in eyes.opens:
            with pytest.raises(GraphError) as refused:
                queries.keep_apart(handle, case, PEOPLE)
            assert "canary" not in str(refused.value).lower()
            continue
        on_map = queries.network_of(handle, case).people.keys()
        kept = {
            ("aunt", "gran"),
            ("aunt", "kid"),
            ("aunt", "mum"),
            ("aunt", "teacher"),
            ("dad", "mum"),
            ("gran", "teacher"),
        }
        expected = sorted(pair for pair in kept if set(pair) <= on_map)
        assert list(queries.keep_apart(handle, case, PEOPLE)) == expected


def plain(found: Any) -> object:
    """Something that can be compared and read as text."""
    if isinstance(found, nx.Graph):
        return repr(nx.node_link_data(found, edges="edges"))
    if isinstance(found, pd.DataFrame):
        return found.to_csv()
    if isinstance(found, dict):
        return {name: plain(value) for name, value in found.items()}
    return repr(found)
