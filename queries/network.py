"""The network of a case: its people, ties, homes, what each knows, and what keeps people apart."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from queries import packed, perspectives, records
from queries.model import Case, Membership, Network, Person
from queries.store.errors import NotFound
from queries.store.handle import Ask, Handle
from queries.store.store import Row
from queries.vocabulary import Connection, Ring

Member = tuple[Person, Membership | None]
"""Somebody in a network; a child of the case has no membership."""

MOST_HOPS = 6
"""The furthest a walk goes; every step is one statement."""
MOST_REACHED = 5_000
"""How many people one walk reaches at most."""


def network_of(
    handle: Handle,
    case_id: str,
    *,
    hops: int | None = None,
    as_of: date | None = None,
    connection: Connection | None = None,
    limit: int = 600,
    nearest: bool = False,
    whose: str | None = None,
) -> Network:
    """Return a case's network as this handle may see it, and as it was on a day.

    Parameters
    ----------
    hops : keep the people within so many ties of a child (at most 6); None keeps every member,
        joined by ties or not.
    as_of : the day, today when None. What began later is left out; what had ended is too, but for
        parents, and partners, whose tie keeps its end.
    connection : keep people of one connection only (the children stay). Hops are walked before.
    limit : how many people at most, the children among them and always kept; nearest first when
        there are hops, then natural before professional, then in the order they were added.
    nearest : without `hops`: those within 6 ties of a child first, the nearest of them first, and
        then everybody else; so `limit` cuts a neighbourhood out.
    whose : the id of somebody on the map, or of a user: the agreed record with what they hold
        besides, theirs in the stead of the agreed where both speak of the same. Somebody whom this
        handle does not see there, and None: the agreed record alone.

    Returns
    -------
    Network : `truncated` says that `limit` cut it. Ties, homes and restrictions are those among
        the people in it.

    Raises
    ------
    NotFound : no such case, or not one this handle may open.
    """
    day = (as_of or date.today()).isoformat()
    handle.may_open(case_id)

    def work(ask: Ask) -> tuple[Row, list[Member], Mapping[str, Any], bool]:
        found = ask("cases/one", case_id=case_id, on=day)
        if not found:
            raise NotFound()
        holder = whose_view(ask, case_id, whose)
        children = [child["id"] for child in found[0]["children"]]
        room = max(limit - len(children), 0)
        near, cut = None, False
        if hops is not None or nearest:
            steps = MOST_HOPS if hops is None else hops
            near, cut = _walk(ask, case_id, children, day, connection, steps, room, holder)

        def members_of(only: list[str] | None, most: int) -> list[Member]:
            rows = ask(
                "network/members",
                case_id=case_id,
                on=day,
                connection=str(connection) if connection else None,
                only=only,
                limit=most,
                whose=holder,
            )
            return list(packed.members(rows[0]["groups"], case_id))

        if near is None:
            members = members_of(None, room + 1)
        else:
            place = {person: number for number, person in enumerate(near)}
            members = sorted(members_of(near, len(near)), key=lambda both: place[both[0].id])
            if nearest and hops is None and len(members) <= room:
                others = members_of(None, room + 1)  # one in them more than there is room for
                members += [both for both in others if both[0].id not in place]
        kept = members[:room]
        people = children + [person.id for person, _ in kept]
        facts = facts_of(ask, people, case_id, day, holder)
        return found[0], kept, facts, cut or len(members) > room

    found, members, facts, truncated = handle.asking(work)
    children: list[Member] = [(records.person(child), None) for child in found["children"]]
    case = records.case(found)
    return assemble(handle, case, [*children, *members], facts, day, truncated, limit)


def whose_view(ask: Ask, case_id: str, whose: str | None) -> str:
    """Return whose view is read besides the agreed record: "" unless they may be told of.

    Not null: the engine would plan each question once more for the first who is somebody.
    """
    return whose if whose and perspectives.holders_of(ask, case_id, [whose]) else ""


def facts_of(ask: Ask, people: Sequence[str], case_id: str, day: str, whose: str) -> dict[str, Any]:
    """Return what `network/facts` gives, with `whose` and `known`: whose views may be told."""
    facts = ask("network/facts", people=list(people), case_id=case_id, on=day, whose=whose)[0]
    views = perspectives.named_in(facts["ties"])
    known = dict.fromkeys(people, "")
    others = views.union([whose] if whose else ()) - known.keys()
    known |= perspectives.holders_of(ask, case_id, others)
    return {**facts, "views": views, "whose": whose, "known": known}


def members_counted(
    handle: Handle, case_id: str, *, as_of: date | None = None, whose: str | None = None
) -> dict[Connection, int]:
    """Return how many members a case's network has on a day, as this handle may see it.

    Both connections are in it; the children are in neither. `whose` as in `network_of`.

    Raises
    ------
    NotFound : no such case, or not one this handle may open.
    """
    handle.may_open(case_id)
    day = (as_of or date.today()).isoformat()

    def work(ask: Ask) -> list[Row]:
        holder = whose_view(ask, case_id, whose)
        return ask("network/counted", case_id=case_id, on=day, whose=holder)

    rows = handle.asking(work)
    found = {Connection(row["connection"]): row["count"] for row in rows}
    return {connection: found.get(connection, 0) for connection in Connection}


def _walk(
    ask: Ask,
    case_id: str,
    children: Sequence[str],
    day: str,
    connection: Connection | None,
    hops: int,
    room: int,
    whose: str,
) -> tuple[list[str], bool]:
    """Who is within `hops` ties of the children, nearest first, and whether the walk was cut."""
    reached = list(children)
    for _ in range(min(hops, MOST_HOPS)):
        left = MOST_REACHED - len(reached)
        rows = ask(
            "network/near",
            **{"from": reached},
            case_id=case_id,
            on=day,
            connection=str(connection) if connection else None,
            limit=left + 1,
            whose=whose,
        )
        if not rows:
            break
        reached += [row["id"] for row in rows[:left]]
        if len(rows) > left:
            return reached[len(children) :], True
        if connection is None and len(reached) - len(children) > room:
            break  # nearer people fill the room already
    return reached[len(children) :], False


def assemble(
    handle: Handle,
    case: Case,
    members: Iterable[Member],
    facts: Mapping[str, Any],
    day: str,
    truncated: bool,
    limit: int,
) -> Network:
    """Make a network of its people, each with their place in it, and what `facts_of` gave."""
    people: dict[str, Person] = {}
    memberships: dict[str, Membership] = {}
    for person, membership in members:
        people[person.id] = person
        if membership is not None:
            memberships[person.id] = membership
    residences = [
        records.residence(row, home["id"]) for home, rows in facts["homes"] for row in rows
    ]
    known, whose, on = facts["known"], facts["whose"], date.fromisoformat(day)
    seen = functools.partial(perspectives.told, holders=known)
    ties = seen(packed.ties(facts["ties"]))
    drawn, overruled = perspectives.ties_of(ties, whose, on)
    calls = {key: people[key].short_name if key in people else known[key] for key in known}
    others = sorted(facts["views"] & known.keys() - people.keys(), key=lambda key: calls[key])
    return Network(
        case=case,
        as_of=on,
        audience=handle.audience,
        people=people,
        memberships={one.person_id: one for one in seen(memberships.values())},
        ties=drawn,
        households={home["id"]: records.household(home) for home, _ in facts["homes"]},
        residences=seen(residences),
        disclosures=seen(map(records.disclosure, facts["disclosures"])),
        restrictions=tuple(map(records.restriction, facts["restrictions"])),
        sides_asked=seen(map(records.side_asked, facts["sides_asked"])),
        truncated=truncated,
        limit=limit,
        whose=whose,
        overruled=overruled,
        holders={
            key: calls[key] for key in (*people, *others) if key in facts["views"] or key == whose
        },
    )


def rings(network: Network) -> dict[str, Ring]:
    """Return what each member knows of the worries on the network's day, by person id.

    The latest disclosure counts; somebody never told knows nothing. Children have no ring.
    """
    known = dict.fromkeys(network.memberships, Ring.NOTHING)
    for told in network.disclosures:  # the statement puts the latest last
        if told.person_id in known:
            known[told.person_id] = told.ring
    return known
