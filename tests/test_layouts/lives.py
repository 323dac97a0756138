"""Made-up lives for the timeline: groups, births known well or badly, stretches and moments."""

from __future__ import annotations

import random
from datetime import date

import networkx as nx

from layouts.contract import Size
from layouts.timeline.stretches import UNKNOWN, Days, Moment, Stretch
from tests.test_layouts.families import Family

DAY = date(2026, 11, 24).toordinal()
GROUPS = ("home", "mum", "dad", "friends", "school", "professionals")
KINDS = ("member", "home", "care", "pair", "role")


def days(rng: random.Random, first: int = DAY - 30_000, last: int = DAY) -> Days:
    """A day, a month, a year, "about", "before", "after", or nobody knows."""
    day = rng.randint(first, last)
    return rng.choice(
        [(day, day), (day, day + 30), (day, day + 365), (day - 900, day + 900), (None, day),
         (day, None), UNKNOWN]
    )  # fmt: skip


def add_life(made: Family, person: str, rng: random.Random) -> None:
    """Add somebody with a life and some of everything; one in seven has no date at all."""
    facts: list[Stretch] = []
    moments: list[Moment] = []
    born = days(rng)
    if rng.random() < 1 / 7:
        born = UNKNOWN
    else:
        for kind in KINDS:
            if rng.random() < 0.4:
                start = days(rng, DAY - 6000)
                end = days(rng, DAY - 3000) if rng.random() < 0.4 else None
                facts.append(Stretch(kind, start, end, (person,)))
        if rng.random() < 0.5:
            moments.append(Moment("told", days(rng, DAY - 300), (person,)))
    died = days(rng, DAY - 3000) if rng.random() < 0.1 and born != UNKNOWN else None
    made.graph.add_node(
        person,
        group=rng.choice(GROUPS),
        born=born[1],
        stretches=(Stretch("life", born, died, (person,)), *facts),
        moments=tuple(moments),
    )
    made.sizes[person] = Size(26.0, 26.0, rng.uniform(30, 160), rng.choice((16.2, 32.4, 48.6)))


def lives(people: int, seed: int = 0, *, width: float = 924.0) -> Family:
    """A network of `people` with their lives, round one child."""
    rng = random.Random(f"lives-{people}-{seed}")
    made = Family(nx.MultiDiGraph(), {"child": Size(50.0, 50.0)}, ("child",))
    born = DAY - 3200
    made.graph.add_node(
        "child", group="", born=born, stretches=(Stretch("life", (born, born), None, ("child",)),)
    )
    for number in range(people):
        add_life(made, f"p{number}", rng)
    made.options = {
        "day": DAY,
        "groups": list(GROUPS),
        "turns": [born, DAY - 300],
        "width": width,
        "after": 60.0,
        "band": [Stretch("case", (DAY - 250, DAY - 250), None, ("0",))],
        "band_moments": [Moment("met", (DAY - 40, DAY - 40))],
    }
    return made
