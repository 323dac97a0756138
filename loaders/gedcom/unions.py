"""Ties of parents and partners -> the families of GEDCOM: two people at most, and their children.

Two parents of one child stand in one family when the child is theirs in the same way and they are
partners, or when they are the two by birth; every other parent has a family alone with the child.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from queries.model import Tie
from queries.vocabulary import ParentKind, TieType

PEDIGREE = {
    str(ParentKind.BIOLOGICAL): "BIRTH",
    str(ParentKind.ADOPTIVE): "ADOPTED",
    str(ParentKind.FOSTER): "FOSTER",
}
"""Kinds of parent that GEDCOM has a word for; the others are OTHER with a phrase."""


@dataclass(slots=True)
class Union:
    """One FAM: one or two parents, their tie when they are partners, child -> kind of parent."""

    parents: tuple[str, ...]
    tie: Tie | None = None
    children: dict[str, str] = field(default_factory=dict)


def unions_of(ties: Sequence[Tie]) -> list[Union]:
    """Return the families that ties make, couples first, in the order of the ties."""
    unions: list[Union] = []
    couples: dict[frozenset[str], Union] = {}
    for tie in ties:
        if tie.type is TieType.PARTNER_OF:
            union = Union((tie.start, tie.end), tie)
            unions.append(union)
            couples.setdefault(frozenset(union.parents), union)
    parents: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for tie in ties:
        if tie.type is TieType.PARENT_OF:
            parents[tie.end, tie.kind or str(ParentKind.BIOLOGICAL)][tie.start] = None
    others: dict[frozenset[str], list[Union]] = defaultdict(list)
    for (child, kind), own in parents.items():
        left = list(own)
        for pair in _pairs(left, couples, by_birth=kind == ParentKind.BIOLOGICAL):
            left = [one for one in left if one not in pair]
            _add(child, kind, tuple(pair), couples, others, unions)
        for one in left:
            _add(child, kind, (one,), couples, others, unions)
    return unions


def _pairs(
    parents: list[str], couples: dict[frozenset[str], Union], *, by_birth: bool
) -> list[list[str]]:
    """Return who of a child's parents of one kind stand together."""
    found: list[list[str]] = []
    taken: set[str] = set()
    for number, one in enumerate(parents):
        for other in parents[number + 1 :]:
            if not {one, other} & taken and frozenset((one, other)) in couples:
                found.append([one, other])
                taken |= {one, other}
    if not found and by_birth and len(parents) == 2:
        found.append(list(parents))
    return found


def _add(
    child: str,
    kind: str,
    own: tuple[str, ...],
    couples: dict[frozenset[str], Union],
    others: dict[frozenset[str], list[Union]],
    unions: list[Union],
) -> None:
    """Put a child in the first family of these parents that does not have them already."""
    key = frozenset(own)
    places = ([couples[key]] if key in couples else []) + others[key]
    free = next((union for union in places if child not in union.children), None)
    if free is None:
        free = Union(own)
        others[key].append(free)
        unions.append(free)
    free.children[child] = kind
