"""Who opened which case, when, and with whom in front of the screen: for their supervisor.

An opening is no change: it is not undone, not counted, and no browser hears of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from uuid import UUID

from queries.store.errors import NotAllowed
from queries.store.handle import Handle
from queries.store.statements import statement
from queries.vocabulary import Audience, Role

AGAIN_AFTER = timedelta(minutes=10)
"""Looking on within this time is the same opening, unless the audience changed."""


@dataclass(frozen=True, slots=True)
class Opening:
    """One opening of a case. `who` is a user's id; `at` a moment as UTC ISO text."""

    id: str
    case_id: str
    who: str
    who_name: str
    at: str
    audience: Audience


def record_opening(handle: Handle, case_id: str) -> None:
    """Record that this viewer opened a case with this audience, before any of it is shown.

    Looking on for some minutes is one opening; another audience is another.

    Raises
    ------
    NotFound : no such case, or not one this handle may open; nothing is recorded.
    GraphError : it could not be recorded; then show nothing either.
    """
    handle.may_open(case_id)
    now = datetime.now(UTC)
    who, audience = handle.viewer.user_id, str(handle.audience)
    lately = (now - AGAIN_AFTER).isoformat(timespec="milliseconds")
    last = handle.ask("openings/last", case_id=case_id, who=who, **{"from": lately})
    if last and last[0]["audience"] == audience:
        return
    row = {
        "id": _id(now, case_id, who, audience, last[0]["id"] if last else ""),
        "case_id": case_id,
        "who": who,
        "who_name": handle.viewer.name,
        "at": now.isoformat(timespec="milliseconds"),
        "audience": audience,
    }
    handle.store.writing(lambda tx: tx.run(statement("openings/record"), row), told=True)


def openings_of(handle: Handle, case_id: str, limit: int = 200) -> tuple[Opening, ...]:
    """Return who opened a case, the latest first: for a supervisor, among professionals.

    Raises
    ------
    NotFound : no such case, or not one this handle may open.
    NotAllowed : the viewer is no supervisor, or a family is in the room.
    """
    handle.may_open(case_id)
    among_us = handle.audience is Audience.PROFESSIONALS
    if handle.viewer.role is not Role.SUPERVISOR or not among_us:
        raise NotAllowed()
    rows = handle.ask(
        "openings/of_case", case_id=case_id, viewer=handle.viewer.user_id, limit=limit
    )
    return tuple(Opening(**{**row, "audience": Audience(row["audience"])}) for row in rows)


def _id(now: datetime, *parts: str) -> str:
    """A UUIDv7 that two parts of one page, asking at once, make the same."""
    minute = int(now.timestamp()) // 60 * 60_000
    bits = int.from_bytes(blake2b("\n".join(parts).encode(), digest_size=10).digest(), "big")
    number = minute << 80 | 7 << 76 | (bits >> 68 & 0xFFF) << 64 | 2 << 62 | bits & (1 << 62) - 1
    return str(UUID(int=number))
