"""The circles drawn again: little moves, and the pinned not at all."""

from __future__ import annotations

import math
import random

from layouts.contract import Placement
from tests.test_layouts.families import SECTORS, Family, add_person, family
from tests.test_layouts.rounds import assert_clear, lay_out


def test_the_same_again_moves_nobody() -> None:
    for people in (7, 26):
        made = family(people, 2)
        first = lay_out(made)
        assert lay_out(made, previous=first.people).people == first.people


def test_adding_people_one_by_one_leaves_the_others_about_where_they_were() -> None:
    for people, seed in ((7, 0), (26, 1), (26, 3), (80, 0)):
        made, rng = family(people, seed), random.Random(seed)
        now = lay_out(made)
        turns = []
        for number in range(4):
            key = f"new{number}"
            ring = rng.choice(("most", "little", "nothing"))
            add_person(made, key, rng, ring, rng.choice(SECTORS)[0])
            made.graph.add_edge(key, f"p{rng.randrange(people)}", key=key)
            then, now = now, lay_out(made, previous=now.people)
            assert_clear(made, now)
            turns.append(mean_turn(made, then, now))
        assert sum(turns) / len(turns) <= 4.0
        assert max(turns) <= 8.0


def mean_turn(made: Family, then: Placement, now: Placement) -> float:
    found = []
    for person, old in then.people.items():
        if person in made.focus:
            continue
        new = now.people[person]
        turn = math.degrees(math.atan2(new.y, new.x) - math.atan2(old.y, old.x))
        found.append(abs((turn + 180) % 360 - 180))
    return sum(found) / len(found)


def test_somebody_who_is_told_more_moves_alone() -> None:
    made = family(26, 4)
    first = lay_out(made)
    person = next(p for p in made.people() if made.graph.nodes[p]["ring"] == "nothing")
    made.graph.nodes[person]["ring"] = "little"
    then = lay_out(made, previous=first.people)
    assert_clear(made, then)
    assert then.people[person] != first.people[person]
    assert mean_turn(made, first, then) <= 4.0


def test_a_space_of_another_shape_keeps_who_stands_beside_whom() -> None:
    made = family(20, 5)
    first = lay_out(made)
    made.options |= {"width": 700.0, "height": 820.0}
    then = lay_out(made, previous=first.people)
    assert_clear(made, then)
    assert then.rings[-1].rx < then.rings[-1].ry


def test_the_rim_can_be_handed_back() -> None:
    made = family(26, 6)
    first = lay_out(made)
    rim = first.rings[-1]
    made.options["rim"] = (rim.rx, rim.ry)
    assert lay_out(made, previous=first.people).people == first.people


def test_taking_most_people_out_of_a_large_picture_draws_it_in() -> None:
    made = family(70, 1)
    first = lay_out(made)
    gone = [person for person in made.people() if int(person[1:]) >= 10]
    made.graph.remove_nodes_from(gone)
    then = lay_out(made, previous=first.people)
    assert then.rings[-1].rx < first.rings[-1].rx * 0.8
    assert_clear(made, then)
