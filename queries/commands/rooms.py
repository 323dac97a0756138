"""Who must not be brought into one room: held to inside each command's transaction.

Every restriction is read, whoever may see it. A court order, bail or prison is never passed over;
an agreed one is, with a written reason, by somebody who may see it. Whoever may not see it is told
to plan the two separately, and nothing more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from queries.commands.command import MakeNode, MakeTie, Operation, SetFields, field_of
from queries.commands.state import BATCH, Eyes, State
from queries.store.errors import Refused
from queries.store.statements import statement
from queries.store.store import WriteTx
from queries.vocabulary import Covers, InvitationAnswer, NodeLabel, RestrictionKind, TieType

SEPARATELY = "Plan these two separately; ask the allocated worker."
REASON_NEEDED = (
    "They have agreed to keep apart. Write why they are invited together, or use two sessions."
)
INVITED_TWICE = "They are on the list already. Open their invitation to change it."

ABSENT = (str(InvitationAnswer.NOT_COMING), str(InvitationAnswer.MESSAGE))
"""Answers of people who will not be in the room."""
COVERS = (str(Covers.SAME_ROOM), str(Covers.ANY_CONTACT))
"""What a restriction covers that keeps two people out of one room."""

_BY_LAW = {
    RestrictionKind.COURT: "A court order keeps them apart",
    RestrictionKind.BAIL: "A bail condition keeps them apart",
    RestrictionKind.PRISON: "A prison's condition keeps them apart",
}


def check_rooms(
    tx: WriteTx, state: State, operations: Sequence[Operation], eyes: Eyes, *, restores: bool
) -> None:
    """Refuse, once it is written, what brings people into one room who are kept apart.

    A change that leaves them where they were, such as an answer, is let through. With `restores`
    (undo, redo) a reason written before is enough.

    Raises
    ------
    Refused
    """
    made = {o.id for o in operations if isinstance(o, MakeNode) and _is_invitation(o.label)}
    made |= {
        o.start
        for o in operations
        if isinstance(o, MakeTie) and o.type in (TieType.TO, TieType.INVITES)
    }
    if made:
        rows = [{"id": id_} for id_ in sorted(made)]
        if tx.run_batches(statement("commands/invited_twice"), rows, BATCH):
            raise Refused((INVITED_TWICE,))
    moved, answered = _changed(state, operations)
    answered |= _of_moved_meetings(tx, operations)
    touched = made | moved | answered
    if not touched:
        return
    beside = tx.run_batches(
        statement("commands/in_one_room"),
        [{"id": id_} for id_ in sorted(touched)],
        BATCH,
        today=date.today().isoformat(),
        absent=list(ABSENT),
        covers=list(COVERS),
    )
    own = frozenset() if restores else frozenset(made | moved)
    decide(beside, eyes, own=own)


def decide(
    beside: Iterable[Mapping[str, Any]], eyes: Eyes, *, own: frozenset[str] = frozenset()
) -> None:
    """Refuse by the rows of `commands/in_one_room`: `restriction`, and the two invitations.

    `own` are the invitations whose own reason counts; for others either's does.

    Raises
    ------
    Refused
    """
    for row in beside:
        kept = row["restriction"]
        if not eyes.fact(kept):
            raise Refused((SEPARATELY,), sentence=SEPARATELY, next_step="")
        if kept["kind"] != RestrictionKind.AGREED:
            why = _BY_LAW[RestrictionKind(kept["kind"])]
            step = "Put them in different sessions, or let one of them send a message."
            raise Refused((f"{why}.",), sentence=f"{why}.", next_step=step)
        reasons = [row["reason"], row["other_reason"]]
        if row["one"] in own and row["other"] not in own:
            reasons = [row["reason"]]
        if not any(reason and reason.strip() for reason in reasons):
            raise Refused((REASON_NEEDED,), sentence=REASON_NEEDED, next_step="")


def _is_invitation(label: object) -> bool:
    return label is NodeLabel.INVITATION


def _changed(state: State, operations: Sequence[Operation]) -> tuple[set[str], set[str]]:
    """Invitations moved between sessions; those whose answer, or reason, brings them in."""
    moved, answered = set(), set()
    for o in operations:
        if not isinstance(o, SetFields) or not _is_invitation(o.of):
            continue
        if "sessions" in o.fields:
            moved.add(o.id)
        was_absent = state.records[o.id].properties.get("answer") in ABSENT
        if "reason" in o.fields or ("answer" in o.fields and was_absent):
            answered.add(o.id)
    return moved, answered


def _of_moved_meetings(tx: WriteTx, operations: Sequence[Operation]) -> set[str]:
    """Invitations to meetings whose day changed: an order may hold on the new one."""
    rows = [
        {"id": o.id}
        for o in operations
        if isinstance(o, SetFields)
        and o.of is NodeLabel.MEETING
        and any(field_of(name) == "on" for name in o.fields)
    ]
    if not rows:
        return set()
    return {row["id"] for row in tx.run_batches(statement("commands/invited_to"), rows, BATCH)}
