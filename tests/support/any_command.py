"""Any command on one case, drawn by Hypothesis from what is in the graph just then."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from queries.commands import (
    Command,
    add_person,
    add_tie,
    ask_side,
    command,
    correct_person,
    correct_tie,
    end_tie,
    join_network,
    move_in,
    move_out,
    new_tie,
    restrict,
    set_membership,
    take_back,
    take_off_map,
    tell,
)
from queries.ids import new_id
from queries.partial_date import PartialDate
from queries.properties import read_date
from queries.vocabulary import (
    KINDS,
    UNDIRECTED,
    Covers,
    NodeLabel,
    RestrictionKind,
    Ring,
    SideAnswer,
    TieType,
)
from tests.support.commanding import Office

DAYS = [PartialDate.parse(words) for words in ("2019", "about 2020", "3 May 2021", "June 2024")]
NAMES = ["Jo Pell", "Ann", "Siân", ""]
SEEN = [["professionals"], ["professionals", "family"]]
PERSONAL = [*KINDS, *sorted(UNDIRECTED - KINDS.keys()), TieType.STATED_KIN]
STATE = """
MATCH (p:Person) WITH collect(p {.*}) AS people
RETURN people,
  COLLECT { MATCH (a:Person)-[r]->(b:Person)
            RETURN r {.*, type: type(r), a: a.id, b: b.id} } AS ties,
  COLLECT { MATCH (a:Person)-[r:IN_NETWORK_OF]->() RETURN r {.*, a: a.id} } AS places,
  COLLECT { MATCH (a:Person)-[r:LIVES_IN]->() RETURN r {.*, a: a.id} } AS residences,
  COLLECT { MATCH (h:Household) RETURN h.id ORDER BY h.id } AS homes
"""


class Graph:
    """What there is to choose from, read from the graph before each command."""

    def __init__(self, row: dict[str, Any], draw: Callable[[Any], Any], office: Office) -> None:
        for name in ("people", "ties", "places", "residences"):
            row[name].sort(key=lambda record: record["id"])
        self.row, self.draw, self.case_id = row, draw, office.case_id

    def one(self, values: Any) -> Any:
        """Drawn by number: ids differ from run to run, and a failure must shrink."""
        choices = list(values)
        return choices[self.draw(st.integers(0, 99)) % len(choices)]

    def person(self) -> Any:
        return self.one(self.row["people"])

    def two(self) -> tuple[str, str]:
        return self.person()["id"], self.person()["id"]

    def new_tie(self, start: str, end: str) -> tuple[TieType, dict[str, object]]:
        type_ = self.one(PERSONAL)
        kind = self.one(KINDS[type_]) if type_ in KINDS else "gran"
        return type_, {"kind": kind, "since": self.one([None, *DAYS[:2]])}


def added(g: Graph) -> Command:
    person = {"id": new_id(), "name": g.one(NAMES), "birth": g.one([None, *DAYS])}
    type_, fields = g.new_tie(person["id"], g.person()["id"])  # type: ignore[arg-type]
    tie = new_tie(type_, str(person["id"]), g.person()["id"], fields)
    return add_person(g.case_id, person, ties=g.one([[], [tie]]), visible_to=g.one([None, *SEEN]))


def corrected(g: Graph) -> Command:
    person = g.person()
    return correct_person(
        g.case_id,
        person["id"],
        {
            "name": (person.get("name"), g.one(NAMES)),
            "birth": (read_date(person, "birth"), g.one([None, *DAYS])),
            "whereabouts_visible_to": (person["whereabouts_visible_to"], g.one(SEEN)),
        },
    )


def tied(g: Graph) -> Command:
    start, end = g.two()
    type_, fields = g.new_tie(start, end)
    return add_tie(g.case_id, type_, start, end, fields)


def tie_changed(g: Graph) -> Command:
    tie = g.one(g.row["ties"])
    people = (tie["a"], tie["b"])
    if g.one([True, False]):
        seen = read_date(tie, "until")
        return end_tie(
            g.case_id, TieType(tie["type"]), tie["id"], g.one(DAYS), people=people, seen=seen
        )
    changes = {
        "words": (tie.get("words"), g.one(["", "a", "b"])),
        "visible_to": (tie["visible_to"], g.one(SEEN)),
    }
    return correct_tie(g.case_id, TieType(tie["type"]), tie["id"], changes, people=people)


def place_changed(g: Graph) -> Command:
    place = g.one(g.row["places"])
    if g.one([True, False]):
        seen = read_date(place, "until")
        return take_off_map(g.case_id, place["id"], DAYS[2], person_id=place["a"], seen=seen)
    changes = {
        "status": (place["status"], g.one(["willing", "declined"])),
        "since": (read_date(place, "since"), g.one([None, *DAYS])),
    }
    return set_membership(g.case_id, place["id"], changes, person_id=place["a"])


def taken_back(g: Graph) -> Command:
    records = [(t["id"], TieType(t["type"])) for t in g.row["ties"]]
    places = [(p["id"], TieType.IN_NETWORK_OF) for p in g.row["places"]]
    people = [(p["id"], NodeLabel.PERSON) for p in g.row["people"]]
    chosen = g.one([*records, *places, *people])
    more = [chosen, *(r for r in places if g.one([True, False]))]
    return take_back(g.case_id, list(dict.fromkeys(more)), "Took it back.")


def moved(g: Graph) -> Command:
    if g.row["residences"] and g.one([True, False]):
        home = g.one(g.row["residences"])
        return move_out(g.case_id, {home["id"]: read_date(home, "until")}, g.one(DAYS))
    people = sorted({*g.two()})
    return move_in(g.case_id, people, g.one([{"address": "1 A"}, *g.row["homes"]]), since=DAYS[0])


def told(g: Graph) -> Command:
    start, end = g.two()
    telling = tell(g.case_id, [start], g.one(Ring), on=g.one(DAYS))
    if start == end:
        return telling
    asking = ask_side(g.case_id, "dad", g.one(SideAnswer))
    kind, covers = g.one(RestrictionKind), g.one(Covers)
    apart = restrict(g.case_id, start, end, kind, covers, visible_to=g.one([None, *SEEN]))
    both = (*telling.operations, *asking.operations, *apart.operations)
    return command(g.case_id, "Several things.", *both)


ACTS = [
    added,
    added,
    corrected,
    tied,
    tie_changed,
    place_changed,
    taken_back,
    moved,
    told,
    lambda g: join_network(g.case_id, g.person()["id"]),
]
