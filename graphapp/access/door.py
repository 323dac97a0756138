"""The door: the opening link's one-time token, the Host header, and who may come in."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable


class Door:
    """Holds the token of the opening link; each is used once, then there is a new one."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._token = secrets.token_urlsafe(24)
        self._used: Callable[[], None] | None = None

    @property
    def token(self) -> str:
        """The token that opens next."""
        return self._token

    def opens(self, token: str) -> bool:
        """Whether this is the token; if so it is used up."""
        with self._guard:
            if not secrets.compare_digest(token.encode(), self._token.encode()):
                return False
            self._token = secrets.token_urlsafe(24)
        if self._used is not None:
            self._used()
        return True

    def when_used(self, told: Callable[[], None]) -> None:
        """Call `told` each time a token was used: then there is another."""
        self._used = told


def known_host(header: str, port: int | None) -> bool:
    """Whether a Host header names this computer itself (against pages that rebind a name to it).

    `port` None lets any port pass.
    """
    name, _, given = header.rpartition(":") if _has_port(header) else (header, "", "")
    if name.lower() not in {"127.0.0.1", "localhost", "[::1]"}:
        return False
    return port is None or (given or "80") == str(port)


def _has_port(header: str) -> bool:
    return ":" in header.rpartition("]")[2]
