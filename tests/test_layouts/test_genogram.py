"""The family tree a family would draw: couples, half-siblings, fostering, homes, the child."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from layouts.boxes import overlaps
from layouts.contract import Place, Placement
from layouts.genogram import genogram
from tests.test_layouts.kinfolk import Kin, false_joins, inside, ordinary, slanted, through_faces


def drawn(kin: Kin, **more: object) -> Placement:
    return genogram(kin.graph, kin.sizes, focus=kin.focus, options=kin.options(**more))


@pytest.fixture
def ben() -> Kin:
    """A child, both parents with other partners, two homes, a foster uncle, twins next door."""
    kin = Kin()
    for name, born, sex in (
        ("ben", 2018, "male"), ("dawn", 1993, "female"), ("paul", 1990, "male"),
        ("kayleigh", 2012, "female"), ("lee", 1989, "male"), ("steph", 1997, "female"),
        ("alfie", 2024, "male"), ("jean", 1959, "female"), ("ron", 1953, "male"),
        ("mark", 1988, "male"), ("lisa", 1990, "female"), ("tyler", 2014, "male"),
        ("priya", 1988, "female"), ("zara", 2021, "female"),
        ("isla", 2022.1, "female"), ("finn", 2022.1, "male"), ("kerry", 1992, "female"),
        ("simone", 1991, "female"),
    ):  # fmt: skip
        kin.person(name, born, sex)
    kin.couple("dawn", "lee", "former", ended=True)
    kin.couple("dawn", "paul", "separated", ended=True)
    kin.couple("paul", "steph", "cohabiting")
    kin.couple("jean", "ron")
    kin.couple("mark", "priya")
    kin.couple("kerry", "simone")
    kin.child("ben", "dawn", "paul")
    kin.child("kayleigh", "dawn", "lee")
    kin.child("alfie", "paul", "steph")
    for child in ("mark", "lisa", "dawn"):
        kin.child(child, "jean", "ron")
    kin.child("tyler", "jean", kind="foster")
    kin.child("zara", "mark", "priya", kind="adopted")
    kin.child("isla", "kerry", "simone")
    kin.child("finn", "kerry", "simone")
    kin.graph.add_edge("isla", "finn", key="twins", tie="twin")
    kin.homes = [
        ("h1", "Ben’s home", ["ben", "dawn", "kayleigh"]),
        ("h2", "Paul and Steph’s home", ["paul", "steph", "alfie"]),
        ("h3", "Mark and Priya’s home", ["mark", "priya", "zara"]),
        ("h4", "Jean’s home", ["jean", "tyler"]),
    ]
    kin.focus = ("ben",)
    return kin


def row(placed: Placement, *names: str) -> list[str]:
    return sorted(names, key=lambda name: placed.people[name].x)


def test_the_child_is_where_the_picture_begins(ben: Kin) -> None:
    place = drawn(ben).people["ben"]
    assert (place.x, place.y) == (0.0, 0.0)


def test_both_parents_and_their_other_partners_stand_in_a_line(ben: Kin) -> None:
    placed = drawn(ben)
    line = row(placed, "lee", "dawn", "paul", "steph")
    assert line in (["lee", "dawn", "paul", "steph"], ["steph", "paul", "dawn", "lee"])
    assert len({placed.people[name].y for name in line}) == 1
    x = [placed.people[name].x for name in line]
    others = [place.x for name, place in placed.people.items() if name not in line]
    level = placed.people["dawn"].y
    assert not any(
        a < x_other < b
        for a, b in pairwise(x)
        for x_other, name in zip(others, (n for n in placed.people if n not in line), strict=True)
        if placed.people[name].y == level
    )


def test_brothers_and_sisters_stand_from_the_oldest_to_the_youngest(ben: Kin) -> None:
    placed = drawn(ben)
    assert row(placed, "mark", "lisa", "dawn")[:2] == ["mark", "lisa"]
    assert placed.report["by_age"] == 0


def test_lines_say_what_they_are(ben: Kin) -> None:
    placed = drawn(ben)
    kinds = {route.people: route.kind for route in placed.routes}
    assert kinds["jean", "tyler"] == "foster"
    assert {kinds[key] for key in kinds if key[-1] == "zara"} == {"adopted"}
    assert {kinds[key] for key in kinds if key[-1] == "ben"} == {"birth"}
    assert {frozenset(route.people) for route in placed.routes if route.kind == "couple"} == {
        frozenset(pair)
        for pair in (
            ("dawn", "lee"), ("dawn", "paul"), ("paul", "steph"),
            ("jean", "ron"), ("mark", "priya"), ("kerry", "simone"),
        )
    }  # fmt: skip


def test_a_childs_line_starts_at_its_parents_point_and_ends_on_its_shape(ben: Kin) -> None:
    placed = drawn(ben)
    line = next(route for route in placed.routes if route.people[-1] == "ben")
    assert line.points[0] == pytest.approx(placed.unions["dawn+paul"])
    x, y = line.points[-1]
    place = placed.people["ben"]
    assert abs(x - place.x) <= 22
    assert y == pytest.approx(place.y - ben.sizes["ben"].height / 2)


def test_twins_lines_part_from_one_point(ben: Kin) -> None:
    lines = [r for r in drawn(ben).routes if r.people[-1] in ("isla", "finn")]
    assert len({line.points[-2] for line in lines}) == 1
    assert all(slanted(line) for line in lines)


def test_homes_are_drawn_whole_with_everybody_in_them(ben: Kin) -> None:
    placed = drawn(ben)
    drawn_homes = {outline.id: set(outline.people) for outline in placed.enclosures}
    assert drawn_homes == {key: set(people) for key, _, people in ben.homes}
    assert len(placed.enclosures) == len(ben.homes)


def test_a_lone_parent_with_an_unknown_other_has_a_point_of_their_own() -> None:
    kin = Kin()
    kin.person("gran", 1960, "female")
    for number in range(2):
        kin.child(kin.person(f"c{number}", 1990 + number, "male"), "gran")
    placed = drawn(kin)
    x, y = placed.unions["gran"]
    assert y == placed.people["gran"].y
    assert abs(x - placed.people["gran"].x) > 22


def test_siblings_whose_parents_nobody_knows_hang_from_one_line() -> None:
    kin = Kin()
    for number in range(3):
        kin.person(f"c{number}", 1990 + number, "female")
    kin.graph.add_edge("c0", "c1", key="1", tie="sibling")
    kin.graph.add_edge("c1", "c2", key="2", tie="sibling")
    placed = drawn(kin)
    assert {route.kind for route in placed.routes} == {"sibling"}
    assert row(placed, "c0", "c1", "c2") == ["c0", "c1", "c2"]
    assert len({route.points[0] for route in placed.routes}) == 1


@pytest.mark.parametrize("kind", ["birth", "adopted"])
def test_a_child_of_a_parent_and_their_own_child_is_drawn_below_both(kind: str) -> None:
    kin = Kin()
    for name, born in (("father", 1960), ("mother", 1962), ("daughter", 1985), ("child", 2003)):
        kin.person(name, born, "male" if name == "father" else "female")
    kin.couple("father", "mother")
    kin.child("daughter", "father", "mother")
    kin.child("child", "father", "daughter", kind=kind)
    placed = drawn(kin)
    assert placed.people["father"].y < placed.people["daughter"].y < placed.people["child"].y
    assert placed.report["two_rows"] == 1
    assert through_faces(kin, placed) == []
    assert false_joins(placed) == []


def test_partners_who_are_siblings_or_cousins_are_drawn_once_with_both_lines() -> None:
    kin = Kin()
    for name, born in (
        ("a", 1950),
        ("b", 1952),
        ("x", 1975),
        ("y", 1977),
        ("z", 1979),
        ("c", 2000),
    ):
        kin.person(name, born, "male" if name in "axz" else "female")
    kin.couple("a", "b")
    for child in ("x", "y", "z"):
        kin.child(child, "a", "b")
    kin.couple("x", "y")
    kin.child("c", "x", "y")
    placed = drawn(kin)
    assert placed.people["x"].y == placed.people["y"].y
    assert len([route for route in placed.routes if route.people[-1] in ("x", "y")]) == 3
    assert false_joins(placed) == []


def test_a_man_with_four_partners_keeps_two_beside_him_and_the_others_near() -> None:
    kin = Kin()
    kin.person("he", 1970, "male")
    for number in range(4):
        she = kin.person(f"she{number}", 1970 + number, "female")
        kin.couple("he", she, ended=number < 3)
        kin.child(kin.person(f"c{number}", 1995 + number, "male"), "he", she)
    placed = drawn(kin)
    line = row(placed, "he", *(f"she{number}" for number in range(4)))
    assert line.index("he") in (1, 2, 3)
    assert through_faces(kin, placed) == []
    assert false_joins(placed) == []


def test_an_empty_graph_and_one_person_are_families_too() -> None:
    assert drawn(Kin()).people == {}
    kin = Kin()
    kin.person("only", None, "")
    assert drawn(kin).people == {"only": Place(0.0, 0.0)}


@pytest.mark.parametrize(("people", "seed"), [(30, 1), (80, 2), (80, 3), (200, 4)])
def test_families_of_any_size_keep_the_zeros(people: int, seed: int) -> None:
    kin = ordinary(people, seed)
    placed = drawn(kin, effort=0.1)
    assert set(placed.people) == set(kin.graph)
    assert overlaps(placed.people, kin.sizes) == []
    assert through_faces(kin, placed) == []
    assert placed.report["joins"] == 0
    for outline in placed.enclosures:
        for name, place in placed.people.items():
            assert inside((place.x, place.y), outline.outline) == (name in outline.people)


def test_one_more_child_moves_hardly_anybody() -> None:
    slots = [mean_move(seed) for seed in range(4)]
    assert sum(slots) / len(slots) <= 0.2


def mean_move(seed: int) -> float:
    """How many people's widths a hundred people move when a child is added; nobody turns round."""
    kin = ordinary(100, seed)
    before = drawn(kin, effort=0.1)
    rng = random.Random(seed)
    parents = rng.choice([r.people[:-1] for r in before.routes if r.kind == "birth"])
    kin.child(kin.person("new", 2020, "female"), *parents)
    after = genogram(kin.graph, kin.sizes, before.people, focus=kin.focus, options=kin.options())
    moved = [abs(after.people[name].x - place.x) for name, place in before.people.items()]
    widths = [max(44.0, size.label_width) + 20.0 for size in kin.sizes.values()]
    assert {name: place.y for name, place in before.people.items()} == pytest.approx(
        {name: after.people[name].y for name in before.people}, abs=40
    )
    by_row: dict[float, list[str]] = {}
    for name, place in before.people.items():
        by_row.setdefault(place.y, []).append(name)
    for names in by_row.values():
        line = sorted(names, key=lambda name: before.people[name].x)
        assert line == sorted(names, key=lambda name: after.people[name].x)
    assert overlaps(after.people, kin.sizes) == []
    return sum(moved) / sum(widths)


def test_leaving_somebody_out_moves_nobody() -> None:
    kin = ordinary(60, 5)
    before = drawn(kin, effort=0.1)
    gone = kin.focus[0]
    kin.graph.remove_node(gone)
    after = genogram(kin.graph, kin.sizes, before.people, options=kin.options())
    assert after.people == {k: place for k, place in before.people.items() if k != gone}


def test_a_long_chain_of_partners_keeps_everybody_beside_their_partners() -> None:
    kin = Kin()
    names = [kin.person(f"p{k:02}", 1960 + k, "male" if k % 2 else "female") for k in range(11)]
    for a, b in pairwise(names):
        kin.couple(a, b)
    placed = drawn(kin)
    line = row(placed, *names)
    assert line in (names, names[::-1])
    assert through_faces(kin, placed) == []


def test_a_grown_grandchild_who_fosters_has_a_square_line_up() -> None:
    kin = Kin()
    for name, born in (("gran", 1950), ("mum", 1972), ("aunt", 1975), ("niece", 1995)):
        kin.person(name, born, "female")
    kin.child("mum", "gran")
    kin.child("niece", "mum")
    kin.child("gran", "niece", kind="private")
    placed = drawn(kin)
    line = next(route for route in placed.routes if route.kind == "private")
    assert not slanted(line)
    assert line.people == ("niece", "gran")
    assert through_faces(kin, placed) == []
