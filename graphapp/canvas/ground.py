"""What lies under the ties of a picture, as SVG: rings, sectors, homes, a tree's lines, and texts.

Names come from people: every text is escaped here, as in `svg.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from graphapp.canvas import changed, geometry
from graphapp.canvas.scene import Drawn, Enclosed, Point, Ring, Scene, SectorTitle, Text


def under(scene: Scene) -> str:
    """Return what lies under the ties: rings, spokes, titles, captions and households."""
    rings = sorted(scene.rings, key=lambda ring: -ring.level)
    return "".join(
        [
            *(_ring(ring) for ring in rings),
            *(_spoke(*spoke) for spoke in scene.spokes),
            *(_enclosed(found) for found in scene.enclosures),
            *_routes(scene.routes),
            f'<path class="rt-line" d="{scene.line}"/>' if scene.line else "",
            *(_house_name(found) for found in scene.enclosures if found.title),
            *(text_of(text) for text in scene.words),
            *(
                _sector(number, title, " low" * (bool(rings) and not title.clockwise))
                for number, title in enumerate(scene.sectors)
            ),
            *(_caption(ring) for ring in rings if ring.caption),
        ]
    )


def text_of(text: Text, more: str = "", drop: float = 0.0) -> str:
    """Return one line of text, with more classes; `drop` lowers a name further out, px."""
    size = f' style="font-size:{text.size:g}px"' if text.size else ""
    if drop and text.role == "nm":
        more, size = f"{more} drops", f' style="--drop:{drop:.1f}px"'
    return (
        f'<text class="{text.role}{more}" x="{text.x:.1f}" y="{text.y:.1f}" '
        f'text-anchor="{text.anchor}"{size}>{escape(text.words)}</text>'
    )


def _ring(ring: Ring) -> str:
    return f'<ellipse class="ring ring-{ring.level}" rx="{ring.rx:.1f}" ry="{ring.ry:.1f}"/>'


def _spoke(a: Point, b: Point) -> str:
    return f'<line class="spoke" x1="{a[0]:.1f}" y1="{a[1]:.1f}" x2="{b[0]:.1f}" y2="{b[1]:.1f}"/>'


def _caption(ring: Ring) -> str:
    x, y = ring.caption_at
    return f'<text class="cap h{ring.level}" x="{x:.1f}" y="{y:.1f}">{escape(ring.caption)}</text>'


def _sector(number: int, title: SectorTitle, more: str) -> str:
    (x1, y1), (x2, y2), (rx, ry) = title.start, title.end, title.radii
    flags = f"{int(title.large)} {int(title.clockwise)}"
    return (
        f'<path id="sector-{number}" fill="none" '
        f'd="M{x1:.1f} {y1:.1f}A{rx:.1f} {ry:.1f} 0 {flags} {x2:.1f} {y2:.1f}"/>'
        f'<text class="sector{more}"><textPath href="#sector-{number}" '
        f'startOffset="{title.at * 100:.1f}%">'
        f"{escape(title.words)}</textPath></text>"
    )


def route_class(kind: str, stroke: str) -> str:
    """Return the classes of a line of a family tree."""
    return f"rt rt-{kind}{f' st-{stroke}' if stroke not in ('', 'solid') else ''}"


def _routes(routes: Sequence[Drawn]) -> Iterator[str]:
    """One path a kind and stroke: where lines run together, they are not painted twice."""
    kinds: dict[str, str] = {}
    for found in routes:
        css = route_class(found.kind, found.stroke) + changed.css(found.change)
        kinds[css] = kinds.get(css, "") + found.path
    for css, path in kinds.items():
        yield f'<path class="{css}" d="{path}"/>'


def _enclosed(found: Enclosed) -> str:
    return f'<path class="house" d="{geometry.rounded(found.outline, found.radius)}"/>'


def _house_name(found: Enclosed) -> str:
    """A home's name, over the lines that pass it."""
    x, y = found.title_at
    return f'<text class="house-t" x="{x:.1f}" y="{y:.1f}">{escape(found.title)}</text>'
