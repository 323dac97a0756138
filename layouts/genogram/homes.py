"""The outlines of homes: right-angled, round those who live there and nobody else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from layouts.boxes import LABEL_GAP_V, Box
from layouts.contract import Enclosure, Point, Size
from layouts.genogram.family import Family, Home
from layouts.genogram.heights import HOME_FOOT, HOME_TOP, TITLE
from layouts.genogram.outline import outlines
from layouts.genogram.seats import HOME, half

APART = 9.0  # the least distance between two homes' outlines
CORRIDOR = 26.0
LETTER = 7.2  # px of one letter of a title, generously


def homes_of(
    family: Family,
    row: Sequence[int],
    places: Mapping[int, Point],
    reach: Mapping[int, tuple[float, float]],
    sizes: Sequence[Size],
) -> tuple[list[Enclosure], int]:
    """Return the outlines, and how many homes could not be drawn in one piece."""
    boxes = {person: _box(places[person], sizes[person]) for person in places}
    taken: list[Box] = []
    made: list[Enclosure] = []
    torn = 0
    focus = set(family.focus)
    homes = [home for home in family.homes if len(home.people) > 1]
    for home in sorted(homes, key=lambda one: (not focus & set(one.people), -len(one.people))):
        others = [box for person, box in boxes.items() if person not in home.people]
        found = _rectangles(home, row, places, reach, sizes, others, taken)
        shapes = outlines(found)
        torn += len(shapes) > 1
        taken += found
        for shape in shapes:
            inside = tuple(family.names[p] for p in home.people if _within(places[p], shape))
            made.append(Enclosure(home.id, shape, inside, home.title))
    return made, torn


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
    sizes: Sequence[Size],
    others: Sequence[Box],
    taken: Sequence[Box],
) -> list[Box]:
    """One rectangle where nobody else is in the way; else one for each run, joined if possible."""
    last = max(row[person] for person in home.people)
    title = TITLE if home.title else 0.0

    def around(people: Sequence[int]) -> Box:
        boxes = [_box(places[person], sizes[person]) for person in people]
        foot = HOME_FOOT + (title if any(row[person] == last for person in people) else 0.0)
        return (
            min(places[p][0] - reach[p][0] for p in people) - HOME,
            min(box[1] for box in boxes) - HOME_TOP,
            max(places[p][0] + reach[p][1] for p in people) + HOME,
            max(box[3] for box in boxes) + foot,
        )

    whole = around(home.people)
    if _free(whole, others, taken):
        return [_widened(whole, home.title, others, taken)]
    runs = [around(run) for run in _runs(home, row, places, others)]
    runs = [run for run in runs if _free(run, others, taken)] or runs[:1]
    lowest = max(range(len(runs)), key=lambda k: runs[k][3])
    runs[lowest] = _widened(runs[lowest], home.title, others, taken)
    return _joined(runs, others, taken)


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
        for a, b in zip(people, people[1:], strict=False):
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
                (way for way in _ways(other, run) if all(_free(b, others, taken) for b in way)),
                None,
            )
            if way is not None:
                found += way
                break
    return found


def _ways(upper: Box, lower: Box) -> Iterator[list[Box]]:
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
