"""A server named by the settings: what is said when it is not as it should be."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from queries.store import Address, Store, WriteTx, errors, open_store_from_environment
from queries.store.connection import Server
from queries.store.engine.process import free_port
from tests.support.engine import MARK, graph_for_tests, wipe


@pytest.fixture
def address(store: Store) -> Address:
    found = store._connection.address
    assert found is not None
    return found


def test_a_server_is_chosen_by_the_environment(store: Store, address: Address) -> None:
    environment = {
        "NEO4J_URI": address.uri,
        "NEO4J_USERNAME": address.user,
        "NEO4J_PASSWORD": address.password,
        "NEO4J_DATABASE": "neo4j",
        "GRAPHAPP_DATA": "/nonexistent",
    }
    store.writing(lambda tx: tx.run("CREATE (:Person {id: 'there'})"))
    with open_store_from_environment(environment) as server:
        assert server.read("MATCH (p:Person) RETURN p.id AS id") == [{"id": "there"}]


def test_a_wrong_password_is_said_without_repeating_it(address: Address) -> None:
    with pytest.raises(errors.WrongPassword, match="NEO4J_PASSWORD") as caught:
        Store.open(replace(address, password="hunter-two"))
    assert "hunter-two" not in f"{caught.value} {caught.value.__cause__}"
    assert "hunter-two" not in repr(replace(address, password="hunter-two"))


def test_a_server_that_is_not_there_is_said_soon() -> None:
    began = time.monotonic()
    with pytest.raises(errors.StoreAway, match="cannot be reached"):
        Store.open(Address(f"bolt://127.0.0.1:{free_port()}", "neo4j", "x"))
    assert time.monotonic() - began < 10


def test_an_address_that_is_none_is_said() -> None:
    with pytest.raises(errors.StoreAway, match="NEO4J_URI"):
        Store.open(Address("my graph", "neo4j", "x"))


def test_a_database_that_is_not_there_is_said(address: Address) -> None:
    with pytest.raises(errors.StoreAway, match="NEO4J_DATABASE"):
        Store.open(replace(address, database="elsewhere"))


def test_a_server_that_comes_later_is_found_by_itself(address: Address) -> None:
    port = free_port()
    late = replace(address, uri=f"bolt://127.0.0.1:{port}")
    store = Store.on(Server(late), wait=False)
    try:
        with pytest.raises(errors.StoreAway):
            store.read("RETURN 1 AS one")
        with relay(port, address):
            assert store.wait_until_open(20)
            assert store.read("RETURN 1 AS one") == [{"one": 1}]
    finally:
        store.close()


@contextmanager
def relay(port: int, address: Address) -> Iterator[None]:
    """The server at another port: a plain forwarder that the test can start late."""
    target = ("127.0.0.1", int(address.uri.rsplit(":", 1)[1]))
    listener = socket.create_server(("127.0.0.1", port))
    pipes: list[socket.socket] = []

    def pump(source: socket.socket, sink: socket.socket) -> None:
        try:
            while data := source.recv(65536):
                sink.sendall(data)
        except OSError:
            pass

    def accept(pool: ThreadPoolExecutor) -> None:
        while True:
            try:
                here, _ = listener.accept()
            except OSError:
                return
            there = socket.create_connection(target)
            pipes.extend((here, there))
            pool.submit(pump, here, there)
            pool.submit(pump, there, here)

    with ThreadPoolExecutor(16) as pool:
        pool.submit(accept, pool)
        yield
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        for pipe in pipes:
            with suppress(OSError):
                pipe.shutdown(socket.SHUT_RDWR)
            pipe.close()


def test_writers_of_the_same_things_are_tried_again_until_all_are_through(store: Store) -> None:
    """Two records locked in opposite orders: deadlocks, which nobody may notice."""
    store.writing(lambda tx: tx.run("CREATE (:Case {id: 'a', seq: 0}), (:Case {id: 'b', seq: 0})"))
    lock = "MATCH (c:Case {id: $id}) SET c.seq = c.seq + 1"

    def one(number: int) -> None:
        order = ("a", "b") if number % 2 else ("b", "a")

        def work(tx: WriteTx) -> None:
            for case in order:
                tx.run(lock, {"id": case})
                time.sleep(0.01)

        store.writing(work)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(one, range(24)))
    rows = store.read("MATCH (c:Case) RETURN DISTINCT c.seq AS seq")
    assert rows == [{"seq": 24}]


def test_the_tests_refuse_a_graph_that_they_did_not_make(
    store: Store, address: Address, tmp_path: Path
) -> None:
    environment = {
        "TEST_NEO4J_URI": address.uri,
        "TEST_NEO4J_USERNAME": address.user,
        "TEST_NEO4J_PASSWORD": address.password,
    }
    store.writing(lambda tx: tx.run("CREATE (:Person {id: 'precious'})"))
    store.writing(lambda tx: tx.run(f"MATCH (m:{MARK}) DELETE m"))
    try:
        with (
            pytest.raises(pytest.exit.Exception, match="did not make"),
            graph_for_tests(tmp_path, environment),
        ):
            pass
        assert store.read("MATCH (p:Person) RETURN p.id AS id") == [{"id": "precious"}]
        assert store.read(f"MATCH (m:{MARK}) RETURN m") == []
    finally:
        wipe(store)
        store.writing(lambda tx: tx.run(f"CREATE (:{MARK})"))
    with graph_for_tests(tmp_path, environment) as again:
        assert again.read("RETURN 1 AS one") == [{"one": 1}]


def test_processes_do_not_share_the_graph_that_is_named(tmp_path: Path) -> None:
    environment = {"TEST_NEO4J_URI": "bolt://127.0.0.1:9", "PYTEST_XDIST_WORKER": "gw0"}
    with (
        pytest.raises(pytest.exit.Exception, match="-n 0"),
        graph_for_tests(tmp_path, environment),
    ):
        pass
