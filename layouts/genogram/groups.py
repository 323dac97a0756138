"""What strangers inside sibships and homes cost, in orders searched side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from layouts.genogram.order import Order

if TYPE_CHECKING:
    from layouts.genogram.walk import Walk

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]


class Groups:
    """The sibships and homes of one row: where each begins and ends, and the strangers inside."""

    def __init__(self, order: Order, row: int) -> None:
        self.members, self.starts = order.group_members[row], order.group_starts[row]
        self.each, self.torn = order.group_weight[row], order.group_torn[row]
        self.size = np.diff([*self.starts, len(self.members)])
        self.person: Bools = ~order.bend
        self.others: dict[int, Ints] = {}  # the groups a block is no part of
        self.own: dict[int, list[tuple[int, Ints]]] = {}  # its groups, with their other members
        parts = np.split(self.members, self.starts[1:]) if len(self.starts) else []
        for block in order.rows[row] if parts else ():
            own = order.groups_of.get(block, [])
            self.others[block] = np.setdiff1d(np.arange(len(parts)), own)
            self.own[block] = [(k, parts[k][parts[k] != block]) for k in own]

    def place(self, rank: Ints, line: Ints) -> None:
        """Find every group's ends after the row's order changed."""
        if not len(self.members):
            return
        at = rank[:, self.members]
        self.low = np.minimum.reduceat(at, self.starts, axis=1)
        self.high = np.maximum.reduceat(at, self.starts, axis=1)
        self.here = self.person[line].astype(float)
        until = np.cumsum(self.here, 1)
        base = np.arange(len(rank))[:, None]
        inside = until[base, self.high] - until[base, self.low] + 1.0
        self.strangers: Floats = inside - self.size

    def cost(self) -> Floats:
        """Return (orders,): what all strangers inside groups cost."""
        if not len(self.members):
            return np.zeros(1)
        found: Floats = self.strangers @ self.each + (self.strangers > 0.0) @ self.torn
        return found

    def cost_of(self, place: Ints) -> Floats:
        """Return (orders,): the same for other orders: the place of blocks among the people."""
        if not len(self.members):
            return np.zeros(1)
        at = place[:, self.members]
        high = np.maximum.reduceat(at, self.starts, axis=1)
        strangers = high - np.minimum.reduceat(at, self.starts, axis=1) + 1 - self.size
        found: Floats = strangers @ self.each + (strangers > 0) @ self.torn
        return found

    def add_prices(self, walk: Walk, block: int, before: Bools, price: Floats) -> None:
        """Add to `price` what each place costs a block of people; `before`: left of it now."""
        if not len(self.members):
            return
        now, width = walk.rank[:, block, None], price.shape[1]
        others = self.others[block]
        if len(others):
            low, high = self.low[:, others], self.high[:, others]
            inside = (low < now) & (now < high)
            whole = self.strangers[:, others] - inside == 0.0
            weight = self.each[others] + self.torn[others] * whole
            ends = np.concatenate([low - (low > now), high - (high > now)], 1) + 1
            steps = walk.summed(ends, np.concatenate([weight, -weight], 1), width)
            price += np.cumsum(steps, 1)
        own = self.own[block]
        if own:
            here = self.here.copy()
            here[walk.base, now] = 0.0
            until = np.cumsum(here, 1)
            left = until - here * before
            for group, members in own:
                at = walk.rank[:, members]
                first = until[walk.base, at.min(1, keepdims=True)] - 1.0
                last = until[walk.base, at.max(1, keepdims=True)]
                apart = last - first - len(members)
                strangers = apart + np.maximum(first - left, 0.0) + np.maximum(left - last, 0.0)
                price += self.each[group] * strangers + self.torn[group] * (strangers > 0.0)
