"""The middle: the children and those who live with them, and the outline of their home."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from itertools import pairwise

from layouts.boxes import CLEAR, Box, label_box, overlaps, shape_box
from layouts.contract import Enclosure, Place, Size

PAD = 14.0  # px between the home's outline and whoever is in it
TITLE_PAD = 14.0  # ... and before and after its name
BETWEEN = 14.0  # px between two who live there
ROW = 5  # people in a row, where the space is wide
NARROW_ROW = 2


def rows_of(
    children: Sequence[str], others: Sequence[str], *, narrow: bool
) -> list[tuple[str, ...]]:
    """Who stands in which row, the children in the middle of the middle one.

    The others stand by turns left and right of the children while there is room in their row; the
    rest above and below.
    """
    most = NARROW_ROW if narrow else ROW
    beside = max(0, most - len(children))
    left, right = list(others[:beside:2])[::-1], list(others[1:beside:2])
    middle = [tuple(children)] if len(children) >= most else [(*left, *children, *right)]
    if len(children) > most:
        middle = [tuple(children[start : start + most]) for start in range(0, len(children), most)]
    rest = list(others[beside:])
    above: list[tuple[str, ...]] = []
    below: list[tuple[str, ...]] = []
    while rest:
        row, rest = tuple(rest[:most]), rest[most:]
        (above if len(above) <= len(below) else below).append(row)
    return [row for row in (*above[::-1], *middle, *below) if row]


def seated(rows: Sequence[Sequence[str]], sizes: Mapping[str, Size]) -> dict[str, Place]:
    """Places in rows about (0, 0), shapes of a row at one height and labels below."""
    heights = []
    for row in rows:
        up = max(sizes[key].height for key in row) / 2
        down = max(_down(sizes[key]) for key in row)
        heights.append((up, down))
    total = sum(up + down for up, down in heights) + BETWEEN * max(len(rows) - 1, 0)
    places: dict[str, Place] = {}
    y = -total / 2
    for row, (up, down) in zip(rows, heights, strict=True):
        wide = [max(sizes[key].width, sizes[key].label_width) for key in row]
        x = -(sum(wide) + BETWEEN * (len(row) - 1)) / 2
        for key, width in zip(row, wide, strict=True):
            places[key] = Place(round(x + width / 2, 2), round(y + up, 2))
            x += width + BETWEEN
        y += up + down + BETWEEN
    return places


def _down(size: Size) -> float:
    box = label_box(Place(0.0, 0.0), size)
    return max(size.height / 2, box[3] if box else 0.0)


def middle(
    children: Sequence[str],
    members: Sequence[str],
    sizes: Mapping[str, Size],
    previous: Mapping[str, Place],
    pinned: Set[str],
    *,
    narrow: bool,
    title: tuple[float, float],
) -> tuple[dict[str, Place], Box | None, Box | None]:
    """Places of all in the middle, the home's box, and the box that nobody else may touch.

    `members` live in the home, children among them; the other children stand right of it. Both
    boxes are None with nobody there; the home's is None with no `members`. All keep their places
    as long as the same people are in the middle.
    """
    inside = [key for key in children if key in members]
    others = [key for key in members if key not in children]
    outside = [key for key in children if key not in members]
    everybody = [*inside, *others, *outside]
    if not everybody:
        return {}, None, None
    kept = {key: previous[key] for key in everybody if key in previous}
    if len(kept) == len(everybody) and not overlaps(kept, sizes):
        people = kept
    else:
        people = seated(rows_of(inside, others, narrow=narrow), sizes) if members else {}
        home = outline(people, sizes, title) if members else None
        x = home[2] + PAD if home else 0.0
        row = seated([outside], sizes) if outside else {}
        start = min((box_of([key], row, sizes)[0] for key in row), default=0.0)
        shift = x - start if home else 0.0
        people |= {key: Place(round(at.x + shift, 2), at.y) for key, at in row.items()}
        people |= {key: place for key, place in kept.items() if key in pinned}
    home = outline({key: people[key] for key in members}, sizes, title) if members else None
    whole = box_of(everybody, people, sizes)
    if home:
        whole = _union(whole, home)
    return people, home, whole


def box_of(people: Sequence[str], places: Mapping[str, Place], sizes: Mapping[str, Size]) -> Box:
    """The box round people's shapes and labels."""
    found = [shape_box(places[key], sizes[key]) for key in people]
    found += [box for key in people if (box := label_box(places[key], sizes[key]))]
    whole = found[0]
    for _, box in pairwise(found):
        whole = _union(whole, box)
    return whole


def outline(
    people: Mapping[str, Place], sizes: Mapping[str, Size], title: tuple[float, float]
) -> Box:
    """The box of a home, with room for its name at the foot."""
    left, top, right, bottom = box_of(list(people), people, sizes)
    more = max(0.0, title[0] + 2 * TITLE_PAD - (right - left) - 2 * PAD) / 2
    foot = title[1] + CLEAR if title[1] else 0.0
    return (left - PAD - more, top - PAD, right + PAD + more, bottom + PAD + foot)


def enclosure(box: Box, key: str, people: Sequence[str], title: str) -> Enclosure:
    """The outline of a home."""
    left, top, right, bottom = box
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    return Enclosure(key, corners, tuple(people), title)


def _union(a: Box, b: Box) -> Box:
    return (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))
