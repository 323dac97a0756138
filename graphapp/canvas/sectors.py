"""Which sector of the circles somebody stands in, and what the sectors are called."""

from __future__ import annotations

from collections.abc import Mapping

from graphapp.canvas.words import curly
from queries.kinship import Relation, sector_of, sectors_in_order
from queries.model import Network
from queries.vocabulary import SideAnswer

_SHORT = {"friends": "Friends", "school": "School", "siblings": "Siblings"}
_ANSWERS = {SideAnswer.NONE: "nobody", SideAnswer.UNKNOWN: "not asked yet"}


def sectors(
    network: Network, relations: Mapping[str, Relation], *, phone: bool = False
) -> tuple[list[tuple[str, str]], dict[str, str]]:
    """Return the sectors (key, title) clockwise from the top, and each person's sector.

    A side of the family that somebody was asked about has its place even with nobody in it, and
    the title says so.
    """
    where = {
        person: sector_of(relations.get(person), network.memberships.get(person))
        for person in network.people
        if person not in network.case.children
    }
    used = set(where.values())
    asked = {_side_key(fact.side): fact.answer for fact in network.sides_asked}
    titles = []
    for key, words in sectors_in_order(used | set(asked), network.people):
        title = curly(_SHORT.get(key, words) if phone else words)
        if key not in used:
            title += f": {_ANSWERS.get(asked[key], 'nobody yet')}"
        titles.append((key, title))
    return titles, where


def _side_key(side: str) -> str:
    said = side.strip().lower()
    return said if said in ("mum", "dad") else side
