"""Whom a large picture folds away: of a family tree, how many behind whom; round a home, of whom.

Folding folds and a filter hides: whoever a filter hides is in no count of the folded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from graphapp.canvas import home, systems, tree
from graphapp.screens.explorer.state import EVERYBODY, Form, Picture, View
from layouts.fold import fold, fold_systems
from queries.kinship import Relation
from queries.model import Network
from queries.vocabulary import TieType

MOST_WHOLE = 80
"""A family tree of up to so many people, the children among them, is never folded."""
NEAREST = 60
"""How many of a larger one are shown at first."""

MOST_ROUND = {False: 42, True: 26}
"""Round a home, up to so many people are never folded; on a phone, fewer."""
NEAREST_ROUND = {False: 34, True: 22}
"""How many are shown at first: as many as can be read on one screen."""
AT_ONCE_ROUND = 20
"""How many more of a system are shown each time it is opened."""


@dataclass(frozen=True, slots=True)
class Folding:
    """Who of a picture is folded, and behind whom.

    stages : whom the picture shows at first, then after each opening; empty when everybody is
        shown.
    behind : how many are folded behind each shown person of a tree, or of each system round a home
        (by key); `kept_behind`, without those whom the filter hides.
    folded : all who are folded, those left out whom the filter hides.
    shown, total : people drawn, and all there are; the children are in neither.
    large : whether the picture is one that folds.
    titles : the systems' titles by key, round a home.
    """

    stages: tuple[frozenset[str], ...]
    behind: Mapping[str, int]
    kept_behind: Mapping[str, int]
    folded: frozenset[str]
    shown: int
    total: int
    large: bool
    titles: Mapping[str, str] = field(default_factory=dict)


def folding_of(
    network: Network,
    part: Network,
    relations: Mapping[str, Relation],
    view: View,
    *,
    first: Collection[str] = (),
    phone: bool = False,
) -> Folding | None:
    """Return what a view folds; None in a picture that never does.

    `part` is what the filter leaves of the network. Somebody chosen is shown; in a family tree,
    with the way to them. `first` are those who have a part in the plan or the meeting to come:
    round a home they come before the others.
    """
    if view.picture is Picture.HOME:
        return _round_home(network, part, relations, view, first, phone)
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
    chosen = [one for one in (view.person, view.other, *_line_to(relations, view)) if one]
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


def _round_home(
    network: Network,
    part: Network,
    relations: Mapping[str, Relation],
    view: View,
    first: Collection[str],
    phone: bool,
) -> Folding | None:
    around = home.home_of(network)
    children = [key for key in network.case.children if key in network.people]
    middle = dict.fromkeys([*children, *around.people])
    titles, where = systems.systems(network, relations, frozenset(middle), phone=phone)
    total = len(network.people) - len(children)
    kept = network.people.keys() & part.people.keys()
    large = len(network.people) - len(middle) > MOST_ROUND[phone]
    if not large:
        return None
    if EVERYBODY in view.unfolded:
        shown = len(kept - set(children))
        return Folding((), {}, {}, frozenset(), shown, total, True, dict(titles))
    found = fold_systems(
        home.graph_to_fold(network, where),
        list(middle),
        NEAREST_ROUND[phone],
        frozenset(first) | home.bound(network, frozenset(middle)),
        view.unfolded,
        [one for one in (view.person, view.other, *_line_to(relations, view)) if one],
        AT_ONCE_ROUND,
    )
    return Folding(
        stages=found.stages,
        behind=found.behind,
        kept_behind=Counter(key for one, key in found.through.items() if one in kept),
        folded=frozenset(kept - found.visible),
        shown=len((kept & found.visible) - set(children)),
        total=total,
        large=True,
        titles=dict(titles),
    )


def _line_to(relations: Mapping[str, Relation], view: View) -> tuple[str, ...]:
    """Who stands on the line that is followed to somebody."""
    followed = view.form is Form.LINE and view.person in relations
    return relations[view.person].via if followed else ()


def opened(view: View, person_id: str) -> tuple[str, ...]:
    """Return what is unfolded once a person's branch is opened too."""
    return (*view.unfolded, person_id)


def closed(view: View, person_id: str) -> tuple[str, ...]:
    """Return what is unfolded once a person's branch is folded again."""
    return tuple(one for one in view.unfolded if one != person_id)
