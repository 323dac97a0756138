"""Writes resolved operations in batches, one statement for each label or relationship type."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from queries.commands.command import (
    Kind,
    MakeNode,
    MakeTie,
    Operation,
    Remove,
    SetFields,
)
from queries.commands.record import kept
from queries.commands.state import BATCH, State, for_kind
from queries.names import name_keys
from queries.store.errors import NotFound, Refused
from queries.store.statements import statement
from queries.store.store import WriteTx
from queries.vocabulary import NodeLabel, TieType

Rows = list[dict[str, Any]]


def write(tx: WriteTx, state: State, operations: Sequence[Operation]) -> None:
    """Do the operations: new nodes, new ties, changed fields, ties that go, nodes that go.

    Raises
    ------
    NotFound : a record or an end went meanwhile.
    Refused : something is still tied to a node that is to go.
    """
    _make_nodes(tx, operations)
    _make_ties(tx, state, operations)
    _set_fields(tx, operations)
    _remove(tx, operations)
    _refresh_names(tx, state, operations)


def _make_nodes(tx: WriteTx, operations: Sequence[Operation]) -> None:
    rows: dict[NodeLabel, Rows] = defaultdict(list)
    for o in operations:
        if isinstance(o, MakeNode):
            rows[o.label].append(kept(o.properties) | {"id": o.id, "version": 1})
    for label, batch in rows.items():
        tx.run_batches(for_kind("make_nodes", label), batch, BATCH)


def _make_ties(tx: WriteTx, state: State, operations: Sequence[Operation]) -> None:
    rows: dict[tuple[NodeLabel, TieType, NodeLabel], Rows] = defaultdict(list)
    for o in operations:
        if isinstance(o, MakeTie):
            start, end = state.label_of(o.start), state.label_of(o.end)
            if start is None or end is None:
                raise NotFound()
            properties = kept(o.properties) | {"id": o.id, "version": 1}
            rows[start, o.type, end].append(
                {"start": o.start, "end": o.end, "properties": properties}
            )
    for (start, type_, end), batch in rows.items():
        text = for_kind("make_ties", type_).replace("AnyStart", start).replace("AnyEnd", end)
        _counted(tx, text, batch)


def _set_fields(tx: WriteTx, operations: Sequence[Operation]) -> None:
    rows: dict[Kind, Rows] = defaultdict(list)
    for o in operations:
        if isinstance(o, SetFields) and o.of is not None:
            fields = {name: new for name, (_, new) in o.fields.items()}
            rows[o.of].append({"id": o.id, "fields": fields})
    for kind, batch in rows.items():
        name = "set_nodes" if isinstance(kind, NodeLabel) else "set_ties"
        _counted(tx, for_kind(name, kind), batch)


def not_now(what: str) -> Refused:
    """Return a refusal to take something back ("undone", "redone").

    Always the same words, so that they tell nothing of what the viewer may not see: neither that
    there is something, nor that there is nothing.
    """
    return Refused(
        (f"As the map is now, this cannot be {what} any more.",),
        next_step="Write by hand what should be otherwise, such as an end or a last day.",
    )


def _remove(tx: WriteTx, operations: Sequence[Operation]) -> None:
    rows: dict[Kind, Rows] = defaultdict(list)
    for o in operations:
        if isinstance(o, Remove) and o.of is not None:
            rows[o.of].append({"id": o.id})
    for kind, batch in rows.items():
        if isinstance(kind, TieType):
            _counted(tx, for_kind("remove_ties", kind), batch)
    for kind, batch in rows.items():
        if isinstance(kind, NodeLabel):
            if tx.run_batches(for_kind("still_tied", kind), batch, BATCH):
                raise not_now("undone")
            if kind is NodeLabel.PERSON:
                tx.run_batches(statement("commands/clear_names"), batch, BATCH)
            _counted(tx, for_kind("remove_nodes", kind), batch)


def _counted(tx: WriteTx, text: str, rows: Rows) -> None:
    done = sum(row["made"] for row in tx.run_batches(text, rows, BATCH))
    if done != len(rows):
        raise NotFound("Somebody or something this is tied to is not there any more.")


def _refresh_names(tx: WriteTx, state: State, operations: Iterable[Operation]) -> None:
    """Name keys are derived from the name and known-as, in the same transaction."""
    named: dict[str, tuple[str, str]] = {}
    renamed: list[str] = []
    for o in operations:
        if isinstance(o, MakeNode) and o.label is NodeLabel.PERSON:
            named[o.id] = _names(o.properties)
        elif isinstance(o, SetFields) and o.of is NodeLabel.PERSON:
            if not {"name", "known_as"} & o.fields.keys():
                continue
            new = {name: value for name, (_, value) in o.fields.items()}
            named[o.id] = _names({**state.records[o.id].properties, **new})
            renamed.append(o.id)
    if renamed:
        rows: Rows = [{"id": person_id} for person_id in renamed]
        tx.run_batches(statement("commands/clear_names"), rows, BATCH)
    keys: dict[str, str] = {}
    ties: Rows = []
    for person_id, (name, known_as) in named.items():
        own = dict(sorted(name_keys(name, known_as)))  # one tie a key, whatever its kinds
        keys |= own
        if own:
            ties.append({"id": person_id, "keys": list(own)})
    if ties:
        found: Rows = [{"id": k, "key": k, "kind": kind} for k, kind in sorted(keys.items())]
        tx.run_batches(statement("commands/make_keys"), found, BATCH)
        tx.run_batches(statement("commands/name_people"), ties, BATCH)


def _names(properties: Any) -> tuple[str, str]:
    return str(properties.get("name") or ""), str(properties.get("known_as") or "")
