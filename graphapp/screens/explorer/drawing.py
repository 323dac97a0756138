"""From a handle and a view to what the map screen shows: one reading, one Scene."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from graphapp.canvas.badges import badges_of, rule_names, with_invited
from graphapp.canvas.folds import folds_of, recounted
from graphapp.canvas.labels import names
from graphapp.canvas.lives import Over, with_former
from graphapp.canvas.picture import picture
from graphapp.canvas.scene import Badge, Scene
from graphapp.canvas.view import View as Space
from graphapp.coming_meeting import coming, list_said, on_the_list
from graphapp.plan_words import only_people
from graphapp.screens.explorer.as_of import as_it_was
from graphapp.screens.explorer.compare_drawing import draw_compared, with_own_ties
from graphapp.screens.explorer.comparing import Compared, compared, day_shown
from graphapp.screens.explorer.filters import Shown, shown
from graphapp.screens.explorer.folding import Folding, folding_of
from graphapp.screens.explorer.neighbourhood import LeftOut, network_read
from graphapp.screens.explorer.some_drawn import drawable, scene_of_some
from graphapp.screens.explorer.state import Form, Picture, View
from graphapp.words import listed
from layouts.contract import Place
from queries import kinship
from queries.around import network_around
from queries.case_model import Meeting, SafetyPlan
from queries.history import history_of
from queries.meetings import meetings_of
from queries.model import Network
from queries.openings import record_opening
from queries.partial_date import PartialDate
from queries.plans import plan_now, plans_of
from queries.store.handle import Handle

MOST_AROUND = 60
"""How many people are unfolded round one person."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A case's whole network on the view's day, how everybody is related, and what is shown.

    `meeting` is the one to come on that day; `past` what was before, for the picture over time.
    `compared` is what the view sets side by side: then the network is that of the state shown, of
    the later one when both are. `meetings` are all of the case's.
    """

    network: Network
    relations: Mapping[str, kinship.Relation]
    shown: Shown
    plan: SafetyPlan | None = None
    meeting: Meeting | None = None
    past: Over | None = None
    folding: Folding | None = None
    left: LeftOut | None = None
    compared: Compared | None = None
    meetings: tuple[Meeting, ...] = ()

    @property
    def children(self) -> str:
        """The children's names as a sentence has them: "Ivy and Noah"."""
        shown = self.compared.child if self.compared else None
        return shown.words if shown else names_of(self.network)


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
    network, left = _network_on(handle, view, view.day)
    relations: Mapping[str, kinship.Relation] = kinship.relations(
        network.case.children,
        network.people,
        network.kin_ties,
        network.as_of,
        memberships=network.memberships,
    )
    meetings = meetings_of(handle, view.case_id)
    two = None
    if left is None:  # of a very large network the nearest are read: others on another day
        two = compared(
            view,
            network,
            relations,
            lambda day, whose: _network_on(handle, replace(view, whose=whose), day)[0],
        )
    if two is not None:
        view = replace(view, on=day_shown(view))
        network, relations = two.read.network, two.read.relations
    plan = only_people(plan_now(handle, view.case_id, as_of=view.day), network.people)
    past = None
    if view.picture is Picture.TIME:
        past = Over(
            history_of(handle, view.case_id, as_of=view.day, whose=view.whose),
            plans_of(handle, view.case_id),
            meetings,
            PartialDate.of_day(view.on).words if view.on else "Today",
        )
        relations = {**_of_former(network, past), **relations}
    meeting = coming(meetings, view.day)
    part = shown(network, view)
    reading = Reading(network, relations, part, plan, meeting, past, None, left, two, meetings)
    return folded(reading, view)


def folded(reading: Reading, view: View, *, phone: bool = False) -> Reading:
    """Return a reading with what its picture folds away; a phone has room for fewer people."""
    if reading.compared is not None:
        return reading
    worn = with_invited(badges_of(reading.plan), on_the_list(reading.meeting))
    part = reading.shown.network
    found = folding_of(reading.network, part, reading.relations, view, first=worn, phone=phone)
    return replace(reading, folding=found)


def _network_on(handle: Handle, view: View, day: date) -> tuple[Network, LeftOut | None]:
    """Read the network of a day, with who was asked to be shown from other maps; and what a very
    large one leaves out.
    """
    network, left = network_read(handle, replace(view, on=day))
    for person_id in view.expanded:
        network = expanded(handle, network, person_id)
    return as_it_was(network), left


def _of_former(network: Network, past: Over) -> Mapping[str, kinship.Relation]:
    """How those who were in the network before are related to the child."""
    everybody = with_former(network, past)
    if len(everybody.people) == len(network.people):
        return {}
    return kinship.relations(
        network.case.children,
        everybody.people,
        (*past.history.ties, *past.history.overruled),
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
        handle,
        person_id,
        as_of=network.as_of,
        case_id=network.case.id,
        limit=MOST_AROUND,
        whose=network.whose,
    )
    ties = {tie.id: tie for tie in (*network.ties, *around.ties)}
    overruled = {tie.id: tie for tie in (*network.overruled, *around.overruled)}
    return replace(
        network,
        people={**around.people, **network.people},
        ties=tuple(ties.values()),
        overruled=tuple(overruled.values()),
        truncated=network.truncated or around.truncated,
    )


def draw(
    reading: Reading,
    view: View,
    space: Space,
    previous: Mapping[str, Place] | None = None,
    pinned: frozenset[str] = frozenset(),
    *,
    quick: bool = True,
) -> Scene:
    """Return the Scene of a view; unless `quick`, in the best order, however long it is looked for.

    Everybody who can be drawn is placed, then those a filter hides are left out: so a filter, or
    taking it off, moves nobody.
    """
    if reading.compared is not None:
        return draw_compared(reading.compared, view, space, previous, pinned)
    everybody = drawable(reading.network, view.picture)
    folding = reading.folding
    badges = with_invited(badges_of(reading.plan), on_the_list(reading.meeting))
    if folding is not None and folding.stages:
        previous = places_before(reading, everybody, view, space, badges, previous or {}, pinned)
        everybody = only(everybody, folding.stages[-1])
    scene = picture(
        everybody,
        reading.relations,
        str(view.picture),
        view=space,
        previous=previous,
        pinned=pinned,
        badges=badges,
        rules=rule_names(reading.plan),
        invited=list_said(reading.meeting),
        past=reading.past,
        behind=folding.behind if folding else None,
        line=along(reading, view.person) if view.form is Form.LINE else (),
        feelings=view.shows_feelings,
        quick=quick,
        called=called_in(reading) if view.picture is Picture.HOME else None,
    )
    part = reading.shown.network
    keep = set(everybody.people) & set(part.people)
    if reading.past is not None and len(part.people) == len(reading.network.people):
        keep = set(scene.places)  # who was here before is no filter's, and is drawn without one
    if len(keep) < len(scene.places) or len(part.ties) < len(reading.network.ties):
        scene = scene_of_some(scene, keep, {tie.id for tie in part.ties}, space.notation)
    scene = with_own_ties(scene, reading.network)
    if folding is None or folding.kept_behind == folding.behind:
        return scene
    if folding.titles:
        found = recounted(scene.folds, folding.kept_behind, folding.titles, space.sizes)
        return replace(scene, folds=found)
    return replace(scene, folds=folds_of(scene.people, folding.kept_behind, space.sizes))


def called_in(reading: Reading) -> Mapping[str, str]:
    """Return what everybody of a network is called, shown or not: opening what is folded makes no
    name longer, and so moves nobody.
    """
    shorts = {key: found.short for key, found in reading.relations.items()}
    return names(reading.network.people, shorts)


def along(reading: Reading, person_id: str) -> tuple[str, ...]:
    """Return the ids on the line from a child to somebody, both included; () for no line."""
    relation = reading.relations.get(person_id)
    way = relation.via if relation else ()
    return way if len(way) > 1 and reading.network.people.keys() >= set(way) else ()


def only(network: Network, people: Collection[str]) -> Network:
    """Return a network with only some of its people; ties to others are left to the picture."""
    return replace(
        network, people={key: one for key, one in network.people.items() if key in people}
    )


def places_before(
    reading: Reading,
    everybody: Network,
    view: View,
    space: Space,
    badges: Mapping[str, Sequence[Badge]],
    kept: Mapping[str, Place],
    pinned: frozenset[str],
) -> Mapping[str, Place]:
    """Return where everybody stood before the last branch or system was opened.

    Each opening is laid out from the one before it, so that a branch opens among those who are
    shown already, and whoever closes it again, or opens the link, finds the same picture.
    """
    assert reading.folding is not None
    first, *later = reading.folding.stages
    places = {key: place for key, place in kept.items() if key in first or key in pinned}
    for stage in (first, *later)[:-1]:
        people = only(everybody, stage)
        behind = dict.fromkeys(reading.folding.behind, 1)
        scene = picture(people, reading.relations, str(view.picture), view=space, previous=places,
                        pinned=pinned, badges=badges, behind=behind, quick=True,
                        called=called_in(reading) if view.picture is Picture.HOME else None,
                        )  # fmt: skip
        places |= scene.places
    return places
