"""A whole picture as one SVG that stands alone: for print, for export, and for PNG and PDF.

No `var()`, `calc()` or outer style sheet: the readers of such a file (resvg, Typst, Word) know
none of them. Colours are read from `assets/tokens.css`, so that a screen and its export agree.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from functools import lru_cache
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from graphapp.canvas import changed, extents, folds, fonts, legend, svg, timeline_marks
from graphapp.canvas.ground import under
from graphapp.canvas.notation import DESK, PHONE
from graphapp.canvas.scene import Box, Scene

Theme = Literal["screen", "dark", "print"]

ASSETS = Path(__file__).parents[1] / "assets"
_MARGIN, _KEY_GAP, _ROW = 24.0, 18.0, 26.0
_LONGEST_ROW = 640.0
_PRINT: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(
        ("paper", "surface", "ring-1", "ring-2", "ring-3", "node-fill", "honey"),
        "#ffffff",
    )
    | dict.fromkeys(
        ("ink", "node-line", "pro-line", "pro-ink", "tie", "lake", "brick", "on-honey", "ink-2"),
        "#000000",
    )
    | {
        "ink-3": "#333333",
        "ring-line": "#8c8c8c",
        "sunk": "#eeeeee",
        "pro-fill": "#e4e4e4",
        "house": "#555555",
    }
)


def whole(
    scene: Scene,
    theme: Theme = "screen",
    *,
    whose: str = "",
    on: str = "",
    embed_font: bool = False,
) -> str:
    """Return a Scene as an SVG document.

    Parameters
    ----------
    theme : "screen" and "dark" in colour; "print" black on white.
    whose : whose map it is, for the line under the title ("Hannah Reeve's copy").
    on : the day it shows, in words.
    embed_font : put the letters into the file, for a reader who has no Source Sans 3.
    """
    left, top, wide, tall = scene.box
    heading, head = _heading(scene, whose, on)
    keys, foot, key_width = legend_rows(scene, max(wide, _LONGEST_ROW))
    width = max(wide, key_width, fonts.width(scene.title, 24, 600)) + 2 * _MARGIN
    height = head + tall + foot + 2 * _MARGIN
    shift_x, shift_y = (width - wide) / 2 - left, _MARGIN + head - top
    return "".join(
        [
            '<svg xmlns="http://www.w3.org/2000/svg" role="graphics-document document" '
            'aria-labelledby="title desc" '
            f'viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" height="{height:.0f}">',
            f'<title id="title">{escape(scene.title)}</title>',
            f'<desc id="desc">{escape(scene.description)}</desc>',
            f"<style>{_face() if embed_font else ''}{style(theme, scene.phone)}</style>",
            f'<rect class="paper" width="{width:.0f}" height="{height:.0f}"/>',
            heading,
            f'<g transform="translate({shift_x:.1f} {shift_y:.1f})">{drawing(scene)}</g>',
            f'<g transform="translate({_MARGIN:g} {head + tall + _MARGIN:.1f})">{keys}</g>',
            "</svg>",
        ]
    )


def drawing(scene: Scene, within: Box | None = None) -> str:
    """Return what is drawn of a Scene, in its own places; of `within` only what reaches into it.

    What lies under the ties is not parted: a frame cuts it off.
    """
    marks = {mark.id: mark for mark in scene.people}

    def here(box: Box) -> bool:
        return within is None or extents.meet(box, within)

    return "".join(
        [
            under(scene),
            *(
                svg.tie(line, marks)
                for line in scene.lines
                if not line.quiet and here(extents.of_line(line, marks))
            ),
            *(
                f'<g class="stop" role="img" aria-label="{escape(found.spoken)}">'
                f'<path d="{svg.barrier_path(found, marks, scene.phone)}"/>'
                f"{svg.barrier_words(found)}</g>"
                for found in scene.barriers
                if here(extents.of_barrier(found, marks))
            ),
            *(
                f'<g class="{svg.person_class(mark)}" role="img" '
                f'aria-label="{escape(mark.spoken)}" transform="translate({mark.x} {mark.y})">'
                f"{svg.person(mark, scene.phone, far=False)}</g>"
                for mark in scene.people
                if here(extents.of_person(mark))
            ),
            *(
                f'<g class="more" role="img" aria-label="{escape(found.spoken)}" '
                f'transform="translate({found.x} {found.y})">'
                f"{folds.drawn(found, PHONE if scene.phone else DESK)}</g>"
                for found in scene.folds
                if here(extents.of_fold(found))
            ),
        ]
    )


def style(theme: Theme, phone: bool = False, ground: str = "") -> str:
    """Return the style sheet of a picture's parts in a theme's colours, on another ground."""
    colours = _palette(theme)
    return _style({**colours, "paper": ground or colours["paper"]}, phone)


def _heading(scene: Scene, whose: str, on: str) -> tuple[str, float]:
    under = ". ".join(part for part in (on, whose) if part)
    lines = [
        f'<text class="title" x="{_MARGIN:g}" y="{_MARGIN + 20:g}">{escape(scene.title)}</text>'
    ]
    if under:
        lines.append(
            f'<text class="whose" x="{_MARGIN:g}" y="{_MARGIN + 42:g}">{escape(under)}</text>'
        )
    return "".join(lines), 60.0 if under else 38.0


def legend_rows(scene: Scene, room: float) -> tuple[str, float, float]:
    """Return the legend's drawings and words in rows at most `room` wide, its height and width."""
    out, x, row, widest = [], 0.0, 1, 0.0
    for item in legend.items(scene):
        size = re.search(r'width="(\d+)" height="(\d+)"', item.svg)
        wide, tall = (float(size[1]), float(size[2])) if size else (-6.0, 20.0)
        needs = wide + 6 + fonts.width(item.words, 14)
        if x and x + needs > room:
            x, row = 0.0, row + 1
        y = row * _ROW
        inner = re.sub(r"^<svg[^>]*>|</svg>$", "", item.svg)
        out.append(
            f'<g transform="translate({x:.1f} {y - tall / 2:.1f})">{inner}</g>'
            f'<text class="key" x="{x + wide + 6:.1f}" y="{y + 5:.1f}">{escape(item.words)}</text>'
        )
        x += needs + _KEY_GAP
        widest = max(widest, x - _KEY_GAP)
    return "".join(out), (row * _ROW + 14 if out else 0.0), widest


@lru_cache(maxsize=3)
def _palette(theme: Theme) -> Mapping[str, str]:
    if theme == "print":
        return _PRINT
    text = (ASSETS / "tokens.css").read_text(encoding="utf-8")
    block = text.split('[data-mantine-color-scheme="dark"] {' if theme == "dark" else ", [data-")[1]
    found = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,8})", block.split("}")[0]))
    return found | {"house": found["line-strong"]}


def _style(c: Mapping[str, str], phone: bool) -> str:
    sizes = PHONE if phone else DESK
    family = f'"Source Sans 3", "{fonts.FAMILY}", sans-serif'
    text = {
        "nm": (600, sizes.name, c["ink"]),
        "rl": (400, sizes.relation, c["ink-2"]),
        "age": (400, sizes.age, c["ink-2"]),
        "ag": (600, sizes.agency, c["pro-ink"]),
        "sector": (600, sizes.sector, c["ink"]),
        "cap": (400, sizes.caption, c["ink-2"]),
        "stop-t": (600, sizes.relation, c["brick"]),
        "house-t": (400, sizes.relation, c["ink-2"]),
        "cn": (600, 20, c["on-honey"]),
        "ca": (400, 15.6, c["on-honey"]),
        "title": (600, 24, c["ink"]),
        "whose": (400, 15, c["ink-2"]),
        "key": (400, 14, c["ink-2"]),
        "yr": (400, 13, c["ink-2"]),
        "grp": (600, 15, c["ink"]),
    }
    rules = [f"text{{font-family:{family};paint-order:stroke;stroke-linejoin:round}}"]
    rules += [
        f".{role}{{font-weight:{weight};font-size:{size:g}px;fill:{fill}}}"
        for role, (weight, size, fill) in text.items()
    ]
    rules += [f".h{n}{{stroke:{c[f'ring-{n}']};stroke-width:3.5px}}" for n in (1, 2, 3)]
    rules += [f".ring-{n}{{fill:{c[f'ring-{n}']}}}" for n in (1, 2, 3)]
    outline = "stroke-width:1.5" if phone else "stroke-width:1.75"
    rules += [
        f".h0{{stroke:{c['paper']};stroke-width:3.5px}}",
        ".sector,.cap,.stop-t{text-anchor:middle}",
        f".paper{{fill:{c['paper']}}}",
        f".ring,.spoke{{stroke:{c['ring-line']};stroke-width:1}}",
        f".tie{{fill:none;stroke:{c['tie']};stroke-width:1;opacity:.5}}",
        f".ln{{stroke:{c['ink-2']};stroke-width:1.5;opacity:1}}",
        f".strip{{stroke:{c['paper']};stroke-width:6;stroke-dasharray:none}}",
        ".ln-strong{stroke-width:4}.ln-strong .strip{stroke-width:8}",
        ".ln-distant{stroke-dasharray:.1 6;stroke-linecap:round;stroke-width:2.4}",
        f".rt{{fill:none;stroke:{c['ink']};stroke-width:1.6}}",
        f".rt-cut{{stroke:{c['paper']};stroke-width:8}}",
        ".st-dashed{stroke-dasharray:7 5}.st-long-dashed{stroke-dasharray:8 4}",
        ".st-dotted{stroke-dasharray:.1 5;stroke-linecap:round;stroke-width:2.4}",
        ".st-dash-dot{stroke-dasharray:8 4 .1 4;stroke-linecap:round}",
        *timeline_marks.style(c),
        f".house-t{{stroke:{c['ring-3']};stroke-width:4px}}",
        f".tie-sel{{fill:none;stroke:{c['ink']};stroke-width:1.25}}",
        f".sh{{fill:{c['node-fill']};stroke:{c['node-line']};{outline}}}",
        ".pp-non .sh{stroke-dasharray:4 3}",
        f".pp-pro .sh,.prok{{fill:{c['pro-fill']};stroke:{c['pro-line']};stroke-width:1.25}}",
        f".died .sh,.sunk{{fill:{c['sunk']}}}",
        f".x{{stroke:{c['node-line']};stroke-width:1.5;fill:none}}",
        f".c1,.c1k{{fill:{c['surface']};stroke:{c['ink']};stroke-width:2}}",
        f".c2,.c2k{{fill:{c['honey']};stroke:{c['ink']};stroke-width:1.5}}",
        f".stop path{{stroke:{c['brick']};stroke-width:2.75;fill:none}}",
        f".house{{fill:{c['ring-3']};stroke:{c['house']};stroke-width:1.5;stroke-dasharray:2 5;"
        "stroke-linecap:round}",
        f".rt-line{{fill:none;stroke:{c['lake']};stroke-width:4;stroke-linejoin:round}}",
        f".cn,.ca{{stroke:{c['honey']};stroke-width:3px}}",
        f".more rect{{fill:{c['surface']};stroke:{c['ink']};stroke-width:1.25}}",
        f".more text{{font-weight:600;fill:{c['ink']}}}",
        f".bd circle{{fill:{c['surface']};stroke:{c['ink']};stroke-width:1.5}}",
        f".bd text{{fill:{c['ink']};text-anchor:middle;font-weight:600}}",
        f".bd-on circle{{fill:{c['ink']}}}.bd-on text{{fill:{c['paper']}}}",
        ".bd-sug circle{stroke-dasharray:3 2.4}",
        *changed.style(c),
        f".bd-inv rect{{fill:{c['lake']};stroke:{c['surface']};stroke-width:1.25}}",
        f".bd-inv path{{fill:none;stroke:{c['surface']};stroke-width:2;stroke-linecap:round;"
        "stroke-linejoin:round}",
    ]
    return "".join(rules)


@lru_cache(maxsize=1)
def _face() -> str:
    letters = (ASSETS / "font" / "source-sans-3-latin.woff2").read_bytes()
    data = base64.b64encode(letters).decode("ascii")
    return (
        '@font-face{font-family:"Source Sans 3";font-weight:200 900;'
        f'src:url("data:font/woff2;base64,{data}") format("woff2")}}'
    )
