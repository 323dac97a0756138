"""Taking a backup: the whole graph as it is at one moment, while others go on writing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import IO

from queries.backup import moved, reading
from queries.backup.file import (
    FORMAT,
    MOVED,
    NODES,
    PROGRAM,
    TIES,
    Header,
    Reader,
    Writer,
    add_header,
    private_file,
)
from queries.backup.lines import Keys
from queries.backup.reading import PAGE, Run
from queries.store.errors import DiskFull, GraphError
from queries.store.gate import Passed
from queries.store.statements import statement
from queries.store.store import Store, WriteTx

Progress = Callable[[str], None]
SAY_EVERY = 50_000
HELD_AT_MOST = 3600.0
"""Seconds that others' writes may be held off, when all of the graph must be read again."""


@dataclass(frozen=True, slots=True)
class _Moment:
    """What was read while others were held off: the moment that the backup is of."""

    made: str
    schema: int
    counts: dict[str, int]


class _Said:
    """Passes lines on, and says now and then how many there were."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._number = 0

    def __call__(self, lines: Iterable[str]) -> Iterator[str]:
        for line in lines:
            self._number += 1
            if self._number % SAY_EVERY == 0:
                self._progress(f"{self._number:,} records")
            yield line


def backup(
    store: Store,
    file: Path,
    *,
    progress: Progress = lambda _: None,
    page: int = PAGE,
) -> Header:
    """Write the whole graph to a file: one moment's, whoever writes meanwhile.

    Others' writes wait only while what they changed since the beginning is read again, a second or
    so. The file is readable by its owner alone, and there under its name only when it is whole and
    was read back. It holds everything: also what is hidden, and the hashes of the PINs.

    Raises
    ------
    GraphError : the graph is away, or the file cannot be written.
    """
    try:
        with private_file(file.parent) as (path, out):
            header = _copy(store, file.parent, out, progress, page)
            header = header or _all_at_once(store, out, progress)
            out.flush()
            os.fsync(out.fileno())
            path.replace(file)
    except OSError as exc:
        if isinstance(exc, FileNotFoundError | PermissionError | IsADirectoryError):
            raise GraphError(
                "The backup cannot be written under that name.", "Name another file."
            ) from exc
        raise DiskFull(
            "The backup could not be written: its disk is full or gone.",
            "Make room, or name another folder.",
        ) from exc
    return header


def _copy(
    store: Store, folder: Path, out: IO[bytes], progress: Progress, page: int
) -> Header | None:
    """Copy while others write, then read again what they wrote; None if that is not all of it."""
    run, said = reading.asking(store), _Said(progress)
    began = store.holding(lambda tx, passed: moved.mark(tx.run, passed), timeout=900)

    def catch_up(tx: WriteTx, passed: Passed) -> _Moment | None:
        spool.seek(0)
        spool.truncate()
        caught = moved.catch_up(tx.run, passed, began)
        if caught is None:
            return None
        keys, lines = caught
        for line in chain([keys.to_json()], lines):
            spool.write(line.encode() + b"\n")
        return _moment(tx.run)

    with Writer(out) as writer, private_file(folder) as (_, spool):
        writer.part(NODES, said(reading.nodes(run, moved.READ_FIRST, page)))
        writer.part(TIES, said(reading.ties(run, moved.TIES_FIRST, page)))
        moment = store.holding(catch_up, timeout=HELD_AT_MOST)
        if moment is None:
            return None
        spool.seek(0)
        writer.part(MOVED, (line.decode().rstrip("\n") for line in spool))
    return _finish(out, moment)


def _all_at_once(store: Store, out: IO[bytes], progress: Progress) -> Header:
    """Copy the graph while every other write waits."""
    progress("Something was written that cannot be told apart: copying again while others wait.")

    def copy(tx: WriteTx, _: Passed) -> _Moment:
        out.seek(0)
        out.truncate()
        said = _Said(progress)
        with Writer(out) as writer:
            writer.part(NODES, said(reading.nodes(tx.run)))
            writer.part(TIES, said(reading.ties(tx.run)))
            writer.part(MOVED, [Keys().to_json()])
        return _moment(tx.run)

    header = _finish(out, store.holding(copy, timeout=HELD_AT_MOST))
    if header is None:
        raise GraphError(
            "The graph holds records that do not fit together, so no backup was written.",
            "Run graphapp check, and ask whoever looks after the program.",
        )
    return header


def _moment(run: Run) -> _Moment:
    schema = run(statement("backup/restoring"), {})[0]["version"]
    made = datetime.now(UTC).isoformat(timespec="seconds")
    return _Moment(made, schema, reading.counts(run))


def _finish(out: IO[bytes], moment: _Moment) -> Header | None:
    """Read back what was written; None if it is not what there was at the moment."""
    out.flush()
    digest = Reader(out).digest()
    if dict(digest.counts) != moment.counts:
        return None
    header = Header(FORMAT, PROGRAM, moment.schema, moment.made, moment.counts, str(digest))
    add_header(out, header)
    return header
