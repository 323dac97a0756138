"""Two states of one network side by side: two days, what two children of a case each have, or how
two people see it.

The union of both is laid out once, so that nobody moves from one to the other; who is not in a
state is not drawn in it. Both states come through the same handle: what a viewer may not see is in
neither.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from graphapp.screens.explorer.differing import (
    Changed,
    Otherwise,
    Shared,
    State,
    changed,
    otherwise,
    shared,
)
from graphapp.screens.explorer.filters import Shown, part_of, shown
from graphapp.screens.explorer.state import AGREED, NOW, THEN, Picture, View
from graphapp.screens.explorer.whose import view_of, whose_of
from queries import kinship
from queries.kinship import Relation
from queries.model import Network
from queries.partial_date import PartialDate
from queries.vocabulary import TieType

PICTURES = frozenset({Picture.CIRCLES, Picture.TREE, Picture.WIDER})
"""The pictures that can show two states at once."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Two states, their union with everybody's relation, and which of them is shown.

    `found` is a `Changed` for two days, a `Shared` for two children, an `Otherwise` for two views;
    `part` is what the filters leave of the union.
    """

    states: tuple[State, State]
    union: Network
    relations: Mapping[str, Relation]
    found: Changed | Shared | Otherwise
    part: Shown
    side: str = ""

    @property
    def state(self) -> State | None:
        """The state that is shown, None for both."""
        return next((one for one in self.states if one.key == self.side), None)

    @property
    def child(self) -> State | None:
        """The state that is shown when it is one child's."""
        return self.state if isinstance(self.found, Shared) else None

    @property
    def read(self) -> State:
        """What the sentence, the tables and the panel read: the state shown, or else the later."""
        if self.state is None and not isinstance(self.found, Changed):
            return State("", "", self.union, self.relations)
        return self.state or self.states[1]


def compares_days(view: View) -> bool:
    """Whether a view sets two days side by side."""
    return view.picture in PICTURES and view.against not in (None, view.day)


def compares_views(view: View) -> bool:
    """Whether a view sets how two people see the network side by side."""
    no_other = view.siblings or compares_days(view)
    return view.picture in PICTURES and not no_other and view.beside not in ("", whose_of(view))


def day_shown(view: View) -> date:
    """Return the day that is drawn: of two that are compared the later, unless one is chosen."""
    if view.against is None or not compares_days(view):
        return view.day
    return min(view.day, view.against) if view.side == THEN else max(view.day, view.against)


def compared(
    view: View,
    network: Network,
    relations: Mapping[str, Relation],
    network_on: Callable[[date, str], Network],
) -> Compared | None:
    """Return what a view compares, None when it does not.

    `network` is that of the view's own day and of whose it is; `network_on` reads another's.
    """
    if view.against is not None and compares_days(view):
        other = network_on(view.against, view.whose)
        both = sorted((network, other), key=lambda one: one.as_of)
        return of_days(view, *both)
    if compares_views(view):
        whose = "" if view.beside == AGREED else view.beside
        return of_views(view, network, network_on(view.day, whose))
    if view.picture in PICTURES and view.siblings:
        return of_children(view, network, relations)
    return None


def of_days(view: View, then: Network, now: Network) -> Compared:
    """Return two days of one network compared, `then` the earlier."""
    states = (_on(THEN, then), _on(NOW, now))
    union = union_of(then, now, living=view.picture is Picture.CIRCLES)
    relations = {**states[0].relations, **states[1].relations}
    part = shown(union, replace(view, on=now.as_of))
    return Compared(states, union, relations, changed(*states), part, view.side)


def of_views(view: View, network: Network, other: Network) -> Compared | None:
    """Return two views of one network compared, the agreed record first; None when the one of them
    is nobody's who may be told of.
    """
    if network.whose == other.whose:
        return None
    both = sorted((network, other), key=lambda one: one.whose != "")
    first, second = (_state(one.whose or AGREED, view_of(one, one.whose), one) for one in both)
    union = replace(union_of(*both, living=False), overruled=())
    found = otherwise(first, second)
    relations = {**first.relations, **second.relations}
    part = shown(union, view)
    return Compared((first, second), union, relations, found, part, view.side)


def _on(key: str, network: Network) -> State:
    today = network.as_of == date.today()
    words = "Today" if today else PartialDate.of_day(network.as_of).words
    return _state(key, words, network)


def _state(key: str, words: str, network: Network) -> State:
    relations = kinship.relations(
        network.case.children,
        network.people,
        network.kin_ties,
        network.as_of,
        memberships=network.memberships,
    )
    return State(key, words, network, relations)


def union_of(then: Network, now: Network, *, living: bool) -> Network:
    """Return everybody of both days, as on the later day where they were there then.

    With `living`, who died in between is as before: the circles have no place for the dead.
    """
    gone = then.people.keys() - now.people.keys()
    people = {**then.people, **now.people}
    if living:
        people |= {key: one for key, one in then.people.items() if people[key].died}
    return replace(
        now,
        people=people,
        memberships={**then.memberships, **now.memberships},
        ties=tuple({tie.id: tie for tie in (*then.ties, *now.ties)}.values()),
        households={**then.households, **now.households},
        residences=(*now.residences, *(one for one in then.residences if one.person_id in gone)),
        disclosures=(*now.disclosures, *(one for one in then.disclosures if one.person_id in gone)),
        truncated=then.truncated or now.truncated,
    )


def of_children(view: View, network: Network, relations: Mapping[str, Relation]) -> Compared | None:
    """Return what two children of the case each have; None when they are not two of them."""
    two = [key for key in view.siblings if key in children_of(network)]
    if len(two) != 2 or two[0] == two[1]:
        return None
    states = (_of_child(two[0], network), _of_child(two[1], network))
    found = shared(network, states)
    return Compared(states, network, relations, found, shown(network, view), view.side)


def children_of(network: Network) -> list[str]:
    """Return the ids of the children of the case that are on the map."""
    return [key for key in network.case.children if key in network.people]


def _of_child(child: str, network: Network) -> State:
    relations = kinship.relations(
        (child,), network.people, network.kin_ties, network.as_of, memberships=network.memberships
    )
    keep = tied_to(child, network, relations) | set(network.case.children)
    words = network.people[child].short_name or "The child"
    return State(child, words, part_of(network, keep, network.ties), relations)


def tied_to(child: str, network: Network, relations: Mapping[str, Relation]) -> set[str]:
    """Return who is tied to one child: kin, who has a tie of their own, who lives with them.

    Somebody known only through another (a friend's mother) is not.
    """
    parents = {(tie.start, tie.end) for tie in network.kin_ties if tie.type is TieType.PARENT_OF}
    kin = {key for key, one in relations.items() if one.kin and not _anew(one.via, parents)}
    agreed = [tie for tie in network.kin_ties if not tie.fact.perspectives]
    own = {end for tie in agreed if child in (tie.start, tie.end) for end in (tie.start, tie.end)}
    homes = {one.household_id for one in network.residences if one.person_id == child}
    under = {one.person_id for one in network.residences if one.household_id in homes}
    return ((kin | own | under) & network.people.keys()) - {child}


def _anew(via: tuple[str, ...], parents: set[tuple[str, str]]) -> bool:
    """Whether a way goes down to a child and up again: another child's kin, not this one's."""
    down = False
    for one, other in itertools.pairwise(via):
        if (one, other) in parents:
            down = True
        elif down and (other, one) in parents:
            return True
    return False
