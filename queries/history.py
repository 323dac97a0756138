"""A case's network over time: who was ever on the map, from when and until when, and their ties."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import date

from queries import case_records, packed, records
from queries.case_model import Episode
from queries.model import Disclosure, Membership, Person, Residence, Tie
from queries.network import whose_view
from queries.partial_date import holds
from queries.perspectives import Holders, holders_of, named_in, ties_of, told
from queries.store.handle import Ask, Handle
from queries.store.store import Row

MOST_PEOPLE = 2_000
"""How many people a history reads at most, the children first."""


@dataclass(frozen=True, slots=True)
class History:
    """What was true of a case's network at some time up to `as_of`, ended or not.

    `people` is keyed by id and holds the children too. `memberships` are all stretches of
    everybody in the network, the first begun first; somebody may have several. `overruled` are
    agreed ties in whose stead those of whose view it is stand: kinship reads them too.
    """

    as_of: date
    people: dict[str, Person]
    memberships: tuple[Membership, ...]
    ties: tuple[Tie, ...]
    residences: tuple[Residence, ...]
    disclosures: tuple[Disclosure, ...]
    episodes: tuple[Episode, ...]
    truncated: bool = False
    overruled: tuple[Tie, ...] = ()

    def former(self) -> dict[str, Membership]:
        """Return those whose every stretch in the network is over, each with the last of them."""
        last: dict[str, Membership] = {}
        for one in self.memberships:
            last[one.person_id] = one
        now = {one.person_id for one in self.memberships if holds(one.since, one.until, self.as_of)}
        return {key: one for key, one in last.items() if key not in now}


def history_of(
    handle: Handle,
    case_id: str,
    *,
    as_of: date | None = None,
    limit: int = MOST_PEOPLE,
    whose: str | None = None,
) -> History:
    """Return a case's network over all time up to a day, as this handle may see it.

    Parameters
    ----------
    as_of : the day, today when None. What began later is left out; what has ended is there with
        its end, which may be later than the day.
    limit : how many people at most, the children among them; then in the order they were added.
    whose : whose view; as in `network_of`.

    Returns
    -------
    History : people have no whereabouts, their memberships no reasons, notes or contact: those
        are `network_of`'s. `truncated` says that `limit` cut it.

    Raises
    ------
    NotFound : no such case, or not one this handle may open.
    """
    day = as_of or date.today()
    handle.may_open(case_id)

    def work(ask: Ask) -> tuple[Row, str, Holders]:
        holder = whose_view(ask, case_id, whose)
        asked = {"on": day.isoformat(), "limit": limit + 1, "whose": holder}
        row = ask("history/of_case", case_id=case_id, **asked)[0]
        return row, holder, holders_of(ask, case_id, {*named_in(row["ties"]), holder})

    row, holder, known = handle.asking(work)
    people = {each["id"]: records.person(each) for each in row["people"][:limit]}
    seen = functools.partial(told, holders=known)
    ties, overruled = ties_of(seen(packed.ties(row["ties"])), holder, None)
    return History(
        as_of=day,
        people=people,
        memberships=seen(
            records.membership(each, each["person"], case_id)
            for each in row["memberships"]
            if each["person"] in people
        ),
        ties=tuple(tie for tie in ties if tie.start in people and tie.end in people),
        residences=seen(
            records.residence(each, each["household"])
            for each in row["residences"]
            if each["person"] in people
        ),
        disclosures=seen(
            records.disclosure(each) for each in row["disclosures"] if each["person"] in people
        ),
        episodes=tuple(map(case_records.episode, row["episodes"])),
        truncated=len(row["people"]) > limit,
        overruled=overruled,
    )
