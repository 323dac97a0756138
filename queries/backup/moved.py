"""What was written while a backup was copying: found by itself, or known not to be.

The graph is copied while others write, so the copy is of no one moment. Then every other write is
held off (`queries.store.gate`) and what was written since the beginning is read again:

- what commands did: each leaves a `Change` with every record it made, changed or removed; the
  cases it counted up, whose number is in the change; the name keys of the people it named; and who
  may read the earlier changes of those cases;
- openings, which are only ever added;
- places, and the people who work here with their teams: few or short, so all of them are read;
- writes that did not say they are `told` (`Store.writing`): nobody knows what they did, so the
  whole graph is read again while they wait.

The counts of every kind, taken at that same moment, must be those of the copy, else the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from queries.backup import reading
from queries.backup.lines import LABELS, TYPES, Keys, node_line, tie_line
from queries.backup.reading import Run, of_kind
from queries.commands.record import Record, from_json
from queries.commands.state import for_kind
from queries.names import name_keys
from queries.store.gate import Passed
from queries.store.statements import statement
from queries.vocabulary import NodeLabel, TieType

READ_LAST = (NodeLabel.PLACES, NodeLabel.USER, NodeLabel.TEAM)
TIES_LAST = (TieType.IN,)
READ_FIRST = tuple(label for label in LABELS if label not in READ_LAST)
TIES_FIRST = tuple(type_ for type_ in TYPES if type_ not in TIES_LAST)

_SLACK = timedelta(days=2)
"""Ids are ordered by the clock of whoever made them; none is wrong by more than this."""
_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Mark:
    """The moment when a copy began: what there was already."""

    untold: int
    changes: frozenset[str]
    openings: frozenset[str]
    after: str


def mark(run: Run, passed: Passed) -> Mark:
    """The mark of this moment; every other write must be held off."""
    moment = int((datetime.now(UTC) - _SLACK).timestamp() * 1000)
    text = f"{moment:012x}"
    after = f"{text[:8]}-{text[8:]}"
    return Mark(
        passed.untold,
        _since(run, NodeLabel.CHANGE, after),
        _since(run, NodeLabel.OPENING, after),
        after,
    )


def catch_up(run: Run, passed: Passed, began: Mark) -> tuple[Keys, Iterator[str]] | None:
    """What moved since the mark: the keys that the copy has wrong, and the lines as they are now.

    Every other write must be held off until the lines are read. None: it cannot be known.
    """
    if passed.untold != began.untold:
        return None
    touched = _Touched()
    new = _since(run, NodeLabel.CHANGE, began.after) - began.changes
    for row in _changes(run, new):
        touched.by_change(row)
    again: set[str] = set(new)
    for some in _some(touched.cases):
        found = run(statement("backup/changes_of_cases"), {"case_ids": some})
        again |= set(found[0]["ids"])
    for row in _changes(run, again):
        touched.ids[NodeLabel.CHANGE].add(row["id"])
        touched.ids[NodeLabel.CHANGE_PART] |= {part["id"] for part in row["parts"]}
    touched.ids[NodeLabel.OPENING] |= _since(run, NodeLabel.OPENING, began.after) - began.openings
    keys = Keys(
        {str(kind): frozenset(ids) for kind, ids in touched.ids.items() if ids},
        frozenset(touched.named),
    )
    return keys, _lines(run, keys)


class _Touched:
    """The records that some changes touched."""

    def __init__(self) -> None:
        self.ids: defaultdict[NodeLabel | TieType, set[str]] = defaultdict(set)
        self.named: set[str] = set()

    @property
    def cases(self) -> set[str]:
        return self.ids[NodeLabel.CASE]

    def by_change(self, row: Mapping[str, Any]) -> None:
        change = row["properties"]
        self.cases.update(change["case_ids"])
        for record in from_json(change["records"]):
            self._record(record)
        for part in row["parts"]:
            if "case_id" in part["properties"]:
                self.cases.add(part["properties"]["case_id"])
            for record in from_json(part["properties"].get("records") or "[]"):
                self._record(record)

    def _record(self, record: Record) -> None:
        self.ids[record.kind].add(record.id)
        if record.kind is not NodeLabel.PERSON:
            return
        self.named.add(record.id)
        for fields in (record.before or {}, record.after or {}):
            for name in ("name", "known_as"):
                keys = name_keys(str(fields.get(name) or ""))
                self.ids[NodeLabel.NAME_KEY] |= {key for key, _ in keys}


def _lines(run: Run, keys: Keys) -> Iterator[str]:
    """Nodes first: whoever reads them back needs the ends of a tie before the tie."""
    for label in LABELS:
        for some in _some(keys.ids.get(label, ())):
            for row in run(for_kind("read_nodes", label), {"ids": some}):
                yield node_line(label, {"id": row["id"], "properties": row["now"]})
    yield from reading.nodes(run, READ_LAST)
    for type_ in TYPES:
        for some in _some(keys.ids.get(type_, ())):
            for row in run(of_kind("ties_by_id", type_), {"ids": some}):
                yield tie_line(type_, row)
    for some in _some(keys.named):
        for row in run(statement("backup/ties_named"), {"ids": some}):
            yield tie_line(TieType.NAMED, row)
    yield from reading.ties(run, TIES_LAST)


def _changes(run: Run, ids: Iterable[str]) -> Iterator[dict[str, Any]]:
    for some in _some(ids, 100):
        yield from run(statement("backup/changes"), {"ids": some})


def _since(run: Run, label: NodeLabel, after: str) -> frozenset[str]:
    return frozenset(run(of_kind("ids_since", label), {"after": after})[0]["ids"])


def _some(ids: Iterable[str], size: int = _AT_ONCE) -> Iterator[list[str]]:
    ordered = sorted(ids)
    for first in range(0, len(ordered), size):
        yield ordered[first : first + size]
