"""Does a command: one transaction, the lock first, its `Change` last.

The first statement adds one to `Case.seq` on every case the command touches, in id order: two
commands on one case wait for each other there, and only then is anything read and checked. A change
to a person's own record touches every case in whose network they are, those this viewer may not
open included: the number goes up there and a note says which fields changed, never the command's
other content or the case it came from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from queries.commands.checks import check_graph, check_times
from queries.commands.command import (
    Command,
    Done,
    MakeNode,
    MakeTie,
    Operation,
    SetFields,
)
from queries.commands.conflicts import check_conflicts
from queries.commands.keeping import keep_change, made_by
from queries.commands.record import records_of
from queries.commands.rooms import check_rooms
from queries.commands.shape import PROTECTED, check_shape, is_fact
from queries.commands.state import Eyes, State, check_may_touch, read_people, read_state
from queries.commands.writing import write
from queries.ids import new_id
from queries.model import Person
from queries.store.errors import AlreadyThere, NotFound, Refused
from queries.store.handle import Handle
from queries.store.statements import statement
from queries.store.store import WriteTx
from queries.vocabulary import Audience, NodeLabel

TIME_LIMIT = 1800.0
"""Seconds that one command may take: an import of 100,000 rows, or undoing it, on a busy computer
(with ten times the work that it can do, 817 s was measured).
"""

_NAMED = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Act:
    """How a command is done: anew, or to undo or redo an earlier change.

    `check` runs inside the transaction, once the cases are locked.
    """

    undoes: str | None = None
    redoes: str | None = None
    check: Callable[[WriteTx], None] | None = None

    @property
    def restores(self) -> bool:
        """Whether the records come from a change, with their properties as they were."""
        return self.undoes is not None or self.redoes is not None


class _DoneBefore(Exception):  # noqa: N818 - not an error: it leaves the transaction unwritten
    def __init__(self, done: Done) -> None:
        super().__init__()
        self.done = done


def apply(handle: Handle, command: Command) -> Done:
    """Do a command in one transaction; the same command again returns the first result.

    Parameters
    ----------
    handle : whose viewer must be able to open all of the command's cases; what it may not see is
        as if it were not there.
    command : from one of the builders beside this module.

    Raises
    ------
    Conflict : somebody changed a carried field meanwhile; `differences` are `Difference`s.
    Refused : it must not be done; `reasons` are sentences.
    NotFound : a case or record is not there, or not for this handle.
    GraphError : the store is away, busy or full; nothing was written, or (`MaybeSaved`) send the
        same command again.
    """
    return do(handle, command, Act())


def do(handle: Handle, command: Command, act: Act) -> Done:
    """Do a command as an act (`apply`, and the undoing and redoing in `queries.changes`)."""
    check_shape(command)
    cases = handle.cases  # read before: no transaction opens inside another
    try:
        return handle.store.writing(
            lambda tx: _do(tx, handle, cases, command, act), timeout=TIME_LIMIT, told=True
        )
    except _DoneBefore as before:
        return before.done
    except AlreadyThere:
        # Two of the same at once, on a case that neither could lock since both make it.
        rows = handle.store.read(statement("commands/done_before"), {"command_id": command.id})
        if rows and rows[0]["change"]["who"] == handle.viewer.user_id:
            change = rows[0]["change"]
            return handle.store.reading(lambda tx: made_by(tx, change), timeout=TIME_LIMIT)
        raise


def _do(tx: WriteTx, handle: Handle, cases: Sequence[str], command: Command, act: Act) -> Done:
    locked = _lock(tx, command)
    _check_not_done(tx, handle, command)
    eyes = _eyes(tx, handle, cases, command, locked)
    if act.check is not None:
        act.check(tx)
    state, operations = read_state(tx, command)
    if operations != command.operations:  # some were found by their id alone: now it is known
        check_shape(replace(command, operations=operations))
    check_may_touch(state, operations, eyes, command.case_ids, restores=act.restores)
    check_conflicts(tx, state, operations, eyes, command.case_ids)
    _read_named(tx, state, eyes, command.words)
    now = datetime.now(UTC)
    at = now.isoformat(timespec="milliseconds")
    if not act.restores:
        operations = _stamped(operations, command, handle, at)
    check_times(state, operations, now.astimezone().date())
    write(tx, state, operations)
    check_graph(tx, state, operations)
    check_rooms(tx, state, operations, eyes, restores=act.restores)
    for operation in operations:
        if isinstance(operation, MakeNode) and operation.label is NodeLabel.CASE:
            locked[operation.id] = int(str(operation.properties.get("seq") or 1))
    change = {
        "id": new_id(),
        "command_id": command.id,
        "case_id": command.case_ids[0],
        "case_ids": list(command.case_ids),
        "seq": locked[command.case_ids[0]],
        "who": handle.viewer.user_id,
        "who_name": handle.viewer.name,
        "at": at,
        "words": _with_names(command.words, state, operations),
        "undoes": act.undoes,
        "redoes": act.redoes,
    }
    keep_change(tx, change, records_of(state, operations), state, locked)
    return Done(str(change["id"]), locked[command.case_ids[0]], str(change["words"]), command.made)


def _lock(tx: WriteTx, command: Command) -> dict[str, int]:
    people = [
        o.id
        for o in command.operations
        if isinstance(o, SetFields) and o.of in (NodeLabel.PERSON, None)
    ]
    ids = {"case_ids": list(command.case_ids), "person_ids": people}
    rows = tx.run(statement("commands/lock"), ids)
    return {row["id"]: row["seq"] for row in rows}


def _check_not_done(tx: WriteTx, handle: Handle, command: Command) -> None:
    rows = tx.run(statement("commands/done_before"), {"command_id": command.id})
    if rows:
        change = rows[0]["change"]
        if change["who"] != handle.viewer.user_id or change["case_ids"] != list(command.case_ids):
            raise Refused(("This was sent before by somebody else. Reload the page.",))
        raise _DoneBefore(made_by(tx, change))


def _eyes(
    tx: WriteTx,
    handle: Handle,
    cases: Sequence[str],
    command: Command,
    locked: dict[str, int],
) -> Eyes:
    """What this handle sees, once it is sure that it may open each of the command's cases."""
    made = {
        o.id for o in command.operations if isinstance(o, MakeNode) and o.label is NodeLabel.CASE
    }
    in_a_room = handle.audience is not Audience.PROFESSIONALS
    if made and in_a_room:
        raise Refused(("A new map is opened by a worker. Leave “the family in the room” first.",))
    for case_id in command.case_ids:
        if case_id in made:
            continue
        opened = tx.run(
            statement("access/cases"),
            {
                "viewer": handle.viewer.user_id,
                "today": datetime.now().astimezone().date().isoformat(),
                "room": case_id,
            },
        )
        elsewhere = in_a_room and case_id != handle.room_case
        if case_id not in locked or elsewhere or not opened or not opened[0]["cases"]:
            raise NotFound(
                "That map is not here, or not for you to see.",
                "Pick another, or ask whoever gave you the link.",
            )
    known = frozenset(command.case_ids) if in_a_room else frozenset(cases) | {*command.case_ids}
    return Eyes(known, frozenset(handle.sees), handle.audience)


def _stamped(
    operations: Sequence[Operation], command: Command, handle: Handle, at: str
) -> tuple[Operation, ...]:
    """Give new facts where they come from and who may see them."""
    by = {"recorded_by": handle.viewer.name, "recorded_at": at}
    audiences = {Audience.PROFESSIONALS, handle.audience}
    seen_by = [str(audience) for audience in Audience if audience in audiences]
    free = handle.audience is Audience.PROFESSIONALS

    def stamp(operation: Operation) -> Operation:
        if not isinstance(operation, MakeNode | MakeTie):
            return operation
        kind = operation.label if isinstance(operation, MakeNode) else operation.type
        given = dict(operation.properties)
        case_id = given.get("case_id") or command.case_ids[0]
        for name in PROTECTED:
            given.pop(name, None)
        if is_fact(kind):
            if case_id not in command.case_ids:
                raise Refused(("A fact is recorded on the map it is written on. Open that map.",))
            stamps: dict[str, Any] = {"case_id": case_id, "certainty": "sure"} | by
            tokens = given.get("visible_to") if free else None
            given = stamps | given | {"visible_to": tokens or seen_by}
        elif kind is NodeLabel.PERSON:
            tokens = given.get("whereabouts_visible_to") if free else None
            given = by | given | {"whereabouts_visible_to": tokens or seen_by}
        elif kind is NodeLabel.CASE:
            given |= {"seq": 1}
        return replace(operation, properties=given)

    return tuple(stamp(operation) for operation in operations)


def _read_named(tx: WriteTx, state: State, eyes: Eyes, words: str) -> None:
    """Read whoever only the words name, and is seen: their name is in no touched record."""
    unread = set(_NAMED.findall(words)) - state.records.keys() - state.made.keys()
    if unread:
        read_people(tx, state, unread)
        state.named = {who for who in unread if who in state.people}
        for who in [who for who in state.named if not eyes.person(state.people[who])]:
            state.named.discard(who)
            del state.records[who], state.people[who]


def _with_names(words: str, state: State, operations: Sequence[Operation]) -> str:
    """Put names for the `{id}`s in a command's words, as they are after it."""
    names: dict[str, dict[str, Any]] = {
        record_id: dict(now.properties)
        for record_id, now in state.records.items()
        if now.kind is NodeLabel.PERSON
    }
    for o in operations:
        if isinstance(o, MakeNode) and o.label is NodeLabel.PERSON:
            names[o.id] = dict(o.properties)
        elif isinstance(o, SetFields) and o.id in names:
            names[o.id] |= {name: new for name, (_, new) in o.fields.items()}

    def name(match: re.Match[str]) -> str:
        found = names.get(match[1], {})
        person = Person(match[1], found.get("name") or "", found.get("known_as") or "")
        return person.short_name or "someone (not named yet)"

    return _NAMED.sub(name, words)
