"""Faults at the worst moment: what was acknowledged stays, and nothing is half-written."""

from __future__ import annotations

import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from queries.store import Folders, Store, open_store
from queries.store.engine.endpoint import read_endpoint
from queries.store.errors import DiskFull, GraphError, StoreAway, StoreStopped
from queries.store.store import WriteTx
from tests.support.processes import eventually, gone, line_of, program

pytestmark = pytest.mark.faults

WRITER = """
import sys
from queries.store import Folders, open_store
store = open_store(folders=Folders.from_environment(), long_lived=True)
print("open", flush=True)
number = 0
while True:
    number += 1
    def work(tx, number=number):
        tx.run("CREATE (:Change {id: $id, seq: $n})", {"id": f"c{number}", "n": number})
        tx.run("CREATE (:Person {id: $id, seq: $n})", {"id": f"p{number}", "n": number})
    store.writing(work)
    print(number, flush=True)
"""


def engine_pid(folders: Folders) -> int:
    endpoint = read_endpoint(folders.endpoint)
    assert endpoint is not None
    return endpoint.pid


class Writers:
    """Four threads, each adding pairs of nodes in one transaction until told to stop."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.saved: list[str] = []
        self.refused = 0
        self._enough = threading.Event()
        self._threads = [threading.Thread(target=self._write, args=(w,)) for w in range(4)]

    def __enter__(self) -> Writers:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._enough.set()
        for thread in self._threads:
            thread.join()

    def _write(self, writer: int) -> None:
        number = 0
        while not self._enough.is_set():
            number += 1
            name = f"{writer}-{number}"

            def work(tx: WriteTx, name: str = name) -> None:
                # MERGE by id: a command sent again after MaybeSaved is not written twice.
                tx.run("MERGE (:Change {id: $id})", {"id": f"c{name}"})
                tx.run("MERGE (:Person {id: $id})", {"id": f"p{name}"})

            while not self._enough.is_set():
                try:
                    self.store.writing(work)
                    self.saved.append(name)
                    break
                except StoreAway:
                    self.refused += 1
                    time.sleep(0.05)


def check_whole(store: Store, saved: list[str]) -> None:
    """All that was acknowledged is there, and every pair is whole."""
    people = {row["id"][1:] for row in store.read("MATCH (p:Person) RETURN p.id AS id")}
    changes = {row["id"][1:] for row in store.read("MATCH (c:Change) RETURN c.id AS id")}
    assert set(saved) <= people
    assert people == changes


def test_four_writers_lose_nothing_when_the_engine_is_killed(folders: Folders) -> None:
    with open_store(folders=folders, long_lived=True) as store:
        with Writers(store) as writers:
            for _ in range(2):
                before = len(writers.saved)
                eventually(lambda before=before: len(writers.saved) > before + 40, timeout=60)
                psutil.Process(engine_pid(folders)).kill()
                eventually(lambda: store.state != "open", timeout=10)
                eventually(lambda: store.state == "open", timeout=60)
            before = len(writers.saved)
            eventually(lambda: len(writers.saved) > before + 40, timeout=60)
        assert writers.refused > 0
        check_whole(store, writers.saved)


def test_a_program_killed_while_it_writes_loses_nothing_acknowledged(folders: Folders) -> None:
    with program(folders, WRITER) as writer:
        assert line_of(writer) == "open"
        acknowledged = [line_of(writer) for _ in range(60)]
        pid = engine_pid(folders)
        writer.kill()
        eventually(lambda: gone(pid), timeout=5)
        assert writer.stdout is not None
        acknowledged += [line for line in writer.stdout.read().split("\n")[:-1] if line]
    with open_store(folders=folders, long_lived=True) as store:
        check_whole(store, acknowledged)


def test_a_guest_finds_the_graph_again_when_a_new_owner_starts_it(folders: Folders) -> None:
    owner = open_store(folders=folders, long_lived=True)
    guest = open_store(folders=folders, long_lived=True)
    try:
        owner.writing(lambda tx: tx.run("CREATE (:Person {id: 'kept'})"))
        owner.close()
        with pytest.raises(StoreAway) as caught:
            guest.read("RETURN 1 AS one")
        assert "nothing was lost" in str(caught.value)
        assert guest.wait_until_open(60)
        assert guest.read("MATCH (p:Person) RETURN p.id AS id") == [{"id": "kept"}]
    finally:
        owner.close()
        guest.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with little room, where the system lets us mount one."""
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=700m", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no small disk can be mounted here (it needs root)")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_is_said_and_nothing_saved_is_lost(folders: Folders, small_disk: Path) -> None:
    there = replace(folders, data=small_disk / "data")
    saved: list[str] = []
    with open_store(folders=there, long_lived=True) as store:
        store.writing(
            lambda tx: tx.run("CREATE (:Change {id: 'cfirst'}), (:Person {id: 'pfirst'})")
        )
        saved.append("first")
        filler = small_disk / "filler"
        filler.write_bytes(b"\0" * (shutil.disk_usage(small_disk).free - 2_000_000))

        def write(number: int) -> None:
            store.writing(
                lambda tx: tx.run(
                    "CREATE (:Change {id: 'c' + $n, t: $t}), (:Person {id: 'p' + $n, t: $t})",
                    {"n": str(number), "t": [f"{number} {i}" for i in range(20_000)]},
                )
            )
            saved.append(str(number))

        seen: GraphError | None = None
        for number in range(200):
            try:
                write(number)
            except GraphError as exc:
                seen = exc
                break
        assert isinstance(seen, DiskFull | StoreStopped), seen
        assert "disk" in seen.sentence
        assert "room" in seen.next_step
        filler.unlink()
        # Nobody restarts anything: with room again the graph comes back by itself.
        assert store.wait_until_open(60)
        check_whole(store, saved)
        store.writing(lambda tx: tx.run("CREATE (:Change {id: 'cl'}), (:Person {id: 'pl'})"))
        check_whole(store, [*saved, "l"])
