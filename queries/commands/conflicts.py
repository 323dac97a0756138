"""Differences between what a user saw and what is now, in the fields their command carries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from queries.commands.command import Difference, Operation, SetFields, field_of
from queries.commands.record import from_json
from queries.commands.state import Eyes, Now, State
from queries.properties import PARTIAL_DATES
from queries.store.errors import Conflict
from queries.store.statements import statement
from queries.store.store import WriteTx


def check_conflicts(
    tx: WriteTx,
    state: State,
    operations: Sequence[Operation],
    eyes: Eyes,
    case_ids: Sequence[str],
) -> None:
    """Stop when a carried field is neither as its user saw it nor as they want it.

    Raises
    ------
    Conflict : with a `Difference` for each field; who and when as far as this handle may see them.
    """
    differences = [
        difference
        for operation in operations
        if isinstance(operation, SetFields)
        for difference in _differences(tx, state, operation, eyes, case_ids)
    ]
    if differences:
        raise Conflict(differences, sentence=" ".join(d.sentence for d in differences))


def _differences(
    tx: WriteTx, state: State, operation: SetFields, eyes: Eyes, case_ids: Sequence[str]
) -> list[Difference]:
    now = state.records[operation.id]
    names = sorted(
        {
            field_of(name) if field_of(name) in PARTIAL_DATES else name
            for name, (seen, new) in operation.fields.items()
            if now.properties.get(name) not in (seen, new)
        }
    )
    if not names:
        return []
    text = statement("commands/last_touched")
    cases = sorted({*case_ids, *_cases_of(state, operation.id)} & eyes.cases)
    sees = {"case_ids": cases, "id": operation.id, "sees": sorted(eyes.sees)}
    changes = tx.run(text, sees)
    return [_difference(operation, now, name, changes) for name in names]


def _cases_of(state: State, record_id: str) -> frozenset[str]:
    standing = state.people.get(record_id)
    return standing.cases if standing else frozenset()


def _difference(
    operation: SetFields, now: Now, name: str, changes: Sequence[Mapping[str, Any]]
) -> Difference:
    new = {key: value for key, (_, value) in operation.fields.items()}
    mine, theirs = words_of(new, name), words_of(now.properties, name)
    who, at = _who_changed(operation.id, name, changes)
    plain = name.replace("_", " ")
    sentence = (
        f"{who or 'Somebody'} changed the {plain}{f' {clock(at)}' if at else ''}:"
        f" it is now {_quoted(theirs)}, and you wrote {_quoted(mine)}."
    )
    return Difference(operation.id, name, mine, theirs, who, at, sentence)


def _who_changed(
    record_id: str, name: str, changes: Sequence[Mapping[str, Any]]
) -> tuple[str, str]:
    for change in changes:
        for record in (r for text in change["texts"] for r in from_json(text)):
            touched = {field_of(f) for f in record.fields()} | record.fields()
            if record.id == record_id and name in touched:
                return str(change["who"]), str(change["at"])
    return "", ""


def words_of(properties: Mapping[str, Any], name: str) -> str:
    """A field in words; empty text when it has no value."""
    value = properties.get(f"{name}_words" if name in PARTIAL_DATES else name)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _quoted(words: str) -> str:
    return f"“{words}”" if words else "empty"


def clock(at: str, now: datetime | None = None) -> str:
    """Say a UTC ISO time as this computer's clock does: "at 10:42", "on 3 May at 10:42"."""
    moment = datetime.fromisoformat(at).astimezone()
    today = (now or datetime.now(UTC)).astimezone().date()
    time = f"at {moment:%H:%M}"
    if moment.date() == today:
        return time
    year = f" {moment.year}" if moment.year != today.year else ""
    return f"on {moment.day} {moment:%B}{year} {time}"
