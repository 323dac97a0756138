"""What a command costs: a large import against the same rows by raw UNWIND, and one edit.

Run with `python -m tests.bench.bench_commands [people]`; TEST_NEO4J_URI may name a graph. Each line
is a ratio or a time measured in this one run.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from queries.changes import undo
from queries.commands import (
    Command,
    MakeNode,
    MakeTie,
    apply,
    command,
    correct_person,
    new_tie,
    properties,
)
from queries.ids import new_id
from queries.names import name_keys
from queries.store import Store, WriteTx
from queries.vocabulary import NodeLabel, TieType
from tests.support.commanding import Office, office_in
from tests.support.engine import graph_for_tests, wipe

PEOPLE = 10_000
BATCH = 5_000
FIRST = ("Rose", "Jo", "Siân", "Catherine", "Mohammed", "Ben", "Tamsin", "Kathrin", "Pat", "Lee")
LAST = ("Arkley", "Pell", "Verrall", "Brandt", "Orrell", "Rahimi", "Colley", "Smith-Jones")
NODES = "UNWIND $rows AS row CREATE (n:Person) SET n = row"
TIES = (
    "UNWIND $rows AS row MATCH (a:Person {id: row.start}) USING INDEX SEEK a:Person(id)"
    " MATCH (b:END {id: row.end}) USING INDEX SEEK b:END(id)"
    " CREATE (a)-[r:TYPE]->(b) SET r = row.properties"
)
KEYS = "UNWIND $rows AS row MERGE (k:NameKey {id: row.key}) SET k.key = row.key, k.kind = row.kind"
NAMED = (
    "UNWIND $rows AS row MATCH (p:Person {id: row.person}) USING INDEX SEEK p:Person(id)"
    " MATCH (k:NameKey {id: row.key}) USING INDEX SEEK k:NameKey(id)"
    " CREATE (p)-[:NAMED {id: row.id}]->(k)"
)


def import_of(office: Office, people: int) -> Command:
    """People with their place in the network, each tied to the child."""
    operations: list[MakeNode | MakeTie] = []
    place = {"connection": "natural", "status": "suggested", "source": "a file"}
    for number in range(people):
        name = f"{FIRST[number % 10]} {LAST[number % 8]}{number % 997}"
        node = MakeNode(NodeLabel.PERSON, new_id(), properties({"name": name, "sex": "unknown"}))
        tie = {"kind": "friend", "closeness": 3, "source": "a file"}
        operations += [
            node,
            new_tie(TieType.IN_NETWORK_OF, node.id, office.case_id, place),
            new_tie(TieType.KNOWS, node.id, office.child, tie),
        ]
    return command(office.case_id, "Loaded a file.", *operations)


def raw(store: Store, office: Office, command_: Command, *, names: bool) -> None:
    """The same nodes and ties by UNWIND batches in one transaction: no checks, no change."""
    fact = {
        "case_id": office.case_id,
        "visible_to": ["professionals"],
        "recorded_by": "Sam Reed",
        "recorded_at": "2026-11-23T17:00:29.563+00:00",
        "certainty": "sure",
        "version": 1,
    }
    nodes = [o for o in command_.operations if isinstance(o, MakeNode)]
    ties = [o for o in command_.operations if isinstance(o, MakeTie)]

    def rows(type_: TieType) -> list[dict[str, Any]]:
        return [
            {"start": t.start, "end": t.end, "properties": {**t.properties, **fact, "id": t.id}}
            for t in ties
            if t.type is type_
        ]

    def work(tx: WriteTx) -> None:
        people = [{**n.properties, "id": n.id, "version": 1} for n in nodes]
        tx.run_batches(NODES, people, BATCH)
        for type_, end in ((TieType.IN_NETWORK_OF, "Case"), (TieType.KNOWS, "Person")):
            text = TIES.replace("END", end).replace("TYPE", type_)
            tx.run_batches(text, rows(type_), BATCH)
        if names:
            keys: dict[str, str] = {}
            named = []
            for n in nodes:
                for key, kind in name_keys(str(n.properties["name"])):
                    keys[key] = kind
                    named.append({"person": n.id, "key": key, "id": f"{n.id}:{key}"})
            tx.run_batches(KEYS, [{"key": k, "kind": v} for k, v in sorted(keys.items())], BATCH)
            tx.run_batches(NAMED, named, BATCH)

    store.writing(work, timeout=600)


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def imports(store: Store, people: int) -> None:
    """The import, its undoing, and the same rows raw; the first of each warms the engine."""
    taken: dict[str, list[float]] = {"command": [], "undo": [], "raw": [], "raw, no names": []}
    for round_ in range(3):
        size = people if round_ else min(people, 500)
        for name in ("command", "raw", "raw, no names"):
            wipe(store)
            office = office_in(store)
            built = import_of(office, size)
            if name == "command":
                taken[name].append(seconds(lambda: apply(office.worker, built)))  # noqa: B023
                change_id = store.read("MATCH (c:Change) WHERE c.seq = 3 RETURN c.id AS id")[0][
                    "id"
                ]
                taken["undo"].append(seconds(lambda: undo(office.worker, change_id)))  # noqa: B023
            else:
                names = name == "raw"
                taken[name].append(
                    seconds(lambda: raw(store, office, built, names=names))  # noqa: B023
                )
    best = {name: min(values[1:]) for name, values in taken.items()}
    records = people * 3
    say(f"import of {people:,} people, {records:,} records", f"{best['command']:.1f} s")
    say("its undoing", f"{best['undo']:.1f} s")
    say("the same rows raw, with name keys", f"{best['raw']:.1f} s")
    say("the same rows raw, without name keys", f"{best['raw, no names']:.1f} s")
    say("ratio to raw with name keys (aim >= .7)", f"{best['raw'] / best['command']:.2f}")
    say("ratio to raw without them", f"{best['raw, no names'] / best['command']:.2f}")


def edits(store: Store, times: int = 200) -> None:
    """One field corrected, with its change, against the bare write of it."""
    wipe(store)
    office = office_in(store)
    taken, bare = [], []
    for number in range(times):
        seen = str(number - 1) if number else None
        edit = correct_person(office.case_id, office.gran, {"language": (seen, str(number))})
        taken.append(seconds(lambda: apply(office.worker, edit)))  # noqa: B023
        text = "MATCH (p:Person {id: $id}) SET p.gender = $value"
        values = {"id": office.gran, "value": str(number)}
        bare.append(seconds(lambda: store.writing(lambda tx: tx.run(text, values))))  # noqa: B023
    say("one edit with its change, ms p50 / p95", both(taken[20:]))
    say("the bare write of a field, ms p50 / p95", both(bare[20:]))


def both(values: Sequence[float]) -> str:
    cuts = statistics.quantiles(values, n=20)
    return f"{statistics.median(values) * 1000:.1f} / {cuts[-1] * 1000:.1f}"


def say(what: str, value: str) -> None:
    print(f"commands: {what}: {value}", flush=True)


def main(people: int = PEOPLE) -> None:
    """Print what commands cost."""
    with tempfile.TemporaryDirectory() as folder, graph_for_tests(Path(folder)) as store:
        edits(store)
        imports(store, people)
        wipe(store)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE)
