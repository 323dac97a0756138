"""The graph as lines, page by page: the same few records at a time, whatever its size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from queries.backup.lines import LABELS, TYPES, Digest, node_line, tie_line
from queries.store.gate import Passed
from queries.store.statements import statement
from queries.store.store import Store, WriteTx
from queries.vocabulary import NodeLabel, TieType

Run = Callable[[str, Mapping[str, object]], list[dict[str, Any]]]
"""Runs a statement, in a transaction of its own or in one that stays open."""

PAGE = 5_000
LARGE = {NodeLabel.CHANGE: 500, NodeLabel.CHANGE_PART: 20, NodeLabel.SOURCE_PART: 20,
         NodeLabel.PLACES: 200}  # fmt: skip
"""A page of records that may hold hundreds of kilobytes each."""
PATIENCE = 120.0
TRIES = 3


def of_kind(name: str, kind: NodeLabel | TieType) -> str:
    word = "AnyLabel" if isinstance(kind, NodeLabel) else "ANY_TYPE"
    return statement(f"backup/{name}").replace(word, str(kind))


def asking(store: Store) -> Run:
    """A way to ask that reads each page in a transaction of its own."""
    return lambda text, values: store.read(text, values, timeout=PATIENCE)


def nodes(run: Run, labels: Iterable[NodeLabel] = LABELS, page: int = PAGE) -> Iterator[str]:
    """The lines of all nodes of some labels."""
    for label in labels:
        text, limit = of_kind("nodes", label), min(page, LARGE.get(label, page))
        for row in _pages(run, text, limit):
            yield node_line(label, row)


def ties(run: Run, types: Iterable[TieType] = TYPES, page: int = PAGE) -> Iterator[str]:
    """The lines of all ties of some types."""
    for type_ in types:
        for row in _pages(run, of_kind("ties", type_), page):
            yield tie_line(type_, row)


def counts(run: Run) -> dict[str, int]:
    """How many records of each kind there are; kinds with none are left out."""
    found = {str(k): run(of_kind("count_nodes", k), {})[0]["n"] for k in LABELS}
    found |= {str(k): run(of_kind("count_ties", k), {})[0]["n"] for k in TYPES}
    return {kind: number for kind, number in found.items() if number}


def digest_of(store: Store) -> Digest:
    """The digest of the graph as it is at one moment.

    Should others write meanwhile it is counted again, in the end while they wait.
    """
    for _ in range(TRIES):
        before = _passed(store)
        digest = _digest(asking(store))
        if _passed(store) == before:
            return digest
    return store.holding(lambda tx, _: _digest(tx.run), timeout=3600)


def _digest(run: Run) -> Digest:
    digest = Digest()
    for line in nodes(run):
        digest.add(line)
    for line in ties(run):
        digest.add(line)
    return digest


def _passed(store: Store) -> int:
    """Taken with the gates held: no write is half done at that moment."""

    def work(_: WriteTx, passed: Passed) -> int:
        return passed.all

    return store.holding(work, timeout=900)


def _pages(run: Run, text: str, limit: int) -> Iterator[dict[str, Any]]:
    after = ""
    while rows := run(text, {"after": after, "limit": limit})[0]["page"]:
        yield from rows
        if len(rows) < limit:
            return
        after = rows[-1]["id"]
