"""What a picture is of, before anybody has a size or a place in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from graphapp.canvas import home, labels, systems, tree
from graphapp.canvas.scene import Badge
from graphapp.canvas.sectors import sectors
from graphapp.canvas.view import View
from queries.kinship import Relation
from queries.model import Network, Tie
from queries.partial_date import holds
from queries.vocabulary import PartnerKind
from queries.vocabulary import Ring as Knows


@dataclass(frozen=True, slots=True)
class Subject:
    """A network as one of its pictures shows it.

    `called` is what each person is called in the picture; `rings` what each knows of the worries;
    `titles` the sectors round the middle, and `where` the sector each stands in; `home` the
    household in the middle, where the picture is of one. `badges`, `behind` and `notes` are what
    somebody wears, how many are folded behind them, and the words under their name.
    """

    network: Network
    relations: Mapping[str, Relation]
    layout: str
    view: View
    children: tuple[str, ...]
    called: Mapping[str, str]
    rings: Mapping[str, Knows]
    titles: list[tuple[str, str]]
    where: Mapping[str, str]
    home: home.Home | None = None
    badges: Mapping[str, Sequence[Badge]] = field(default_factory=dict)
    behind: Mapping[str, int] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_tree(self) -> bool:
        """Whether it is the family tree."""
        return self.layout == tree.NAME

    @property
    def middle(self) -> frozenset[str]:
        """Who stands in the middle: the children, and whoever lives in the home there."""
        return frozenset((*self.children, *(self.home.people if self.home else ())))


def rings_of(network: Network) -> dict[str, Knows]:
    """Return what each person knows of the worries on the network's day (children left out).

    The latest disclosure that may have happened by then; nobody has told them: nothing.
    """
    known = {key: Knows.NOTHING for key in network.people if key not in network.case.children}
    told = [fact for fact in network.disclosures if holds(fact.on, None, network.as_of)]
    for fact in sorted(told, key=lambda fact: fact.on.earliest.toordinal() if fact.on else 0):
        if fact.person_id in known:
            known[fact.person_id] = fact.ring
    return known


def _on_the_day(tie: Tie, day: date) -> Tie:
    """A tie as it is drawn on a day: a couple's line stays as it is when they part, the slashes
    come then."""
    kind = tie.kind_on(day)
    if tie.kind == PartnerKind.SEPARATED != kind:
        kind = PartnerKind.MARRIED
    return tie if kind == tie.kind else replace(tie, kind=kind)


def subject_of(
    network: Network,
    relations: Mapping[str, Relation],
    layout: str,
    view: View,
    *,
    badges: Mapping[str, Sequence[Badge]] | None = None,
    behind: Mapping[str, int] | None = None,
    notes: Mapping[str, str] | None = None,
    called: Mapping[str, str] | None = None,
) -> Subject:
    """Return what a picture is of; the parameters are those of `graphapp.canvas.picture`."""
    if layout == tree.NAME:
        view = replace(view, notation=replace(view.notation, desk=view.notation.tree))
    children = tuple(key for key in network.case.children if key in network.people)
    around = home.home_of(network) if layout == home.NAME else None
    if around:
        middle = frozenset((*children, *around.people))
        titles, where = systems.systems(network, relations, middle, phone=view.phone)
    else:
        titles, where = sectors(network, relations, phone=view.phone)
    return Subject(
        replace(network, ties=tuple(_on_the_day(tie, network.as_of) for tie in network.ties)),
        relations,
        layout,
        view,
        children,
        called=called
        or labels.names(network.people, {key: one.short for key, one in relations.items()}),
        rings=rings_of(network),
        titles=titles,
        where=where,
        home=around,
        badges=badges or {},
        behind=behind or {},
        notes=notes or {},
    )
