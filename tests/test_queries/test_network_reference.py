"""`network_of` against the same told in plain Python, over small made-up graphs with dates."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from queries import network_of, rings
from queries.partial_date import PartialDate
from queries.store.store import Store
from queries.vocabulary import Audience, Connection, NodeLabel, Role, TieType
from tests.support.engine import wipe
from tests.support.graphs import Graph, Values, plant
from tests.support.seen import Eyes, only_seen

DAYS = ("2020", "2021-06", "2022-03-04", "about 2021", None)
ASKED = (date(2019, 1, 1), date(2021, 6, 15), date(2022, 3, 4), date(2025, 1, 1))
PEOPLE = ("anna", "bert", "carl", "dora", "ed")
VIEWERS = (
    Eyes("worker", "worker", Role.WORKER, frozenset({"one", "two"})),
    Eyes("family", "worker", Role.WORKER, frozenset({"one", "two"}), Audience.FAMILY, "one"),
    Eyes("other", "other", Role.WORKER, frozenset({"three"})),
)
NEVER_ENDS = (TieType.PARENT_OF, TieType.PARTNER_OF)
PERSONAL = (
    TieType.PARENT_OF, TieType.PARTNER_OF, TieType.KNOWS, TieType.STATED_KIN, TieType.SUPPORTS,
)  # fmt: skip

tokens = st.lists(
    st.sampled_from(["professionals", "family", "worker", "other"]), max_size=2, unique=True
)
spans = st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS))
facts = st.fixed_dictionaries(
    {
        "visible_to": tokens,
        "shared": st.sampled_from([True, None, None]),
        "case": st.sampled_from(["one", "one", "two", "three"]),
        "span": spans,
    }
)
people = st.sampled_from(PEOPLE)
ends = st.sampled_from((*PEOPLE, "kid", "sis"))


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Three cases of two workers, people on several maps, and ties of every case and audience."""
    g = Graph()
    g.team("north")
    for user in ("worker", "other"):
        g.user(user, "north")
    for person in (*PEOPLE, "kid", "sis", "zed"):
        g.person(person)
    g.case("one", "kid", "sis", worker="worker")
    g.case("two", "zed", worker="worker")
    g.case("three", "zed", worker="other")
    for fact, person, connection in draw(
        st.lists(st.tuples(facts, people, st.sampled_from(list(Connection))), max_size=8)
    ):
        g.member(fact["case"], person, connection, **_fact(fact))
    for fact, tie_type, start, end in draw(
        st.lists(st.tuples(facts, st.sampled_from(PERSONAL), ends, ends), max_size=12)
    ):
        if start != end:
            g.fact(tie_type, start, end, fact["case"], **_fact(fact))
    for n, (fact, person, ring) in enumerate(
        draw(st.lists(st.tuples(facts, people, st.sampled_from(["most", "little"])), max_size=4))
    ):
        told = _fact(fact) | {"recorded_at": f"2026-01-0{n + 1}"}
        g.disclosure(f"told-{n}", fact["case"], person, ring, on=fact["span"][0], **_open(told))
    return g


def _fact(fact: dict[str, Any]) -> dict[str, Any]:
    since, until = fact["span"]
    return {"visible_to": fact["visible_to"], "shared": fact["shared"], "since": since} | (
        {"until": until} if until else {}
    )


def _open(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if name not in ("since", "until")}


def holds(values: Values, day: date, *, ends_too: bool = True) -> bool:
    first, last = values.get("since_earliest"), values.get("until_latest")
    begun = first is None or str(first) <= day.isoformat()
    return begun and (not ends_too or last is None or str(last) >= day.isoformat())


def reference(
    graph: Graph, eyes: Eyes, day: date, hops: int | None, connection: Connection | None
) -> tuple[set[str], set[str], dict[str, str]]:
    """People, ties and rings that case "one" has."""
    seen = only_seen(graph, eyes)
    children = {"kid", "sis"}
    member: dict[str, tuple[str, str, str]] = {}
    for tie_type, start, end, values in seen.ties:
        if tie_type is TieType.IN_NETWORK_OF and end == "one" and holds(values, day):
            found = (
                str(values.get("since_earliest") or ""), str(values["id"]),
                str(values["connection"]),
            )  # fmt: skip
            member[start] = max(found, member.get(start, found))
    ties = [
        (str(values["id"]), start, end)
        for tie_type, start, end, values in seen.ties
        if tie_type in PERSONAL
        and holds(values, day, ends_too=tie_type not in NEVER_ENDS)
        and {start, end} <= children | member.keys()
    ]
    near = set(children)
    for _ in range(hops or 0):
        near |= {b for _, a, b in ties if a in near} | {a for _, a, b in ties if b in near}
    kept = set(member) if hops is None else near & member.keys()
    kept = {p for p in kept if connection is None or member[p][2] == connection}
    on_map = kept | children
    told = sorted(
        (str(v.get("on_earliest") or ""), str(v["recorded_at"]), end, str(v["ring"]))
        for tie_type, start, end, _ in seen.ties
        for label, v in seen.nodes
        if tie_type is TieType.TOLD and label is NodeLabel.DISCLOSURE and v["id"] == start
        and v["case_id"] == "one"
        and (v.get("on_earliest") is None or str(v["on_earliest"]) <= day.isoformat())
    )  # fmt: skip
    known = dict.fromkeys(kept, "nothing")
    known |= {person: ring for *_, person, ring in told if person in kept}
    return on_map, {tie for tie, a, b in ties if {a, b} <= on_map}, known


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(graphs(), st.data())
def test_network_of_is_what_plain_python_says(store: Store, graph: Graph, data: Any) -> None:
    wipe(store)
    plant(store, graph)
    for eyes in VIEWERS:
        if "one" not in eyes.opens:
            continue
        handle = eyes.handle(store)
        for day in ASKED:
            hops = data.draw(st.sampled_from([None, 0, 1, 2, 3]))
            connection = data.draw(st.sampled_from([None, None, *Connection]))
            network = network_of(handle, "one", hops=hops, as_of=day, connection=connection)
            on_map, ties, known = reference(graph, eyes, day, hops, connection)
            assert set(network.people) == on_map
            assert {tie.id for tie in network.ties} == ties
            assert rings(network) == known


@pytest.mark.parametrize("words", ["2020", "about 2021"])
def test_the_reference_reads_the_same_days(words: str) -> None:
    span = PartialDate.parse(words)
    assert holds({"since_earliest": span.earliest.isoformat()}, span.earliest)
    assert not holds({"until_latest": span.earliest.isoformat()}, span.latest)
