"""The structure of a drawing: what is in it, in which order, what it is called; no place, no size.

``python -m tests.support.golden`` writes the kept structures anew; look at what changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree

from graphapp.canvas.picture import picture
from graphapp.canvas.scene import INVITED, Badge, Scene
from graphapp.canvas.tree import relatives
from graphapp.canvas.view import View
from graphapp.canvas.whole import whole
from queries.model import Tie
from queries.vocabulary import TieType
from tests.support import pictures

FOLDER = Path(__file__).parents[1] / "test_graphapp" / "golden"
LAYOUTS = ("circles", "tree")
_FELT = (
    ("dawn", "conflict", "paul"),
    ("kayleigh", "close", "ben"),
    ("paul", "cut off", "alan"),
    ("gary", "abuse", "dawn"),
)


@lru_cache(maxsize=4)
def family(layout: str) -> Scene:
    """Return a picture of Ben's family with feelings, support, badges and somebody who died."""
    network, found = pictures.ben()
    ties = [
        *(Tie(f"{a}-{b}", TieType.EMOTIONAL_TIE, a, b, kind=kind) for a, kind, b in _FELT),
        Tie("help", TieType.SUPPORTS, "nadia", "dawn", kind="strong", flow="to"),
    ]
    people = {**network.people, "jean": replace(network.people["jean"], deceased=True)}
    network = replace(network, people=people, ties=(*network.ties, *ties))
    badges = {"mark": (Badge("", INVITED), Badge("1", "on")), "nadia": (Badge("1", "sug"),)}
    if layout == "tree":
        network = relatives(network)
    rules = {"1": "Friday nights"}
    return picture(network, found, layout, view=View(), badges=badges, rules=rules)


def structure(drawing: str) -> str:
    """Return an SVG as an indented list: tag, classes, role, words; alike neighbours as one."""
    lines = list(_lines(ElementTree.fromstring(drawing), 0))
    counted = [(line, len(list(same))) for line, same in groupby(lines)]
    return "".join(f"{line}{f' x{count}' if count > 1 else ''}\n" for line, count in counted)


def _lines(element: ElementTree.Element, depth: int) -> Iterator[str]:
    tag = element.tag.rpartition("}")[2]
    if tag == "style":
        return
    css = "".join(f".{name}" for name in element.get("class", "").split())
    role = f" role={element.get('role')}" if element.get("role") else ""
    words = f" {element.text}" if element.text else ""
    yield f"{'  ' * depth}{tag}{css}{role}{words}"
    for child in element:
        yield from _lines(child, depth + 1)


def main() -> None:
    """Write what is kept."""
    for layout in LAYOUTS:
        text = structure(whole(family(layout)))
        (FOLDER / f"{layout}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
