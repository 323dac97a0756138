"""From a case's records to a Scene: sizes, then places, then everything that is drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from typing import Any

import networkx as nx

from graphapp.canvas import (
    backdrop,
    folds,
    following,
    fonts,
    home,
    homes,
    labels,
    legend,
    lines,
    systems,
    timeline,
    tree,
    ways,
    words,
)
from graphapp.canvas.badges import badges_said
from graphapp.canvas.barriers import ARCS, BENDS, barriers_called, barriers_of
from graphapp.canvas.crossings import crossings
from graphapp.canvas.lives import Over
from graphapp.canvas.marks import draft_of, marks_of
from graphapp.canvas.pictures import layout_named
from graphapp.canvas.scene import Badge, Drawn, Scene
from graphapp.canvas.sectors import sectors
from graphapp.canvas.view import View
from layouts.contract import Place, Placement
from queries.kinship import Relation
from queries.model import Network
from queries.partial_date import holds
from queries.vocabulary import Ring as Knows

EFFORT = 0.2
"""How long a family tree's order is looked for at first: some tenths of a second."""

FEW = 40
"""Up to so many people a circles picture is placed a second time to make room for its titles."""


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


def picture(
    network: Network,
    relations: Mapping[str, Relation],
    layout: str,
    *,
    view: View,
    previous: Mapping[str, Place] | None = None,
    pinned: Set[str] = frozenset(),
    badges: Mapping[str, Sequence[Badge]] | None = None,
    rules: Mapping[str, str] | None = None,
    invited: Mapping[str, str] | None = None,
    past: Over | None = None,
    behind: Mapping[str, int] | None = None,
    line: Sequence[str] = (),
    notes: Mapping[str, str] | None = None,
    feelings: bool = True,
) -> Scene:
    """Return the Scene of a network.

    Parameters
    ----------
    network : the records as this viewer and audience may see them; nothing else is drawn or said.
    relations : each person's derived relation to the child (`queries.kinship.relations`).
    layout : a name of `graphapp.canvas.pictures.LAYOUTS`.
    previous, pinned : stored places by person id, and the ids of those who may not move.
    badges : what somebody wears, by person id: rules' numbers, the tick of the invited.
    rules : the rules' names by number, for the legend.
    invited : what is said of somebody's invitation, by person id.
    past : what was so before the network's day, for the picture over time.
    behind : how many more are folded behind somebody of a family tree, by person id.
    line : people of a family tree, each tied to the next, the line between whom is strengthened.
    notes : words under a name in place of the relation, by person id.
    feelings : whether lines of feeling and support are drawn at rest, not only of whom is chosen.
    """
    if layout == timeline.NAME:
        return timeline.scene(network, relations, view, past, badges, rules, invited)
    is_tree = layout == tree.NAME
    if is_tree:
        view = replace(view, notation=replace(view.notation, desk=view.notation.tree))
    sizes, notation = view.sizes, view.notation
    children = tuple(key for key in network.case.children if key in network.people)
    called = labels.names(network.people, {key: found.short for key, found in relations.items()})
    around = home.home_of(network) if layout == home.NAME else None
    middle = frozenset((*children, *(around.people if around else ())))
    if around:
        titles, where = systems.systems(network, relations, middle, phone=view.phone)
    else:
        titles, where = sectors(network, relations, phone=view.phone)
    rings = rings_of(network)
    drafts = {
        key: draft_of(
            network,
            key,
            called[key],
            relations.get(key),
            view,
            (badges or {}).get(key),
            note=(notes or {}).get(key, ""),
        )
        for key in network.people
    }
    apart = sorted(
        (rule.person_id, rule.away_from_id)
        for rule in network.restrictions
        if holds(rule.since, rule.until, network.as_of)
    )
    if is_tree:
        graph = tree.graph_of(network)
    elif around:
        graph = home.graph_of(network, around, where)
    else:
        graph = _graph(network, rings, where)
    room = {key: draft.size for key, draft in drafts.items()}
    if is_tree:
        room = {
            key: folds.room_in_tree(
                draft.shape, draft.label, draft.badges, (behind or {}).get(key, 0), sizes
            )
            for key, draft in drafts.items()
        }

    def place(width: float) -> Placement:
        options = _options(layout, titles, apart, view, width, tall)
        if is_tree:
            options = {"households": tree.homes_of(network), "effort": EFFORT}
        if around:
            options |= home.options_of(around, sizes)
        return layout_named(layout)(graph, room, previous, pinned, children, options)

    wide, tall = view.room
    placement = place(wide)
    over = backdrop.width_over(placement, view, dict(titles))
    if over > 0 and len(network.people) <= FEW:
        # titles at the sides: the rim gives way, not the size of the words
        placement = place(wide - over)
    said = {
        key: ". ".join(
            words
            for words in (
                badges_said((badges or {}).get(key, ()), rules or {}),
                (invited or {}).get(key, ""),
            )
            if words
        )
        for key in network.people
    }
    marks = marks_of(network, drafts, placement, relations, rings, called, view, said)
    drawn = {mark.id: mark for mark in marks}
    barriers = tuple(
        replace(found, ground=backdrop.ground_at(placement, *found.words_at))
        for found in barriers_of(
            network,
            drawn,
            notation,
            sizes,
            with_words=not view.phone,
            bends=ARCS if is_tree else BENDS,
        )
    )
    ties = lines.lines_of(
        [tie for tie in network.ties if not is_tree or tie.type in tree.OVER],
        drawn,
        frozenset(children),
        notation,
        quiet_children=layout == "circles" or is_tree,
        quiet_felt=not feelings,
        barriers=barriers,
        bends=ways.ARCS if is_tree else ways.FREE,
        keep_off=tree.stretches(placement),
    )
    if around:
        ties = home.lines_round(ties, middle, drawn, sizes)
    routes: tuple[Drawn, ...] = ()
    if is_tree:
        wide_of = {key: draft.shape.width for key, draft in drafts.items()}
        routes = tree.drawn(placement, network, notation)
        routes += crossings(placement.routes, notation)
        if notation.brackets:
            routes += tree.brackets(placement, wide_of)
    rim = backdrop.rings_drawn(placement, view)
    counts = folds.folds_of(marks, behind or {}, sizes)
    box = backdrop.box_of(placement, marks, sizes, dict(titles), counts)
    return Scene(
        key=f"{network.case.id} {layout} {network.audience}",
        layout=layout,
        title=words.title(layout, [called[key] for key in children]),
        description=words.description(network, layout, rings),
        box=box,
        phone=view.phone,
        rings=rim,
        spokes=home.dividers(placement)
        if around
        else tuple(found.spoke for found in placement.sectors if found.spoke),
        sectors=backdrop.titles_drawn(placement, dict(titles)),
        enclosures=homes.enclosed(placement.enclosures, placement.routes, sizes.relation),
        routes=routes,
        lines=ties,
        barriers=barriers,
        people=backdrop.with_far_names(marks, box, view, rim, counts),
        folds=counts,
        line=following.line_along(placement, line),
        legend=legend.keys(
            marks,
            notation,
            lines=ties,
            routes=routes,
            barrier_words=barriers_called(network, barriers, notation),
            households=bool(placement.enclosures),
            rules=rules,
            folded=bool(counts),
        ),
        levels=backdrop.levels_of(box, view),
        places=dict(placement.people),
    )


def _graph(
    network: Network, rings: Mapping[str, Knows], where: Mapping[str, str]
) -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for key in network.people:
        graph.add_node(key, ring=str(rings.get(key, Knows.MOST)), sector=where.get(key, ""))
    for tie in network.ties:
        if tie.start in graph and tie.end in graph:
            graph.add_edge(tie.start, tie.end, key=tie.id)
    return graph


def _options(
    layout: str,
    titles: list[tuple[str, str]],
    apart: Sequence[tuple[str, str]],
    view: View,
    width: float,
    height: float,
) -> dict[str, Any]:
    options: dict[str, Any] = {"width": width, "height": height}
    sizes = view.sizes
    if layout == home.NAME:
        options |= {"sectors": titles, "title_size": sizes.sector}
    if layout == "circles":
        options |= {
            "sectors": titles,
            "title_size": sizes.sector,
            "apart": apart,
            "captions": {
                ring: (fonts.width(caption, sizes.caption), sizes.caption * 1.25)
                for ring, caption in backdrop.captions(view).items()
            },
        }
    return options
