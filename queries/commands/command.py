"""What a write is: a command of a few kinds of operations, and what came of it.

A command is built by the functions beside this module (pure, nothing is read) and done by
`apply`. It may be sent again with the same id: it is written once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from queries.ids import new_id
from queries.properties import Stored
from queries.vocabulary import NodeLabel, TieType

Kind = NodeLabel | TieType


@dataclass(frozen=True, slots=True)
class MakeNode:
    """A new node; `properties` as `queries.properties.stored` gives them, None is left out."""

    label: NodeLabel
    id: str
    properties: Mapping[str, Stored] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MakeTie:
    """A new relationship from the node `start` to the node `end`, both by our own ids."""

    type: TieType
    id: str
    start: str
    end: str
    properties: Mapping[str, Stored] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SetFields:
    """Changed properties of one record: `{property: (what the user saw, what it shall be)}`.

    `of` is the record's label or relationship type; None finds it by the id alone, which is slower.
    """

    id: str
    fields: Mapping[str, tuple[Stored, Stored]]
    of: Kind | None = None


@dataclass(frozen=True, slots=True)
class Remove:
    """A record that goes, for what was recorded by mistake; something that ended gets an end.

    A node goes only when nothing points to it any more.
    """

    id: str
    of: Kind | None = None


Operation = MakeNode | MakeTie | SetFields | Remove


@dataclass(frozen=True, slots=True)
class Command:
    """One write in one transaction.

    `id` is made by the page, once for each act of a person. `case_ids` are the cases it is done in
    (at least one; new facts belong to the first). `words` say what was done; `{<a person's id>}`
    in them becomes that person's name.
    """

    id: str
    case_ids: tuple[str, ...]
    words: str
    operations: tuple[Operation, ...]

    @property
    def made(self) -> tuple[str, ...]:
        """The ids of the nodes and ties it makes, in order."""
        return tuple(o.id for o in self.operations if isinstance(o, MakeNode | MakeTie))


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a command.

    `seq` is the first case's number after it, `ids` what it made (nodes and ties, in order),
    `repeated` that the command had been done before: this is the first result.
    """

    change_id: str
    seq: int
    words: str
    ids: tuple[str, ...]
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that somebody else changed meanwhile. `at` is UTC ISO text; empty: unknown.

    `field` is the model's name ("birth", not "birth_words"); `mine` and `theirs` are words.
    """

    id: str
    field: str
    mine: str
    theirs: str
    who: str = ""
    at: str = ""
    sentence: str = ""


def command(
    case_ids: str | tuple[str, ...],
    words: str,
    *operations: Operation,
    command_id: str | None = None,
) -> Command:
    """Return a command over one case or several, with a new id unless the page gave one."""
    cases = (case_ids,) if isinstance(case_ids, str) else tuple(dict.fromkeys(case_ids))
    return Command(command_id or new_id(), cases, words, operations)


_DATE_PART = re.compile(r"_(earliest|latest|words)$")


def field_of(name: str) -> str:
    """Return the model's field that a property belongs to: "birth" for "birth_words"."""
    return _DATE_PART.sub("", name)
