"""The loader against raw UNWIND batches of the same nodes and ties, in one run (aim >= .7).

Run as `python -m tests.bench.bench_loaders [ROWS]`; each row is a person with a tie to the child.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from loaders import Preview, UploadedFile, commit, preview, read
from queries.commands import MakeNode, MakeTie, add_team
from queries.names import name_keys
from queries.store import Store
from queries.store.store import WriteTx
from queries.vocabulary import NodeLabel, Role, TieType
from tests.support.commanding import user
from tests.support.engine import graph_for_tests, wipe

AIM = 0.7
WORDS = ("aunt", "uncle", "gran, dad's side", "best friend", "neighbour", "social worker", "cousin")


def sheet(rows: int) -> UploadedFile:
    """A one-sheet of so many people."""
    lines = ["person,relation,closeness,phone,born", "Ben Arkley,child,,,2016"]
    for number in range(rows):
        name = f"{_word(number % 997)} {_word(number // 997 + 1000)}"
        year = 1930 + number % 70
        lines.append(f'{name},"{WORDS[number % 7]}",{number % 5 + 1},,{year}')
    return UploadedFile("bench.csv", "\n".join(lines).encode())


def _word(number: int) -> str:
    letters = ""
    for _ in range(3):
        number, digit = divmod(number, 26)
        letters += "bcdfghjklmnprstvwxyzabcdef"[digit] + "aeiou"[digit % 5]
    return letters.title()


def raw(store: Store, seen: Preview, size: int = 5_000) -> float:
    """Write the same nodes and ties by plain UNWIND batches; the seconds it took."""
    nodes: dict[NodeLabel, list[dict[str, Any]]] = defaultdict(list)
    labels: dict[str, NodeLabel] = {}
    ties: dict[tuple[NodeLabel, TieType, NodeLabel], list[dict[str, Any]]] = defaultdict(list)
    for operation in seen.operations:
        if isinstance(operation, MakeNode):
            labels[operation.id] = operation.label
            nodes[operation.label].append({**operation.properties, "id": operation.id})
    for operation in seen.operations:
        if isinstance(operation, MakeTie) and operation.type is not TieType.ALLOCATED_TO:
            ends = labels[operation.start], operation.type, labels[operation.end]
            ties[ends].append(
                {
                    "start": operation.start,
                    "end": operation.end,
                    "properties": {**operation.properties, "id": operation.id},
                }
            )

    keys, named = _name_keys(seen)

    def work(tx: WriteTx) -> None:
        for label, rows in nodes.items():
            tx.run_batches(f"UNWIND $rows AS row CREATE (n:{label}) SET n = row", rows, size)
        for (start, type_, end), rows in ties.items():
            text = (
                f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}})"
                f" MATCH (b:{end} {{id: row.end}})"
                f" CREATE (a)-[r:{type_}]->(b) SET r = row.properties"
            )
            tx.run_batches(text, rows, size)
        tx.run_batches("UNWIND $rows AS row CREATE (k:NameKey) SET k = row", keys, size)
        text = (
            "UNWIND $rows AS row MATCH (p:Person {id: row.person})"
            " MATCH (k:NameKey {id: row.key}) CREATE (p)-[:NAMED {id: row.id}]->(k)"
        )
        tx.run_batches(text, named, size)

    began = time.perf_counter()
    store.writing(work, timeout=600)
    return time.perf_counter() - began


def _name_keys(seen: Preview) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The keys that people are found by: part of the graph, so part of both writes."""
    keys: dict[str, str] = {}
    named: list[dict[str, Any]] = []
    for operation in seen.operations:
        if isinstance(operation, MakeNode) and operation.label is NodeLabel.PERSON:
            for key, kind in dict(name_keys(str(operation.properties.get("name")))).items():
                keys[key] = kind
                named.append({"person": operation.id, "key": key, "id": f"{operation.id}:{key}"})
    return [{"id": key, "key": key, "kind": kind} for key, kind in keys.items()], named


def measure(store: Store, rows: int) -> dict[str, float]:
    """Seconds of each step, and the ratio of the raw write to the commit."""
    wipe(store)
    worker = user(store, "Sam Reed", Role.WORKER, add_team(store, "North"))
    began = time.perf_counter()
    drafts = read([sheet(rows)])
    after_reading = time.perf_counter()
    seen = preview(worker, drafts)
    after_preview = time.perf_counter()
    commit(worker, seen)
    after_commit = time.perf_counter()
    wipe(store)
    plain = raw(store, seen)
    return {
        "read": after_reading - began,
        "preview": after_preview - after_reading,
        "commit": after_commit - after_preview,
        "raw": plain,
        "ratio": plain / (after_commit - after_preview),
    }


def main(rows: int = 10_000) -> float:
    """Print the seconds and the ratio; return the ratio."""
    with (
        tempfile.TemporaryDirectory() as folder,
        graph_for_tests(Path(folder)) as store,
    ):
        measure(store, 300)  # the first run of each statement is planned
        found = measure(store, rows)
    for name, value in found.items():
        print(f"loader, {rows:,} rows: {name} {value:.2f}{'' if name == 'ratio' else ' s'}")
    print(f"loader against raw UNWIND batches: {found['ratio']:.2f} (aim >= {AIM})")
    return found["ratio"]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
