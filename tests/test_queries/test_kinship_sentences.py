"""A path in one sentence, and one tie in a few words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from queries.kinship import connection_sentence, tie_parts, tie_sentence
from queries.model import Tie
from queries.partial_date import PartialDate
from queries.vocabulary import TieType
from tests.support.kin import DAY, family


def sentence(line: str, along: str, **more: object) -> str:
    """The sentence for a path through a family, people in order."""
    people, ties = family(line)
    walked = along.split()
    by_pair = {frozenset((tie.start, tie.end)): tie for tie in ties}
    path = [by_pair[frozenset(pair)] for pair in pairwise(walked)]
    return connection_sentence([people[who] for who in walked], path, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "along", "expected"),
    [
        (
            "Dawn>Ben, Jean>Dawn, Jean>Lisa, Lisa=cohabiting=Jo",
            "Ben Dawn Jean Lisa Jo",
            "Jo is Ben's mum's sister's partner.",
        ),
        ("Dawn>Ben", "Ben Dawn", "Dawn is Ben's mum."),
        ("Dawn>Ben", "Dawn Ben", "Ben is Dawn's son."),
        ("Dawn>Ben, Jean>Dawn", "Ben Dawn Jean", "Jean is Ben's mum's mum."),
        ("Dawn>Ben, Dawn>Kay", "Ben Dawn Kay", "Kay is Ben's sister."),
        ("Dawn>Ben, Dawn=Gary", "Ben Dawn Gary", "Gary is Ben's step-dad."),
        ("Dawn>Ben, Dawn=divorced=Gary", "Ben Dawn Gary", "Gary is Ben's mum's ex-husband."),
        (
            "Dawn>Ben, Jean>Dawn, Jean>foster>Tyler",
            "Ben Dawn Jean Tyler",
            "Tyler is Ben's mum's foster brother.",
        ),
        (
            "Dawn>Ben, Dawn&Mark, Mark>Zara, Zara%friend/best friend%Nell",
            "Ben Dawn Mark Zara Nell",
            "Nell is Ben's mum's brother's daughter's best friend.",
        ),
        (
            "Tom%friend/best friend%Ben, Helen>Tom",
            "Ben Tom Helen",
            "Helen is Ben's best friend's mum.",
        ),
        ("Nadia%neighbour%Ben", "Ben Nadia", "Nadia is Ben's neighbour."),
        ("Dean%club/football coach%Ben", "Ben Dean", "Dean is Ben's football coach."),
        ("Dean%club%Ben", "Ben Dean", "Dean knows Ben."),
        ("Dean%club/football coach%Ben", "Dean Ben", "Dean knows Ben."),
        (
            "Okafor%school/class teacher%Ben, Joe*Okafor",
            "Ben Okafor Joe",
            "Joe works with Ben's class teacher, Okafor.",
        ),
        (
            "Okafor%school/class teacher%Ben, Joe*Okafor, Joe=Kim",
            "Ben Okafor Joe Kim",
            "Joe works with Ben's class teacher, Okafor; Kim is Joe's partner.",
        ),
        (
            "Paul>Ben, Maureen>Paul, Maureen%neighbour/shares lifts%Nadia",
            "Ben Paul Maureen Nadia",
            "Ben's dad's mum, Maureen, shares lifts with Nadia.",
        ),
        ("Dawn>Ben, Pat+Dawn", "Ben Dawn Pat", "Pat supports Ben's mum, Dawn."),
        ("Angela!foster!Ben", "Ben Angela", "Angela is Ben's foster carer."),
        ("Angela!foster!Ben", "Angela Ben", "Angela looks after Ben."),
        ("Pat^Ben", "Pat Ben", "Pat has parental responsibility for Ben."),
        ("Sue:gran@dad:Ben", "Ben Sue", "Sue is Ben's gran."),
        ("Ann>Ben, Ann=Bea", "Ben Ann Bea", "Bea is Ben's step-mum."),
    ],
)
def test_a_path_is_one_sentence(line: str, along: str, expected: str):
    assert sentence(line, along) == expected


def test_a_path_that_ends_at_the_child_is_told_from_the_child():
    line = "Dawn>Ben, Jean>Dawn, Jean>Lisa"
    assert sentence(line, "Lisa Jean Dawn Ben", children=["Ben"]) == "Lisa is Ben's mum's sister."
    assert sentence(line, "Lisa Jean Dawn Ben") == "Ben is Lisa's sister's son."


def test_the_rest_of_the_network_tells_half_siblings():
    people, ties = family("Dawn>Ben, Dawn>Kay, Paul>Ben, Lee>Kay")
    path = [people["Ben"], people["Dawn"], people["Kay"]]
    assert connection_sentence(path, ties[:2]) == "Kay is Ben's sister."
    found = connection_sentence(path, ties[:2], network_ties=[])
    assert found == "Kay is Ben's sister."


def test_other_parents_who_are_not_on_the_path_are_not_needed_and_not_named():
    people, ties = family("Dawn>Ben, Dawn>Kay, Paul>Ben, Lee>Kay")
    path = [people["Ben"], people["Dawn"], people["Kay"]]
    found = connection_sentence(path, ties[:2], network_ties=ties)
    assert found == "Kay is Ben's half-sister."


def test_ties_that_ended_are_told_as_past():
    people, ties = family("Dawn>Ben, Dawn=cohabiting=Gary, Gary%friend%Hal, Joe*Dawn")
    ended = [replace(tie, until=PartialDate.parse("2020")) for tie in ties]
    path = [people["Ben"], people["Dawn"], people["Gary"], people["Hal"]]
    line = connection_sentence(path, [ties[0], ended[1], ended[2]], as_of=DAY)
    assert line == "Hal is Ben's mum's ex-partner's former friend."
    then = connection_sentence(path, [ties[0], ended[1], ended[2]], as_of=date(2019, 5, 1))
    assert then == "Hal is Ben's mum's partner's friend."
    worked = connection_sentence(
        [people["Ben"], people["Dawn"], people["Joe"]], [ties[0], ended[3]]
    )
    assert worked == "Joe worked with Ben's mum, Dawn."


def test_people_without_a_name_are_someone():
    people, ties = family("Dawn>Ben, Joe*Dawn")
    nobody = [replace(people[who], name="") for who in ("Ben", "Dawn", "Joe")]
    line = connection_sentence(nobody, ties)
    assert line == "Someone not named yet works with someone not named yet's mum."


def test_what_is_not_a_path_is_refused():
    people, ties = family("Dawn>Ben, Joe*Dawn")
    with pytest.raises(ValueError):
        connection_sentence([people["Ben"], people["Joe"]], ties)
    with pytest.raises(ValueError):
        connection_sentence([people["Ben"], people["Joe"]], ties[:1])


@pytest.mark.parametrize(
    ("line", "forward", "back"),
    [
        ("Maureen>Paul", "Mother of Paul", "Son of Maureen"),
        ("Paul>Robin", "Father of Robin", "Child of Paul"),
        ("Robin>Amy", "Parent of Amy", "Daughter of Robin"),
        ("Gary>step>Ben", "Step-dad of Ben", "Step-son of Gary"),
        ("Jean>foster>Tyler", "Foster mum of Tyler", "Foster son of Jean"),
        ("Ann>adoptive>Ben", "Mother of Ben, by adoption", "Son of Ann, by adoption"),
        ("Al>donor>Ben", "Donor for Ben", "Conceived with Al as donor"),
        ("Lee>presumed>Ben", "Father of Ben, not confirmed", "Son of Lee, not confirmed"),
        ("Jean=Ron", "Married to Ron", "Married to Jean"),
        ("Maureen=divorced=Alan", "Divorced from Alan", "Divorced from Maureen"),
        ("Dawn=separated=Paul", "Separated from Paul", "Separated from Dawn"),
        ("Paul=cohabiting=Steph", "Lives with Steph as a couple", "Lives with Paul as a couple"),
        ("Dawn=former=Lee", "Former partner of Lee", "Former partner of Dawn"),
        ("Kay&half&Ben", "Half-sister of Ben", "Half-brother of Kay"),
        ("Kay&twin&Ben", "Twin sister of Ben", "Twin brother of Kay"),
        (
            "Sue:Gran@dad:Ben",
            "Gran of Ben on dad's side, as said",
            "Has Sue as gran on dad's side, as said",
        ),
        ("Pat^Ben", "Has parental responsibility for Ben", "Pat has parental responsibility"),
        ("Angela!foster!Ben", "Foster carer of Ben", "Cared for by Angela, foster carer"),
        ("Pat!day!Ben", "Looks after Ben by day", "Cared for by Pat, by day"),
        ("Maureen%friend%Jean", "Friendly with Jean", "Friendly with Maureen"),
        (
            "Maureen%neighbour/shares lifts%Nadia",
            "Shares lifts with Nadia",
            "Shares lifts with Maureen",
        ),
        ("Nadia%neighbour/next door%Ben", "Lives next door to Ben", "Lives next door to Nadia"),
        (
            "Oduya%neighbour/flat downstairs%Ben",
            "Neighbour of Ben (flat downstairs)",
            "Neighbour of Oduya (flat downstairs)",
        ),
        ("Tom%friend/best friend%Ben", "Best friend of Ben", "Best friend of Tom"),
        ("Dean%club/football coach%Ben", "Football coach of Ben", "Football coach: Dean"),
        ("Dean%club%Ben", "Knows Ben from a club", "Knows Dean from a club"),
        ("Hal%mentor%Ben", "Mentor of Ben", "Mentored by Hal"),
        (
            "Oduya%other/goes to the same mosque%Ben",
            "Goes to the same mosque as Ben",
            "Goes to the same mosque as Oduya",
        ),
        (
            "Jean%other/has Ben most weekends%Ben",
            "Has Ben most weekends",
            "Jean has Ben most weekends",
        ),
        ("Jean%other/minds%Ben", "Minds Ben", "Jean minds Ben"),
        (
            "Pat%former carer/their first foster carer%Demi",
            "Former carer of Demi, their first foster carer",
            "Used to be cared for by Pat, their first foster carer",
        ),
        (
            "Helen%friend/Tom's mum%Ben",
            "Friendly with Ben, Tom's mum",
            "Friendly with Helen, Tom's mum",
        ),
        ("Joe*Max", "Works with Max", "Works with Joe"),
        ("Pat+Dawn", "Supports Dawn", "Supported by Pat"),
        ("Pat+strong+Dawn", "Strong support for Dawn", "Strongly supported by Pat"),
    ],
)
def test_one_tie_reads_well_from_both_ends(line: str, forward: str, back: str):
    people, ties = family(line)
    start, end = people[ties[0].start], people[ties[0].end]
    assert tie_sentence(ties[0], start, end) == forward
    assert tie_sentence(ties[0], end, start) == back


@pytest.mark.parametrize(
    ("kind", "forward", "back"),
    [
        ("close", "Close to Ben", "Close to Dawn"),
        ("cut off", "Cut off from Ben", "Cut off from Dawn"),
        ("conflict", "In conflict with Ben", "In conflict with Dawn"),
        ("abuse", "Has harmed Ben", "Harmed by Dawn"),
    ],
)
def test_an_emotional_line_in_words(kind: str, forward: str, back: str):
    people, _ = family("Dawn, Ben")
    tie = Tie("t", TieType.EMOTIONAL_TIE, "Dawn", "Ben", kind=kind)
    assert tie_sentence(tie, people["Dawn"], people["Ben"]) == forward
    assert tie_sentence(tie, people["Ben"], people["Dawn"]) == back


def test_a_tie_that_ended_is_told_so_on_the_day():
    people, ties = family("Dawn%friend%Gary, Dawn=Gary, Angela>foster>Ben")
    friend, married, fostered = (replace(tie, until=PartialDate.parse("2020")) for tie in ties)
    dawn, gary = people["Dawn"], people["Gary"]
    assert tie_sentence(friend, dawn, gary, DAY) == "Friendly with Gary, in the past"
    assert tie_sentence(friend, dawn, gary, date(2019, 1, 1)) == "Friendly with Gary"
    assert tie_sentence(married, dawn, gary, DAY) == "Was married to Gary"
    assert tie_sentence(married, dawn, replace(gary, deceased=True), DAY) == "Widow of Gary"
    assert tie_sentence(fostered, people["Angela"], people["Ben"]) == "Former foster mum of Ben"


def test_the_parts_leave_room_for_the_name():
    people, ties = family("Pat^Ben")
    assert tie_parts(ties[0], people["Ben"], people["Pat"]) == ("", " has parental responsibility")
    nobody = replace(people["Pat"], name="")
    said = tie_sentence(ties[0], people["Ben"], nobody)
    assert said == "Someone (not named yet) has parental responsibility"


def test_every_type_of_tie_between_people_has_words():
    people, _ = family("Dawn, Ben")
    for tie_type in TieType:
        for kind in ("", "friend", "married", "anything"):
            tie = Tie("t", tie_type, "Dawn", "Ben", kind=kind)
            assert tie_sentence(tie, people["Dawn"], people["Ben"]).strip()


@pytest.mark.parametrize(
    ("kind", "before", "after", "was"),
    [
        ("divorced", "Married to Gary", "Divorced from Gary", "Gary is Ben's step-dad."),
        ("separated", "Partner of Gary", "Separated from Gary", "Gary is Ben's mum's partner."),
        ("former", "Partner of Gary", "Former partner of Gary", "Gary is Ben's mum's partner."),
    ],
)
def test_before_they_parted_a_couple_was_one(kind: str, before: str, after: str, was: str) -> None:
    people, ties = family(f"Dawn>Ben, Dawn={kind}=Gary")
    ties = [ties[0], replace(ties[1], until=PartialDate.parse("2024"))]
    for day, words in ((date(2023, 5, 1), before), (DAY, after)):
        assert tie_sentence(ties[1], people["Dawn"], people["Gary"], day) == words
    path = [people[who] for who in ("Ben", "Dawn", "Gary")]
    assert connection_sentence(path, ties, as_of=date(2023, 5, 1)) == was
