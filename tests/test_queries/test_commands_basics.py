"""Commands on the real graph: what each builder writes."""

from __future__ import annotations

import json

import pytest

from queries.commands import (
    add_person,
    add_tie,
    apply,
    ask_side,
    correct_person,
    end_tie,
    join_network,
    move_in,
    move_out,
    new_tie,
    open_case,
    restrict,
    set_membership,
    take_off_map,
    tell,
)
from queries.ids import new_id
from queries.partial_date import PartialDate
from queries.store import Store
from queries.vocabulary import (
    Covers,
    RestrictionKind,
    Ring,
    SideAnswer,
    TieType,
)
from tests.support.commanding import Office, office_in

Day = PartialDate.parse


@pytest.fixture
def office(store: Store) -> Office:
    return office_in(store)


def test_a_case_opens_with_its_child_and_its_worker(office: Office, store: Store) -> None:
    command = open_case(
        {"number": "C-7", "summary": "A boy", "opened": Day("May 2026")},
        [{"name": "Ben Arkley", "birth": Day("2017")}],
        worker_id=office.worker.viewer.user_id,
    )
    done = apply(office.worker, command)
    assert done.words == "Opened the map of Ben."
    assert done.seq == 1
    row = store.read(
        "MATCH (u:User)<-[a:ALLOCATED_TO]-(c:Case {number: 'C-7'})-[:ABOUT]->(p:Person)"
        " RETURN u.name AS worker, c.seq AS seq, c.opened_words AS opened, p.name AS child,"
        " p.whereabouts_visible_to AS where, a.id IS NOT NULL AS has_id"
    )
    assert row == [
        {
            "worker": "Sam Reed",
            "seq": 1,
            "opened": "May 2026",
            "child": "Ben Arkley",
            "where": ["professionals"],
            "has_id": True,
        }
    ]


def test_somebody_added_joins_the_network_as_suggested(office: Office, store: Store) -> None:
    person = new_id()
    done = apply(
        office.worker,
        add_person(
            office.case_id,
            {"id": person, "name": "Mr Jo Pell", "birth": Day("about 1974")},
            ties=[new_tie(TieType.KNOWS, person, office.child, {"kind": "neighbour"})],
        ),
    )
    assert done.ids[0] == person
    assert len(done.ids) == 3
    assert done.words == "Added Mr Pell."
    row = store.read(
        "MATCH (c:Case)<-[m:IN_NETWORK_OF]-(p:Person {id: $id})-[k:KNOWS]->(b:Person)"
        " RETURN m.status AS status, m.connection AS connection, m.case_id AS case,"
        " m.visible_to AS seen, m.recorded_by AS by, m.certainty AS sure, m.version AS version,"
        " k.kind AS kind, b.name AS child, p.birth_words AS birth",
        {"id": person},
    )
    assert row == [
        {
            "status": "suggested",
            "connection": "natural",
            "case": office.case_id,
            "seen": ["professionals"],
            "by": "Sam Reed",
            "sure": "sure",
            "version": 1,
            "kind": "neighbour",
            "child": "Ben Arkley",
            "birth": "about 1974",
        }
    ]


def test_the_change_keeps_who_when_and_what(office: Office, store: Store) -> None:
    command = correct_person(office.case_id, office.gran, {"known_as": ("", "Nan")})
    done = apply(office.worker, command)
    change = store.read("MATCH (c:Change {id: $id}) RETURN c {.*} AS c", {"id": done.change_id})
    kept = change[0]["c"]
    assert kept["words"] == "Changed Nan's known as."
    assert kept["who_name"] == "Sam Reed"
    assert kept["seq"] == done.seq == 3
    assert kept["command_id"] == command.id
    assert json.loads(kept["records"]) == [
        {
            "is": "Person",
            "id": office.gran,
            "before": {"known_as": None},
            "after": {"known_as": "Nan"},
        }
    ]


def test_a_persons_names_are_found_by_their_new_keys(office: Office, store: Store) -> None:
    keys = (
        "MATCH (p:Person {id: $id})-[r:NAMED]->(k:NameKey) WHERE k.kind = 'plain'"
        " AND r.id = p.id + ':' + k.key RETURN k.key AS key ORDER BY key"
    )
    before = [row["key"] for row in store.read(keys, {"id": office.gran})]
    assert any("rose" in key for key in before)
    changes = {"name": ("Rose Arkley", "Lily Arkley")}
    apply(office.worker, correct_person(office.case_id, office.gran, changes))
    after = [row["key"] for row in store.read(keys, {"id": office.gran})]
    assert any("lily" in key for key in after)
    assert not any("rose" in key for key in after)


def test_a_tie_is_made_and_ended_and_stays(office: Office, store: Store) -> None:
    made = apply(
        office.worker,
        add_tie(
            office.case_id,
            TieType.CARES_FOR,
            office.gran,
            office.child,
            {"kind": "kinship", "since": Day("2024"), "source": "mum"},
        ),
    )
    ended = apply(
        office.worker,
        end_tie(
            office.case_id,
            TieType.CARES_FOR,
            made.ids[0],
            Day("May 2026"),
            people=(office.gran, office.child),
        ),
    )
    assert ended.words == "Ended the tie between Rose and Ben."
    row = store.read(
        "MATCH ()-[r:CARES_FOR]->() RETURN r.until_words AS u, r.source AS s, r.version AS v"
    )
    assert row == [{"u": "May 2026", "s": "mum", "v": 2}]


def test_a_move_ends_the_old_home_and_makes_a_new_one(office: Office, store: Store) -> None:
    first = apply(
        office.worker,
        move_in(office.case_id, [office.gran, office.child], {"name": "Gran's", "address": "1 A"}),
    )
    home, *residences = first.ids
    apply(
        office.worker,
        move_in(
            office.case_id,
            [office.gran, office.child],
            {"address": "2 B"},
            since=Day("3 May 2026"),
            leaves=dict.fromkeys(residences),
        ),
    )
    rows = store.read(
        "MATCH (p:Person)-[r:LIVES_IN]->(h:Household) RETURN h.address AS home,"
        " count(p) AS people, collect(DISTINCT r.until_words) AS ends ORDER BY home"
    )
    assert rows == [
        {"home": "1 A", "people": 2, "ends": ["3 May 2026"]},
        {"home": "2 B", "people": 2, "ends": []},
    ]
    assert store.read("MATCH (h:Household {id: $id}) RETURN h.case_id AS c", {"id": home}) == [
        {"c": office.case_id}
    ]


def test_moving_out_ends_a_residence(office: Office, store: Store) -> None:
    made = apply(office.worker, move_in(office.case_id, [office.gran], {"address": "1 A"}))
    done = apply(
        office.worker,
        move_out(office.case_id, {made.ids[1]: None}, Day("2026"), people=[office.gran]),
    )
    assert done.words == "Rose moved out."
    assert store.read("MATCH ()-[r:LIVES_IN]->() RETURN r.until_words AS u") == [{"u": "2026"}]


def test_telling_restricting_and_asking_make_fact_nodes(office: Office, store: Store) -> None:
    case_id = office.case_id
    on = Day("1 May 2026")
    told = tell(case_id, [office.gran], Ring.LITTLE, on=on, fields={"by": "Sam"})
    apply(office.worker, told)
    kept = restrict(
        case_id,
        office.gran,
        office.child,
        RestrictionKind.AGREED,
        Covers.UNSUPERVISED,
        fields={"since": on, "exception": "Sundays"},
    )
    assert apply(office.worker, kept).words == "Recorded that Rose must keep away from Ben."
    asked = ask_side(case_id, "dad", SideAnswer.UNKNOWN, on=on)
    apply(office.worker, asked)
    assert store.read(
        "MATCH (p:Person)<-[:TOLD]-(d:Disclosure)-[:OF_CASE]->(:Case)"
        " RETURN p.name AS name, d.ring AS ring, d.on_earliest AS on, d.by AS by"
    ) == [{"name": "Rose Arkley", "ring": "little", "on": "2026-05-01", "by": "Sam"}]
    assert store.read(
        "MATCH (a:Person)<-[:KEEPS]-(d:Restriction)-[:AWAY_FROM]->(b:Person), (d)-[:OF_CASE]->()"
        " RETURN a.name AS a, b.name AS b, d.covers AS covers, d.exception AS but"
    ) == [
        {
            "a": "Rose Arkley",
            "b": "Ben Arkley",
            "covers": "unsupervised with the child",
            "but": "Sundays",
        }
    ]
    assert store.read(
        "MATCH (s:SideAsked)-[:OF_CASE]->(:Case) RETURN s.side AS side, s.answer AS answer"
    ) == [{"side": "dad", "answer": "unknown"}]


def test_somebody_taken_off_the_map_stays_in_the_graph(office: Office, store: Store) -> None:
    apply(
        office.worker,
        take_off_map(office.case_id, office.place, Day("2026"), person_id=office.gran),
    )
    assert store.read(
        "MATCH (p:Person)-[m:IN_NETWORK_OF]->() RETURN p.name AS name, m.until_words AS until"
    ) == [{"name": "Rose Arkley", "until": "2026"}]
    back = join_network(office.case_id, office.gran)
    assert apply(office.worker, back).words == "Added Rose."


def test_a_place_in_the_network_is_changed_field_by_field(office: Office, store: Store) -> None:
    for changes in (
        {"status": ("suggested", "willing")},
        {"safe_contact": ("", "text first"), "may_talk": (None, "agreed")},
    ):
        apply(
            office.worker,
            set_membership(office.case_id, office.place, changes, person_id=office.gran),
        )
    assert store.read(
        "MATCH ()-[m:IN_NETWORK_OF]->() RETURN m.status AS s, m.safe_contact AS c, m.may_talk AS t"
    ) == [{"s": "willing", "c": "text first", "t": "agreed"}]
