"""The real application over the real graph on a loopback port, for tests."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dash import Dash
from flask.sessions import SecureCookieSessionInterface
from werkzeug.serving import WSGIRequestHandler, make_server

from graphapp.access.guard import Gate
from graphapp.access.session import Session
from graphapp.app import create_app
from graphapp.server import warm_up
from graphapp.services import Services
from graphapp.settings import Settings
from queries.store import Store
from queries.users import list_users


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

    def cookie(self, session: Session) -> tuple[str, str]:
        """The name and value of the cookie of somebody who came in: the door has its own tests."""
        sessions, server = self.gate.sessions, self.app.server
        sid = sessions.change(sessions.start(), session)
        signer = SecureCookieSessionInterface().get_signing_serializer(server)
        assert signer is not None
        return server.config["SESSION_COOKIE_NAME"], str(signer.dumps({"sid": sid}))

    def worker(self, name: str) -> Session:
        """The session of somebody who works here, as it is when they have come in."""
        store = self.services.store_for_access()
        user = next(one for one in list_users(store) if one.name == name)
        return Session(user.id, user.name, user.role)


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
