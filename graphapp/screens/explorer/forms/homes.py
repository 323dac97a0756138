"""Where somebody lives, as a form asks it: a home on the map, another one, or not known."""

from __future__ import annotations

from collections.abc import Sequence

from graphapp.screens.explorer.drawing import Reading
from graphapp.words import listed
from queries.commands import move_in
from queries.commands.command import Operation
from queries.ids import new_id
from queries.model import Residence
from queries.partial_date import PartialDate, holds

LEFT = "left-"
"""Before a residence's id: the field that says since when somebody is not in that home any more."""
STAYS = "home_too"
"""The field that is ticked when the home of now stays one: two homes, shared between them."""
OUT = "out"
"""The choice that says somebody moved out, nobody knows where to."""


def homes_on(reading: Reading) -> list[tuple[str, str]]:
    """Return the homes that this viewer sees on the map: (id, "14 Mill Lane: Paul and Ben")."""
    network = reading.network
    found = []
    for key, home in network.households.items():
        living = [
            network.people[one.person_id].short_name or "someone"
            for one in network.residences
            if one.household_id == key and one.person_id in network.people
        ]
        who = listed(living[:4]) + (" and others" if len(living) > 4 else "")
        name = home.name or home.address
        found.append((key, f"{name}: {who}" if name and who else name or f"with {who}"))
    return sorted(found, key=lambda pair: pair[1].lower())


def living_now(residences: Sequence[Residence], person_id: str, day: object) -> list[Residence]:
    """Return somebody's homes on a day, the newest last."""
    return [
        one
        for one in residences
        if one.person_id == person_id and holds(one.since, one.until, day)  # type: ignore[arg-type]
    ]


def move(
    case_id: str,
    person_id: str,
    home: str,
    *,
    other: str = "",
    since: PartialDate | None = None,
    leaves: Sequence[Residence] = (),
    visible_to: Sequence[str] | None = None,
    source: str = "",
    days: str = "",
) -> tuple[Operation, ...]:
    """Return what says that somebody lives in a home: `home` is its id, `other` a new one's name.

    `days` are those they are there, in words. `leaves` are the homes that end when this begins;
    they only end when `since` is known.
    """
    if not home and not other:
        return ()
    place = home or {"id": new_id(), "name": other}
    done = move_in(
        case_id,
        [person_id],
        place,
        since=since,
        leaves={one.id: one.until for one in leaves},
        fields={"source": source, "days": days},
        visible_to=visible_to,
    )
    return done.operations
