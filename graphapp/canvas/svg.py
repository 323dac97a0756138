"""The one writer: a Scene as SVG, in parts for the screen, whole for print, PNG and export.

Names come from people: every text and attribute is escaped here and nowhere else.
"""

from __future__ import annotations

from html import escape
from typing import Any

from graphapp.canvas import changed, folds, geometry, strokes
from graphapp.canvas.ground import text_of, under
from graphapp.canvas.notation import DESK, PHONE
from graphapp.canvas.scene import (
    INVITED,
    Badge,
    Barrier,
    FarName,
    Group,
    Line,
    Mark,
    Scene,
    Shape,
    ShapeKind,
)


def parts(scene: Scene) -> dict[str, Any]:
    """Return a Scene as strings that the bridge puts on the page and compares with the last ones.

    ``people`` is id -> [x, y, shape, class, inner, spoken]; ``ties`` and ``barriers`` are id ->
    [path, class or words, start, end, ...]; all in the order of drawing.
    """
    marks = {mark.id: mark for mark in scene.people}
    return {
        "key": scene.key,
        "layout": scene.layout,
        "phone": scene.phone,
        "box": [round(value, 1) for value in scene.box],
        "title": scene.title,
        "desc": scene.description,
        "levels": [list(level) for level in scene.levels],
        "under": under(scene),
        "ties": {
            line.id: [
                line_path(line, marks),
                line_class(line),
                line.start,
                line.end,
                line.bend,
                line.slashes,
                list(line.ties),
                line.spoken,
                line.style,
                line.flow,
            ]
            for line in scene.lines
        },
        "barriers": {
            found.id: [
                barrier_path(found, marks, scene.phone),
                barrier_words(found),
                found.start,
                found.end,
                found.bend,
                found.spoken,
            ]
            for found in scene.barriers
        },
        "people": {
            mark.id: [
                mark.x,
                mark.y,
                shape_key(mark.shape),
                person_class(mark),
                person(mark, scene.phone),
                mark.spoken,
                mark.name,
            ]
            for mark in scene.people
        }
        | folds.parts(scene.folds, PHONE if scene.phone else DESK),
        "children": [mark.id for mark in scene.people if mark.group is Group.CHILD],
    }


def line_path(line: Line, marks: dict[str, Mark]) -> str:
    """Return the path data of a tie."""
    a, b = marks[line.start], marks[line.end]
    ends = (a.x, a.y), a.shape, (b.x, b.y), b.shape, line.bend
    if line.style or line.flow:
        return strokes.styled(*geometry.tie_curve(*ends), line.style, line.flow)
    return geometry.tie_path(*ends, line.slashes)


def line_class(line: Line) -> str:
    """Return the classes of a tie."""
    quiet, style = " quiet" if line.quiet else "", f" ln ln-{line.style}" if line.style else ""
    return f"tie{quiet}{style}{changed.css(line.change)}"


def tie(line: Line, marks: dict[str, Mark]) -> str:
    """Return a tie as an element; of a style it lies on a strip of the ground, so that what it
    crosses is not taken for a part of it.
    """
    path, css = line_path(line, marks), line_class(line)
    if not line.style:
        return f'<path class="{css}" d="{path}"/>'
    return f'<g class="{css}"><path class="strip" d="{path}"/><path d="{path}"/></g>'


def barrier_path(found: Barrier, marks: dict[str, Mark], phone: bool) -> str:
    """Return the path data of a barrier."""
    a, b = marks[found.start], marks[found.end]
    tall = (PHONE if phone else DESK).barrier
    return geometry.barrier_path((a.x, a.y), a.shape, (b.x, b.y), b.shape, found.bend, tall)


def barrier_words(found: Barrier) -> str:
    """Return the words on a barrier."""
    x, y = found.words_at
    return "".join(
        f'<text class="stop-t h{found.ground}" x="{x:.1f}" y="{y + 14.8 * number:.1f}">'
        f"{escape(line)}</text>"
        for number, line in enumerate(found.words)
    )


def person(mark: Mark, phone: bool, *, far: bool = True) -> str:
    """Return what is drawn of one person, from the middle of their shape; `far` names too."""
    crossed = _cross(mark.shape, mark.one_stroke) if mark.crossed else ""
    child = mark.group is Group.CHILD
    return "".join(
        [
            _child(mark, phone) if child else outline(mark.shape),
            crossed,
            changed.bar(mark.shape, mark.change),
            *(text_of(text) for text in mark.inside),
            *(text_of(text, f" h{mark.ground}", _drop(mark)) for text in mark.label),
            *(_far(name, mark.ground) for name in mark.far if far),
            *(_badge(badge, phone) for badge in mark.badges),
        ]
    )


def person_class(mark: Mark) -> str:
    """Return the classes of one person's group."""
    if mark.group is Group.CHILD:
        return "pp child"
    died = " died" if mark.crossed else ""
    return f"pp pp-{mark.group}{died}{changed.css(mark.change)}"


def shape_key(shape: Shape) -> str:
    """Return an outline as the bridge reads it: "circle 36 36"."""
    return f"{shape.kind} {shape.width:g} {shape.height:g}"


def outline(shape: Shape, css: str = "sh") -> str:
    """Return the outline of a shape about (0, 0)."""
    w, h = shape.width / 2, shape.height / 2
    if shape.kind is ShapeKind.CIRCLE:
        return f'<circle class="{css}" r="{w:g}"/>'
    if shape.kind is ShapeKind.DIAMOND:
        return f'<path class="{css}" d="M0 {-h:g}L{w:g} 0L0 {h:g}L{-w:g} 0Z"/>'
    if shape.kind is ShapeKind.TRIANGLE:
        return f'<path class="{css}" d="M0 {-h:g}L{w:g} {h * 0.8:g}L{-w:g} {h * 0.8:g}Z"/>'
    corner = {ShapeKind.SQUARE: 2.0, ShapeKind.CHILD: 3.0}.get(shape.kind, shape.height * 0.36)
    return (
        f'<rect class="{css}" x="{-w:g}" y="{-h:g}" width="{shape.width:g}" '
        f'height="{shape.height:g}" rx="{corner:g}"/>'
    )


def _child(mark: Mark, phone: bool) -> str:
    outer, inner = (PHONE if phone else DESK).child
    inner = mark.shape.width - (outer - inner)
    return (
        f"{outline(mark.shape, 'c1')}"
        f'<rect class="c2" x="{-inner / 2:g}" y="{-inner / 2:g}" width="{inner:g}" '
        f'height="{inner:g}" rx="1.5"/>'
    )


def _cross(shape: Shape, one_stroke: bool) -> str:
    half = shape.width / 2 * (0.707 if shape.kind is ShapeKind.CIRCLE else 1.0)
    if shape.kind is ShapeKind.DIAMOND:
        half *= 0.5
    n = f"{half:.1f}"
    other = "" if one_stroke else f"M-{n} -{n}L{n} {n}"
    return f'<path class="x" d="{other}M{n} -{n}L-{n} {n}"/>'


def _drop(mark: Mark) -> float:
    """Return how far a name moves towards its shape where relations are not shown, px."""
    under = sum(text.role == "rl" for text in mark.label)
    if not under or mark.label_side == "below":
        return 0.0
    way = mark.label_box[3] * under / len(mark.label)
    return way if mark.label_side == "above" else way / 2


def _far(name: FarName, ground: int) -> str:
    text = name.text
    return (
        f'<text class="far f{name.level} h{ground}" x="{text.x:.1f}" y="{text.y:.1f}" '
        f'text-anchor="{text.anchor}" style="font-size:{text.size:g}px">'
        f"{escape(text.words)}</text>"
    )


def _badge(badge: Badge, phone: bool) -> str:
    radius = (PHONE if phone else DESK).badge
    if badge.state == INVITED:
        return f'<g class="bd bd-inv">{ticked(badge.x, badge.y, radius)}</g>'
    return (
        f'<g class="bd bd-{badge.state}"><circle cx="{badge.x:.1f}" cy="{badge.y:.1f}" '
        f'r="{radius:g}"/><text x="{badge.x:.1f}" y="{badge.y + radius * 0.49:.1f}" '
        f'style="font-size:{radius * 1.444:.1f}px">{escape(badge.words)}</text></g>'
    )


def ticked(x: float, y: float, radius: float) -> str:
    """Return a ticked box about a point, inside a badge's room."""
    half = radius * 0.78
    return (
        f'<rect x="{x - half:.1f}" y="{y - half:.1f}" width="{2 * half:.1f}" '
        f'height="{2 * half:.1f}" rx="{radius * 0.28:.1f}"/>'
        f'<path d="M{x - half * 0.5:.1f} {y + half * 0.02:.1f}l{half * 0.36:.1f} {half * 0.38:.1f}'
        f'L{x + half * 0.54:.1f} {y - half * 0.42:.1f}"/>'
    )
