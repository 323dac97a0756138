"""The picture of two states, from the picture of everybody in either: its marks and its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from graphapp.canvas.compared import Told, as_in, with_changes, with_legend, with_marked_lines
from graphapp.canvas.picture import picture
from graphapp.canvas.scene import Scene
from graphapp.canvas.view import View as Space
from graphapp.screens.explorer import compare_marks, compare_words
from graphapp.screens.explorer.comparing import Compared
from graphapp.screens.explorer.some_drawn import drawable, scene_of_some
from graphapp.screens.explorer.state import Picture, View
from graphapp.screens.explorer.whose import name_of_holder
from layouts.contract import Place
from queries.model import Network


def notes(two: Compared | None, view: View) -> Mapping[str, str]:
    """Return the words under the names of those who differ, none when nothing is compared."""
    return compare_marks.notes(two, rings=_rings(view)) if two else {}


def of_state(
    scene: Scene,
    two: Compared,
    network: Network | None,
    view: View,
    space: Space,
) -> Scene:
    """Return the picture with its marks, or as the one state has it that a view shows.

    `network` holds those of that state who can be drawn.
    """
    told = compare_marks.told_of(two, rings=_rings(view))
    if two.state is None or network is None:
        return with_changes(scene, told, space)
    if told.in_sight:
        scene = with_marked_lines(scene, told)
    alone = compare_marks.notes_alone(two, rings=_rings(view))
    return as_in(scene, network, two.state.relations, space, alone)


def with_own_ties(scene: Scene, network: Network) -> Scene:
    """Return the picture of one person's view with the ties marked that are theirs alone: they are
    in sight at rest, and the legend says whose they are.
    """
    if not network.whose:
        return scene
    own = {tie.id for tie in network.ties if network.whose in tie.fact.perspectives}
    legend = {"tie new": f"only {name_of_holder(network, network.whose)} says so"}
    told = Told(tied=own, legend=legend, styles=compare_marks.styles(network), in_sight=True)
    return with_legend(with_marked_lines(scene, told), told)


def titled(scene: Scene, two: Compared, view: View) -> Scene:
    """Return the picture with what it compares in its title, description and legend."""
    told = compare_marks.told_of(two, rings=_rings(view))
    title = f"{scene.title}: {compare_words.heading(two)}"
    scene = replace(scene, title=title, description=compare_words.sentence(two))
    return with_legend(scene, told)


def _rings(view: View) -> bool:
    return view.picture is Picture.CIRCLES


def draw_compared(
    two: Compared,
    view: View,
    space: Space,
    previous: Mapping[str, Place] | None = None,
    pinned: frozenset[str] = frozenset(),
) -> Scene:
    """Return the Scene of two states, or of the one that a view shows.

    Everybody of both is placed, each time in the same way; those of the other state are left out.
    Nobody's part in the plan or the meeting is drawn: the marks say what differs.
    """
    scene = picture(
        drawable(two.union, view.picture),
        two.relations,
        str(view.picture),
        view=space,
        previous=previous,
        pinned=pinned,
        notes=notes(two, view),
        feelings=view.shows_feelings,
        quick=True,
    )
    one = drawable(two.state.network, view.picture) if two.state else None
    scene = of_state(scene, two, one, view, space)
    part = two.part.network
    people = {mark.id for mark in scene.people} & set(part.people)
    scene = scene_of_some(scene, people, {tie.id for tie in part.ties}, space.notation)
    return titled(scene, two, view)
