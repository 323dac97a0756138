"""A network's people as they were on its day: who died later lives, who was born later is not yet
there.
"""

from __future__ import annotations

from dataclasses import replace

from graphapp.screens.explorer.filters import part_of
from queries.model import Network, Person


def as_it_was(network: Network) -> Network:
    """Return a network with its people as they were on its day; the children are always there."""
    there = {
        key
        for key, person in network.people.items()
        if key in network.case.children or not _to_come(person, network)
    }
    part = part_of(network, there, network.ties)
    people = {key: _living(person, network) for key, person in part.people.items()}
    return replace(part, people=people)


def _living(person: Person, network: Network) -> Person:
    if person.death is None or person.death.earliest <= network.as_of:
        return person
    return replace(person, death=None, deceased=False)


def _to_come(person: Person, network: Network) -> bool:
    """Whether somebody was born after the day; the unborn of today are told as such."""
    if person.birth is None or person.unborn:
        return False
    return person.birth.earliest > network.as_of
