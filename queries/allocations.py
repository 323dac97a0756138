"""Who a case is and was allocated to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from queries.partial_date import PartialDate, holds
from queries.properties import read_date
from queries.store.handle import Handle

MOST = 200
"""How many allocations of one case are read at most."""


@dataclass(frozen=True, slots=True)
class Allocation:
    """One worker's time with one case (`ALLOCATED_TO`); `id` is the tie's."""

    id: str
    user_id: str
    name: str
    team: str = ""
    since: PartialDate | None = None
    until: PartialDate | None = None

    def holds(self, on: date) -> bool:
        """Whether the case is, or may be, theirs on a day."""
        return holds(self.since, self.until, on)


def allocations_of(handle: Handle, case_id: str) -> tuple[Allocation, ...]:
    """Return who a case is and was allocated to, the latest first; a family is told of none.

    Raises
    ------
    NotFound : no such case, or not one this handle may open.
    """
    handle.may_open(case_id)
    rows = handle.ask("cases/allocations", case_id=case_id, limit=MOST)
    return tuple(
        Allocation(
            id=row["tie"]["id"],
            user_id=row["user_id"],
            name=row["name"],
            team=row["team"],
            since=read_date(row["tie"], "since"),
            until=read_date(row["tie"], "until"),
        )
        for row in rows
    )
