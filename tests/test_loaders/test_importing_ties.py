"""Ties of a load: with tables of people, those that cannot be, and names that nobody has."""

from __future__ import annotations

import pytest

from loaders import Drafts, UploadedFile, commit, preview, read
from queries.changes import undo
from queries.network import network_of
from queries.store import Store
from queries.vocabulary import TieType
from tests.support.commanding import Office, office_in


@pytest.fixture
def office(store: Store) -> Office:
    return office_in(store)


def drafts_of(text: str, name: str = "ben.csv") -> Drafts:
    return read([UploadedFile(name, text.encode())])


def test_a_table_of_people_may_hold_the_child_too(office: Office) -> None:
    for connection in ("child", ""):
        head = "id,name,born,connection\n"
        people = UploadedFile("p.csv", f"{head}b,Ben Arkley,2016,{connection}\nd,Dawn,,\n".encode())
        ties = UploadedFile("t.csv", b"from,type,to\nd,mother of,b\n")
        drafts = read([people, ties])
        seen = preview(office.worker, drafts, office.case_id, renews=None)
        assert [q.candidate for q in seen.questions] == ([] if connection else [office.child])
        seen = preview(office.worker, drafts, office.case_id, answers={"*": "same"})
        done = commit(office.worker, seen)
        network = network_of(office.worker, office.case_id)
        assert office.child not in network.memberships
        assert [(t.type, t.end) for t in network.ties] == [(TieType.PARENT_OF, office.child)]
        assert len(network.people) == 3
        undo(office.worker, done.change_id)


def test_people_and_ties_of_one_workbook_come_in_one_go(office: Office) -> None:
    people = UploadedFile("people.csv", b"id,name,born\nd,Dawn,1988\nm,Maureen,1964\n,Lee,\n")
    ties = UploadedFile(
        "ties.csv",
        b"from,type,to,closeness,since\nd,mother of,child,,\nm,mother of,Dawn,,\n"
        b"Lee,partner of,d,,2019\nLee,knows,Ben Arkley,3,\n",
    )
    seen = preview(office.worker, read([people, ties]), office.case_id)
    assert not seen.problems
    commit(office.worker, seen)
    network = network_of(office.worker, office.case_id)
    names = {person.id: person.name for person in network.people.values()}
    assert {(names[t.start], t.type, names[t.end], t.closeness) for t in network.ties} == {
        ("Dawn", TieType.PARENT_OF, "Ben Arkley", None),
        ("Maureen", TieType.PARENT_OF, "Dawn", None),
        ("Lee", TieType.PARTNER_OF, "Dawn", None),
        ("Lee", TieType.KNOWS, "Ben Arkley", 3),
    }


def test_ties_that_cannot_be_stay_out_and_the_rest_goes_in(office: Office) -> None:
    people = UploadedFile("p.csv", b"name,born\nAl,1950\nBo,1975\nCy,1940\nDi,\nDi,\n")
    ties = UploadedFile(
        "t.csv",
        b"from,type,to\nAl,father of,Bo\nBo,father of,Al\nAl,father of,Cy\nAl,knows,Al\n"
        b"Al,knows,Zed\nBo,friend of,Cy\nBo,friend of,Cy\nAl,borrowed from,Cy\n",
    )
    seen = preview(office.worker, read([people, ties]), office.case_id)
    stopped = {(p.file, p.row) for p in seen.problems if p.stops}
    assert stopped == {("p.csv", 6), ("t.csv", 3), ("t.csv", 4), ("t.csv", 5), ("t.csv", 6),
                       ("t.csv", 8)}  # fmt: skip
    commit(office.worker, seen)
    network = network_of(office.worker, office.case_id)
    assert {tie.type for tie in network.ties} == {TieType.PARENT_OF, TieType.KNOWS}
    assert len(network.ties) == 3


def test_a_loop_without_births_is_left_out(office: Office) -> None:
    ties = "from,type,to\nAl,parent of,Bo\nBo,parent of,Cy\nCy,parent of,Al\n"
    people = UploadedFile("p.csv", b"name\nAl\nBo\nCy\n")
    seen = preview(
        office.worker, read([people, UploadedFile("t.csv", ties.encode())]), office.case_id
    )
    assert sum("own ancestor" in problem.wrong for problem in seen.problems) == 3
    commit(office.worker, seen)
    assert network_of(office.worker, office.case_id).ties == ()


def test_the_map_is_asked_about_loops_and_ages_too(office: Office) -> None:
    text = "person,relation,born\nBen Arkley,child,2016\nDawn,mum,1988\n"
    commit(office.worker, preview(office.worker, drafts_of(text), office.case_id))
    turned = UploadedFile("t.csv", b"from,type,to\nBen Arkley,parent of,Dawn\n")
    people = UploadedFile("p.csv", b"name,born\nDawn,1989\n")
    seen = preview(office.worker, read([people, turned]), office.case_id, answers={"*": "same"})
    assert [problem.stops for problem in seen.problems] == [True]
    assert [clash.field for clash in seen.conflicts] == ["born"]


def test_unknown_names_in_ties_are_asked_about_before_they_are_refused(office: Office) -> None:
    drafts = drafts_of("from,type,to\nRose Arkley,gran of,child\nNobody Else,friend of,child\n")
    seen = preview(office.worker, drafts, office.case_id)
    assert [question.candidate for question in seen.questions] == [office.gran]
    assert len([problem for problem in seen.problems if problem.stops]) == 2
    answers = {seen.questions[0].id: "same"}
    seen = preview(office.worker, drafts, office.case_id, answers=answers)
    assert len([problem for problem in seen.problems if problem.stops]) == 1
    commit(office.worker, seen)
    ties = network_of(office.worker, office.case_id).ties
    assert [(tie.type, tie.start, tie.kind) for tie in ties] == [
        (TieType.STATED_KIN, office.gran, "gran")
    ]


VIEWS = (
    "from,type,to,whose view\nDawn,close to,Lee,\nDawn,cut off from,Lee,Ben\n"
    "Lee,cut off from,Dawn,{third}\n"
)


def test_a_tie_in_one_persons_view_comes_in_beside_the_agreed_one(office: Office) -> None:
    people = UploadedFile("people.csv", b"name,born\nDawn,1988\nLee,\n")
    files = [people, UploadedFile("ties.csv", VIEWS.format(third="everybody").encode())]
    for name in ("ties.csv", "ties again.csv"):  # the same once more changes nothing
        files[1] = UploadedFile(name, files[1].content + b"\n" * (name != "ties.csv"))
        seen = preview(office.worker, read(files), office.case_id, answers={"*": "same"})
        stopped = [(p.row, p.wrong) for p in seen.problems if p.stops]
        commit(office.worker, seen)
    assert stopped == []
    agreed = network_of(office.worker, office.case_id)
    theirs = network_of(office.worker, office.case_id, whose=office.child)
    assert {tie.kind for tie in agreed.ties} == {"close", "cut off"}
    assert [tie.kind for tie in theirs.ties] == ["cut off"]
    assert theirs.ties[0].fact.perspectives == (office.child,)


def test_a_view_of_nobody_here_keeps_the_row_out(office: Office) -> None:
    people = UploadedFile("people.csv", b"name,born\nDawn,1988\nLee,\n")
    ties = UploadedFile("ties.csv", VIEWS.format(third="Zed").encode())
    seen = preview(office.worker, read([people, ties]), office.case_id)
    (stopped,) = (problem for problem in seen.problems if problem.stops)
    assert (stopped.row, stopped.field) == (4, "whose view")
    assert "Nobody in these files is called “Zed”" in stopped.wrong
    home = UploadedFile("ties.csv", b"from,type,to,whose view\nDawn,lives with,Lee,Lee\n")
    seen = preview(office.worker, read([people, home]), office.case_id)
    assert ["Who lives where" in problem.wrong for problem in seen.problems] == [True]
