"""A drawing in circles, measured from its places alone."""

from __future__ import annotations

import math
from typing import Any

from layouts.boxes import CLEAR, label_box, overlaps, shape_box
from layouts.circles import circles
from layouts.contract import Placement
from tests.test_layouts.families import Family


def lay_out(made: Family, **more: Any) -> Placement:
    return circles(made.graph, made.sizes, focus=made.focus, options=made.options, **more)


def radius(placed: Placement, x: float, y: float) -> float:
    rim = placed.rings[-1]
    return math.hypot(x / rim.rx, y / rim.ry)


def assert_clear(made: Family, placed: Placement, free: set[str] | None = None) -> None:
    """Measured here from the places alone, not taken from the layout's own report."""
    assert set(placed.people) == set(made.graph)
    pairs = overlaps(placed.people, made.sizes, clear=CLEAR - 0.05)
    assert [pair for pair in pairs if free is None or free & set(pair)] == []
    edges = {"most": (0.0, 0.52), "little": (0.52, 0.77), "nothing": (0.77, 1.0)}
    sectors = {sector.key: sector for sector in placed.sectors}
    rim = placed.rings[-1]
    for person in made.people():
        if free is not None and person not in free:
            continue
        place, size = placed.people[person], made.sizes[person]
        left, top, right, bottom = shape_box(place, size)
        low, high = edges[made.graph.nodes[person].get("ring", "nothing")]
        corners = [(x, y) for x in (left, right) for y in (top, bottom)]
        assert max(radius(placed, x, y) for x, y in corners) <= high + 1e-6
        near_x = max(left, -right, 0.0) if left > 0 or right < 0 else 0.0
        near_y = max(top, -bottom, 0.0) if top > 0 or bottom < 0 else 0.0
        assert radius(placed, near_x, near_y) >= low - 1e-6
        label = label_box(place, size)
        if label:
            ends = [(x, y) for x in (label[0], label[2]) for y in (label[1], label[3])]
            assert max(radius(placed, x, y) for x, y in ends) <= 1 + 1e-6
        if len(sectors) > 1:
            sector = sectors[made.graph.nodes[person].get("sector", "")]
            for x, y in corners:
                angle = math.atan2(x / rim.rx, -y / rim.ry) % math.tau
                assert sector.start - 1e-6 <= angle <= sector.end + 1e-6
