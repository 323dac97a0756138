"""The same people and ties as two tables: plain rows, ready for a grid or a file."""

from __future__ import annotations

from graphapp.canvas.words import curly
from graphapp.screens.explorer.drawing import Reading
from graphapp.screens.explorer.filters import ring_of
from graphapp.screens.explorer.sentence import RING_WORDS, STATUS_WORDS
from graphapp.screens.explorer.whose import in_view_of
from queries.kinship import tie_sentence
from queries.model import Fact, Network
from queries.vocabulary import Connection, Ring

Row = dict[str, str | int | None]

PEOPLE_COLUMNS = (
    ("name", "Name"),
    ("who", "Who they are"),
    ("age", "Age"),
    ("connection", "From"),
    ("knows", "Knows of the worries"),
    ("status", "Where things are"),
    ("phone", "Phone"),
    ("safe", "Safe contact"),
)
TIE_COLUMNS = (
    ("one", "Who"),
    ("words", "Tie"),
    ("since", "Since"),
    ("until", "Until"),
    ("source", "Who said so"),
)


def people_rows(reading: Reading) -> list[Row]:
    """Return a row a person shown, the children first, then as the relation is near."""
    network = reading.shown.network
    rings = ring_of(network, network.as_of)
    rows: list[Row] = []
    for person_id, person in network.people.items():
        member = network.memberships.get(person_id)
        relation = reading.relations.get(person_id)
        is_child = person_id in network.case.children
        professional = member is not None and member.connection is Connection.PROFESSIONAL
        who = curly(relation.short) if relation else ""
        if professional and member is not None:
            who = ", ".join(part for part in (member.job, member.agency) if part)
        ring = rings.get(person_id, Ring.NOTHING)
        alive = person.alive
        rows.append(
            {
                "id": person_id,
                "name": person.name or person.known_as or "Someone (not named yet)",
                "who": "the child this map is about" if is_child else who,
                "age": person.age(network.as_of),
                "connection": "professional" if professional else "their life",
                "knows": "" if is_child or not alive else RING_WORDS[ring].removeprefix("knows "),
                "status": STATUS_WORDS[member.status] if member and alive else "",
                "phone": person.phone,
                "safe": member.safe_contact if member and person.phone else "",
            }
        )
    distance = {key: found.distance for key, found in reading.relations.items()}
    rows.sort(
        key=lambda row: (
            row["id"] not in network.case.children,
            row["connection"] == "professional",
            distance.get(str(row["id"]), 99) % 100,
            str(row["name"]),
        )
    )
    return rows


def tie_rows(reading: Reading) -> list[Row]:
    """Return a row a tie shown."""
    network = reading.shown.network
    rows: list[Row] = []
    for tie in network.ties:
        start, end = network.people[tie.start], network.people[tie.end]
        rows.append(
            {
                "id": tie.id,
                "start": tie.start,
                "end": tie.end,
                "one": start.name or start.known_as or "Someone (not named yet)",
                "words": curly(tie_sentence(tie, start, end, network.as_of)),
                "since": tie.since.words if tie.since else "",
                "until": tie.until.words if tie.until else "",
                "source": _source(network, tie.fact),
            }
        )
    rows.sort(key=lambda row: (str(row["one"]), str(row["words"])))
    return rows


def _source(network: Network, fact: Fact) -> str:
    """Who said so, and before it in whose view a tie is that not everybody agrees on."""
    views = in_view_of(network, fact.perspectives)
    return ". ".join(part for part in (views, fact.source) if part)
