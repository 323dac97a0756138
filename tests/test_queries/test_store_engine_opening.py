"""Opening the embedded engine: behind the first page, and what stands in its way is said."""

from __future__ import annotations

import socket
from dataclasses import replace

import psutil
import pytest

from queries.store import Folders, open_store
from queries.store.engine import process
from queries.store.engine.endpoint import Endpoint, read_endpoint
from queries.store.engine.locks import FileLock
from queries.store.engine.running import attach_or_start
from queries.store.errors import EngineFailed, StoreAway, StoreNotSetUp, StoreOpening
from tests.support.processes import eventually, gone


def test_a_port_that_was_taken_meanwhile_is_not_the_end(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ports = [process.free_port(), int(taken.getsockname()[1])]
        monkeypatch.setattr(process, "free_port", ports.pop)
        running = attach_or_start(folders, long_lived=True)
        running.stop()
    assert not ports


def test_a_folder_that_another_engine_has_open_is_said(folders: Folders) -> None:
    running = attach_or_start(folders, long_lived=True)
    try:
        folders.endpoint.unlink()
        folders.owner_lock.unlink()
        with pytest.raises(StoreAway, match="Another program has"):
            attach_or_start(folders, long_lived=True)
    finally:
        running.stop()


def test_opening_in_the_background_says_so_until_it_is_open(new_folders: Folders) -> None:
    store = open_store(folders=new_folders, long_lived=True, wait=False)
    try:
        assert store.state == "opening"
        with pytest.raises(StoreOpening, match="opening"):
            store.read("RETURN 1 AS one")
        assert store.wait_until_open(60)
        assert store.state == "open"
        assert store.read("RETURN 1 AS one") == [{"one": 1}]
    finally:
        store.close()
    assert store.state == "closed"
    with pytest.raises(StoreAway, match="closed"):
        store.read("RETURN 1 AS one")


def test_closing_while_it_opens_leaves_nothing_running(folders: Folders) -> None:
    store = open_store(folders=folders, long_lived=True, wait=False)
    eventually(folders.endpoint.exists, timeout=60)
    endpoint = read_endpoint(folders.endpoint)
    assert endpoint is not None
    store.close()
    eventually(lambda: gone(endpoint.pid), timeout=60)
    eventually(lambda: FileLock(folders.owner_lock).try_take(), timeout=10)


def test_a_stale_endpoint_with_a_reused_pid_is_not_believed(new_folders: Folders) -> None:
    new_folders.make_data()
    me = psutil.Process()
    Endpoint("bolt://127.0.0.1:9", me.pid, me.create_time() - 500, "0", True).write(
        new_folders.endpoint
    )
    new_folders.password.write_text("wrong")
    with pytest.raises(StoreAway):
        attach_or_start(new_folders, may_start=False)


def test_an_engine_that_is_not_set_up_says_make_setup(new_folders: Folders) -> None:
    bare = replace(new_folders, cache=new_folders.data.parent / "empty")
    with pytest.raises(StoreNotSetUp, match="make setup"):
        open_store(folders=bare)
    waiting = open_store(folders=bare, wait=False)
    eventually(lambda: waiting.state == "away", timeout=10)
    with pytest.raises(StoreNotSetUp, match="make setup"):
        waiting.read("RETURN 1 AS one")
    waiting.close()


def test_a_data_folder_that_cannot_be_used_is_said(new_folders: Folders) -> None:
    new_folders.data.write_text("a file where the folder should be")
    with pytest.raises(EngineFailed, match="GRAPHAPP_DATA"):
        open_store(folders=new_folders)
