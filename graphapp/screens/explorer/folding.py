"""Whom a large family tree folds away, and how many are behind whom.

Folding folds and a filter hides: whoever a filter hides is in no count of the folded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from graphapp.canvas import tree
from graphapp.screens.explorer.state import EVERYBODY, Form, Picture, View
from layouts.fold import fold
from queries.kinship import Relation
from queries.model import Network
from queries.vocabulary import TieType

MOST_WHOLE = 80
"""A family tree of up to so many people, the children among them, is never folded."""
NEAREST = 60
"""How many of a larger one are shown at first."""


@dataclass(frozen=True, slots=True)
class Folding:
    """Who of a family tree is folded, and behind whom.

    stages : whom the tree shows at first, then after each opening; empty when everybody is shown.
    behind : how many are folded behind each shown person; `kept_behind`, without those whom the
        filter hides.
    folded : all who are folded, those left out whom the filter hides.
    shown, total : relatives drawn, and all there are; the children are in neither.
    large : whether the tree is one that folds.
    """

    stages: tuple[frozenset[str], ...]
    behind: Mapping[str, int]
    kept_behind: Mapping[str, int]
    folded: frozenset[str]
    shown: int
    total: int
    large: bool


def folding_of(
    network: Network, part: Network, relations: Mapping[str, Relation], view: View
) -> Folding | None:
    """Return what a view's family tree folds; None in any other picture.

    `part` is what the filter leaves of the network. Somebody chosen is shown, with the way to them.
    """
    if view.picture is not Picture.TREE:
        return None
    family = tree.relatives(network)
    children = set(family.case.children)
    total = len(family.people.keys() - children)
    kept = family.people.keys() & part.people.keys()
    large = len(family.people) > MOST_WHOLE
    if not large or EVERYBODY in view.unfolded:
        return Folding((), {}, {}, frozenset(), len(kept - children), total, large)
    graph = tree.graph_of(family)
    for tie in family.ties:
        if tie.type is TieType.STATED_KIN and tie.start in graph and tie.end in graph:
            graph.add_edge(tie.start, tie.end, tie="stated")
    chosen = [one for one in (view.person, view.other) if one]
    if view.form is Form.LINE and view.person in relations:
        chosen += relations[view.person].via
    found = fold(graph, family.case.children, NEAREST, view.unfolded, chosen)
    return Folding(
        stages=found.stages,
        behind=found.behind,
        kept_behind=Counter(gate for one, gate in found.through.items() if one in kept),
        folded=frozenset(kept - found.visible),
        shown=len((kept & found.visible) - children),
        total=total,
        large=True,
    )


def opened(view: View, person_id: str) -> tuple[str, ...]:
    """Return what is unfolded once a person's branch is opened too."""
    return (*view.unfolded, person_id)


def closed(view: View, person_id: str) -> tuple[str, ...]:
    """Return what is unfolded once a person's branch is folded again."""
    return tuple(one for one in view.unfolded if one != person_id)
