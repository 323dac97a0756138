"""The legend: a small drawing and a word for each thing on this page, and for nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from graphapp.canvas.scene import INVITED, STYLES, Group, LegendKey, Line, Mark, Scene, ShapeKind
from graphapp.canvas.strokes import styled
from graphapp.canvas.svg import ticked

RULE = "rule "
"""How the key of a rule's name begins; its number follows."""


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A drawing as SVG (goes into `html.Span(**{"data-svg": svg})`), or none, and its words."""

    key: str
    svg: str
    words: str


def _svg(width: int, height: int, inner: str) -> str:
    return (
        f'<svg class="net key" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'aria-hidden="true">{inner}</svg>'
    )


def _badge(state: str) -> str:
    return _svg(
        20,
        20,
        f'<g class="bd bd-{state}"><circle cx="10" cy="10" r="8.5"/>'
        '<text x="10" y="14.2" style="font-size:12px">1</text></g>',
    )


def _stroke(style: str, flow: str = "") -> str:
    path = styled((1.0, 7.0), (20.0, 7.0), (39.0, 7.0), style, flow)
    return _svg(40, 14, f'<g class="tie ln ln-{style or "plain"}"><path d="{path}"/></g>')


_DRAWINGS: Mapping[str, str] = MappingProxyType(
    {
        "child": _svg(
            20,
            20,
            '<rect class="c1k" x="1" y="1" width="18" height="18" rx="1.5"/>'
            '<rect class="c2k" x="3.5" y="3.5" width="13" height="13"/>',
        ),
        "female": _svg(18, 18, '<circle class="sh" cx="9" cy="9" r="7.5"/>'),
        "male": _svg(18, 18, '<rect class="sh" x="2" y="2" width="14" height="14" rx="1"/>'),
        "not asked": _svg(20, 18, '<path class="sh" d="M10 1l8 8-8 8-8-8z"/>'),
        "unborn": _svg(20, 18, '<path class="sh" d="M10 1.5L18.5 16.5H1.5z"/>'),
        "not family": _svg(
            18, 18, '<circle class="sh" cx="9" cy="9" r="7.5" stroke-dasharray="4 3"/>'
        ),
        "professional": _svg(
            30, 18, '<rect class="prok" x="1" y="2" width="28" height="14" rx="5"/>'
        ),
        "died": _svg(
            18,
            18,
            '<circle class="sh sunk" cx="9" cy="9" r="7.5"/>'
            '<path class="x" d="M3.7 3.7L14.3 14.3M14.3 3.7L3.7 14.3"/>',
        ),
        "separated": _svg(34, 14, '<path class="tie-sel ink" d="M1 7H33M14.5 13L19.5 1"/>'),
        "divorced": _svg(
            34, 14, '<path class="tie-sel ink" d="M1 7H33M11.5 13L16.5 1M17.5 13L22.5 1"/>'
        ),
        "keep apart": _svg(
            34, 14, '<g class="stop"><path d="M1 7H14M20 7H33M14 2V12M20 2V12"/></g>'
        ),
        "couple": _svg(34, 14, '<path class="rt" d="M1 7H33"/>'),
        "together": _svg(34, 14, '<path class="rt rt-together" d="M1 7H33"/>'),
        "adopted": _svg(34, 14, '<path class="rt rt-adopted" d="M1 7H33"/>'),
        "foster": _svg(34, 14, '<path class="rt rt-foster" d="M1 7H33"/>'),
        "step": _svg(34, 14, '<path class="rt rt-step" d="M1 7H33"/>'),
        "life": _svg(34, 14, '<path class="rt rt-life" d="M1 7H33"/>'),
        "soft": _svg(34, 14, '<path class="rt rt-life-soft" d="M1 7H33"/>'),
        "stub": _svg(34, 14, '<path class="rt rt-life-stub" d="M6 7H30"/>'),
        "in network": _svg(34, 14, '<path class="rt rt-member" d="M1 3.5H33V10.5H1Z"/>'),
        "home": _svg(34, 18, '<path class="rt rt-home" d="M1 1H33V17H1Z"/>'),
        "care": _svg(34, 14, '<path class="rt rt-care" d="M1 7H33"/>'),
        "pair": _svg(34, 14, '<path class="rt rt-pair" d="M1 7H33M1 3V11M33 3V11"/>'),
        "role": _svg(34, 14, '<path class="rt rt-role" d="M1 5.5H33M1 8.5H33"/>'),
        "born": _svg(14, 14, '<circle class="rt rt-born" cx="7" cy="7" r="3.6"/>'),
        "death": _svg(14, 14, '<path class="rt rt-died" d="M2.5 2.5l9 9m0-9l-9 9"/>'),
        "told": _svg(14, 14, '<path class="rt rt-told" d="M7 1L13 7L7 13L1 7Z"/>'),
        "little": _svg(14, 14, '<path class="rt rt-little" d="M7 1L13 7L7 13L1 7Z"/>'),
        "met": _svg(14, 14, '<path class="rt rt-met" d="M2 3h10l-5 8Z"/>'),
        "turn": _svg(16, 16, '<path class="rt rt-turn" d="M6.2 1V15M9.8 1V15"/>'),
        **{style: _stroke(style, "to" if style == "abuse" else "") for style in STYLES},
        "flow": _stroke("", "to"),
        "household": _svg(
            34, 16, '<rect class="house" x="1" y="1" width="32" height="14" rx="6"/>'
        ),
        "main": _badge("on"),
        "back-up": _badge("back"),
        "suggested": _badge("sug"),
        "invited": _svg(16, 18, f'<g class="bd bd-inv">{ticked(8, 9, 9)}</g>'),
    }
)


def items(scene: Scene) -> list[LegendItem]:
    """Return what the legend of a scene shows, in the order it is read."""
    return [LegendItem(key.key, _DRAWINGS.get(key.key, ""), key.words) for key in scene.legend]


def keys(
    people: tuple[Mark, ...],
    *,
    slashes: frozenset[int] = frozenset(),
    lines: Sequence[Line] = (),
    barrier_words: str = "",
    households: bool = False,
    routes: frozenset[str] = frozenset(),
    rules: Mapping[str, str] | None = None,
) -> tuple[LegendKey, ...]:
    """Return the keys of what is drawn; `slashes` holds the numbers of slashes on lines, and
    `lines` are those that show with nobody chosen.

    `routes` are the kinds of lines of a family tree.

    `rules` are the names of the plan's rules by the number that a badge bears; those that somebody
    wears are told, without a drawing.
    """
    children = sum(mark.group is Group.CHILD for mark in people)
    kinds = {mark.shape.kind for mark in people}
    groups = {mark.group for mark in people}
    styles = {line.style for line in lines}
    badges = {badge.state for mark in people for badge in mark.badges}
    found = [
        ("child", "the child" if children == 1 else "the children", children > 0),
        ("female", "female", ShapeKind.CIRCLE in kinds),
        ("male", "male", ShapeKind.SQUARE in kinds),
        ("not asked", "not asked", ShapeKind.DIAMOND in kinds),
        ("unborn", "unborn", ShapeKind.TRIANGLE in kinds),
        ("died", "died", any(mark.crossed for mark in people)),
        ("not family", "not family", Group.NOT_FAMILY in groups),
        ("professional", "professional", Group.PROFESSIONAL in groups),
        ("couple", "married", "couple" in routes),
        ("together", "living together", "together" in routes),
        ("separated", "separated", 1 in slashes),
        ("divorced", "divorced", 2 in slashes),
        ("adopted", "adopted", "adopted" in routes),
        ("foster", "fostered", "foster" in routes),
        ("step", "step", "step" in routes),
        ("life", "a life", "life" in routes),
        ("soft", "perhaps", any(kind.endswith("-soft") for kind in routes)),
        ("stub", "beginning or end not known", any(k.endswith("-stub") for k in routes)),
        ("in network", "in the network", "member" in routes),
        ("home", "lives with the child", "home" in routes),
        ("care", "cares for the child", "care" in routes),
        ("pair", "partners", "pair" in routes),
        ("role", "a role in the plan", "role" in routes),
        ("born", "born", "born" in routes),
        ("death", "died", "died" in routes),
        ("told", "told most things", "told" in routes),
        ("little", "told a little", "little" in routes),
        ("met", "a meeting held", "met" in routes),
        ("turn", "years before are closer together", "turn" in routes),
        ("close", "close", "close" in styles),
        ("fused", "very close", "fused" in styles),
        ("ambivalent", "close and at odds", "ambivalent" in styles),
        ("distant", "distant", "distant" in styles),
        ("cut-off", "cut off", "cut-off" in styles),
        ("conflict", "in conflict", "conflict" in styles),
        ("abuse", "harm, and to whom", "abuse" in styles),
        ("strong", "strong support", "strong" in styles),
        ("tenuous", "a little support", "tenuous" in styles),
        ("stressful", "stressful", "stressful" in styles),
        ("flow", "which way it goes", any(one.flow and one.style != "abuse" for one in lines)),
        ("household", "live together", households),
        ("keep apart", barrier_words, bool(barrier_words)),
        ("main", "main", "on" in badges),
        ("back-up", "back-up", "back" in badges),
        ("suggested", "suggested", "sug" in badges),
        ("invited", "invited", INVITED in badges),
    ]
    worn = {badge.words for mark in people for badge in mark.badges}
    told = [
        LegendKey(f"{RULE}{number}", f"{number} {name}")
        for number, name in (rules or {}).items()
        if number in worn
    ]
    return (*(LegendKey(key, words) for key, words, drawn in found if drawn), *told)


def rules_of(scene: Scene) -> dict[str, str]:
    """Return the rules' names by number, as the legend of a scene tells them."""
    told = [key for key in scene.legend if key.key.startswith(RULE)]
    return {key.key.removeprefix(RULE): key.words.partition(" ")[2] for key in told}
