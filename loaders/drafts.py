"""What the rows of a file say, before anything is compared with the graph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from loaders.around.rows import DraftFact
from loaders.headers import Form
from loaders.meaning import Meaning
from loaders.problems import Problem
from queries.properties import Stored


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands in the files."""

    file: str
    row: int


@dataclass(frozen=True, slots=True)
class DraftPerson:
    """One row about a person. The mappings hold stored properties of what the row says, no more.

    `key` is `id:<id column>`, else `<name>|<birth>|<relation>`, all normalised. `loose` are
    properties that are guessed from the day of reading: set when the person is made, never renewed.
    """

    key: str
    at: Spot
    name: str
    person: Mapping[str, Stored]
    loose: Mapping[str, Stored]
    membership: Mapping[str, Stored]
    knows: Mapping[str, Stored]
    spell: Mapping[str, Stored]
    fact: Mapping[str, Stored]
    told: Mapping[str, Stored]
    relation: str = ""
    meaning: Meaning = field(default_factory=Meaning)
    which_child: str = ""
    notes: str = ""
    household: str = ""
    lives_with: str = ""
    address: str = ""
    days: str = ""

    @property
    def label(self) -> str:
        """What a sentence calls them: known-as, name, relation, "someone (not named yet)"."""
        known_as = str(self.person.get("known_as") or "")
        return known_as or self.name or self.relation or "someone (not named yet)"


@dataclass(frozen=True, slots=True)
class DraftTie:
    """One row about a tie; `start` and `end` as written, each an id or a name; `views` are those
    who see it so, as written, none when everybody does.
    """

    at: Spot
    start: str
    end: str
    said: str
    type: str
    fields: Mapping[str, Stored]
    fact: Mapping[str, Stored]
    lives_together: bool = False
    views: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drafts:
    """What was read from one or more files.

    `digest` is the same for the same files; `name` is what the person calls them together.
    `tree` says that a family tree is among them: a child named for a new map must be in it.
    `around` is what the sheets around a case say.
    """

    name: str
    digest: str
    people: tuple[DraftPerson, ...]
    ties: tuple[DraftTie, ...]
    problems: tuple[Problem, ...]
    forms: tuple[Form, ...] = ()
    rows: int = 0
    tree: bool = False
    around: tuple[DraftFact, ...] = ()

    @property
    def children(self) -> tuple[str, ...]:
        """The names in rows that say "child": a new case may be about them."""
        return tuple(p.name for p in self.people if p.meaning.child and p.name)
