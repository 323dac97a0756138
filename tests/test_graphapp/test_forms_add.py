"""Adding somebody: what is typed becomes one command, or a sentence beside its field."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graphapp.screens.explorer.drawing import read
from graphapp.screens.explorer.forms import asking
from graphapp.screens.explorer.forms.about import About
from graphapp.screens.explorer.forms.acting import press
from graphapp.screens.explorer.forms.relation import in_words, read_relation
from graphapp.screens.explorer.state import View
from queries.changes import undo
from queries.commands import add_person, apply, open_case
from queries.ids import new_id
from queries.network import network_of
from queries.partial_date import PartialDate
from queries.people import details_of
from queries.store import Store
from queries.vocabulary import (
    Connection,
    KnowsKind,
    ParentKind,
    Sex,
    Status,
    TieType,
)
from tests.support.commanding import dump
from tests.support.desk import BOTH, PLAIN_ADD, Desk, desk_in


@pytest.fixture
def desk(store: Store) -> Desk:
    return desk_in(store)


def test_somebody_is_added_with_the_tie_their_relation_says(desk: Desk) -> None:
    outcome = desk.add(name="Mark Hull", relation="mum's brother", birth="about 1988")
    assert outcome.done is not None
    assert outcome.done.words == "Added Mark."
    assert desk.person(outcome.person).birth.words == "about 1988"
    assert desk.person(outcome.person).sex is Sex.MALE
    assert desk.ties(outcome.person) == [(TieType.SIBLING_OF, "unknown", outcome.person, desk.mum)]
    assert desk.member(outcome.person).status is Status.SUGGESTED


@pytest.mark.parametrize(
    ("words", "type_", "kind"),
    [
        ("friend", TieType.KNOWS, KnowsKind.FRIEND),
        ("neighbour", TieType.KNOWS, KnowsKind.NEIGHBOUR),
        ("gran, dad's side", TieType.STATED_KIN, "gran"),
        ("teacher", TieType.KNOWS, KnowsKind.SCHOOL),
        ("dad", TieType.PARENT_OF, ParentKind.BIOLOGICAL),
        ("half-sister", TieType.SIBLING_OF, "half"),
        ("the one with the dog", TieType.KNOWS, KnowsKind.OTHER),
    ],
)
def test_a_relation_to_the_child_makes_a_tie_to_the_child(
    desk: Desk, words: str, type_: TieType, kind: str
) -> None:
    outcome = desk.add(name="Zed Quill", relation=words)
    assert desk.ties(outcome.person) == [(type_, kind, outcome.person, desk.office.child)]


def test_whose_mother_is_said_makes_her_a_parent_and_who_is_not_there_is_not_invented(
    desk: Desk,
) -> None:
    jean = desk.add(name="Jean Hull", relation="mum’s mum").person
    assert desk.ties(jean) == [(TieType.PARENT_OF, "biological", jean, desk.mum)]
    maud = desk.add(name="Maud Tarn", relation="dad’s mum").person
    assert desk.ties(maud) == [(TieType.STATED_KIN, "gran", maud, desk.office.child)]
    reading = read(desk.worker, desk.view)
    words = "dad’s brother"
    found = read_relation(words, reading, reading.network.case.children)
    assert found is not None
    assert "does not say who Ben’s dad is" in in_words(found, words, reading)


def test_a_relation_goes_to_the_children_that_are_ticked(desk: Desk) -> None:
    one, other = new_id(), new_id()
    opened = open_case(
        {"number": "C-3"},
        [{"id": one, "name": "Ivy Pell"}, {"id": other, "name": "Noah Pell"}],
        worker_id=desk.office.worker.viewer.user_id,
        allocated=PartialDate.parse("2025"),
    )
    apply(desk.office.worker, opened)
    pell = replace(desk, view=View(opened.case_ids[0]))
    both = pell.add(name="Bea Long", relation="friend", children=[one, other]).person
    assert {end for *_, end in pell.ties(both)} == {one, other}
    single = pell.add(name="Cal Moss", relation="friend", children=[other]).person
    assert {end for *_, end in pell.ties(single)} == {other}
    nobody = pell.add(name="Dee Nash", relation="friend", children=[])
    assert "Tick the child" in nobody.errors["children"]


def test_a_professional_has_agency_and_job_and_counts_apart(desk: Desk) -> None:
    who = desk.add(
        name="Ife Obi",
        relation="health visitor",
        connection="professional",
        agency="Health",
        job="",
    ).person
    member = desk.member(who)
    assert member.connection is Connection.PROFESSIONAL
    assert (member.agency, member.job) == ("Health", "health visitor")


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_written(
    desk: Desk, store: Store
) -> None:
    before = dump(store)
    outcome = desk.add(birth="31 November 1980")
    assert outcome.done is None
    assert "November has 30 days" in outcome.errors["birth"]
    assert "Write a name" in outcome.errors["name"]
    assert outcome.focus in outcome.errors
    later = desk.add(name="Una Vale", birth="2050").errors["birth"]
    assert "still to come" in later
    assert dump(store) == before


def test_the_same_command_sent_twice_writes_once(desk: Desk) -> None:
    about = About("add", desk.view.case_id)
    first = desk.add(about=about, name="Mark Hull")
    second = desk.add(about=about, name="Mark Hull")
    assert second.done is not None
    assert second.done.repeated
    assert second.person == first.person
    network = network_of(desk.worker, desk.view.case_id)
    assert [p.name for p in network.people.values()].count("Mark Hull") == 1


def test_everything_typed_is_kept(desk: Desk) -> None:
    who = desk.add(
        name="Ola Byrne",
        known_as="Lolly",
        phone="07700 900001",
        email="o@example.org",
        safe_contact="After six; leave no message",
        other_home="4 Mill Row",
        language="Polish",
        interpreter="yes",
        access_needs="steps",
        gender="woman",
        distance="10 minutes",
        source="Dawn",
        visible_to="family",
        whereabouts="family",
        relation="neighbour",
    ).person
    details = details_of(desk.worker, desk.view.case_id, who)
    person, member = details.person, details.membership
    assert (person.known_as, person.phone, person.language) == ("Lolly", "07700 900001", "Polish")
    assert (person.interpreter, person.access_needs, person.gender) == ("yes", "steps", "woman")
    assert person.whereabouts_visible_to == ("professionals", "family")
    assert member is not None
    assert (member.safe_contact, member.distance) == ("After six; leave no message", "10 minutes")
    assert member.fact.visible_to == ("professionals", "family")
    assert details.ties[0].fact.source == "Dawn"
    assert [home.name for home in details.households.values()] == ["4 Mill Row"]


def test_nobody_is_taken_for_somebody_else_without_an_answer(desk: Desk, store: Store) -> None:
    office = desk.office
    child = new_id()
    opened = open_case(
        {"number": "C-2"},
        [{"id": child, "name": "Tess Mole"}],
        worker_id=office.worker.viewer.user_id,
        allocated=PartialDate.parse("2025"),
    )
    other_case = opened.case_ids[0]
    apply(office.worker, opened)
    known = new_id()
    apply(desk.worker, add_person(other_case, {"id": known, "name": "Nora Finch"}))
    asked = desk.add(name="Nora Finch")
    assert asked.done is None
    assert "Is this the same Nora Finch who is on Tess’s map?" in str(asked.said["alike"])
    about = About("add", desk.view.case_id)
    typed = {**PLAIN_ADD, "name": "Nora Finch", "relation": "neighbour"}
    yes = press(desk.worker, desk.view, f"same:{known}", about, typed).about
    assert yes is not None
    joined = press(desk.worker, desk.view, "save", yes, typed)
    assert joined.person == known
    assert set(details_of(desk.worker, desk.view.case_id, known).maps) == {
        other_case,
        desk.view.case_id,
    }
    undo(desk.worker, joined.done.change_id)  # type: ignore[union-attr]
    no = press(desk.worker, desk.view, f"other:{known}", about, typed).about
    assert no is not None
    apart = press(desk.worker, desk.view, "save", no, typed)
    assert apart.person != known


def test_with_the_family_in_the_room_only_this_map_is_known(desk: Desk) -> None:
    office = desk.office
    opened = open_case(
        {"number": "C-2"},
        [{"name": "Tess Mole"}],
        worker_id=office.worker.viewer.user_id,
        allocated=PartialDate.parse("2025"),
    )
    apply(office.worker, opened)
    apply(desk.worker, add_person(opened.case_ids[0], {"name": "Nora Finch"}))
    assert asking.names_like(office.family(), About("add", desk.view.case_id), "Nora Finch") == []
    typed = {k: v for k, v in PLAIN_ADD.items() if k not in ("visible_to", "whereabouts")}
    about = About("add", desk.view.case_id)
    done = press(
        office.family(), desk.view, "save", about, {**typed, "name": "Nora Finch", "phone": "1"}
    )
    assert done.done is not None
    details = details_of(office.family(), desk.view.case_id, done.person)
    assert set(details.membership.fact.visible_to) == set(BOTH)  # type: ignore[union-attr]
    assert details.person.phone == "1"
