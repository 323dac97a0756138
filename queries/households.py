"""Who lives together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from queries import records
from queries.model import Household, Person, Residence
from queries.store.handle import Handle

MOST_RESIDENCES = 5_000


@dataclass(frozen=True, slots=True)
class HouseholdFound:
    """A home and those of the network who live in it; `residences` says since when, and on what
    days where care is shared (by the same order as `people`)."""

    household: Household
    people: tuple[Person, ...]
    residences: tuple[Residence, ...]


def who_lives_together(
    handle: Handle, case_id: str, *, as_of: date | None = None
) -> tuple[HouseholdFound, ...]:
    """Return the homes of a case's network on a day (today when None), by name.

    Somebody whose whereabouts this handle may not see is in none; a home whose people are all
    unseen is not there.

    Raises
    ------
    NotFound : no such case, or not one this handle may open.
    """
    handle.may_open(case_id)
    day = (as_of or date.today()).isoformat()
    rows = handle.ask("households/of_case", case_id=case_id, on=day, limit=MOST_RESIDENCES)
    return tuple(
        HouseholdFound(
            home,
            tuple(records.person(person) for _, person in row["living"]),
            tuple(records.residence(residence, home.id) for residence, _ in row["living"]),
        )
        for row in rows
        for home in [records.household(row["household"])]
    )
