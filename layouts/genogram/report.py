"""What a placement measures: the zeros that must hold, and the aims that are only reported."""

from __future__ import annotations

from collections.abc import Mapping

from layouts.boxes import overlaps
from layouts.contract import Place, Size
from layouts.genogram.lines import Plan
from layouts.genogram.order import Order


def report(
    order: Order, plan: Plan, people: Mapping[str, Place], sizes: Mapping[str, Size]
) -> dict[str, float]:
    """Return the figures, counts all of them.

    overlaps : pairs of shapes or labels nearer than 7 px. two_rows : couples no row can hold, since
    one is the other's forebear. crossings : of the drawn lines between rows. joins : lines that
    could be taken for one. by_age : siblings out of the order of age. rows, width, lanes : extents.
    """
    family, row = order.model.family, order.model.row
    two_rows = sum(
        len({int(row[person]) for person in union.partners}) > 1 for union in family.unions
    )
    xs = [place.x for place in people.values()]
    pairs = order.model.older
    turned = sum(people[family.names[a]].x > people[family.names[b]].x for a, b in pairs.tolist())
    return {
        "overlaps": float(len(overlaps(people, sizes))),
        "two_rows": float(two_rows),
        "crossings": sum(lanes.crossings for lanes in plan.lanes),
        "joins": float(sum(lanes.joins for lanes in plan.lanes)),
        "by_age": float(turned),
        "rows": float(order.model.rows),
        "width": max(xs) - min(xs),
        "lanes": float(max((lanes.count for lanes in plan.lanes), default=0)),
    }
