"""A picture of two states at once: everybody is placed once, what differs is marked, and one state
is drawn by leaving out who is not in it. Nobody moves from one to the other.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graphapp.canvas import backdrop, barriers, labels, tree
from graphapp.canvas.changed import DRAWINGS, GONE, NEW
from graphapp.canvas.lines import style_of
from graphapp.canvas.marks import draft_of, marks_of
from graphapp.canvas.scene import Drawn, LegendKey, Line, Mark, Point, Scene
from graphapp.canvas.subject import rings_of
from graphapp.canvas.view import View
from layouts.contract import Placement
from queries.kinship import Relation
from queries.model import Network, Tie
from queries.partial_date import holds
from queries.vocabulary import TieType

KEEP_APART = "keep apart"
"""The legend's key of a barrier."""


@dataclass(frozen=True, slots=True)
class Told:
    """What both states together say: each person's mark and spoken words, and of the ties.

    `words` are the shortest that tell a difference by the name, by person id; `legend` says what
    the marks mean, by their key. `styles` are how ties of feeling and support are drawn, by id,
    where their lines are marked too: of two days a line of feeling says enough itself. With
    `in_sight` the lines of all ties that differ are drawn at rest.
    """

    marks: Mapping[str, str] = field(default_factory=dict)
    spoken: Mapping[str, str] = field(default_factory=dict)
    tied: Collection[str] = frozenset()
    untied: Collection[str] = frozenset()
    legend: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    styles: Mapping[str, str] = field(default_factory=dict)
    in_sight: bool = False


def with_changes(scene: Scene, told: Told, view: View) -> Scene:
    """Return the picture of both states with its marks; further out, a word is by the name too."""
    longer = tuple(
        replace(mark, name=f"{mark.name}, {told.words[mark.id]}") if mark.id in told.words else mark
        for mark in scene.people
    )
    far = backdrop.with_far_names(longer, scene.box, view, scene.rings)
    return replace(
        scene,
        people=tuple(
            _marked(replace(mark, far=named.far), told)
            for mark, named in zip(scene.people, far, strict=True)
        ),
        lines=tuple(_marked_line(line, told) for line in scene.lines),
        routes=tuple(
            replace(route, change=GONE)
            if any(told.marks.get(key) == GONE for key in route.people)
            else route
            for route in scene.routes
        ),
    )


def with_marked_lines(scene: Scene, told: Told) -> Scene:
    """Return a picture whose lines only bear their marks."""
    return replace(scene, lines=tuple(_marked_line(line, told) for line in scene.lines))


def _marked(mark: Mark, told: Told) -> Mark:
    """Return a person with their mark; the words under their name stay when relations go."""
    if mark.id not in told.spoken:
        return mark
    label = tuple(replace(text, role="rl nt") if text.role == "rl" else text for text in mark.label)
    spoken = f"{mark.spoken} {told.spoken[mark.id]}"
    return replace(mark, change=told.marks.get(mark.id, ""), spoken=spoken, label=label)


def _marked_line(line: Line, told: Told) -> Line:
    """Return a line with its mark."""
    change = _change(line, told)
    if not line.style:
        plain = [tie for tie in line.ties if tie not in told.styles]
        differs = any(tie in told.tied or tie in told.untied for tie in plain)
        return replace(line, change=change, quiet=line.quiet and not (told.in_sight and differs))
    # a feeling's own line is never dotted: that would be another feeling
    own = {tie for tie in line.ties if told.styles.get(tie) == line.style}
    new, alone = (bool(own) and own <= set(ties) for ties in (told.tied, told.untied))
    return replace(line, change=NEW if new else "", quiet=line.quiet and not (new or alone))


def _change(line: Line, told: Told) -> str:
    """A plain line is new when all its ties are, and gone when they, or one of its people, are."""
    ends = {told.marks.get(line.start), told.marks.get(line.end)}
    if GONE in ends or all(tie in told.untied for tie in line.ties):
        return GONE
    return NEW if NEW not in ends and all(tie in told.tied for tie in line.ties) else ""


def with_legend(scene: Scene, told: Told) -> Scene:
    """Return a picture whose legend says what its marks of difference mean, if it bears any."""
    drawn = {f"is {mark.change}" for mark in scene.people}
    drawn |= {f"tie {line.change}" for line in scene.lines if not line.quiet}
    more = [LegendKey(key, words) for key, words in told.legend.items() if key in drawn]
    always = [LegendKey(key, words) for key, words in told.legend.items() if key not in DRAWINGS]
    return replace(scene, legend=(*scene.legend, *more, *always))


def as_in(
    scene: Scene,
    network: Network,
    relations: Mapping[str, Relation],
    view: View,
    notes: Mapping[str, str],
) -> Scene:
    """Return a picture, made of more people, as one state has it.

    Whoever is drawn stands where they stood; ages, relations, homes and whom to keep apart are
    those of `network`, `notes` the words under a name in place of the relation.
    """
    notation = view.notation
    is_tree = scene.layout == tree.NAME
    if is_tree:
        view = replace(view, notation=replace(notation, desk=notation.tree))
    marks = _marks(scene, network, relations, view, notes)
    drawn = {mark.id: mark for mark in marks}
    bends = barriers.ARCS if is_tree else barriers.BENDS
    stops = barriers.barriers_of(
        network,
        drawn,
        notation,
        view.sizes,
        with_words=not view.phone,
        bends=bends,
        keep_off=scene.keep_off,
        may_cross=scene.may_cross,
    )
    homes = {home: set(people) for home, _, people in tree.homes_of(network)} if is_tree else {}
    return replace(
        scene,
        people=marks,
        barriers=tuple(
            replace(stop, ground=_ground(scene, stop.words_at)) if stop.words else stop
            for stop in stops
        ),
        routes=tuple(replace(route, change="") for route in scene.routes if _holds(route, network)),
        enclosures=tuple(home for home in scene.enclosures if home.id in homes),
        lines=_lines(scene.lines, network),
        legend=(
            *(key for key in scene.legend if key.key != KEEP_APART),
            LegendKey(KEEP_APART, barriers.barriers_called(network, stops, notation)),
        ),
    )


def _marks(
    scene: Scene,
    network: Network,
    relations: Mapping[str, Relation],
    view: View,
    notes: Mapping[str, str],
) -> tuple[Mark, ...]:
    before = {mark.id: mark for mark in scene.people if mark.id in network.people}
    called = labels.names(network.people, {key: one.short for key, one in relations.items()})
    drafts = {
        key: draft_of(
            network,
            key,
            called[key],
            relations.get(key),
            view,
            (),
            note=notes.get(key, ""),
        )
        for key in before
    }
    at = Placement(
        {key: replace(scene.places[key], label=old.label_side) for key, old in before.items()}
    )
    found = marks_of(network, drafts, at, relations, rings_of(network), called, view, {})
    return tuple(
        replace(mark, x=old.x, y=old.y, ground=old.ground, far=old.far)
        for mark in found
        for old in (before[mark.id],)
    )


def _ground(scene: Scene, at: Point) -> int:
    """The ring that a point lies in; 0 outside of all."""
    inside = [
        ring.level for ring in scene.rings if (at[0] / ring.rx) ** 2 + (at[1] / ring.ry) ** 2 <= 1
    ]
    return min(inside, default=0)


def _lines(lines: Sequence[Line], network: Network) -> tuple[Line, ...]:
    """The lines of one state: of feeling and support those that it has between the same two."""
    styles = {tie.id: style_of(tie) for tie in network.ties}
    return tuple(
        replace(line, change="")
        for line in lines
        for found in [{styles[tie] for tie in line.ties if tie in styles}]
        if (line.style in found if line.style else found)
    )


def _holds(route: Drawn, network: Network) -> bool:
    """Whether a line of the family tree is one of this state's: its couple, its parents."""
    if not network.people.keys() >= set(route.people):
        return False
    if route.kind in ("couple", "together"):
        pair = set(route.people)
        return any(_couple(tie, network) and {tie.start, tie.end} == pair for tie in network.ties)
    *parents, child = route.people
    born = {tie.start for tie in network.ties if _of(tie, child)}
    return not parents or bool(born & set(parents)) or not born


def _couple(tie: Tie, network: Network) -> bool:
    return tie.type is TieType.PARTNER_OF and holds(tie.since, None, network.as_of)


def _of(tie: Tie, child: str) -> bool:
    return tie.type is TieType.PARENT_OF and tie.end == child
