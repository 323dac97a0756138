"""Whose map it is: the agreed record, or that record with what one person holds besides.

A fact names in `perspectives` whose view it is: ids of people on the map, or of users; none is the
agreed record. Disagreement is two facts, so where somebody holds a tie of their own between two
people, the agreed tie of the same type between them gives way on their map.

A view is told only to those who see whose it is: a fact held by nobody whom the handle sees on the
map is not there at all.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from queries.model import Disclosure, Membership, Person, Residence, Restriction, SideAsked, Tie
from queries.store.handle import Ask
from queries.vocabulary import TieType

T = TypeVar("T")
Held = TypeVar("Held", Tie, Membership, Residence, Disclosure, Restriction, SideAsked)
Views = Sequence[str]
Holders = Mapping[str, str]
"""What those are called whose view may be told, by id: people seen on a map, and users."""

_ONE_WAY = frozenset(
    {
        TieType.PARENT_OF,
        TieType.STATED_KIN,
        TieType.HAS_PR_FOR,
        TieType.CARES_FOR,
        TieType.SUPPORTS,
    }
)
_NEVER_ENDS = (TieType.PARENT_OF, TieType.PARTNER_OF)


def holders_of(ask: Ask, case_id: str, ids: Iterable[str]) -> dict[str, str]:
    """Return those of some ids whose view may be told: people seen on the map, and users."""
    asked = sorted(set(ids) - {""})
    if not asked:
        return {}
    rows = ask("network/holders", case_id=case_id, ids=asked)
    people = (Person(row["id"], row["name"] or "", row["known_as"] or "") for row in rows)
    return {person.id: person.short_name for person in people}


def between(type_: str, start: str, end: str) -> Hashable:
    """Return what a tie is about: two ties of which this is the same speak of the same thing."""
    return (type_, start, end) if type_ in _ONE_WAY else (type_, frozenset((start, end)))


def standing(
    found: Iterable[T], whose: str, reads: Callable[[T], tuple[Hashable, Views, bool]]
) -> tuple[list[T], list[T]]:
    """Return what is on somebody's map, and what of the agreed record gives way to theirs.

    Parameters
    ----------
    whose : their id; "" for the agreed record alone.
    reads : what one is about (`between`), whose view it is, and whether it is over: what is theirs
        and over stands in for the agreed one all the same, but is not on their map.
    """
    read = [(one, *reads(one)) for one in found]
    theirs = {about for _, about, views, _ in read if whose in views}
    on_map = [
        one for one, about, views, over in read
        if (whose in views and not over) or (not views and about not in theirs)
    ]  # fmt: skip
    return on_map, [one for one, about, views, _ in read if not views and about in theirs]


def ties_of(
    ties: Iterable[Tie], whose: str, day: date | None
) -> tuple[tuple[Tie, ...], tuple[Tie, ...]]:
    """Return the ties on somebody's map, and the agreed ones that give way to theirs.

    `day` is the one on which what has ended is not drawn; None draws it with its end.
    """

    def reads(tie: Tie) -> tuple[Hashable, Views, bool]:
        ended = day is not None and tie.until is not None and tie.until.latest < day
        over = ended and tie.type not in _NEVER_ENDS
        return between(tie.type, tie.start, tie.end), tie.fact.perspectives, over

    drawn, instead = standing(ties, whose, reads)
    return tuple(drawn), tuple(instead)


def told(found: Iterable[Held], holders: Holders) -> tuple[Held, ...]:
    """Return facts with only those holders who may be told of; one that had no other is gone."""
    kept = []
    for one in found:
        views = one.fact.perspectives
        seen = tuple(each for each in views if each in holders)
        if len(seen) == len(views):
            kept.append(one)
        elif seen:
            kept.append(replace(one, fact=replace(one.fact, perspectives=seen)))
    return tuple(kept)


def named_in(packed_ties: Iterable[Sequence[Any]]) -> set[str]:
    """Return the ids of whose views some packed ties are (`queries.packed`)."""
    return {each for fact, _ in packed_ties for each in fact[PERSPECTIVES] or ()}


PERSPECTIVES = 5
"""The place of `perspectives` in a packed fact."""
