"""From ties to lines."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from graphapp.canvas import geometry
from graphapp.canvas.notation import Notation
from graphapp.canvas.scene import STYLES, Barrier, Box, Line, Mark, Point
from graphapp.canvas.ways import FREE, Ways
from queries.model import Tie
from queries.vocabulary import FELT, PERSONAL_TIES, EmotionalKind, PartnerKind, TieType

BEND = 0.08
"""How far a tie leans from the straight, as a part of its length."""

CLEAR_OF_CHILD = 12.0
"""A tie passes the child's square at least this far outside it, px."""

_RANK = {kind: number for number, kind in enumerate(PERSONAL_TIES)}
_BACK = {"to": "from", "from": "to", "both": "both"}


def style_of(tie: Tie) -> str:
    """Return how a tie of feeling or support is drawn, "" for every other."""
    if tie.type not in FELT:
        return ""
    style = tie.kind.replace(" ", "-")
    return style if style in STYLES else ""


def flow_of(tie: Tie) -> str:
    """Return where a tie's arrows are; harm always has one, to whom it was done."""
    if tie.type is TieType.EMOTIONAL_TIE:
        return "to" if tie.kind == EmotionalKind.ABUSE else ""
    return tie.flow if tie.flow in _BACK else ""


def lines_of(
    ties: Sequence[Tie],
    marks: Mapping[str, Mark],
    children: frozenset[str],
    notation: Notation,
    *,
    quiet_children: bool,
    quiet_felt: bool = False,
    barriers: Sequence[Barrier] = (),
    bends: Sequence[float] = FREE,
    keep_off: Sequence[Box] = (),
    words: Sequence[Box] = (),
) -> tuple[Line, ...]:
    """Return one line for each two people who are tied, and one for each feeling and support.

    What is felt stands for the plain tie of the same two, but for a couple's with its slashes.
    Plain lines come first and bend a little towards the middle; the others take one of `bends`,
    round faces, names and `words`, off what lies in `keep_off`, apart from `barriers` and each
    other. A tie with an end that is not drawn is left out.

    With `quiet_children`, the children's own plain ties are quiet: on the circles everybody has
    one, and all would run through the middle; on the family tree they are kin as said, told under
    their names, and would pass for lines of descent. With `quiet_felt`, lines of feeling and
    support are quiet too, and the plain tie is drawn at rest.
    """
    pairs: dict[frozenset[str], list[Tie]] = defaultdict(list)
    for tie in ties:
        if tie.start in marks and tie.end in marks and tie.start != tie.end:
            pairs[frozenset((tie.start, tie.end))].append(tie)
    centres = [(marks[key].x, marks[key].y) for key in children if key in marks]
    reach = max((marks[key].shape.width / 2 for key in children if key in marks), default=0.0)
    lines, felt = [], []
    for both, found in pairs.items():
        first, *_ = found = sorted(found, key=lambda tie: (_RANK.get(tie.type, 99), tie.id))
        a, b = marks[first.start], marks[first.end]
        own = bool(both & children)
        avoid = [] if own else centres
        slashes = _slashes(found, notation)
        styled = _styled(found)
        plain = next((tie for tie in found if not style_of(tie)), None)
        kept = bool(slashes or not styled or (quiet_felt and plain))
        line = Line(
            id=plain.id if kept and plain else first.id,
            start=first.start,
            end=first.end,
            bend=_bend((a.x, a.y), (b.x, b.y), avoid, reach + CLEAR_OF_CHILD),
            slashes=slashes,
            quiet=own and quiet_children,
            ties=tuple(tie.id for tie in found),
            spoken=f"{a.name} and {b.name}",
        )
        if kept:
            lines.append(line)
        felt += [
            Line(
                # the plain tie's own name, where it stands for it: a link to a tie stays true
                id=first.id if number == 0 and not kept else tie.id,
                start=tie.start,
                end=tie.end,
                style=style_of(tie),
                flow=flow,
                quiet=quiet_felt,
                ties=line.ties,
                spoken=f"{line.spoken}: {style_of(tie).replace('-', ' ')}",
            )
            for number, (tie, flow) in enumerate(styled)
        ]
    felt.sort(key=lambda line: STYLES.index(line.style))
    ways = Ways(marks.values(), notation.desk, bends, keep_off, words)
    return (*lines, *_bent(felt, marks, ways, [*lines, *barriers]))


def _styled(ties: Sequence[Tie]) -> list[tuple[Tie, str]]:
    """Return one tie for each style between two people, with the arrows of all of that style."""
    found: dict[str, tuple[Tie, str]] = {}
    for tie in ties:
        if not (style := style_of(tie)):
            continue
        first, flow = found.get(style, (tie, ""))
        more = flow_of(tie)
        more = _BACK.get(more, "") if tie.start != first.start else more
        found[style] = (first, more if flow in ("", more) else flow if not more else "both")
    return list(found.values())


def _bent(
    felt: Sequence[Line],
    marks: Mapping[str, Mark],
    ways: Ways,
    drawn: Sequence[Line | Barrier],
) -> list[Line]:
    """Return lines of feeling and support with their bends, apart from what is drawn already."""
    taken: dict[tuple[str, str], list[float]] = defaultdict(list)

    def take(line: Line | Barrier, bend: float) -> None:
        taken[line.start, line.end].append(bend)
        taken[line.end, line.start].append(-bend)

    for line in drawn:
        take(line, line.bend)
    found = []
    for line in felt:
        a, b = marks[line.start], marks[line.end]
        bend = ways.bend(a, b, taken[a.id, b.id], _inwards((a.x, a.y), (b.x, b.y)))
        take(line, bend)
        found.append(replace(line, bend=bend))
    return found


def _slashes(ties: Sequence[Tie], notation: Notation) -> int:
    kinds = {tie.kind for tie in ties if tie.type is TieType.PARTNER_OF}
    # a couple who came together again is drawn as a couple
    if kinds & {PartnerKind.MARRIED, PartnerKind.CIVIL, PartnerKind.COHABITING}:
        return 0
    return max((notation.slashes.get(PartnerKind(kind), 0) for kind in kinds if kind), default=0)


def _inwards(a: Point, b: Point) -> float:
    """Return the sign of the bend that leans to the middle of the picture."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    return 1.0 if dy * (a[0] + b[0]) - dx * (a[1] + b[1]) >= 0 else -1.0


def _bend(a: Point, b: Point, avoid: Sequence[Point], clear: float) -> float:
    """Return the bend of a line: inwards, or as far out as it takes to pass the children."""
    sign = _inwards(a, b)
    if not avoid:
        return BEND * sign
    for size in (BEND, 0.0, -BEND, -0.2, -0.32, -0.45, -0.6, -0.8):
        bend = size * sign
        if all(distance_of(a, geometry.control(a, b, bend), b, point) >= clear for point in avoid):
            return bend
    return -0.8 * sign


def distance_of(a: Point, c: Point, b: Point, point: Point) -> float:
    """Return about how near a curve comes to a point, by sixteen places on it."""
    nearest = math.inf
    for step in range(17):
        x, y = geometry.on_curve(a, c, b, step / 16)
        nearest = min(nearest, math.hypot(x - point[0], y - point[1]))
    return nearest
