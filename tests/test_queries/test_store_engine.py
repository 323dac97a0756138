"""The embedded engine's life: who starts it, who attaches, and that it never outlives its owner."""

from __future__ import annotations

import contextlib
import os
import signal
import stat
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path

import psutil
import pytest

from queries.store import Folders, WriteTx, open_store
from queries.store.engine import settings
from queries.store.engine.endpoint import read_endpoint
from queries.store.engine.locks import FileLock
from queries.store.engine.running import attach_or_start
from queries.store.errors import GraphError, StoreAway
from tests.support.processes import environment_for, eventually, gone, line_of, program

OWNER = """
import sys, time
from queries.store import Folders, WriteTx, open_store
store = open_store(folders=Folders.from_environment(), long_lived=True)
store.read("RETURN 1 AS one")
try:
    print("open", flush=True)
    time.sleep(120)
except KeyboardInterrupt:
    store.close()
    print("closed", flush=True)
"""
ONE_SHOT = """
import sys
from queries.store import Folders, WriteTx, open_store
with open_store(folders=Folders.from_environment()) as store:
    store.writing(lambda tx: tx.run("CREATE (:Person {id: $id})", {"id": sys.argv[1]}))
    print(store.read("MATCH (p:Person {id: $id}) RETURN p.id AS id", {"id": sys.argv[1]}))
"""


def engine_pid(folders: Folders) -> int:
    endpoint = read_endpoint(folders.endpoint)
    assert endpoint is not None
    assert endpoint.ready
    return endpoint.pid


def test_a_second_start_attaches_and_the_files_are_private(new_folders: Folders) -> None:
    first = attach_or_start(new_folders, long_lived=True)
    try:
        second = attach_or_start(new_folders, long_lived=True)
        assert (first.owner, second.owner) == (True, False)
        assert (second.uri, second.password) == (first.uri, first.password)
        for path in (new_folders.endpoint, new_folders.password):
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(new_folders.data.stat().st_mode) == 0o700
        second.stop()
        assert first.alive()
        connections = psutil.Process(first.pid).net_connections(kind="inet")
        assert connections
        assert {c.laddr.ip.removeprefix("::ffff:") for c in connections} <= {"127.0.0.1", "::1"}
        assert len(first.password) >= 24
    finally:
        began = time.monotonic()
        first.stop()
        took = time.monotonic() - began
    assert took < 3
    assert not first.alive()
    assert read_endpoint(new_folders.endpoint) is None


def test_a_large_graph_has_the_full_compiler_and_the_same_start_up_cache(
    new_folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "LARGE", 1)
    told = []
    for _ in range(2):  # the first start finds no graph yet
        with open_store(folders=new_folders, long_lived=True) as store:
            assert store.read("RETURN 1 AS one") == [{"one": 1}]
            argument = psutil.Process(engine_pid(new_folders)).cmdline()[-1]
            told.append(Path(argument.removeprefix("@")).read_text(encoding="utf-8"))
    small, large = told
    assert settings.QUICK in small
    full = "".join(f'"{flag}"\n' for flag in settings.FULL)
    assert large.replace(full, "") == small.replace(f'"{settings.QUICK}"\n', "")


def test_two_commands_at_once_both_succeed_and_leave_nothing_running(new_folders: Folders) -> None:
    commands = [
        subprocess.Popen(
            [sys.executable, "-c", ONE_SHOT, name],
            env=environment_for(new_folders),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in ("one", "two", "three")
    ]
    told = [command.communicate(timeout=120) for command in commands]
    assert [command.returncode for command in commands] == [0, 0, 0], told
    assert [out.strip() for out, _ in told] == [
        f"[{{'id': '{n}'}}]" for n in ("one", "two", "three")
    ]
    assert read_endpoint(new_folders.endpoint) is None
    mine = str(new_folders.home)
    assert not [p.pid for p in psutil.process_iter(["cmdline"]) if mine in str(p.info["cmdline"])]


@pytest.mark.faults
def test_the_engine_goes_when_its_owner_is_killed_and_the_next_start_works(
    folders: Folders,
) -> None:
    with program(folders, OWNER) as owner:
        assert line_of(owner) == "open"
        pid = engine_pid(folders)
        with open_store(folders=folders) as guest:
            guest.writing(lambda tx: tx.run("CREATE (:Person {id: 'before'})"))
            owner.kill()
            took = eventually(lambda: gone(pid), timeout=5)
            with pytest.raises(StoreAway, match="graph"):
                guest.read("RETURN 1 AS one")
    assert took < 4
    with open_store(folders=folders, long_lived=True) as store:
        assert store.read("MATCH (p:Person) RETURN p.id AS id") == [{"id": "before"}]


@pytest.mark.faults
def test_an_owner_killed_while_it_starts_leaves_no_engine(new_folders: Folders) -> None:
    with program(new_folders, OWNER) as owner:
        eventually(new_folders.endpoint.exists, timeout=60)
        endpoint = read_endpoint(new_folders.endpoint)
        assert endpoint is not None
        assert not endpoint.ready
        owner.kill()
        eventually(lambda: gone(endpoint.pid), timeout=5)


@pytest.mark.faults
def test_the_engine_goes_when_its_keeper_is_killed(folders: Folders) -> None:
    running = attach_or_start(folders, long_lived=True)
    try:
        keeper = psutil.Process(running.pid).parent()
        assert keeper is not None
        assert keeper.pid != psutil.Process().pid
        keeper.kill()
        eventually(lambda: not running.alive(), timeout=3)
    finally:
        running.stop()


def test_ctrl_c_closes_within_three_seconds(folders: Folders) -> None:
    with program(folders, OWNER) as owner:
        assert line_of(owner) == "open"
        pid = engine_pid(folders)
        # To the whole group, as a terminal does it: the engine must be spared.
        began = time.monotonic()
        os.killpg(owner.pid, signal.SIGINT)
        assert line_of(owner) == "closed"
        eventually(lambda: gone(pid), timeout=3)
        assert time.monotonic() - began < 3
    assert "shutdown initiated" in folders.log.with_name("neo4j.log").read_text()


def test_an_engine_killed_under_its_owner_is_started_again(folders: Folders) -> None:
    with open_store(folders=folders, long_lived=True) as store:
        store.writing(lambda tx: tx.run("CREATE (:Person {id: 'safe'})"))
        psutil.Process(engine_pid(folders)).kill()
        with pytest.raises(StoreAway):
            store.read("RETURN 1 AS one")
        assert store.wait_until_open(90)
        assert store.read("MATCH (p:Person) RETURN p.id AS id") == [{"id": "safe"}]


def test_no_log_holds_a_name(folders: Folders, caplog: pytest.LogCaptureFixture) -> None:
    canary = "Zebedee Quillfeather"
    with caplog.at_level("DEBUG"), open_store(folders=folders, long_lived=True) as store:
        for statement in (
            "CREATE (:Person {id: $name})",
            "CREATE (:Person {id: $name})",  # the second is refused by the constraint
            "RETURN date($name)",
            "UNWIND range(1, 100000000) AS x WITH x WHERE x <> $name RETURN count(x)",
        ):
            with contextlib.suppress(GraphError):
                store.writing(partial(run, statement, {"name": canary}), timeout=1)
    logs = list(folders.data.rglob("*.log*"))
    assert {"engine.log", "errors.log", "neo4j.log"} == {log.name for log in logs}
    for log in logs:
        assert "Zebedee" not in log.read_text(errors="replace"), log.name
    assert "Zebedee" not in " ".join(record.getMessage() for record in caplog.records)


def run(statement: str, values: dict[str, object], tx: WriteTx) -> None:
    tx.run(statement, values)


@pytest.mark.usefixtures("begun")
def test_a_second_set_up_waits_for_the_first_and_finds_all_done(new_folders: Folders) -> None:
    with FileLock(new_folders.set_up_lock) as first:
        assert first.take(60)
        second = subprocess.Popen(
            [sys.executable, "-m", "queries.store.setup"],
            env=environment_for(new_folders),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        told = [line_of(second), line_of(second)]
        assert "waiting" in told[1], told
    out, err = second.communicate(timeout=300)
    assert second.returncode == 0, err
    assert "all parts checked" in out
    assert "The graph opens in" in out
    assert read_endpoint(new_folders.endpoint) is None


def test_a_command_that_started_the_engine_waits_for_another_that_uses_it(folders: Folders) -> None:
    owner = open_store(folders=folders)
    guest = open_store(folders=folders)
    closing = threading.Thread(target=owner.close)
    closing.start()
    eventually(lambda: not folders.endpoint.exists(), timeout=10)
    assert guest.read("RETURN 1 AS one") == [{"one": 1}]
    assert closing.is_alive()
    guest.close()
    closing.join(timeout=5)
    assert not closing.is_alive()
    assert FileLock(folders.owner_lock).try_take()
