"""What a relation says once it is read: which ties it makes, and to whom."""

from __future__ import annotations

from dataclasses import dataclass

from queries.vocabulary import Connection, Sex, TieType


@dataclass(frozen=True, slots=True)
class TieMeaning:
    """One tie of the person in the row, to the child or to `Meaning.of`.

    `reverse`: the tie runs from the other to the person. `side` is for `STATED_KIN`.
    """

    type: TieType
    kind: str = ""
    side: str = ""
    words: str = ""
    reverse: bool = False


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a relation says.

    `of` is whose ("mum" in "mum's partner"), empty for the child's own; `otherwise` are the ties
    to the child when nobody in the sheet is `of`. `known` is False for words that were only kept
    as said. `child` says that the row is the child.
    """

    ties: tuple[TieMeaning, ...] = ()
    of: str = ""
    otherwise: tuple[TieMeaning, ...] = ()
    sex: Sex = Sex.UNKNOWN
    connection: Connection | None = None
    job: str = ""
    child: bool = False
    deceased: bool = False
    former: bool = False
    known: bool = True
