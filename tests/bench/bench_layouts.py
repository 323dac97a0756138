"""How well and how fast the layouts lay out: figures beside their aims, measured in one run.

    python -m tests.bench.bench_layouts

Families are made up here; where the layout study lies beside the checkout (`../shared`), its own
families are measured too, which is what the aims for the wider network were measured on.
"""

from __future__ import annotations

import importlib
import math
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import mean
from typing import Any

import networkx as nx
import numpy as np

from layouts.circles import circles
from layouts.contract import Placement, Size
from layouts.crossings import count_crossings
from layouts.ecomap import ecomap as around_home
from layouts.timeline import timeline
from layouts.wider import wider_network
from tests.test_layouts.families import SECTORS, Family, add_person, ecomap, family
from tests.test_layouts.lives import lives

STUDY = Path(__file__).resolve().parents[3] / "shared" / "layout-study"


def timed(layout: Callable[..., Placement], made: Family, **more: Any) -> tuple[Placement, float]:
    """The placement, and the seconds of work it took (not the waiting for a busy machine)."""
    start = time.process_time()
    placed = layout(made.graph, made.sizes, focus=made.focus, options=made.options, **more)
    return placed, time.process_time() - start


def row(*cells: object) -> None:
    print("  " + "  ".join(f"{cell:>12}" for cell in cells))


def circles_figures() -> None:
    print("circles on the layout study's contacts (aims: 0 overlaps, 0 breaks)")
    row("contacts", "crossings", "aim", "overlaps", "breaks", "seconds", "aim", "rim")
    for contacts, crossings, seconds in ((20, 1, 0.1), (40, 3, 0.3), (80, 23, 1.0)):
        found = [timed(circles, ecomap(contacts, seed)) for seed in range(5)]
        reports = [placed.report for placed, _ in found]
        row(
            contacts,
            round(mean(one["crossings"] for one in reports), 1),
            crossings,
            sum(one["overlaps"] for one in reports),
            sum(one["sector_breaks"] + one["ring_breaks"] for one in reports),
            round(mean(spent for _, spent in found), 2),
            seconds,
            f"x{mean(one['scale'] for one in reports):.2f}",
        )
    print("circles on families, 924 x 604")
    row("people", "overlaps", "crossings", "rim", "seconds")
    for people in (7, 26, 80, 200, 300, 600):
        placed, spent = timed(circles, family(people))
        report = placed.report
        row(
            people,
            report["overlaps"],
            report["crossings"],
            f"x{report['scale']:.2f}",
            round(spent, 2),
        )


def first_looks() -> None:
    print("at a first look, of many people (aims: within .3 s; nobody overlaps)")
    row("people", "layout", "seconds", "of the whole", "crossings", "of the whole", "overlaps")
    for people in (26, 40, 80, 150, 300):
        for name, layout in (("circles", circles), ("wider", wider_network)):
            made = family(people)
            whole, long = timed(layout, made)
            made.options["quick"] = True
            placed, spent = timed(layout, made)
            crossed, before = placed.report["crossings"], whole.report["crossings"]
            row(
                people,
                name,
                f"{spent:.2f}",
                f"x{spent / long:.2f}",
                int(crossed),
                f"x{crossed / max(before, 1):.2f}",
                placed.report["overlaps"],
            )


def home_figures() -> None:
    print("around home on the layout study's contacts (aims: 0 overlaps, 0 breaks, nobody moved)")
    row("contacts", "crossings", "aim", "overlaps", "breaks", "seconds", "aim", "rim", "moved")
    for contacts, crossings, seconds in ((20, 1, 0.1), (40, 3, 0.3), (80, 23, 1.0)):
        reports, spents, moved = [], [], []
        for seed in range(5):
            made = ecomap(contacts, seed)
            before, spent = timed(around_home, made)
            reports.append(before.report)
            spents.append(spent)
            made.graph.add_node("new", sector="friends")
            made.sizes["new"] = Size(36.0, 36.0, 72.0, 34.0)
            after, _ = timed(around_home, made, previous=before.people)
            moved.append(sum(after.people[key] != at for key, at in before.people.items()))
        row(
            contacts,
            round(mean(one["crossings"] for one in reports), 1),
            crossings,
            sum(one["overlaps"] for one in reports),
            sum(one["sector_breaks"] for one in reports),
            round(mean(spents), 2),
            seconds,
            f"x{mean(one['scale'] for one in reports):.2f}",
            round(mean(moved), 1),
        )


def circles_moves() -> None:
    print("circles, one person added four times over (aim: mean turn <= 4 degrees)")
    row("people", "mean turn", "worst mean", "rim", "seconds")
    for people in (7, 26, 80):
        turns, grown, spents = [], [], []
        for seed in range(4):
            made, rng = family(people, seed), random.Random(seed)
            now, _ = timed(circles, made)
            for number in range(4):
                key = f"new{number}"
                ring = rng.choice(("most", "little", "nothing"))
                add_person(made, key, rng, ring, rng.choice(SECTORS)[0])
                made.graph.add_edge(key, f"p{rng.randrange(people)}", key=key)
                then, (now, spent) = now, timed(circles, made, previous=now.people)
                turns.append(mean(turns_of(made, then, now)))
                grown.append(now.rings[-1].rx / then.rings[-1].rx)
                spents.append(spent)
        row(
            people,
            round(mean(turns), 2),
            round(max(turns), 1),
            f"x{mean(grown):.3f}",
            round(mean(spents), 2),
        )


def turns_of(made: Family, then: Placement, now: Placement) -> Iterator[float]:
    for person, old in then.people.items():
        if person not in made.focus:
            new = now.people[person]
            turn = math.degrees(math.atan2(new.y, new.x) - math.atan2(old.y, old.x))
            yield abs((turn + 180) % 360 - 180)


def study_family(fam: dict[str, Any]) -> Family:
    """A study family as the study's wider network: couples, parents, shared professionals."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(str(person["id"]) for person in fam["people"])
    unions = {union["id"]: union for union in fam["unions"]}
    pairs: dict[tuple[str, str], None] = {}
    for union in fam["unions"]:
        if union["b"] is not None:
            pairs[str(union["a"]), str(union["b"])] = None
    for child in fam["children"]:
        union = unions[child["union"]]
        for parent in (union["a"], union["b"]):
            if parent is not None:
                pairs[str(parent), str(child["child"])] = None
    homes: dict[Any, list[str]] = {}
    for person in fam["people"]:
        homes.setdefault(person["hh"], []).append(str(person["id"]))
    rng = random.Random(fam["seed"])
    for home, members in sorted(homes.items(), key=lambda item: str(item[0])):
        if len(members) >= 3 and rng.random() < 0.5:
            pairs |= {(f"w{home}", member): None for member in members}
    graph.add_edges_from(pairs)
    return Family(graph, dict.fromkeys(graph, Size(73.0, 53.0)), (), {})


def wider_figures() -> None:
    print("wider network, boxes of 80 x 60 (aims: stress .06 at 100, .08 at 300; edge <= 165 px;")
    print("moved <= .05 of an edge when a couple's partner and child come; 5000 within 5 s)")
    if not (STUDY / "famgen.py").is_file():
        print("  SKIPPED: the layout study is not beside this checkout")
        return
    sys.path.insert(0, str(STUDY))
    module = importlib.import_module("famgen")
    row("people", "stress", "edge px", "overlaps", "seconds", "moved", "seconds")
    for people, seeds in ((80, 1), (100, 3), (300, 2), (1000, 1), (5000, 1)):
        found = []
        for seed in range(seeds):
            fam = module.generate(people, seed)
            before, spent = timed(wider_network, study_family(fam))
            grown = study_family(module.edit(fam, "add_partner", seed))
            after, again = timed(wider_network, grown, previous=before.people)
            moved = mean(
                math.dist((old.x, old.y), (after.people[person].x, after.people[person].y))
                for person, old in before.people.items()
                if person in after.people
            )
            report = before.report
            found.append(
                (
                    report.get("stress", math.nan),
                    report["edge"],
                    report["overlaps"],
                    spent,
                    moved / report["edge"],
                    again,
                )
            )
        row(people, *(round(mean(column), 3) for column in zip(*found, strict=True)))


def timeline_figures() -> None:
    print("over time, 924 wide (aims: no overlap; 5000 within 1 s)")
    row("people", "rows", "overlaps", "lines", "seconds")
    for people in (30, 80, 300, 600, 5000):
        placed, spent = timed(timeline, lives(people))
        report = placed.report
        row(people, int(report["rows"]), report["overlaps"], len(placed.routes), round(spent, 3))


def compare_figures() -> None:
    """Two states of a family: a sixth left, a sixth came. The union is placed once."""
    print("compared, the union placed once (aims: 0 moved; crossings no more than each laid alone)")
    row("people", "layout", "moved px", "union", "alone", "before", "after")
    for people in (26, 80):
        for name, layout in (("circles", circles), ("wider", wider_network)):
            made = family(people)
            union, _ = timed(layout, made)
            sixth = people // 6
            gone = {f"p{number}" for number in range(sixth)}
            came = {f"p{number}" for number in range(people - sixth, people)}
            ours, alone = [], []
            for away in (came, gone):
                part = Family(
                    made.graph.subgraph(made.graph.nodes - away).copy(),
                    {key: size for key, size in made.sizes.items() if key not in away},
                    made.focus,
                    made.options,
                )
                ours.append(crossed(part, union))
                alone.append(crossed(part, timed(layout, part)[0]))
            again, _ = timed(layout, made, previous=union.people)
            moved = max(
                math.dist((old.x, old.y), (again.people[key].x, again.people[key].y))
                for key, old in union.people.items()
            )
            row(people, name, round(moved, 2), sum(ours), sum(alone), f"{ours[0]}/{alone[0]}",
                f"{ours[1]}/{alone[1]}")  # fmt: skip


def crossed(made: Family, placed: Placement) -> int:
    """Count the crossings of the ties of a family that are not the children's, as placed."""
    names = {name: number for number, name in enumerate(made.graph)}
    at = np.array([(placed.people[name].x, placed.people[name].y) for name in names])
    pairs = {
        tuple(sorted((names[a], names[b])))
        for a, b in made.graph.edges()
        if not {a, b} & set(made.focus)
    }
    return count_crossings(at, np.array(sorted(pairs), np.intp).reshape(-1, 2))


def main() -> None:
    """Print every figure."""
    circles_figures()
    first_looks()
    circles_moves()
    home_figures()
    wider_figures()
    timeline_figures()
    compare_figures()


if __name__ == "__main__":
    main()
