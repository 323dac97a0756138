"""From a handle and a view to what the map screen shows: one reading, one Scene."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from graphapp.canvas import legend
from graphapp.canvas.badges import badges_of, rule_names, with_invited
from graphapp.canvas.lives import Over, with_former
from graphapp.canvas.notation import Notation
from graphapp.canvas.picture import picture
from graphapp.canvas.scene import Scene
from graphapp.canvas.tree import relatives
from graphapp.canvas.view import View as Space
from graphapp.coming_meeting import coming, list_said, on_the_list
from graphapp.plan_words import only_people
from graphapp.screens.explorer.filters import Shown, shown
from graphapp.screens.explorer.state import Picture, View
from graphapp.words import listed
from layouts.contract import Place
from queries import kinship
from queries.around import network_around
from queries.case_model import Meeting, SafetyPlan
from queries.history import history_of
from queries.meetings import meetings_of
from queries.model import Network
from queries.network import network_of
from queries.openings import record_opening
from queries.partial_date import PartialDate
from queries.plans import plan_now, plans_of
from queries.store.handle import Handle

MOST_DRAWN = 600
"""How many people one picture holds; the sentence says when that cut the network."""
MOST_AROUND = 60
"""How many people are unfolded round one person."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A case's whole network on the view's day, how everybody is related, and what is shown.

    `meeting` is the one to come on that day; `past` what was before, for the picture over time.
    """

    network: Network
    relations: Mapping[str, kinship.Relation]
    shown: Shown
    plan: SafetyPlan | None = None
    meeting: Meeting | None = None
    past: Over | None = None

    @property
    def children(self) -> str:
        """The children's names as a sentence has them: "Ivy and Noah"."""
        return names_of(self.network)


def names_of(network: Network) -> str:
    """Return the names of a network's children: "Jay, Demi and Rio"."""
    names = [
        network.people[child].short_name or "the child"
        for child in network.case.children
        if child in network.people
    ]
    return listed(names) or "the child"


def read(handle: Handle, view: View) -> Reading:
    """Read the network that a view is of; this is where a case is opened, and it is recorded.

    Raises
    ------
    NotFound : no such case, or not one this handle may open.
    """
    record_opening(handle, view.case_id)
    network = network_of(handle, view.case_id, as_of=view.day, limit=MOST_DRAWN)
    for person_id in view.expanded:
        network = expanded(handle, network, person_id)
    relations = kinship.relations(
        network.case.children,
        network.people,
        network.ties,
        network.as_of,
        memberships=network.memberships,
    )
    plan = only_people(plan_now(handle, view.case_id, as_of=view.day), network.people)
    meetings = meetings_of(handle, view.case_id)
    past = None
    if view.picture is Picture.TIME:
        past = Over(
            history_of(handle, view.case_id, as_of=view.day),
            plans_of(handle, view.case_id),
            meetings,
            PartialDate.of_day(view.on).words if view.on else "Today",
        )
        relations = {**_of_former(network, past), **relations}
    meeting = coming(meetings, view.day)
    return Reading(network, relations, shown(network, view), plan, meeting, past)


def _of_former(network: Network, past: Over) -> Mapping[str, kinship.Relation]:
    """How those who were in the network before are related to the child."""
    everybody = with_former(network, past)
    if len(everybody.people) == len(network.people):
        return {}
    return kinship.relations(
        network.case.children,
        everybody.people,
        past.history.ties,
        network.as_of,
        memberships=everybody.memberships,
    )


def expanded(handle: Handle, network: Network, person_id: str) -> Network:
    """Return a network with the people tied to one of its people on the viewer's other maps.

    They are drawn with their own map's place in a network, and are in no count of this one.

    Raises
    ------
    NotFound : no such person, or not for this handle.
    """
    if person_id not in network.people:
        return network
    around = network_around(
        handle, person_id, as_of=network.as_of, case_id=network.case.id, limit=MOST_AROUND
    )
    ties = {tie.id: tie for tie in (*network.ties, *around.ties)}
    return replace(
        network,
        people={**around.people, **network.people},
        ties=tuple(ties.values()),
        truncated=network.truncated or around.truncated,
    )


def draw(
    reading: Reading,
    view: View,
    space: Space,
    previous: Mapping[str, Place] | None = None,
    pinned: frozenset[str] = frozenset(),
) -> Scene:
    """Return the Scene of a view.

    Everybody who can be drawn is placed, then those a filter hides are left out: so a filter, or
    taking it off, moves nobody.
    """
    everybody = drawable(reading.network, view.picture)
    scene = picture(
        everybody,
        reading.relations,
        str(view.picture),
        view=space,
        previous=previous,
        pinned=pinned,
        badges=with_invited(badges_of(reading.plan), on_the_list(reading.meeting)),
        rules=rule_names(reading.plan),
        invited=list_said(reading.meeting),
        past=reading.past,
    )
    part = reading.shown.network
    keep = set(everybody.people) & set(part.people)
    if reading.past is not None and len(part.people) == len(reading.network.people):
        keep = set(scene.places)  # who was here before is no filter's, and is drawn without one
    if len(keep) == len(scene.places) and len(part.ties) == len(reading.network.ties):
        return scene
    return scene_of_some(scene, keep, {tie.id for tie in part.ties}, space.notation)


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
        if key in network.case.children
        or not (person.deceased or person.death is not None or person.unborn)
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
    apart = next((key.words for key in scene.legend if key.key == "keep apart"), "")
    return replace(
        scene,
        people=marks,
        lines=lines,
        routes=routes,
        barriers=barriers,
        legend=legend.keys(
            marks,
            notation,
            lines=lines,
            routes=routes,
            barrier_words=apart if barriers else "",
            households=bool(scene.enclosures),
            rules=legend.rules_of(scene),
        ),
    )
