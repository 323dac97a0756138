"""The words of the picture over time that are nobody's: dates, titles, episodes of the case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graphapp.canvas import fonts
from graphapp.canvas.scene import Anchor, Text
from layouts.timeline.layout import BAND, TimePlacement

NEAR = 1.7
"""From this zoom on the axis has more dates."""

NO_DATES = "No dates are known for:"

LINE = 17.0
"""From one line of words above the band to the next, px."""


def texts_of(
    placement: TimePlacement,
    titles: Mapping[str, str],
    episodes: Sequence[str],
    day: tuple[float, str],
) -> tuple[Text, ...]:
    """Return all of them, the word of the day (its place, what it is called) last."""
    texts = [*_dates(placement), *_titles(placement, titles), *_band_words(placement, episodes)]
    above = len({text.y for text in texts if text.role == "yr yr-band"})
    x, said = day
    return (*texts, Text(said, x, placement.top - LINE * (above + 0.6), "yr yr-day", Anchor.END))


def _dates(placement: TimePlacement) -> Iterator[Text]:
    """The dates on the axis, those that show from near, and those that still show from far."""
    usual = placement.axis.ticks()
    far = {tick.x for tick in placement.axis.ticks(0.4)}
    written = {tick.x for tick in usual}
    for y in placement.dates_at:
        for tick in usual:
            role = "yr" + (" yr-far" if tick.x in far else "") + ("" if tick.strong else " yr-mon")
            yield Text(tick.words, tick.x, y + 4.6, role)
        for tick in placement.axis.ticks(NEAR):
            if tick.x not in written and all(abs(tick.x - x) > 26 for x in written):
                yield Text(tick.words, tick.x, y + 4.6, "yr yr-near")


def _titles(placement: TimePlacement, titles: Mapping[str, str]) -> Iterator[Text]:
    for found in placement.headings:
        said = NO_DATES if found.key == "undated" else titles.get(found.key, "")
        yield Text(said, found.x, found.y + 5.2, "grp", Anchor.START)


def _band_words(placement: TimePlacement, status: Sequence[str]) -> Iterator[Text]:
    """What each episode of the case is called: in its band, or above it where it has room."""
    right = placement.axis.places[-1]
    taken: list[list[tuple[float, float]]] = [[], [], []]
    for number, said in enumerate(status):
        own = [one for one in placement.routes if one.people == (str(number),)]
        begins = [one.points[0][0] for one in own]
        if not begins:
            continue
        begins = [one.points[0][0] for one in own if one.kind == "case"] or begins
        wide = fonts.width(said, 13.0)
        if wide + 14 <= max(one.points[-1][0] for one in own) - min(begins):
            yield Text(
                said, min(begins) + 7, placement.top + BAND / 2 + 4.6, "yr yr-in", Anchor.START
            )
            continue
        left = max(min([*begins, right - wide]), placement.left)
        free = (
            line
            for line, row in enumerate(taken)
            if all(left > b + 10 or left + wide < a - 10 for a, b in row)
        )
        line = next(free, len(taken) - 1)
        taken[line].append((left, left + wide))
        yield Text(said, left, placement.top - 5 - LINE * line, "yr yr-band", Anchor.START)
