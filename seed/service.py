"""A whole made-up service: thousands of cases, by a bulk path of its own into an empty graph.

Past the commands: there are no changes and there is no undo. The same seed gives the same service.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random

from queries.backup.bulk import Bulk, Tie
from queries.store.errors import Refused
from queries.store.statements import statement
from queries.store.store import Store
from queries.vocabulary import NodeLabel, TieType
from seed.service_family import make_family
from seed.service_frame import make_frame
from seed.service_maker import TODAY, CaseMaker, Shared, on
from seed.service_names import first_name, surname
from seed.service_rates import Rates, network_size

CASES_A_WORKER = 18
WORKERS_A_TEAM = 8

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class ServicePlanted:
    """What was planted. `manager` is a supervisor in every team; `workers` are ids of users."""

    cases: int
    people: int
    in_several: int
    records: int
    manager: str
    workers: tuple[str, ...]
    case_ids: tuple[str, ...]


def plant_service(
    store: Store,
    cases: int,
    *,
    seed: int = 1,
    rates: Rates | None = None,
    progress: Progress = lambda _: None,
) -> ServicePlanted:
    """Plant a service of so many open cases, about 15 people each, in batches.

    Parameters
    ----------
    cases : 1 to 100,000.
    seed : the same seed and number of cases give the same service.
    rates : how often things are so; those of `Rates` when None.
    progress : called with a sentence now and then.

    Raises
    ------
    Refused : there are people in the graph already.
    GraphError : the store is away or full; what was written stays.
    """
    if not 1 <= cases <= 100_000:
        raise Refused(("A service has 1 to 100,000 cases. Ask for another number.",))
    if store.read(statement("service/anybody"))[0]["yes"]:
        raise Refused(
            (
                "There are people in this graph already, and a made-up service is only put into an"
                " empty one. Name another folder in GRAPHAPP_DATA, or another server.",
            )
        )
    shared = Shared(Random(seed), Bulk(store), rates or Rates())  # noqa: S311  made up, no secret
    workers, manager = _staff(shared, cases)
    made = []
    for number in range(cases):
        made.append(_case(shared, number, workers[number % len(workers)], workers))
        if shared.bulk.full:
            shared.bulk.flush()
            progress(f"{number + 1:,} of {cases:,} cases, {shared.people:,} people")
    shared.bulk.end()
    return ServicePlanted(
        cases,
        shared.people,
        len(shared.in_several),
        shared.bulk.written,
        manager,
        tuple(ident for ident, _ in workers),
        tuple(made),
    )


def _staff(shared: Shared, cases: int) -> tuple[list[tuple[str, str]], str]:
    """Teams with their workers and a supervisor each, and a manager over all of them."""
    bulk, random = shared.bulk, shared.random
    count = max(1, -(-cases // CASES_A_WORKER))
    workers: list[tuple[str, str]] = []
    manager = _user(shared, "Marian Tolley", "supervisor")
    for first in range(0, count, WORKERS_A_TEAM):
        team = shared.new_id()
        bulk.node(NodeLabel.TEAM, {"id": team, "name": f"Team {first // WORKERS_A_TEAM + 1}"})
        _in_team(shared, manager[0], team)
        _in_team(shared, _user(shared, _name(random), "supervisor")[0], team)
        for _ in range(first, min(first + WORKERS_A_TEAM, count)):
            worker = _user(shared, _name(random), "worker")
            _in_team(shared, worker[0], team)
            workers.append(worker)
    return workers, manager[0]


def _name(random: Random) -> str:
    return f"{first_name(random, random.choice(('female', 'male')))} {surname(random)}"


def _user(shared: Shared, name: str, role: str) -> tuple[str, str]:
    ident = shared.new_id()
    shared.bulk.node(NodeLabel.USER, {"id": ident, "name": name, "role": role})
    return ident, name


def _in_team(shared: Shared, user: str, team: str) -> None:
    fields = {"id": shared.new_id()}
    shared.bulk.tie(Tie(TieType.IN, NodeLabel.USER, user, NodeLabel.TEAM, team, fields))


def _case(
    shared: Shared, number: int, worker: tuple[str, str], workers: list[tuple[str, str]]
) -> str:
    random = shared.random
    maker = CaseMaker(shared, shared.new_id(), *worker, opened=TODAY)
    maker.opened = opened = maker.day(date(2024, 1, 8), date(2026, 10, 30))
    fields = {"id": maker.case_id, "number": f"V-{number + 1:06}", "seq": 0, "version": 1}
    summary = "Made up, to see the program at the size of a service."
    shared.bulk.node(NodeLabel.CASE, {**fields, "summary": summary, **on("opened", opened)})
    since = opened
    if shared.random.random() < shared.rates.reallocated and len(workers) > 1:
        since = maker.day(opened, TODAY)
        before = random.choice(workers)[0]
        maker.hold(TieType.ALLOCATED_TO, NodeLabel.CASE, maker.case_id, NodeLabel.USER, before,
                   **on("since", opened), **on("until", since))  # fmt: skip
    maker.hold(TieType.ALLOCATED_TO, NodeLabel.CASE, maker.case_id, NodeLabel.USER, worker[0],
               **on("since", since))  # fmt: skip
    make_family(maker, network_size(random))
    make_frame(maker)
    return maker.case_id
