"""Leaving out what cannot be, with what is on the map taken into account."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from loaders.checks import Birth, births_too_late, check_parents
from loaders.items import Item
from loaders.problems import Problem
from loaders.renewing import ids_of
from loaders.threeway import compare
from queries.properties import Stored
from queries.sources import Imported, MapNow
from queries.vocabulary import NodeLabel, TieType


def possible(
    items: Sequence[Item],
    last: Sequence[Imported],
    now: MapNow,
    bound: Mapping[str, str],
    names: Mapping[str, str],
) -> tuple[list[Item], list[Problem]]:
    """Return the items without loops of parents and children older than theirs, and why.

    `bound` are people of the file whom the user said to be on a map; `names` what to call people.
    """
    return _Possible(items, last, now, bound, names).run()


class _Possible:
    def __init__(
        self,
        items: Sequence[Item],
        last: Sequence[Imported],
        now: MapNow,
        bound: Mapping[str, str],
        names: Mapping[str, str],
    ) -> None:
        self.items = list(items)
        self.now = now
        self.names = names
        self.ids = {**ids_of(last, items), **bound}
        self.refs = {record_id: ref for ref, record_id in self.ids.items()}
        self.last = {row.key: row.fields for row in last}
        self.people = {item.key: item for item in items if item.kind is NodeLabel.PERSON}

    def run(self) -> tuple[list[Item], list[Problem]]:
        known = [
            (record.start, record.end, str(record.properties.get("kind")))
            for record in self.now.records.values()
            if record.kind is TieType.PARENT_OF
        ]
        late, found = births_too_late(
            self.items, known, self.birth, self.birth_now, self.label, self.ref
        )
        problems = list(found)
        if late:
            self.items = [_no_birth(i) if i.key in late else i for i in self.items]
            self.people |= {item.key: item for item in self.items if item.key in late}
        out, found = check_parents(self.items, known, self.birth, self.label, self.ref)
        return [item for item in self.items if item.key not in out], problems + found

    def ref(self, name: str) -> str:
        """Return a reference's one name: the id of somebody on the map, else itself."""
        return name[1:] if name.startswith("=") else self.ids.get(name, name)

    def birth_now(self, name: str) -> Birth | None:
        record = self.now.records.get(self.ref(name))
        return _birth(record.properties) if record else None

    def birth(self, name: str) -> Birth | None:
        """Return the birth as it would be after the import."""
        get = self.people.get
        item = get(name) or get(f"={name}") or get(self.refs.get(name, ""))
        record = self.now.records.get(self.ref(name))
        if item is None:
            return self.birth_now(name)
        if record is None:
            return _birth({**item.loose, **item.fields})
        changes = compare(item.fields, self.last.get(item.key), record.properties).changes
        return _birth({**record.properties, **{key: new for key, (_, new) in changes.items()}})

    def label(self, name: str) -> str:
        get = self.names.get
        return get(name) or get(self.refs.get(name, "")) or get(f"={name}") or "somebody"


def _birth(properties: Mapping[str, Stored]) -> Birth | None:
    earliest, latest = properties.get("birth_earliest"), properties.get("birth_latest")
    if earliest is None:
        return None
    return str(earliest), str(latest), str(properties.get("birth_words") or earliest)


def _no_birth(item: Item) -> Item:
    fields = {name: v for name, v in item.fields.items() if not name.startswith("birth_")}
    loose = {name: v for name, v in item.loose.items() if not name.startswith("birth_")}
    return replace(item, fields=fields, loose=loose)
