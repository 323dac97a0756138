"""The systems round a household: which one somebody belongs to, and what they are called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from graphapp.canvas.sectors import sectors
from queries.kinship import Relation
from queries.kinship.sides import TITLES as SECTORS
from queries.model import Membership, Network
from queries.vocabulary import Connection

PROFESSIONALS = "professionals"
SCHOOL, HEALTH, COUNCIL, OTHER = "school", "health", "council", "agencies"

TITLES: Mapping[str, str] = MappingProxyType(
    {HEALTH: "Health", COUNCIL: "Council", OTHER: "Other agencies"}
)
_SHORT: Mapping[str, str] = MappingProxyType({OTHER: "Agencies"})

KEYS = frozenset({*SECTORS, HEALTH, COUNCIL, OTHER})
"""The systems with a key of their own; a side of the family may have the parent's id."""

_WORDS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        SCHOOL: re.compile(
            r"\b(pre)?(school|nursery|college|academy|teacher|childminder)\b", re.IGNORECASE
        ),
        HEALTH: re.compile(
            r"\b(gp|nhs|camhs|health|hospital|hospice|clinic|surgery|medical|midwi\w+|doctor|"
            r"nurse|dentist|paediatric\w*|psycholog\w+|psychiatr\w+|therap\w+|ambulance)\b",
            re.IGNORECASE,
        ),
        COUNCIL: re.compile(
            r"\b(council|local authority|children.?s services|social (worker|services|care)|"
            r"early help|youth (team|justice|offending)|housing|reviewing officer|borough|"
            r"county)\b",
            re.IGNORECASE,
        ),
    }
)
"""Words of an agency, else of a job, that tell the system. What none of them tells is another
agency; an authority's own agencies are added here."""


def system_of(member: Membership | None) -> str:
    """Return the system of somebody who works with the family: by agency, else by job."""
    if member is not None:
        for words in (member.agency, member.job):
            for key, pattern in _WORDS.items():
                if pattern.search(words):
                    return key
            if words:
                break  # an agency that is neither is another agency, whatever the job is called
    return OTHER


def systems(
    network: Network, relations: Mapping[str, Relation], inside: frozenset[str], *, phone: bool
) -> tuple[list[tuple[str, str]], dict[str, str]]:
    """Return the systems (key, title) clockwise from the top, and each person's.

    They are the sectors of the circles, but that professionals stand by agency; who is `inside`
    the household is in none, and no system is drawn for them alone.
    """
    titles, where = sectors(network, relations, phone=phone)
    found = {}
    for key, sector in where.items():
        if key in inside:
            continue
        member = network.memberships.get(key)
        works = member is not None and member.connection is Connection.PROFESSIONAL
        if works and sector == PROFESSIONALS:
            sector = system_of(member)
        found[key] = sector
    used = set(found.values())
    only_inside = {where[key] for key in inside if key in where} - used
    out: list[tuple[str, str]] = []
    if SCHOOL in used and SCHOOL not in {key for key, _ in titles}:
        at = next(number for number, (key, _) in enumerate(titles) if key == PROFESSIONALS)
        titles.insert(at, (SCHOOL, "School" if phone else "School and clubs"))
    for key, title in titles:
        if key == PROFESSIONALS:
            words = {**TITLES, **(_SHORT if phone else {})}
            out += [(one, words[one]) for one in (HEALTH, COUNCIL, OTHER) if one in used]
        elif key not in only_inside:
            out.append((key, title))
    return out, found
