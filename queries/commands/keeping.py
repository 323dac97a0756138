"""Keeps a change: one node, its detail in parts when it is large, and a note for further cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from queries.commands.command import Done, field_of
from queries.commands.record import (
    AUDIENCES,
    PART,
    Record,
    both,
    from_json,
    to_json,
    who_may_read,
)
from queries.commands.state import State
from queries.ids import new_id
from queries.model import Person
from queries.store.statements import statement
from queries.store.store import ReadTx, WriteTx
from queries.vocabulary import Audience, NodeLabel, TieType

PARTS_AT_ONCE = 16
"""Parts sent in one message: all of a large import's would be more than a hundred megabytes."""

_TOLD_ELSEWHERE = "{name}'s {fields} changed, on another map they are on."


def keep_change(
    tx: WriteTx,
    change: Mapping[str, Any],
    records: Sequence[Record],
    state: State,
    locked: Mapping[str, int],
) -> None:
    """Write the `Change` with its parts, and narrow earlier ones whose facts are kept from some."""
    case_ids: list[str] = change["case_ids"]
    readers = who_may_read(records, state, case_ids, change["who"])
    parts: list[dict[str, Any]] = []
    texts = [to_json(records[n : n + PART]) for n in range(0, len(records), PART)]
    if len(texts) > 1:
        parts = [
            {"id": new_id(), "change_id": change["id"], "number": n, "records": text}
            for n, text in enumerate(texts, start=1)
        ]
    own = {"visible_to": readers, "size": len(records)}
    own["records"] = texts[0] if len(texts) == 1 else "[]"
    parts += [
        {"id": new_id(), "change_id": change["id"], "number": 0, "case_id": case_id, "seq": seq}
        | _note(case_id, change, records, state, readers)
        for case_id, seq in locked.items()
        if case_id != change["case_id"]
    ]
    kept = {name: value for name, value in change.items() if value is not None}
    first, rest = parts[:PARTS_AT_ONCE], parts[PARTS_AT_ONCE:]
    tx.run(statement("commands/record_change"), {"change": kept | own, "parts": first})
    tx.run_batches(statement("commands/record_parts"), rest, PARTS_AT_ONCE)
    undone = change["undoes"] or change["redoes"]
    if undone:
        name = "undone" if change["undoes"] else "redone"
        tx.run(statement(f"changes/mark_{name}"), {"id": undone, "by": change["id"]})
    _narrow(tx, sorted(locked), records)


def _note(
    case_id: str,
    change: Mapping[str, Any],
    records: Sequence[Record],
    state: State,
    readers: Sequence[str],
) -> dict[str, Any]:
    """What a further case is told: all, where it is one of the command's; else which fields."""
    if case_id in change["case_ids"]:
        return {"words": change["words"], "visible_to": list(readers), "records": "[]"}
    told: list[str] = []
    about: list[Record] = []
    tokens: frozenset[str] | None = None
    for record in records:
        standing = state.people.get(record.id)
        if record.kind is NodeLabel.PERSON and standing and case_id in standing.cases:
            seen = frozenset().union(*(t for c, t in standing.networks if c == case_id))
            tokens = both(tokens, None if case_id in standing.child_of else seen)
            told.append(_told(record, state))
            # Which record and which fields, for "who changed this?"; no value goes along.
            names = dict.fromkeys(record.fields())
            about.append(Record(record.kind, record.id, before=names, after=names))
    readable = sorted(AUDIENCES if tokens is None else tokens)
    return {"words": " ".join(told), "visible_to": readable, "records": to_json(about)}


def _told(record: Record, state: State) -> str:
    now = {**state.records[record.id].properties, **(record.after or {})}
    name = Person(record.id, now.get("name") or "", now.get("known_as") or "").short_name
    fields = sorted({field_of(f).replace("_", " ") for f in record.fields()})
    return _TOLD_ELSEWHERE.format(name=name or "Somebody", fields=" and ".join(fields))


def _narrow(tx: WriteTx, case_ids: Sequence[str], records: Sequence[Record]) -> None:
    """Keep earlier changes from those whom a fact is now kept from."""
    for record in records:
        if record.before is None or record.after is None:
            continue
        for name, words in (("visible_to", [""]), ("whereabouts_visible_to", _CONTACT)):
            if name not in record.after:
                continue
            # Somebody taken from a map is mentioned by every change about them.
            about = record.start if record.kind is TieType.IN_NETWORK_OF else record.id
            tokens = list(record.after[name] or [])
            tx.run(
                statement("commands/narrow"),
                {
                    "case_ids": list(case_ids),
                    "id": about,
                    "words": words,
                    "tokens": tokens or [Audience.PROFESSIONALS.value],
                    "audiences": sorted(AUDIENCES),
                },
            )


_CONTACT = ['"phone"', '"email"', '"safe_contact"']


def made_by(tx: ReadTx, change: Mapping[str, Any]) -> Done:
    """The first result of a command, from the change it made."""
    ids = tuple(record.id for record in all_records(tx, change) if record.made)
    return Done(change["id"], change["seq"], change["words"], ids, repeated=True)


def all_records(tx: ReadTx, change: Mapping[str, Any]) -> list[Record]:
    """Every record of a change, its parts included, in the order they were done."""
    records = from_json(change["records"])
    if change["size"] > len(records):
        for row in tx.run(statement("changes/parts"), {"change_id": change["id"]}):
            records += from_json(row["records"])
    return records
