"""Everybody's relation to the child, family by family, from the table beside this file."""

from __future__ import annotations

import csv
import random
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from queries.kinship import mismatches, relations, sector_of, sectors_in_order
from queries.model import Membership, Person, Tie
from queries.partial_date import PartialDate
from queries.vocabulary import Connection, Sex, TieType
from tests.support.kin import DAY, family, person

with (Path(__file__).parent / "kinship_table.csv").open(encoding="utf-8", newline="") as table:
    ROWS = list(csv.DictReader(table, delimiter=";"))


def seen(line: str, *children: str) -> dict[str, tuple[str, str]]:
    people, ties = family(line)
    found = relations(children or ["Ben"], people, ties, DAY)
    return {who: (relation.word, relation.short) for who, relation in found.items()}


def test_the_table_names_at_least_eighty_relations():
    assert len(ROWS) >= 80
    assert len({row["word"] for row in ROWS}) >= 80


@pytest.mark.parametrize("row", ROWS, ids=[f"{r['short']} ({r['family']})" for r in ROWS])
def test_each_relation_of_the_table(row: dict[str, str]):
    people, ties = family(row["family"])
    relation = relations([row["child"]], people, ties, DAY)[row["person"]]
    assert relation.word == row["word"]
    assert relation.short == row["short"]
    assert relation.sentence == row["sentence"]
    assert relation.side == row["side"]
    assert relation.sector == row["sector"]
    assert relation.generation == int(row["generation"])


def test_a_relation_does_not_depend_on_the_order_of_the_ties():
    for row in ROWS:
        people, ties = family(row["family"])
        turned = relations([row["child"]], people, ties[::-1], DAY)[row["person"]]
        assert (turned.word, turned.short, turned.side) == (row["word"], row["short"], row["side"])


def test_siblings_who_share_a_relation_share_the_word():
    line = "Dawn>Jay, Lee>Jay, Dawn>Demi, Paul>Demi, Dawn>Rio, Paul>Rio, Jean>Dawn"
    people, ties = family(line)
    jean = relations(["Jay", "Demi", "Rio"], people, ties, DAY)["Jean"]
    assert jean.short == "mum's mum"
    assert jean.sentence == "Jay, Demi and Rio's gran: their mum's mum."
    assert jean.child == ""


def test_where_siblings_differ_the_nearest_child_is_named():
    line = "Dawn>Jay, Lee>Jay, Dawn>Demi, Paul>Demi, Dawn>Rio, Paul>Rio, Maureen>Paul, Dawn=Paul"
    people, ties = family(line)
    found = relations(["Jay", "Demi", "Rio"], people, ties, DAY)
    assert found["Paul"].short == "Demi's dad"
    assert found["Paul"].sentence == "Demi and Rio's dad."
    assert found["Maureen"].short == "Demi's gran"
    assert found["Maureen"].sentence == "Demi and Rio's gran: their dad's mum."
    assert found["Lee"].short == "Jay's dad"
    assert found["Paul"].side == "Paul"
    assert found["Lee"].side == "Lee"
    assert found["Dawn"].side == "mum"


def test_a_friend_of_one_child_is_that_childs_friend():
    found = seen("Dawn>Jay, Dawn>Demi, Zara%friend/best friend%Demi, Tom%friend%Jay", "Jay", "Demi")
    assert found["Zara"][1] == "Demi's best friend"
    assert found["Tom"][1] == "Jay's friend"


def test_the_children_themselves_and_strangers_have_a_sentence():
    people, ties = family("Dawn>Ben, Max")
    found = relations(["Ben"], people, ties, DAY)
    assert found["Ben"].distance == 0
    assert found["Ben"].sentence == "Ben is the child this map is about."
    assert found["Max"].distance == -1
    assert found["Max"].sentence == "We don't know yet how they are connected to Ben."


def test_the_pronoun_goes_by_gender_in_their_own_words_before_sex():
    people, ties = family("Dawn>Ben, Jean>Dawn")
    said = {"trans girl": "her", "boy": "his", "non-binary": "their", "": "his"}
    for gender, pronoun in said.items():
        people["Ben"] = replace(people["Ben"], gender=gender)
        jean = relations(["Ben"], people, ties, DAY)["Jean"]
        assert jean.sentence == f"Ben's gran: {pronoun} mum's mum."
    people["Ben"] = replace(people["Ben"], gender="", sex=Sex.UNKNOWN)
    assert relations(["Ben"], people, ties, DAY)["Jean"].sentence.startswith("Ben's gran: their")


def test_people_nobody_has_named_yet_are_never_called_by_a_name():
    people, ties = family("Dawn>Ben, Dawn&Mark, Mark=Priya, Priya&Ivy")
    nameless = {who: replace(them, name="") for who, them in people.items()}
    found = relations(["Ben"], nameless, ties, DAY)
    assert found["Priya"].short == "mum's brother's wife"
    assert found["Priya"].sentence.startswith("The child's aunt by marriage: his")
    assert "Mark" not in found["Ivy"].short + found["Ivy"].sentence


def test_partners_and_fostering_that_ended_are_former_and_the_future_is_not_there_yet():
    people, ties = family("Dawn>Ben, Dawn=Gary, Angela>foster>Ben, Dawn=cohabiting=Hal")
    over = PartialDate.parse("2020")
    later = PartialDate.parse("2027")
    ties = [
        ties[0],
        replace(ties[1], until=over),
        replace(ties[2], until=over),
        replace(ties[3], since=later),
    ]
    found = relations(["Ben"], people, ties, DAY)
    assert found["Gary"].short == "mum's ex-husband"
    assert found["Angela"].short == "former foster mum"
    assert found["Hal"].distance == -1
    assert relations(["Ben"], people, ties, date(2019, 1, 1))["Gary"].short == "step-dad"


def test_what_only_one_of_them_says_makes_nobody_kin():
    people, ties = family("Dawn>Ben, Gary>Ben")
    his = replace(ties[1], fact=replace(ties[1].fact, perspectives=("gary",)))
    found = relations(["Ben"], people, [ties[0], his], DAY)
    assert found["Dawn"].short == "mum"
    assert found["Gary"].distance == -1


def test_a_widow_is_still_a_wife():
    people, ties = family("Dawn>Ben, Dawn&Mark, Mark=Priya")
    people["Mark"] = replace(people["Mark"], deceased=True)
    ties[2] = replace(ties[2], until=PartialDate.parse("2020"))
    assert relations(["Ben"], people, ties, DAY)["Priya"].short == "Mark's wife"


def test_a_partner_is_on_the_parents_side_and_so_are_the_partners_children():
    people, ties = family(
        "Dawn>Ben, Paul>Ben, Paul=cohabiting=Steph, Steph>Finn, Dawn>Kay, Lee>Kay, Steph&Di"
    )
    found = relations(["Ben"], people, ties, DAY)
    assert {who: found[who].sector for who in ("Steph", "Finn", "Di", "Kay", "Lee")} == {
        "Steph": "dad",
        "Finn": "dad",
        "Di": "dad",
        "Kay": "mum",
        "Lee": "mum",
    }


def test_a_double_cousin_is_on_both_sides():
    people, ties = family(
        "Dawn>Ben, Paul>Ben, Jean>Dawn, Jean>Lisa, Alan>Paul, Alan>Mark, Lisa>Zara, Mark>Zara"
    )
    assert relations(["Ben"], people, ties, DAY)["Zara"].side == "both"


def test_professionals_are_known_by_their_job_unless_they_are_kin():
    people, ties = family("Dawn>Ben, Dawn&Lisa, Max, Joe*Max")
    jobs = {
        who: Membership(f"m{who}", who, "c1", Connection.PROFESSIONAL, job="social worker")
        for who in ("Max", "Lisa")
    }
    found = relations(["Ben"], people, ties, DAY, memberships=jobs)
    assert (found["Max"].short, found["Max"].sector) == ("social worker", "professionals")
    assert found["Max"].sentence == "Ben's social worker."
    assert found["Lisa"].short == "mum's sister"
    assert sector_of(found["Lisa"], jobs["Lisa"]) == "professionals"


def test_sectors_come_in_the_order_of_the_circles_with_titles():
    people, _ = family("Ann>Ben, Bea>Ben")
    order = sectors_in_order(["mum", "siblings", "friends", "dad", "school"], people)
    assert [key for key, _ in order] == ["dad", "friends", "school", "siblings", "mum"]
    assert sectors_in_order(["Ann"], people) == [("Ann", "Ann's side")]
    assert dict(order)["friends"] == "Friends and neighbours"


@pytest.mark.parametrize(
    ("line", "question"),
    [
        (
            "Dawn>Ben, Dawn&Sue, Sue:gran:Ben",
            "Sue is recorded as Ben's gran, but she is drawn as his aunt. Which is right?",
        ),
        (
            "Dawn>Ben, Sue>Dawn, Sue:Nan@dad:Ben",
            "Sue is recorded as Ben's nan on dad's side, but she is drawn as his mum's mum. "
            "Which is right?",
        ),
        (
            "Dawn>Ben, Dawn&Mark, Mark=Sue, Sue:cousin:Ben",
            "Sue is recorded as Ben's cousin, but she is drawn as his aunt by marriage. "
            "Which is right?",
        ),
        (
            "Dawn>Ben, Paul>Ben, Dawn>Kay, Lee>Kay, Ben&full&Kay",
            "Ben and Kay are recorded as full siblings, but their parents make them half "
            "siblings. Which is right?",
        ),
    ],
)
def test_a_stated_word_that_the_ties_contradict_is_a_question(line: str, question: str):
    people, ties = family(line)
    assert [one.question for one in mismatches(["Ben"], people, ties, DAY)] == [question]


@pytest.mark.parametrize(
    "line",
    [
        "Dawn>Ben, Sue>Dawn, Sue:Grandma@mum:Ben",
        "Dawn>Ben, Dawn&Sue, Sue:auntie:Ben",
        "Dawn>Ben, Dawn&Mark, Mark=Sue, Sue:Auntie:Ben",
        "Dawn>Ben, Jean>Dawn, Jean&Sue, Sue:great auntie:Ben",
        "Dawn>Ben, Dawn=Gary, Gary:step dad:Ben",
        "Sue:gran:Ben",
        "Dawn>Ben, Dawn&Sue, Sue:godmother:Ben",
        "Dawn>Ben, Dawn>Kay, Ben&half&Kay",
    ],
)
def test_a_stated_word_that_agrees_or_says_nothing_we_know_asks_nothing(line: str):
    people, ties = family(line)
    assert mismatches(["Ben"], people, ties, DAY) == []


def kinfolk(count: int) -> tuple[dict[str, Person], list[Tie]]:
    """So many people, each with up to two parents, a partner and a friend."""
    rng = random.Random(4)
    people = {
        f"p{n}": Person(f"p{n}", name=f"Name{n}", sex=rng.choice(list(Sex))) for n in range(count)
    }
    ties = []
    for n in range(1, count):
        for parent in rng.sample(range(n // 2, n), min(2, n - n // 2)):
            ties.append(
                Tie(f"a{n}{parent}", TieType.PARENT_OF, f"p{parent}", f"p{n}", "biological")
            )
        other = rng.randrange(n)
        ties.append(Tie(f"b{n}", TieType.PARTNER_OF, f"p{n}", f"p{other}", "married"))
        ties.append(Tie(f"c{n}", TieType.KNOWS, f"p{n}", f"p{rng.randrange(count)}", "friend"))
    return people, ties


def test_the_work_of_kinship_grows_as_the_family_does():
    def work(count: int) -> float:
        people, ties = kinfolk(count)
        times = []
        for _ in range(5):
            start = time.process_time()
            found = relations([f"p{count - 1}"], people, ties, DAY)
            times.append(time.process_time() - start)
        assert len(found) == count
        return min(times)

    # four times the people: four times the work and a little; sixteen times would be a square
    assert work(600) < 8 * work(150)


def test_a_tie_to_somebody_who_may_not_be_seen_is_left_out():
    people, ties = family("Dawn>Ben, Dawn&Mark, Mark>Zara")
    del people["Mark"]
    found = relations(["Ben"], people, ties, DAY)
    assert found["Zara"].distance == -1
    assert "Mark" not in str(found)


def test_somebody_may_be_called_by_their_known_as():
    people, ties = family("Dawn>Ben, Dawn&Mark, Mark=Priya")
    people["Mark"] = replace(person("Mark"), known_as="Marky")
    assert relations(["Ben"], people, ties, DAY)["Priya"].short == "Marky's wife"
