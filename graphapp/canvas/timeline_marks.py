"""What a line over time looks like: from the layout's routes to paths, one kind of drawing each.

Each kind has a height of its own on the row, so that no two of one person lie on each other; the
ends say how well a date is known: an upright end to the day, dashes for "perhaps", dots where
nobody knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from graphapp.canvas.scene import Drawn
from layouts.contract import Route
from layouts.timeline.layout import ROW, TimePlacement

UP: Mapping[str, float] = MappingProxyType({"pair": -12.0, "care": 10.0, "role": 14.0})
"""How far below (or above) the middle of its row a kind lies, px."""

BOXES: Mapping[str, float] = MappingProxyType({"home": 8.5, "member": 3.5, "case": 9.5})
"""Half the height of the kinds that are bars, px."""

ORDER = (
    "row", "grid", "turn", "metline", "home", "home-soft", "home-stub",
    "life", "life-soft", "life-stub", "member", "member-soft", "member-stub",
    "care", "care-soft", "care-stub", "pair", "pair-soft", "pair-stub",
    "role", "role-soft", "role-stub", "case", "case-soft", "case-stub",
    "born", "died", "perhaps", "little", "told", "met", "day",
)  # fmt: skip
"""The kinds from the ground up."""

_CAP = 4.0


def style(c: Mapping[str, str]) -> Iterator[str]:
    """Yield the style of a picture that stands alone; `c` are its colours by token."""
    quiet = c["ink-2"]
    yield f".rt-row,.rt-grid{{stroke:{c['ring-line']};stroke-width:1;opacity:.7}}"
    yield ".rt-row{stroke-dasharray:.1 6;stroke-linecap:round}"
    yield f".rt-turn{{stroke:{c['house']};stroke-width:1}}"
    yield f".rt-metline{{stroke:{quiet};stroke-width:1;stroke-dasharray:1 5}}"
    yield ".rt-day{stroke-width:1.75}"
    yield f".rt-home{{fill:{c['ring-3']};stroke:{c['house']};stroke-width:1.25}}"
    yield f".rt-home-soft{{stroke:{c['house']};stroke-width:1.25;stroke-dasharray:4 3}}"
    yield f".rt-life,.rt-life-soft,.rt-life-stub{{stroke:{quiet};stroke-width:1.5}}"
    yield f".rt-member{{fill:{c['pro-line']};stroke:{c['pro-line']};stroke-width:1}}"
    yield f".rt-member-soft{{stroke:{c['pro-line']};stroke-width:1.5}}"
    yield f".rt-case{{fill:{c['sunk']};stroke:{quiet};stroke-width:1}}"
    yield f".rt-case-soft,.rt-case-stub{{stroke:{quiet};stroke-width:1}}"
    yield ".rt-care{stroke-width:2.75}.rt-care-soft{stroke-width:2}"
    yield ".rt-role,.rt-role-soft,.rt-role-stub{stroke-width:1.1}"
    soft = ",".join(
        f".rt-{kind}-soft" for kind in ("life", "member", "care", "pair", "role", "case")
    )
    yield f"{soft}{{stroke-dasharray:4 3}}"
    yield f".rt-perhaps{{stroke:{quiet};stroke-width:1.25;stroke-dasharray:3 2.5}}"
    stubs = ",".join(
        f".rt-{kind}-stub" for kind in ("life", "home", "member", "care", "pair", "role", "case")
    )
    yield f"{stubs}{{stroke-width:2.2;stroke-dasharray:.1 4.6;stroke-linecap:round}}"
    yield f".rt-born,.rt-little{{fill:{c['paper']};stroke-width:1.4}}.rt-died{{stroke-width:1.75}}"
    yield f".rt-told,.rt-met{{fill:{c['ink']};stroke:{c['paper']};stroke-width:1}}"
    yield f".yr,.grp{{stroke:{c['paper']};stroke-width:4px}}.yr-near{{display:none}}"
    yield f".yr-day{{font-weight:600;fill:{c['ink']}}}"


def drawn(
    placement: TimePlacement, words: Mapping[str, float], day: float, top: float
) -> tuple[Drawn, ...]:
    """Return everything that lies under the people.

    `words` are the places where each person's words end; `day` is the place of the line of the day,
    which begins at the height `top`.
    """
    found = [*_ground(placement, words, day, top), *_lines(placement)]
    found.sort(key=lambda one: ORDER.index(one.kind))
    return tuple(found)


def _ground(
    placement: TimePlacement, words: Mapping[str, float], day: float, top: float
) -> Iterator[Drawn]:
    """The dates' upright lines, the rows' hairlines, where the scale changes, and the day."""
    foot, head = placement.bottom, placement.dates_at[0] + 9
    right = placement.axis.places[-1]
    for tick in placement.axis.ticks():
        if all(abs(tick.x - x) > 4 for x in placement.axis.turns):
            yield Drawn("grid", f"M{tick.x:.1f} {head:.1f}V{foot:.1f}", "grid")
    low = set(placement.undated)
    for key, place in placement.people.items():
        if key not in low:
            yield Drawn(
                f"row-{key}", f"M{words[key] + 8:.1f} {place.y:.1f}H{right:.1f}", "row", 0, (key,)
            )
    for x in placement.axis.turns:
        path = "".join(f"M{x + side:.1f} {head:.1f}V{foot:.1f}" for side in (-1.8, 1.8))
        yield Drawn("turn", path, "turn")
    yield Drawn("day", f"M{day:.1f} {top:.1f}V{foot:.1f}", "day")


def _lines(placement: TimePlacement) -> Iterator[Drawn]:
    met: set[float] = set()
    partners: dict[str, list[str]] = {}
    for number, route in enumerate(placement.routes):
        kind, _, way = route.kind.partition("-")
        people = () if kind in ("case", "met") else route.people
        ident = f"time-{number}"
        if kind in ("born", "died", "told", "little", "met"):
            if way:  # the soft line about a day that is not known
                x1, x2, y = _ends(route)
                yield Drawn(ident, f"M{x1:.1f} {y:.1f}H{x2:.1f}", "perhaps", 0, people)
                continue
            x, y = route.points[0]
            y = placement.top + ROW * 0.7 if kind == "met" else y
            yield Drawn(ident, _point(kind, x, y), kind, 0, people)
            if kind == "met" and x not in met:
                met.add(x)
                path = f"M{x:.1f} {placement.dates_at[0] + 9:.1f}V{placement.bottom:.1f}"
                yield Drawn(f"{ident}-line", path, "metline")
            continue
        up = UP.get(kind, 0.0)
        if kind == "pair":  # another partner's line lies a little higher
            mine = partners.setdefault(people[0], [])
            if people[1] not in mine:
                mine.append(people[1])
            up -= 3.5 * (mine.index(people[1]) % 2)
        if path := _stretch(route, kind, way, up):
            named = kind if way == "cap" else route.kind
            yield Drawn(ident, path, named, 0, people)


def _stretch(route: Route, kind: str, way: str, up: float) -> str:
    x1, x2, y = _ends(route)
    y += up
    half = BOXES.get(kind)
    if way == "cap":
        if kind == "life" or half is not None:
            return ""  # a birth, a death and a bar's own end say it
        return f"M{x1:.1f} {y - _CAP:.1f}v{2 * _CAP:g}"
    if way == "stub" or half is None:
        if kind == "role" and way != "stub":
            return f"M{x1:.1f} {y - 1.5:.1f}H{x2:.1f}M{x1:.1f} {y + 1.5:.1f}H{x2:.1f}"
        return f"M{x1:.1f} {y:.1f}H{x2:.1f}"
    if way == "soft":
        return f"M{x1:.1f} {y - half:.1f}H{x2:.1f}M{x1:.1f} {y + half:.1f}H{x2:.1f}"
    return f"M{x1:.1f} {y - half:.1f}H{x2:.1f}V{y + half:.1f}H{x1:.1f}Z"


def _ends(route: Route) -> tuple[float, float, float]:
    (x1, y), (x2, _) = route.points[0], route.points[-1]
    return x1, x2, y


def _point(kind: str, x: float, y: float) -> str:
    if kind == "born":
        return f"M{x - 3.6:.1f} {y:.1f}a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0 -7.2 0Z"
    if kind == "died":
        return f"M{x - 4.5:.1f} {y - 4.5:.1f}l9 9m0 -9l-9 9"
    if kind == "met":
        return f"M{x - 5:.1f} {y - 4:.1f}h10l-5 8Z"
    return f"M{x:.1f} {y - 5.5:.1f}l5.5 5.5l-5.5 5.5l-5.5 -5.5Z"
