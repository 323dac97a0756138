"""A handle on the graph for one viewer and one audience: what they may not see never leaves it.

Every question of the product goes through a handle. It adds three parameters to each statement, and
each statement that reads facts says with them, written out in full, what is seen::

    any(t IN r.visible_to WHERE t IN $sees) AND (r.case_id IN $cases OR r.shared)
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, TypeVar

from queries.store.errors import NotFound
from queries.store.statements import parameters_of, statement
from queries.store.store import ReadTx, Row, Store
from queries.vocabulary import Audience, Role

T = TypeVar("T")

PATIENCE = 30.0
"""Seconds for one question. Warm they take milliseconds, but the first of its kind after a start is
planned first, and on a busy machine that took five seconds a statement."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who is working: a user of the program."""

    user_id: str
    name: str
    role: Role = Role.WORKER


class Ask(Protocol):
    """Runs one named statement, such as ``ask("people/find", keys=[...])``."""

    def __call__(self, name: str, **parameters: object) -> list[Row]: ...


class Handle:
    """What one viewer may ask with one audience in front of the screen. Make one a request.

    For any audience but the professionals, `room_case` names the one case in the room: no other
    case is there for this handle, nor is anything when it is missing.
    """

    def __init__(
        self,
        store: Store,
        viewer: Viewer,
        audience: Audience = Audience.PROFESSIONALS,
        room_case: str | None = None,
    ) -> None:
        self.store = store
        self.viewer = viewer
        self.audience = audience
        self.room_case = room_case

    @property
    def sees(self) -> list[str]:
        """The tokens of `visible_to` that this handle reads."""
        if self.audience is Audience.PROFESSIONALS:
            return [str(self.audience), self.viewer.user_id]
        return [str(self.audience)]

    @functools.cached_property
    def cases(self) -> tuple[str, ...]:
        """The ids of the cases this handle opens, sorted; read from the graph once."""
        in_a_room = self.audience is not Audience.PROFESSIONALS
        if in_a_room and self.room_case is None:
            return ()
        rows = self.store.read(
            statement("access/cases"),
            {
                "viewer": self.viewer.user_id,
                "today": date.today().isoformat(),
                "room": self.room_case if in_a_room else None,
            },
            timeout=PATIENCE,
        )
        return tuple(rows[0]["cases"]) if rows else ()

    @functools.cached_property
    def _case_set(self) -> frozenset[str]:
        return frozenset(self.cases)

    def may_open(self, case_id: str) -> None:
        """Let a case of this handle through.

        Raises
        ------
        NotFound
            In the same words whether there is no such case or it is somebody else's.
        """
        if case_id not in self._case_set:
            raise NotFound(
                "That map is not here, or not for you to see.",
                "Pick another, or ask whoever gave you the link.",
            )

    def ask(self, name: str, **parameters: object) -> list[Row]:
        """The rows of the statement `name`, in a read transaction of its own."""
        text, values = self._prepared(name, parameters)
        return self.store.read(text, values, timeout=PATIENCE)

    def asking(self, work: Callable[[Ask], T]) -> T:
        """What `work(ask)` returns, all it asks in one read transaction. It may be run again."""

        def in_one(tx: ReadTx) -> T:
            def ask(name: str, **parameters: object) -> list[Row]:
                return tx.run(*self._prepared(name, parameters))

            return work(ask)

        # Read now: this must not open a second transaction inside the first.
        _ = self.cases
        return self.store.reading(in_one, timeout=PATIENCE)

    def _prepared(self, name: str, parameters: dict[str, object]) -> tuple[str, dict[str, Any]]:
        text, takes = _statement(name)
        values: dict[str, Any] = dict(parameters)
        if "cases" in takes:
            values["cases"] = list(self.cases)
        if "sees" in takes:
            values["sees"] = self.sees
        if "audience" in takes:
            values["audience"] = str(self.audience)
        return text, values


@functools.cache
def _statement(name: str) -> tuple[str, frozenset[str]]:
    """The text and the parameters it takes: thousands of case ids go only where they are read."""
    text = statement(name)
    return text, frozenset(parameters_of(text))
