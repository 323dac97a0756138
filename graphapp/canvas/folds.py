"""The counts of those folded away: their places, room and words.

Beside somebody of a family tree a count stands over the left shoulder of the shape, clear of the
line that comes down to its middle and of the badges, so that it covers neither a face nor a name.
Round home a system's count stands after the system's title, on the same arc.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from html import escape
from typing import Any

from graphapp.canvas import fonts
from graphapp.canvas.labels import Label
from graphapp.canvas.notation import Sizes
from graphapp.canvas.scene import Badge, Fold, Mark, Shape
from layouts.contract import Size

PREFIX = "more-"
"""How the id of a count begins, on the page; its person's follows."""

_CLEAR = 11.0
"""How far a count keeps from the middle: a line may come down a little beside it."""
_TOUCH = 24.0


def fold_at(
    count: int, shape: Shape, badges: Sequence[Badge], sizes: Sizes
) -> tuple[float, float, float, float]:
    """Return the middle of a count, from the middle of its person's shape, its width and height."""
    height = round(sizes.name * 1.34)
    width = max(fonts.width(words(count), sizes.name, 600) + sizes.name * 0.7, height)
    right = -_CLEAR
    if badges:
        right = min(right, min(badge.x for badge in badges) - sizes.badge - 2)
    y = -shape.height / 2 - height / 2 - 1.5
    return round(right - width / 2, 1), round(y, 1), round(width, 1), height


def room_in_tree(
    shape: Shape, label: Label, badges: Sequence[Badge], count: int, sizes: Sizes
) -> Size:
    """Return the room of somebody in a family tree, whose lines end at the shape itself.

    What stands over the shape's shoulders is given room as a wide label is, the same on both sides.
    """
    reach = [label.width, *(2 * (abs(badge.x) + sizes.badge) for badge in badges)]
    if count:
        x, _, width, _ = fold_at(count, shape, badges, sizes)
        reach.append(2 * (width / 2 - x))
    return Size(shape.width, shape.height, max(reach), label.height)


def folds_of(marks: Iterable[Mark], behind: Mapping[str, int], sizes: Sizes) -> tuple[Fold, ...]:
    """Return the counts beside those behind whom somebody is folded."""
    found = []
    for mark in marks:
        count = behind.get(mark.id, 0)
        if not count:
            continue
        x, y, width, height = fold_at(count, mark.shape, mark.badges, sizes)
        found.append(
            Fold(mark.id, count, round(mark.x + x, 1), round(mark.y + y, 1), width, height,
                 said(count, mark.name), words(count))
        )  # fmt: skip
    return tuple(found)


def words(count: int) -> str:
    """Return what is written on a count."""
    return f"+{count}"


def said(count: int, name: str) -> str:
    """Return a count in words: "12 more relatives behind Alan"."""
    return f"{count} more {'relative' if count == 1 else 'relatives'} behind {name}"


def of_system(key: str, title: str, count: int, sizes: Sizes) -> Fold:
    """Return the count of a system before it has a place: "34 more", on a phone "+34"."""
    size = sizes.sector
    written = _written(count, sizes)
    width = fonts.width(written, size, 600) + size * 0.9
    return Fold(
        key, count, 0.0, 0.0, round(width, 1), round(size * 1.3, 1),
        said_of_system(count, title), written, of_system=True,
    )  # fmt: skip


def _written(count: int, sizes: Sizes) -> str:
    return f"{count} more" if sizes.relations else words(count)


def said_of_system(count: int, title: str) -> str:
    """Return a system's count in words: "Dad's side: 34 more"."""
    return f"{title}: {count} more"


def recounted(
    found: Iterable[Fold], counts: Mapping[str, int], titles: Mapping[str, str], sizes: Sizes
) -> tuple[Fold, ...]:
    """Return the systems' counts with other numbers, in the same places; none of nobody."""
    return tuple(
        replace(
            one,
            count=counts[one.person],
            words=_written(counts[one.person], sizes),
            spoken=said_of_system(counts[one.person], titles.get(one.person, "")),
        )
        for one in found
        if counts.get(one.person)
    )


def drawn(found: Fold, sizes: Sizes) -> str:
    """Return a count as SVG about (0, 0)."""
    size = sizes.sector if found.of_system else sizes.name
    inner = (
        f'<rect x="{-found.width / 2:.1f}" y="{-found.height / 2:.1f}" width="{found.width:.1f}" '
        f'height="{found.height:.1f}" rx="{found.height / 2:.1f}"/>'
        f'<text y="{size * 0.34:.1f}" text-anchor="middle" '
        f'style="font-size:{size:g}px">{escape(found.words)}</text>'
    )
    if not found.of_system:
        return inner
    return f'<g transform="rotate({found.turn:.1f})"><g class="as-title">{inner}</g></g>'


def reach(found: Fold) -> tuple[float, float]:
    """Return the width and height that a count takes on the page, turned as it is."""
    turn = math.radians(found.turn)
    across, down = abs(math.cos(turn)), abs(math.sin(turn))
    return (
        round(found.width * across + found.height * down, 1),
        round(found.width * down + found.height * across, 1),
    )


def parts(folds: Iterable[Fold], sizes: Sizes) -> dict[str, list[Any]]:
    """Return the counts as the bridge takes people: it walks to them and speaks of them alike."""
    return {
        f"{PREFIX}{found.person}": [
            found.x,
            found.y,
            "box {:g} {:g}".format(*reach(found)),
            "more of-system" if found.of_system else "more",
            drawn(found, sizes),
            f"{found.spoken}, folded away. Enter shows them.",
            found.spoken,
        ]
        for found in folds
    }


def elements(folds: Iterable[Fold]) -> list[dict[str, Any]]:
    """Return what is touched of the counts."""
    return [
        {
            "group": "nodes",
            "data": {
                "id": f"{PREFIX}{found.person}",
                "shape": "round-rectangle",
                "w": max(reach(found)[0], _TOUCH),
                "h": max(reach(found)[1], _TOUCH),
                "label": "",
                "size": 1,
                "ha": "center",
                "va": "center",
                "mx": 0,
                "my": 0,
                "name": found.spoken,
                "far": {},
            },
            "position": {"x": found.x, "y": found.y},
            "classes": "",
        }
        for found in folds
    ]
