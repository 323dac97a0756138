"""What differs between two states of a network: two days, two of its children, two views."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from graphapp.canvas.subject import rings_of
from graphapp.screens.explorer.filters import countable
from queries.kinship import Relation
from queries.model import Network, Tie
from queries.vocabulary import Audience, ChildWish, Ring, TieType


@dataclass(frozen=True, slots=True)
class State:
    """One of the two: `key` is what the address calls it, `words` what the screen does."""

    key: str
    words: str
    network: Network
    relations: Mapping[str, Relation]


@dataclass(frozen=True, slots=True)
class Changed:
    """What differs between two days, by person id; a child of the case is in none but `moved`.

    `told` holds the rings before and after, `moved` the names of the homes, `became` what somebody
    was to the child before. `tied` and `untied` are ties of those who were there on both days.
    """

    new: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    died: frozenset[str] = frozenset()
    told: Mapping[str, tuple[Ring, Ring]] = field(default_factory=dict)
    moved: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    became: Mapping[str, str] = field(default_factory=dict)
    tied: tuple[Tie, ...] = ()
    untied: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True)
class Shared:
    """Whom two children share: ids of those tied to both, to one only, and to neither yet.

    `closer` says to which of the two somebody is closer, `wishes` what each child wants where they
    do not want the same.
    """

    both: frozenset[str]
    only: tuple[frozenset[str], frozenset[str]]
    neither: frozenset[str]
    closer: Mapping[str, int] = field(default_factory=dict)
    wishes: Mapping[str, tuple[ChildWish, ChildWish]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What each of two views has alone: ids of people, and ties."""

    only: tuple[frozenset[str], frozenset[str]]
    ties: tuple[tuple[Tie, ...], tuple[Tie, ...]]


def otherwise(one: State, other: State) -> Otherwise:
    """Return what differs between two views of one network on one day."""
    a, b = one.network, other.network
    both = a.people.keys() & b.people.keys()

    def alone(network: Network, beside: Network) -> tuple[Tie, ...]:
        there = {tie.id for tie in beside.ties}
        return tuple(tie for tie in network.ties if tie.id not in there)

    return Otherwise(
        (frozenset(a.people.keys() - both), frozenset(b.people.keys() - both)),
        (alone(a, b), alone(b, a)),
    )


def changed(then: State, now: State) -> Changed:
    """Return what differs between two days."""
    a, b = then.network, now.network
    stayed = {key for key in a.people if key in b.people}
    grown = stayed - set(b.case.children)
    rings = (rings_of(a), rings_of(b))
    told = {
        key: (rings[0][key], rings[1][key])
        for key in b.people
        if key in grown
        and b.audience is not Audience.CHILD
        and rings[0][key] is not rings[1][key]
        and not b.people[key].died
    }
    homes = (_homes(a), _homes(b))
    ids = ({tie.id for tie in a.ties}, {tie.id for tie in b.ties})
    return Changed(
        new=frozenset(b.people.keys() - a.people.keys()),
        gone=frozenset(a.people.keys() - b.people.keys()),
        died=frozenset(key for key in grown if b.people[key].died and not a.people[key].died),
        told=told,
        moved={
            key: (homes[0].get(key, ""), homes[1].get(key, ""))
            for key in b.people
            if key in stayed and homes[0].get(key) != homes[1].get(key)
        },
        became={
            key: then.relations[key].short
            for key in b.people
            if key in grown
            and then.relations[key].word
            and then.relations[key].short != now.relations[key].short
        },
        tied=tuple(
            tie for tie in b.ties if tie.id not in ids[0] and {tie.start, tie.end} <= stayed
        ),
        untied=tuple(
            tie
            for tie in a.ties
            if {tie.start, tie.end} <= stayed
            and (tie.id not in ids[1] or _ended(tie, a.as_of, b.as_of))
        ),
    )


def _ended(tie: Tie, then: date, now: date) -> bool:
    """Whether a tie that stays on the map with its end, a couple's, ended in between."""
    return (
        tie.type is TieType.PARTNER_OF and tie.until is not None and then <= tie.until.latest < now
    )


def _homes(network: Network) -> dict[str, str]:
    """Return the names of everybody's homes, by person id."""
    found: dict[str, list[str]] = {}
    for one in network.residences:
        home = network.households.get(one.household_id)
        if home is not None:
            found.setdefault(one.person_id, []).append(home.name)
    return {key: " and ".join(sorted(names)) for key, names in found.items()}


def shared(network: Network, states: tuple[State, State]) -> Shared:
    """Return whom two children share, of the living, and where somebody is not the same to both."""
    everybody = {key for key in network.people if countable(network, key)}
    one, other = (everybody & state.network.people.keys() for state in states)
    knows = [known(network, state.key) for state in states]
    both = [key for key in network.people if key in one & other]
    closer = {}
    wishes = {}
    for key in both:
        ties = [found.get(key) for found in knows]
        near = [tie.closeness if tie else None for tie in ties]
        wish = [tie.child_wish if tie else ChildWish.NOT_ASKED for tie in ties]
        if near[0] and near[1] and near[0] != near[1]:
            closer[key] = 0 if near[0] > near[1] else 1
        if wish[0] is not wish[1] and ChildWish.NOT_ASKED not in wish:
            wishes[key] = (wish[0], wish[1])
    return Shared(
        frozenset(both),
        (frozenset(one - other), frozenset(other - one)),
        frozenset(everybody - one - other),
        closer,
        wishes,
    )


def known(network: Network, child: str) -> dict[str, Tie]:
    """Return the ties that say how close somebody is to a child, by person id."""
    return {
        tie.start: tie
        for tie in sorted(network.ties, key=lambda tie: tie.type is TieType.KNOWS)
        if tie.end == child and (tie.closeness or tie.type is TieType.KNOWS)
    }
