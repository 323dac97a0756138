"""Rows -> drafts and problems: the three forms, their headers, and what is wrong in them."""

from __future__ import annotations

from datetime import date

import pytest

from loaders import Drafts, Form, UploadedFile, listed, problems_csv, read, template
from loaders.around.sheets import SHEETS
from loaders.headers import ALIASES, column_of

TODAY = date(2026, 11, 23)


def drafts_of(text: str, **options: bool) -> Drafts:
    return read([UploadedFile("family.csv", text.encode())], today=TODAY, **options)


def wrongs(drafts: Drafts) -> list[tuple[int, str]]:
    return [(problem.row, problem.field) for problem in drafts.problems]


def test_the_three_forms_are_known_by_their_headers() -> None:
    assert drafts_of("Name,D.O.B.\nJo,1974\n").forms == (Form.PEOPLE,)
    assert drafts_of("FROM;Relationship;TO\nJo;mother of;Lee\n").forms == (Form.TIES,)
    assert drafts_of("Person;Relation to child\nJo;mum\n").forms == (Form.ONE_SHEET,)


@pytest.mark.parametrize(
    "header",
    ["dob", "D.O.B", "Date of Birth", "date-of-birth", "BORN", "Date of birth (dd/mm/yyyy)"],
)
def test_a_header_is_known_by_its_other_names(header: str) -> None:
    assert column_of(header) == "birth"


def test_no_header_means_two_columns() -> None:
    everything = [alias for aliases in ALIASES.values() for alias in aliases]
    assert len(everything) == len(set(everything))


def test_a_title_above_the_headers_and_unknown_columns_are_no_hindrance() -> None:
    drafts = drafts_of("Family of Ben,,\n,,\nperson,relation,shoe size\nJo,aunt,5\n")
    assert drafts.people[0].name == "Jo"
    assert wrongs(drafts) == [(3, "shoe size")]
    assert not drafts.problems[0].stops


def test_the_one_sheet_that_workers_keep() -> None:
    drafts = drafts_of(
        "person,relation to child,closeness,phone,natural or professional\n"
        'Maureen,"gran, dad\'s side",4,7700900102,natural\n'
    )
    gran = drafts.people[0]
    assert gran.person["phone"] == "07700900102"
    assert gran.knows == {"closeness": 4}
    assert gran.membership["connection"] == "natural"
    assert wrongs(drafts) == [(2, "phone")]


@pytest.mark.parametrize(
    ("cell", "closeness"), [("1", 1), ("5", 5), ("4/5", 4), ("3 out of 5", 3), ("2.0", 2)]
)
def test_closeness_is_one_to_five(cell: str, closeness: int) -> None:
    drafts = drafts_of(f"person,relation,closeness\nJo,aunt,{cell}\n")
    assert drafts.people[0].knows["closeness"] == closeness


@pytest.mark.parametrize("cell", ["0", "6", "very", "3.5", "-1", "45"])
def test_another_closeness_is_left_out_and_told(cell: str) -> None:
    drafts = drafts_of(f"person,relation,closeness\nJo,aunt,{cell}\n")
    assert "closeness" not in drafts.people[0].knows
    assert wrongs(drafts) == [(2, "closeness")]


@pytest.mark.parametrize(
    "sheet",
    [
        "person,relation,last contact\nJo,aunt,{}\n",
        "from,relationship,to,last seen\nJo,aunt of,Lee,{}\n",
    ],
)
def test_the_last_contact_is_a_day_that_was(sheet: str) -> None:
    def tie(cell: str) -> tuple[object, list[tuple[int, str]]]:
        drafts = drafts_of(sheet.format(cell))
        said = drafts.people[0].knows if drafts.people else drafts.ties[0].fields
        return said.get("contact_last_latest"), wrongs(drafts)

    assert tie("May 2026") == ("2026-05-31", [])
    assert tie("3 May 2099") == (None, [(2, "last contact")])
    assert tie("soon") == (None, [(2, "last contact")])
    assert tie("") == (None, [])


def test_dates_are_british_unless_the_header_or_the_user_says_otherwise() -> None:
    rows = "\nJo,aunt,03/12/1990\n"
    born = [
        drafts_of(f"person,relation,born{rows}"),
        drafts_of(f"person,relation,born (mm/dd/yyyy){rows}"),
        drafts_of(f"person,relation,born{rows}", american_dates=True),
    ]
    assert [d.people[0].person["birth_earliest"] for d in born] == [
        "1990-12-03",
        "1990-03-12",
        "1990-03-12",
    ]


@pytest.mark.parametrize(
    "cell", ["31/02/1990", "soon", "99/99/9999", "0000", "12/2099", "1/1/31000"]
)
def test_a_date_that_cannot_be_is_left_out_and_told(cell: str) -> None:
    drafts = drafts_of(f"person,relation,born\nJo,aunt,{cell}\n")
    assert "birth_earliest" not in drafts.people[0].person
    assert wrongs(drafts) == [(2, "born")]


def test_an_unborn_child_may_be_due() -> None:
    drafts = drafts_of("person,relation,born,unborn\nBaby,half-sister,March 2027,yes\n")
    assert drafts.people[0].person["unborn"] is True
    assert drafts.people[0].person["birth_earliest"] == "2027-03-01"
    assert not drafts.problems


def test_a_death_before_the_birth_and_an_end_before_its_start_are_told() -> None:
    drafts = drafts_of("person,relation,born,died,since,until\nJo,aunt,1990,1980,2020,2019\n")
    assert wrongs(drafts) == [(2, "died"), (2, "until")]


def test_an_age_is_a_birth_about_then_and_is_not_renewed() -> None:
    person = drafts_of("person,relation,age\nJo,aunt,62\n").people[0]
    assert person.loose["birth_words"] == "about 1964"
    assert "birth_earliest" not in person.person


def test_a_row_that_names_nobody_stays_out_and_a_nameless_cousin_does_not() -> None:
    drafts = drafts_of("person,relation,phone\n,,07700\n,cousin,\nnot known,cousin,\n")
    assert [(p.label, p.key) for p in drafts.people] == [
        ("cousin", "||cousin"),
        ("cousin", "||cousin#2"),
    ]
    assert [problem.stops for problem in drafts.problems] == [True, False, False]


def test_a_repeated_row_stays_out_and_says_which_it_repeats() -> None:
    drafts = drafts_of("person,relation\nJo Hill,aunt\nJO  HILL,Aunt\nJo Hill,neighbour\n")
    assert len(drafts.people) == 2
    assert [(p.row, p.stops) for p in drafts.problems] == [(3, True)]
    assert "row 2" in drafts.problems[0].wrong


def test_the_same_id_twice_is_told() -> None:
    drafts = drafts_of("id,name\nA1,Jo\na1,Lee\n")
    assert [person.key for person in drafts.people] == ["id:a1"]
    assert drafts.problems[0].field == "id"


def test_words_that_are_not_understood_are_told_with_the_choices() -> None:
    drafts = drafts_of(
        "person,relation,status,ring,may we talk,natural or professional,who may see\n"
        "Jo,aunt,purple,purple,purple,purple,purple\n"
    )
    assert len(drafts.problems) == 5
    assert all("Write" in problem.to_do for problem in drafts.problems)
    assert drafts.people[0].fact["visible_to"] == ["professionals"]


def test_ten_thousand_problem_rows_are_counted_and_all_can_be_downloaded() -> None:
    rows = "".join(f"P{n},aunt,99\n" for n in range(10_000))
    drafts = drafts_of(f"person,relation,closeness\n{rows}")
    found = listed(drafts.problems, 50)
    assert (len(drafts.people), found.count, len(found.shown)) == (10_000, 10_000, 50)
    assert "10,000 things to look at" in found.sentence
    assert problems_csv(drafts.problems).count(b"\r\n") == 10_001


def test_a_problem_s_own_text_cannot_run_in_a_spreadsheet() -> None:
    drafts = drafts_of("person,=HYPERLINK(1)\nJo,x\n")
    assert b",'=HYPERLINK(1)," in problems_csv(drafts.problems)


def test_which_way_support_goes_is_read_in_words_and_asked_about_otherwise() -> None:
    drafts = drafts_of(
        "from,type,to,flow\nJo,supports,Lee,both ways\nJo,supports,Kim,in\nJo,supports,Di,up\n"
    )
    assert [tie.fields.get("flow") for tie in drafts.ties] == ["both", "from", None]
    (wrong,) = [one for one in drafts.problems if one.row == 4]
    assert "Write one of: to, from, both" in str(wrong.to_do)


def test_restrictions_are_not_taken_from_a_file() -> None:
    drafts = drafts_of("from,type,to\nJo,must not meet,Lee\n")
    assert not drafts.ties
    assert drafts.problems[0].stops


@pytest.mark.parametrize("form", [form for form in Form if form not in SHEETS])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_template_loads_back_with_nothing_wrong(form: Form, ending: str) -> None:
    drafts = read([UploadedFile(f"template.{ending}", template(form, ending))])
    assert drafts.forms == (form,)
    assert len(drafts.people) + len(drafts.ties) == {"one-sheet": 2, "people": 1, "ties": 1}[form]
    assert [problem for problem in drafts.problems if problem.row] == []


def test_progress_is_told_while_a_long_file_is_read() -> None:
    told: list[str] = []
    rows = "".join(f"P{n},aunt\n" for n in range(6_000))
    read(
        [UploadedFile("f.csv", f"person,relation\n{rows}".encode())],
        progress=lambda words, done, of: told.append(f"{words} {done} {of}"),
    )
    assert any(line.startswith("Reading f.csv") for line in told)
    assert "Understanding f.csv 4000 6000" in told
