"""Sessions: who is working and who is looking, kept by the server; the browser holds an id only.

They are kept in a file (mode 0600) too, so that a restart leaves a family's room as it was.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import threading
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from queries.store.handle import Viewer
from queries.vocabulary import Audience, Role

LASTS = 12 * 3600.0
"""Seconds that a session lasts without being used."""
NOTED_EVERY = 300.0
"""Seconds between two notes on disk that a session was used."""


@dataclass(frozen=True, slots=True)
class Session:
    """One browser's place in the program. `user_id` is empty until somebody says who they are.

    With any audience but the professionals, `room_case` is the one case in the room.
    """

    user_id: str = ""
    user_name: str = ""
    role: Role = Role.WORKER
    audience: Audience = Audience.PROFESSIONALS
    room_case: str | None = None
    used: float = 0.0

    @property
    def viewer(self) -> Viewer:
        """Who is working, for a handle."""
        return Viewer(self.user_id, self.user_name, self.role)

    @property
    def in_the_room(self) -> bool:
        """Whether somebody other than professionals is looking."""
        return self.audience is not Audience.PROFESSIONALS


class Sessions:
    """All sessions, by the hash of the id that the browser holds. Thread-safe."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._guard = threading.Lock()
        self._all: dict[str, Session] = _read(file) if file else {}

    def start(self) -> str:
        """Start a session and return its id for the browser."""
        sid = secrets.token_urlsafe(32)
        with self._guard:
            self._all[_key(sid)] = Session(used=time.time())
            self._keep()
        return sid

    def get(self, sid: str) -> Session | None:
        """Return the session of an id, or None when there is none or it lasted too long."""
        now = time.time()
        with self._guard:
            session = self._all.get(_key(sid))
            if session is None:
                return None
            if now - session.used > LASTS:
                del self._all[_key(sid)]
                self._keep()
                return None
            if now - session.used > NOTED_EVERY:
                self._all[_key(sid)] = session = replace(session, used=now)
                self._keep()
            return session

    def change(self, sid: str, session: Session) -> str:
        """Put a session in place of an id's, under a new id, which is returned.

        A new id each time the person or the audience changes: the old one opens nothing.
        """
        new = secrets.token_urlsafe(32)
        with self._guard:
            self._all.pop(_key(sid), None)
            self._all[_key(new)] = replace(session, used=time.time())
            self._keep()
        return new

    def end(self, sid: str) -> None:
        """End a session."""
        with self._guard:
            if self._all.pop(_key(sid), None):
                self._keep()

    def _keep(self) -> None:
        now = time.time()
        self._all = {key: one for key, one in self._all.items() if now - one.used <= LASTS}
        if self._file is None:
            return
        text = json.dumps({key: asdict(one) for key, one in self._all.items()})
        write_private(self._file, text)


def write_private(file: Path, text: str) -> None:
    """Write a small file whole or not at all, readable by its owner only."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = file.with_name(f"{file.name}.{secrets.token_hex(4)}.new")
    new.touch(mode=0o600)
    new.write_text(text, encoding="utf-8")
    new.replace(file)


def cookie_key(file: Path | None) -> str:
    """Return the key that cookies are signed with, made on first use and kept in `file`."""
    if file is None:
        return secrets.token_urlsafe(48)
    try:
        key = file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        key = ""
    if len(key) < 32:
        key = secrets.token_urlsafe(48)
        write_private(file, key)
    return key


def _key(sid: str) -> str:
    return hashlib.sha256(sid.encode()).hexdigest()


def _read(file: Path) -> dict[str, Session]:
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        return {
            str(key): Session(
                user_id=str(one["user_id"]),
                user_name=str(one["user_name"]),
                role=Role(one["role"]),
                audience=Audience(one["audience"]),
                room_case=one["room_case"],
                used=float(one["used"]),
            )
            for key, one in kept.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}  # then everybody opens the program again
