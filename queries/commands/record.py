"""What a change keeps of a command: each touched record before and after, and who may read it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from queries.commands.command import Kind, MakeNode, MakeTie, Operation, SetFields
from queries.commands.shape import is_fact
from queries.commands.shapes import NOT_FACTS
from queries.commands.state import State
from queries.properties import Stored
from queries.vocabulary import Audience, NodeLabel, TieType

PART = 1_000
"""Records in one part of a change's detail."""

AUDIENCES = frozenset(str(audience) for audience in Audience)
_PROFESSIONAL = (NOT_FACTS - {NodeLabel.PERSON}) | {TieType.ALLOCATED_TO, NodeLabel.SOURCE}
_WHEREABOUTS = frozenset({"phone", "email"})
_EVERYBODY = None
"""Tokens of what anybody may see who may open the case."""


@dataclass(frozen=True, slots=True)
class Record:
    """One touched record. Made: no `before`; removed: no `after`; else the carried fields."""

    kind: Kind
    id: str
    start: str = ""
    end: str = ""
    before: Mapping[str, Any] | None = None
    after: Mapping[str, Any] | None = None

    @property
    def made(self) -> bool:
        return self.before is None

    @property
    def removed(self) -> bool:
        return self.after is None

    def fields(self) -> frozenset[str]:
        """The names of all properties it mentions."""
        return frozenset(self.before or ()) | frozenset(self.after or ())


def records_of(state: State, operations: Iterable[Operation]) -> list[Record]:
    """The records of resolved and stamped operations."""
    return [_record(state, operation) for operation in operations]


def _record(state: State, operation: Operation) -> Record:
    if isinstance(operation, MakeNode):
        return Record(operation.label, operation.id, after=kept(operation.properties))
    if isinstance(operation, MakeTie):
        return Record(
            operation.type,
            operation.id,
            operation.start,
            operation.end,
            after=kept(operation.properties),
        )
    now = state.records[operation.id]
    if isinstance(operation, SetFields):
        before = {name: now.properties.get(name) for name in operation.fields}
        after = {name: new for name, (_, new) in operation.fields.items()}
        return Record(now.kind, operation.id, now.start, now.end, before, after)
    return Record(now.kind, operation.id, now.start, now.end, kept(now.properties), None)


def kept(properties: Mapping[str, Stored]) -> dict[str, Stored]:
    """The properties worth keeping: those with a value, without id and version."""
    return {
        name: value
        for name, value in properties.items()
        if value is not None and name not in ("id", "version")
    }


def to_json(records: Sequence[Record]) -> str:
    """Records as JSON text: a list of {is, id, start, end, before, after}."""
    return json.dumps(
        [
            {"is": r.kind, "id": r.id}
            | ({"start": r.start, "end": r.end} if r.start else {})
            | {"before": r.before, "after": r.after}
            for r in records
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def from_json(text: str) -> list[Record]:
    """The records that `to_json` wrote."""
    return [
        Record(
            kind_named(row["is"]),
            row["id"],
            row.get("start", ""),
            row.get("end", ""),
            row["before"],
            row["after"],
        )
        for row in json.loads(text or "[]")
    ]


def kind_named(name: str) -> Kind:
    """The label or relationship type of this name; labels are CamelCase, types in capitals."""
    return TieType(name) if name.isupper() else NodeLabel(name)


def who_may_read(
    records: Iterable[Record], state: State, case_ids: Sequence[str], doer: str
) -> list[str]:
    """The tokens shared by everything these records tell; the doer alone when there is none.

    Somebody named shares what the professionals see: the program's users are professionals.
    """
    records = list(records)
    places = _places(records, state, frozenset(case_ids))
    shared: frozenset[str] | None = _EVERYBODY
    for record in records:
        for tokens in _tokens(record, state, places):
            shared = both(shared, tokens)
    for person_id in state.named:
        shared = both(shared, places.get(person_id, frozenset({str(Audience.PROFESSIONALS)})))
    if shared is _EVERYBODY:
        return sorted(AUDIENCES)
    return sorted(shared) or [doer]


def both(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    """Who may see two things at once; None is everybody."""
    if one is _EVERYBODY:
        return other
    if other is _EVERYBODY or one == other:
        return one
    return frozenset(t for t in one | other if _reads(one, t) and _reads(other, t))


def _reads(tokens: frozenset[str], token: str) -> bool:
    named = token not in AUDIENCES
    return token in tokens or (named and Audience.PROFESSIONALS in tokens)


def _places(
    records: Iterable[Record], state: State, cases: frozenset[str]
) -> dict[str, frozenset[str] | None]:
    """For each person, the tokens by which the networks of these cases show them."""
    places: dict[str, frozenset[str] | None] = {}
    for person_id, standing in state.people.items():
        for case_id, tokens in standing.networks:
            if case_id in cases:
                places[person_id] = (places.get(person_id) or frozenset()) | tokens
        if standing.child_of & cases:
            places[person_id] = _EVERYBODY
    for record in records:
        if record.kind is TieType.IN_NETWORK_OF and record.made and record.end in cases:
            tokens = frozenset((record.after or {}).get("visible_to", ()))
            if record.start not in places or places[record.start] is not _EVERYBODY:
                places[record.start] = (places.get(record.start) or frozenset()) | tokens
        elif record.kind is TieType.ABOUT and record.start in cases:
            places[record.end] = _EVERYBODY
    return places


def _tokens(
    record: Record, state: State, places: Mapping[str, frozenset[str] | None]
) -> Iterable[frozenset[str] | None]:
    professionals = frozenset({str(Audience.PROFESSIONALS)})
    fields = record.fields()
    if record.kind is NodeLabel.PERSON:
        yield places.get(record.id, professionals)
        if _WHEREABOUTS & fields or "whereabouts_visible_to" in (record.before or {}):
            yield from _whereabouts(record.id, state, record)
    elif record.kind in _PROFESSIONAL:
        yield professionals
    elif is_fact(record.kind):
        now = state.records[record.id].properties if record.id in state.records else {}
        for side in (record.before, record.after, now):
            if side and "visible_to" in side:
                yield frozenset(side["visible_to"])
    if record.kind is TieType.IN_NETWORK_OF:
        if {"status_reason", "notes"} & fields:
            yield professionals
        if "safe_contact" in fields:
            yield from _whereabouts(record.start, state, None)
    for end in (record.start, record.end):
        if end:
            yield from _end_tokens(end, state, places)


def _end_tokens(
    end: str, state: State, places: Mapping[str, frozenset[str] | None]
) -> Iterable[frozenset[str] | None]:
    label = state.label_of(end)
    if label is NodeLabel.PERSON:
        yield places.get(end, frozenset({str(Audience.PROFESSIONALS)}))
    elif label is not None and is_fact(label) and end in state.records:
        tokens = state.records[end].properties.get("visible_to")
        yield frozenset(tokens or [Audience.PROFESSIONALS])


def _whereabouts(person_id: str, state: State, record: Record | None) -> Iterable[frozenset[str]]:
    sides: list[Mapping[str, Any]] = []
    if person_id in state.records:
        sides.append(state.records[person_id].properties)
    if record is not None:
        sides += [side for side in (record.before, record.after) if side]
    for side in sides:
        if "whereabouts_visible_to" in side:
            yield frozenset(side["whereabouts_visible_to"] or [Audience.PROFESSIONALS])
