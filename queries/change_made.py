"""One line of a case's history, and what "undo" and "redo" mean for a whole history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from queries.commands.conflicts import clock


@dataclass(frozen=True, slots=True)
class ChangeMade:
    """One line of a case's history. `at` is UTC ISO text.

    `seq` is its number on this case (0 for any audience but the professionals: gaps would tell).
    `elsewhere`: made on a map that this viewer may not open; it cannot be undone here. `undoes` and
    `redoes` are ids of changes; `undone` says that it is not in effect.
    """

    id: str
    case_id: str
    seq: int
    who: str
    at: str
    words: str
    undoes: str = ""
    redoes: str = ""
    undone: bool = False
    elsewhere: bool = False
    size: int = 0

    @property
    def when(self) -> str:
        """Such as "at 10:42", by this computer's clock."""
        return clock(self.at)

    @property
    def act(self) -> bool:
        """Whether it is something done, rather than the undoing or redoing of it."""
        return not self.undoes and not self.redoes


def to_undo(changes: Iterable[ChangeMade]) -> ChangeMade | None:
    """Return what "undo" means now: the newest act in effect; `changes` the newest first."""
    return next((c for c in changes if c.act and not c.undone and not c.elsewhere), None)


def to_redo(changes: Iterable[ChangeMade]) -> ChangeMade | None:
    """Return what "redo" means now: the undoing in effect that no new act came after."""
    for change in changes:
        if change.act and not change.elsewhere:
            if not change.undone:
                return None
            continue
        if change.undoes and not change.undone:
            return change
    return None
