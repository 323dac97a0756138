"""One Scene with every symbol of the notation, in rows: to look at, and to compare."""

from __future__ import annotations

from graphapp.canvas import legend
from graphapp.canvas.profiles import notation_of
from graphapp.canvas.scene import (
    INVITED,
    STYLES,
    Badge,
    Barrier,
    Drawn,
    Enclosed,
    Group,
    Line,
    Mark,
    Scene,
    Shape,
    ShapeKind,
    Text,
)
from queries.vocabulary import Covers, PartnerKind, Sex

FLOWS = (("strong", "to"), ("tenuous", "from"), ("stressful", "both"))
ROUTES = ("couple", "together", "birth", "adopted", "foster", "step", "bracket")
_SIZES = {ShapeKind.BOX: (68.0, 28.0), ShapeKind.CHILD: (58.0, 58.0)}


def _mark(key: str, kind: ShapeKind, x: float, y: float, group: Group, **more: object) -> Mark:
    wide, tall = _SIZES.get(kind, (36.0, 36.0))
    label = (Text(key, 0.0, tall / 2 + 16, "nm"),)
    box = (-30.0, tall / 2 + 3, 60.0, 18.0)
    mark = Mark(
        key, x, y, Shape(kind, wide, tall), group, key, key, label=label, label_box=box, ground=0
    )
    return mark if not more else _with(mark, **more)


def _with(mark: Mark, **more: object) -> Mark:
    values = {name: getattr(mark, name) for name in mark.__slots__} | more
    return Mark(**values)


def sheet(profile: str = "standard") -> Scene:
    """Return the sheet of a profile: shapes and badges, then every kind of line, some bent."""
    notation = notation_of(profile)
    died = {"crossed": True, "one_stroke": notation.one_stroke}
    people = [
        _mark("child", ShapeKind.CHILD, 60, 40, Group.CHILD),
        _mark("female", notation.shapes[Sex.FEMALE], 160, 40, Group.FAMILY),
        _mark("male", notation.shapes[Sex.MALE], 240, 40, Group.FAMILY),
        _mark("unknown", notation.shapes[Sex.UNKNOWN], 320, 40, Group.FAMILY),
        _mark("unborn", notation.unborn, 400, 40, Group.FAMILY),
        _mark("died f", ShapeKind.CIRCLE, 480, 40, Group.FAMILY, **died),
        _mark("died m", ShapeKind.SQUARE, 560, 40, Group.FAMILY, **died),
        _mark("friend", ShapeKind.CIRCLE, 640, 40, Group.NOT_FAMILY),
        _mark("work", ShapeKind.BOX, 740, 40, Group.PROFESSIONAL),
    ]
    states = ("on", "back", "sug", INVITED)
    worn = tuple(Badge("1", state, -30 + 20 * n, -24) for n, state in enumerate(states))
    people[1] = _with(people[1], badges=worn)
    lines, routes = [], []
    slashed = {
        "slash": notation.slashes[PartnerKind.SEPARATED],
        "slashes": notation.slashes[PartnerKind.DIVORCED],
    }
    kinds = [*((style, "to" if style == "abuse" else "") for style in STYLES), *FLOWS, ("", "to")]
    kinds += [("plain", ""), ("slash", ""), ("slashes", "")]
    for number, (style, flow) in enumerate(kinds):
        x, y = 60 + 280 * (number % 3), 150 + 80 * (number // 3)
        a, b = f"{style} {flow}", f"b{number}"
        people.append(_mark(a, ShapeKind.CIRCLE, x, y, Group.FAMILY))
        people.append(_mark(b, ShapeKind.SQUARE, x + 190, y + 14, Group.FAMILY))
        known = style if style in STYLES else ""
        slashes = slashed.get(style, 0)
        lines.append(Line(f"l{number}", a, b, 0.1 - 0.1 * (number % 3), slashes, known, flow))
    low = 150 + 80 * ((len(kinds) + 2) // 3)
    for number, kind in enumerate(ROUTES):
        x, y = 40 + 200 * (number % 4), low + 50 * (number // 4)
        path, stroke = f"M{x}.0 {y}.0L{x + 150}.0 {y}.0", notation.strokes.get(kind, "")
        routes.append(Drawn(f"r{number}", path, kind, stroke=stroke))
    far = low + 120
    people.append(_mark("one", ShapeKind.CIRCLE, 60, far, Group.FAMILY))
    people.append(_mark("two", ShapeKind.SQUARE, 300, far, Group.FAMILY))
    stop = Barrier(
        "stop", "one", "two", 0.0, (notation.keep_apart[Covers.SAME_ROOM],), (180.0, far - 20.0)
    )
    home = ((400.0, far - 30.0), (700.0, far - 30.0), (700.0, far + 30.0), (400.0, far + 30.0))
    return Scene(
        key="sheet",
        layout="wider",
        title="Every symbol",
        description="A sheet of every symbol.",
        box=(0.0, 0.0, 840.0, far + 60.0),
        enclosures=(Enclosed("home", home, "Home", (414.0, far + 18.0), 18.0),),
        routes=tuple(routes),
        lines=tuple(lines),
        barriers=(stop,),
        people=tuple(people),
        legend=legend.keys(
            people,
            notation,
            lines=lines,
            routes=routes,
            barrier_words=notation.keep_apart[Covers.SAME_ROOM],
            households=True,
        ),
        levels=(("full", 0.82), ("names", 0.74), ("far1", 0.1)),
    )
