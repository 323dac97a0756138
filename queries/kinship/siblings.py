"""Full, half, step, foster: what two people who share a parent are to each other."""

from __future__ import annotations

from queries.kinship.links import BIRTH, DONOR, FOSTER, PLAIN, PRESUMED, STEP, Links
from queries.vocabulary import SiblingKind

FULL, HALF, SHARED, TWIN, ADOPTIVE = "full", "half", "shared", "twin", "adoptive"
BIRTH_HALF, BY_DONOR = "birth half", "by donor"
UNTOLD = "untold"
"""Siblings without a parent in common that anybody recorded."""


def sibling_kind(one: str, other: str, links: Links) -> str:
    """Return what two siblings are to each other.

    Half needs one shared parent and, on both sides, another parent who is known and not shared.
    One shared parent with a second unknown is "shared": brother or sister, nothing invented. A
    stated kind settles what parents leave open.
    """
    stated = links.stated_siblings.get(frozenset((one, other)), "")
    derived = from_parents(one, other, links)
    if derived in (FULL, SHARED, UNTOLD) and stated == SiblingKind.TWIN:
        return TWIN
    if derived == SHARED and stated in (SiblingKind.FULL, SiblingKind.HALF):
        return stated
    if derived == UNTOLD and stated:
        return FULL if stated == SiblingKind.UNKNOWN else str(stated)
    return derived


def from_parents(one: str, other: str, links: Links) -> str:
    """Return what the recorded parents alone say: one of this module's words."""
    mine, theirs = links.parents.get(one, {}), links.parents.get(other, {})
    usual = (PLAIN, PRESUMED)
    ours = {p for p, q in mine.items() if q in usual}
    others = {p for p, q in theirs.items() if q in usual}
    shared = ours & others
    if len(shared) >= 2:
        return FULL
    if shared:
        return HALF if ours - shared and others - shared else SHARED
    born = (PLAIN, PRESUMED, BIRTH)
    ours = {p for p, q in mine.items() if q in born}
    others = {p for p, q in theirs.items() if q in born}
    shared = ours & others
    if shared:
        apart = len(shared) == 1 and bool(ours - shared) and bool(others - shared)
        return BIRTH_HALF if apart else BIRTH
    both = set(mine) & set(theirs)
    for quality in (STEP, FOSTER, DONOR):
        if any(quality in (mine[parent], theirs[parent]) for parent in both):
            return quality if quality != DONOR else BY_DONOR
    return UNTOLD


def full_siblings(one: str, other: str, links: Links) -> bool:
    """Whether two people share both (all known) parents, or are said to."""
    return sibling_kind(one, other, links) in (FULL, TWIN)
