"""Finding people, and everything about one of them."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from queries import records
from queries.model import Disclosure, Household, Membership, Person, Residence, Restriction, Tie
from queries.names import rank, search_keys
from queries.partial_date import holds
from queries.perspectives import Holders, holders_of, told
from queries.store.errors import NotFound
from queries.store.handle import Ask, Handle
from queries.store.store import Row

MOST_RANKED = 500
"""How many people found by name are put in order; more says `truncated`."""


FEW_CASES = 200
"""Up to so many cases a name is looked for on their maps, else through the index of all names."""


@dataclass(frozen=True, slots=True)
class PeopleFound:
    """People, the best first; `maps` has the ids of the cases each is on, by person id."""

    people: tuple[Person, ...]
    maps: Mapping[str, tuple[str, ...]]
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """Everything about one person that one handle may see, over all time.

    `memberships` are those of the open map and `membership` the one that holds on the day asked.
    Facts are those of every view that the handle may be told of (`queries.perspectives`), but
    `membership` is of the agreed record. `disclosures` are told oldest first: the last is the ring.
    `people` has whoever stands at the other end of a tie or restriction; `maps` the ids of the
    cases that the person is on.
    """

    person: Person
    membership: Membership | None
    memberships: tuple[Membership, ...]
    ties: tuple[Tie, ...]
    restrictions: tuple[Restriction, ...]
    residences: tuple[Residence, ...]
    households: Mapping[str, Household]
    disclosures: tuple[Disclosure, ...]
    people: Mapping[str, Person]
    maps: tuple[str, ...]


def find_people(
    handle: Handle,
    text: str = "",
    *,
    age: int | None = None,
    household: str = "",
    limit: int = 50,
) -> PeopleFound:
    """Find people on the maps this handle opens (with the family in the room: on that map only).

    Parameters
    ----------
    text : names as one types them: the beginning of any word of the name or known-as, another
        spelling that sounds the same ("Kathrin", "Jon"), a short form. Every word must be found.
    age : in years today; whoever may be that age, given what is known of the birth.
    household : part of the name or address of the home they live in today.
    limit : how many at most; which ones, when there are more that fit as well, is not said.

    Returns
    -------
    PeopleFound : in the order of `names.rank` for a text, else by name.
    """
    words = search_keys(text)
    if text.strip() and not words:
        return PeopleFound((), {})
    today = date.today()
    born_from, born_to = _born(age, today) if age is not None else (None, None)
    limits = {
        "born_from": born_from,
        "born_to": born_to,
        "household": household.strip().lower() or None,
        "on": today.isoformat(),
    }
    most = max(limit, MOST_RANKED) if words else limit
    asked = [{"begins": word.begins, "sounds": list(word.sounds)} for word in words]
    if words and len(handle.cases) > FEW_CASES:
        first, *others = sorted(asked, key=lambda word: -len(word["begins"]))
        rows = handle.ask("people/find_by_name", **first, others=others, limit=most + 1, **limits)
    else:
        rows = handle.ask("people/find_on_maps", words=asked, limit=most + 1, **limits)
    people = [records.person(row["person"]) for row in rows]
    people.sort(key=lambda person: (-rank(text, person), person.name, person.id))
    kept = people[:limit]
    maps = {row["person"]["id"]: tuple(sorted(row["maps"])) for row in rows}
    return PeopleFound(
        tuple(kept), {person.id: maps[person.id] for person in kept}, len(people) > limit
    )


def _born(age: int, today: date) -> tuple[str, str]:
    """The first and the last day on which somebody of that age may be born."""
    first, last = _years_before(today, age + 1), _years_before(today, age)
    return date.fromordinal(min(first.toordinal() + 1, last.toordinal())).isoformat(), (
        last.isoformat()
    )


def _years_before(day: date, years: int) -> date:
    year = max(day.year - years, 1)
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return day.replace(year=year, day=28)


def details_of(
    handle: Handle, case_id: str, person_id: str, *, as_of: date | None = None
) -> PersonDetails:
    """Return everything about a person on one map, ended ties and earlier rings too.

    Somebody on another of the viewer's maps only is given too, with the people of those maps.

    Raises
    ------
    NotFound : no such case or person, or not for this handle, in the same words.
    """
    handle.may_open(case_id)

    def work(ask: Ask) -> tuple[list[Row], Holders]:
        asked = {"person_id": person_id, "case_id": case_id}
        rows = ask("people/details", within=[case_id], **asked)
        rows = rows or ask("people/details", within=list(handle.cases), **asked)
        return rows, holders_of(ask, case_id, _views(rows[0]) if rows else ())

    rows, holders = handle.asking(work)
    if not rows:
        raise NotFound(
            "That person is not here, or not for you to see.",
            "Pick another, or ask whoever gave you the link.",
        )
    row = rows[0]
    seen = functools.partial(told, holders=holders)
    memberships = seen(records.membership(m, person_id, case_id) for m in row["memberships"])
    day = as_of or date.today()
    now = [m for m in memberships if holds(m.since, m.until, day) and not m.fact.perspectives]
    homes = [residence["household"] for residence in row["residences"]]
    ties = seen(records.tie(found["tie"]) for found in row["ties"])
    residences = seen(
        records.residence(home, home["household"]["id"]) for home in row["residences"]
    )
    restrictions = tuple(records.restriction(x["restriction"]) for x in row["restrictions"])
    kept = {tie.id for tie in ties}
    others = [found["other"] for found in row["ties"] if found["tie"]["id"] in kept]
    others += [found["other"] for found in row["restrictions"]]
    return PersonDetails(
        person=records.person(row["person"]),
        membership=now[-1] if now else None,
        memberships=memberships,
        ties=ties,
        restrictions=restrictions,
        residences=residences,
        households={
            home["id"]: records.household(home)
            for home in homes
            if any(one.household_id == home["id"] for one in residences)
        },
        disclosures=seen(map(records.disclosure, row["disclosures"])),
        people={other["id"]: records.person(other) for other in others},
        maps=tuple(sorted(row["maps"])),
    )


def _views(row: Row) -> set[str]:
    """The ids of whose views a person's facts are."""
    facts = [found["tie"] for found in row["ties"]]
    facts += [*row["memberships"], *row["residences"], *row["disclosures"]]
    return {view for fact in facts for view in fact.get("perspectives") or ()}


def keep_apart(
    handle: Handle, case_id: str, people: Sequence[str], *, on: date | None = None
) -> tuple[tuple[str, str], ...]:
    """Return the pairs among some people who must be kept apart on a day (today when None).

    For safety this reads every restriction, whoever may see it: so it says neither kind, nor
    reason, nor source. Pairs of ids, each in order and once; people whom the handle does not see
    on the map are passed over.

    Raises
    ------
    NotFound : no such case, or not one this handle may open.
    """
    handle.may_open(case_id)
    rows = handle.ask(
        "people/keep_apart",
        case_id=case_id,
        people=list(people),
        on=(on or date.today()).isoformat(),
    )
    pairs = {(min(row["one"], row["other"]), max(row["one"], row["other"])) for row in rows}
    return tuple(sorted(pairs))
