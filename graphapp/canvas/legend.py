"""The legend: a small drawing and a word for each thing on this page, and for nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from graphapp.canvas import changed
from graphapp.canvas.ground import route_class
from graphapp.canvas.notation import Notation
from graphapp.canvas.scene import INVITED, STYLES, Drawn, Group, LegendKey, Line, Mark, Scene
from graphapp.canvas.strokes import styled
from graphapp.canvas.svg import ticked
from queries.vocabulary import PartnerKind, Sex

RULE = "rule "
"""How the key of a rule's name begins; its number follows."""

WORDS: Mapping[str, str] = MappingProxyType(
    {
        "child": "the child",
        "female": "female",
        "male": "male",
        "not asked": "not asked",
        "unborn": "unborn",
        "died": "died",
        "not family": "not family",
        "professional": "professional",
        "couple": "married",
        "together": "living together",
        "separated": "separated",
        "divorced": "divorced",
        "adopted": "adopted",
        "foster": "fostered",
        "step": "step",
        "life": "a life",
        "soft": "perhaps",
        "stub": "beginning or end not known",
        "in network": "in the network",
        "home": "lives with the child",
        "care": "cares for the child",
        "pair": "partners",
        "role": "a role in the plan",
        "born": "born",
        "death": "died",
        "told": "told most things",
        "little": "told a little",
        "met": "a meeting held",
        "turn": "years before are closer together",
        "close": "close",
        "fused": "very close",
        "ambivalent": "close and at odds",
        "distant": "distant",
        "cut-off": "cut off",
        "conflict": "in conflict",
        "abuse": "harm, and to whom",
        "strong": "strong support",
        "tenuous": "a little support",
        "stressful": "stressful",
        "flow": "which way it goes",
        "household": "live together",
        "more": "more relatives, folded",
        "keep apart": "keep apart",
        "main": "main",
        "back-up": "back-up",
        "suggested": "suggested",
        "invited": "invited",
    }
)
"""What each thing that can be drawn is called, in the order it is read."""

_GROUPS = {
    Group.CHILD: "child",
    Group.NOT_FAMILY: "not family",
    Group.PROFESSIONAL: "professional",
}
_SEXES = {Sex.FEMALE: "female", Sex.MALE: "male", Sex.UNKNOWN: "not asked"}
_TIMES = {"member": "in network", "died": "death"}
_BADGES = {"on": "main", "back": "back-up", "sug": "suggested", INVITED: "invited"}


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


def _died(strokes: str) -> str:
    inner = f'<circle class="sh sunk" cx="9" cy="9" r="7.5"/><path class="x" d="{strokes}"/>'
    return _svg(18, 18, inner)


def _slashed(count: int) -> str:
    first = 17.0 - 3.0 * (count - 1)
    slashes = "".join(
        f"M{first - 2.5 + 6 * n:g} 13L{first + 2.5 + 6 * n:g} 1" for n in range(count)
    )
    return _svg(34, 14, f'<path class="tie-sel ink" d="M1 7H33{slashes}"/>')


def _line(stroke: str, more: str = "") -> str:
    return _svg(34, 14, f'<path class="{route_class("key", stroke)}" d="M1 7H33"/>{more}')


def _stroke(style: str, flow: str = "") -> str:
    path = styled((1.0, 7.0), (20.0, 7.0), (39.0, 7.0), style, flow)
    return _svg(40, 14, f'<g class="tie ln ln-{style or "plain"}"><path d="{path}"/></g>')


STROKES = ("solid", "dashed", "long-dashed", "dotted", "dash-dot")
_BRACKETS = '<path class="rt" d="M5 1.5H1.5V12.5H5M29 1.5H32.5V12.5H29"/>'
_DRAWINGS: Mapping[str, str] = MappingProxyType(
    {
        "child": _svg(
            20,
            20,
            '<rect class="c1k" x="1" y="1" width="18" height="18" rx="1.5"/>'
            '<rect class="c2k" x="3.5" y="3.5" width="13" height="13"/>',
        ),
        "shape circle": _svg(18, 18, '<circle class="sh" cx="9" cy="9" r="7.5"/>'),
        "shape square": _svg(
            18, 18, '<rect class="sh" x="2" y="2" width="14" height="14" rx="1"/>'
        ),
        "shape diamond": _svg(20, 18, '<path class="sh" d="M10 1l8 8-8 8-8-8z"/>'),
        "shape triangle": _svg(20, 18, '<path class="sh" d="M10 1.5L18.5 16.5H1.5z"/>'),
        "not family": _svg(
            18, 18, '<circle class="sh" cx="9" cy="9" r="7.5" stroke-dasharray="4 3"/>'
        ),
        "professional": _svg(
            30, 18, '<rect class="prok" x="1" y="2" width="28" height="14" rx="5"/>'
        ),
        "died": _died("M3.7 3.7L14.3 14.3M14.3 3.7L3.7 14.3"),
        "one stroke": _died("M14.3 3.7L3.7 14.3"),
        **{f"slashes {count}": _slashed(count) for count in (1, 2, 3)},
        "keep apart": _svg(
            34, 14, '<g class="stop"><path d="M1 7H14M20 7H33M14 2V12M20 2V12"/></g>'
        ),
        **{f"line {stroke}": _line(stroke) for stroke in STROKES},
        **{f"bracketed {stroke}": _line(stroke, _BRACKETS) for stroke in STROKES},
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
        "more": _svg(
            30,
            20,
            '<g class="more"><rect x="1" y="1" width="28" height="18" rx="9"/>'
            '<text x="15" y="14.8" text-anchor="middle" style="font-size:14px">+3</text></g>',
        ),
        "main": _badge("on"),
        "back-up": _badge("back"),
        "suggested": _badge("sug"),
        **{
            key: _svg(34 if key.startswith("tie") else 20, 18, inner)
            for key, inner in changed.DRAWINGS.items()
        },
        "invited": _svg(16, 18, f'<g class="bd bd-inv">{ticked(8, 9, 9)}</g>'),
    }
)


def items(scene: Scene) -> list[LegendItem]:
    """Return what the legend of a scene shows, in the order it is read."""
    return [
        LegendItem(one.key, _DRAWINGS.get(one.drawing or one.key, ""), one.words)
        for one in scene.legend
    ]


def keys(
    people: Sequence[Mark],
    notation: Notation,
    *,
    lines: Sequence[Line] = (),
    routes: Sequence[Drawn] = (),
    barrier_words: str = "",
    households: bool = False,
    rules: Mapping[str, str] | None = None,
    folded: bool = False,
) -> tuple[LegendKey, ...]:
    """Return the keys of what is drawn; of `lines`, the quiet ones are not.

    `rules` are the names of the plan's rules by the number that a badge bears; those that somebody
    wears are told, without a drawing.
    """
    found = _drawn(people, notation, [line for line in lines if not line.quiet], routes)
    if households:
        found["household"] = ""
    if folded:
        found["more"] = ""
    if barrier_words:
        found["keep apart"] = ""
    many = sum(mark.group is Group.CHILD for mark in people) > 1
    words = {**WORDS, "keep apart": barrier_words} | ({"child": "the children"} if many else {})
    words |= notation.words  # the profile has the last word
    worn = {badge.words for mark in people for badge in mark.badges}
    told = [
        LegendKey(f"{RULE}{number}", f"{number} {name}")
        for number, name in (rules or {}).items()
        if number in worn
    ]
    return (*(LegendKey(key, words[key], found[key]) for key in WORDS if key in found), *told)


def _drawn(
    people: Sequence[Mark], notation: Notation, lines: Sequence[Line], routes: Sequence[Drawn]
) -> dict[str, str]:
    """Return what is drawn, and the drawing of each where the profile has one."""
    groups = {mark.group for mark in people}
    shapes = {mark.shape.kind for mark in people}
    badges = {badge.state for mark in people for badge in mark.badges}
    kinds = {one.kind: one.stroke for one in routes}
    slashes = {one.slashes for one in lines} | {one.slashes for one in routes}
    found: dict[str, str] = {_GROUPS[group]: "" for group in groups if group in _GROUPS}
    for key, shape in (
        *((_SEXES[sex], shape) for sex, shape in notation.shapes.items()),
        ("unborn", notation.unborn),
    ):
        if shape in shapes:
            found[key] = f"shape {shape}"
    if any(mark.crossed for mark in people):
        found["died"] = "one stroke" if notation.one_stroke else "died"
    for kind, stroke in kinds.items():
        if kind in notation.strokes:
            bracketed = kind == "adopted" and notation.brackets
            found[kind] = f"{'bracketed' if bracketed else 'line'} {stroke}"
        elif kind.endswith(("-soft", "-stub")):
            found[kind.rpartition("-")[2]] = ""
        else:
            found[_TIMES.get(kind, kind)] = ""
    for key, kind in (("separated", PartnerKind.SEPARATED), ("divorced", PartnerKind.DIVORCED)):
        if notation.slashes[kind] in slashes:
            found[key] = f"slashes {notation.slashes[kind]}"
    found |= {line.style: "" for line in lines if line.style}
    if any(line.flow and line.style != "abuse" for line in lines):
        found["flow"] = ""
    return found | {_BADGES[state]: "" for state in badges}


def rules_of(scene: Scene) -> dict[str, str]:
    """Return the rules' names by number, as the legend of a scene tells them."""
    told = [key for key in scene.legend if key.key.startswith(RULE)]
    return {key.key.removeprefix(RULE): key.words.partition(" ")[2] for key in told}
