"""Serving the application with waitress, warmed up before the first answer."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable

import waitress
from dash import Dash

from graphapp.access.guard import Gate
from graphapp.app import create_app
from graphapp.canvas.pictures import load_all
from graphapp.services import Services
from graphapp.settings import Settings

THREADS = 8


def serve(
    settings: Settings, services: Services, listener: socket.socket, say: Callable[[str], None]
) -> None:
    """Serve on a listening socket until SystemExit or KeyboardInterrupt; say the opening link."""
    port = listener.getsockname()[1]
    app = create_app(services, settings, port=port)
    warm_up(app)
    server = waitress.create_server(
        app.server,
        sockets=[listener],
        threads=THREADS,
        ident=None,
        max_request_body_size=settings.largest_request,
        clear_untrusted_proxy_headers=True,
    )
    tell_links(app, settings.host, port, say)
    threading.Thread(target=_get_ready, args=(services,), name="getting ready", daemon=True).start()
    try:
        server.run()
    finally:
        server.close()


def _get_ready(services: Services) -> None:
    """What the first map needs, while its reader is still at the first page."""
    load_all()
    services.warm()


def warm_up(app: Dash) -> None:
    """Register every callback before the first request: two at once would meet half of them."""
    with app.server.test_request_context("/_dash-dependencies"):
        app._setup_server()  # type: ignore[no-untyped-call]
        app.dependencies()


def tell_links(app: Dash, host: str, port: int, say: Callable[[str], None]) -> None:
    """Say the opening link now, and the next one each time one was used."""
    gate: Gate = app.server.extensions["gate"]
    shown = f"[{host}]" if ":" in host else host

    def link() -> str:
        return f"http://{shown}:{port}/open?token={gate.door.token}"

    say(f"Open this link: {link()}")
    gate.door.when_used(lambda: say(f"Opened. For another browser: {link()}"))
