"""What was done on a case, and undoing and redoing it.

A change in effect is one that was not undone. Undo does the inverse as a new change; redo does the
change again with the same ids, as a new change too. Undone means: the same ids, labels, ties and
properties, leaving aside versions, name keys nobody uses, `Case.seq` and the changes themselves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from queries.change_made import ChangeMade, to_redo, to_undo
from queries.commands.command import (
    Command,
    Done,
    MakeNode,
    MakeTie,
    Operation,
    Remove,
    SetFields,
)
from queries.commands.conflicts import clock
from queries.commands.executor import TIME_LIMIT, Act, do
from queries.commands.keeping import all_records
from queries.commands.record import Record
from queries.commands.writing import not_now
from queries.ids import new_id
from queries.store.errors import Conflict, NotFound, Refused
from queries.store.handle import Handle
from queries.store.statements import statement
from queries.store.store import ReadTx, WriteTx
from queries.vocabulary import Audience, NodeLabel, TieType

__all__ = [
    "ChangeMade",
    "change",
    "changes_of",
    "redo",
    "seq_of",
    "to_redo",
    "to_undo",
    "undo",
]

ELSEWHERE = "Something here was changed together with another map."


def changes_of(handle: Handle, case_id: str, limit: int = 50) -> tuple[ChangeMade, ...]:
    """Return what was done on a case, the newest first, at most `limit`.

    Raises
    ------
    NotFound : the case is not there, or not for this handle.
    """
    handle.may_open(case_id)
    rows = handle.ask("changes/of_case", case_id=case_id, limit=limit)
    counted = handle.audience is Audience.PROFESSIONALS
    return tuple(
        ChangeMade(
            row["id"],
            case_id,
            row["seq"] if counted else 0,
            row["who"],
            row["at"],
            row["words"] or ELSEWHERE,
            row["undoes"] or "",
            row["redoes"] or "",
            row["undone_by"] is not None,
            row["elsewhere"],
            row["size"] if not row["elsewhere"] else 0,
        )
        for row in rows
    )


def change(handle: Handle, change_id: str) -> tuple[Record, ...]:
    """Return the records of a change, each with what it was before and after.

    Raises
    ------
    NotFound : it is not there, or tells something that this handle may not see.
    """

    def read(tx: ReadTx) -> tuple[Record, ...]:
        return tuple(_read(tx, handle, change_id).records)

    _ = handle.cases  # read before: no transaction opens inside another
    return handle.store.reading(read, timeout=TIME_LIMIT)


def seq_of(handle: Handle, case_id: str) -> int:
    """Return a number that grows with each change of the case: what a browser polls.

    For any audience but the professionals it counts only what they may read, so compare it for
    being different.

    Raises
    ------
    NotFound : the case is not there, or not for this handle.
    """
    handle.may_open(case_id)
    row = handle.ask("changes/seq", case_id=case_id)[0]
    counted = handle.audience is Audience.PROFESSIONALS
    return int(row["seq"] if counted else row["readable"])


def undo(handle: Handle, change_id: str, *, command_id: str | None = None) -> Done:
    """Do the inverse of a change, as a new change. Undoing an undo is redoing.

    Parameters
    ----------
    command_id : made by the page; the same one again returns the first result.

    Raises
    ------
    Refused : it was undone already, or later changes touched or point to what it made; `reasons`
        lists those that this handle may see.
    NotFound : it is not there, or tells something that this handle may not see.
    """
    found = _found(handle, change_id)
    if found.change.get("undoes"):
        return redo(handle, found.change["undoes"], command_id=command_id)
    if found.change.get("redoes"):
        return undo(handle, found.change["redoes"], command_id=command_id)

    def check(tx: WriteTx) -> None:
        now = _read(tx, handle, change_id)
        if now.change.get("undone_by"):
            raise Refused(("This was undone already. Reload the page.",))
        later = [c for c in _later(tx, now.seqs) if not c.get("undone_by")]
        _refuse_if_touched(tx, handle, found.records, later)

    operations = tuple(_inverse(record) for record in reversed(found.records))
    words = f"Undid: {found.change['words']}"
    command = Command(command_id or new_id(), found.cases, words, operations)
    return _done(handle, command, Act(undoes=change_id, check=check))


def redo(handle: Handle, change_id: str, *, command_id: str | None = None) -> Done:
    """Do an undone change again, with the same ids, as a new change.

    Raises
    ------
    Refused : it is in effect, or something new was done on the case since it was undone.
    NotFound : it is not there, or tells something that this handle may not see.
    """
    found = _found(handle, change_id)

    def check(tx: WriteTx) -> None:
        now = _read(tx, handle, change_id)
        if not now.change.get("undone_by"):
            raise Refused(("This was not undone. Reload the page.",))
        undone = _read(tx, handle, now.change["undone_by"])
        if any({*c["case_ids"]} & {*found.cases} for c in _later(tx, undone.seqs)):
            raise not_now("redone")

    seqs = {s["case_id"]: s["seq"] for s in found.seqs}
    if found.gone and found.change.get("undone_by"):
        undone = _found(handle, found.change["undone_by"])
        seqs = {s["case_id"]: s["seq"] for s in undone.seqs}
    operations = tuple(_again(record, seqs) for record in found.records)
    words = f"Redid: {found.change['words']}"
    command = Command(command_id or new_id(), found.cases, words, operations)
    return _done(handle, command, Act(redoes=change_id, check=check))


@dataclass(frozen=True, slots=True)
class _Found:
    change: Mapping[str, Any]
    records: Sequence[Record]
    seqs: Sequence[Mapping[str, Any]]
    gone: frozenset[str]

    @property
    def cases(self) -> tuple[str, ...]:
        return tuple(self.change["case_ids"])


def _found(handle: Handle, change_id: str) -> _Found:
    _ = handle.cases  # read before: no transaction opens inside another
    # All that an import of 100,000 rows made is hundreds of megabytes: longer than a question.
    return handle.store.reading(lambda tx: _read(tx, handle, change_id), timeout=TIME_LIMIT)


def _read(tx: ReadTx, handle: Handle, change_id: str) -> _Found:
    rows = tx.run(statement("changes/one"), {"id": change_id, "sees": handle.sees})
    if not rows or not _opens(handle, rows[0]):
        raise NotFound("That change is not here, or not for you to see.")
    row = rows[0]
    return _Found(
        row["change"], all_records(tx, row["change"]), row["seqs"], frozenset(row["gone"])
    )


def _opens(handle: Handle, row: Mapping[str, Any]) -> bool:
    """All of its cases are open to this viewer; one whose opening was undone is to who did that."""
    closed = set(row["change"]["case_ids"]) - set(handle.cases)
    mine = row["change"]["who"] == handle.viewer.user_id
    professional = handle.audience is Audience.PROFESSIONALS
    return not closed or (mine and professional and closed <= set(row["gone"]))


def _later(tx: WriteTx, seqs: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    rows = tx.run(statement("changes/later"), {"seqs": list(seqs)})
    return [row["change"] for row in rows]


def _done(handle: Handle, command: Command, act: Act) -> Done:
    try:
        return do(handle, command, act)
    except Conflict as conflict:
        raise not_now("undone" if act.undoes else "redone") from conflict


def _inverse(record: Record) -> Operation:
    if record.before is None:
        return Remove(record.id, record.kind)
    if record.after is None:
        return _make(record, record.before)
    fields = {name: (record.after.get(name), old) for name, old in record.before.items()}
    return SetFields(record.id, fields, record.kind)


def _again(record: Record, seqs: Mapping[str, int]) -> Operation:
    if record.after is None:
        return Remove(record.id, record.kind)
    if record.before is None:
        more = {}
        if record.kind is NodeLabel.CASE:  # its number goes on from where it was undone
            more = {"seq": seqs.get(record.id, 0) + 1}
        return _make(record, {**record.after, **more})
    fields = {name: (old, record.after.get(name)) for name, old in record.before.items()}
    return SetFields(record.id, fields, record.kind)


def _make(record: Record, properties: Mapping[str, Any]) -> MakeNode | MakeTie:
    if isinstance(record.kind, TieType):
        return MakeTie(record.kind, record.id, record.start, record.end, properties)
    return MakeNode(record.kind, record.id, properties)


def _refuse_if_touched(
    tx: WriteTx, handle: Handle, records: Sequence[Record], later: Sequence[Mapping[str, Any]]
) -> None:
    made = {r.id for r in records if r.made}
    needed = {end for r in records if r.removed for end in (r.start, r.end)}
    fields = {r.id: r.fields() for r in records if not r.made and not r.removed}
    standing = [
        c for c in later if any(_stands_on(r, made, needed, fields) for r in all_records(tx, c))
    ]
    if not standing:
        return
    told = [
        f"{c['who_name']} {clock(c['at'])}: {c['words']}"
        for c in standing
        if set(c["case_ids"]) <= set(handle.cases) and set(c["visible_to"]) & {*handle.sees}
    ]
    if not told:
        raise not_now("undone")
    words = " ".join((not_now("undone").sentence, "Done since:", *told))
    raise Refused(told, sentence=words, next_step="Undo that first.")


def _stands_on(
    record: Record,
    made: set[str],
    needed: set[str],
    fields: Mapping[str, frozenset[str]],
) -> bool:
    """Whether a later record touches, or points to, what is to be undone."""
    if made & {record.id, record.start, record.end}:
        return True
    if record.removed and record.id in needed:
        return True
    mine = fields.get(record.id)
    return mine is not None and (record.removed or bool(mine & record.fields()))
