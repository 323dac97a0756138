"""How well and how fast family trees are laid out, beside their aims and beside Graphviz's dot.

    python -m tests.bench genogram

Quality is measured on the layout study's families with its own metrics where the study lies beside
the checkout (`../shared`); dot is measured in the same run where it is installed. Seconds are of
work done, not of waiting for a busy machine.
"""

from __future__ import annotations

import importlib
import shutil
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Sequence
from pathlib import Path
from statistics import mean
from typing import Any

import networkx as nx

from layouts.contract import Placement, Size
from layouts.genogram import genogram
from tests.test_layouts.kinfolk import ordinary

STUDY = Path(__file__).resolve().parents[3] / "shared" / "layout-study"
FIRST_LOOK = 0.2
SEEDS = {30: 5, 100: 5, 300: 3, 1000: 1}
KEYS = ("gen_mis", "missing", "dup", "overlaps", "couple_near", "couple_adj", "couple_adj_max")
KEYS = (*KEYS, "cross", "cross_bus", "sib_split", "sib_inv", "hh_intr")
SHORT = ("misgen", "missing", "twice", "overlap", "near %", "adj %", "of", "cross", "bus")
SHORT = (*SHORT, "split %", "age %", "homes %")
SAID = ("cross", "cross_bus", "sib_split", "sib_inv")
# what the study measured: the same four, and seconds
PROTOTYPE = {
    30: (6.6, 3.8, 13, 4, 0.24),
    100: (50, 27, 26, 10, 2.7),
    300: (283, 161, 25, 12, 14),
    1000: (2403, 1307, 28, 15, 23),
}
KINSHIP2 = {
    30: (5.4, 2.8, 10, 4, 2.3),
    100: (55, 19, 10, 12, 2.5),
    300: (292, 125, 4, 11, 2.7),
    1000: (3544, 1493, 5, 2, 11),
}
# the study's goals: of the same four, and of seconds; None where it sets none
MUST = {
    30: (6.6, None, 10, 4, None),
    100: (50, None, 10, 12, 1),
    300: (283, None, 4, 11, 5),
    1000: (2403, None, 5, 2, 30),
}
AIM = {
    100: (48, 19, 10, 5, 1),
    300: (280, 125, 10, None, 3),
    1000: (2400, 1300, None, None, 12),
}


def row(*cells: object) -> None:
    print("  " + "  ".join(f"{cell:>9}" for cell in cells))


def as_graph(fam: dict[str, Any]) -> tuple[nx.MultiDiGraph[str], list[tuple[str, str, list[str]]]]:
    """A study family in the words of the layout, and its homes of two or more."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    sexes = {"M": "male", "F": "female"}
    homes: dict[Any, list[str]] = {}
    for person in fam["people"]:
        name = str(person["id"])
        graph.add_node(name, born=person["birth"], sex=sexes[person["sex"]])
        homes.setdefault(person["hh"], []).append(name)
    unions = {union["id"]: union for union in fam["unions"]}
    for key, union in unions.items():
        if union["b"] is not None:
            ended = union["end"] is not None
            graph.add_edge(
                str(union["a"]), str(union["b"]), key=f"u{key}", tie="partner", ended=ended
            )
    for number, child in enumerate(fam["children"]):
        for parent in (unions[child["union"]]["a"], unions[child["union"]]["b"]):
            if parent is not None:
                graph.add_edge(
                    str(parent),
                    str(child["child"]),
                    key=f"c{number}",
                    tie="parent",
                    kind=child["kind"],
                )
    lived = [(f"h{k}", "", people) for k, people in homes.items() if len(people) > 1]
    return graph, sorted(lived)


def timed(graph: nx.MultiDiGraph[str], **more: Any) -> tuple[Placement, float]:
    sizes = dict.fromkeys(graph, Size(44.0, 44.0, 80.0, 12.0))
    start = time.process_time()
    placed = genogram(graph, sizes, **more)
    return placed, time.process_time() - start


def in_rows(placed: Placement) -> dict[str, Any]:
    """A placement as the study measures it: rows 130 apart, slots of 100."""
    rows = sorted({round(place.y) for place in placed.people.values()})
    at = {y: number * 130.0 for number, y in enumerate(rows)}
    return {
        "pos": {int(name): [(place.x, at[round(place.y)])] for name, place in placed.people.items()}
    }


def dot(fam: dict[str, Any]) -> dict[str, Any]:
    """The same family by Graphviz's dot: partners to a union's point, and from it to children."""
    text = ["digraph g { graph [nodesep=.28 ranksep=.45]; node [shape=box width=1.11 height=.83]"]
    for union in fam["unions"]:
        text.append(f"u{union['id']} [width=.08 height=.08]")
        ends = [end for end in (union["a"], union["b"]) if end is not None]
        text += [f"p{end} -> u{union['id']} [weight=8]" for end in ends]
    text += [f"u{child['union']} -> p{child['child']}" for child in fam["children"]]
    text += [f"p{person['id']}" for person in fam["people"]]
    command = [shutil.which("dot") or "dot", "-Tplain"]
    found = subprocess.run(
        command, input="\n".join([*text, "}"]), capture_output=True, text=True, check=True
    )
    lines = [line.split() for line in found.stdout.splitlines()]
    people = [line for line in lines if line[0] == "node" and line[1][0] == "p"]
    levels = sorted({round(-float(line[3]), 1) for line in people})
    return {
        "pos": {
            int(line[1][1:]): [
                (float(line[2]) * 72, levels.index(round(-float(line[3]), 1)) * 130.0)
            ]
            for line in people
        }
    }


def measured(study: Any, fam: dict[str, Any], laid: dict[str, Any]) -> dict[str, float]:
    found: dict[str, float] = study.measure(fam, laid)
    return found


def line(who: str, people: int, found: Sequence[dict[str, float]], spent: float) -> None:
    row(people, who, *(round(mean(one[key] for one in found), 1) for key in KEYS), round(spent, 2))


def held(kind: str, goals: Sequence[float | None], values: Sequence[float]) -> None:
    """Print each goal with what was measured and whether it is kept."""
    names = ("cross", "bus", "split %", "age %", "seconds")
    for name, goal, value in zip(names, goals, values, strict=True):
        if goal is not None:
            kept = "kept" if round(value, 1) <= goal else "MISSED"
            print(f"      {kind:<5}{name:>8} <= {goal:<6} {value:8.1f}  {kept}")


def zeros(found: Sequence[dict[str, float]]) -> None:
    """Print whether all that must be nothing is nothing, and couples stand together."""
    worst = max(one[key] for one in found for key in ("gen_mis", "missing", "dup", "overlaps"))
    near = mean(one["couple_near"] for one in found)
    lack = max(one["couple_adj_max"] - one["couple_adj"] for one in found)
    for name, kept in (("zeros", worst == 0), ("near", near >= 99.5), ("adj", lack < 0.01)):
        print(f"      must {name:>8} {'kept' if kept else 'MISSED'}")


def quality(famgen: Any, study: Any) -> None:
    print("quality, mean over families; the prototype's and kinship2's figures are the study's")
    row("people", "who", *SHORT, "seconds")
    with_dot = shutil.which("dot") is not None
    for people, seeds in SEEDS.items():
        fams = [famgen.generate(people, seed) for seed in range(seeds)]
        told = {}
        for who, homes in (("tree", False), ("and homes", True)):
            found, spent = [], []
            for fam in fams:
                graph, lived = as_graph(fam)
                placed, seconds = timed(graph, options={"households": lived if homes else []})
                found.append(measured(study, fam, in_rows(placed)))
                spent.append(seconds)
            line(who, people, found, mean(spent))
            told[who] = (found, [*(mean(one[key] for one in found) for key in SAID), mean(spent)])
        if with_dot:
            start = time.perf_counter()
            found = [measured(study, fam, dot(fam)) for fam in fams]
            line("dot", people, found, (time.perf_counter() - start) / seeds)
        for who, table in (("prototype", PROTOTYPE), ("kinship2", KINSHIP2)):
            print(f"      {who}: cross, bus, split %, age %, s: {table[people]}")
        for who, (found, values) in told.items():
            print(f"    {who}:")
            zeros(found)
            held("must", MUST[people], values)
            held("aim", AIM.get(people, (None,) * 5), values)
    if not with_dot:
        print("  SKIPPED: dot is not installed here, so it is not measured beside")


def after_an_edit(famgen: Any, study: Any) -> None:
    print("one edit at 100 people (must: <= .2 slot, 0 flips, .1 s)")
    row("edit", "slots", "moved %", "flips %", "seconds")
    for kind in ("add_child", "add_partner", "remove_leaf", "add_parents"):
        found, spent = [], []
        for seed in range(5):
            fam = famgen.generate(100, seed)
            graph, homes = as_graph(fam)
            before, _ = timed(graph, options={"households": homes, "effort": FIRST_LOOK})
            graph, homes = as_graph(famgen.edit(fam, kind, seed))
            after, seconds = timed(graph, previous=before.people, options={"households": homes})
            found.append(study.mental_map(in_rows(before), in_rows(after)))
            spent.append(seconds)
        cells = (round(mean(one[key] for one in found), 3) for key in ("disp", "moved", "flips"))
        row(kind, *cells, round(mean(spent), 2))


def growth() -> None:
    print("seconds by size, families made up here (aim: a first look at 80 people within .3 s)")
    row("people", "first look", "whole", "again", "MB")
    for people in (30, 80, 100, 300, 600, 1000, 5000):
        kin = ordinary(people, 1)
        start = time.process_time()
        first = genogram(
            kin.graph, kin.sizes, focus=kin.focus, options=kin.options(effort=FIRST_LOOK)
        )
        look = time.process_time() - start
        start = time.process_time()
        genogram(kin.graph, kin.sizes, focus=kin.focus, options=kin.options())
        whole = time.process_time() - start
        tracemalloc.start()
        start = time.process_time()
        genogram(kin.graph, kin.sizes, first.people, focus=kin.focus, options=kin.options())
        again, most = time.process_time() - start, tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()
        row(people, round(look, 2), round(whole, 2), round(again, 2), round(most))


def main() -> None:
    """Print every figure."""
    if (STUDY / "famgen.py").is_file():
        sys.path.insert(0, str(STUDY))
        famgen, study = importlib.import_module("famgen"), importlib.import_module("metrics")
        quality(famgen, study)
        after_an_edit(famgen, study)
    else:
        print("SKIPPED: the layout study is not beside this checkout")
    growth()


if __name__ == "__main__":
    main()
