"""What the page shows of one case, read with one handle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from queries.allocations import Allocation, allocations_of
from queries.case_model import DangerStatement, Episode
from queries.frame import Frame, frame_of
from queries.kinship.links import PLAIN, PRESUMED, links
from queries.kinship.sides import DAD, MUM, side_keys
from queries.model import Disclosure, Network, Person, Restriction, SideAsked
from queries.network import network_of
from queries.openings import Opening, openings_of
from queries.people import details_of
from queries.store.errors import NotFound
from queries.store.handle import Handle
from queries.vocabulary import Audience, ParentKind, Role, TieType

_Found = TypeVar("_Found", DangerStatement, Episode, Restriction, Disclosure, SideAsked)
MOST_PEOPLE = 5_000
"""How many people can be chosen among."""
_WHOLE = frozenset({ParentKind.DONOR, ParentKind.ADOPTIVE})
"""A child with such a parent need not have a mum and a dad."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A case's frame, and the names of everybody whom it or a form of it names.

    `people` has everybody on the map by now and whoever else a fact names; `here` the ids of those
    on the map. `sides` are (key, the parent's name) of each parent of each child. `openings` is
    None for whoever may not read them. `free`: no family is in the room.
    """

    network: Network
    frame: Frame
    people: Mapping[str, Person]
    here: tuple[str, ...]
    sides: tuple[tuple[str, str], ...]
    allocations: tuple[Allocation, ...]
    openings: tuple[Opening, ...] | None
    free: bool
    today: date

    @property
    def case_id(self) -> str:
        """The case's id."""
        return self.network.case.id

    @property
    def allocated(self) -> tuple[Allocation, ...]:
        """Who the case is allocated to today, whose last day is not today."""
        return tuple(
            one
            for one in self.allocations
            if one.holds(self.today) and (one.until is None or one.until.latest > self.today)
        )


def read(handle: Handle, case_id: str) -> Reading:
    """Read one case's frame.

    Raises
    ------
    NotFound : no such case, or not one this handle may open.
    """
    network = network_of(handle, case_id, limit=MOST_PEOPLE)
    frame = frame_of(handle, case_id, as_of=date.max)  # what begins later is written down already
    free = handle.audience is Audience.PROFESSIONALS
    supervises = free and handle.viewer.role is Role.SUPERVISOR
    return Reading(
        network=network,
        frame=frame,
        people=_people(handle, network, frame),
        here=tuple(network.people),
        sides=_sides(network),
        allocations=allocations_of(handle, case_id),
        openings=openings_of(handle, case_id) if supervises else None,
        free=free,
        today=network.as_of,
    )


def worry_of(reading: Reading, ident: str) -> DangerStatement | None:
    """Return one worry, None when it is not there (any more, or for this handle)."""
    return _one(reading.frame.danger_statements, ident)


def episode_of(reading: Reading, ident: str) -> Episode | None:
    """Return one episode, None when it is not there."""
    return _one(reading.frame.episodes, ident)


def restriction_of(reading: Reading, ident: str) -> Restriction | None:
    """Return one restriction, None when it is not there."""
    return _one(reading.frame.restrictions, ident)


def told_of(reading: Reading, ident: str) -> Disclosure | None:
    """Return one disclosure, None when it is not there."""
    return _one(reading.frame.disclosures, ident)


def asked_of(reading: Reading, ident: str) -> SideAsked | None:
    """Return one answer about a side, None when it is not there."""
    return _one(reading.frame.sides_asked, ident)


def _one(among: Iterable[_Found], ident: str) -> _Found | None:
    return next((one for one in among if one.id == ident), None)


def _people(handle: Handle, network: Network, frame: Frame) -> Mapping[str, Person]:
    """Everybody on the map, and those who have left it but are named by a fact."""
    found = dict(network.people)
    named: set[str] = set()
    for worry in frame.danger_statements:
        named.update(worry.worried, worry.about_acts_of, worry.children)
    named.update(one.person_id for one in frame.disclosures)
    for restriction in frame.restrictions:
        named.update((restriction.person_id, restriction.away_from_id))
    for ident in sorted(named - found.keys()):
        try:
            found[ident] = details_of(handle, network.case.id, ident).person
        except NotFound:
            continue
    return found


def _sides(network: Network) -> tuple[tuple[str, str], ...]:
    """The sides that one can ask about, each with the parent's name where they are recorded."""
    children = [child for child in network.case.children if child in network.people]
    found = links(network.people, network.ties, network.as_of)
    keys = side_keys(children, found)
    sides: dict[str, str] = {}
    for parent, key in keys.items():
        if key and (key in (MUM, DAD) or key == parent):
            sides.setdefault(key, network.people[parent].short_name)
    whole = {t.end for t in network.ties if t.type is TieType.PARENT_OF and t.kind in _WHOLE}
    for child in children:
        usual = [q for q in found.parents.get(child, {}).values() if q in (PLAIN, PRESUMED)]
        if len(usual) < 2 and child not in whole:
            for word in (MUM, DAD):
                sides.setdefault(word, "")
    order = {MUM: 0, DAD: 1}
    return tuple(sorted(sides.items(), key=lambda side: (order.get(side[0], 2), side[0])))
