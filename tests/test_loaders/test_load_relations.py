"""What people write for who somebody is to a child, and the ties it makes."""

from __future__ import annotations

import pytest

from loaders.relations import meaning_of
from loaders.tie_rows import tie_meaning
from queries.vocabulary import KINDS, Connection, Sex, TieType

TO_THE_CHILD = [
    ("mum", "PARENT_OF", "biological", ""),
    ("Father", "PARENT_OF", "biological", ""),
    ("step-dad", "PARENT_OF", "step", ""),
    ("Stepmum", "PARENT_OF", "step", ""),
    ("adoptive mum", "PARENT_OF", "adoptive", ""),
    ("presumed father", "PARENT_OF", "presumed", ""),
    ("gran, dad's side", "STATED_KIN", "gran", "dad"),
    ("gran (dads side)", "STATED_KIN", "gran", "dad"),
    ("Nan on mum’s side", "STATED_KIN", "nan", "mum"),
    ("paternal grandmother", "STATED_KIN", "grandmother", "dad"),
    ("grandfather (maternal)", "STATED_KIN", "grandfather", "mum"),
    ("MGM", "STATED_KIN", "gran", "mum"),
    ("gran", "STATED_KIN", "gran", "unknown"),
    ("dad's mum", "STATED_KIN", "gran", "dad"),
    ("mum's dad", "STATED_KIN", "grandad", "mum"),
    ("great aunt", "STATED_KIN", "great aunt", "unknown"),
    ("cousin once removed", "STATED_KIN", "cousin once removed", "unknown"),
    ("sister-in-law", "STATED_KIN", "sister-in-law", "unknown"),
    ("dad's side", "STATED_KIN", "relative", "dad"),
    ("half-brother", "SIBLING_OF", "half", ""),
    ("big sister", "SIBLING_OF", "unknown", ""),
    ("twin", "SIBLING_OF", "twin", ""),
    ("best friend", "KNOWS", "friend", ""),
    ("neighbour", "KNOWS", "neighbour", ""),
    ("next door", "KNOWS", "neighbour", ""),
    ("godmother", "KNOWS", "family friend", ""),
    ("football coach", "KNOWS", "club", ""),
    ("imam", "KNOWS", "faith", ""),
    ("class teacher", "KNOWS", "school", ""),
    ("teacher - Year 2", "KNOWS", "school", ""),
    ("social worker", "KNOWS", "professional", ""),
    ("family liaison officer", "KNOWS", "professional", ""),
    ("foster carer", "CARES_FOR", "foster", ""),
    ("foster mum", "CARES_FOR", "foster", ""),
    ("former foster carer", "KNOWS", "former carer", ""),
    ("special guardian", "CARES_FOR", "kinship", ""),
    ("childminder", "CARES_FOR", "day", ""),
]


@pytest.mark.parametrize(("said", "tie", "kind", "side"), TO_THE_CHILD)
def test_a_relation_makes_one_tie_to_the_child(said: str, tie: str, kind: str, side: str) -> None:
    meaning = meaning_of(said)
    assert [(t.type, t.kind, t.side) for t in meaning.ties] == [(tie, kind, side)]
    assert meaning.known
    assert not meaning.of


@pytest.mark.parametrize("said", [row[0] for row in TO_THE_CHILD])
def test_every_kind_is_one_that_the_vocabulary_has(said: str) -> None:
    for tie in (*meaning_of(said).ties, *meaning_of(said).otherwise):
        assert tie.type not in KINDS or tie.kind in list(KINDS[tie.type])


@pytest.mark.parametrize(
    ("said", "of", "tie", "kind", "otherwise"),
    [
        ("mum's partner", "mum", "PARTNER_OF", "together", "STATED_KIN mum's partner mum"),
        ("mums boyfriend", "mum", "PARTNER_OF", "together", "STATED_KIN mum's boyfriend mum"),
        ("ex-wife of dad", "dad", "PARTNER_OF", "divorced", "STATED_KIN ex-wife of dad dad"),
        ("dad's sister", "dad", "SIBLING_OF", "unknown", "STATED_KIN aunt dad"),
        ("mum's friend", "mum", "KNOWS", "friend", "KNOWS family friend"),
        ("Tom's mum", "tom", "PARENT_OF", "biological", "KNOWS other"),
        ("Mark’s wife", "mark", "PARTNER_OF", "married", "KNOWS other"),
        ("gran's partner", "gran", "PARTNER_OF", "together", "STATED_KIN gran's partner unknown"),
    ],
)
def test_whose_they_are_is_tied_to_that_person_or_kept_as_said(
    said: str, of: str, tie: str, kind: str, otherwise: str
) -> None:
    meaning = meaning_of(said)
    assert (meaning.of, meaning.ties[0].type, meaning.ties[0].kind) == (of, tie, kind)
    kept = meaning.otherwise[0]
    assert f"{kept.type} {kept.kind} {kept.side}".strip() == otherwise


@pytest.mark.parametrize(
    "said", ["the plumber", "Jean's foster son", "xyz", "his mate's cousin's cat"]
)
def test_unknown_words_are_kept_as_said(said: str) -> None:
    meaning = meaning_of(said)
    assert (meaning.ties[0].type, meaning.ties[0].kind) == (TieType.KNOWS, "other")
    assert meaning.ties[0].words.lower() == said.lower()


@pytest.mark.parametrize(
    ("said", "sex", "connection"),
    [
        ("mum", Sex.FEMALE, Connection.NATURAL),
        ("uncle", Sex.MALE, Connection.NATURAL),
        ("cousin", Sex.UNKNOWN, Connection.NATURAL),
        ("class teacher", Sex.UNKNOWN, Connection.PROFESSIONAL),
        ("foster carer", Sex.UNKNOWN, Connection.PROFESSIONAL),
        ("former foster carer", Sex.UNKNOWN, Connection.NATURAL),
    ],
)
def test_what_the_word_itself_says_is_taken(said: str, sex: Sex, connection: Connection) -> None:
    assert (meaning_of(said).sex, meaning_of(said).connection) == (sex, connection)


def test_several_relations_in_one_cell_make_several_ties() -> None:
    assert [t.type for t in meaning_of("aunt and carer").ties] == ["STATED_KIN", "CARES_FOR"]
    assert [t.type for t in meaning_of("gran / kinship carer").ties] == ["STATED_KIN", "CARES_FOR"]


def test_the_late_are_marked_and_the_child_is_known() -> None:
    assert meaning_of("late grandad").deceased
    assert meaning_of("gran (deceased)").deceased
    assert not meaning_of("gran").deceased
    assert meaning_of("child").child
    assert meaning_of("YP").child


@pytest.mark.parametrize(
    ("said", "tie", "kind", "turned"),
    [
        ("mother of", "PARENT_OF", "biological", False),
        ("is the father of", "PARENT_OF", "biological", False),
        ("PARENT_OF", "PARENT_OF", "biological", False),
        ("son of", "PARENT_OF", "biological", True),
        ("foster parent of", "PARENT_OF", "foster", False),
        ("married to", "PARTNER_OF", "married", False),
        ("half-sister of", "SIBLING_OF", "half", False),
        ("friend of", "KNOWS", "friend", False),
        ("friends with", "KNOWS", "friend", False),
        ("works with", "WORKS_WITH", "", False),
        ("cares for", "CARES_FOR", "kinship", False),
        ("has PR for", "HAS_PR_FOR", "", False),
        ("aunt of", "STATED_KIN", "aunt", False),
        ("in conflict with", "EMOTIONAL_TIE", "conflict", False),
        ("supports", "SUPPORTS", "strong", False),
    ],
)
def test_type_words_of_a_table_of_ties(said: str, tie: str, kind: str, turned: bool) -> None:
    meaning = tie_meaning(said)
    assert meaning is not None
    assert (meaning.type, meaning.kind, meaning.reverse) == (tie, kind, turned)


def test_a_type_nobody_knows_is_none() -> None:
    assert tie_meaning("borrowed a ladder from") is None
