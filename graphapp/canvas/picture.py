"""From a case's records to a Scene: sizes, then places, then everything that is drawn."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from graphapp.canvas import (
    backdrop,
    extents,
    folds,
    following,
    geometry,
    home,
    homes,
    legend,
    lines,
    timeline,
    titles,
    tree,
    ways,
    words,
)
from graphapp.canvas.aside import names_aside
from graphapp.canvas.badges import badges_said
from graphapp.canvas.barriers import (
    ARCS,
    BENDS,
    barriers_called,
    barriers_of,
    boxes_of,
    way_of,
    words_box,
)
from graphapp.canvas.crossings import crossings
from graphapp.canvas.lives import Over
from graphapp.canvas.marks import Draft, marks_of
from graphapp.canvas.placed import drafts_of, is_quick, places_of, sizes_of
from graphapp.canvas.scene import (
    Badge,
    Barrier,
    Box,
    Drawn,
    Enclosed,
    Fold,
    LegendKey,
    Line,
    Mark,
    Scene,
    SectorTitle,
)
from graphapp.canvas.subject import Subject, subject_of
from graphapp.canvas.view import View
from layouts.contract import Place, Placement
from queries.kinship import Relation
from queries.model import Network


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
    quick: bool = False,
    called: Mapping[str, str] | None = None,
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
    behind : how many more are folded behind somebody of a family tree, by person id; or of a
        system round home, by its key.
    line : people of a family tree, each tied to the next, the line between whom is strengthened.
    notes : words under a name in place of the relation, by person id.
    quick : of many people nobody of whom is placed, a first look will do (some tenths of a second).
    called : what everybody is called, by person id; those of the network, told apart, when None.
    feelings : whether lines of feeling and support are drawn at rest, not only of whom is chosen.
    """
    if layout == timeline.NAME:
        return timeline.scene(network, relations, view, past, badges, rules, invited)
    of = subject_of(
        network, relations, layout, view, badges=badges, behind=behind, notes=notes, called=called
    )
    view = of.view
    drafts = drafts_of(of)
    placement = places_of(of, sizes_of(of, drafts), previous, pinned, quick=quick)
    marks = marks_of(
        network,
        drafts,
        placement,
        relations,
        of.rings,
        of.called,
        view,
        _said(of, rules or {}, invited or {}),
    )
    routes = _routes(of, placement, drafts)
    rim = backdrop.rings_drawn(placement, view)
    named, counts, taken = _titles(of, placement, marks)
    households, home_names = _homes(of, placement, marks)
    keep_off = [
        *tree.stretches(placement, upright=False),
        *titles.boxes(placement, dict(of.titles), counts, view.sizes),
        *backdrop.caption_boxes(rim, view.sizes),
        *home_names,
    ]
    may_cross = tree.stretches(placement, upright=True)
    barriers = _barriers(of, placement, marks, keep_off, may_cross)
    ties = _ties(of, placement, marks, barriers, feelings=feelings)
    hard = _hard_to_read_on(marks, ties, barriers)
    if not of.is_tree and not rim:
        told = [words_box(one, view.sizes) for one in barriers if one.words]
        walls = homes.walls(households)
        marks = names_aside(marks, drafts, hard, [*keep_off, *told, *walls], view.sizes)
    box = backdrop.whole_box(
        placement,
        view,
        functools.partial(
            backdrop.box_of,
            placement,
            marks,
            view.sizes,
            dict(of.titles),
            counts,
            barriers,
            home_names,
        ),
    )
    scene = Scene(
        key=f"{network.case.id} {layout} {network.audience}",
        layout=layout,
        title=words.title(layout, [of.called[key] for key in of.children]),
        description=words.description(network, layout, of.rings),
        box=box,
        phone=view.phone,
        rings=rim,
        spokes=home.dividers(placement)
        if of.home
        else tuple(found.spoke for found in placement.sectors if found.spoke),
        sectors=named,
        enclosures=households,
        routes=routes,
        lines=ties,
        barriers=barriers,
        people=backdrop.with_far_names(marks, box, view, rim, taken, hard),
        folds=counts,
        line=following.line_along(placement, line),
        levels=backdrop.levels_of(box, view),
        places=dict(placement.people),
        quick=quick and is_quick(of, placement, previous),
        keep_off=tuple(keep_off),
        may_cross=tuple(may_cross),
    )
    return replace(scene, legend=_legend(of, scene, rules))


def _titles(
    of: Subject, placement: Placement, marks: Sequence[Mark]
) -> tuple[tuple[SectorTitle, ...], tuple[Fold, ...], list[Box]]:
    """Return the sectors' titles, the counts of the folded, and the boxes no far name may cover."""
    sizes, words = of.view.sizes, dict(of.titles)
    counts = folds.folds_of(marks, {} if of.home else of.behind, sizes)
    systems = home.counts_of(of.titles, of.behind, sizes) if of.home else ()
    named, after = titles.titles_drawn(placement, words, systems, sizes)
    taken = [extents.of_fold(one) for one in counts]
    if of.home:
        taken += titles.boxes(placement, words, after, sizes)
    return named, (*counts, *after), taken


def _homes(
    of: Subject, placement: Placement, marks: Sequence[Mark]
) -> tuple[tuple[Enclosed, ...], list[Box]]:
    """Return the homes, and the boxes of their names."""
    size = of.view.sizes.relation
    people = boxes_of(marks, of.view.sizes)
    found = homes.enclosed(placement.enclosures, placement.routes, size, people)
    return found, homes.name_boxes(found, size)


def _said(of: Subject, rules: Mapping[str, str], invited: Mapping[str, str]) -> dict[str, str]:
    """Return what is said of everybody's badges and invitation, by person id."""
    said = {
        key: (badges_said(of.badges.get(key, ()), rules), invited.get(key, ""))
        for key in of.network.people
    }
    return {key: ". ".join(part for part in parts if part) for key, parts in said.items()}


def _barriers(
    of: Subject,
    placement: Placement,
    marks: Sequence[Mark],
    keep_off: Sequence[Box],
    may_cross: Sequence[Box],
) -> tuple[Barrier, ...]:
    """Return the lines between those who must be kept apart."""
    found = barriers_of(
        of.network,
        {mark.id: mark for mark in marks},
        of.view.notation,
        of.view.sizes,
        with_words=not of.view.phone,
        bends=ARCS if of.is_tree else BENDS,
        keep_off=keep_off,
        may_cross=may_cross,
    )
    return tuple(
        replace(one, ground=backdrop.ground_at(placement, *one.words_at)) if one.words else one
        for one in found
    )


def _ties(
    of: Subject,
    placement: Placement,
    marks: Sequence[Mark],
    barriers: Sequence[Barrier],
    *,
    feelings: bool,
) -> tuple[Line, ...]:
    """Return the lines of ties, feelings and support."""
    drawn = {mark.id: mark for mark in marks}
    ties = lines.lines_of(
        [tie for tie in of.network.ties if not of.is_tree or tie.type in tree.OVER],
        drawn,
        frozenset(of.children),
        of.view.notation,
        quiet_children=of.layout == "circles" or of.is_tree,
        quiet_felt=not feelings,
        barriers=barriers,
        bends=ways.ARCS if of.is_tree else ways.FREE,
        keep_off=tree.stretches(placement),
        words=[words_box(one, of.view.sizes) for one in barriers if one.words],
    )
    return home.lines_round(ties, of.middle, drawn, of.view.sizes) if of.home else ties


def _hard_to_read_on(
    marks: Sequence[Mark], ties: Sequence[Line], barriers: Sequence[Barrier]
) -> list[Box]:
    """Return small boxes along the lines that a name is hard to read on."""
    drawn = {mark.id: mark for mark in marks}
    places = [point for one in barriers for point in way_of(one, drawn)]
    for line in ties:
        if line.style and not line.quiet:
            a, b = drawn[line.start], drawn[line.end]
            places += geometry.places((a.x, a.y), a.shape, (b.x, b.y), b.shape, line.bend)
    return [(x - 3, y - 3, 6.0, 6.0) for x, y in places]


def _routes(of: Subject, placement: Placement, drafts: Mapping[str, Draft]) -> tuple[Drawn, ...]:
    """Return a family tree's own lines: couples, children, where lines cross, brackets."""
    if not of.is_tree:
        return ()
    notation = of.view.notation
    routes = tree.drawn(placement, of.network, notation)
    routes += crossings(placement.routes, notation)
    if notation.brackets:
        wide = {key: draft.shape.width for key, draft in drafts.items()}
        routes += tree.brackets(placement, wide)
    return routes


def _legend(of: Subject, scene: Scene, rules: Mapping[str, str] | None) -> tuple[LegendKey, ...]:
    """Return what is drawn and wants a word."""
    notation = of.view.notation
    return legend.keys(
        scene.people,
        notation,
        lines=scene.lines,
        routes=scene.routes,
        barrier_words=barriers_called(of.network, scene.barriers, notation),
        households=bool(scene.enclosures),
        rules=rules,
        folded=any(not one.of_system for one in scene.folds),
    )
