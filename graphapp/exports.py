"""A network as files for other programs: CSV, GraphML, GEDCOM, of what its handle may see."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import networkx as nx

from loaders import gedcom, safe_cell
from queries.kinship import Relation
from queries.model import Network
from queries.network import rings
from queries.tables import to_networkx

PEOPLE_COLUMNS = (
    "id", "name", "known as", "relation", "natural or professional", "status", "knows", "born",
    "phone", "safe contact", "agency", "job",
)  # fmt: skip
TIE_COLUMNS = (
    "id", "from", "to", "type", "kind", "words", "closeness", "since", "until", "source",
    "certainty", "whose view",
)  # fmt: skip
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def people_csv(network: Network, relations: Mapping[str, Relation]) -> str:
    """Return the people of a network as CSV; no cell of it is a live formula."""
    known = rings(network)
    return _csv(PEOPLE_COLUMNS, (_person(network, relations, known, key) for key in network.people))


def ties_csv(network: Network) -> str:
    """Return the ties of a network as CSV; people are named by id, as in the people's file."""
    rows = (
        (
            tie.id, tie.start, tie.end, str(tie.type), tie.kind, tie.words, tie.closeness,
            tie.since or "", tie.until or "", tie.fact.source, str(tie.fact.certainty),
            ", ".join(network.holders.get(key, "") for key in tie.fact.perspectives),
        )
        for tie in network.ties
    )  # fmt: skip
    return _csv(TIE_COLUMNS, rows)


def graphml(network: Network) -> str:
    """Return a network as GraphML; characters that XML cannot hold are left out."""
    graph = to_networkx(network)
    for _node, values in graph.nodes(data=True):
        _clean(values)
    for _start, _end, values in graph.edges(data=True):
        _clean(values)
    return "\n".join(nx.generate_graphml(graph)) + "\n"


def family_tree(network: Network) -> bytes:
    """Return the family tree in a network as GEDCOM 7; without contact details or worries, and of
    the agreed record whosever map it is: it is passed on between relatives.
    """
    agreed = tuple(
        tie
        for tie in network.kin_ties
        if not tie.fact.perspectives and {tie.start, tie.end} <= network.people.keys()
    )
    return gedcom.write(replace(network, ties=agreed))


def _person(
    network: Network, relations: Mapping[str, Relation], known: Mapping[str, str], key: str
) -> Sequence[object]:
    person = network.people[key]
    place = network.memberships.get(key)
    relation = relations.get(key)
    return (
        key, person.name, person.known_as,
        "child" if key in network.case.children else relation.short if relation else "",
        str(place.connection) if place else "",
        str(place.status) if place else "",
        str(known.get(key, "")),
        str(person.birth or ""), person.phone,
        place.safe_contact if place else "",
        place.agency if place else "",
        place.job if place else "",
    )  # fmt: skip


def _csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([safe_cell("" if cell is None else str(cell)) for cell in row])
    return text.getvalue()


def _clean(values: dict[str, object]) -> None:
    for name, value in values.items():
        if isinstance(value, str):
            values[name] = _NOT_IN_XML.sub("", value)
