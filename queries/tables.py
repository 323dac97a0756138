"""A network as `networkx` and `pandas` have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx

from queries.model import Network, Person
from queries.network import rings
from queries.vocabulary import Ring

if TYPE_CHECKING:
    import pandas as pd


def to_networkx(network: Network) -> nx.MultiDiGraph[str]:
    """Return the people as nodes and the ties as edges, keyed by the tie's id.

    Nodes carry `name`, `short_name`, `child`, `connection`, `status`, `ring` (the child has no
    connection, status or ring: they are empty), edges `type`, `kind` and `whose_view` (the names of
    those who see it so, "" for the agreed record): plain text and truth values, so that GraphML can
    hold them.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    known = rings(network)
    for person in network.people.values():
        graph.add_node(person.id, **_node(network, person, known.get(person.id)))
    for tie in network.ties:
        views = ", ".join(network.holders.get(key, "") for key in tie.fact.perspectives)
        graph.add_edge(
            tie.start, tie.end, key=tie.id, type=str(tie.type), kind=tie.kind, whose_view=views
        )
    return graph


def _node(network: Network, person: Person, ring: Ring | None) -> dict[str, Any]:
    place = network.memberships.get(person.id)
    return {
        "name": person.name,
        "short_name": person.short_name,
        "child": person.id in network.case.children,
        "connection": str(place.connection) if place else "",
        "status": str(place.status) if place else "",
        "ring": str(ring) if ring else "",
    }


def to_pandas(network: Network) -> dict[str, pd.DataFrame]:
    """Return two tables, "people" (indexed by id) and "ties" (indexed by id); dates as words."""
    import pandas as pd  # slow to load, and only exports want it

    known = rings(network)
    people = [
        {"id": person.id}
        | _node(network, person, known.get(person.id))
        | {
            "known_as": person.known_as,
            "birth": str(person.birth or ""),
            "phone": person.phone,
            "safe_contact": place.safe_contact if place else "",
        }
        for person in network.people.values()
        for place in [network.memberships.get(person.id)]
    ]
    ties = [
        {
            "id": tie.id,
            "type": str(tie.type),
            "kind": tie.kind,
            "start": tie.start,
            "end": tie.end,
            "words": tie.words,
            "closeness": tie.closeness,
            "since": str(tie.since or ""),
            "until": str(tie.until or ""),
            "source": tie.fact.source,
            "certainty": str(tie.fact.certainty),
        }
        for tie in network.ties
    ]
    return {
        "people": pd.DataFrame(people, columns=_PEOPLE_COLUMNS).set_index("id"),
        "ties": pd.DataFrame(ties, columns=_TIE_COLUMNS).set_index("id"),
    }


_PEOPLE_COLUMNS = (
    "id name short_name child connection status ring known_as birth phone safe_contact".split()
)
_TIE_COLUMNS = "id type kind start end words closeness since until source certainty".split()
