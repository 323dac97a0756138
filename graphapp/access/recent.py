"""The maps each person opened lately: ids only, kept beside the sessions, not in the graph."""

from __future__ import annotations

import json
import threading
from pathlib import Path

from graphapp.access.session import write_private

MOST = 30


class Recent:
    """Case ids by user id, newest first. Thread-safe."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._guard = threading.Lock()
        self._all = _read(file) if file else {}

    def of(self, user_id: str) -> tuple[str, ...]:
        """The cases a user opened lately, newest first."""
        return self._all.get(user_id, ())

    def opened(self, user_id: str, case_id: str) -> None:
        """Note that a user opened a case's map."""
        with self._guard:
            before = self._all.get(user_id, ())
            if before[:1] == (case_id,):
                return
            rest = [one for one in before if one != case_id]
            self._all[user_id] = (case_id, *rest)[:MOST]
            if self._file:
                write_private(self._file, json.dumps(self._all))


def _read(file: Path) -> dict[str, tuple[str, ...]]:
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        return {str(user): tuple(map(str, cases)) for user, cases in kept.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}
