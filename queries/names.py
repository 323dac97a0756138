"""Names as one searches for them: small letters, no accents, the sound, the short forms.

A key is plain text that an index can find: a plain key ("kathrin") is matched by its beginning, a
sound key ("~K0RN", "=catherine") as a whole. A sound key begins with a mark, so that the two
kinds never meet.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

import jellyfish
from rapidfuzz import fuzz

from queries.model import Person
from queries.nicknames import groups_by_name

PLAIN, SOUND = "plain", "sound"
LONGEST = 60
"""Characters kept of one word: nobody searches by more, and an index key has a limit."""
MOST_WORDS = 12

_TITLES = frozenset("mr mrs ms miss dr mx pc rev revd sir prof".split())
_LETTERS = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe",
        "ı": "i", "ŋ": "ng", "ħ": "h", "ə": "e", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ẹ": "e",
    }
)  # fmt: skip
_INSIDE = re.compile(r"['’‘ʼʻ`´ʾʿ]")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def normalise(name: str) -> str:
    """Return a name in small letters with no accents or apostrophes and single spaces.

    "Siân O’Neil-Łukasz" -> "sian oneil-lukasz". Letters of other scripts are kept. Two spellings
    with the same result are the same name to a search and to an import.
    """
    text = unicodedata.normalize("NFKD", name).casefold().translate(_LETTERS)
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = _INSIDE.sub("", text)
    text = re.sub(r"[‐‑‒–—]", "-", text)
    return " ".join(match[0] for match in _WORD.finditer(text))


def words_of(name: str) -> tuple[str, ...]:
    """Return the words one may search a name by, joined ones whole and in parts, no titles.

    "Mrs Ann Smith-Jones" -> ("ann", "smithjones", "smith", "jones"), "O'Neil" -> ("oneil", "o",
    "neil"). A title alone stays.
    """
    words = normalise(_INSIDE.sub("-", name)).split()[:MOST_WORDS]
    kept = [word for word in words if word not in _TITLES] or words
    found: dict[str, None] = {}
    for word in kept:
        found[word.replace("-", "")[:LONGEST]] = None
        if "-" in word:
            found |= {part[:LONGEST]: None for part in word.split("-")}
    return tuple(found)


def sounds_of(word: str) -> tuple[str, ...]:
    """Return the sound keys of one normalised word: how it sounds, and the names it stands for."""
    keys = [f"={head}" for head in groups_by_name().get(word, ())]
    if word.isascii() and word.isalpha():
        code = jellyfish.metaphone(word)
        if len(code) > 1:  # "Lee", "Lou" and "Leah" are all L: no use to anybody
            keys.append(f"~{code}")
    return tuple(keys)


def name_keys(name: str, known_as: str = "") -> frozenset[tuple[str, str]]:
    """Return the keys a person is found by, as (key, kind); empty for somebody not named yet.

    Parameters
    ----------
    name, known_as : as written, in any spelling or script; both may be empty.
    """
    keys: set[tuple[str, str]] = set()
    for word in (*words_of(name), *words_of(known_as)):
        keys.add((word, PLAIN))
        keys |= {(key, SOUND) for key in sounds_of(word)}
    return frozenset(keys)


@dataclass(frozen=True, slots=True)
class SearchWord:
    """One word searched for: people with a plain key that begins so, or with one of the sounds."""

    begins: str
    sounds: tuple[str, ...] = ()


def search_keys(text: str) -> tuple[SearchWord, ...]:
    """Return what to look for, one entry a word typed; a person is found when every word is.

    "Kath Smith" asks for a key that begins with "kath" (or sounds so) and one for "smith". Empty
    for text without a letter or a digit.
    """
    words = normalise(text).split()[:MOST_WORDS]
    kept = [word for word in words if word not in _TITLES] or words
    found = (word.replace("-", "")[:LONGEST] for word in kept)
    return tuple(SearchWord(word, sounds_of(word)) for word in dict.fromkeys(found))


def rank(text: str, person: Person) -> float:
    """Return how well a person fits what was typed, from 0 to 100, to order those found.

    The same word is best, then its beginning, then a short form or the same sound, then likeness
    by spelling. Known-as counts as much as the name.
    """
    asked = search_keys(text)
    if not asked:
        return 0.0
    own = (*words_of(person.known_as), *words_of(person.name))
    if not own:
        return 0.0
    fits = sum(max(_fit(word, other) for other in own) for word in asked) / len(asked)
    whole = fuzz.ratio(normalise(text), normalise(person.name))
    return min(100.0, 0.95 * fits + 0.05 * whole)


def _fit(word: SearchWord, other: str) -> float:
    if word.begins == other:
        return 100.0
    like = fuzz.ratio(word.begins, other)
    if other.startswith(word.begins):
        return 90.0 + like / 20
    if set(word.sounds) & set(sounds_of(other)):
        return 75.0 + like / 10
    return 0.7 * like
