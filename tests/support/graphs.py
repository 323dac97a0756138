"""Tiny graphs for tests, planted by raw Cypher: no command, loader or query has a hand in them.

`tests.support.seen` makes of a graph what one viewer may see of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from queries.names import name_keys
from queries.partial_date import PartialDate
from queries.properties import PARTIAL_DATES, Stored, stored
from queries.store.store import Store, WriteTx
from queries.vocabulary import NodeLabel, TieType

EVERYBODY = ("professionals", "family", "child")
Values = dict[str, Stored]


def day(words: str | date | PartialDate | None) -> PartialDate | None:
    """A partial date from words, a day, or itself."""
    if words is None or isinstance(words, PartialDate):
        return words
    return PartialDate.of_day(words) if isinstance(words, date) else PartialDate.parse(words)


class Graph:
    """Nodes and ties to be; ids are the short words given, ties are numbered."""

    def __init__(self) -> None:
        self.nodes: list[tuple[NodeLabel, Values]] = []
        self.ties: list[tuple[TieType, str, str, Values]] = []

    def node(self, label: NodeLabel, key: str, **fields: Any) -> str:
        """Any node; `since`, `on`, `birth`, ... may be given in words."""
        values: Values = {"id": key, **_values(fields)}
        self.nodes.append((label, values))
        return key

    def tie(
        self,
        tie_type: TieType,
        start: str,
        end: str,
        *,
        key: str = "",
        **fields: Any,
    ) -> str:
        """Any relationship, with no fact properties but those given."""
        key = key or f"{start}-{tie_type.lower()}-{end}-{len(self.ties)}"
        values: Values = {"id": key, **_values(fields)}
        self.ties.append((tie_type, start, end, values))
        return key

    def fact(self, tie_type: TieType, start: str, end: str, case: str, **fields: Any) -> str:
        """A tie between people that carries where it comes from and who may see it."""
        return self.tie(tie_type, start, end, **fact(case, fields))

    def team(self, key: str) -> str:
        return self.node(NodeLabel.TEAM, key, name=key)

    def user(self, key: str, *teams: str, role: str = "worker", name: str = "") -> str:
        self.node(NodeLabel.USER, key, name=name or key, role=role)
        for team in teams:
            self.tie(TieType.IN, key, team)
        return key

    def case(self, key: str, *children: str, worker: str = "", **fields: Any) -> str:
        """A case about people made elsewhere, allocated to a user made elsewhere."""
        self.node(NodeLabel.CASE, key, **{"number": f"N-{key}", "seq": 0, **fields})
        for child in children:
            self.tie(TieType.ABOUT, key, child)
        if worker:
            self.tie(TieType.ALLOCATED_TO, key, worker, since="2020")
        return key

    def person(self, key: str, name: str = "", **fields: Any) -> str:
        return self.node(
            NodeLabel.PERSON, key, **({"name": name, "whereabouts_visible_to": EVERYBODY} | fields)
        )

    def member(self, case: str, person: str, connection: str = "natural", **fields: Any) -> str:
        given = {"connection": connection, "status": "willing"} | fields
        return self.fact(TieType.IN_NETWORK_OF, person, case, case, **given)

    def members(self, case: str, *people: str) -> None:
        for person in people:
            self.member(case, person)

    def household(self, key: str, case: str, *people: str, **fields: Any) -> str:
        facts = {k: v for k, v in fields.items() if k in ("visible_to", "shared")}
        where = {"name": f"{key} home", "address": f"1 {key} Road"}
        self.node(NodeLabel.HOUSEHOLD, key, **where, **fact(case, facts))
        for person in people:
            self.fact(TieType.LIVES_IN, person, key, case, **fields)
        return key

    def disclosure(self, key: str, case: str, person: str, ring: str, **fields: Any) -> str:
        self.node(NodeLabel.DISCLOSURE, key, ring=ring, **fact(case, fields))
        return self._joined(key, (TieType.TOLD, person), (TieType.OF_CASE, case))

    def restriction(self, key: str, case: str, who: str, away_from: str, **fields: Any) -> str:
        given = {"kind": "court order", "covers": "same room"} | fact(case, fields)
        self.node(NodeLabel.RESTRICTION, key, **given)
        ends = ((TieType.KEEPS, who), (TieType.AWAY_FROM, away_from), (TieType.OF_CASE, case))
        return self._joined(key, *ends)

    def side_asked(self, key: str, case: str, side: str, answer: str, **fields: Any) -> str:
        self.node(NodeLabel.SIDE_ASKED, key, side=side, answer=answer, **fact(case, fields))
        return self._joined(key, (TieType.OF_CASE, case))

    def _joined(self, key: str, *ends: tuple[TieType, str]) -> str:
        for tie_type, end in ends:
            self.tie(tie_type, key, end)
        return key

    def statements(self) -> list[tuple[str, list[dict[str, object]]]]:
        """The Cypher and the rows that make it, less what is hidden from one viewer."""
        nodes: dict[NodeLabel, list[dict[str, object]]] = defaultdict(list)
        labels: dict[str, NodeLabel] = {}
        for label, values in self.nodes:
            nodes[label].append({"values": values})
            labels[str(values["id"])] = label
        ties: dict[tuple[TieType, NodeLabel, NodeLabel], list[dict[str, object]]]
        ties = defaultdict(list)
        for tie_type, start, end, values in self.ties:
            if start in labels and end in labels:
                row: dict[str, object] = {"start": start, "end": end, "values": values}
                ties[tie_type, labels[start], labels[end]].append(row)
        made: list[tuple[str, list[dict[str, object]]]] = [
            (f"UNWIND $rows AS row CREATE (n:{label}) SET n = row.values", rows)
            for label, rows in nodes.items()
        ]
        made += [
            (
                f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}})"
                f" MATCH (b:{end} {{id: row.end}})"
                f" CREATE (a)-[r:{tie_type}]->(b) SET r = row.values",
                rows,
            )
            for (tie_type, start, end), rows in ties.items()
        ]
        return made


def around(
    g: Graph, label: NodeLabel, key: str, case: str, *ends: tuple[TieType, str], **fields: Any
) -> str:
    """A fact node of a case (a worry, a plan, a role, ...) with the ties that start at it."""
    g.node(label, key, **fact(case, fields))
    for tie_type, end in (*ends, (TieType.OF_CASE, case)):
        g.tie(tie_type, key, end)
    return key


def plant(store: Store, graph: Graph) -> None:
    """Write the graph into the store, name keys included."""

    def work(tx: WriteTx) -> None:
        for statement, rows in graph.statements():
            tx.run_batches(statement, rows)
        tx.run_batches(_NAME_KEYS, name_rows(graph))

    store.writing(work)


_NAME_KEYS = """
UNWIND $rows AS row MATCH (p:Person {id: row.person})
MERGE (k:NameKey {id: row.key}) SET k.key = row.key, k.kind = row.kind
CREATE (p)-[:NAMED {id: row.person + ':' + row.key}]->(k)
"""


def name_rows(graph: Graph) -> Sequence[dict[str, object]]:
    """What joins people to their name keys."""
    return [
        {"person": values["id"], "key": key, "kind": kind}
        for label, values in graph.nodes
        if label is NodeLabel.PERSON
        for key, kind in sorted(
            name_keys(str(values.get("name") or ""), str(values.get("known_as") or ""))
        )
    ]


def fact(case: str, fields: dict[str, Any]) -> dict[str, Any]:
    """The properties of a fact, with what was not said."""
    given: dict[str, Any] = {
        "case_id": case,
        "visible_to": EVERYBODY,
        "source": "a visit",
        "recorded_by": "worker",
        "recorded_at": "2026-01-01T09:00:00Z",
        "certainty": "sure",
    }
    return given | fields


def _values(fields: dict[str, Any]) -> Values:
    read: dict[str, object] = {
        name: day(value) if name in PARTIAL_DATES else value for name, value in fields.items()
    }
    return {name: value for name, value in stored(read).items() if value is not None}
