"""A way cut into runs of kin, and the one word for each run ("half-sister", "step-gran").

A run goes up and then down. It ends at a partnership or an acquaintance, with one exception: the
husband or wife of a parent or grandparent is a step-parent, so the run goes on through them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from queries.kinship.links import (
    BIRTH,
    BLOOD,
    CIVIL,
    DONOR,
    EX_MARRIED,
    FOSTER,
    MARRIED,
    PRESUMED,
    STEP,
    Links,
    Move,
    Step,
)
from queries.kinship.siblings import (
    ADOPTIVE,
    BIRTH_HALF,
    BY_DONOR,
    HALF,
    TWIN,
    sibling_kind,
)
from queries.kinship.terms import by_gender, gender_of, kin_word, prefixed
from queries.kinship.ties import other_word

Run = Sequence[Step]


@dataclass(frozen=True, slots=True)
class Shape:
    """Generations up and down, what the siblings at the top are, and other qualities met."""

    up: int
    down: int
    top: str = ""
    qualities: frozenset[str] = frozenset()
    over: bool = False


def runs_of(steps: Sequence[Step]) -> list[list[Step]]:
    """Cut a way into runs; each step of another kind is a run of its own."""
    runs: list[list[Step]] = []
    goes_on: frozenset[Move] = frozenset()
    for step in steps:
        weds = step.move is Move.PARTNER and step.quality in (MARRIED, CIVIL)
        first = not runs
        if step.move in goes_on and (weds or step.move is not Move.PARTNER):
            runs[-1].append(step)
        else:
            runs.append([step])
            if weds and first:  # a step-child of whom the way starts from
                goes_on = frozenset({Move.CHILD})
                continue
            if step.move not in BLOOD:
                goes_on = frozenset()
                continue
        if step.move is Move.PARENT:
            goes_on = BLOOD | {Move.PARTNER}
        else:
            goes_on = BLOOD if step.move is Move.PARTNER else frozenset({Move.CHILD})
    return runs


def shape_of(run: Run, links: Links) -> Shape:
    """Return the shape of one run of kin steps."""
    up = down = 0
    top = ""
    qualities: list[str] = []
    over = False
    before: Step | None = None
    for step in run:
        over = over or (step.over and step.move is not Move.PARTNER)
        if step.move is Move.PARENT:
            up += 1
            qualities.append(step.quality)
        elif step.move is Move.SIBLING:
            up, down, top = up + 1, down + 1, sibling_kind(step.start, step.end, links)
        elif step.move is Move.PARTNER:
            qualities.append(STEP)
        else:
            down += 1
            if before is not None and before.move is Move.PARENT:
                top = sibling_kind(before.start, step.end, links)
                qualities.pop()  # what the parents make the two is told by `top`
            else:
                qualities.append(step.quality)
        before = step
    return Shape(up, down, top, frozenset(qualities) - {""}, over)


_PREFIX = {
    HALF: "half-",
    STEP: "step-",
    FOSTER: "foster ",
    BIRTH: "birth ",
    BIRTH_HALF: "birth half-",
}


def shape_word(shape: Shape, gender: str) -> str | None:
    """Return the word for a shape, or None when there is none and it has to be put together."""
    if (shape.up, shape.down) == (1, 0) and DONOR in shape.qualities:
        return "donor"
    word = kin_word(shape.up, shape.down, gender)
    unsure = PRESUMED in shape.qualities
    marks = {q for q in shape.qualities if q != PRESUMED}
    if shape.top in _PREFIX:
        marks.add(shape.top)
    if len(marks) > 1 or DONOR in marks:
        return None
    if FOSTER in marks and shape.up + shape.down > 2:
        return None
    for mark in marks:
        word = prefixed(_PREFIX[mark], word)
    if shape.top == BY_DONOR:
        if (shape.up, shape.down) != (1, 1):
            return None
        word = prefixed("half-", word) + " by donor"
    elif (shape.up, shape.down) == (1, 1) and shape.top in (TWIN, ADOPTIVE):
        word = prefixed("twin " if shape.top == TWIN else "adoptive ", word)
    if shape.over:
        word = f"former {word}"
    return f"{word} (not confirmed)" if unsure else word


def run_word(run: Run, links: Links, *, own: bool = False) -> str | None:
    """Return the word for what the last person of a run is to the one it starts from.

    `own` : that one is the child; somebody else's friend in free words would not read well.
    """
    gender = gender_of(links.people.get(run[-1].end))
    first = run[0]
    if first.move is Move.PARTNER:
        if len(run) == 1:
            return partner_word(first.quality, gender)
        return prefixed("step-", kin_word(0, len(run) - 1, gender))
    if first.move in BLOOD:
        return shape_word(shape_of(run, links), gender)
    return other_word(first, own=own)


def partner_word(quality: str, gender: str) -> str:
    """Return "wife", "civil partner", "partner", "ex-husband" or "ex-partner"."""
    if quality == MARRIED:
        return by_gender("married", gender) if gender else "partner"
    if quality == EX_MARRIED:
        return "ex-" + by_gender("married", gender) if gender else "ex-partner"
    if quality == CIVIL:
        return "civil partner"
    return "partner" if quality == "together" else "ex-partner"


def odd_step(run: Run) -> int:
    """Return where to cut a run that has no word of its own: at its first unusual step."""
    for index, step in enumerate(run):
        if index and (step.quality in (STEP, FOSTER, DONOR, BIRTH) or step.move is Move.PARTNER):
            return index
    for index, step in enumerate(run):
        if index and step.move is Move.SIBLING:
            return index
    return 1 if len(run) > 1 else 0
