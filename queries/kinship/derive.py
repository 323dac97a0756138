"""Everybody's relation to the children of a case, from the ties alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from queries.kinship.links import BLOOD, FAMILY, Links, Move, Step, links
from queries.kinship.naming import Namer, Words
from queries.kinship.records import Relation
from queries.kinship.search import Way, ways_from
from queries.kinship.siblings import BIRTH_HALF, BY_DONOR, HALF, SHARED, sibling_kind
from queries.kinship.sides import PROFESSIONALS, SCHOOL, sector_of_way, side_keys, side_of
from queries.kinship.stated import read_kin_word, stated_generation
from queries.kinship.terms import gender_of, kin_word, listed, possessive, their
from queries.kinship.ties import is_noun
from queries.model import Membership, Person, Tie
from queries.vocabulary import Connection, KnowsKind

_KIN = FAMILY | {Move.STATED, Move.STATED_OF}
_CARE = frozenset({Move.CARER, Move.GUARDIAN})


def relations(
    children: Sequence[str],
    people: Mapping[str, Person],
    ties: Sequence[Tie],
    as_of: date,
    *,
    memberships: Mapping[str, Membership] | None = None,
) -> dict[str, Relation]:
    """Return how everybody is related to the children, by person id.

    Parameters
    ----------
    children : ids, in the case's order. Where siblings share a relation one word serves; where
        they differ, the nearest child's is taken and the child named ("Demi's dad").
    people, ties : what one viewer may see; a tie to anybody else is left out.
    as_of : a partnership over by then is an "ex"; parentage never ends.
    memberships : by person id; gives professionals without a tie their job as a word.

    Returns
    -------
    One `Relation` for everybody in `people`, the children and strangers included. Loops in the
    ties, or two relations at once, give the nearest one. Never raises for odd families.
    """
    known = links(people, ties, as_of)
    present = [child for child in children if child in people]
    keys = side_keys(present, known)
    seen = [(Namer(child, known), ways_from(child, known)) for child in present]
    found: dict[str, Relation] = {}
    for person in people:
        if person in present:
            found[person] = _of_child(person, present, people)
            continue
        reached = [(namer, ways[person]) for namer, ways in seen if person in ways]
        relation = (
            _together(reached, present, keys, known) if reached else _unknown(present, people)
        )
        if memberships and person in memberships:
            relation = _with_job(relation, memberships[person], present, people)
        found[person] = relation
    return found


def _together(
    reached: list[tuple[Namer, tuple[Way, frozenset[Step]]]],
    children: Sequence[str],
    keys: Mapping[str, str],
    known: Links,
) -> Relation:
    namer, (way, firsts) = min(reached, key=lambda found: found[1][0].cost)
    steps = way.steps()
    words = namer.words(steps)
    shared = [
        other.child
        for other, its in reached
        if other is namer or _says_the_same(other, its[0].steps(), namer, steps, words.short)
    ]
    alike = len(shared) == len(children)
    short = words.short
    bare = steps[0].move is Move.KNOWS and not is_noun(words.word)
    if not alike and not words.named and not bare:
        said = words.word if words.word == words.short or steps[0].move in BLOOD else words.short
        short = f"{possessive(_name(known.people, namer.child))} {said}"
    if len(steps) == 1 and steps[0].move is Move.KNOWS and words.word == "contact":
        short = f"knows {listed([_name(known.people, child) for child in shared])}"
    side = side_of(firsts, keys, known)
    if len(steps) == 1 and steps[0].move is Move.STATED and side:
        short = f"{short}, {side}'s side"
    return Relation(
        word=words.word,
        short=short,
        sentence=_sentence(namer, steps, words, shared, known.people),
        side=side,
        sector=sector_of_way(steps, side, known),
        generation=_generation(steps),
        distance=len(steps),
        via=(namer.child, *(step.end for step in steps)),
        derived=_derived(steps),
        kin=all(step.move in _KIN or step.move in _CARE for step in steps),
        child="" if alike else namer.child,
    )


def _says_the_same(
    other: Namer, its: Sequence[Step], namer: Namer, steps: Sequence[Step], short: str
) -> bool:
    """Whether another child of the case has the same words for this person."""
    if (
        len(its) == len(steps) > 1
        and its[0].end == steps[0].end
        and its[0].quality == steps[0].quality
        and steps[1].move is not Move.CHILD
        and its[1:] == steps[1:]
        and other.unclear == namer.unclear
    ):
        return True  # brothers and sisters through the same parent: no need to name it again
    return other.words(its).short == short


def _derived(steps: Sequence[Step]) -> bool:
    if len(steps) == 1 and steps[0].move is Move.SIBLING:
        return False
    return all(step.move in FAMILY for step in steps)


def _generation(steps: Sequence[Step]) -> int:
    total = 0
    for step in steps:
        if step.move is Move.PARENT:
            total -= 1
        elif step.move is Move.CHILD:
            total += 1
        elif step.move in _CARE:
            total -= 1
        elif step.move is Move.STATED:
            total += stated_generation(step.quality)
        elif step.move is Move.STATED_OF:
            total -= stated_generation(step.quality)
    return total


def _sentence(
    namer: Namer,
    steps: Sequence[Step],
    words: Words,
    children: Sequence[str],
    people: Mapping[str, Person],
) -> str:
    whose = possessive(listed([_name(people, child) for child in children]))
    pronoun = their(gender_of(people[children[0]])) if len(children) == 1 else "their"
    first = steps[0]
    if len(steps) == 1 and first.move is Move.KNOWS:
        return _known_sentence(first, words.word, whose)
    if len(steps) == 1 and first.move is Move.STATED:
        side = first.tie.side if first.tie else ""
        on = f" on {pronoun} {side}'s side" if side in ("mum", "dad") else ""
        between = ": the people between are not recorded" if read_kin_word(words.word) else ""
        return f"{whose} {words.word}{on}, as said{between}."
    chain, named = namer.chain(steps)
    if _one_parent_shared(steps, namer.links):
        parent, _ = namer.chain(steps[:1])
        chain = [*parent, kin_word(0, 1, gender_of(people[steps[-1].end]))]
    told = "'s ".join(chain)
    if words.word == words.short and words.named:
        return f"{told}." if named else f"{whose} {told}."
    if told == words.word or (len(steps) == 1 and words.word):
        return f"{whose} {words.word}."
    return f"{whose} {words.word}: {told}." if named else f"{whose} {words.word}: {pronoun} {told}."


def _one_parent_shared(steps: Sequence[Step], known: Links) -> bool:
    """Whether a sentence should say which parent a brother or sister is through."""
    if [step.move for step in steps] != [Move.PARENT, Move.CHILD]:
        return False
    kind = sibling_kind(steps[0].start, steps[1].end, known)
    return kind in (HALF, SHARED, BIRTH_HALF, BY_DONOR)


def _known_sentence(step: Step, word: str, whose: str) -> str:
    child = whose.removesuffix("'s")
    typed = step.tie.words.strip() if step.tie else ""
    if typed == word and is_noun(word):
        if step.quality == KnowsKind.NEIGHBOUR and not word.lower().startswith("neighbour"):
            return f"{whose} neighbour: {word}."
        return f"{whose} {word}."
    said = f": {typed}" if typed else ""
    if typed == word or word == "contact":
        return f"Knows {child}{said}."
    return f"{whose} {word}{said}." if is_noun(word) else f"Knows {child} {word}{said}."


def _name(people: Mapping[str, Person], person: str) -> str:
    return people[person].short_name or "The child"


def _of_child(person: str, children: Sequence[str], people: Mapping[str, Person]) -> Relation:
    name = _name(people, person)
    role = "one of the children" if len(children) > 1 else "the child"
    return Relation(
        word="the child",
        short="",
        sentence=f"{name} is {role} this map is about.",
        sector="",
        distance=0,
        via=(person,),
        derived=True,
        kin=True,
    )


def _unknown(children: Sequence[str], people: Mapping[str, Person]) -> Relation:
    whom = listed([_name(people, child) for child in children]) or "the child"
    return Relation("", "", f"We don't know yet how they are connected to {whom}.")


def _with_job(
    relation: Relation, member: Membership, children: Sequence[str], people: Mapping[str, Person]
) -> Relation:
    """A professional is known by the job; kin who also work with the family stay kin."""
    if member.connection is not Connection.PROFESSIONAL or relation.kin:
        return relation
    word = member.job or relation.word or "professional"
    short = member.job or relation.short or "professional"
    whom = possessive(listed([_name(people, child) for child in children]) or "the child")
    where = f", {member.agency}" if member.agency else ""
    return Relation(
        word=word,
        short=short,
        sentence=f"{whom} {word}{where}." if member.job or not relation.word else relation.sentence,
        side="",
        sector=SCHOOL if relation.sector == SCHOOL else PROFESSIONALS,
        generation=0,
        distance=relation.distance,
        via=relation.via,
        child="",
    )
