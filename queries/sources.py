"""What was imported to a case, and what of it is there now: for renewing an import.

A `Source` node is one import; its rows as last imported stand in `SourcePart` nodes, 1,000 a part,
as JSON packed by zlib (base64 text): an eighth of the size, in the graph and again in the import's
change. Both are made by the import's own command, so undoing it takes them away again.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from queries.commands import MakeNode, MakeTie, SetFields
from queries.ids import new_id
from queries.properties import Stored
from queries.store.handle import Handle
from queries.vocabulary import NodeLabel, TieType

PART = 1_000
"""Rows of one `SourcePart`."""

PAGE = 5_000
"""People asked for at once."""

Properties = Mapping[str, Stored]


@dataclass(frozen=True, slots=True)
class Source:
    """One import. `at` is UTC ISO text; `renewed_by` the id of the import that renewed it."""

    id: str
    name: str
    case_id: str
    at: str
    by: str = ""
    digest: str = ""
    people: int = 0
    ties: int = 0
    renews: str = ""
    renewed_by: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """One record as it was last imported: its key in the file, its id and fields then.

    `ended`: it was left out of a complete file, and given an end by that. `of_row`: it came from a
    row about a person, not from a table of ties.
    """

    kind: NodeLabel | TieType
    key: str
    id: str
    fields: Properties
    start: str = ""
    end: str = ""
    ended: bool = False
    of_row: bool = True


@dataclass(frozen=True, slots=True)
class RecordNow:
    """One record as it is in the graph now, as far as this viewer may see it."""

    kind: NodeLabel | TieType
    id: str
    properties: Properties
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class MapNow:
    """One case's map as it is now. `no_whereabouts`: people whose phone and address are hidden."""

    records: Mapping[str, RecordNow] = field(default_factory=dict)
    children: tuple[str, ...] = ()
    no_whereabouts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody this viewer may see whose name is like one in a file. `on_maps` are case ids."""

    id: str
    name: str
    known_as: str
    birth_earliest: str
    birth_latest: str
    birth_words: str
    on_maps: tuple[str, ...]


def sources_of(handle: Handle, case_id: str) -> tuple[Source, ...]:
    """Return what was imported to a case, the newest last; nothing for the family in the room.

    Raises
    ------
    NotFound : the case is not there, or not this viewer's.
    """
    handle.may_open(case_id)
    return tuple(_source(row["source"]) for row in handle.ask("sources/of_case", case_id=case_id))


def same_file(handle: Handle, digest: str) -> tuple[Source, ...]:
    """Return the imports of the very same file to any case of this viewer."""
    return tuple(_source(row["source"]) for row in handle.ask("sources/same_file", digest=digest))


def last_imported(handle: Handle, source_id: str) -> tuple[Imported, ...]:
    """Return the rows last imported under a source, without what this viewer may not see."""
    sees = set(handle.sees)
    found: list[Imported] = []
    hidden: set[str] = set()
    for row in handle.ask("sources/rows", source_id=source_id):
        for packed in json.loads(zlib.decompress(base64.b64decode(row["rows"]))):
            kind, key, record_id, fields, start, end, flags, tokens = packed
            if tokens and not sees & set(tokens):
                if kind == TieType.IN_NETWORK_OF:
                    hidden.add(start)  # with their place in the network the person is hidden too
                continue
            found.append(
                Imported(
                    _kind(kind), key, record_id, fields, start, end, "e" in flags, "r" in flags
                )
            )
    if not hidden:
        return tuple(found)
    return tuple(row for row in found if not hidden & {row.key, row.start, row.end})


def map_now(handle: Handle, case_id: str) -> MapNow:
    """Return a case's people, ties, homes and disclosures as they are now.

    Raises
    ------
    NotFound : the case is not there, or not this viewer's.
    """
    handle.may_open(case_id)
    records: dict[str, RecordNow] = {}
    children: list[str] = []
    hidden: set[str] = set()
    people: list[str] = []
    for row in _pages(handle, case_id):
        person = row["person"]
        people.append(person["id"])
        records[person["id"]] = RecordNow(NodeLabel.PERSON, person["id"], person)
        if row["child"]:
            children.append(person["id"])
        if not row["whereabouts"]:
            hidden.add(person["id"])
        for member in row["memberships"]:
            records[member["id"]] = RecordNow(
                TieType.IN_NETWORK_OF, member["id"], member, person["id"], case_id
            )
    for first in range(0, len(people), PAGE):
        some = people[first : first + PAGE]
        for row in handle.ask("sources/ties_now", case_id=case_id, people=some):
            now = row["now"]
            records[now["id"]] = RecordNow(
                _kind(row["kind"]), now["id"], now, row["start"], row["end"]
            )
    return MapNow(records, tuple(sorted(children)), frozenset(hidden))


def _pages(handle: Handle, case_id: str) -> Iterator[Mapping[str, Any]]:
    """A map may hold 100,000 people: each question stays within its time limit."""
    after = ""
    while rows := handle.ask("sources/people_now", case_id=case_id, after=after, limit=PAGE):
        yield from rows
        if len(rows) < PAGE:
            return
        after = rows[-1]["person"]["id"]


def with_people(handle: Handle, now: MapNow, ids: Iterable[str]) -> MapNow:
    """Return the map as it is now with people of other maps added, if this viewer may see them."""
    wanted = sorted(set(ids) - now.records.keys())
    if not wanted:
        return now
    records, hidden = dict(now.records), set(now.no_whereabouts)
    for row in handle.ask("sources/people_by_id", ids=wanted):
        person = row["person"]
        records[person["id"]] = RecordNow(NodeLabel.PERSON, person["id"], person)
        if not row["whereabouts"]:
            hidden.add(person["id"])
    return MapNow(records, now.children, frozenset(hidden))


def alike(
    handle: Handle, rows: Iterable[tuple[int, Sequence[str], int]]
) -> dict[int, tuple[Alike, ...]]:
    """Return people of this viewer's maps that share name keys with numbered rows.

    `rows` are (number, name keys, how many keys must be shared); at most eight people a row.
    """
    sent = [{"at": at, "keys": list(keys), "need": need} for at, keys, need in rows]
    found: dict[int, tuple[Alike, ...]] = {}
    if not handle.cases:
        return found
    for first in range(0, len(sent), 500):
        for row in handle.ask("sources/alike", rows=sent[first : first + 500]):
            found[row["at"]] = tuple(_alike(person) for person in row["found"])
    return found


def source_operations(
    case_id: str,
    source: Mapping[str, Stored],
    rows: Sequence[Imported],
    renews: Source | None,
) -> tuple[str, list[MakeNode | MakeTie | SetFields]]:
    """Return a new source's id and what makes it: the node, its tie to the case, its parts.

    The source that it renews is marked, so that two people cannot renew it at once.
    """
    source_id = new_id()
    packed = [_packed(row) for row in rows]
    parts = [packed[first : first + PART] for first in range(0, len(packed), PART)] or [[]]
    properties = {**source, "parts": len(parts), "renews": renews.id if renews else None}
    made: list[MakeNode | MakeTie | SetFields] = [
        MakeNode(NodeLabel.SOURCE, source_id, properties),
        MakeTie(TieType.OF_CASE, new_id(), source_id, case_id),
    ]
    for number, part in enumerate(parts):
        text = json.dumps(part, ensure_ascii=False, separators=(",", ":"))
        rows_text = base64.b64encode(zlib.compress(text.encode())).decode()
        made.append(
            MakeNode(
                NodeLabel.SOURCE_PART,
                f"{source_id}:{number}",
                {"source_id": source_id, "number": number, "rows": rows_text},
            )
        )
    if renews is not None:
        made.append(SetFields(renews.id, {"renewed_by": (None, source_id)}, NodeLabel.SOURCE))
    return source_id, made


def _packed(row: Imported) -> list[object]:
    flags = ("e" if row.ended else "") + ("r" if row.of_row else "")
    tokens = row.fields.get("visible_to")
    return [str(row.kind), row.key, row.id, dict(row.fields), row.start, row.end, flags, tokens]


def _kind(word: str) -> NodeLabel | TieType:
    return TieType(word) if word in set(TieType) else NodeLabel(word)


def _source(row: Mapping[str, Any]) -> Source:
    return Source(
        id=row["id"],
        name=row.get("name") or "",
        case_id=row.get("case_id") or "",
        at=row.get("at") or "",
        by=row.get("recorded_by") or "",
        digest=row.get("digest") or "",
        people=row.get("people") or 0,
        ties=row.get("ties") or 0,
        renews=row.get("renews") or "",
        renewed_by=row.get("renewed_by") or "",
    )


def _alike(row: Mapping[str, Any]) -> Alike:
    return Alike(
        id=row["id"],
        name=row.get("name") or "",
        known_as=row.get("known_as") or "",
        birth_earliest=row.get("birth_earliest") or "",
        birth_latest=row.get("birth_latest") or "",
        birth_words=row.get("birth_words") or "",
        on_maps=tuple(row.get("on_maps") or ()),
    )
