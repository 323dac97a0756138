"""Sheets of what is known around a case: read, previewed, loaded as one change, undone."""

from __future__ import annotations

from datetime import date

import pytest

from loaders import Drafts, Form, UploadedFile, commit, preview, read, template
from loaders.around.sheets import SHEETS, slots_of
from queries.changes import undo
from queries.commands import add_person, apply
from queries.frame import frame_of
from queries.ids import new_id
from queries.plans import plan_now
from queries.store import Store
from queries.vocabulary import (
    Covers,
    LegalStatus,
    Part,
    RestrictionKind,
    Ring,
    RoleAnswer,
    SideAnswer,
    TimeOfYear,
)
from tests.support.commanding import Office, dump, office_in

DAY = date(2026, 11, 23)
FILES = {
    "people.csv": "person,relation,born\nDawn Arkley,mum,1993\nPaul Tindle,dad,1990\n",
    "episodes.csv": "Legal status,Opened,Closed\nCIN,4 May 2026,\nearly help,2025,1/5/2026\n",
    "sides.csv": "Side,Answer,Asked on\ndad's side,don't know,14 May 2026\nmaternal,yes,\n",
    "apart.csv": "Keeps away,Away from,Kind,Covers,Since,Until,Who may see\n"
                 "Paul,Dawn Arkley,court,same room,14/9/2026,14/3/2027,professionals\n",
    "worries.csv": "Worry,Goal,Who is worried,About whose acts,Said on\n"
                   "Dawn drinks at night.,Somebody sober is there.,Rose,mum,4 May 2026\n",
    "told.csv": "Person told,What do they know,Told on,Told by,Agreed by\n"
                "Rose and Paul,most things,2 June 2026,Sam,Dawn\n",
    "rules.csv": "Rule,What happens,When,Times,Person,Part,Answer,Agreed on,Their times,"
                 "Time of year\n"
                 "Nights,Somebody sober sleeps in.,Every night,every day night,Rose,main,yes,"
                 "12 November 2026,mon-thu night,all year\n"
                 "Nights,,Every night,,Paul Tindle,back-up,,,,\n"
                 "School run,,Mon to Fri,mon-fri school run,,,,,,in term time\n",
}  # fmt: skip


@pytest.fixture
def office(store: Store) -> Office:
    return office_in(store)


def drafts_of(*names: str, **more: str) -> Drafts:
    files = {name: FILES[name] for name in names} | {f"{k}.csv": v for k, v in more.items()}
    return read([UploadedFile(name, text.encode()) for name, text in files.items()])


def test_every_sheet_adds_its_facts_in_one_change_that_is_undone_whole(
    office: Office, store: Store
) -> None:
    before = dump(store)
    drafts = drafts_of(*FILES)
    assert drafts.problems == ()
    seen = preview(office.worker, drafts, office.case_id, today=DAY)
    assert seen.problems == ()
    assert seen.around == (
        "2 episodes, 2 answers about sides of the family, 1 restriction, 1 worry,"
        " 2 records of who was told, 2 rules, 2 roles"
    )
    assert seen.around in seen.sentence
    done = commit(office.worker, seen)

    frame = frame_of(office.worker, office.case_id, as_of=DAY)
    assert [(one.legal_status, one.closed is None) for one in frame.episodes] == [
        (LegalStatus.EARLY_HELP, False), (LegalStatus.CHILD_IN_NEED, True)]  # fmt: skip
    assert {(one.side, one.answer) for one in frame.sides_asked} == {
        ("dad", SideAnswer.UNKNOWN), ("mum", SideAnswer.RECORDED)}  # fmt: skip
    order, worry = frame.restrictions[0], frame.danger_statements[0]
    assert (order.kind, order.covers) == (RestrictionKind.COURT, Covers.SAME_ROOM)
    mum, dad = order.away_from_id, order.person_id
    assert (worry.worried, worry.about_acts_of, worry.children) == (
        (office.gran,), (mum,), (office.child,))  # fmt: skip
    assert worry.goal is not None
    assert {(d.person_id, d.ring, d.by, d.agreed_by) for d in frame.disclosures} == {
        (office.gran, Ring.MOST, "Sam", "Dawn"), (dad, Ring.MOST, "Sam", "Dawn")}  # fmt: skip
    plan = plan_now(office.worker, office.case_id, as_of=DAY)
    assert plan is not None
    nights, school = plan.rules
    assert (nights.number, nights.name, len(nights.slots)) == (1, "Nights", 7)
    assert (school.number, school.name, len(school.slots)) == (2, "School run", 5)
    assert (nights.time_of_year, school.time_of_year) == (None, TimeOfYear.TERM)
    held = [(r.person_id, r.part, r.answer, len(r.slots)) for r in nights.assignments]
    assert held == [(office.gran, Part.PRIMARY, RoleAnswer.AGREED, 4),
                    (dad, Part.BACK_UP, RoleAnswer.SUGGESTED, 0)]  # fmt: skip

    undo(office.worker, done.change_id)
    assert dump(store) == before


def test_the_same_files_again_add_nothing_and_new_rows_add_themselves(office: Office) -> None:
    commit(office.worker, preview(office.worker, drafts_of(*FILES), office.case_id, today=DAY))
    again = preview(office.worker, drafts_of(*FILES), office.case_id, today=DAY)
    assert (again.around, again.operations) == ("", ())
    more = FILES["rules.csv"] + "Nights,,Every night,,mum,back-up,declined,,,\n"
    grown = preview(office.worker, drafts_of(rules=more), office.case_id, today=DAY)
    assert [problem.wrong for problem in grown.problems] == [
        "Nobody on this map, or in this file, is called “mum”."]  # fmt: skip
    more = more.replace(",mum,", ",Dawn,")
    grown = preview(office.worker, drafts_of(rules=more), office.case_id, today=DAY)
    assert grown.around == "1 role"
    assert grown.sentence == "1 role would be added."


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Legal status,Opened\nfree,4 May 2026\n", "“free” is not understood."),
        ("Legal status,Opened\ncin,soon\n", "This is empty, so the row was left out."),
        ("Rule,When,Times\nNights,Every night,all the time\n",
         "“all the time” is not a time of the week, so it was left out."),
        ("Who must keep away,From whom,Kind\nNobody Known,child,bail\n",
         "Nobody on this map, or in this file, is called “Nobody Known”."),
        ("Who was told,What do they know,Told on\nRose Arkley; Sam,most,2026\n",
         "More than one person here is called “Sam”."),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_a_problem_of_its_row(
    office: Office, text: str, wrong: str
) -> None:
    for name in ("Sam Hill", "Sam Dale"):
        apply(office.worker, add_person(office.case_id, {"id": new_id(), "name": name}))
    seen = preview(office.worker, drafts_of(sheet=text), office.case_id, today=DAY)
    assert wrong in [problem.wrong for problem in seen.problems]
    assert {problem.row for problem in seen.problems} == {2}


def test_who_may_see_is_said_by_the_row_or_by_the_import(office: Office) -> None:
    text = "Legal status,Opened,Who may see\ncin,2026,family\nearly help,2025,\n"
    commit(office.worker, preview(office.worker, drafts_of(sheet=text), office.case_id))
    assert len(frame_of(office.worker, office.case_id).episodes) == 2
    assert len(frame_of(office.family(), office.case_id).episodes) == 1


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("form", SHEETS)
def test_a_template_is_read_as_its_own_sheet(form: Form, ending: str) -> None:
    drafts = read([UploadedFile(f"{form}.{ending}", template(form, ending))])
    assert drafts.forms == (form,)
    assert drafts.problems == ()
    assert [fact.form for fact in drafts.around] == [form]


@pytest.mark.parametrize(
    ("text", "slots", "wrong"),
    [
        ("fri night", ["fri night"], []),
        ("Mon-Wed evenings", ["mon evening", "tue evening", "wed evening"], []),
        ("Saturday and Sunday morning; weekdays school run",
         ["sat morning", "sun morning", *(f"{d} school run" for d in
          ("mon", "tue", "wed", "thu", "fri"))], []),
        ("monday to tuesday after school", ["mon after school", "tue after school"], []),
        ("Tuesdays night", ["tue night"], []),
        ("sun-mon night, noon", [], ["sun-mon night", "noon"]),
        ("night", [], ["night"]),
        ("", [], []),
    ],
)  # fmt: skip
def test_times_of_the_week_as_people_write_them(
    text: str, slots: list[str], wrong: list[str]
) -> None:
    assert slots_of(text) == (slots, wrong)
