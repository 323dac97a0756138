"""Small shared parts of the builders: fields to properties, new ties, pairs of seen and new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from queries.commands.command import MakeNode, MakeTie
from queries.ids import new_id
from queries.properties import Stored, stored
from queries.vocabulary import NodeLabel, TieType

Fields = Mapping[str, object]
Pairs = Mapping[str, tuple[object, object]]

_EMPTY_IS_NONE = frozenset({"slots", "sessions", "perspectives"})
"""Lists that say "all of it" or "everybody" when they are empty: then there is no such property."""


def properties(fields: Fields, visible_to: Sequence[str] | None = None) -> dict[str, Stored]:
    """Fields of the model as properties, those without a value left out."""
    found = stored({name: _given(name, value) for name, value in fields.items() if name != "id"})
    if visible_to is not None:
        found["visible_to"] = list(visible_to)
    return {name: value for name, value in found.items() if value is not None}


def pairs(changes: Pairs) -> dict[str, tuple[Stored, Stored]]:
    """`{field: (seen, new)}` in the model's fields as the same in properties.

    A date becomes its three properties, so that it is compared and replaced whole.
    """
    found: dict[str, tuple[Stored, Stored]] = {}
    for name, (seen, new) in changes.items():
        before, after = stored({name: _given(name, seen)}), stored({name: _given(name, new)})
        found |= {key: (before[key], after[key]) for key in after}
    return found


def new_tie(
    type_: TieType,
    start: str,
    end: str,
    fields: Fields | None = None,
    *,
    visible_to: Sequence[str] | None = None,
) -> MakeTie:
    """A new tie with the model's fields (`kind`, `since`, `closeness`, ...); `id` may be given."""
    fields = fields or {}
    return MakeTie(
        type_, str(fields.get("id") or new_id()), start, end, properties(fields, visible_to)
    )


def new_fact(label: NodeLabel, fields: Fields, visible_to: Sequence[str] | None = None) -> MakeNode:
    """A new fact node with the model's fields; `id` may be given."""
    return MakeNode(label, str(fields.get("id") or new_id()), properties(fields, visible_to))


def changed(changes: Pairs) -> str:
    """The changed fields in words: "place and starts"."""
    return " and ".join(name.replace("_", " ") for name in changes)


def quoted(text: object) -> str:
    """What somebody typed, for a command's words, where braces stand for a person's name."""
    return str(text or "").translate({ord("{"): "(", ord("}"): ")"})


def _given(name: str, value: object) -> object:
    return None if name in _EMPTY_IS_NONE and not value else value
