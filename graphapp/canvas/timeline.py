"""The picture over time: lives and ties as lines, a row a person, of a network with its past."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import networkx as nx

from graphapp.canvas import backdrop, labels, legend, timeline_marks, words
from graphapp.canvas.badges import badges_said
from graphapp.canvas.lives import Life, Over, days, lives_of, with_former
from graphapp.canvas.marks import Draft, draft_of, marks_of
from graphapp.canvas.pictures import layout_named
from graphapp.canvas.scene import Badge, Box, Group, Mark, Scene, Shape, Text
from graphapp.canvas.sectors import sectors
from graphapp.canvas.timeline_words import NEAR, NO_DATES, texts_of
from graphapp.canvas.view import View
from layouts.timeline.layout import TimePlacement
from layouts.timeline.stretches import Moment, Stretch
from queries.kinship import Relation
from queries.model import Network
from queries.partial_date import holds
from queries.vocabulary import LegalStatus

NAME = "time"

HOME = "home"
"""The key of the group that lives with the child."""

_LAST = ("friends", "school", "professionals")
_STATUS = {
    LegalStatus.EARLY_HELP: "early help",
    LegalStatus.CHILD_IN_NEED: "child in need",
    LegalStatus.PROTECTION_PLAN: "child protection plan",
    LegalStatus.IN_CARE_AGREED: "in care, agreed with the parents",
    LegalStatus.IN_CARE_ORDER: "in care, by a court order",
}
_MOST, _MOST_PHONE = (160.0, 176.0), (92.0, 92.0)
"""Where names and relations wrap, px."""


def scene(
    network: Network,
    relations: Mapping[str, Relation],
    view: View,
    over: Over | None = None,
    badges: Mapping[str, Sequence[Badge]] | None = None,
    rules: Mapping[str, str] | None = None,
    invited: Mapping[str, str] | None = None,
) -> Scene:
    """Return the Scene of a network over time; without `over`, of what the network itself tells."""
    over = over or Over.of_network(network)
    worn = badges or {}
    network = with_former(network, over)
    view = replace(view, notation=replace(view.notation, desk=view.notation.time))
    sizes = view.sizes
    children = tuple(key for key in network.case.children if key in network.people)
    called = labels.names(network.people, {key: found.short for key, found in relations.items()})
    lives = lives_of(network, over)
    drafts = {
        key: _draft(network, key, called[key], relations.get(key), view) for key in network.people
    }
    titles, graph = _groups(network, relations, lives, view)
    episodes = [one for one in over.history.episodes if one.opened is not None]
    held = [one.held for one in over.meetings if one.held and one.held.earliest <= network.as_of]
    step = sizes.badge * 2 + 1
    placement = layout_named(NAME)(
        graph,
        {key: draft.size for key, draft in drafts.items()},
        focus=children,
        options={
            "day": network.as_of.toordinal(),
            "groups": list(titles),
            "turns": _turns(network, over, children),
            "width": view.room[0] - 12,
            "after": 22 + step * max(map(len, worn.values()), default=0),
            "band": [
                Stretch(
                    "case",
                    days(one.opened),
                    days(one.closed) if one.closed else None,
                    (str(number),),
                )
                for number, one in enumerate(episodes)
            ],
            "band_moments": [Moment("met", days(on)) for on in held],
        },
    )
    assert isinstance(placement, TimePlacement)
    marks = marks_of(network, drafts, placement, relations, {}, called, view, {})
    at = placement.axis.x(network.as_of.toordinal())
    people = tuple(
        sorted(
            (
                replace(
                    mark,
                    badges=_at_the_day(worn.get(mark.id, ()), mark, at, step),
                    spoken=_spoken(
                        mark,
                        relations.get(mark.id),
                        lives[mark.id],
                        _apart(network, mark.id, called),
                        badges_said(worn.get(mark.id, ()), rules or {}),
                        (invited or {}).get(mark.id, ""),
                    ),
                )
                for mark in marks
            ),
            key=lambda mark: (mark.group is Group.CHILD, mark.y, mark.x),
        )
    )
    status = [_STATUS.get(one.legal_status, "open") if one.legal_status else "open"
              for one in episodes]  # fmt: skip
    texts = texts_of(placement, titles, status, (at, over.day_words))
    routes = timeline_marks.drawn(placement, _ends(people), at, texts[-1].y + 5)
    box = _box(placement, people, texts, step)
    return Scene(
        key=f"{network.case.id} {NAME} {network.audience}",
        layout=NAME,
        title=words.title(NAME, [called[key] for key in children]),
        description=_description(network, placement, called, over),
        box=box,
        phone=view.phone,
        routes=routes,
        words=texts,
        people=backdrop.with_far_names(people, box, view, ()),
        legend=legend.keys(people, view.notation, routes=routes, rules=rules),
        levels=(("near", NEAR), *backdrop.levels_of(box, view)),
        places=dict(placement.people),
    )


def _draft(network: Network, key: str, called: str, relation: Relation | None, view: View) -> Draft:
    """What is drawn of one person: a professional's agency stands beside them, not inside."""
    draft = draft_of(network, key, called, relation, view, None)
    if draft.group is Group.CHILD:
        return draft
    person, member, sizes = network.people[key], network.memberships.get(key), view.sizes
    shape, inside = draft.shape, draft.inside
    under = words.curly(relation.short) if relation else ""
    if draft.group is Group.PROFESSIONAL:
        shape, inside = Shape(shape.kind, *sizes.box), ()
        under = ", ".join(part for part in (member.job, member.agency) if part) if member else ""
    if person.unborn and person.birth is not None:
        under = ", ".join(part for part in (under, f"due {person.birth}") if part)
    label = labels.label_of(called, under, sizes, _MOST_PHONE if view.phone else _MOST)
    size = labels.size_of(shape, label)
    return replace(draft, shape=shape, inside=inside, label=label, badges=(), size=size)


def _groups(
    network: Network, relations: Mapping[str, Relation], lives: Mapping[str, Life], view: View
) -> tuple[dict[str, str], nx.MultiDiGraph[str]]:
    """The groups' titles in their order, and the graph that the layout takes."""
    named, where = sectors(network, relations, phone=view.phone)
    children = set(network.case.children)
    homes = {
        stay.household_id
        for stay in network.residences
        if stay.person_id in children and holds(stay.since, stay.until, network.as_of)
    }
    for stay in network.residences:
        if stay.household_id in homes and holds(stay.since, stay.until, network.as_of):
            where[stay.person_id] = HOME
    used = set(where.values())
    titles = {HOME: "At home"} if HOME in used else {}
    titles |= {key: title for key, title in named if key in used and key not in _LAST}
    titles |= {key: title for key, title in named if key in used and key in _LAST}
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for key, life in lives.items():
        person = network.people[key]
        graph.add_node(
            key,
            group=where.get(key, ""),
            born=life.born,
            stretches=tuple(life.stretches),
            moments=tuple(life.moments),
            row=person.unborn and person.birth is not None,
        )
    return titles, graph


def _turns(network: Network, over: Over, children: Sequence[str]) -> list[int]:
    """The years of the first child's birth, and of the last change in the work, as days."""
    births = [network.people[key].birth for key in children]
    opened = [*(one.opened for one in over.history.episodes), network.case.opened]
    first = min((day for one in births if (day := days(one)[0]) is not None), default=None)
    last = max((day for one in opened if (day := days(one)[0]) is not None), default=None)
    years = [date.fromordinal(day).year for day in (first, last) if day is not None]
    return [date(year, 1, 1).toordinal() for year in years]


def _at_the_day(badges: Sequence[Badge], mark: Mark, at: float, step: float) -> tuple[Badge, ...]:
    """Roles of the plan stand in a row beside the line of the day."""
    return tuple(
        replace(badge, x=at + 16 + step * number - mark.x, y=0.0)
        for number, badge in enumerate(badges)
    )


def _apart(network: Network, key: str, called: Mapping[str, str]) -> list[str]:
    found = set()
    for rule in network.restrictions:
        pair = (rule.person_id, rule.away_from_id)
        if key in pair and holds(rule.since, rule.until, network.as_of):
            found |= {called[other] for other in pair if other != key and other in called}
    return sorted(found)


def _spoken(
    mark: Mark,
    relation: Relation | None,
    life: Life,
    apart: Sequence[str],
    *more: str,
) -> str:
    """Return "Rose, mum’s mum, born 1958, in the network since 2019, told in October 2026."."""
    short = words.curly(relation.short) if relation else ""
    first = [mark.name, *([short] if short and short != mark.name else []), *life.said]
    if not life.said:
        first.append("no dates are known")
    parts = [", ".join(dict.fromkeys(first))]
    if apart:
        parts.append(f"Keep apart from {words.listed(apart)}")
    return ". ".join([*parts, *(part for part in more if part)]) + "."


def _ends(people: Sequence[Mark]) -> dict[str, float]:
    """Where everybody's words end, from which on a row is a line."""
    return {
        mark.id: mark.x + max(mark.shape.width / 2, mark.label_box[0] + mark.label_box[2])
        for mark in people
    }


def _box(
    placement: TimePlacement, people: Sequence[Mark], texts: Sequence[Text], step: float
) -> Box:
    left = placement.left - 4
    right = placement.axis.places[-1] + 20
    bottom = placement.bottom + 26
    for mark in people:
        right = max(right, mark.x + mark.label_box[0] + mark.label_box[2])
        right = max([right, *(mark.x + badge.x + step / 2 for badge in mark.badges)])
        bottom = max(bottom, mark.y + 22)
    top = min(text.y for text in texts) - 14
    return (left, top, right - left + 4, bottom - top)


def _description(
    network: Network, placement: TimePlacement, called: Mapping[str, str], over: Over
) -> str:
    """What a screen reader says of the whole, and of whom no date is known."""
    said = words.description(network, NAME, {})
    if placement.undated:
        names = words.listed([called[key] for key in placement.undated])
        said += f" {NO_DATES} {names}."
    if over.history.former():
        said += " Some were in the network before and no longer are."
    if placement.axis.turns:
        said += " Years further back are drawn closer together."
    return said
