"""Through which parent somebody is connected, and the sector of the circles they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from queries.kinship.links import BIRTH, NOW, PLAIN, PRESUMED, STEP, Links, Move, Step
from queries.kinship.records import Relation
from queries.kinship.shapes import runs_of, shape_of
from queries.kinship.siblings import FULL, SHARED, TWIN, UNTOLD, full_siblings
from queries.kinship.terms import gender_of, possessive
from queries.model import Membership, Person
from queries.vocabulary import Connection, KnowsKind

MUM, DAD, SIBLINGS, FRIENDS, SCHOOL, PROFESSIONALS, FAMILY = (
    "mum",
    "dad",
    "siblings",
    "friends",
    "school",
    "professionals",
    "family",
)
BOTH = "both"

TITLES = {
    MUM: "Mum's side",
    DAD: "Dad's side",
    FRIENDS: "Friends and neighbours",
    SCHOOL: "School and clubs",
    PROFESSIONALS: "Professionals",
    SIBLINGS: "Brothers and sisters",
    FAMILY: "Family",
}
_AT_SCHOOL = frozenset({KnowsKind.SCHOOL, KnowsKind.CLUB, KnowsKind.FAITH, KnowsKind.MENTOR})


def side_keys(children: Sequence[str], links: Links) -> dict[str, str]:
    """Return the key of each parent's side: "mum", "dad", or the parent's id when one word
    would stand for two parents of the children (two mums, or brothers with different dads).
    """
    usual: dict[str, None] = {}
    birth: dict[str, None] = {}
    for child in children:
        for parent, quality in links.parents.get(child, {}).items():
            if quality in (PLAIN, PRESUMED):
                usual[parent] = None
            elif quality == BIRTH:
                birth[parent] = None
    keys = _keys(usual, links.people)
    taken = set(keys.values())
    for parent, key in _keys([p for p in birth if p not in keys], links.people).items():
        several = any(_word(p, links.people) == _word(parent, links.people) for p in usual)
        keys[parent] = parent if key in taken or several else key
    for child in children:
        for parent, quality in links.parents.get(child, {}).items():
            if quality == STEP and parent not in keys:
                keys[parent] = _partner_side(parent, child, links, keys)
    return keys


def _keys(parents: Iterable[str], people: Mapping[str, Person]) -> dict[str, str]:
    listed = list(parents)
    words = [_word(parent, people) for parent in listed]
    return {
        parent: word if word and words.count(word) == 1 else parent
        for parent, word in zip(listed, words, strict=True)
    }


def _word(parent: str, people: Mapping[str, Person]) -> str:
    return {"f": MUM, "m": DAD}.get(gender_of(people.get(parent)), "")


def _partner_side(parent: str, child: str, links: Links, keys: Mapping[str, str]) -> str:
    """A step-parent is on the side of the parent they are, or were, the partner of."""
    partners = [s for s in links.steps.get(parent, ()) if s.move is Move.PARTNER]
    partners.sort(key=lambda step: step.quality not in NOW)
    mine = links.parents.get(child, {})
    return next((keys[s.end] for s in partners if s.end in mine and s.end in keys), "")


def side_of(firsts: Iterable[Step], keys: Mapping[str, str], links: Links) -> str:
    """Return the side from the first steps of the nearest ways to a person."""
    sides = {_first_side(step, keys, links) for step in firsts} - {""}
    if len(sides) > 1:
        return BOTH
    return sides.pop() if sides else ""


def _first_side(step: Step, keys: Mapping[str, str], links: Links) -> str:
    if step.move is Move.PARENT:
        return keys.get(step.end, "")
    if step.move is Move.SIBLING:
        return BOTH if full_siblings(step.start, step.end, links) else ""
    if step.move is Move.STATED and step.tie is not None and step.tie.side in (MUM, DAD):
        mine = links.parents.get(step.start, {})
        parents = [
            p for p, q in mine.items() if q == PLAIN and _word(p, links.people) == step.tie.side
        ]
        return keys[parents[0]] if len(parents) == 1 else step.tie.side
    return ""


def sector_of_way(steps: Sequence[Step], side: str, links: Links) -> str:
    """Return the sector for a way: by the first tie that is not family, else by side."""
    for step in steps:
        if step.move is Move.KNOWS:
            if step.quality == KnowsKind.PROFESSIONAL:
                return PROFESSIONALS
            if step.quality == KnowsKind.KIN:
                return FAMILY
            return SCHOOL if step.quality in _AT_SCHOOL else FRIENDS
        if step.move in (Move.WORKS_WITH, Move.SUPPORTS):
            return FRIENDS
    if _through_sibling(steps, links, any_kind=side == ""):
        return SIBLINGS
    return side if side not in ("", BOTH) else FAMILY


def _through_sibling(steps: Sequence[Step], links: Links, *, any_kind: bool) -> bool:
    """Whether a way starts with a brother or sister, half and step too where no side is known."""
    if not steps:
        return False
    run = runs_of(steps)[0]
    if run[0].move is Move.SIBLING:
        return any_kind or shape_of(run[:1], links).top in (FULL, TWIN, SHARED, UNTOLD, "adoptive")
    if len(run) < 2 or run[0].move is not Move.PARENT or run[1].move is not Move.CHILD:
        return False
    shape = shape_of(run[:2], links)
    return any_kind or shape.top in (FULL, TWIN, SHARED, BIRTH)


def sector_of(relation: Relation | None, membership: Membership | None = None) -> str:
    """Return the key of the sector a person stands in.

    Somebody connected by a job stands with the professionals, kin or not; but for those at school
    and in clubs, who stand with the others there, as a child would put them. Somebody about whom
    nothing is known yet stands with friends and neighbours.
    """
    if membership is not None and membership.connection is Connection.PROFESSIONAL:
        at_school = relation is not None and relation.sector == SCHOOL
        return SCHOOL if at_school else PROFESSIONALS
    return relation.sector if relation is not None else FRIENDS


def sector_title(key: str, people: Mapping[str, Person]) -> str:
    """Return the title of a sector; of a parent's own key "Ann's side"."""
    if key in TITLES:
        return TITLES[key]
    name = people[key].short_name if key in people else ""
    return f"{possessive(name)} side" if name else "Parent's side"


def sectors_in_order(keys: Iterable[str], people: Mapping[str, Person]) -> list[tuple[str, str]]:
    """Return (key, title) of the sectors met, clockwise from the top as the circles draw them."""
    met = set(keys)
    parents = sorted(met - set(TITLES))
    order = [DAD, *parents, FRIENDS, SCHOOL, PROFESSIONALS, SIBLINGS, FAMILY, MUM]
    return [(key, sector_title(key, people)) for key in order if key in met]
