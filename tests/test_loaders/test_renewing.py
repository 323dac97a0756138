"""Renewing an import: last imported, file, now; questions about likeness; complete files."""

from __future__ import annotations

import pytest

from loaders import NotReady, UploadedFile, commit, preview, read, sources_of
from queries.network import network_of
from queries.store import Store
from queries.vocabulary import TieType
from tests.support.commanding import Office, office_in
from tests.support.renewed import DAY, HEAD, ROWS, Case


@pytest.fixture
def office(store: Store) -> Office:
    return office_in(store)


@pytest.fixture
def case(office: Office) -> Case:
    return Case(office)


PHONE = {
    # last imported, file, now by hand -> what it is after, how many conflicts
    "nobody changed it": ("1", "1", None, "1", 0),
    "the file changed it": ("1", "2", None, "2", 0),
    "a hand changed it": ("1", "1", "3", "3", 1),
    "both changed it, differently": ("1", "2", "3", "3", 1),
    "both changed it, alike": ("1", "2", "2", "2", 0),
    "the file has it now": ("", "2", None, "2", 0),
    "a hand added it": ("", "", "3", "3", 0),
    "both added it, differently": ("", "2", "3", "3", 1),
    "a hand took it away": ("1", "1", "", "", 1),
    "a hand took it away, the file changed it": ("1", "2", "", "", 1),
    "the file's cell is empty now": ("1", "", None, "1", 0),
}


@pytest.mark.parametrize("which", PHONE)
def test_three_ways_of_one_field(case: Case, which: str) -> None:
    last, file, hand, after, conflicts = PHONE[which]
    case.load(f"d,Dawn Arkley,mum,{last},,,\n")
    if hand is not None:
        case.correct("Dawn Arkley", "phone", last, hand)
    seen = case.see(f"d,Dawn Arkley,mum,{file},,,\n")
    assert len(seen.conflicts) == conflicts
    commit(case.office.worker, seen)
    assert case.person("Dawn Arkley").phone == after
    again = case.see(f"d,Dawn Arkley,mum,{file},,,\n")
    assert again.nothing


def test_a_date_is_compared_as_one_field(case: Case) -> None:
    case.load("d,Dawn Arkley,mum,,1988,,\n")
    seen = case.load("d,Dawn Arkley,mum,,12/5/1988,,\n")
    assert not seen.conflicts
    assert str(case.person("Dawn Arkley").birth) == "12 May 1988"


def test_a_tie_s_field_changes_with_the_file(case: Case) -> None:
    case.load(ROWS)
    seen = case.load(ROWS.replace(",4,", ",2,"))
    assert [(line.name, line.what) for line in seen.lines if line.what != "kept"] == [
        ("Maureen Hill", "changed")
    ]
    assert "closeness: 2 (was 4) (knows Ben Arkley)" in seen.lines[1].words
    ties = network_of(case.office.worker, case.office.case_id).ties
    assert sorted(tie.closeness for tie in ties if tie.closeness) == [2, 5]
    assert len(ties) == 4


def test_the_id_column_holds_when_name_and_relation_change(case: Case) -> None:
    case.load(ROWS)
    before = case.person("Dawn Arkley").id
    case.load(ROWS.replace("Dawn Arkley,mum", "Dawn Hill,step-mum"))
    assert case.person("Dawn Hill").id == before
    assert "Dawn Arkley" not in case.names()


def test_without_ids_name_birth_and_relation_are_the_key(case: Case) -> None:
    head = "person,relation,phone\n"
    case.load("Dawn,mum,1\nJo,aunt,2\n", head=head)
    before = case.person("Dawn").id
    case.load("DAWN ,Mum,9\nJo,aunt,2\n", head=head)
    assert case.person("DAWN").id == before
    assert case.person("DAWN").phone == "9"


def test_a_changed_key_is_a_question_and_never_decided(case: Case) -> None:
    head = "person,relation,born\n"
    case.load("Dawn Arkley,mum,\n", head=head)
    before = case.person("Dawn Arkley").id
    rows = "Dawn Arkley,mum,1988\n"
    seen = case.see(rows, head=head)
    assert [question.candidate for question in seen.questions] == [before]
    assert seen.unanswered
    with pytest.raises(NotReady, match="no answer"):
        commit(case.office.worker, seen)
    same = case.see(rows, head=head, answers={seen.questions[0].id: "same"})
    assert not same.unanswered
    assert same.count("added").natural == 0
    commit(case.office.worker, same)
    assert case.person("Dawn Arkley").id == before
    assert str(case.person("Dawn Arkley").birth) == "1988"
    assert case.see(rows, head=head).nothing
    assert case.see(rows, head=head).questions == ()


def test_different_makes_a_second_person(case: Case) -> None:
    head = "person,relation\n"
    case.load("Dawn Arkley,mum\n", head=head)
    case.load("Dawn Arkley,aunt\n", head=head, answers={"*": "different"})
    network = network_of(case.office.worker, case.office.case_id)
    assert sum(person.name == "Dawn Arkley" for person in network.people.values()) == 2


def test_a_file_under_another_name_or_form_renews_alike(case: Case) -> None:
    case.load(ROWS)
    seen = case.see(ROWS.replace(",", ";"), head=HEAD.replace(",", ";"))
    assert seen.nothing


def test_an_import_renewed_already_is_not_renewed_again(case: Case) -> None:
    case.load(ROWS)
    first = sources_of(case.office.worker, case.office.case_id)[0]
    case.load(ROWS.replace(",4,", ",3,"))
    sources = sources_of(case.office.worker, case.office.case_id)
    assert [source.renews for source in sources] == ["", first.id]
    assert sources[0].renewed_by == sources[1].id
    with pytest.raises(NotReady, match=r"was renewed by “v2\.csv”"):
        case.see(ROWS, renews=first.id)
    with pytest.raises(NotReady, match="not on this map"):
        case.see(ROWS, renews="nonsense")


def test_another_worker_s_file_is_asked_about_person_by_person(case: Case) -> None:
    case.load(ROWS)
    rows, head = "Maureen Hill,gran\nMoreen Hill,gran\n", "person,relation\n"
    seen = case.see(rows, head=head, renews=None)
    assert len(seen.questions) == 2
    assert all(question.here for question in seen.questions)
    answers = {seen.questions[0].id: "same", seen.questions[1].id: "different"}
    case.load(rows, head=head, renews=None, answers=answers)
    assert case.names() == {"Dawn Arkley", "Maureen Hill", "Moreen Hill"}
    ties = network_of(case.office.worker, case.office.case_id).ties
    assert sum(tie.type == TieType.STATED_KIN for tie in ties) == 2


def test_one_person_is_not_two_rows(case: Case) -> None:
    case.load(ROWS)
    seen = case.see(
        "Maureen Hill,gran\nMoreen Hill,gran\n",
        head="person,relation\n",
        renews=None,
        answers={"*": "same"},
    )
    assert any("same as two people" in problem.wrong for problem in seen.problems)
    commit(case.office.worker, seen)
    assert case.names() == {"Dawn Arkley", "Maureen Hill", "Moreen Hill"}


def test_other_maps_of_the_same_viewer_are_looked_at_and_no_others(case: Case) -> None:
    case.load("x,Kathrin Blakely,aunt,,1980,,\n")
    office = case.office
    other = UploadedFile(
        "ivy.csv", b"person,relation,born\nIvy Pell,child,\nCatherine Blakely,aunt,1980\n"
    )
    seen = preview(office.worker, read([other]))
    assert [(q.candidate_label, q.here) for q in seen.questions] == [("Kathrin Blakely", False)]
    assert preview(office.stranger, read([other])).questions == ()
    answers = {seen.questions[0].id: "same"}
    seen = preview(office.worker, read([other]), answers=answers)
    assert [clash.field for clash in seen.conflicts] == ["name"]
    commit(office.worker, seen)
    network = network_of(office.again(office.worker), seen.case_id)
    assert case.person("Kathrin Blakely").id in network.people


def test_people_with_another_birth_are_not_asked_about(case: Case) -> None:
    case.load("x,John Smith,uncle,,1950,,\n")
    rows = "John Smith,neighbour,1999\n"
    assert not case.see(rows, head="person,relation,born\n", renews=None).questions
    slip = "John Smith,neighbour,1951\n"
    assert len(case.see(slip, head="person,relation,born\n", renews=None).questions) == 1


def test_what_was_hidden_since_is_neither_told_nor_touched_by_a_colleague(case: Case) -> None:
    case.load(ROWS)
    office = case.office
    gran = case.person("Maureen Hill").id
    office.worker.store.writing(
        lambda tx: tx.run(
            "MATCH (p:Person {id: $id})-[r]->() WHERE NOT type(r) = 'NAMED'"
            " SET r.visible_to = [$me], p.phone = 'CANARY', p.whereabouts_visible_to = [$me]",
            {"id": gran, "me": office.worker.viewer.user_id},
        )
    )
    without = UploadedFile("w.csv", (HEAD + ROWS.split("\n", 1)[0] + "\n").encode())
    with_gran = UploadedFile("g.csv", (HEAD + ROWS.replace("900102", "900555")).encode())
    source = sources_of(office.supervisor, office.case_id)[-1].id
    for file in (without, with_gran):
        seen = preview(
            office.supervisor, read([file]), office.case_id, renews=source, complete_on=DAY,
            answers={"*": "same"},
        )  # fmt: skip
        assert "CANARY" not in repr(seen)
        assert gran not in [getattr(operation, "id", "") for operation in seen.operations]
    seen = preview(
        office.supervisor, read([without]), office.case_id, renews=source, complete_on=DAY
    )
    assert "Maureen" not in repr((seen.lines, seen.conflicts, seen.questions, seen.sentence))
