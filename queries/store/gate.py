"""The gate that every write passes, so that a backup can hold all of them off for a moment.

There are many gates; a write takes any one of them, as its first statement, and holds it until its
transaction ends. So writes hardly ever wait for each other there. A backup takes them all: then
nothing is being written, and nothing begins to be until it lets go. (The engine knows locks on
single records only, and only for writers: a reader sees each record as it is at that moment.)
"""

from __future__ import annotations

import itertools
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from queries.store.errors import RestoreUnfinished
from queries.store.statements import statement

COUNT = 1024
"""A long import holds one of them: of other programs' writes one in so many waits for it."""

GATES = tuple(f"gate:{number}" for number in range(COUNT))


class Transaction(Protocol):
    """A write transaction, as far as it is needed here."""

    def run(
        self, statement: str, parameters: Mapping[str, object] = ..., /
    ) -> list[dict[str, Any]]: ...


@dataclass(frozen=True, slots=True)
class Passed:
    """How many writes have passed since the graph was made, and how many of them untold."""

    all: int
    untold: int


def in_turn() -> Iterator[str]:
    """The gates one after the other, from any: a process's writes do not meet at one for long."""
    return itertools.chain.from_iterable(
        GATES[first:] + GATES[:first] for first in itertools.repeat(secrets.randbelow(COUNT))
    )


def enter(tx: Transaction, gate: str, *, told: bool, restoring: bool) -> None:
    """Pass one gate. `told`: a backup can find by itself what this transaction writes.

    Raises
    ------
    RestoreUnfinished : a restore of this graph was begun and is not done; only it may write.
    """
    parameters = {"gate": gate, "untold": 0 if told else 1}
    rows = tx.run(statement("backup/pass_gate"), parameters)
    if rows[0]["restoring"] and not restoring:
        raise RestoreUnfinished()


def hold_all(tx: Transaction) -> Passed:
    """Hold off every other write until this transaction ends."""
    row = tx.run(statement("backup/hold_gates"), {"gates": list(GATES)})[0]
    return Passed(row["passed"], row["untold"])
