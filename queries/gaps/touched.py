"""Which cases may have other gaps than before: told by the graph, whoever wrote to it.

Every write is counted at the gate it passes (`queries.store.gate`), another window's and an
import's on the command line too. A command counts up its cases and leaves a `Change` with every
record it touched. What decides the gaps of a case hangs on the case itself, on one of its facts, on
somebody who is on it, or on a restriction between two of them; so a change touches the cases that
it counted up, and every case of anybody and of any fact that it touched. Where it cannot be known
(a bulk load, a restore, a large import, a case that is gone, other names of users or of their
teams), every case may be touched.

A transaction begins once all that one before it could have seen is wholly there (the driver's
bookmarks): what `look` has read of a write, whatever is asked after it sees whole.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import TypeVar

from queries.commands.record import PART, from_json
from queries.store.gate import Passed
from queries.store.handle import PATIENCE
from queries.store.statements import statement
from queries.store.store import ReadTx, Row, Store

T = TypeVar("T")

MOST_CASES = 400
"""Cases that were written on; of more, it is quicker to ask all of them anew."""

TRIES = 3
"""Times that it is read again because something was written meanwhile."""


class Touched:
    """Follows the writes of one graph. Thread-safe."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._guard = threading.Lock()
        self._passed: Passed | None = None
        self._seqs: Mapping[str, int] = {}
        self._staff: list[Row] = []
        self._moment = 0
        self._any_at = 0
        self._at: dict[str, int] = {}

    def look(self) -> int:
        """Read what was written; return the moment, a number for `since`."""
        with self._guard:
            for _ in range(TRIES):
                passed, seqs, staff = self._read(self._standing)
                if passed == self._passed:
                    return self._moment
                touched = self._written(passed, seqs) if staff == self._staff else None
                # Somebody may just have left a case, and it would not be found by them.
                if not touched or self._read(_passed) == passed:
                    break
            else:
                touched = None
            self._moment += 1
            self._passed, self._seqs, self._staff = passed, seqs, staff
            if touched is None:
                self._any_at = self._moment
                self._at.clear()
            else:
                self._at.update(dict.fromkeys(touched, self._moment))
            return self._moment

    def since(self, moment: int) -> frozenset[str] | None:
        """The cases touched after a moment; None: it may be any."""
        with self._guard:
            if self._any_at > moment:
                return None
            return frozenset(case_id for case_id, at in self._at.items() if at > moment)

    def _read(self, work: Callable[[ReadTx], T]) -> T:
        return self._store.reading(work, timeout=PATIENCE)

    def _standing(self, tx: ReadTx) -> tuple[Passed, Mapping[str, int], list[Row]]:
        """How much was written, each case's number, the users; those known when nothing was."""
        passed = _passed(tx)
        if passed == self._passed:
            return passed, self._seqs, self._staff
        row = tx.run(statement("gaps_kept/seqs"))[0]
        seqs = dict(zip(row["ids"], row["seqs"], strict=True))
        return passed, seqs, tx.run(statement("gaps_kept/staff"))

    def _written(self, passed: Passed, seqs: Mapping[str, int]) -> set[str] | None:
        before = self._passed
        if before is None or passed.untold != before.untold or passed.all < before.all:
            return None
        counted = {one for one, seq in seqs.items() if seq != self._seqs.get(one)}
        gone = self._seqs.keys() - seqs.keys()
        back = any(seqs[one] < self._seqs.get(one, 0) for one in counted)
        if gone or back or len(counted) > MOST_CASES:
            return None
        if not counted:  # openings, places: nothing that a gap rests on
            return set()
        return self._read(lambda tx: self._of_changes(tx, counted, seqs))

    def _of_changes(
        self, tx: ReadTx, counted: set[str], seqs: Mapping[str, int]
    ) -> set[str] | None:
        """These cases, and those of everybody and everything that their changes touched."""
        since = [{"case_id": one, "seq": self._seqs.get(one, 0)} for one in counted]
        rows = tx.run(statement("gaps_kept/changes"), {"seqs": since, "most": PART})
        told = {(row["case_id"], row["seq"]) for row in rows if row["records"] is not None}
        awaited = {
            (row["case_id"], seq)
            for row in since
            for seq in range(int(str(row["seq"])) + 1, seqs[str(row["case_id"])] + 1)
        }
        if not awaited <= told:  # one is too large, or nobody knows what it was
            return None
        ids = {
            ident
            for text in {row["records"] for row in rows if row["records"] is not None}
            for record in from_json(text)
            for ident in (record.id, record.start, record.end)
        }
        found = tx.run(statement("gaps_kept/cases_of"), {"ids": sorted(ids)})
        return counted | set(found[0]["ids"]) | (ids & seqs.keys())


def _passed(tx: ReadTx) -> Passed:
    row = tx.run(statement("backup/passed"))[0]
    return Passed(row["passed"], row["untold"])
