"""From a command to a served page: the graph opens while the application loads; Ctrl-C ends both.

Light to import: what is heavy (Dash) is loaded after the graph was told to open.
"""

from __future__ import annotations

import logging
import signal
import socket
import sys
import threading
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from types import FrameType

from graphapp.errors import NotServed
from graphapp.services import Services
from graphapp.settings import ONLY_LOOPBACK, USUAL_PORT, Settings, is_loopback

Say = Callable[[str], None]
ENDS_WITHIN = 3.0


def start(
    settings: Settings, say: Say, *, while_opening: Callable[[Services], None] | None = None
) -> None:
    """Serve until Ctrl-C (or a request to end), then let go of the graph.

    `while_opening` is called once the graph was told to open; it must not wait.

    Raises
    ------
    NotServed : another address than loopback, or the port is taken.
    """
    start_log(settings)
    listener = listen(settings)
    services = Services.from_settings(settings)
    closing = threading.Thread(target=services.close, name="closing")

    def on_end(_signal: int, _frame: FrameType | None) -> None:
        # The graph is let go while the last answers go out: they would wait for it otherwise.
        if not closing.ident:
            closing.start()
        raise SystemExit(0)

    for one in (signal.SIGTERM, signal.SIGINT):  # a shell starts background jobs without SIGINT
        signal.signal(one, on_end)
    try:
        if while_opening is not None:
            while_opening(services)
        from graphapp.server import serve  # it takes a second, and the graph opens meanwhile

        serve(settings, services, listener, say)
    finally:
        listener.close()
        if not closing.ident:
            closing.start()
        closing.join(ENDS_WITHIN)


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


def start_log(settings: Settings) -> None:
    """Write the program's log to its file, and nothing of it on the terminal.

    No address of a request, no parameter and no message of an unforeseen error is written.
    """
    settings.log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = RotatingFileHandler(settings.log, maxBytes=1_000_000, backupCount=3, encoding="utf-8")
    file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.handlers[:] = [file]
    root.setLevel(logging.WARNING)
    logging.getLogger("graphapp").setLevel(logging.INFO)
