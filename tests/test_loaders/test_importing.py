"""Imports into the real graph: preview, commit, the same again, undone, refused whole."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from loaders import Drafts, NotReady, UploadedFile, commit, preview, read, sources_of
from loaders.resolving import resolve
from queries.changes import undo
from queries.ids import new_id
from queries.network import network_of
from queries.store import Store
from queries.store.errors import GraphError, NotAllowed, NotFound
from queries.vocabulary import Ring, TieType
from tests.support.commanding import Office, office_in

SHEET = """person,relation,closeness,phone,natural or professional,born,lives with,ring,who may see
Ben Arkley,child,,,,3/5/2016,,,
Dawn Arkley,mum,5,07700 900101,natural,1988,Ben,most,family
Maureen Hill,"gran, dad's side",4,07700 900102,natural,about 1964,,little,
Lee,mum's partner,2,,natural,,mum,,
Jo Finch,mum's sister,,,,,,,
Mr Oduya,football coach,,,,,,,
Hannah Reed,social worker,,,professional,,,most,
"""


@pytest.fixture
def office(store: Store) -> Office:
    return office_in(store)


def drafts_of(text: str, name: str = "ben.csv") -> Drafts:
    return read([UploadedFile(name, text.encode())])


def everything(store: Store) -> tuple[list[Any], list[Any]]:
    """All that the graph holds, but changes, versions and name keys."""
    nodes = store.read(
        "MATCH (n) WHERE NOT n:Change AND NOT n:ChangePart AND NOT n:NameKey AND NOT n:Schema"
        " RETURN labels(n) AS labels, n {.*, version: null, seq: null} AS now ORDER BY n.id"
    )
    ties = store.read(
        "MATCH (a)-[r]->(b) WHERE type(r) <> 'NAMED'"
        " RETURN type(r) AS type, a.id AS a, b.id AS b, r {.*, version: null} AS now ORDER BY r.id"
    )
    return nodes, ties


def test_a_sheet_makes_the_people_ties_homes_and_rings_it_says(office: Office) -> None:
    seen = preview(office.worker, drafts_of(SHEET), office.case_id)
    assert seen.sentence == (
        "5 people from the child's life and 1 professional would be added."
        " What is said of Ben Arkley would change."
    )
    commit(office.worker, seen)
    network = network_of(office.worker, office.case_id)
    ids = {person.name: person.id for person in network.people.values()}
    found = {
        (tie.type, tie.start, tie.end): (tie.kind, tie.side, tie.closeness) for tie in network.ties
    }
    ben = office.child
    assert found[TieType.PARENT_OF, ids["Dawn Arkley"], ben] == ("biological", "", None)
    assert found[TieType.KNOWS, ids["Dawn Arkley"], ben] == ("kin", "", 5)
    assert found[TieType.STATED_KIN, ids["Maureen Hill"], ben] == ("gran", "dad", None)
    assert found[TieType.PARTNER_OF, ids["Lee"], ids["Dawn Arkley"]] == ("together", "", None)
    assert found[TieType.SIBLING_OF, ids["Jo Finch"], ids["Dawn Arkley"]] == ("unknown", "", None)
    assert found[TieType.KNOWS, ids["Mr Oduya"], ben] == ("club", "", None)
    assert found[TieType.KNOWS, ids["Hannah Reed"], ben] == ("professional", "", None)
    assert network.memberships[ids["Hannah Reed"]].job == "social worker"
    homes = {residence.household_id for residence in network.residences}
    assert {r.person_id for r in network.residences} == {ben, ids["Dawn Arkley"], ids["Lee"]}
    assert len(homes) == 1
    assert {d.person_id: d.ring for d in network.disclosures} == {
        ids["Dawn Arkley"]: Ring.MOST,
        ids["Maureen Hill"]: Ring.LITTLE,
        ids["Hannah Reed"]: Ring.MOST,
    }
    assert str(network.people[ben].birth) == "3 May 2016"
    assert network.people[ids["Maureen Hill"]].phone == "07700 900102"


def test_who_may_see_is_as_the_row_says(office: Office) -> None:
    commit(office.worker, preview(office.worker, drafts_of(SHEET), office.case_id))
    names = {p.name for p in network_of(office.family(), office.case_id).people.values()}
    assert "Dawn Arkley" in names
    assert "Maureen Hill" not in names
    dawn = next(
        p for p in network_of(office.family(), office.case_id).people.values()
        if p.name == "Dawn Arkley"
    )  # fmt: skip
    assert dawn.phone == ""


def test_a_preview_writes_nothing(office: Office, store: Store) -> None:
    before = everything(store)
    preview(office.worker, drafts_of(SHEET), office.case_id)
    assert everything(store) == before


def test_the_same_file_again_adds_nothing(office: Office, store: Store) -> None:
    commit(office.worker, preview(office.worker, drafts_of(SHEET), office.case_id))
    before = everything(store)
    again = preview(office.worker, drafts_of(SHEET), office.case_id)
    assert again.operations == ()
    assert again.nothing
    assert again.conflicts == ()
    assert commit(office.worker, again).ids == ()
    assert everything(store) == before


def test_the_same_command_is_written_once(office: Office, store: Store) -> None:
    command_id = new_id()
    seen = preview(office.worker, drafts_of(SHEET), office.case_id)
    first = commit(office.worker, seen, command_id)
    before = everything(store)
    second = commit(office.worker, seen, command_id)
    assert (second.change_id, second.repeated) == (first.change_id, True)
    assert everything(store) == before


def test_undoing_an_import_restores_the_graph(office: Office, store: Store) -> None:
    before = everything(store)
    done = commit(office.worker, preview(office.worker, drafts_of(SHEET), office.case_id))
    assert everything(store) != before
    undo(office.worker, done.change_id)
    assert everything(store) == before
    assert sources_of(office.worker, office.case_id) == ()
    redone = preview(office.worker, drafts_of(SHEET), office.case_id)
    assert redone.count("added").natural == 5


def test_a_new_map_is_made_about_the_child_rows(office: Office) -> None:
    head = "person,relation,which child\n"
    text = f"{head}Ivy Pell,child,\nNoah Pell,child,\nAmy,mum,\nTom,friend,Noah\n"
    seen = preview(office.worker, drafts_of(text), case={"number": "P-1"})
    commit(office.worker, seen)
    worker = office.again(office.worker)
    assert seen.case_id in worker.cases
    network = network_of(worker, seen.case_id)
    assert network.case.number == "P-1"
    ids = {person.name: person.id for person in network.people.values()}
    assert set(network.case.children) == {ids["Ivy Pell"], ids["Noah Pell"]}
    ends = {(tie.start, tie.end) for tie in network.ties}
    assert ends == {
        (ids["Amy"], ids["Ivy Pell"]),
        (ids["Amy"], ids["Noah Pell"]),
        (ids["Tom"], ids["Noah Pell"]),
    }


def test_a_new_map_is_about_the_child_that_the_user_names(office: Office) -> None:
    text = "name,born\nSafa Rahimi,2014\nAunt Laila,1980\n"
    seen = preview(office.worker, drafts_of(text), children=["Safa Rahimi"])
    commit(office.worker, seen)
    network = network_of(office.again(office.worker), seen.case_id)
    assert [network.people[child].name for child in network.case.children] == ["Safa Rahimi"]
    assert len(network.people) == 2
    with pytest.raises(NotReady, match="which child"):
        preview(office.worker, drafts_of(text))


def test_undoing_a_new_map_takes_it_away(office: Office, store: Store) -> None:
    before = everything(store)
    text = "person,relation\nIvy Pell,child\nAmy,mum\n"
    done = commit(office.worker, preview(office.worker, drafts_of(text)))
    undo(office.again(office.worker), done.change_id)
    assert everything(store) == before


def test_a_child_row_of_another_name_is_told(office: Office) -> None:
    seen = preview(
        office.worker, drafts_of("person,relation\nIvy,child\nAmy,mum\n"), office.case_id
    )
    assert [line.name for line in seen.lines] == ["Amy"]
    assert "this map is about Ben Arkley" in seen.problems[0].wrong


def test_the_family_in_the_room_loads_nothing_and_sees_no_sources(office: Office) -> None:
    commit(office.worker, preview(office.worker, drafts_of(SHEET), office.case_id))
    with pytest.raises(NotAllowed):
        preview(office.family(), drafts_of(SHEET), office.case_id)
    assert sources_of(office.family(), office.case_id) == ()
    assert len(sources_of(office.supervisor, office.case_id)) == 1


def test_a_stranger_finds_neither_map_nor_sources(office: Office) -> None:
    for ask in (
        lambda: preview(office.stranger, drafts_of(SHEET), office.case_id),
        lambda: sources_of(office.stranger, office.case_id),
    ):
        with pytest.raises(NotFound):
            ask()


def test_an_import_that_somebody_overtook_leaves_the_graph_as_it_was(
    office: Office, store: Store
) -> None:
    head = "person,relation,born\n"
    ben_2016, ben_2015 = (
        f"{head}Ben Arkley,child,2016\n",
        f"{head}Ben Arkley,child,2015\nAmy,mum,\n",
    )
    first = preview(office.worker, drafts_of(ben_2016), office.case_id)
    second = preview(office.worker, drafts_of(ben_2015), office.case_id)
    commit(office.worker, first)
    before = everything(store)
    with pytest.raises(GraphError):
        commit(office.worker, second)
    assert everything(store) == before


def test_every_item_of_a_load_refers_to_items_of_it() -> None:
    resolved = resolve(drafts_of(SHEET), [], visible_to=["professionals"], today=date(2026, 11, 23))
    keys = {item.key for item in resolved.items} | {"case"}
    assert all(ref in keys for item in resolved.items for ref in (item.start, item.end) if ref)
