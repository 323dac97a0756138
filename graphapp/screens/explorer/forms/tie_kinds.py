"""The kinds of tie in plain words, read from one person to another, both ways where they differ."""

from __future__ import annotations

from dataclasses import dataclass

from queries.kinship import tie_sentence
from queries.model import Person, Tie
from queries.vocabulary import (
    CareKind,
    EmotionalKind,
    KnowsKind,
    ParentKind,
    PartnerKind,
    SiblingKind,
    SupportKind,
    TieType,
)


@dataclass(frozen=True, slots=True)
class TieKind:
    """One kind of tie as a form offers it; `back`: it runs from the other to the person."""

    type: TieType
    kind: str = ""
    back: bool = False

    @property
    def key(self) -> str:
        """What the form holds for it."""
        return f"{self.type}/{self.kind}/{'back' if self.back else 'to'}"

    def words(self, person: Person, other: Person) -> str:
        """Return it in words: "Mother of Paul"."""
        start, end = (other.id, person.id) if self.back else (person.id, other.id)
        return tie_sentence(Tie("tie", self.type, start, end, kind=self.kind), person, other)


def _all(type_: TieType, kinds: tuple[str, ...], *, both: bool = False) -> tuple[TieKind, ...]:
    there = tuple(TieKind(type_, str(kind)) for kind in kinds)
    return there + tuple(TieKind(type_, str(kind), back=True) for kind in kinds if both)


STATED = TieKind(TieType.STATED_KIN)
STATED_BACK = TieKind(TieType.STATED_KIN, back=True)
HOME = "home"
"""The choice that says two people live together: it makes no tie, but puts them in one home."""
GROUPS: tuple[tuple[str, tuple[TieKind, ...]], ...] = (
    ("Parent or child", _all(TieType.PARENT_OF, tuple(ParentKind), both=True)),
    ("Brother or sister", _all(TieType.SIBLING_OF, tuple(SiblingKind))),
    ("Couple", _all(TieType.PARTNER_OF, tuple(PartnerKind))),
    ("Other family, as said", (STATED, STATED_BACK)),
    (
        "Care",
        (
            *_all(TieType.CARES_FOR, tuple(CareKind), both=True),
            TieKind(TieType.HAS_PR_FOR),
            TieKind(TieType.HAS_PR_FOR, back=True),
        ),
    ),
    (
        "Knows",
        (
            *_all(TieType.KNOWS, tuple(KnowsKind)),
            TieKind(TieType.KNOWS, str(KnowsKind.MENTOR), back=True),
            TieKind(TieType.KNOWS, str(KnowsKind.FORMER_CARER), back=True),
        ),
    ),
    (
        "How they get on",
        (
            *_all(TieType.EMOTIONAL_TIE, tuple(EmotionalKind)),
            TieKind(TieType.EMOTIONAL_TIE, str(EmotionalKind.ABUSE), back=True),
        ),
    ),
    ("Support", _all(TieType.SUPPORTS, tuple(SupportKind), both=True)),
    ("Work", (TieKind(TieType.WORKS_WITH),)),
)


def kind_of(key: str) -> TieKind | None:
    """Return the kind that a key stands for."""
    return next((kind for _, kinds in GROUPS for kind in kinds if kind.key == key), None)


_PLAIN = {
    (TieType.SIBLING_OF, str(SiblingKind.FULL)): ", same mum and dad",
    (TieType.SIBLING_OF, str(SiblingKind.UNKNOWN)): ", not known which parents they share",
    (TieType.CARES_FOR, str(CareKind.PRIVATE)): ", private fostering",
    (TieType.KNOWS, str(KnowsKind.OTHER)): " in another way",
    (TieType.KNOWS, str(KnowsKind.KIN)): ": how close they are",
}


def choices(
    person: Person, other: Person | None, only: tuple[TieType, bool] | None = None
) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the choices by group, in words; `only` keeps one type and direction."""
    them = other or Person("other", name="them")
    groups = []
    for title, kinds in GROUPS:
        kept = [
            (kind.key, _words(kind, person, them))
            for kind in kinds
            if only is None or (kind.type, kind.back) == only
        ]
        if title == "Couple" and only is None:
            groups.append(("Home", [(HOME, f"Lives with {them.short_name}")]))
        if kept:
            groups.append((title, kept))
    return groups


def _words(kind: TieKind, person: Person, other: Person) -> str:
    if kind.type is TieType.STATED_KIN:
        if kind.back:
            return f"Has {other.short_name} as family, as said"
        return f"Family of {other.short_name}, as said"
    return kind.words(person, other) + _PLAIN.get((kind.type, kind.kind), "")
