"""Kin as said ("nan", "step-dad", "great auntie") read into generations, and where it disagrees
with what the ties say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from queries.kinship.links import links
from queries.kinship.naming import Namer
from queries.kinship.search import ways_from
from queries.kinship.shapes import runs_of, shape_of
from queries.kinship.siblings import ADOPTIVE, FULL, SHARED, TWIN, UNTOLD, from_parents
from queries.kinship.sides import side_keys, side_of
from queries.kinship.terms import gender_of, their, they
from queries.kinship.ties import stated_word
from queries.model import Person, Tie
from queries.vocabulary import SiblingKind, TieType

_BASE: dict[str, tuple[int, int, str]] = {}
for _said, _shape in {
    "mum mam mom mother mummy mama": (1, 0, "f"),
    "dad father daddy papa da": (1, 0, "m"),
    "parent": (1, 0, ""),
    "gran grandma grandmother granny nan nana nanna nanny nain mamgu grandmum babcia nani dadi": (
        2,
        0,
        "f",
    ),
    "grandad granddad grandpa grandfather gramps grampa grampy taid tadcu dziadek": (2, 0, "m"),
    "grandparent": (2, 0, ""),
    "sister sis": (1, 1, "f"),
    "brother bro": (1, 1, "m"),
    "sibling": (1, 1, ""),
    "aunt auntie aunty": (2, 1, "f"),
    "uncle": (2, 1, "m"),
    "cousin": (2, 2, ""),
    "niece": (1, 2, "f"),
    "nephew": (1, 2, "m"),
    "daughter": (0, 1, "f"),
    "son": (0, 1, "m"),
    "child": (0, 1, ""),
    "grandchild": (0, 2, ""),
    "grandson": (0, 2, "m"),
    "granddaughter": (0, 2, "f"),
}.items():
    for _one in _said.split():
        _BASE[_one] = _shape


@dataclass(frozen=True, slots=True)
class Said:
    """A kin word understood: generations up and down, gender, and a mark such as "step"."""

    up: int
    down: int
    gender: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """What somebody said and what the ties say differ: the two people, and the question to ask.

    The first was said to be the second's kin; brothers and sisters stand as the tie has them.
    """

    one: str
    other: str
    question: str


def read_kin_word(word: str) -> Said | None:
    """Return what a kin word as said means, or None for a word we do not know ("godmother")."""
    parts = re.findall(r"[a-z]+", word.lower().replace("grand-", "grand"))
    greats = sum(part in ("great", "gt") for part in parts)
    marks = [p for p in parts if p in ("step", "half", "foster", "adoptive", "adopted", "birth")]
    rest = [p for p in parts if p not in ("great", "gt", "my", "his", "her", "their", *marks)]
    if len(rest) != 1:
        return None
    base = rest[0]
    for mark in ("step", "half"):
        if base.startswith(mark) and base not in _BASE:
            base = base.removeprefix(mark)
            marks.append(mark)
    if base not in _BASE:
        return None
    up, down, gender = _BASE[base]
    if greats and (up, down) not in ((2, 0), (2, 1), (1, 2), (0, 2)):
        return None
    up, down = (up, down + greats) if down > up else (up + greats, down)
    mark = marks[0] if marks else ""
    return Said(up, down, gender, "" if mark in ("adoptive", "adopted") else mark)


def stated_generation(word: str) -> int:
    """Return the generation a kin word tells: -2 for "gran", 0 when it tells none."""
    said = read_kin_word(word)
    return said.down - said.up if said else 0


def mismatches(
    children: Sequence[str], people: Mapping[str, Person], ties: Sequence[Tie], as_of: date
) -> list[Mismatch]:
    """Return a question for each stated kin word, or stated sibling, that the ties contradict.

    "Sue is recorded as Ben's gran, but she is drawn as his aunt. Which is right?" A word we do
    not know, and kin the ties do not reach, raise no question. `people` and `ties` are what one
    viewer may see: nothing else is read, so nothing else is told.
    """
    known = links(people, ties, as_of)
    kin = [tie for tie in ties if tie.type is not TieType.STATED_KIN]
    kept = links(people, kin, as_of)
    keys = side_keys(list(children), known)
    questions: list[Mismatch] = []
    for child in children:
        said = [t for t in ties if t.type is TieType.STATED_KIN and t.end == child]
        if not said or child not in people:
            continue
        ways, namer = ways_from(child, kept), Namer(child, kept)
        for tie in said:
            meant = read_kin_word(tie.kind)
            if tie.start not in ways or tie.start == child or meant is None:
                continue
            way, firsts = ways[tie.start]
            steps = way.steps()
            runs = runs_of(steps)
            if len(runs) != 1 and not (len(runs) == 2 and len(runs[1]) == 1):
                continue
            words = namer.words(steps)
            shape = shape_of(runs[0], kept)
            marks = shape.qualities | {shape.top}
            same = (meant.up, meant.down) == (shape.up, shape.down)
            side = side_of(firsts, keys, kept)
            wrong_side = {tie.side, side} == {"mum", "dad"}
            if same and not wrong_side and (not meant.mark or meant.mark in marks):
                continue
            if len(runs) == 2 and meant.down == 1 and same:
                continue
            drawn = words.short if same else words.word
            asked = _ask(people, child, tie.start, _as_said(tie), drawn)
            questions.append(Mismatch(tie.start, child, asked))
    return questions + _sibling_questions(people, ties, as_of)


def _as_said(tie: Tie) -> str:
    on = f" on {tie.side}'s side" if tie.side in ("mum", "dad") else ""
    return stated_word(tie.kind) + on


def _ask(people: Mapping[str, Person], child: str, other: str, said: str, drawn: str) -> str:
    one, two = people[child].short_name or "the child", people[other].short_name or "Someone"
    pronoun = their(gender_of(people[child]))
    drawn = drawn if drawn[:1].isupper() else f"{pronoun} {drawn}"
    verb = they(gender_of(people[other]))
    return f"{two} is recorded as {one}'s {said}, but {verb} drawn as {drawn}. Which is right?"


def _sibling_questions(
    people: Mapping[str, Person], ties: Sequence[Tie], as_of: date
) -> list[Mismatch]:
    known = links(people, ties, as_of)
    questions = []
    for tie in ties:
        pair = (tie.start, tie.end)
        if tie.type is not TieType.SIBLING_OF or not set(pair) <= set(people):
            continue
        derived = from_parents(*pair, known)
        if derived in (UNTOLD, SHARED) or tie.kind in (SiblingKind.UNKNOWN, ADOPTIVE, ""):
            continue
        stated = FULL if tie.kind == TWIN else tie.kind
        if stated != derived and stated in (FULL, "half", "step"):
            one, two = (people[p].short_name or "someone" for p in pair)
            asked = (
                f"{one} and {two} are recorded as {stated} siblings, but their parents make them "
                f"{derived} siblings. Which is right?"
            )
            questions.append(Mismatch(*pair, asked))
    return questions
