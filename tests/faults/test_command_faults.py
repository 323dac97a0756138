"""The engine killed under four writers: nothing acknowledged is lost, nothing is half-written."""

from __future__ import annotations

import json
import threading
import time

import psutil
import pytest

from queries.commands import Command, add_person, apply, correct_person, move_in, new_tie
from queries.ids import new_id
from queries.store import Folders, Store, open_store
from queries.store.engine.endpoint import read_endpoint
from queries.store.errors import GraphError, StoreAway, StoreBusy
from queries.vocabulary import TieType
from tests.support.commanding import Office, office_in
from tests.support.processes import eventually

pytestmark = pytest.mark.faults

WRITERS = 4


class Workers:
    """Four threads that each send one command after another, each again until it is answered."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.saved: dict[str, Command] = {}
        self.sent: set[str] = set()
        self.away = 0
        self.wrong: list[GraphError] = []
        self._enough = threading.Event()
        self._threads = [threading.Thread(target=self._work, args=(w,)) for w in range(WRITERS)]

    def __enter__(self) -> Workers:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._enough.set()
        for thread in self._threads:
            thread.join()

    def _work(self, writer: int) -> None:
        known_as: str | None = None
        mine = new_id()
        self._send(add_person(self.office.case_id, {"id": mine, "name": f"Writer {writer}"}))
        number = 0
        while not self._enough.is_set():
            number += 1
            person = new_id()
            knows = new_tie(TieType.KNOWS, person, self.office.child, {"kind": "friend"})
            for command in (
                add_person(self.office.case_id, {"id": person, "name": f"{number}"}, ties=[knows]),
                correct_person(self.office.case_id, mine, {"known_as": (known_as, f"{number}")}),
                move_in(self.office.case_id, [mine], {"address": f"{number}"}),
            ):
                self._send(command)
            known_as = f"{number}"

    def _send(self, command: Command) -> None:
        """Until it is answered, as a page does; what was never answered may be there or not."""
        self.sent.add(command.id)
        while not self._enough.is_set():
            try:
                apply(self.office.again(self.office.worker), command)
            except (StoreAway, StoreBusy):
                self.away += 1
                time.sleep(0.05)
            except GraphError as error:
                self.wrong.append(error)
                return
            else:
                self.saved[command.id] = command
                return


def check_whole(store: Store, workers: Workers) -> None:
    """Each acknowledged command is there once; each one that is there is there whole."""
    rows = store.read("MATCH (c:Change) RETURN c.command_id AS id, c.records AS records")
    written = {row["id"]: json.loads(row["records"]) for row in rows}
    assert len(written) == len(rows)
    assert workers.saved.keys() <= written.keys()
    assert len(written.keys() - workers.sent) == 2  # those that made the office
    nodes = {row["id"] for row in store.read("MATCH (n:Person|Household) RETURN n.id AS id")}
    ties = {
        row["id"]
        for row in store.read("MATCH ()-[r:KNOWS|LIVES_IN|IN_NETWORK_OF]->() RETURN r.id AS id")
    }
    made = [r for records in written.values() for r in records if r["before"] is None]
    kinds = {"Person", "Household", "KNOWS", "LIVES_IN", "IN_NETWORK_OF"}
    assert {r["id"] for r in made if r["is"] in kinds} == nodes | ties
    unnamed = "MATCH (p:Person) WHERE NOT EXISTS { (p)-[:NAMED]->() } RETURN count(p) AS n"
    assert store.read(unnamed) == [{"n": 0}]
    seqs = [r["seq"] for r in store.read("MATCH (c:Change) RETURN c.seq AS seq ORDER BY seq")]
    assert seqs == list(range(1, len(rows) + 1))
    assert store.read("MATCH (c:Case) RETURN c.seq AS seq") == [{"seq": len(rows)}]


def test_commands_survive_the_engine_being_killed(folders: Folders) -> None:
    with open_store(folders=folders, long_lived=True) as store:
        office = office_in(store)
        with Workers(office) as workers:
            for _ in range(2):
                before = len(workers.saved)
                eventually(lambda before=before: len(workers.saved) > before + 30, timeout=90)
                endpoint = read_endpoint(folders.endpoint)
                assert endpoint is not None
                psutil.Process(endpoint.pid).kill()
                eventually(lambda: store.state != "open", timeout=20)
                eventually(lambda: store.state == "open", timeout=120)
            before = len(workers.saved)
            eventually(lambda: len(workers.saved) > before + 30, timeout=90)
        assert not workers.wrong, workers.wrong
        assert workers.away > 0
        check_whole(store, workers)
