"""A picture as sheets of paper, each one SVG in mm: the browser prints them, the PDF holds them.

On every sheet: title, the day it shows, when it was made, who it is for, the legend and the number
of the page; of several, where it goes and marks to cut along.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from graphapp.canvas import extents, fonts
from graphapp.canvas.notation import DESK, PHONE
from graphapp.canvas.scene import Scene
from graphapp.canvas.whole import Theme, drawing, legend_rows, style
from graphapp.documents.paper import FULL, MARGIN, MM_A_POINT, Laid, Over, Paper, Way, Window, lay
from graphapp.words import listed

_TITLE, _LINE, _SMALL = 24.0, 15.0, 14.0
_GAP, _MARK_ROOM = 12.0, 9.0
_TICK, _TICK_GAP = 3.0, 0.8
"""Length of a mark to cut along, and its way from the picture, mm."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a sheet says beside its picture: the day it shows, when it was made, who it is for."""

    on: str
    made: str
    mark: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: where it goes, who is on it, its words for a reader who cannot see it, its SVG."""

    number: int
    window: Window
    people: tuple[str, ...]
    spoken: str
    svg: str


@dataclass(frozen=True, slots=True)
class Sheets:
    """A picture on paper. `names` is the size of its smallest name, points."""

    laid: Laid
    names: float
    title: str
    sheets: tuple[Sheet, ...]


def lay_out(scene: Scene, said: Said, paper: Paper, way: Way, over: Over) -> Laid:
    """Return how a Scene goes on sheets, titles and legend counted in; nothing is drawn."""

    def furniture(of: Paper, wide: float) -> tuple[float, float]:
        unit = _unit(of)
        _, head = _heading(scene, said, wide / unit)
        _, foot, _ = legend_rows(scene, wide / unit)
        return head * unit + _TICK + 1, (foot + _SMALL + _GAP) * unit + _TICK + 1

    boxes = [extents.of_person(mark) for mark in scene.people]
    largest = (
        max((box[2] for box in boxes), default=0.0),
        max((box[3] for box in boxes), default=0.0),
    )
    return lay(extents.of_scene(scene), largest, furniture, paper, way=way, over=over)


def names_size(scene: Scene, laid: Laid) -> float:
    """Return the size of the smallest name on paper, points."""
    usual = (PHONE if scene.phone else DESK).name
    sizes = [text.size or usual for mark in scene.people for text in mark.label]
    return min([usual, *sizes]) * laid.scale / MM_A_POINT


def sheets(
    scene: Scene,
    said: Said,
    *,
    paper: Paper = Paper.A4,
    way: Way = Way.BEST,
    over: Over = Over.ONE,
    theme: Theme = "print",
) -> Sheets:
    """Return a Scene on sheets of paper."""
    laid = lay_out(scene, said, paper, way, over)
    css = _style(scene, theme)
    found = tuple(
        _sheet(scene, said, laid, number, window, css)
        for number, window in enumerate(laid.windows, start=1)
    )
    return Sheets(laid, names_size(scene, laid), scene.title, found)


def _sheet(scene: Scene, said: Said, laid: Laid, number: int, window: Window, css: str) -> Sheet:
    x, y, wide, tall = laid.area
    left, top, across, down = window.box
    unit = _unit(laid.paper)
    people = tuple(
        mark.name
        for mark in scene.people
        if left <= mark.x <= left + across and top <= mark.y <= top + down
    )
    heading, _ = _heading(scene, said, wide / unit)
    keys, _, _ = legend_rows(scene, wide / unit)
    place = f"Page {number} of {len(laid.windows)}"
    spoken = f"{scene.title}. {said.on}. {said.mark}. {said.made}. {place}. {scene.description}"
    spoken += f" On this sheet: {listed(people) or 'lines only'}."
    picture = re.sub(
        r'(id="|href="#)sector-', rf"\1sheet-{number}-sector-", drawing(scene, window.box)
    )
    # nothing stands outside its frame: what reaches over its edge is whole on the next sheet
    svg = "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" role="group" aria-label="{escape(spoken)}" '
            f'viewBox="0 0 {laid.page[0]:g} {laid.page[1]:g}" '
            f'width="{laid.page[0]:g}mm" height="{laid.page[1]:g}mm">',
            f"<style>{css}</style>",
            f'<svg x="{x:.3f}" y="{y:.3f}" width="{wide:.3f}" height="{tall:.3f}" '
            f'viewBox="{left:.3f} {top:.3f} {across:.3f} {down:.3f}" overflow="hidden">'
            f"{picture}</svg>",
            f'<g transform="translate({MARGIN:g} {MARGIN:g}) scale({unit:.5f})">{heading}</g>',
            _cutting(laid, window),
            f'<g transform="translate({MARGIN:g} {y + tall + _TICK + 1:.3f}) scale({unit:.5f})">'
            f"{keys}</g>",
            f'<g transform="translate({MARGIN:g} {laid.page[1] - MARGIN:g}) scale({unit:.5f})">'
            f"{_foot(laid, window, place, wide / unit)}</g>",
            "</svg>",
        ]
    )
    return Sheet(number, window, people, spoken, svg)


def _unit(paper: Paper) -> float:
    """Mm a px of titles and legend."""
    return FULL * paper.growth


def _style(scene: Scene, theme: Theme) -> str:
    """The picture's own, on white paper whatever the screen's ground is."""
    return (
        style(theme, scene.phone, "#ffffff") + ".mark{font-weight:600;font-size:15px;"
        "fill:#000000}.mark-box{fill:none;stroke:#000000;stroke-width:1.5}.key{fill:#000000}"
        ".whose,.title{fill:#000000}.cut{stroke:#000000;stroke-width:.2;fill:none}"
        ".sheet-box{fill:none;stroke:#000000;stroke-width:1}.sheet-here{fill:#000000}"
    )


def _heading(scene: Scene, said: Said, wide: float) -> tuple[str, float]:
    """Return title, days and the mark of who it is for, in px, and their height."""
    mark = fonts.width(said.mark, _LINE, 600) + 2 * _MARK_ROOM
    room = wide - mark - _GAP
    titles = fonts.wrap(scene.title, _TITLE, 600, room)
    unders = fonts.wrap(f"{said.on}. {said.made}.", _LINE, 400, room)
    out = [
        f'<rect class="mark-box" x="{wide - mark:.1f}" y="1" width="{mark - 1:.1f}" height="28" '
        'rx="3"/>'
        f'<text class="mark" x="{wide - mark + _MARK_ROOM:.1f}" y="20">{escape(said.mark)}</text>'
    ]
    y = 0.0
    for line in titles:
        out.append(f'<text class="title" x="0" y="{y + 20:.1f}">{escape(line)}</text>')
        y += 28
    for line in unders:
        out.append(f'<text class="whose" x="0" y="{y + 15:.1f}">{escape(line)}</text>')
        y += 20
    return "".join(out), y


def _foot(laid: Laid, window: Window, place: str, wide: float) -> str:
    """Return the line at the foot, its bottom at 0: the page, and how the sheets go together."""
    out = [f'<text class="key" x="{wide - fonts.width(place, _SMALL):.1f}" y="-3">{place}</text>']
    if len(laid.windows) == 1:
        return "".join(out)
    size, high = min(9.0, 120 / laid.columns), min(9.0, 20 / laid.rows)
    for one in laid.windows:
        here = (one.row, one.column) == (window.row, window.column)
        out.append(
            f'<rect class="sheet-{"here" if here else "box"}" x="{(one.column - 1) * size:.1f}" '
            f'y="{-high * (laid.rows - one.row + 1):.1f}" width="{size:.1f}" height="{high:.1f}"/>'
        )
    parts = [f"row {window.row} of {laid.rows}"] * (laid.rows > 1)
    parts += [f"sheet {window.column} of {laid.columns} in the row"] * (laid.columns > 1)
    where = f"{', '.join(parts).capitalize()}. "
    sides = " and the ".join(["left"] * (window.column > 1) + ["top"] * (window.row > 1))
    where += (
        f"Cut off the {sides} at the marks and lay it over its neighbours."
        if sides
        else "Begin with this one: the others are laid over it."
    )
    x = laid.columns * size + _GAP
    out.append(f'<text class="key" x="{x:.1f}" y="-3">{escape(where)}</text>')
    return "".join(out)


def _cutting(laid: Laid, window: Window) -> str:
    """Marks where a sheet is cut (left, top), and where its neighbours' edges come to lie."""
    x, y, wide, tall = laid.area
    across = [x] * (window.column > 1)
    across += [x + wide - laid.overlap] * (window.column < laid.columns)
    down = [y] * (window.row > 1)
    down += [y + tall - laid.overlap] * (window.row < laid.rows)
    near, away = _TICK_GAP, _TICK_GAP + _TICK
    path = "".join(
        f"M{at:.3f} {y - near:.3f}v{-_TICK:g}M{at:.3f} {y + tall + near:.3f}v{_TICK:g}"
        for at in across
    )
    path += "".join(
        f"M{x - away:.3f} {at:.3f}h{_TICK:g}M{x + wide + near:.3f} {at:.3f}h{_TICK:g}"
        for at in down
    )
    return f'<path class="cut" d="{path}"/>' if path else ""
