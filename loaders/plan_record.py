"""What a plan holds: operations, outcomes, and what will stand as last imported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from loaders.items import Item
from loaders.problems import Problem
from loaders.threeway import Kept
from queries.commands import MakeNode, MakeTie, SetFields
from queries.properties import Stored
from queries.sources import Imported
from queries.vocabulary import TieType

ENDS = frozenset(
    {
        TieType.IN_NETWORK_OF, TieType.KNOWS, TieType.CARES_FOR, TieType.LIVES_IN,
        TieType.PARTNER_OF, TieType.SUPPORTS, TieType.EMOTIONAL_TIE, TieType.WORKS_WITH,
    }
)  # fmt: skip
"""What may end when a complete file no longer has it; kinship never does."""

Operation = MakeNode | MakeTie | SetFields


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of one item: added, changed, kept, ended, or gone (taken away by hand)."""

    item: Item
    what: str
    changes: Mapping[str, tuple[Stored, Stored]] = field(default_factory=dict)
    kept: tuple[Kept, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do. `rows` is what will stand as last imported."""

    operations: tuple[Operation, ...]
    rows: tuple[Imported, ...]
    outcomes: tuple[Outcome, ...]
    problems: tuple[Problem, ...]
    news: bool
    """Whether the file says anything that was not last imported."""
    ids: Mapping[str, str]
