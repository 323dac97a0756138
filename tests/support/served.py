"""The real application over the real graph on a loopback port, for tests."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dash import Dash
from werkzeug.serving import WSGIRequestHandler, make_server

from graphapp.access.guard import Gate
from graphapp.app import create_app
from graphapp.server import warm_up
from graphapp.services import Services
from graphapp.settings import Settings
from queries.store import Store


@dataclass(frozen=True)
class Served:
    """An application that answers at `url`."""

    url: str
    app: Dash
    services: Services
    gate: Gate

    @property
    def link(self) -> str:
        """The opening link of the moment."""
        return f"{self.url}/open?token={self.gate.door.token}"


class Quiet(WSGIRequestHandler):
    """Answers without a line in the log."""

    def log_request(self, *args: object) -> None:
        pass


@contextmanager
def serving(store: Store, private: Path | None = None) -> Iterator[Served]:
    """Serve an application over a store; the store stays open afterwards."""
    services = Services(store, private=private)
    server = make_server("127.0.0.1", 0, _not_yet, threaded=True, request_handler=Quiet)
    port = server.server_port
    settings = Settings(port=port)
    app = create_app(services, settings, port=port)
    warm_up(app)
    server.app = app.server
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        gate = app.server.extensions["gate"]
        yield Served(f"http://127.0.0.1:{port}", app, services, gate)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _not_yet(environ: object, start_response: object) -> list[bytes]:
    raise AssertionError("asked before the application was there")
