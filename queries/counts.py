"""How many people are on a map: people from the child's life, and professionals, never in one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from queries.kinship import relations
from queries.model import Network
from queries.network import MOST_REACHED, network_of, rings
from queries.store.handle import Handle
from queries.vocabulary import Connection, Ring, Status

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class CountsOf:
    """How many people of one connection, the children apart.

    `by_side` is keyed as `Relation.side` is: "mum", "dad", "both", a parent's id, "" for neither.
    """

    total: int
    by_ring: Mapping[Ring, int]
    by_status: Mapping[Status, int]
    by_side: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts of one map; `truncated` says that it has more people than were counted."""

    natural: CountsOf
    professional: CountsOf
    truncated: bool = False


def counts(handle: Handle, case_id: str, *, as_of: date | None = None) -> Counts:
    """Return how many people are on a case's map on a day (today when None).

    Counted over what this handle may see: nobody hidden adds to any number.

    Raises
    ------
    NotFound : no such case, or not one this handle may open.
    """
    return counts_of(network_of(handle, case_id, as_of=as_of, limit=MOST_REACHED))


def counts_of(network: Network) -> Counts:
    """Return the counts of a network that was read already, over the people in it."""
    related = relations(
        network.case.children,
        network.people,
        network.ties,
        network.as_of,
        memberships=network.memberships,
    )
    known = rings(network)

    def of(connection: Connection) -> CountsOf:
        members = [m for m in network.memberships.values() if m.connection is connection]
        return CountsOf(
            total=len(members),
            by_ring=_counted(known[m.person_id] for m in members),
            by_status=_counted(m.status for m in members),
            by_side=_counted(related[m.person_id].side for m in members),
        )

    return Counts(of(Connection.NATURAL), of(Connection.PROFESSIONAL), network.truncated)


def _counted(values: Iterable[T]) -> dict[T, int]:
    return dict(Counter(values))
