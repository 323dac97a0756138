"""A line to the graph that a test can cut and mend: a small TCP relay."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from urllib.parse import urlsplit

from queries.store import Address, Store


class Line:
    """Relays to a port while it is whole; when cut, nobody gets through and all are dropped."""

    def __init__(self, target: tuple[str, int]) -> None:
        self._target = target
        self._ends: set[socket.socket] = set()
        self._guard = threading.Lock()
        self._whole = True
        self._closed = False
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        with self._guard:
            self._whole = False
            ends, self._ends = self._ends, set()
        for end in ends:
            _drop(end)

    def mend(self) -> None:
        with self._guard:
            self._whole = True

    def close(self) -> None:
        self._closed = True
        self.cut()
        _drop(self._listener)

    def _accept(self) -> None:
        while not self._closed:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            try:
                far = socket.create_connection(self._target)
            except OSError:
                _drop(near)
                continue
            with self._guard:
                whole = self._whole
                if whole:
                    self._ends |= {near, far}
            if not whole:
                _drop(near)
                _drop(far)
                continue
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._relay, args=(one, other), daemon=True).start()

    def _relay(self, one: socket.socket, other: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := one.recv(65536):
                other.sendall(data)
        with self._guard:
            self._ends -= {one, other}
        _drop(one)
        _drop(other)


def _drop(end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()


@contextmanager
def line_to(store: Store, *, whole: bool = True) -> Iterator[tuple[Line, Store]]:
    """A line to a store's graph, and a second store over it, opened in the background."""
    address = store._connection.address
    assert address is not None
    parts = urlsplit(address.uri)
    line = Line((parts.hostname or "127.0.0.1", parts.port or 7687))
    if not whole:
        line.cut()
    from queries.store.connection import Server

    there: Address = replace(address, uri=f"bolt://127.0.0.1:{line.port}")
    over = Store.on(Server(there), wait=whole)
    try:
        yield line, over
    finally:
        over.close()
        line.close()
