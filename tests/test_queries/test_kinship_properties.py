"""What holds for the kinship of any family at all, made up by Hypothesis."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from queries.kinship import (
    connection_sentence,
    mismatches,
    relations,
    sector_of,
    sectors_in_order,
    tie_sentence,
)
from queries.kinship.stated import read_kin_word
from queries.model import Person, Tie
from queries.vocabulary import KINDS, PERSONAL_TIES, Sex, TieType
from tests.support.kin import DAY, parents_of

Made = tuple[dict[str, Person], list[Tie]]


@st.composite
def families(draw: st.DrawFn) -> Made:
    """Families in four generations: each has at most two parents, both from the one before."""
    people: dict[str, Person] = {}
    ties: list[Tie] = []
    before: list[str] = []
    for generation in range(4):
        now = [f"g{generation}p{n}" for n in range(draw(st.integers(1, 4)))]
        for who in now:
            people[who] = Person(who, name=who.upper(), sex=draw(st.sampled_from(Sex)))
            if before:
                parents = draw(st.lists(st.sampled_from(before), unique=True, max_size=2))
                ties += [
                    Tie(f"{parent}{who}", TieType.PARENT_OF, parent, who, kind="biological")
                    for parent in parents
                ]
        before = now
    return people, ties


@st.composite
def graphs(draw: st.DrawFn) -> Made:
    """Any ties between a few people: loops, parents of themselves, everything twice."""
    ids = [f"p{n}" for n in range(draw(st.integers(1, 8)))]
    people = {
        who: Person(
            who,
            name=draw(st.sampled_from(["", who.upper(), "Mr James"])),
            sex=draw(st.sampled_from(Sex)),
            deceased=draw(st.booleans()),
        )
        for who in ids
    }
    ties = []
    for n in range(draw(st.integers(0, 24))):
        tie_type = draw(st.sampled_from(PERSONAL_TIES))
        kinds = [str(kind) for kind in KINDS.get(tie_type, ())] or ["gran", "", "Uncle Bob"]
        ties.append(
            Tie(
                f"t{n}",
                tie_type,
                draw(st.sampled_from(ids)),
                draw(st.sampled_from([*ids, "not here"])),
                kind=draw(st.sampled_from(kinds)),
                side=draw(st.sampled_from(["", "mum", "dad", "unknown"])),
                words=draw(st.sampled_from(["", "", "best friend", "shares lifts", "next door"])),
            )
        )
    return people, ties


def shape(word: str) -> tuple[int, int, str] | str:
    """Generations up and down and the mark of a word; cousins, who mirror, as they are said."""
    said = read_kin_word(word.split(" or ")[0])
    if said is None:
        return word
    return said.up, said.down, said.mark


def mirrored(one: tuple[int, int, str] | str) -> tuple[int, int, str] | str:
    return one if isinstance(one, str) else (one[1], one[0], one[2])


@settings(max_examples=80, deadline=None)
@given(families(), st.data())
def test_kinship_read_from_the_other_end_is_the_mirror_image(made: Made, data: st.DataObject):
    people, ties = made
    one = data.draw(st.sampled_from(sorted(people)))
    seen = relations([one], people, ties, DAY)
    for other in people:
        there = seen[other]
        moves_one_way = there.distance > 0 and "'s" not in there.word
        if other == one or not moves_one_way:
            continue
        back = relations([other], people, ties, DAY)[one]
        assert mirrored(shape(there.word)) == shape(back.word)
        assert back.generation == -there.generation
        assert back.distance == there.distance


@settings(max_examples=80, deadline=None)
@given(families(), st.data())
def test_half_means_one_parent_shared_and_another_known_on_both_sides(
    made: Made, data: st.DataObject
):
    people, ties = made
    parents = parents_of(ties)
    one = data.draw(st.sampled_from(sorted(people)))
    mine = parents.get(one, set())
    for other, relation in relations([one], people, ties, DAY).items():
        theirs = parents.get(other, set())
        if other == one or not mine & theirs:
            continue
        half = len(mine & theirs) == 1 and len(mine) == len(theirs) == 2
        assert relation.word.startswith("half-") == half
        assert (relation.side == "both") == (len(mine & theirs) == 2)


@settings(max_examples=80, deadline=None)
@given(families(), st.data())
def test_ancestors_of_one_parent_only_are_on_that_parents_side(made: Made, data: st.DataObject):
    people, ties = made
    parents = parents_of(ties)
    child = data.draw(st.sampled_from([who for who in people if who.startswith("g3")]))
    found = relations([child], people, ties, DAY)
    lines = {parent: _ancestors(parent, parents) for parent in parents.get(child, set())}
    sexes = [people[parent].sex for parent in lines]
    for parent, line in lines.items():
        others = set().union(*(lines[other] for other in lines if other != parent))
        sex = people[parent].sex
        alone = sexes.count(sex) == 1 and sex is not Sex.UNKNOWN
        side = {Sex.FEMALE: "mum", Sex.MALE: "dad"}[sex] if alone else parent
        for who in line - others:
            assert found[who].side == side
            assert found[who].sector == side


def _ancestors(person: str, parents: dict[str, set[str]]) -> set[str]:
    found = {person}
    for parent in parents.get(person, set()):
        found |= _ancestors(parent, parents)
    return found


@settings(max_examples=150, deadline=None)
@given(graphs(), st.integers(1, 3))
def test_any_graph_gives_everybody_a_relation_that_can_be_walked(made: Made, several: int):
    people, ties = made
    children = sorted(people)[:several]
    found = relations(children, people, ties, DAY)
    joined = {frozenset((tie.start, tie.end)) for tie in ties}
    assert set(found) == set(people)
    for who, relation in found.items():
        assert relation.sentence.endswith(".")
        if who in children:
            assert relation.distance == 0
            continue
        if relation.distance < 0:
            assert relation.word == ""
            continue
        assert relation.word
        assert relation.short
        assert relation.via[0] in children
        assert relation.via[-1] == who
        assert relation.distance == len(relation.via) - 1
        assert all(frozenset(pair) in joined for pair in pairwise(relation.via))
        assert len(set(relation.via)) == len(relation.via) or not relation.derived
    keys = {sector_of(relation) for relation in found.values()} - {""}
    assert {key for key, _ in sectors_in_order(keys, people)} == keys
    asked = mismatches(children, people, ties, DAY)
    assert all(one.question.endswith("?") and {one.one, one.other} <= {*people} for one in asked)


@settings(max_examples=150, deadline=None)
@given(graphs())
def test_any_way_has_a_sentence_and_any_tie_has_words(made: Made):
    people, ties = made
    child = min(people)
    for relation in relations([child], people, ties, DAY).values():
        if relation.distance < 1:
            continue
        path = [
            next(tie for tie in ties if {tie.start, tie.end} == set(pair))
            for pair in pairwise(relation.via)
        ]
        sentence = connection_sentence([people[who] for who in relation.via], path)
        assert sentence.endswith(".")
        assert "not here" not in sentence
    for tie in ties:
        if tie.end in people:
            assert tie_sentence(tie, people[tie.start], people[tie.end])


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_the_order_of_people_changes_nothing(made: Made):
    people, ties = made
    child = min(people)
    turned = dict(reversed(people.items()))
    assert relations([child], people, ties, DAY) == relations([child], turned, ties, DAY)
