"""The outlines of homes: right-angled, round those who live there and nobody else."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence

from layouts.boxes import LABEL_GAP_V, Box
from layouts.contract import Enclosure, Point, Size
from layouts.genogram.borders import HOME, LETTER
from layouts.genogram.family import Family, Home
from layouts.genogram.heights import HOME_FOOT, HOME_TOP, TITLE
from layouts.genogram.outline import outlines
from layouts.genogram.seats import half

APART = 9.0  # the least distance between two homes' outlines
CORRIDOR = 26.0
THIN = 14.0
FAR = 300.0
TRIED = 24  # thin ways between the people of the rows between, the nearest first
NOTCH = 24.0  # two edges this near are made one where nobody is in the way


def homes_of(
    family: Family,
    row: Sequence[int],
    places: Mapping[int, Point],
    reach: Mapping[int, tuple[float, float]],
    sizes: Sequence[Size],
) -> tuple[list[Enclosure], int]:
    """Return the outlines, and how many homes could not be drawn in one piece."""
    boxes = {person: _box(places[person], sizes[person]) for person in places}
    made: list[Enclosure] = []
    torn = 0
    homes = [home for home in family.homes if len(home.people) > 1]
    runs = [_rectangles(home, row, places, reach, boxes) for home in homes]
    for k, home in enumerate(homes):
        around = _reached(runs[k])
        others = [
            box for person, box in boxes.items() if _meet(box, around) and person not in home.people
        ]
        taken = [
            box for j, found in enumerate(runs) if j != k for box in found if _meet(box, around)
        ]
        runs[k] = _whole(runs[k], home.title, others, taken)
        shapes = outlines(runs[k])
        torn += len(shapes) > 1
        for shape in shapes:
            inside = tuple(family.names[p] for p in home.people if _within(places[p], shape))
            made.append(Enclosure(home.id, shape, inside, home.title))
    return made, torn


def _reached(runs: Sequence[Box]) -> Box:
    """How far a home's outline could go: round its runs, with room for a title or a corridor."""
    left, top, right, bottom = zip(*runs, strict=True)
    return (min(left) - FAR, min(top) - FAR, max(right) + FAR, max(bottom) + FAR)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _box(at: Point, size: Size) -> Box:
    label = LABEL_GAP_V + size.label_height if size.label_height > 0 else 0.0
    top, wide = size.height / 2, half(size)
    return (at[0] - wide, at[1] - top, at[0] + wide, at[1] + top + label)


def _within(at: Point, shape: Sequence[Point]) -> bool:
    inside = False
    for (ax, ay), (bx, by) in zip(shape, [*shape[1:], shape[0]], strict=True):
        if ax == bx and (ay > at[1]) != (by > at[1]) and at[0] < ax:
            inside = not inside
    return inside


def _free(box: Box, others: Sequence[Box], taken: Sequence[Box]) -> bool:
    a, b, c, d = box
    clear = all(
        c <= left or right <= a or d <= top or bottom <= b for left, top, right, bottom in others
    )
    return clear and all(
        c + APART <= left or right + APART <= a or d + APART <= top or bottom + APART <= b
        for left, top, right, bottom in taken
    )


def _rectangles(
    home: Home,
    row: Sequence[int],
    places: Mapping[int, Point],
    reach: Mapping[int, tuple[float, float]],
    boxes: Mapping[int, Box],
) -> list[Box]:
    """One rectangle for each run of people with nobody else between them, from the top down."""
    last = max(row[person] for person in home.people)
    others = [box for person, box in boxes.items() if person not in home.people]
    found = []
    for people in _runs(home, row, places, others):
        title = TITLE if home.title and row[people[0]] == last else 0.0
        found.append(
            (
                min(places[p][0] - reach[p][0] for p in people) - HOME,
                min(boxes[p][1] for p in people) - HOME_TOP,
                max(places[p][0] + reach[p][1] for p in people) + HOME,
                max(boxes[p][3] for p in people) + HOME_FOOT + title,
            )
        )
    return found


def _whole(
    runs: Sequence[Box], title: str, others: Sequence[Box], taken: Sequence[Box]
) -> list[Box]:
    """One rectangle where nobody else is in the way; else the runs, joined where possible."""
    left, top, right, bottom = zip(*runs, strict=True)
    whole = (min(left), min(top), max(right), max(bottom))
    if _free(whole, others, taken):
        return [_widened(whole, title, others, taken)]
    found = _aligned(runs, others, taken)
    lowest = max(range(len(found)), key=lambda k: found[k][3])
    found[lowest] = _widened(found[lowest], title, others, taken)
    return _joined(found, others, taken)


def _aligned(runs: Sequence[Box], others: Sequence[Box], taken: Sequence[Box]) -> list[Box]:
    """Move edges that nearly meet outwards to one line, so that outlines have no notches."""
    found = list(runs)
    for k, box in enumerate(found):
        left = min(one[0] for one in found if abs(one[0] - box[0]) < NOTCH)
        right = max(one[2] for one in found if abs(one[2] - box[2]) < NOTCH)
        for tried in ((left, box[1], box[2], box[3]), (box[0], box[1], right, box[3])):
            wide = (min(tried[0], found[k][0]), box[1], max(tried[2], found[k][2]), box[3])
            if _free(wide, others, taken):
                found[k] = wide
    return found


def _runs(
    home: Home, row: Sequence[int], places: Mapping[int, Point], others: Sequence[Box]
) -> Iterator[list[int]]:
    """Those of one row with nobody else between them."""
    by_row: dict[int, list[int]] = {}
    for person in home.people:
        by_row.setdefault(row[person], []).append(person)
    for here in sorted(by_row):
        people = sorted(by_row[here], key=lambda person: places[person][0])
        run = [people[0]]
        for a, b in itertools.pairwise(people):
            y = places[a][1]
            between = any(
                left < places[b][0] and right > places[a][0] and top < y < bottom
                for left, top, right, bottom in others
            )
            if between or abs(places[b][1] - y) > 1.0:
                yield run
                run = []
            run.append(b)
        yield run


def _joined(runs: Sequence[Box], others: Sequence[Box], taken: Sequence[Box]) -> list[Box]:
    """Join each run to those before it by the first corridor that is free."""
    found = [runs[0]]
    for run in runs[1:]:
        found.append(run)
        for other in sorted(found[:-1], key=lambda one: abs(one[3] - run[1])):
            way = next(
                (
                    way
                    for way in _ways(other, run, others)
                    if all(_free(box, others, taken) for box in way)
                ),
                None,
            )
            if way is not None:
                found += way
                break
    return found


def _ways(upper: Box, lower: Box, others: Sequence[Box]) -> Iterator[list[Box]]:
    """Corridors between two runs: straight down, beside one of them, or between the rows."""
    if lower[1] < upper[3]:
        low, high = max(upper[3], lower[3]) - 1.0, max(upper[3], lower[3]) + CORRIDOR
        yield [(min(upper[0], lower[0]), low, max(upper[2], lower[2]), high)]
        return
    left, right = max(upper[0], lower[0]), min(upper[2], lower[2])
    if right - left >= CORRIDOR:
        yield [(left, upper[3] - 1.0, right, lower[1] + 1.0)]
    wide = (min(upper[0], lower[0]), max(upper[2], lower[2]))
    yield [(wide[0], upper[1], wide[1], upper[3]), (lower[0], upper[1], lower[2], lower[1] + 1.0)]
    yield [(wide[0], lower[1], wide[1], lower[3]), (upper[0], upper[3] - 1.0, upper[2], lower[3])]
    band = upper[3] + CORRIDOR
    yield [(wide[0], upper[3] - 1.0, wide[1], band), (lower[0], band - 1.0, lower[2], lower[1] + 1)]
    # a thin way between those who stand in the rows between
    foot = lower[1] - THIN
    edges = [x for one in others if upper[3] < one[3] and one[1] < foot for x in (one[0], one[2])]
    middle = (lower[0] + lower[2]) / 2
    for x in sorted(edges, key=lambda x: abs(x - middle))[:TRIED]:
        for near, far in ((x + 2.0, x + 2.0 + THIN), (x - 2.0 - THIN, x - 2.0)):
            yield [
                (min(near, upper[0]), upper[3] - 1.0, max(far, upper[0] + 1), upper[3] + THIN)
                if not upper[0] <= near <= far <= upper[2]
                else upper,
                (near, upper[3] - 1.0, far, lower[1] + 1.0),
                (min(near, lower[0]), foot, max(far, lower[0] + 1.0), lower[1] + 1.0),
            ]


def _widened(box: Box, title: str, others: Sequence[Box], taken: Sequence[Box]) -> Box:
    """Make room for the title, to the right or to the left, where nobody stands."""
    lack = len(title) * LETTER + 24.0 - (box[2] - box[0])
    if lack > 0:
        for tried in (
            (box[0], box[1], box[2] + lack, box[3]),
            (box[0] - lack, box[1], box[2], box[3]),
            (box[0] - lack / 2, box[1], box[2] + lack / 2, box[3]),
        ):
            if _free(tried, others, taken):
                return tried
    return box
