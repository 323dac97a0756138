"""Words for the ties that are not kin: friends, neighbours, carers, stated kin, colleagues."""

from __future__ import annotations

import re

from queries.kinship.links import Move, Step
from queries.vocabulary import CareKind, KnowsKind

KNOWS_NOUN: dict[str, str] = {
    KnowsKind.FRIEND: "friend",
    KnowsKind.FAMILY_FRIEND: "family friend",
    KnowsKind.NEIGHBOUR: "neighbour",
    KnowsKind.SCHOOL: "contact at school",
    KnowsKind.CLUB: "contact at a club",
    KnowsKind.FAITH: "contact through faith",
    KnowsKind.MENTOR: "mentor",
    KnowsKind.PROFESSIONAL: "professional",
    KnowsKind.FORMER_CARER: "former carer",
    KnowsKind.KIN: "relative",
}
_FROM: dict[str, str] = {
    KnowsKind.SCHOOL: "from school",
    KnowsKind.CLUB: "from a club",
    KnowsKind.FAITH: "from worship",
}
"""Under the name of somebody who knows the child, when nobody said more."""
_BACKWARDS: dict[str, str] = {
    KnowsKind.MENTOR: "mentee",
    KnowsKind.FORMER_CARER: "former foster child",
    KnowsKind.PROFESSIONAL: "contact through work",
}
_MUTUAL = frozenset({KnowsKind.FRIEND, KnowsKind.FAMILY_FRIEND, KnowsKind.NEIGHBOUR})
CARER_NOUN: dict[str, str] = {
    CareKind.KINSHIP: "kinship carer",
    CareKind.FOSTER: "foster carer",
    CareKind.SHARED: "carer",
    CareKind.PRIVATE: "private carer",
    CareKind.DAY: "day carer",
}
_VERBS = frozenset(
    "goes lives works helps shares plays knows sees visits meets looks takes gives runs "
    "walks comes keeps minds collects rings phones texts talks trains attends supports drives "
    "brings cooks babysits teaches coaches sits stays worships volunteers used was is has "
    "friendly".split()
)
_OWNERS = frozenset("their his her my our your the a an this".split())
_PLACES = frozenset("at in from on over across through under behind opposite near by via".split())


def is_verb(words: str) -> bool:
    """Whether words as typed begin with what somebody does ("shares lifts")."""
    return first_word(words) in _VERBS


def is_noun(words: str) -> bool:
    """Whether words as typed can follow a possessive ("Ben's football coach")."""
    first = first_word(words)
    return bool(first) and first not in _VERBS | _PLACES | _OWNERS and not _is_owned(words)


def _is_owned(words: str) -> bool:
    """Whether words as typed begin with whose they are ("Tom's mum")."""
    return bool(re.match(r"[A-Z]\w*['’]s?\b", words))


def stands_alone(words: str) -> bool:
    """Whether words as typed can stand under a name ("from church", "Tom's mum")."""
    return is_noun(words) or _is_owned(words) or first_word(words) in _PLACES


def first_word(words: str) -> str:
    """Return the first word, small, without marks."""
    match = re.match(r"\W*([\w']+)", words.lower())
    return match[1] if match else ""


def stated_word(word: str) -> str:
    """Return a stated kin word tidied: trimmed, small first letter ("Gran" -> "gran")."""
    tidy = " ".join(word.split())
    return tidy if tidy[1:2].isupper() else tidy[:1].lower() + tidy[1:]


def other_word(step: Step, *, own: bool) -> str:
    """Return the word for a step that is not kin; `own` : it starts at the child."""
    forward = step.tie is not None and step.tie.end == step.start
    match step.move:
        case Move.STATED:
            return stated_word(step.quality) or "relative"
        case Move.CARER:
            return _former(CARER_NOUN.get(step.quality, "carer"), over=step.over)
        case Move.GUARDIAN:
            return _former("guardian", over=step.over)
        case Move.KNOWS:
            return _former(_known(step, forward=forward, own=own), over=step.over)
        case Move.WORKS_WITH:
            return "colleague"
        case Move.SUPPORTS:
            return "supporter" if forward else "contact"
        case Move.CARED_FOR:
            return "foster child" if step.quality == CareKind.FOSTER else "charge"
        case Move.WARD:
            return "ward"
        case _:
            return "relative" if step.move is Move.STATED_OF else "contact"


def _known(step: Step, *, forward: bool, own: bool) -> str:
    words = step.tie.words.strip() if step.tie else ""
    mutual = step.quality in _MUTUAL
    if (forward or mutual) and (is_noun(words) or (own and stands_alone(words))):
        return words
    if own and step.quality in _FROM:
        return _FROM[step.quality]
    noun = KNOWS_NOUN.get(step.quality, "contact")
    if not forward and not mutual:
        return _BACKWARDS.get(step.quality, noun)
    return noun


def _former(word: str, *, over: bool) -> str:
    past = over and is_noun(word) and not word.startswith("former")
    return f"former {word}" if past else word


_PREPOSITIONS = frozenset("with to for from at by of on after as about for".split())
_MUTUAL_VERBS = frozenset(
    "friendly shares plays goes lives works talks trains meets walks sits".split()
)
_OBJECT_NEXT = frozenset(
    "helps visits phones rings texts knows sees teaches coaches supports minds drives meets".split()
)


def with_preposition(words: str) -> str:
    """Return what somebody does, ready for a name: "shares lifts" -> "shares lifts with"."""
    words = words.strip()
    parts = words.lower().split()
    if parts[-1] in _PREPOSITIONS or (len(parts) == 1 and parts[0] in _OBJECT_NEXT):
        return words
    if parts[-2:] == ["next", "door"]:
        return f"{words} to"
    if parts == ["babysits"]:
        return f"{words} for"
    return f"{words} as" if "same" in parts else f"{words} with"


def is_mutual(words: str) -> bool:
    """Whether what somebody does is done by both ("shares lifts", but not "helps at home")."""
    return first_word(words) in _MUTUAL_VERBS
