"""Where everybody of a picture stands: how much room each takes, then their places."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any

import networkx as nx

from graphapp.canvas import backdrop, folds, fonts, home, tree
from graphapp.canvas.marks import Draft, draft_of
from graphapp.canvas.pictures import layout_named
from graphapp.canvas.subject import Subject
from layouts.contract import Place, Placement, Size
from queries.partial_date import holds
from queries.vocabulary import Ring as Knows

EFFORT = 0.2
"""How long a family tree's order is looked for at first: some tenths of a second."""

FEW = 40
"""Up to so many people a circles picture is placed a second time to make room for its titles, and
the order of a family tree found at a first look is as good as any.
"""


def drafts_of(of: Subject) -> dict[str, Draft]:
    """Return the shape and the measured words of everybody, by person id."""
    return {
        key: draft_of(
            of.network,
            key,
            of.called[key],
            of.relations.get(key),
            of.view,
            of.badges.get(key),
            note=of.notes.get(key, ""),
        )
        for key in of.network.people
    }


def sizes_of(of: Subject, drafts: Mapping[str, Draft]) -> dict[str, Size]:
    """Return the room that everybody takes, by person id."""
    if not of.is_tree:
        return {key: draft.size for key, draft in drafts.items()}
    return {
        key: folds.room_in_tree(
            draft.shape, draft.label, draft.badges, of.behind.get(key, 0), of.view.sizes
        )
        for key, draft in drafts.items()
    }


def places_of(
    of: Subject,
    sizes: Mapping[str, Size],
    previous: Mapping[str, Place] | None,
    pinned: Set[str],
    *,
    quick: bool,
) -> Placement:
    """Return where everybody stands; `quick`: of many people, as a first look finds it."""
    graph = _graph(of)
    wide, tall = of.view.room

    def place(width: float) -> Placement:
        options = _options(of, width, tall, quick=quick)
        return layout_named(of.layout)(graph, sizes, previous, pinned, of.children, options)

    placement = place(wide)
    over = backdrop.width_over(placement, of.view, dict(of.titles))
    if over > 0 and len(of.network.people) <= FEW:
        # titles at the sides: the rim gives way, not the size of the words
        placement = place(wide - over)
    return placement


def is_quick(of: Subject, placement: Placement, previous: Mapping[str, Place] | None) -> bool:
    """Whether a longer look may find a better order."""
    if not of.is_tree:
        return bool(placement.report.get("quick"))
    people = of.network.people
    return len(people) > FEW and not any(key in people for key in previous or {})


def _graph(of: Subject) -> nx.MultiDiGraph[str]:
    """Return the network in the words of the picture's layout."""
    network = of.network
    if of.is_tree:
        return tree.graph_of(network)
    if of.home:
        return home.graph_of(network, of.home, of.where)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for key in network.people:
        ring = of.rings.get(key, Knows.MOST)
        graph.add_node(key, ring=str(ring), sector=of.where.get(key, ""))
    for tie in network.ties:
        if tie.start in graph and tie.end in graph:
            graph.add_edge(tie.start, tie.end, key=tie.id)
    return graph


def _options(of: Subject, width: float, height: float, *, quick: bool) -> dict[str, Any]:
    """Return what else the picture's layout is told."""
    if of.is_tree:
        return {"households": tree.homes_of(of.network), "effort": EFFORT if quick else 1.0}
    options: dict[str, Any] = {"width": width, "height": height, "quick": quick}
    sizes = of.view.sizes
    if of.home:
        counts = home.counts_of(of.titles, of.behind, sizes)
        options |= home.options_of(of.home, of.titles, counts, of.view)
    if of.layout == "circles":
        options |= {
            "sectors": of.titles,
            "title_size": sizes.sector,
            "apart": _apart(of),
            "captions": {
                ring: (fonts.width(caption, sizes.caption), sizes.caption * 1.25)
                for ring, caption in backdrop.captions(of.view).items()
            },
        }
    return options


def _apart(of: Subject) -> list[tuple[str, str]]:
    """Return the pairs between whom a line says that they are kept apart."""
    network = of.network
    return sorted(
        (rule.person_id, rule.away_from_id)
        for rule in network.restrictions
        if holds(rule.since, rule.until, network.as_of)
    )
