"""Bringing a backup back: into an empty graph, whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from queries.backup import reading
from queries.backup.bulk import Bulk, Tie
from queries.backup.file import BackupFileWrong, Header, Reader
from queries.backup.lines import LABELS
from queries.backup.reading import of_kind
from queries.store.errors import GraphError, Refused
from queries.store.gate import GATES, Passed
from queries.store.statements import statement
from queries.store.store import Store, WriteTx
from queries.vocabulary import NodeLabel, TieType

Progress = Callable[[str], None]
CLEARED_AT_ONCE = 5_000


class RestoreFailed(GraphError):  # noqa: N818  named by what it says, as in errors.py
    """What stands in the graph is not what was in the file."""

    sentence = "What was written is not what is in the backup, so the graph stays closed."
    next_step = "Begin again: graphapp restore FILE."


def restore(store: Store, file: Path, *, progress: Progress = lambda _: None) -> Header:
    """Put a backup into an empty graph: the same ids, labels, ties and properties.

    The file is read through before anything is written. Until all of it is in, and was counted
    again in the graph, the graph is marked: no store opens it and nobody else writes. Cut short, a
    restore is begun again, with the same file or another, and takes out what it had put in.

    Parameters
    ----------
    store : opened with `restoring=True`.

    Raises
    ------
    BackupFileWrong : the file is no backup, not whole, or from a newer program.
    Refused : there is something in the graph.
    GraphError : the graph is away or full; it stays marked.
    """
    reader = Reader(file)
    try:
        progress("Reading the file")
        header = reader.check()
        _begin(store, header, progress)
        bulk = Bulk(store, lambda n: progress(f"{n:,} of {header.records:,} records"))
        _fill(bulk, reader)
    finally:
        reader.close()
    progress("Counting again what is in the graph")
    found = reading.digest_of(store)
    if str(found) != header.digest:
        raise RestoreFailed()
    end = {"gates": list(GATES), "version": header.schema}
    store.holding(lambda tx, _: tx.run(statement("backup/end_restore"), end), timeout=900)
    return header


def _begin(store: Store, header: Header, progress: Progress) -> None:
    """Mark the graph, if it is empty or was marked before; take out what was put in then."""

    def work(tx: WriteTx, _: Passed) -> bool:
        now = tx.run(statement("backup/restoring"))[0]
        if header.schema > now["version"]:
            raise BackupFileWrong(
                "This backup was made by a newer version of the program.",
                "Use that version to bring it back; nothing was written.",
            )
        filled = bool(reading.counts(tx.run))
        if filled and not now["restoring"]:
            raise Refused(
                (
                    "A backup is only put into an empty graph, and there is something in this one."
                    " Name another folder in GRAPHAPP_DATA, or another server.",
                )
            )
        at = datetime.now(UTC).isoformat(timespec="seconds")
        tx.run(statement("backup/begin_restore"), {"gates": list(GATES), "at": at})
        return filled

    if not store.holding(work, timeout=900):
        return
    progress("Taking out what an earlier restore, cut short, had put in")
    for label in LABELS:
        text = of_kind("clear", label)

        def clear(tx: WriteTx, text: str = text) -> int:
            return int(tx.run(text, {"limit": CLEARED_AT_ONCE})[0]["gone"])

        while store.writing(clear, timeout=300):
            pass


def _fill(bulk: Bulk, reader: Reader) -> None:
    for line in reader.nodes():
        label, _, properties = json.loads(line)
        bulk.node(NodeLabel(label), properties)
        if bulk.full:
            bulk.flush()
    bulk.flush()
    for tie in _ties(reader):
        bulk.tie(tie)
        if bulk.full:
            bulk.flush()
    bulk.end()


def _ties(reader: Reader) -> Iterator[Tie]:
    for line in reader.ties():
        type_, _, (start_label, start), (end_label, end), properties = json.loads(line)
        yield Tie(
            TieType(type_), NodeLabel(start_label), start, NodeLabel(end_label), end, properties
        )
