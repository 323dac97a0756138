"""The people round one person, across every case the viewer may open: to re-centre or expand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from queries import records
from queries.model import Network
from queries.network import MOST_HOPS, MOST_REACHED, Member, assemble, facts_of, whose_view
from queries.store.errors import NotFound
from queries.store.handle import Ask, Handle
from queries.store.store import Row


def network_around(
    handle: Handle,
    person_id: str,
    *,
    hops: int = 1,
    as_of: date | None = None,
    limit: int = 200,
    case_id: str | None = None,
    whose: str | None = None,
) -> Network:
    """Return the people within some ties of a person, whichever of the viewer's cases they are on.

    Parameters
    ----------
    hops : how many ties outward, at most 6.
    as_of : the day, today when None; as in `network_of`.
    limit : how many people at most, the person first, then the nearest.
    case_id : the map that is open: its memberships win, its disclosures and asked sides are
        given. When None, the first case that the person is on (as its child, if they are one).
    whose : whose view, of that `case_id`; as in `network_of`.

    Returns
    -------
    Network : its `case` is that case, and its children are in `people` only if they were reached.

    Raises
    ------
    NotFound : no such person or case, or not for this handle, in the same words.
    """
    day = (as_of or date.today()).isoformat()
    if case_id is not None:
        handle.may_open(case_id)

    def work(ask: Ask) -> tuple[Row, list[Row], Mapping[str, Any], bool]:
        holder = whose_view(ask, case_id, whose) if case_id else ""
        at: dict[str, Any] = {"on": day, "whose": holder}
        start = ask("network/people_across", people=[person_id], case_id=case_id, **at)
        if not start:
            raise _not_here()
        home = case_id or _home(start[0])
        reached, cut = _walk(ask, person_id, at, hops, limit)
        place = {person: number for number, person in enumerate(reached)}
        rows = ask("network/people_across", people=reached, case_id=home, **at)
        rows.sort(key=lambda row: place[row["person"]["id"]])
        found = ask("cases/one", case_id=home, on=day)
        people = [row["person"]["id"] for row in rows]
        return found[0], rows, facts_of(ask, people, home, day, holder), cut

    found, rows, facts, cut = handle.asking(work)
    case = records.case(found)
    return assemble(handle, case, map(_member, rows), facts, day, cut, limit)


def _member(row: Row) -> Member:
    person = records.person(row["person"])
    if row["membership"] is None:
        return person, None
    return person, records.membership(row["membership"], person.id, row["case_id"])


def _home(row: Row) -> str:
    return str(row["child_of"][0] if row["child_of"] else row["case_id"])


def _walk(
    ask: Ask, person_id: str, at: Mapping[str, Any], hops: int, limit: int
) -> tuple[list[str], bool]:
    reached = [person_id]
    for _ in range(min(hops, MOST_HOPS)):
        rows = ask("network/near_across", **{"from": reached}, **at, limit=MOST_REACHED)
        reached += [row["id"] for row in rows]
        if not rows or len(reached) > limit:
            break
    return reached[:limit], len(reached) > limit


def _not_here() -> NotFound:
    return NotFound(
        "That person is not here, or not for you to see.",
        "Pick another, or ask whoever gave you the link.",
    )
