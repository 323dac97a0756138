"""Small shared parts of the builders: fields to properties, new ties, pairs of seen and new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from queries.commands.command import MakeTie
from queries.ids import new_id
from queries.properties import Stored, stored
from queries.vocabulary import TieType

Fields = Mapping[str, object]
Pairs = Mapping[str, tuple[object, object]]


def properties(fields: Fields, visible_to: Sequence[str] | None = None) -> dict[str, Stored]:
    """Fields of the model as properties, those without a value left out."""
    found = stored({name: value for name, value in fields.items() if name != "id"})
    if visible_to is not None:
        found["visible_to"] = list(visible_to)
    return {name: value for name, value in found.items() if value is not None}


def pairs(changes: Pairs) -> dict[str, tuple[Stored, Stored]]:
    """`{field: (seen, new)}` in the model's fields as the same in properties.

    A date becomes its three properties, so that it is compared and replaced whole.
    """
    found: dict[str, tuple[Stored, Stored]] = {}
    for name, (seen, new) in changes.items():
        before, after = stored({name: seen}), stored({name: new})
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
