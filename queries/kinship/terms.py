"""British everyday words for kin, by generations up and down and by gender."""

from __future__ import annotations

from queries.model import Person
from queries.vocabulary import Sex

FEMALE, MALE, UNKNOWN = "f", "m", ""

_WOMAN = frozenset({"woman", "girl", "female", "she", "her", "transwoman"})
_MAN = frozenset({"man", "boy", "male", "he", "him", "transman"})

_PAIRS = {
    "parent": ("mum", "dad", "parent"),
    "grandparent": ("gran", "grandad", "grandparent"),
    "child": ("daughter", "son", "child"),
    "grandchild": ("granddaughter", "grandson", "grandchild"),
    "sibling": ("sister", "brother", "sibling"),
    "aunt": ("aunt", "uncle", "aunt or uncle"),
    "niece": ("niece", "nephew", "niece or nephew"),
    "married": ("wife", "husband", "husband or wife"),
    "parent-in-law": ("mother-in-law", "father-in-law", "parent-in-law"),
    "sibling-in-law": ("sister-in-law", "brother-in-law", "brother- or sister-in-law"),
    "child-in-law": ("daughter-in-law", "son-in-law", "son- or daughter-in-law"),
}
_ORDINALS = ("", "", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TIMES = ("", "once", "twice")


def gender_of(person: Person | None) -> str:
    """Return "f", "m" or "" for the words to use: gender in their own words first, then sex."""
    if person is None:
        return UNKNOWN
    if person.gender:
        said = set(person.gender.lower().replace("/", " ").replace("-", " ").split())
        woman, man = bool(said & _WOMAN), bool(said & _MAN)
        if woman != man:
            return FEMALE if woman else MALE
        return UNKNOWN
    return {Sex.FEMALE: FEMALE, Sex.MALE: MALE}.get(person.sex, UNKNOWN)


def by_gender(word: str, gender: str) -> str:
    """Return the word of a pair for a gender ("aunt", "m" -> "uncle")."""
    female, male, either = _PAIRS[word]
    return female if gender == FEMALE else male if gender == MALE else either


def their(gender: str) -> str:
    """Return "her", "his" or "their"."""
    return "her" if gender == FEMALE else "his" if gender == MALE else "their"


def they(gender: str) -> str:
    """Return "she is", "he is" or "they are"."""
    return "she is" if gender == FEMALE else "he is" if gender == MALE else "they are"


def great(times: int, word: str) -> str:
    """Return the word with "great-" before it; before each half of "niece or nephew"."""
    return " or ".join("great-" * times + part for part in word.split(" or "))


def kin_word(up: int, down: int, gender: str) -> str:
    """Return the plain word for kin so many generations up and then down ((2, 1) -> "aunt").

    (0, 0) is the person themselves and has no word: "".
    """
    if up == 0 and down == 0:
        return ""
    if down == 0:
        return _line(up, "parent", "grandparent", gender)
    if up == 0:
        return _line(down, "child", "grandchild", gender)
    if up == 1 and down == 1:
        return by_gender("sibling", gender)
    if down == 1:
        return great(up - 2, by_gender("aunt", gender))
    if up == 1:
        return great(down - 2, by_gender("niece", gender))
    return cousin_word(min(up, down) - 1, abs(up - down))


def _line(generations: int, near: str, far: str, gender: str) -> str:
    if generations == 1:
        return by_gender(near, gender)
    return great(generations - 2, by_gender(far, gender))


def cousin_word(degree: int, removed: int) -> str:
    """Return "cousin", "second cousin", "cousin once removed", "third cousin twice removed"."""
    ordinal = _ORDINALS[degree] if degree < len(_ORDINALS) else f"{degree}th"
    word = f"{ordinal} cousin".strip()
    if removed:
        times = _TIMES[removed] if removed < len(_TIMES) else f"{removed} times"
        word += f" {times} removed"
    return word


def prefixed(prefix: str, word: str) -> str:
    """Put "step-", "half-" or "foster " before a word, and before each half of "... or ..."."""
    return " or ".join(prefix + part for part in word.split(" or "))


def possessive(words: str) -> str:
    """Return "Ben's", "James's", "step-dad's"."""
    return f"{words}'s"


def listed(names: list[str]) -> str:
    """Return "Jay", "Jay and Demi" or "Jay, Demi and Rio"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
