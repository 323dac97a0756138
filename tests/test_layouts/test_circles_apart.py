"""Two who must be kept apart are seated so that the line between them covers nobody."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import replace

from layouts.boxes import shape_box
from layouts.circles import circles
from layouts.contract import Place, Placement
from tests.test_layouts.families import Family, family

POINTS = 60


def covered(made: Family, placed: Placement, one: str, other: str) -> set[str]:
    """Whose shape the straight line from one to the other runs over."""
    a, b = placed.people[one], placed.people[other]
    way = [
        (a.x + (b.x - a.x) * step / POINTS, a.y + (b.y - a.y) * step / POINTS)
        for step in range(POINTS + 1)
    ]
    found = set()
    for person in set(made.graph) - {one, other}:
        left, top, right, bottom = shape_box(placed.people[person], made.sizes[person])
        if any(left <= x <= right and top <= y <= bottom for x, y in way):
            found.add(person)
    return found


def pair_of(made: Family, seed: int) -> tuple[str, str]:
    """Somebody of mum's side and somebody of dad's, both in the first ring."""
    sides = {
        side: [
            person
            for person in made.people()
            if made.graph.nodes[person]["sector"] == side
            and made.graph.nodes[person]["ring"] == "most"
        ]
        for side in ("mum", "dad")
    }
    rng = random.Random(seed)
    return rng.choice(sides["mum"]), rng.choice(sides["dad"])


def families_apart(sizes: tuple[int, ...], seeds: int) -> Iterator[tuple[Family, str, str]]:
    """Families with such a pair."""
    for people, seed in itertools.product(sizes, range(seeds)):
        made = family(people, seed=seed)
        try:
            pair = pair_of(made, seed)
        except IndexError:
            continue
        yield made, *pair


def test_the_line_between_two_kept_apart_covers_nobody() -> None:
    blocked, without = 0, 0
    for made, one, other in families_apart((20, 35, 60), seeds=5):
        plain = circles(made.graph, made.sizes, focus=made.focus, options=made.options)
        options = {**made.options, "apart": [(one, other)]}
        placed = circles(made.graph, made.sizes, focus=made.focus, options=options)
        over = covered(made, placed, one, other)
        assert not over & set(made.focus), "the line runs behind the child"
        assert placed.report["overlaps"] == 0
        blocked += len(over)
        without += len(covered(made, plain, one, other))
    assert without >= 3, "these families would not show it"
    assert blocked <= 1


def test_who_has_a_place_keeps_it_when_the_two_are_to_be_kept_apart() -> None:
    made = family(30, seed=4)
    one, other = pair_of(made, 4)
    first = circles(made.graph, made.sizes, focus=made.focus, options=made.options)
    options = {**made.options, "apart": [(one, other)]}
    again = circles(
        made.graph, made.sizes, previous=first.people, focus=made.focus, options=options
    )
    moved = [name for name, place in again.people.items() if far(place, first.people[name]) > 3]
    assert moved == []
    assert replace(again, report={}).people.keys() == first.people.keys()


def far(a: Place, b: Place) -> float:
    return max(abs(a.x - b.x), abs(a.y - b.y))
