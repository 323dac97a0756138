"""Tiny graphs for tests, planted by raw Cypher: no command, loader or query has a hand in them.

A fact may be marked `hidden_from` some viewers; `plant(store, without="family")` leaves those out,
which gives the graph as it would be had the facts never existed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from queries.partial_date import PartialDate
from queries.properties import Stored, stored
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
        self.nodes: list[tuple[NodeLabel, Values, frozenset[str]]] = []
        self.ties: list[tuple[TieType, str, str, Values, frozenset[str]]] = []

    def node(
        self, label: NodeLabel, id: str, *, hidden_from: Iterable[str] = (), **fields: object
    ) -> str:
        """Any node; `since`, `on`, `birth`, ... may be given in words."""
        self.nodes.append((label, {"id": id} | _values(fields), frozenset(hidden_from)))
        return id

    def tie(
        self,
        type: TieType,
        start: str,
        end: str,
        *,
        id: str = "",
        hidden_from: Iterable[str] = (),
        **fields: object,
    ) -> str:
        """Any relationship, with no fact properties but those given."""
        id = id or f"{start}-{type.lower()}-{end}-{len(self.ties)}"
        self.ties.append((type, start, end, {"id": id} | _values(fields), frozenset(hidden_from)))
        return id

    def fact(self, type: TieType, start: str, end: str, case: str, **fields: object) -> str:
        """A tie between people that carries where it comes from and who may see it."""
        return self.tie(type, start, end, **_fact(case, fields))

    def team(self, id: str) -> str:
        return self.node(NodeLabel.TEAM, id, name=id)

    def user(self, id: str, *teams: str, role: str = "worker", name: str = "") -> str:
        self.node(NodeLabel.USER, id, name=name or id, role=role)
        for team in teams:
            self.tie(TieType.IN, id, team)
        return id

    def case(self, id: str, *children: str, worker: str = "", **fields: object) -> str:
        """A case about people made elsewhere, allocated to a user made elsewhere."""
        self.node(NodeLabel.CASE, id, **({"number": f"N-{id}", "seq": 0} | fields))
        for child in children:
            self.tie(TieType.ABOUT, id, child)
        if worker:
            self.tie(TieType.ALLOCATED_TO, id, worker, since="2020")
        return id

    def person(self, id: str, name: str = "", **fields: object) -> str:
        return self.node(
            NodeLabel.PERSON, id, **({"name": name, "whereabouts_visible_to": EVERYBODY} | fields)
        )

    def member(self, case: str, person: str, connection: str = "natural", **fields: object) -> str:
        given = {"connection": connection, "status": "willing"} | fields
        return self.fact(TieType.IN_NETWORK_OF, person, case, case, **given)

    def members(self, case: str, *people: str) -> None:
        for person in people:
            self.member(case, person)

    def household(self, id: str, case: str, *people: str, **fields: object) -> str:
        self.node(NodeLabel.HOUSEHOLD, id, name=id, address=f"1 {id} Road")
        for person in people:
            self.fact(TieType.LIVES_IN, person, id, case, **fields)
        return id

    def disclosure(self, id: str, case: str, person: str, ring: str, **fields: object) -> str:
        self.node(NodeLabel.DISCLOSURE, id, ring=ring, **_fact(case, fields))
        return self._joined(id, fields, (TieType.TOLD, person), (TieType.OF_CASE, case))

    def restriction(self, id: str, case: str, who: str, away_from: str, **fields: object) -> str:
        given = {"kind": "court order", "covers": "same room"} | _fact(case, fields)
        self.node(NodeLabel.RESTRICTION, id, **given)
        ends = ((TieType.KEEPS, who), (TieType.AWAY_FROM, away_from), (TieType.OF_CASE, case))
        return self._joined(id, fields, *ends)

    def side_asked(self, id: str, case: str, side: str, answer: str, **fields: object) -> str:
        self.node(NodeLabel.SIDE_ASKED, id, side=side, answer=answer, **_fact(case, fields))
        return self._joined(id, fields, (TieType.OF_CASE, case))

    def _joined(self, id: str, fields: dict[str, object], *ends: tuple[TieType, str]) -> str:
        hidden = fields.get("hidden_from", ())
        for type, end in ends:
            self.tie(type, id, end, hidden_from=hidden)  # type: ignore[arg-type]
        return id

    def statements(self, without: str = "") -> list[tuple[str, list[dict[str, object]]]]:
        """The Cypher and the rows that make it, less what is hidden from one viewer."""
        nodes: dict[NodeLabel, list[dict[str, object]]] = defaultdict(list)
        labels: dict[str, NodeLabel] = {}
        for label, values, hidden_from in self.nodes:
            if without not in hidden_from:
                nodes[label].append({"values": values})
                labels[str(values["id"])] = label
        ties: dict[tuple[TieType, NodeLabel, NodeLabel], list[dict[str, object]]]
        ties = defaultdict(list)
        for type, start, end, values, hidden_from in self.ties:
            if without not in hidden_from and start in labels and end in labels:
                row = {"start": start, "end": end, "values": values}
                ties[type, labels[start], labels[end]].append(row)
        made = [
            (f"UNWIND $rows AS row CREATE (n:{label}) SET n = row.values", rows)
            for label, rows in nodes.items()
        ]
        made += [
            (
                f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}})"
                f" MATCH (b:{end} {{id: row.end}}) CREATE (a)-[r:{type}]->(b) SET r = row.values",
                rows,
            )
            for (type, start, end), rows in ties.items()
        ]
        return made


def plant(store: object, graph: Graph, *, without: str = "", names: bool = True) -> None:
    """Write the graph into the store, name keys included."""
    from queries.store.store import Store, WriteTx

    assert isinstance(store, Store)

    def work(tx: WriteTx) -> None:
        for statement, rows in graph.statements(without):
            tx.run_batches(statement, rows)
        if names:
            tx.run_batches(_NAME_KEYS, name_rows(graph, without))

    store.writing(work)


_NAME_KEYS = """
UNWIND $rows AS row MATCH (p:Person {id: row.person})
MERGE (k:NameKey {id: row.key}) SET k.key = row.key, k.kind = row.kind
CREATE (p)-[:NAMED {id: row.person + ':' + row.key}]->(k)
"""


def name_rows(graph: Graph, without: str = "") -> Sequence[dict[str, object]]:
    """What joins people to their name keys."""
    from queries.names import name_keys

    return [
        {"person": values["id"], "key": key, "kind": kind}
        for label, values, hidden_from in graph.nodes
        if label is NodeLabel.PERSON and without not in hidden_from
        for key, kind in sorted(
            name_keys(str(values.get("name") or ""), str(values.get("known_as") or ""))
        )
    ]


def _fact(case: str, fields: dict[str, object]) -> dict[str, object]:
    given = {
        "case_id": case,
        "visible_to": EVERYBODY,
        "source": "a visit",
        "recorded_by": "worker",
        "recorded_at": "2026-01-01T09:00:00Z",
        "certainty": "sure",
    }
    return given | fields


def _values(fields: dict[str, object]) -> Values:
    dates = {"birth", "death", "since", "until", "on", "opened", "closed"}
    read = {
        name: day(value) if name in dates else value  # type: ignore[arg-type]
        for name, value in fields.items()
    }
    return {name: value for name, value in stored(read).items() if value is not None}
