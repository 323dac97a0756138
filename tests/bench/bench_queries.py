"""The named queries against the same Cypher by the raw driver, in one run (aim <= 1.3), and how
long each takes warm on one case (aim < 100 ms).

Run as `python -m tests.bench.bench_queries [PEOPLE ...]`: the sizes of the network asked.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import neo4j

import queries
from queries.kinship import relations
from queries.store import Store, statement
from queries.store.handle import Handle, Viewer
from queries.vocabulary import TieType
from tests.support.engine import graph_for_tests, wipe
from tests.support.graphs import Graph, plant
from tests.test_queries.test_kinship import kinfolk

AIM_RATIO = 1.3
AIM_MS = 100.0
SIZES = (26, 80, 300, 600)
ROUNDS = 25


def network(people: int) -> Graph:
    """One case with so many people and two and a half ties to each, always the same."""
    pick = random.Random(people)
    g = Graph()
    g.team("north")
    g.user("worker", "north")
    g.person("child", "Ben Arkley", birth="2018-05-04")
    g.case("case", "child", worker="worker")
    everybody = ["child"]
    for number in range(people):
        person = g.person(
            f"person-{number:04}-0000-7000-8000-000000000000",
            f"Person Number {number}",
            birth="about 1980",
            phone="07700 900000",
            sex="female",
        )
        connection = "natural" if number % 4 else "professional"
        recorded_at = f"2026-01-01T09:{number % 60:02}:00Z"
        g.member("case", person, connection, safe_contact="text first", recorded_at=recorded_at)
        everybody.append(person)
    kinds = (TieType.KNOWS, TieType.PARENT_OF, TieType.SUPPORTS)
    for number in range(people * 5 // 2):
        one, other = pick.sample(everybody, 2)
        g.fact(pick.choice(kinds), one, other, "case", words="met at school", since="2019",
               closeness=3, recorded_at=f"2026-01-01T10:{number % 60:02}:00Z")  # fmt: skip
    for number in range(people // 4):
        g.household(f"home-{number}", "case", *everybody[1 + number * 4 : 5 + number * 4])
        g.disclosure(f"told-{number}", "case", everybody[1 + number * 4], "little", on="2025")
    return g


def raw(driver: neo4j.Driver, database: str | None) -> None:
    """What `network_of` asks, and nothing done with it."""
    fixed = {"case_id": "case", "on": date.today().isoformat(), "cases": ["case"]}
    fixed |= {"sees": ["professionals", "worker"], "audience": "professionals"}
    members = {"connection": None, "only": None, "limit": 5000}

    def work(tx: neo4j.ManagedTransaction) -> None:
        one = list(tx.run(statement("cases/one"), fixed))  # type: ignore[arg-type]
        rows = list(tx.run(statement("network/members"), fixed | members))  # type: ignore[arg-type]
        people = [child["id"] for child in one[0]["children"]]
        people += [member[0][0] for *_, group in rows[0]["groups"] for member in group]
        list(tx.run(statement("network/facts"), fixed | {"people": people}))  # type: ignore[arg-type]

    with driver.session(database=database) as session:
        session.execute_read(work)


def milliseconds(ask: Callable[[], object]) -> float:
    began = time.perf_counter()
    ask()
    return (time.perf_counter() - began) * 1000


def side_by_side(*asks: Callable[[], object]) -> list[float]:
    """The median time of each, taken in turns so that a busy machine is busy for all."""
    for ask in asks:
        for _ in range(15):
            ask()
    times: list[list[float]] = [[] for _ in asks]
    for _ in range(ROUNDS):
        for taken, ask in zip(times, asks, strict=True):
            taken.append(milliseconds(ask))
    return [statistics.median(taken) for taken in times]


def questions(handle: Handle) -> dict[str, Callable[[], object]]:
    """Every question on one case."""
    network = queries.network_of(handle, "case", limit=5000)
    ids = list(network.people)
    far = ids[-1]
    return {
        "network, 2 hops": lambda: queries.network_of(handle, "case", hops=2),
        "as of 2020": lambda: queries.network_of(handle, "case", as_of=date(2020, 1, 1)),
        "counts": lambda: queries.counts(handle, "case"),
        "paths": lambda: queries.paths_between(handle, "case", ids[0], far),
        "details": lambda: queries.details_of(handle, "case", far),
        "find by name": lambda: queries.find_people(handle, "Number 7"),
        "lives together": lambda: queries.who_lives_together(handle, "case"),
        "keep apart": lambda: queries.keep_apart(handle, "case", ids),
        "cases": lambda: queries.list_cases(handle),
    }


def measure(store: Store, people: int) -> bool:
    """Print one size; whether the aims are met."""
    wipe(store)
    plant(store, network(people))
    address = store._connection.address
    assert address is not None
    with neo4j.GraphDatabase.driver(
        address.uri,
        auth=(address.user, address.password),
        notifications_min_severity="OFF",
    ) as driver:
        handle = Handle(store, Viewer("worker", "Hannah"))
        assert handle.cases
        helper, by_driver = side_by_side(
            lambda: queries.network_of(handle, "case", limit=5000),
            lambda: raw(driver, address.database),
        )
    ratio = helper / by_driver
    print(
        f"{people} people: network_of {helper:.1f} ms, the same Cypher by the raw driver"
        f" {by_driver:.1f} ms, ratio {ratio:.2f} (aim {AIM_RATIO}, {AIM_MS:.0f} ms)"
    )
    asked = questions(handle)
    times = side_by_side(*asked.values())
    print("   " + ", ".join(f"{n} {t:.1f}" for n, t in zip(asked, times, strict=True)) + " ms")
    return ratio <= AIM_RATIO and max(helper, *times) <= AIM_MS


def kinship(people: int = 600) -> bool:
    """Print how long everybody's relation to a child takes; whether the aim was met."""
    everybody, ties = kinfolk(people)
    times = []
    for _ in range(5):
        began = time.process_time()
        relations([f"p{people - 1}"], everybody, ties, date(2026, 11, 23))
        times.append((time.process_time() - began) * 1000)
    print(f"   kinship of {people} people: {min(times):.0f} ms of work (aim {AIM_MS:.0f})")
    return min(times) < AIM_MS


def main(sizes: tuple[int, ...] = SIZES) -> bool:
    """Measure every size on a graph of our own; whether all the aims were met."""
    with tempfile.TemporaryDirectory() as folder, graph_for_tests(Path(folder)) as store:
        met = [measure(store, people) for people in sizes]  # every size, also after a miss
        return kinship() and all(met)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
