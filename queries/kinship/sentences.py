"""How two people are connected, in one sentence: "Jo is Ben's mum's sister's partner."."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from queries.kinship.links import Links, Move, Step, links
from queries.kinship.naming import chain_words
from queries.kinship.phrases import FEELS
from queries.kinship.terms import possessive
from queries.kinship.ties import is_verb, with_preposition
from queries.model import Person, Tie
from queries.vocabulary import EmotionalKind, KnowsKind

_NOBODY = "someone not named yet"  # without the brackets of a label: it may stand before an "'s"


def connection_sentence(
    people: Sequence[Person],
    ties: Sequence[Tie],
    *,
    as_of: date | None = None,
    children: Collection[str] = (),
    network_ties: Sequence[Tie] = (),
) -> str:
    """Return the sentence for one path.

    Parameters
    ----------
    people : along the path; the sentence is told from the first, about the last. A path that
        ends at one of `children` (ids) and does not begin at one is told from the child.
    ties : one for each pair of neighbours on the path, so one fewer than people.
    as_of : ties over by then are told as "former" and "ex-"; None takes every ended tie so.
    network_ties : further ties of the same viewer, to tell half-siblings and adopters.

    Raises
    ------
    ValueError : when people and ties are not a path.
    """
    if len(ties) != len(people) - 1:
        raise ValueError("A path has one tie fewer than people.")
    if len(people) == 1:
        return f"This is {_name(people[0])}."
    if people[-1].id in children and people[0].id not in children:
        people, ties = people[::-1], ties[::-1]
    by_id = {person.id: person for person in people}
    for tie in network_ties:  # only to compare parents: nobody off the path is ever named
        for end in (tie.start, tie.end):
            by_id.setdefault(end, Person(end))
    day = as_of or date.max
    known = links(by_id, [*ties, *network_ties], day)
    steps = [
        _step(known, tie, before.id, after.id)
        for tie, before, after in zip(ties, people[:-1], people[1:], strict=True)
    ]
    clauses: list[str] = []
    start = 0
    for at, step in enumerate(steps):
        if not _is_phrase(step):
            continue
        clauses.append(_clause(steps[start:at], step, by_id[steps[start].start], by_id, known))
        start = at + 1
    if start < len(steps):
        base, last = by_id[steps[start].start], people[-1]
        clauses.append(f"{_name(last)} is {_described(base, steps[start:], known)}")
    sentence = "; ".join(clauses)
    return f"{sentence[:1].upper()}{sentence[1:]}."


def _name(person: Person) -> str:
    return person.short_name or _NOBODY


def _step(known: Links, tie: Tie, start: str, end: str) -> Step:
    if {tie.start, tie.end} != {start, end}:
        raise ValueError("A tie of the path does not join its two people.")
    found = [step for step in known.steps.get(start, ()) if step.end == end and step.tie]
    for step in found:
        if step.tie is tie or (step.tie and step.tie.id == tie.id):
            return step
    # The same two may be joined twice as parent and child: the search keeps one step for both.
    for step in found:
        if step.tie and step.tie.type is tie.type:
            return step
    raise ValueError("A tie of the path does not hold on that day.")


def _is_phrase(step: Step) -> bool:
    """Whether a step is told by a verb and breaks the row of possessives."""
    if step.move in (Move.WORKS_WITH, Move.SUPPORTS, Move.EMOTIONAL, Move.CARED_FOR, Move.WARD):
        return True
    if step.move is not Move.KNOWS or step.tie is None:
        return False
    backwards = step.tie.end == step.end and step.quality in (
        KnowsKind.MENTOR,
        KnowsKind.FORMER_CARER,
        KnowsKind.SCHOOL,
        KnowsKind.CLUB,
        KnowsKind.FAITH,
        KnowsKind.PROFESSIONAL,
    )
    plain = step.quality in (KnowsKind.OTHER, KnowsKind.KIN, "") and not step.tie.words
    return backwards or plain or is_verb(step.tie.words) or _loose(step)


def _loose(step: Step) -> bool:
    """School, club and faith say where from; only with words are they somebody's anything."""
    where = (KnowsKind.SCHOOL, KnowsKind.CLUB, KnowsKind.FAITH, KnowsKind.PROFESSIONAL)
    return step.quality in where and not (step.tie and step.tie.words)


def _described(base: Person, steps: Sequence[Step], known: Links) -> str:
    if not steps:
        return _name(base)
    words, _ = chain_words(steps, known)
    return "".join(f"{possessive(word)} " for word in (_name(base), *words[:-1])) + words[-1]


def _clause(
    before: Sequence[Step], step: Step, base: Person, people: dict[str, Person], known: Links
) -> str:
    nearer = _described(base, before, known)
    middle = people[step.start].short_name
    if before and middle:
        nearer = f"{nearer}, {middle}"
    further = _name(people[step.end])
    verb, forwards = _verb(step)
    if forwards:  # told from the nearer to the further
        comma = "," if before and middle else ""
        return f"{nearer}{comma} {verb} {further}"
    return f"{further} {verb} {nearer}"


def _verb(step: Step) -> tuple[str, bool]:
    """Return the verb and whether its subject is the nearer of the two."""
    tie = step.tie
    words = tie.words.strip() if tie else ""
    nearer_starts = tie is not None and tie.start == step.start
    if step.move is Move.WORKS_WITH:
        return ("worked with" if step.over else "works with"), False
    if step.move is Move.CARED_FOR:
        return ("looked after" if step.over else "looks after"), True
    if step.move is Move.WARD:
        return ("had" if step.over else "has") + " parental responsibility for", True
    if step.move is Move.EMOTIONAL:
        if step.quality == EmotionalKind.ABUSE:
            return "has harmed", nearer_starts
        return ("was " if step.over else "is ") + FEELS.get(step.quality, "tied to"), False
    if step.move is Move.SUPPORTS:
        if words and is_verb(words) and not step.over:
            return with_preposition(words), nearer_starts
        return ("supported" if step.over else "supports"), nearer_starts
    if words and is_verb(words) and not step.over:
        return with_preposition(words), nearer_starts
    if step.quality == KnowsKind.MENTOR:
        return ("was" if step.over else "is") + " the mentor of", nearer_starts
    if step.quality == KnowsKind.FORMER_CARER:
        return "used to look after", nearer_starts
    return ("knew" if step.over else "knows"), nearer_starts
