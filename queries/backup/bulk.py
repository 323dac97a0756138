"""Many records into an empty graph, past the commands: for a restore, and for made-up services.

No command, no `Change`, no undo, no check of what a fact may say: whoever calls vouches for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from queries.commands.state import for_kind
from queries.store.errors import GraphError, Refused
from queries.store.statements import statement
from queries.store.store import Store, WriteTx
from queries.vocabulary import NodeLabel, TieType

Rows = list[Mapping[str, Any]]

AT_ONCE = 5_000
"""Records of one transaction: what an engine with half a gigabyte takes with ease."""
BUFFERED = 40_000
"""Records held before they are written, so that batches of one kind are worth a statement."""
PLANS_KEPT = 20_000
"""Records up to which the engine's plans are kept: for so few, any plan is quick."""
TIME_LIMIT = 300.0


@dataclass(frozen=True, slots=True)
class Tie:
    """One relationship to be: its ends by label and id, its properties with the `id` in them."""

    type: TieType
    start_label: NodeLabel
    start: str
    end_label: NodeLabel
    end: str
    properties: Mapping[str, Any]


class Bulk:
    """Takes records in any order and writes them in batches: nodes before the ties between them.

    A tie may be given before its ends, as long as they come before the next `flush`. Call `end`
    when the last was given. `written` counts records; `on_batch` is called after every batch.
    """

    def __init__(self, store: Store, on_batch: Callable[[int], None] = lambda _: None) -> None:
        self._store = store
        self._on_batch = on_batch
        self._nodes: dict[NodeLabel, Rows] = defaultdict(list)
        self._ties: dict[tuple[NodeLabel, TieType, NodeLabel], Rows] = defaultdict(list)
        self._held = 0
        self.written = 0

    def node(self, label: NodeLabel, properties: Mapping[str, Any]) -> None:
        """Take a node; its `id` is among the properties."""
        self._nodes[label].append(properties)
        self._held += 1

    def tie(self, tie: Tie) -> None:
        """Take a tie."""
        kind = (tie.start_label, tie.type, tie.end_label)
        row = {"start": tie.start, "end": tie.end, "properties": tie.properties}
        self._ties[kind].append(row)
        self._held += 1

    @property
    def full(self) -> bool:
        """Whether it is time to `flush`."""
        return self._held >= BUFFERED

    def flush(self) -> None:
        """Write what was taken.

        Raises
        ------
        Refused : an end of a tie is not there.
        GraphError : the store is away, busy or full.
        """
        for label, rows in self._nodes.items():
            self._write(for_kind("make_nodes", label), rows, counted=False)
        for (start, type_, end), rows in self._ties.items():
            text = for_kind("make_ties", type_).replace("AnyStart", start).replace("AnyEnd", end)
            self._write(text, rows, counted=True)
        self._nodes.clear()
        self._ties.clear()
        self._held = 0

    def end(self) -> None:
        """Write the rest; after many records, let the engine plan its questions anew.

        Raises
        ------
        As `flush`.
        """
        self.flush()
        if self.written <= PLANS_KEPT:
            return
        with suppress(GraphError):  # a server may not let us: it finds its own plans in time
            self._store.read(statement("service/plan_anew"))

    def _write(self, text: str, rows: Rows, *, counted: bool) -> None:
        for first in range(0, len(rows), AT_ONCE):
            batch = rows[first : first + AT_ONCE]

            def work(tx: WriteTx, batch: Rows = batch) -> None:
                made = tx.run(text, {"rows": batch})
                if counted and sum(row["made"] for row in made) != len(batch):
                    raise Refused(
                        ("An end of a tie is missing. Nothing of this part was written.",)
                    )

            self._store.writing(work, timeout=TIME_LIMIT)
            self.written += len(batch)
            self._on_batch(self.written)
