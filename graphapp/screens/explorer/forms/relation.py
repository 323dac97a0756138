"""Reading "mum's brother" on one map: which ties it makes, and to whom.

The loaders know what the words mean; here the map says who "mum" is, so that a tie can be made to
her. Where the map does not say, the words are kept as said: nobody is invented.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graphapp.screens.explorer.drawing import Reading
from graphapp.words import listed
from loaders.meaning import Meaning, TieMeaning
from loaders.relations import meaning_of
from queries.kinship import tie_sentence
from queries.model import Person, Tie
from queries.vocabulary import Connection, Sex, TieType

SUGGESTED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Parents", ("mum", "dad", "step-mum", "step-dad")),
    ("Grandparents", ("mum’s mum", "mum’s dad", "dad’s mum", "dad’s dad", "great-gran")),
    ("Brothers and sisters", ("sister", "brother", "half-sister", "half-brother")),
    (
        "Aunts, uncles, cousins",
        (
            "mum’s sister",
            "mum’s brother",
            "dad’s sister",
            "dad’s brother",
            "cousin, mum’s side",
            "cousin, dad’s side",
        ),
    ),
    ("Partners", ("mum’s partner", "dad’s partner")),
    ("Carers", ("foster carer", "kinship carer", "former foster carer", "childminder")),
    ("Friends and neighbours", ("friend", "family friend", "neighbour", "mum’s friend")),
    ("School, clubs, faith", ("teacher", "coach", "youth club", "church", "mosque", "mentor")),
    (
        "Professionals",
        ("social worker", "health visitor", "family support worker", "GP", "school nurse"),
    ),
)
_OWNED = re.compile(r"(?:his |her |their )?(.+)'s (\S.*)")
_TO_OWNER = frozenset(
    {TieType.PARENT_OF, TieType.SIBLING_OF, TieType.PARTNER_OF, TieType.KNOWS}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Read:
    """What a relation says on this map. `to` are the people at the other end, by id.

    `missing` is whose the relation is, when the map does not say who that is ("mum").
    """

    ties: tuple[TieMeaning, ...]
    to: tuple[str, ...]
    meaning: Meaning
    missing: str = ""

    @property
    def sex(self) -> Sex:
        """What the word says of the sex, "unknown" when nothing."""
        return self.meaning.sex

    @property
    def connection(self) -> Connection | None:
        """By life or by a job, None when the word does not say."""
        return self.meaning.connection


def read_relation(words: str, reading: Reading, children: Sequence[str]) -> Read | None:
    """Return what a relation to some children says; None for no words."""
    said = " ".join(words.replace("’", "'").split()).strip(" .,;")
    if not said:
        return None
    to = tuple(children)
    meaning = meaning_of(said)
    owned = _OWNED.fullmatch(said.lower())
    if owned and "side" not in owned[2]:
        owner = who_is(owned[1], reading, children)
        word = meaning_of(owned[2])
        plain = [tie for tie in word.ties if tie.type in _TO_OWNER]
        if owner and word.known and plain and not word.of:
            return Read((plain[0],), (owner,), word)
        if not owner and (meaning.of or (word.known and plain)):
            return Read(meaning.otherwise or meaning.ties, to, meaning, missing=owned[1])
    if meaning.of:
        owner = who_is(meaning.of, reading, children)
        if owner:
            return Read(meaning.ties, (owner,), meaning)
        return Read(meaning.otherwise, to, meaning, missing=meaning.of)
    return Read(meaning.ties, to, meaning)


def who_is(words: str, reading: Reading, children: Sequence[str]) -> str:
    """Return the id of the one person whom some words name on the map; "" for none or several."""
    said = words.replace("’", "'").strip().lower()
    meaning = meaning_of(said)
    people = reading.network.people
    if meaning.ties and meaning.ties[0].type is TieType.PARENT_OF and not meaning.of:
        found = {
            tie.start
            for tie in reading.network.ties
            if tie.type is TieType.PARENT_OF
            and tie.end in children
            and tie.kind == meaning.ties[0].kind
            and tie.start in people
            and meaning.sex in (Sex.UNKNOWN, people[tie.start].sex)
        }
        return found.pop() if len(found) == 1 else ""
    named = {
        key
        for key, person in people.items()
        if said in (person.name.lower(), person.known_as.lower(), person.short_name.lower())
    }
    if len(named) == 1:
        return named.pop()
    related = {
        key
        for key, relation in reading.relations.items()
        if key in people and said in (relation.short.lower(), relation.word.lower())
    }
    return related.pop() if len(related) == 1 and not named else ""


def in_words(read: Read, words: str, reading: Reading) -> str:
    """Return what the form says back: who they are taken to be, and what is kept as said."""
    people = reading.network.people
    me = Person("me", sex=read.sex)
    parts = []
    for tie in read.ties[:2]:
        told = []
        for other in (people[key] for key in read.to if key in people):
            start, end = (other.id, "me") if tie.reverse else ("me", other.id)
            shown = Tie("tie", tie.type, start, end, kind=tie.kind, side=tie.side, words=tie.words)
            told.append(tie_sentence(shown, me, other))
        parts += [_joined(told)] if told else []
    if not read.meaning.known:
        return f"“{words.strip()}” is kept as said."
    said = f"Read as: {'; '.join(parts)}." if parts else ""
    if read.missing:
        children = listed([people[key].short_name for key in read.to if key in people])
        owner = read.missing
        said += f" The map does not say who {children}’s {owner} is, so it is kept as said."
    return said


def _joined(told: list[str]) -> str:
    """ "Mother of Ivy" and "Mother of Noah" as "mother of Ivy; mother of Noah"."""
    first, *rest = [one[:1].lower() + one[1:] for one in told]
    return listed([first, *rest])
