"""From a way to words: the word, what stands under the name, the chain for a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from queries.kinship.links import BIRTH, BLOOD, MARRIED, PLAIN, PRESUMED, Links, Move, Step
from queries.kinship.shapes import Shape, odd_step, run_word, runs_of, shape_of, shape_word
from queries.kinship.siblings import HALF, sibling_kind
from queries.kinship.terms import by_gender, gender_of, possessive

LONGEST = 3
"""Words under a name; a longer way falls back to the plain word."""


@dataclass(frozen=True, slots=True)
class Words:
    """`named` : the words begin with somebody's name, so they hold for every child of a case."""

    word: str
    short: str
    named: bool = False


class Namer:
    """Names ways from one child: knows which parents "mum" and "dad" would not tell apart."""

    def __init__(self, child: str, links: Links) -> None:
        self.child = child
        self.links = links
        words = [
            self._parent_word(parent, quality)
            for parent, quality in links.parents.get(child, {}).items()
        ]
        self.unclear = frozenset(word for word in words if words.count(word) > 1)

    def name_of(self, person: str) -> str:
        """Return the short name, or empty."""
        found = self.links.people.get(person)
        return found.short_name if found else ""

    def words(self, steps: Sequence[Step]) -> Words:
        """Return the words for the person at the end of a way of at least one step."""
        runs = runs_of(steps)
        last = runs[-1]
        if len(runs) == 1:
            return self._one_run(last)
        before = list(steps[: len(steps) - len(last)])
        word = run_word(last, self.links)
        if word is None:
            return self._cut(before, last)
        in_law = self._in_law(runs)
        if in_law and runs[0][0].move is Move.PARTNER:
            return Words(in_law, in_law)
        owner, named = self._owner(before)
        short = f"{possessive(owner)} {word}"
        if in_law:
            return Words(in_law, short, named)
        plain = run_word(runs[0], self.links) if len(runs) == 2 else None
        if plain and last[0].move is Move.PARTNER:
            return Words(f"{possessive(plain)} {word}", short, named)
        return Words(short, short, named)

    def _one_run(self, run: Sequence[Step]) -> Words:
        word = run_word(run, self.links, own=True)
        if word is None:
            return self._cut([], run)
        if run[0].move not in BLOOD or len(run) == 1:
            return Words(word, word)
        shape = shape_of(run, self.links)
        last = run[-1]
        if last.move is Move.PARTNER and shape.up > 1:
            owner, named = self._owner(run[:-1])
            gender = gender_of(self.links.people.get(last.end))
            return Words(word, f"{possessive(owner)} {_wedded(last, gender)}", named)
        if _near(shape):
            return Words(word, word)
        if shape.up >= 2 and shape.up > shape.down:
            return Words(word, self._through_parent(run, word))
        if shape.up and shape.down > shape.up:
            owner, named = self._owner(run[:-1])
            if named:
                child = shape_word(Shape(0, 1), gender_of(self.links.people.get(last.end)))
                return Words(word, f"{possessive(owner)} {child}", named=True)
        return Words(word, word)

    def _through_parent(self, run: Sequence[Step], word: str) -> str:
        """Return "dad's mum", "mum's brother", "dad's gran": from the first parent on."""
        skip = 2 if len(run) > 1 and run[1].move is Move.PARTNER else 1
        owner, _ = self._owner(run[:skip])
        rest = run[skip:]
        inner = run_word(rest, self.links)
        if inner is None or not rest:
            return word
        short = f"{possessive(owner)} {inner}"
        return short if len(short.split()) <= LONGEST else word

    def _cut(self, before: list[Step], run: Sequence[Step]) -> Words:
        """Name a run without a word of its own from the person before its unusual step."""
        at = odd_step(run)
        if at == 0:
            return Words("relative", "relative")
        head, tail = [*before, *run[:at]], list(run[at:])
        word = run_word(tail, self.links)
        if word is None:
            return self._cut(head, tail)
        owner, named = self._owner(head)
        short = f"{possessive(owner)} {word}"
        plainly = run_word(run[:at], self.links) if not before else None
        return Words(f"{possessive(plainly)} {word}" if plainly else short, short, named)

    def _owner(self, steps: Sequence[Step]) -> tuple[str, bool]:
        """Return who owns what follows ("mum", "Mark", "mum's brother") and if it is a name."""
        last = steps[-1]
        if len(steps) == 1 and last.move is Move.PARENT:
            word = self._parent_word(last.end, last.quality)
            name = self.name_of(last.end)
            if not name or (word != "parent" and word not in self.unclear):
                return word, False
            return name, True
        if _step_parent(steps):
            return run_word(steps, self.links) or "step-parent", False
        name = self.name_of(last.end)
        if name:
            return name, True
        return self.words(steps).short, False

    def _parent_word(self, parent: str, quality: str) -> str:
        word = by_gender("parent", gender_of(self.links.people.get(parent)))
        if quality in (PLAIN, PRESUMED):
            return word
        return shape_word(Shape(1, 0, "", frozenset({quality})), word_gender(word)) or word

    def _in_law(self, runs: Sequence[Sequence[Step]]) -> str:
        if len(runs) != 2:
            return ""
        gender = gender_of(self.links.people.get(runs[1][-1].end))
        first, second = runs
        wed = first if first[0].move is Move.PARTNER else second
        kin = second if wed is first else first
        if len(wed) != 1 or wed[0].move is not Move.PARTNER or wed[0].quality != MARRIED:
            return ""
        if kin[0].move not in BLOOD:
            return ""
        shape = shape_of(kin, self.links)
        if shape.qualities or shape.top not in ("full", "shared", HALF, "twin", BIRTH, ""):
            return ""
        where = (shape.up, shape.down)
        if where == (1, 1):
            return by_gender("sibling-in-law", gender)
        if kin is first:
            if where == (0, 1):
                return by_gender("child-in-law", gender)
            return _by_marriage(shape, gender) if shape.down == 1 and shape.up > 1 else ""
        if where == (1, 0):
            return by_gender("parent-in-law", gender)
        return _by_marriage(shape, gender) if shape.up == 1 and shape.down > 1 else ""

    def chain(self, steps: Sequence[Step]) -> tuple[list[str], bool]:
        """Return the words of a way, each the last one's, and whether the first is a name."""
        return chain_words(steps, self.links, self._first_owner(steps))

    def _first_owner(self, steps: Sequence[Step]) -> str:
        owner, named = self._owner(steps[:1]) if steps[0].move is Move.PARENT else ("", False)
        return owner if named else ""


def word_gender(word: str) -> str:
    """Return the gender a parent word tells."""
    return {"mum": "f", "dad": "m"}.get(word, "")


def _near(shape: Shape) -> bool:
    """Whether the word alone stands under the name: parents, siblings, cousins, children."""
    same = shape.up == shape.down
    plain = shape.top not in (HALF, "step")
    return (
        same
        or shape.up == 0
        or (shape.up, shape.down) == (1, 0)
        or (shape.up == 1 and plain and not shape.qualities)
    )


def _by_marriage(shape: Shape, gender: str) -> str:
    return f"{shape_word(Shape(shape.up, shape.down), gender)} by marriage"


def _wedded(step: Step, gender: str) -> str:
    if step.quality == MARRIED and gender:
        return by_gender("married", gender)
    return "civil partner" if step.quality == "civil" else "partner"


def _step_parent(steps: Sequence[Step]) -> bool:
    return (
        len(steps) == 2
        and steps[0].move is Move.PARENT
        and steps[1].move is Move.PARTNER
        and steps[1].quality in (MARRIED, "civil")
    )


def chain_words(
    steps: Sequence[Step], links: Links, first_name: str = ""
) -> tuple[list[str], bool]:
    """Return a way in plain words, parent and child of one parent together as brother or sister.

    ["mum", "brother", "wife"] reads "mum's brother's wife". `first_name` stands for a first
    parent whom "mum" or "dad" would not tell apart. The flag says that the first word is a name.
    """
    words: list[str] = []
    at = 0
    named = False
    while at < len(steps):
        step, after = steps[at], steps[at + 1] if at + 1 < len(steps) else None
        both = (step, after) if after else (step,)
        took = 1
        if step.move is Move.PARENT and after and after.move is Move.CHILD:
            gender = gender_of(links.people.get(after.end))
            top = sibling_kind(step.start, after.end, links)
            words.append(shape_word(Shape(1, 1, top), gender) or by_gender("sibling", gender))
            took = 2
        elif at == 0 and len(both) == 2 and _step_parent(both):
            words.append(run_word(both, links) or "step-parent")
            took = 2
        elif at == 0 and step.move is Move.PARENT and first_name and len(steps) > 1:
            words.append(first_name)
            named = True
        else:
            words.append(_plain(step, links, own=at == 0))
        at += took
    return words, named


def _plain(step: Step, links: Links, *, own: bool) -> str:
    if step.move is Move.PARENT and step.quality == PRESUMED:
        return by_gender("parent", gender_of(links.people.get(step.end)))
    return run_word([step], links, own=own) or "relative"
