"""From records to a Scene: what is drawn, what it is called, and what the legend says of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from graphapp.canvas import labels, legend
from graphapp.canvas.picture import picture
from graphapp.canvas.scene import Badge, Group, Scene, ShapeKind
from graphapp.canvas.subject import rings_of
from graphapp.canvas.view import View
from queries.kinship import relations
from queries.model import Case, Disclosure, Network, Person, SideAsked, Tie
from queries.partial_date import PartialDate
from queries.vocabulary import (
    Audience,
    Certainty,
    PartnerKind,
    Ring,
    Sex,
    SideAnswer,
    TieType,
)
from tests.support import pictures


def drawn(network: Network, layout: str = "circles", view: View | None = None) -> Scene:
    found = relations(
        network.case.children,
        network.people,
        network.ties,
        network.as_of,
        memberships=network.memberships,
    )
    return picture(network, found, layout, view=view or View())


def ben() -> Network:
    return pictures.ben()[0]


def test_everybody_is_drawn_once_and_the_child_last() -> None:
    scene = drawn(ben())
    assert sorted(mark.id for mark in scene.people) == sorted(ben().people)
    assert scene.people[-1].id == "ben"
    assert scene.people[-1].group is Group.CHILD


def test_shapes_tell_sex_family_and_work() -> None:
    marks = {mark.id: mark for mark in drawn(ben()).people}
    assert marks["jean"].shape.kind is ShapeKind.CIRCLE
    assert marks["mark"].shape.kind is ShapeKind.SQUARE
    assert marks["sam"].shape.kind is ShapeKind.DIAMOND
    assert marks["hannah"].shape.kind is ShapeKind.BOX
    assert marks["hannah"].inside[0].words == "Council"
    assert marks["gary"].group is Group.NOT_FAMILY
    assert marks["tyler"].group is Group.FAMILY  # fostered is family
    assert marks["jean"].inside[0].words == "67"


def test_a_name_comes_from_one_chain() -> None:
    assert labels.called(Person("a", name="Catherine Hill", known_as="Cat")) == "Cat"
    assert labels.called(Person("a", name="Catherine Hill")) == "Catherine"
    assert labels.called(Person("a"), "dad's brother") == "dad's brother"
    assert labels.called(Person("a")) == labels.SOMEONE


def test_two_people_of_one_short_name_get_their_whole_names() -> None:
    people = {
        "a": Person("a", name="Ann Hill"),
        "b": Person("b", name="Ann Moss"),
        "c": Person("c", name="Cy Moss"),
    }
    assert labels.names(people, {}) == {"a": "Ann Hill", "b": "Ann Moss", "c": "Cy"}


def test_the_ring_is_the_latest_disclosure_by_that_day() -> None:
    network = ben()
    told = [
        Disclosure("1", "gary", Ring.LITTLE, PartialDate.parse("May 2026")),
        Disclosure("2", "gary", Ring.MOST, PartialDate.parse("3 December 2026")),
        Disclosure("3", "tom", Ring.LITTLE, PartialDate.parse("about 2024")),
    ]
    network = replace(network, disclosures=tuple(told))
    assert rings_of(network)["gary"] is Ring.LITTLE
    assert rings_of(network)["tom"] is Ring.LITTLE
    assert rings_of(network)["helen"] is Ring.NOTHING
    assert "ben" not in rings_of(network)
    later = replace(network, as_of=date(2026, 12, 4))
    assert rings_of(later)["gary"] is Ring.MOST


def test_ties_join_pairs_once_and_never_somebody_who_is_not_drawn() -> None:
    network = ben()
    more = (
        Tie("extra", TieType.SUPPORTS, "jean", "dawn"),
        Tie("gone", TieType.KNOWS, "jean", "nobody-here", kind="friend"),
    )
    scene = drawn(replace(network, ties=network.ties + more))
    pairs = [frozenset((line.start, line.end)) for line in scene.lines]
    assert len(pairs) == len(set(pairs))
    both = next(line for line in scene.lines if {line.start, line.end} == {"jean", "dawn"})
    assert both.id == "t-jean>dawn"  # the family tie leads
    assert set(both.ties) == {"t-jean>dawn", "extra"}
    assert all("nobody-here" not in pair for pair in pairs)


def test_the_childs_own_ties_are_quiet_in_circles_and_drawn_in_the_wider_network() -> None:
    network = ben()
    own = {line.id for line in drawn(network).lines if line.quiet}
    assert own == {t.id for t in network.ties if "ben" in (t.start, t.end)}
    assert not any(line.quiet for line in drawn(network, "wider").lines)


@pytest.mark.parametrize(
    ("kinds", "slashes"),
    [
        ([PartnerKind.MARRIED], 0),
        ([PartnerKind.SEPARATED], 1),
        ([PartnerKind.DIVORCED], 2),
        ([PartnerKind.DIVORCED, PartnerKind.COHABITING], 0),
    ],
)
def test_slashes_tell_how_a_couple_stands(kinds: list[PartnerKind], slashes: int) -> None:
    people = {
        "c": Person("c", name="Cy"),
        "a": Person("a", name="Ann"),
        "b": Person("b", name="Bo"),
    }
    ties = tuple(
        Tie(f"t{n}", TieType.PARTNER_OF, "a", "b", kind=kind) for n, kind in enumerate(kinds)
    )
    scene = drawn(small(people, ties))
    assert [line.slashes for line in scene.lines] == [slashes]
    assert ("divorced" in {key.key for key in scene.legend}) is (slashes == 2)
    later = PartialDate.parse("2027")
    before = drawn(small(people, tuple(replace(tie, until=later) for tie in ties)))
    assert [line.slashes for line in before.lines] == [0]


def small(people: dict[str, Person], ties: tuple[Tie, ...] = ()) -> Network:
    first = next(iter(people), "")
    return Network(
        case=Case("case", children=(first,) if first else ()),
        as_of=pictures.DAY,
        audience=Audience.PROFESSIONALS,
        people=people,
        memberships={},
        ties=ties,
        households={},
        residences=(),
        disclosures=(),
        restrictions=(),
    )


def test_the_legend_says_what_is_on_the_page_and_nothing_else() -> None:
    scene = drawn(small({"c": Person("c", name="Cy"), "a": Person("a", sex=Sex.FEMALE)}))
    assert [item.words for item in legend.items(scene)] == ["the child", "female", "not family"]
    everything = [item.words for item in legend.items(drawn(ben()))]
    assert everything == [
        "the child",
        "female",
        "male",
        "not asked",
        "not family",
        "professional",
        "divorced",
        "must not meet",
    ]


def test_badges_come_into_the_picture_and_the_legend() -> None:
    network, found = pictures.ben()
    badges = {"jean": [Badge("1", "on"), Badge("2", "sug")]}
    scene = picture(network, found, "circles", view=View(), badges=badges)
    assert [badge.words for badge in scene.mark("jean").badges] == ["1", "2"]
    assert [key.words for key in scene.legend][-2:] == ["main", "suggested"]


@pytest.mark.parametrize("layout", ["circles", "wider"])
@pytest.mark.parametrize("phone", [False, True])
def test_nobody_and_one_child_are_pictures_too(layout: str, phone: bool) -> None:
    view = View(390, 470, phone=True) if phone else View()
    nobody = drawn(small({}), layout, view)
    assert nobody.people == ()
    alone = drawn(small({"c": Person("c")}), layout, view)
    assert alone.people[0].name == labels.SOMEONE
    assert "Nobody else is on the map yet" in alone.description


def test_the_dead_are_crossed_and_have_no_age() -> None:
    ron = Person("r", name="Ron", sex=Sex.MALE, birth=PartialDate.parse("1953"), deceased=True)
    scene = drawn(small({"c": Person("c", name="Cy"), "r": ron}))
    mark = scene.mark("r")
    assert mark.crossed
    assert mark.inside == ()
    assert "Ron, died" in mark.spoken
    assert "died" in {key.key for key in scene.legend}


def test_a_barrier_says_its_words_and_ends_with_its_day() -> None:
    scene = drawn(ben(), "wider")
    assert [found.words for found in scene.barriers] == [("must not meet", "until 14 March 2027")]
    assert "Keep apart from Paul" in scene.mark("dawn").spoken
    after = replace(ben(), as_of=date(2027, 3, 15))
    assert drawn(after).barriers == ()
    assert "Keep apart" not in drawn(after).mark("dawn").spoken


def test_a_side_nobody_was_asked_about_has_its_place() -> None:
    people = {
        "c": Person("c", name="Cy", sex=Sex.FEMALE),
        "m": Person("m", name="Meg", sex=Sex.FEMALE),
    }
    ties = (Tie("t", TieType.PARENT_OF, "m", "c", kind="biological"),)
    network = replace(small(people, ties), sides_asked=(SideAsked("s", "dad", SideAnswer.UNKNOWN),))
    titles = {title.key: title.words for title in drawn(network).sectors}
    assert titles == {"dad": "Dad’s side: not asked yet", "mum": "Mum’s side"}


def test_the_words_never_add_life_and_work_together() -> None:
    words = drawn(ben()).description
    assert words.startswith("Ben is in the middle. Six people from the child’s life and two prof")
    assert "26" not in words


def test_what_is_certain_is_no_part_of_a_name() -> None:
    tie = Tie("t", TieType.STATED_KIN, "g", "c", kind="gran", side="dad")
    tie = replace(tie, fact=replace(tie.fact, certainty=Certainty.UNSURE))
    scene = drawn(small({"c": Person("c", name="Cy"), "g": Person("g")}, (tie,)))
    assert scene.mark("g").name == "gran, dad's side"


def test_an_added_person_moves_nobody_who_is_pinned() -> None:
    network, found = pictures.ben()
    first = picture(network, found, "circles", view=View())
    more = replace(network, people={**network.people, "new": Person("new", name="New One")})
    second = picture(
        more, found, "circles", view=View(), previous=first.places, pinned=set(first.places)
    )
    for mark in first.people:
        assert (second.mark(mark.id).x, second.mark(mark.id).y) == (mark.x, mark.y)
