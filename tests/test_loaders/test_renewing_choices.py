"""What a preview asks and says: whose value shall stand, and whom a new map is about."""

from __future__ import annotations

import re

import pytest

from loaders import FILE, UploadedFile, commit, preview, read
from queries.changes import undo
from queries.store import Store
from tests.support.commanding import Office, dump, office_in
from tests.support.renewed import Case, Day


@pytest.fixture
def office(store: Store) -> Office:
    return office_in(store)


@pytest.fixture
def case(office: Office) -> Case:
    return Case(office)


def test_the_file_s_value_is_taken_where_the_user_says_so(case: Case) -> None:
    """Field by field, in the one change of the import; ours is kept where nothing is said."""
    row = "d,Dawn Arkley,mum,{phone},{born},,\n"
    case.load(row.format(phone="1", born="1988"))
    case.correct("Dawn Arkley", "phone", "1", "3")
    case.correct("Dawn Arkley", "birth", Day("1988"), Day("1989"))
    newer = row.format(phone="2", born="1990")
    asked = {clash.field: clash for clash in case.see(newer).conflicts}
    assert {clash.taken for clash in asked.values()} == {False}
    seen = case.see(newer, answers={asked["phone"].id: FILE, "*": FILE})
    taken = {clash.field: (clash.id, clash.taken) for clash in seen.conflicts}
    assert taken == {"phone": (asked["phone"].id, True), "born": (asked["born"].id, False)}
    assert "the file’s is taken" in next(c.words for c in seen.conflicts if c.taken)
    before = dump(case.office.worker.store)
    done = commit(case.office.worker, seen)
    dawn = case.person("Dawn Arkley")
    assert (dawn.phone, str(dawn.birth)) == ("2", "1989")
    undo(case.office.worker, done.change_id)
    assert case.person("Dawn Arkley").phone == "3"
    assert dump(case.office.worker.store) == before


def test_what_is_said_in_a_clash_s_id_is_nothing(case: Case) -> None:
    case.load("d,Dawn Arkley,mum,1,,,\n")
    case.correct("Dawn Arkley", "phone", "1", "3")
    (clash,) = case.see("d,Dawn Arkley,mum,2,,,\n").conflicts
    assert re.fullmatch("c:[0-9a-f]{20}", clash.id)


def test_the_child_of_a_new_map_is_in_neither_count(office: Office) -> None:
    text = "person,relation to child\nNell Penn,child\nRosa Penn,mum\nMs Vale,teacher\n"
    seen = preview(office.worker, read([UploadedFile("nell.csv", text.encode())]))
    assert seen.sentence == (
        "A map about Nell Penn would be made."
        " 1 person from the child's life and 1 professional would be added."
    )
    sheet = UploadedFile("nell.csv", b"person,relation\nRosa Penn,mum\n")
    named = preview(office.worker, read([sheet]), children=["Nell"])
    assert named.count("added").natural == 1
