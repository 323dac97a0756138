"""Family trees: who is in them, and what is said of the rest."""

from __future__ import annotations

from typing import Any

import pytest

from loaders import UploadedFile, read
from queries.vocabulary import TieType
from tests.support.trees import FAMILY, TODAY, drafts_of, person, shared


def test_a_broken_continuation_line_is_mended_with_a_warning() -> None:
    drafts = read([shared("Sopranos.ged")], today=TODAY)
    broken = [str(problem) for problem in drafts.problems if "does not begin with" in problem.wrong]
    assert [text.partition(":")[0] for text in broken] == [
        "Sopranos.ged, line 26",
        "Sopranos.ged, line 27",
    ]
    tony = next(one for one in drafts.people if one.name == "Anthony John Soprano Sr.")
    assert tony.person["known_as"] == "Tony"
    assert sum(tie.type == TieType.PARENT_OF for tie in drafts.ties) == 10


def test_two_husbands_are_two_partners() -> None:
    drafts = read([shared("same-sex-marriage.ged")], today=TODAY)
    assert [(tie.type, tie.fields["kind"]) for tie in drafts.ties] == [("PARTNER_OF", "together")]


def facts(*lines: str) -> tuple[dict[str, Any], list[str]]:
    drafts = drafts_of(person(*lines))
    told = [f"{p.row} {p.field}: {p.wrong}" for p in drafts.problems]
    return dict(drafts.people[0].person), told


@pytest.mark.parametrize(
    ("lines", "name", "known_as"),
    [
        (["1 NAME Anne Marie /O'Neil/ Jr."], "Anne Marie O'Neil Jr.", None),
        (["1 NAME /Livia/"], "Livia", None),
        (["1 NAME", "2 GIVN Jo", "2 SURN Bell"], "Jo Bell", None),
        (["1 NAME Josephine /Bell/", "2 NICK Jo"], "Josephine Bell", "Jo"),
        (["1 NAME Josephine /Bell/", "1 ALIA Jo"], "Josephine Bell", "Jo"),
        (["1 NAME Jo /Bell/", "1 NAME Jojo", "2 TYPE aka"], "Jo Bell", "Jojo"),
        (["1 NAME Jo /Bell/", "1 NAME Jo /Hart/", "2 TYPE married"], "Jo Bell", None),
        (["1 NAME ? /Unknown/"], None, None),
        (["1 NAME /Unknown/"], None, None),
        (["1 SEX F"], None, None),
    ],
)  # fmt: skip
def test_names(lines: list[str], name: str | None, known_as: str | None) -> None:
    found, _ = facts(*lines)
    assert (found.get("name"), found.get("known_as")) == (name, known_as)


@pytest.mark.parametrize(
    ("lines", "deceased"),
    [
        (["1 DEAT Y"], True), (["1 DEAT"], True), (["1 DEAT", "2 DATE 1999"], True),
        (["1 DEAT N"], None), (["1 NO DEAT"], None), (["1 BURI", "2 PLAC Leeds"], True), ([], None),
    ],
)  # fmt: skip
def test_somebody_may_be_known_to_have_died_without_a_date(
    lines: list[str], deceased: bool | None
) -> None:
    assert facts("1 NAME Jo", *lines)[0].get("deceased") == deceased


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["1 BIRT", "2 DATE 44 B.C."], "7 born: “44 B.C.” lies before the year 1"),
        (["1 BIRT", "2 DATE when the war began"], "7 born: “when the war began” is not a date"),
        (["1 BIRT", "2 DATE 3 MAY 2099"], "6 born: 3 May 2099 is still to come"),
        (["1 BIRT", "2 DATE 1990", "1 DEAT", "2 DATE 1980"], "8 died: They would have died"),
        (["1 FAMC @F9@"], "6 family: The family @F9@ is not in the file."),
        (["3 NOTE x"], "6 : The level jumps to 3; it was read as 1."),
        (["1 BIRT", "2 DATE 1990", "so it goes"], "8 : The line does not begin with a level"),
        (["so it goes"], "6 : The line does not begin with a level"),
        (["1 NOTE one", "2 CONT two", "1 NOTE @N1@"], "0 : 1 note was left out."),
        (["1 _DNA x", "1 _DNA y"], "0 : 2 details that only other programs know (_DNA) were"),
        (["1 ASSO @I7@", "2 RELA friend"], "6 ASSO: It points to @I7@, who is not in the file."),
    ],
)  # fmt: skip
def test_what_is_wrong_or_left_out_is_said_with_its_line(lines: list[str], said: str) -> None:
    _, told = facts(*lines)
    assert any(text.startswith(said) for text in told), told


def test_a_broken_line_spoils_no_date_and_no_name() -> None:
    lines = ("1 NAME Jo /Bell/", "and so on", "1 BIRT", "2 DATE 3 MAY 1990", "so it goes")
    found, _ = facts(*lines)
    assert (found["name"], found["birth_words"]) == ("Jo Bell", "3 May 1990")


def test_the_kinds_of_parents() -> None:
    drafts = drafts_of(FAMILY)
    names = {draft.key.removeprefix("id:"): draft.name for draft in drafts.people}
    found = {
        (names[tie.start], names[tie.end]): tie.fields["kind"]
        for tie in drafts.ties
        if tie.type == TieType.PARENT_OF
    }
    assert found == {
        ("Paul Arkley", "Ben Arkley"): "biological",
        ("Dawn Hill", "Ben Arkley"): "biological",
        ("Paul Arkley", "Mia Arkley"): "adoptive",
        ("Dawn Hill", "Mia Arkley"): "adoptive",
        ("Lee Dunn", "Ben Arkley"): "step",
    }


def test_an_adoption_by_one_parent_is_of_that_parent() -> None:
    text = FAMILY.replace("2 PEDI adopted\n", "1 ADOP Y\n2 FAMC @F1@\n3 ADOP HUSB\n")
    kinds = [tie.fields["kind"] for tie in drafts_of(text).ties if tie.end == "ref i5"]
    assert kinds == ["adoptive", "biological"]


@pytest.mark.parametrize(
    ("events", "kind", "since", "until"),
    [
        ("1 MARR\n2 DATE 1990\n", "married", "1990", None),
        ("1 MARR N\n", "together", None, None),
        ("1 NO MARR\n", "together", None, None),
        ("1 MARR\n2 TYPE Civil partnership\n", "civil", None, None),
        ("1 MARR\n2 TYPE Civil\n", "married", None, None),
        ("1 MARR\n2 DATE 1990\n1 DIV\n2 DATE 1999\n", "divorced", "1990", "1999"),
        ("1 MARR\n2 DATE 1999\n1 DIV\n2 DATE 1990\n", "divorced", "1999", None),
        ("1 EVEN\n2 TYPE Separation\n2 DATE 2001\n", "separated", None, "2001"),
        ("1 EVEN\n2 TYPE Common Law\n2 DATE 2001\n", "cohabiting", "2001", None),
        ("1 ANUL\n2 DATE 1990\n", "former", None, "1990"),
    ],
)  # fmt: skip
def test_the_kinds_of_partners(events: str, kind: str, since: str, until: str) -> None:
    family = "0 @F3@ FAM\n1 HUSB @I4@\n1 WIFE @I3@\n" + events
    ties = drafts_of(FAMILY.replace("0 TRLR", f"{family}0 TRLR")).ties
    fields = next(t for t in ties if {t.start, t.end} == {"ref i3", "ref i4"}).fields
    assert (fields["kind"], fields.get("since_words"), fields.get("until_words")) == (
        kind, since, until,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "type_", "fields"),
    [
        ("2 RELA godfather\n", "KNOWS", {"kind": "family friend", "words": "godfather"}),
        ("2 ROLE GODP\n", "KNOWS", {"kind": "family friend", "words": "godparent"}),
        ("2 ROLE NGHBR\n", "KNOWS", {"kind": "neighbour"}),
        (
            "2 ROLE OTHER\n3 PHRASE Shop keeper\n",
            "KNOWS",
            {"kind": "other", "words": "Shop keeper"},
        ),
        ("2 RELA gran, dad's side\n", "STATED_KIN", {"kind": "gran", "side": "dad"}),
        ("2 RELA half brother\n", "SIBLING_OF", {"kind": "half"}),
        ("2 ROLE WITN\n", "", {}),
    ],
)
def test_who_else_is_known(lines: str, type_: str, fields: dict[str, str]) -> None:
    text = FAMILY.replace("1 NAME Ben", f"1 ASSO @I4@\n{lines}1 NAME Ben")
    found = [t for t in drafts_of(text).ties if t.type not in ("PARENT_OF", "PARTNER_OF")]
    assert [(t.type, t.start, t.end, t.fields) for t in found] == (
        [(type_, "ref i4", "ref i1", fields)] if type_ else []
    )


def test_a_confidential_record_is_for_professionals_whatever_the_import_says() -> None:
    text = FAMILY.replace("1 NAME Lee", "1 RESN CONFIDENTIAL\n1 NAME Lee")
    facts_of = {draft.name: draft.fact for draft in drafts_of(text).people}
    assert facts_of["Lee Dunn"] == {"visible_to": ["professionals"]}
    assert facts_of["Ben Arkley"] == {}


def test_two_trees_are_told_apart_and_the_same_uid_is_one_person() -> None:
    uid = "1 UID bbcc0025-34cb-4542-8cfb-45ba201c9c2c\n1 NAME Lee"
    one = FAMILY.replace("1 NAME Lee", uid)
    drafts = read([UploadedFile("a.ged", one.encode()), UploadedFile("b.ged", one.encode())])
    assert len(drafts.people) == 9
    assert len({draft.key for draft in drafts.people}) == 9
    assert any("a.ged too, with the same UID" in problem.wrong for problem in drafts.problems)


def test_ids_that_differ_only_in_punctuation_are_two_people() -> None:
    text = FAMILY.replace("@I4@", "@I-1@").replace("@I5@", "@I_1@")
    assert len({draft.key for draft in drafts_of(text).people}) == 5


def test_an_id_given_twice_keeps_the_second_out() -> None:
    drafts = drafts_of(FAMILY.replace("0 @I5@ INDI", "0 @I4@ INDI"))
    assert [problem.row for problem in drafts.problems if problem.stops] == [34, 45]
    assert len(drafts.people) == 4
