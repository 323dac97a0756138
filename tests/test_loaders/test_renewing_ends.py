"""Whoever is gone from a newer file, or was taken away by hand."""

from __future__ import annotations

from datetime import date

import pytest

from loaders import commit
from queries.commands import apply, command, end_tie, take_off_map
from queries.commands.command import Command, Remove
from queries.model import Tie
from queries.network import network_of
from queries.partial_date import PartialDate
from queries.store import Store
from queries.vocabulary import NodeLabel, TieType
from tests.support.commanding import Office, office_in
from tests.support.renewed import DAY, ROWS, Case


@pytest.fixture
def office(store: Store) -> Office:
    return office_in(store)


@pytest.fixture
def case(office: Office) -> Case:
    return Case(office)


def test_nothing_ends_unless_the_file_is_complete(case: Case) -> None:
    case.load(ROWS)
    without = ROWS.split("\n", 1)[0] + "\n"
    seen = case.load(without)
    assert seen.nothing
    assert case.names() == {"Dawn Arkley", "Maureen Hill"}
    seen = case.load(without, complete_on=DAY)
    assert seen.count("ended").natural == 1
    assert case.names() == {"Dawn Arkley"}
    assert case.names(date(2026, 10, 31)) == {"Dawn Arkley", "Maureen Hill"}
    ties = case.office.worker.store.read(
        "MATCH (:Person {name: 'Maureen Hill'})-[r]->(:Person)"
        " RETURN type(r) AS type, r.until_words AS until"
    )
    assert {row["type"]: row["until"] for row in ties} == {
        "STATED_KIN": None,
        "KNOWS": "1 November 2026",
    }
    assert case.see(without, complete_on=DAY).nothing


def test_somebody_back_in_the_file_is_back_on_the_map_with_the_same_id(case: Case) -> None:
    case.load(ROWS)
    before = case.person("Maureen Hill").id
    case.load(ROWS.split("\n", 1)[0] + "\n", complete_on=DAY)
    case.load(ROWS)
    assert case.names() == {"Dawn Arkley", "Maureen Hill"}
    assert case.person("Maureen Hill").id == before
    assert case.see(ROWS).nothing


def _ended(case: Case, tie: Tie, day: PartialDate) -> Command:
    ends = (tie.start, tie.end)
    return end_tie(case.office.case_id, TieType.KNOWS, tie.id, day, people=ends)


def test_an_end_given_by_hand_stays(case: Case) -> None:
    case.load(ROWS)
    network = network_of(case.office.worker, case.office.case_id)
    tie = next(t for t in network.ties if t.closeness == 4)
    day = PartialDate.of_day(date(2026, 9, 1))
    apply(case.office.worker, _ended(case, tie, day))
    assert case.see(ROWS).nothing
    seen = case.load(ROWS.split("\n", 1)[0] + "\n", complete_on=DAY)
    assert not [o for o in seen.operations if getattr(o, "id", "") == tie.id]


def test_somebody_removed_by_hand_stays_away_and_it_is_said(case: Case) -> None:
    case.load(ROWS)
    network = network_of(case.office.worker, case.office.case_id)
    gran = case.person("Maureen Hill").id
    worker, case_id = case.office.worker, case.office.case_id
    remove = [Remove(t.id, t.type) for t in network.ties if gran in (t.start, t.end)]
    remove.append(Remove(network.memberships[gran].id, TieType.IN_NETWORK_OF))
    apply(worker, command(case_id, "Taken away.", *remove, Remove(gran, NodeLabel.PERSON)))
    seen = case.see(ROWS.replace("900101", "900999"))
    assert any("taken off the map by hand" in clash.words for clash in seen.conflicts)
    commit(worker, seen)
    assert case.names() == {"Dawn Arkley"}
    assert case.person("Dawn Arkley").phone == "07700 900999"
    assert case.see(ROWS.replace("900101", "900999")).nothing


def test_a_place_ended_by_hand_is_not_opened_again(case: Case) -> None:
    case.load(ROWS)
    network = network_of(case.office.worker, case.office.case_id)
    gran = case.person("Maureen Hill").id
    day = PartialDate.of_day(date(2026, 9, 1))
    place = network.memberships[gran].id
    off = take_off_map(case.office.case_id, place, day, person_id=gran)
    apply(case.office.worker, off)
    assert case.see(ROWS).nothing
    assert case.names() == {"Dawn Arkley"}


def test_a_move_ends_the_old_home_only_in_a_complete_file(case: Case) -> None:
    head = "id,person,relation,household\n"
    case.load("d,Dawn,mum,Elm Street\n", head=head)
    case.load("d,Dawn,mum,Oak Road\n", head=head, complete_on=DAY)
    network = network_of(case.office.worker, case.office.case_id)
    assert [network.households[r.household_id].name for r in network.residences] == ["Oak Road"]
