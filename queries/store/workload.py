"""What the start-up cache is trained on: a small graph, and every statement of the program."""

from __future__ import annotations

import contextlib

from queries.store.connection import Server
from queries.store.driver import Address
from queries.store.errors import GraphError, NotAllowed
from queries.store.statements import all_statements, parameters_of
from queries.store.store import Store

_SMALL_GRAPH = """
UNWIND range(1, 300) AS n
MERGE (a:Person {id: 'training-' + n}) SET a.name = 'Person ' + n
MERGE (b:Person {id: 'training-' + (n % 37)})
CREATE (a)-[:KNOWS {id: 'training-' + n, closeness: n % 5}]->(b)
"""
_QUESTIONS = (
    "MATCH (p:Person {id: $id})-[r:KNOWS]-(q) RETURN p{.*} AS p, q{.*} AS q, count(r) AS n",
    "MATCH p = shortestPath((a:Person {id: $id})-[:KNOWS*..5]-(b:Person {id: 'training-9'}))"
    " WHERE all(r IN relationships(p) WHERE r.closeness >= 0) RETURN [n IN nodes(p) | n.id] AS ids",
    "MATCH (a:Person {id: $id}) MATCH (a)-[:KNOWS]-{1,2}(b) RETURN DISTINCT b.id AS id LIMIT 100",
)


def run_workload(address: Address) -> None:
    """Run it on an empty graph; statements that take other values than guessed are passed over."""
    # Those of a restore are among the statements: they must not end what comes after them.
    with Store.on(Server(address), restoring=True) as store:
        store.writing(lambda tx: tx.run(_SMALL_GRAPH))
        for _ in range(3):
            for question in _QUESTIONS:
                store.read(question, {"id": "training-5"})
            for text in all_statements().values():
                with contextlib.suppress(GraphError):
                    _run_once(store, text)


def _run_once(store: Store, text: str) -> None:
    values = {name: _guess(name) for name in parameters_of(text)}
    try:
        store.read(text, values, timeout=5)
    except NotAllowed:
        store.writing(lambda tx: tx.run(text, values), timeout=5)


def _guess(name: str) -> object:
    """A value of the likely type: whole numbers for limits, lists for plurals, else an id."""
    if any(part in name for part in ("limit", "hops", "steps", "skip", "version", "seq", "depth")):
        return 3
    if name in {"row", "properties", "values", "set"}:
        return {}
    return ["training-5"] if name.endswith("s") else "training-5"
