"""What is compared and written: one item for each record that a file speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b

from loaders.drafts import Spot
from queries.properties import Stored
from queries.vocabulary import UNDIRECTED, NodeLabel, TieType

CASE = "case"
"""The reference of the case itself; people are `p:...`, households `h:...`, known ids `=...`."""

Kind = NodeLabel | TieType


@dataclass(frozen=True, slots=True)
class Item:
    """One record as a file has it.

    `key` is stable from one version of the file to the next. `fields` are compared with what was
    last imported and with what is there now; `loose` ones are only set when the record is made.
    `start` and `end` refer to people, households and the case. `about` is the person whose row it
    is; `of_row` says that it came from a row about a person, not from a table of ties. `views` are
    the references of those who see it so, none when everybody does.
    """

    kind: Kind
    key: str
    at: Spot
    fields: Mapping[str, Stored]
    loose: Mapping[str, Stored] = field(default_factory=dict)
    start: str = ""
    end: str = ""
    about: str = ""
    of_row: bool = True
    views: tuple[str, ...] = ()


def tie_item(
    type_: TieType,
    start: str,
    end: str,
    at: Spot,
    fields: Mapping[str, Stored],
    loose: Mapping[str, Stored],
    *,
    about: str,
    of_row: bool,
    views: tuple[str, ...] = (),
) -> Item:
    """Return a tie's item; one that somebody sees so is another than the agreed one."""
    key = tie_key(type_, start, end) + "".join(f"@{view}" for view in views)
    return Item(type_, key, at, fields, loose, start, end, about, of_row, views)


def tie_key(type_: TieType, start: str, end: str) -> str:
    """Return a tie's key; an undirected tie has the same from either end."""
    ends = sorted((start, end)) if type_ in UNDIRECTED else [start, end]
    return f"t:{type_}:{ends[0]}:{ends[1]}"


def clash_id(key: str, name: str) -> str:
    """Return the id of the question whose value one field of an item shall have.

    The same from one look to the next; it holds nothing of what the file says.
    """
    return "c:" + blake2b(f"{key}\0{name}".encode(), digest_size=10).hexdigest()


class Items:
    """The items of one load, in the order of the file; equal keys are one item."""

    def __init__(self) -> None:
        self.by_key: dict[str, Item] = {}

    def add(self, item: Item) -> None:
        """Add an item; one with a key already there only adds the fields that it lacks."""
        there = self.by_key.get(item.key)
        if there is not None:
            item = replace(
                there,
                fields={**item.fields, **there.fields},
                of_row=there.of_row and item.of_row,
            )
        self.by_key[item.key] = item

    def add_again(self, item: Item) -> None:
        """Add a further tie between the same two, of another kind."""
        number = 2
        while f"{item.key}#{number}" in self.by_key:
            number += 1
        self.add(replace(item, key=f"{item.key}#{number}"))

    def all(self) -> tuple[Item, ...]:
        """Return every item, nodes first, so that ties find their ends."""
        nodes = [item for item in self.by_key.values() if isinstance(item.kind, NodeLabel)]
        ties = [item for item in self.by_key.values() if isinstance(item.kind, TieType)]
        return (*nodes, *ties)
