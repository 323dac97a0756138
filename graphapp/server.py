"""Serving: one process on a loopback port, warmed up before the first answer, ended by Ctrl-C."""

from __future__ import annotations

import logging
import signal
import socket
import sys
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from types import FrameType

import waitress
from dash import Dash

from graphapp.access.guard import Gate
from graphapp.app import create_app
from graphapp.errors import NotServed
from graphapp.services import Services
from graphapp.settings import ONLY_LOOPBACK, USUAL_PORT, Settings, is_loopback

THREADS = 8
log = logging.getLogger("graphapp")


def serve(
    settings: Settings,
    open_services: Callable[[], Services],
    say: Callable[[str], None] = print,
    *,
    while_opening: Callable[[Services], None] | None = None,
) -> None:
    """Serve until Ctrl-C (or a request to end), then close the services.

    The graph opens in the background while the application is made.

    `while_opening` runs in the background as soon as the page is served.

    Raises
    ------
    NotServed : another address than loopback, or the port is taken.
    """
    listener = listen(settings)
    port = listener.getsockname()[1]
    services = open_services()
    try:
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
    except BaseException:
        listener.close()
        services.close()
        raise
    for one in (signal.SIGTERM, signal.SIGINT):  # a shell starts background jobs without SIGINT
        signal.signal(one, _end)
    tell_links(app, settings.host, port, say)
    try:
        if while_opening is not None:
            while_opening(services)
        server.run()  # returns at KeyboardInterrupt and SystemExit
    finally:
        services.close()
        server.close()


def listen(settings: Settings) -> socket.socket:
    """Return a socket that listens where the settings say.

    Raises
    ------
    NotServed : another address than loopback, or the port is taken.
    """
    if not is_loopback(settings.host):
        raise NotServed(ONLY_LOOPBACK, "")
    wanted = [USUAL_PORT, 0] if settings.port is None else [settings.port]
    for number, port in enumerate(wanted, 1):
        family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
        listener = socket.socket(family, socket.SOCK_STREAM)
        if sys.platform != "win32":  # there it would let two programs share the port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((settings.host.strip("[]"), port))
            listener.listen(128)
        except OSError as exc:
            listener.close()
            if number == len(wanted):
                raise NotServed(
                    f"Port {port} is in use, or not allowed.",
                    "Set GRAPHAPP_PORT to another number, or leave it out.",
                ) from exc
        else:
            return listener
    raise AssertionError("unreachable")


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


def start_log(settings: Settings) -> None:
    """Write the program's log to its file, and nothing of it on the terminal."""
    settings.log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = RotatingFileHandler(settings.log, maxBytes=1_000_000, backupCount=3, encoding="utf-8")
    file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.handlers[:] = [file]
    root.setLevel(logging.WARNING)
    log.setLevel(logging.INFO)


def _end(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)
