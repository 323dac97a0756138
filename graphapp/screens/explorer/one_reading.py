"""One reading for one click: the picture and the panel ask for the same thing at the same moment.

Whoever asks first reads, the other waits for that and takes it, once. It is shared between the
requests of one viewer with one audience and for one address only, read after the same change, and
is too old after moments.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date

from graphapp.screens.explorer.drawing import Reading, read
from graphapp.screens.explorer.state import View
from queries.store.handle import Handle

LIFE = 2.0
"""So many seconds after it was asked for, a reading is nobody else's."""

PATIENCE = 20.0
"""So many seconds the other waits, then reads for itself."""


@dataclass(frozen=True, slots=True)
class _Asked:
    reading: Future[Reading]
    at: float


class Readings:
    """What is being read for the requests of the same click."""

    def __init__(
        self,
        reads: Callable[[Handle, View], Reading] = read,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._reads, self._clock = reads, clock
        self._lock = threading.Lock()
        self._asked: dict[Hashable, _Asked] = {}

    def of(self, handle: Handle, view: View, after: object) -> Reading:
        """Return the reading of a view; `after` is the change that the page was read after.

        Raises
        ------
        NotFound : no such case, or not one this handle may open.
        """
        handle.may_open(view.case_id)
        who = (handle.viewer, handle.audience, handle.room_case)
        key = (who, view, date.today(), str(after))
        mine: Future[Reading] | None = None
        with self._lock:
            now = self._clock()
            self._asked = {
                one: asked for one, asked in self._asked.items() if now - asked.at < LIFE
            }
            theirs = self._asked.pop(key, None)
            if theirs is None:
                mine = Future()
                self._asked[key] = _Asked(mine, now)
        if theirs is not None:
            try:
                return theirs.reading.result(PATIENCE)
            except Exception:  # noqa: BLE001  their trouble is told to them; ours may be another
                return self._reads(handle, view)
        assert mine is not None
        try:
            found = self._reads(handle, view)
        except BaseException as exc:
            mine.set_exception(exc)
            raise
        mine.set_result(found)
        return found
