"""What the graph must stay: true to time and free of loops. Each refusal is a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from graphlib import CycleError, TopologicalSorter
from typing import Any

from queries.commands.command import MakeNode, MakeTie, Operation, Remove, SetFields
from queries.commands.state import BATCH, State
from queries.store.errors import Refused
from queries.store.statements import statement
from queries.store.store import WriteTx
from queries.vocabulary import NodeLabel, ParentKind, TieType

OLDER = (
    ParentKind.BIOLOGICAL,
    ParentKind.ADOPTIVE,
    ParentKind.DONOR,
    ParentKind.PRESUMED,
)
"""Parents who must be older than the child; a step-parent or foster carer need not be."""

MOST_STEPS = 200
"""Generations that the search for a loop follows before it stops."""


def check_times(state: State, operations: Sequence[Operation], today: date) -> None:
    """Refuse an end before its beginning, a death before the birth, a birth still to come.

    Raises
    ------
    Refused
    """
    reasons: list[str] = []
    for operation in operations:
        if isinstance(operation, MakeNode | MakeTie):
            reasons += _time_problems(operation.properties, today)
        elif isinstance(operation, SetFields):
            new = {name: value for name, (_, value) in operation.fields.items()}
            now = {**state.records[operation.id].properties, **new}
            reasons += [r for r in _time_problems(now, today) if _concerns(new)]
    if reasons:
        raise Refused(tuple(dict.fromkeys(reasons)))


def _concerns(fields: Mapping[str, Any]) -> bool:
    times = ("birth_", "death_", "since_", "until_", "opened_", "closed_", "unborn")
    return any(name.startswith(times) for name in fields)


def _time_problems(now: Mapping[str, Any], today: date) -> list[str]:
    reasons = []
    birth, death = now.get("birth_earliest"), now.get("death_latest")
    if birth and death and birth > death:
        reasons.append(
            "This person would have died before they were born. Correct one of the two dates."
        )
    if birth and birth > today.isoformat() and not now.get("unborn"):
        reasons.append(
            "This birth is still to come. Correct the date, or say that they are not born yet."
        )
    spans = (("since_earliest", "until_latest"), ("opened_earliest", "closed_latest"))
    if any(now.get(first) and now.get(last) and now[first] > now[last] for first, last in spans):
        reasons.append("This would end before it began. Correct one of the two dates.")
    return reasons


def check_graph(tx: WriteTx, state: State, operations: Sequence[Operation]) -> None:
    """Refuse, once it is written, what must not stand: parents too young, loops, places doubled.

    A refusal names nobody: what stands in the way may be hidden from whoever is looking.

    Raises
    ------
    Refused : and with it the transaction is left.
    """
    parents = [o for o in operations if isinstance(o, MakeTie) and o.type is TieType.PARENT_OF]
    born = {
        o.id
        for o in operations
        if isinstance(o, SetFields)
        and o.of is NodeLabel.PERSON
        and any(name.startswith("birth_") for name in o.fields)
    }
    kinds_changed = {
        state.records[o.id].end
        for o in operations
        if isinstance(o, SetFields) and o.of is TieType.PARENT_OF and "kind" in o.fields
    }
    _check_ages(tx, born | kinds_changed | {tie.end for tie in parents})
    _check_loops(tx, parents)
    _check_once(tx, state, operations)
    _check_found(tx, state, operations)


def _check_ages(tx: WriteTx, people: set[str]) -> None:
    rows = [{"id": person_id} for person_id in sorted(people)]
    text = statement("commands/too_young")
    if rows and tx.run_batches(text, rows, BATCH, kinds=[str(kind) for kind in OLDER]):
        raise Refused(
            ("A parent would be younger than their child. Correct a birth, or the kind of parent.",)
        )


def _check_loops(tx: WriteTx, ties: Sequence[MakeTie]) -> None:
    """Only a loop through a new tie can be new: follow the children down from where those end."""
    if not ties:
        return
    parents: dict[str, set[str]] = {}
    for tie in ties:
        parents.setdefault(tie.end, set()).add(tie.start)
    seen: set[str] = set()
    frontier = {tie.end for tie in ties}
    for _ in range(MOST_STEPS):
        rows = [{"id": person_id} for person_id in sorted(frontier - seen)]
        if not rows:
            break
        seen |= frontier
        found = tx.run_batches(statement("commands/children_of"), rows, BATCH)
        frontier = {row["child"] for row in found}
        for row in found:
            parents.setdefault(row["child"], set()).add(row["parent"])
    try:
        TopologicalSorter(parents).prepare()
    except CycleError:
        raise Refused(
            (
                "Somebody would be their own ancestor. Check which of the two is the parent,"
                " or ask the allocated worker.",
            )
        ) from None


def _check_once(tx: WriteTx, state: State, operations: Sequence[Operation]) -> None:
    places = [
        (o.start, o.end)
        for o in operations
        if isinstance(o, MakeTie)
        and o.type is TieType.IN_NETWORK_OF
        and not o.properties.get("until_latest")
    ]
    rows = [{"person_id": p, "case_id": c} for p, c in places if p not in state.made]
    twice = len(set(places)) < len(places)
    if twice or (rows and tx.run_batches(statement("commands/twice_in_network"), rows, BATCH)):
        raise Refused(("This person is in this network already. Open them to change it.",))


def _check_found(tx: WriteTx, state: State, operations: Sequence[Operation]) -> None:
    """Nobody is left in the graph whom no map shows."""
    rows = [
        {"id": state.records[o.id].start}
        for o in operations
        if isinstance(o, Remove) and o.of is TieType.IN_NETWORK_OF
    ]
    if rows and tx.run_batches(statement("commands/on_no_map"), rows, BATCH):
        raise Refused(
            ("They would be on no map any more. Take them off the map instead: they keep a place.",)
        )
