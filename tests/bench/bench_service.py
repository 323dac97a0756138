"""A whole service: how long it takes to load in bulk, to save as a file and to bring back, and how
long others wait meanwhile.

Run as `python -m tests.bench.bench_service [CASES ...]`.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from queries.backup import backup, restore
from queries.commands import add_person, apply
from queries.openings import record_opening
from queries.people import find_people
from queries.store import Store
from queries.store.connection import Server
from queries.store.handle import Handle, Viewer
from queries.vocabulary import Role
from seed.service import ServicePlanted, plant_service
from tests.support.engine import graph_for_tests, wipe

SIZES = (4_000,)
AIM_LOAD = 300.0
"""Seconds: "in minutes"."""


class Working(threading.Thread):
    """Somebody who adds people to one map all the while, and how long each took."""

    def __init__(self, store: Store, handle: Handle, case_id: str) -> None:
        super().__init__(daemon=True)
        self._store, self._handle, self._case_id = store, handle, case_id
        self._ending = threading.Event()
        self.took: list[float] = []

    def run(self) -> None:
        while not self._ending.wait(0.25):
            began = time.monotonic()
            apply(self._handle, add_person(self._case_id, {"name": "Somebody New"}))
            self.took.append(time.monotonic() - began)

    def stop(self) -> str:
        """What to print."""
        self._ending.set()
        self.join(60)
        middle = statistics.median(self.took) * 1000
        return (
            f"{len(self.took)} edits meanwhile: {middle:.0f} ms, the longest {max(self.took):.1f} s"
        )


@contextmanager
def timed(what: str) -> Iterator[list[str]]:
    """Print how long it took, and what was put into the list."""
    more: list[str] = []
    began = time.monotonic()
    yield more
    print(f"   {what}: {time.monotonic() - began:.1f} s", *more, sep="; ", flush=True)


def measure(store: Store, folder: Path, cases: int) -> bool:
    """Print one size; whether it loads within minutes and comes back the same."""
    wipe(store)
    began = time.monotonic()
    planted = plant_service(store, cases)
    took = time.monotonic() - began
    print(
        f"{cases:,} cases, {planted.people:,} people, {planted.records:,} records:"
        f" loaded in {took:.0f} s ({planted.records / took:,.0f} records a second)",
        flush=True,
    )
    handle = Handle(store, Viewer(planted.manager, "Marian", Role.SUPERVISOR))
    assert len(handle.cases) == cases
    openings(handle, planted)
    file = folder / "service.backup"
    working = Working(store, handle, planted.case_ids[0])
    working.start()
    with timed("saved") as more:
        header = backup(store, file)
        more += [f"{file.stat().st_size / 1e6:.0f} MB", working.stop()]
    wipe(store)
    address = store._connection.address
    assert address is not None
    with timed("brought back and counted"), Store.on(Server(address), restoring=True) as empty:
        restore(empty, file)
    return took <= AIM_LOAD and header.records > planted.records


def openings(handle: Handle, planted: ServicePlanted) -> None:
    """What recording an opening costs: the first, and each look within ten minutes."""
    first, again, find = [], [], []
    for case_id in planted.case_ids[:40]:
        for took in (first, again):
            began = time.monotonic()
            record_opening(handle, case_id)
            took.append(time.monotonic() - began)
        began = time.monotonic()
        find_people(handle, "Amina Ashford")
        find.append(time.monotonic() - began)
    told = [f"{statistics.median(one) * 1000:.1f} ms" for one in (first, again, find)]
    print(f"   an opening {told[0]}, looking on {told[1]}; found by name {told[2]}", flush=True)


def main(sizes: tuple[int, ...] = SIZES) -> bool:
    """Measure every size on a graph of our own; whether all the aims were met."""
    with tempfile.TemporaryDirectory() as folder, graph_for_tests(Path(folder) / "graph") as store:
        met = [measure(store, Path(folder), cases) for cases in sizes]
        return all(met)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
