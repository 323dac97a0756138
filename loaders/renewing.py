"""Which earlier import a file renews, and its rows under the keys of today's file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from loaders.errors import NotReady
from loaders.items import Item, tie_key
from queries.sources import Imported, Source
from queries.vocabulary import NodeLabel, TieType


def source_renewed(sources: Sequence[Source], renews: str | None, digest: str) -> Source | None:
    """Return the import that this file renews: the one named, else the very same file's.

    Raises
    ------
    NotReady : no such import on this map, or another file renewed it since.
    """
    if renews is None:
        same = [s for s in sources if s.digest == digest and not s.renewed_by]
        return same[-1] if same else None
    found = next((source for source in sources if source.id == renews), None)
    if found is None:
        raise NotReady(
            "The import that this file renews is not on this map.",
            "Choose one of the files that were loaded here before.",
        )
    if found.renewed_by:
        newer = next((source for source in sources if source.id == found.renewed_by), None)
        name = f"“{newer.name}”" if newer else "another file"
        raise NotReady(f"“{found.name}” was renewed by {name} since.", "Choose that one instead.")
    return found


def ids_of(last: Iterable[Imported], items: Iterable[Item]) -> Mapping[str, str]:
    """Return the ids that people of this file have from the last import, by reference."""
    keys = {item.key for item in items if item.kind is NodeLabel.PERSON}
    return {row.key: row.id for row in last if row.kind is NodeLabel.PERSON and row.key in keys}


def under_new_keys(
    last: Sequence[Imported], bound: Mapping[str, str]
) -> tuple[tuple[Imported, ...], dict[str, str]]:
    """Give rows of the last import the keys of today's file, where the user said "the same".

    Returns
    -------
    the rows, and what is left of `bound`: people whom the last import did not know.
    """
    known = {row.id: row.key for row in last if row.kind is NodeLabel.PERSON}
    renamed = {known[person]: ref for ref, person in bound.items() if person in known}
    rest = {ref: person for ref, person in bound.items() if person not in known}
    if not renamed:
        return tuple(last), rest
    return tuple(_renamed(row, renamed) for row in last), rest


def _renamed(row: Imported, names: Mapping[str, str]) -> Imported:
    start, end = names.get(row.start, row.start), names.get(row.end, row.end)
    if row.kind is NodeLabel.PERSON:
        return replace(row, key=names.get(row.key, row.key))
    if (start, end) == (row.start, row.end):
        return row
    if row.kind is NodeLabel.DISCLOSURE:
        key = f"d:{start}{row.key.removeprefix(f'd:{row.start}')}"
    elif row.kind is TieType.IN_NETWORK_OF:
        key = f"m:{start}"
    else:
        kind, (_, mark, number) = TieType(row.kind), row.key.rpartition("#")
        key = tie_key(kind, start, end) + (f"#{number}" if mark and number.isdigit() else "")
    return replace(row, key=key, start=start, end=end)
