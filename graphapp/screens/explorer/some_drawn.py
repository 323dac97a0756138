"""A picture of some of its people: who has a place in it, and what is left without the others."""

from __future__ import annotations

from dataclasses import replace

from graphapp.canvas import legend
from graphapp.canvas.notation import Notation
from graphapp.canvas.scene import Scene
from graphapp.canvas.tree import relatives
from graphapp.screens.explorer.state import Picture
from queries.model import Network


def drawable(network: Network, picture_name: Picture) -> Network:
    """Return the network without those who have no place in a picture.

    The rings say what somebody knows of the worries: the dead and the unborn are in none of them.
    """
    if picture_name is Picture.TREE:
        return relatives(network)
    if picture_name is not Picture.CIRCLES:
        return network
    people = {
        key: person
        for key, person in network.people.items()
        if key in network.case.children or person.alive
    }
    return replace(network, people=people)


def scene_of_some(scene: Scene, people: set[str], ties: set[str], notation: Notation) -> Scene:
    """Return a Scene with only some people, and the lines of only some ties, all in place."""
    marks = tuple(mark for mark in scene.people if mark.id in people)
    lines = tuple(
        line
        for line in scene.lines
        if line.start in people and line.end in people and ties.intersection(line.ties)
    )
    routes = tuple(one for one in scene.routes if people.issuperset(one.people))
    barriers = tuple(one for one in scene.barriers if one.start in people and one.end in people)
    folds = tuple(one for one in scene.folds if one.of_system or one.person in people)
    apart = next((key.words for key in scene.legend if key.key == "keep apart"), "")
    return replace(
        scene,
        people=marks,
        lines=lines,
        routes=routes,
        barriers=barriers,
        folds=folds,
        legend=legend.keys(
            marks,
            notation,
            lines=lines,
            routes=routes,
            barrier_words=apart if barriers else "",
            households=bool(scene.enclosures),
            folded=any(not one.of_system for one in folds),
            rules=legend.rules_of(scene),
        ),
    )
