"""From a person's record to what is drawn of them: first what and how large, then where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graphapp.canvas import fonts, labels, words
from graphapp.canvas.backdrop import ground_at
from graphapp.canvas.notation import shape_for
from graphapp.canvas.scene import Badge, Group, Mark, Shape, Text
from graphapp.canvas.view import View
from layouts.contract import Placement, Size
from queries.kinship import Relation
from queries.model import Network
from queries.partial_date import holds
from queries.vocabulary import Connection
from queries.vocabulary import Ring as Knows


@dataclass(frozen=True, slots=True)
class Draft:
    """One person before they have a place."""

    shape: Shape
    group: Group
    label: labels.Label
    inside: tuple[Text, ...]
    badges: tuple[Badge, ...]
    size: Size
    crossed: bool


def draft_of(
    network: Network,
    key: str,
    called: str,
    relation: Relation | None,
    view: View,
    badges: Sequence[Badge] | None,
    *,
    note: str = "",
) -> Draft:
    """Return what is drawn of one person; `note` stands under the name in place of the relation."""
    person, sizes = network.people[key], view.sizes
    group = group_of(network, key, relation)
    agency, room = "", 0.0
    member = network.memberships.get(key)
    if group is Group.PROFESSIONAL and member:
        agency = member.agency
        room = fonts.width(agency, sizes.agency, 600) + sizes.box[1] * 0.5
    if group is Group.CHILD:
        room = labels.child_side(called, sizes)
    shape = shape_for(person, group, sizes, view.notation, room)
    crossed = person.died
    age = person.age(network.as_of)
    under = words.curly(relation.short) if relation else ""
    if group is Group.PROFESSIONAL and member:
        under = member.job
    if group is Group.CHILD:
        inside = labels.child_texts(called, age, shape.width, sizes)
        label = labels.Label((), (), 0.0, 0.0)
    else:
        label = labels.label_of(called, note or under, sizes)
        inside = ()
        if agency:
            inside = (Text(agency, 0.0, sizes.agency * 0.36, "ag"),)
        elif age is not None:
            inside = (Text(str(age), 0.0, sizes.age * 0.36, "age"),)
    worn = labels.badges_at(badges or (), shape, sizes)
    room_for = label
    if note:  # room for either, so that nobody moves when the other is shown
        room_for = labels.larger(label, labels.label_of(called, under, sizes))
    return Draft(
        shape, group, label, inside, worn, labels.room_of(shape, room_for, worn, sizes), crossed
    )


def group_of(network: Network, key: str, relation: Relation | None) -> Group:
    if key in network.case.children:
        return Group.CHILD
    member = network.memberships.get(key)
    if member and member.connection is Connection.PROFESSIONAL:
        return Group.PROFESSIONAL
    return Group.FAMILY if relation and relation.kin else Group.NOT_FAMILY


def marks_of(
    network: Network,
    drafts: Mapping[str, Draft],
    placement: Placement,
    relations: Mapping[str, Relation],
    rings: Mapping[str, Knows],
    called: Mapping[str, str],
    view: View,
    roles: Mapping[str, str],
) -> tuple[Mark, ...]:
    homes: dict[str, set[str]] = {}
    for stay in network.residences:
        if stay.person_id in drafts and holds(stay.since, stay.until, network.as_of):
            homes.setdefault(stay.household_id, set()).add(stay.person_id)
    apart: dict[str, set[str]] = {}
    for rule in network.restrictions:
        if holds(rule.since, rule.until, network.as_of):
            apart.setdefault(rule.person_id, set()).add(rule.away_from_id)
            apart.setdefault(rule.away_from_id, set()).add(rule.person_id)
    feels = words.felt(network, called)
    marks = []
    for key, draft in drafts.items():
        place = placement.people[key]
        texts, box = labels.placed(draft.label, place.label, draft.shape, draft.badges, view.sizes)
        relation = relations.get(key)
        others = {other for home in homes.values() if key in home for other in home} - {key}
        marks.append(
            Mark(
                id=key,
                x=round(place.x, 1),
                y=round(place.y, 1),
                shape=draft.shape,
                group=draft.group,
                name=called[key],
                spoken=words.spoken(
                    network,
                    key,
                    called=called[key],
                    sentence=relation.sentence if relation else "",
                    ring=rings.get(key),
                    lives_with=[called[other] for other in others],
                    apart_from=[called[o] for o in apart.get(key, ()) if o in called],
                    feels=feels.get(key, ()),
                    roles=roles.get(key, ""),
                ),
                inside=draft.inside,
                label=texts,
                label_box=box,
                label_side=place.label,
                badges=draft.badges,
                ground=ground_at(
                    placement, place.x + box[0] + box[2] / 2, place.y + box[1] + box[3] / 2
                ),
                crossed=draft.crossed,
                one_stroke=draft.crossed and view.notation.one_stroke,
            )
        )
    return tuple(sorted(marks, key=lambda mark: mark.group is Group.CHILD))
