"""Taken while others write, a backup is one moment's graph; a restore cut short is known for it."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from queries.backup import backup, bringing, bulk, digest_of, moved, restore, taking
from queries.backup.file import Reader
from queries.commands import add_team
from queries.store import Store
from queries.store.connection import Server
from queries.store.errors import RestoreUnfinished
from queries.store.store import WriteTx
from tests.support.backups import Writer, bring_back
from tests.support.canaries import family
from tests.support.commanding import Office, office_in
from tests.support.engine import wipe
from tests.support.graphs import plant

LANGUAGE = "MATCH (p:Person) SET p.language = $words"
LEFT = """
MATCH (s:Schema)
REMOVE s.restoring
WITH s WHERE s.id = 'restore'
DELETE s
"""


@pytest.fixture
def office(store: Store) -> Office:
    office = office_in(store)
    writer = Writer(office, seed=1, states=False)
    for _ in range(20):
        writer.write_once()
    return office


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Copying takes its time, so that much is written meanwhile."""
    monkeypatch.setattr(taking, "SAY_EVERY", 18)
    return


def linger(_: str) -> None:
    time.sleep(0.2)


@pytest.mark.parametrize("seed", range(3))
def test_it_is_the_graph_between_two_writes(
    office: Office, store: Store, tmp_path: Path, slow: None, seed: int
) -> None:
    writer = Writer(office, seed)
    writer.start()
    header = backup(store, tmp_path / "all.backup", progress=writer.one_more, page=11)
    written = len(writer.did)
    writer.stop()
    assert written >= 3, "too little was written meanwhile to show anything"
    assert header.digest in writer.states
    # Not as it was at the beginning: what was written while it copied is in it.
    assert writer.states.index(header.digest) > 0
    assert bring_back(store, tmp_path / "all.backup") == header.digest


def test_the_test_above_would_notice_a_copy_of_no_one_moment(
    office: Office, store: Store, tmp_path: Path, slow: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing_moved(run: object, passed: object, began: object) -> object:
        keys = moved.Keys()
        return keys, moved._lines(run, keys)  # type: ignore[arg-type]

    monkeypatch.setattr(moved, "catch_up", nothing_moved)
    monkeypatch.setattr(taking, "_all_at_once", lambda *_: None)
    found = []
    for seed in range(3):
        writer = Writer(office, seed)
        writer.start()
        header = backup(store, tmp_path / "all.backup", progress=writer.one_more, page=11)
        writer.stop()
        found.append(header is not None and header.digest in writer.states)
    assert not all(found)


def test_several_writers_at_once(office: Office, store: Store, tmp_path: Path, slow: None) -> None:
    """Each writes pairs: two people in one command, or two names. Half of one would be torn."""
    writers = [Writer(office, seed, states=False) for seed in range(3)]
    for writer in writers:
        writer.start()
    try:
        header = backup(store, tmp_path / "all.backup", progress=linger, page=11)
    finally:
        for writer in writers:
            writer.end()
    for writer in writers:
        writer.stop()
    assert Reader(tmp_path / "all.backup").check() == header
    assert bring_back(store, tmp_path / "all.backup") == header.digest
    untold = store.read(
        "MATCH (p:Person) WHERE NOT EXISTS { (p)-[:NAMED]->() } AND p.name IS NOT NULL"
        " RETURN count(p) AS n"
    )
    assert untold[0]["n"] == 0
    torn = store.read(
        "MATCH (c:Case) WITH c, COUNT { MATCH (:Change {case_id: c.id}) }"
        " + COUNT { MATCH (n:ChangePart {case_id: c.id}) WHERE n.number = 0 } AS told"
        " WHERE c.seq <> told RETURN c.id AS id"
    )
    assert torn == []


def test_a_write_that_cannot_be_told_apart_is_in_it_or_not(
    office: Office, store: Store, tmp_path: Path, slow: None
) -> None:
    states = [str(digest_of(store))]
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            store.writing(lambda tx, n=number: tx.run(LANGUAGE, {"words": str(n)}))
            states.append(str(digest_of(store)))

    writer = threading.Thread(target=write)
    writer.start()
    said: list[str] = []

    def progress(words: str) -> None:
        said.append(words)
        linger(words)

    header = backup(store, tmp_path / "all.backup", progress=progress, page=11)
    stop.set()
    writer.join(60)
    assert header.digest in states
    assert any("copying again" in words for words in said)


def test_others_wait_only_while_the_rest_is_read(
    office: Office, store: Store, tmp_path: Path, slow: None
) -> None:
    waits: list[float] = []
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            began = time.monotonic()
            add_team(store, "Another")
            waits.append(time.monotonic() - began)

    writer = threading.Thread(target=write)
    writer.start()
    began = time.monotonic()
    backup(store, tmp_path / "all.backup", progress=lambda _: time.sleep(0.7), page=11)
    took = time.monotonic() - began
    stop.set()
    writer.join(60)
    assert took > 1.5
    assert max(waits) < took / 2


def test_while_it_waits_for_an_import_the_others_work_on(
    office: Office, store: Store, tmp_path: Path
) -> None:
    begun, done = threading.Event(), threading.Event()

    def long_one(tx: WriteTx) -> None:
        begun.set()
        done.wait(60)

    importing = threading.Thread(target=lambda: store.writing(long_one))
    importing.start()
    assert begun.wait(10)
    saving = threading.Thread(target=lambda: backup(store, tmp_path / "all.backup"))
    saving.start()
    waits = []
    until = time.monotonic() + 10
    while time.monotonic() < until:
        began = time.monotonic()
        add_team(store, "Another")
        waits.append(time.monotonic() - began)
        time.sleep(0.05)
    assert len(waits) > 10
    assert saving.is_alive()
    assert max(waits) < 5
    done.set()
    importing.join(30)
    saving.join(60)
    assert (tmp_path / "all.backup").exists()


def restoring(store: Store) -> Store:
    address = store._connection.address
    assert address is not None
    return Store.on(Server(address), restoring=True)


def test_a_restore_cut_short_is_refused_at_the_start_and_begun_again(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(store, family())
    file = tmp_path / "all.backup"
    header = backup(store, file)
    wipe(store)
    monkeypatch.setattr(bulk, "AT_ONCE", 10)

    def kill(words: str) -> None:
        if words[:1].isdigit() and int(words.split()[0]) > 40:
            raise KeyboardInterrupt

    address = store._connection.address
    assert address is not None
    try:
        with restoring(store) as half, pytest.raises(KeyboardInterrupt):
            restore(half, file, progress=kill)
        assert store.read("MATCH (n) WHERE n:Person OR n:Household RETURN count(n) AS n")[0]["n"]
        with pytest.raises(RestoreUnfinished, match="graphapp restore FILE"):
            Store.open(address)
        with pytest.raises(RestoreUnfinished):  # a store that was open before may not write either
            add_team(store, "Too early")
        with restoring(store) as again:
            assert restore(again, file) == header
        Store.open(address).close()
        assert str(digest_of(store)) == header.digest
    finally:
        with restoring(store) as again:
            again.writing(lambda tx: tx.run(LEFT))


KILLED = """
import os, signal, sys
from pathlib import Path
from queries.backup import bulk, restore
from queries.store import Address, Store
from queries.store.connection import Server
bulk.AT_ONCE = 10
def kill(words):
    if words[:1].isdigit() and int(words.split()[0]) > 40:
        os.kill(os.getpid(), signal.SIGKILL)
address = Address(os.environ["URI"], os.environ["NAME"], os.environ["WORD"], None)
with Store.on(Server(address), restoring=True) as store:
    restore(store, Path(sys.argv[1]), progress=kill)
"""


def test_a_killed_restore_is_begun_again(store: Store, tmp_path: Path) -> None:
    plant(store, family())
    file = tmp_path / "all.backup"
    header = backup(store, file)
    wipe(store)
    address = store._connection.address
    assert address is not None
    try:
        killed = subprocess.run(
            [sys.executable, "-c", KILLED, str(file)],
            env={"URI": address.uri, "NAME": address.user, "WORD": address.password,
                 "PYTHONPATH": str(Path.cwd())},
            check=False,
        )  # fmt: skip
        assert killed.returncode == -9
        with pytest.raises(RestoreUnfinished):
            Store.open(address)
        with restoring(store) as again:
            restore(again, file)
        assert str(digest_of(store)) == header.digest
    finally:
        with restoring(store) as again:
            again.writing(lambda tx: tx.run(LEFT))


def test_what_is_not_what_was_saved_stays_closed(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(store, family())
    backup(store, tmp_path / "all.backup")
    wipe(store)
    monkeypatch.setattr(bringing.Bulk, "tie", lambda *_: None)
    address = store._connection.address
    assert address is not None
    try:
        with restoring(store) as half, pytest.raises(bringing.RestoreFailed):
            restore(half, tmp_path / "all.backup")
        with pytest.raises(RestoreUnfinished):
            Store.open(address)
    finally:
        with restoring(store) as again:
            again.writing(lambda tx: tx.run(LEFT))
