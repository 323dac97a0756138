"""The timeline: a row a person, the children first, then group by group, the eldest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import networkx as nx

from layouts.boxes import LABEL_GAP_H, overlaps
from layouts.contract import Place, Placement, Route, Size
from layouts.timeline.axis import Axis, axis_of
from layouts.timeline.stretches import Moment, Stretch, drawn, known, struck

ROW = 34.0
"""The least height of a row, px."""

BETWEEN = 6.0
"""Between the labels of two rows, px."""

TITLE = 34.0
"""The height of a group's title, with the dates written again beside it, px."""

AGAIN = 14
"""After so many rows of one group the dates are written again."""

YEARS = 22.0
"""The height of the dates, px."""

BAND = 24.0
"""The height of one line of the band at the top, px."""

AFTER_NAMES = 30.0
"""Between the longest label and the first day, px: a stub has room there."""

LEAST = 200.0
"""The least width of the time that is drawn, px."""

COLUMN = 24.0
"""Between two columns of those without a date, px."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a group: where its words begin (middle of their height)."""

    key: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class TimePlacement(Placement):
    """A placement with its axis, the titles of its groups, and the heights of the dates.

    `top` and `bottom` bound the rows with a date, `left` is the edge of the names; `undated` are
    those of whom no date is known, who stand in columns below.
    """

    axis: Axis = field(default_factory=lambda: Axis((0, 1), (0.0, 1.0)))
    headings: tuple[Heading, ...] = ()
    dates_at: tuple[float, ...] = ()
    top: float = 0.0
    bottom: float = 0.0
    left: float = 0.0
    undated: tuple[str, ...] = ()


def timeline(
    graph: nx.MultiDiGraph[str],
    sizes: Mapping[str, Size],
    previous: Mapping[str, Place] | None = None,  # noqa: ARG001
    pinned: Set[str] = frozenset(),  # noqa: ARG001
    focus: tuple[str, ...] = (),
    options: Mapping[str, Any] | None = None,
) -> TimePlacement:
    """Give everybody a row, and their dates places along it.

    Node attributes: `group` (a key), `born` (an ordinal to sort by, or None), `stretches`
    (`Stretch`), `moments` (`Moment`) and `row` (a row even without a date).
    Options: `day`, the last day drawn (an ordinal; it must be there), `groups` [key, ...] in their
    order, `turns` [day, ...] after which the scale may be wider, `width` of the space and `after`
    (px kept free right of the day), `band` [Stretch, ...] and `band_moments` [Moment, ...] above
    the rows, `band_lines` (how many lines the band has, 1).
    Places come from dates: `previous` and `pinned` change nothing, and an edit moves nobody but
    those below it. Whoever has no date stands in columns below. `report`: overlaps, rows, undated.
    """
    given = dict(options or {})
    day = int(given["day"])
    spans = {key: _known(graph.nodes[key], day) for key in graph}
    children = [key for key in focus if key in graph]
    rows = {key for key in graph if spans[key] or graph.nodes[key].get("row")}
    dated = [key for key in graph if key in rows and key not in children]
    undated = [key for key in graph if key not in rows and key not in children]
    groups = {key: number for number, key in enumerate(given.get("groups", ()))}

    def order(key: str) -> tuple[int, str, bool, int, str]:
        node = graph.nodes[key]
        group, born = str(node.get("group", "")), node.get("born")
        return (groups.get(group, len(groups)), group, born is None, born or 0, key)

    dated.sort(key=order)
    undated.sort(key=order)
    left = -max((sizes[key].width / 2 for key in graph), default=0.0)
    begin = max(map(_label_end, (sizes[key] for key in [*children, *dated])), default=0.0)
    begin += AFTER_NAMES
    end = max(left + float(given.get("width", 924.0)) - float(given.get("after", 24.0)),
              begin + LEAST)  # fmt: skip
    band, points = list(given.get("band", ())), list(given.get("band_moments", ()))
    first = min(chain(
        (span[0] for span in spans.values() if span),
        (found for one in [*band, *points] for found in known(one, day)),
    ), default=day)  # fmt: skip
    axis = axis_of(min(_earliest(graph, band, day), first), day, given.get("turns", ()), begin, end)
    people, headings, dates, bottom = _rows(graph, sizes, children, dated, left)
    top = -_half(sizes, children) - YEARS if children else -YEARS
    routes: list[Route] = []
    for key in [*children, *dated]:
        node, y = graph.nodes[key], people[key].y
        for stretch in node.get("stretches", ()):
            spanned = spans[key] if stretch.kind == "life" else None
            routes += drawn(stretch, axis, day, y, spanned)
        for moment in node.get("moments", ()):
            routes += struck(moment, axis, day, y)
    lines = max(int(given.get("band_lines", 1)), 1)
    above = top - YEARS / 2 - BAND * lines
    if band or points:
        for stretch in band:
            routes += drawn(stretch, axis, day, above + BAND / 2)
        for moment in points:
            routes += struck(moment, axis, day, above + BAND / 2)
    below = _columns(sizes, undated, people, headings, left, end, bottom)
    return TimePlacement(
        people,
        routes=tuple(routes),
        report={
            "overlaps": float(len(overlaps(people, sizes, clear=BETWEEN / 2))),
            "rows": float(len(children) + len(dated)),
            "undated": float(len(undated)),
        },
        axis=axis,
        headings=tuple(headings),
        dates_at=(top + YEARS / 2, *dates, *((bottom + YEARS / 2,) if dated else ())),
        top=above if band or points else top,
        bottom=max(bottom, below if not dated else bottom),
        left=left,
        undated=tuple(undated),
    )


def _rows(
    graph: nx.MultiDiGraph[str],
    sizes: Mapping[str, Size],
    children: Sequence[str],
    dated: Sequence[str],
    left: float,
) -> tuple[dict[str, Place], list[Heading], list[float], float]:
    """The rows' places, the titles, the heights at which dates are written again, and the foot."""
    people: dict[str, Place] = {}
    headings: list[Heading] = []
    dates: list[float] = []
    foot = -_half(sizes, children)
    group, since = None, 0
    for key in [*children, *dated]:
        now = str(graph.nodes[key].get("group", "")) if key not in children else None
        if now is not None and now != group:
            group = now
            headings.append(Heading(now, left, foot + TITLE / 2 + 4))
            if since or len(headings) > 1:
                dates.append(headings[-1].y)
            foot, since = foot + TITLE + 4, 0
        elif since >= AGAIN:
            dates.append(foot + YEARS / 2)
            foot, since = foot + YEARS, 0
        half = _height(sizes[key]) / 2
        people[key] = Place(0.0, round(foot + half, 1), "right")
        foot, since = foot + half * 2, since + 1
    return people, headings, dates, round(foot, 1)


def _columns(
    sizes: Mapping[str, Size],
    undated: Sequence[str],
    people: dict[str, Place],
    headings: list[Heading],
    left: float,
    right: float,
    foot: float,
) -> float:
    """Set those without a date in columns below the rows; return the foot."""
    if not undated:
        return foot
    y = foot + YEARS + TITLE
    headings.append(Heading("undated", left, y - TITLE / 2))
    wide = max(sizes[key].width / 2 + _label_end(sizes[key]) for key in undated) + COLUMN
    count = max(int((right - left + COLUMN) // wide), 1)
    for number in range(0, len(undated), count):
        row = undated[number : number + count]
        tall = max(_height(sizes[key]) for key in row)
        for column, key in enumerate(row):
            people[key] = Place(round(column * wide, 1), round(y + tall / 2, 1), "right")
        y += tall
    return y


def _half(sizes: Mapping[str, Size], children: Sequence[str]) -> float:
    """Above the first child's middle: it stands at height 0."""
    return _height(sizes[children[0]]) / 2 if children else 0.0


def _height(size: Size) -> float:
    return max(ROW, size.height + BETWEEN, size.label_height + BETWEEN)


def _label_end(size: Size) -> float:
    return size.width / 2 + (LABEL_GAP_H + size.label_width if size.label_width else 0.0)


def _known(node: Mapping[str, Any], day: int) -> tuple[int, int] | None:
    """The first and the last day on which somebody is known, None when no date is."""
    facts = (*node.get("stretches", ()), *node.get("moments", ()))
    found = [one for fact in facts for one in known(fact, day)]
    return (min(found), max(found)) if found else None


def _earliest(graph: nx.MultiDiGraph[str], band: Sequence[Stretch], day: int) -> int:
    """The first day that anything can have begun."""
    starts = [one.start[0] for one in band]
    for key in graph:
        node = graph.nodes[key]
        starts += [one.start[0] for one in node.get("stretches", ())]
        starts += [one.on[0] for one in node.get("moments", ()) if isinstance(one, Moment)]
    return min((one for one in starts if one is not None and one <= day), default=day)
