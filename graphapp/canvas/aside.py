"""Names that step aside: to another side of their shape, off the lines they are hard to read on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from graphapp.canvas import labels
from graphapp.canvas.barriers import badge_boxes, label_box, shape_box, wider
from graphapp.canvas.marks import Draft
from graphapp.canvas.notation import Sizes
from graphapp.canvas.scene import Box, Mark

Floats = NDArray[np.float64]

SIDES = ("below", "above", "right", "left")
BETTER = 0.5
"""A name steps aside where so much of the lines, at most, is left on it."""

CLEAR = 3.0
"""A name that steps aside keeps so far off everything else, px."""


def names_aside(
    marks: Sequence[Mark],
    drafts: Mapping[str, Draft],
    lines: Sequence[Box],
    taken: Sequence[Box],
    sizes: Sizes,
) -> tuple[Mark, ...]:
    """Return the marks, with names on another side where they are read better.

    `lines` are small boxes along the lines that a name is hard to read on, `taken` where no name
    may go. Nobody's shape moves, and a name stays where no side is much better.
    """
    found = list(marks)
    hard = _boxes(lines)
    solid = [box for mark in marks for box in (shape_box(mark), *badge_boxes(mark, sizes))]
    others = _boxes([*taken, *solid])
    names = _boxes([label_box(mark) for mark in marks])
    for number, mark in enumerate(marks):
        now = _on(label_box(mark), hard)
        if not mark.label or not now:
            continue
        tried = [_beside(mark, drafts[mark.id], side, sizes) for side in SIDES]
        room = np.concatenate((others, np.delete(names, number, axis=0)))
        free = [one for one in tried if not _on(wider(label_box(one), CLEAR), room)]
        best = min(free, key=lambda one: _on(label_box(one), hard), default=mark)
        if _on(label_box(best), hard) <= now * BETTER:
            found[number] = best
            names[number] = _boxes([label_box(best)])[0]
    return tuple(found)


def _beside(mark: Mark, draft: Draft, side: str, sizes: Sizes) -> Mark:
    texts, box = labels.placed(draft.label, side, mark.shape, draft.badges, sizes)
    return replace(mark, label=texts, label_box=box, label_side=side)


def _boxes(boxes: Sequence[Box]) -> Floats:
    return np.array(boxes, dtype=np.float64).reshape(-1, 4)


def _on(box: Box, others: Floats) -> int:
    """Return how many of the others a box lies on."""
    left, top, wide, tall = box
    start, end = others[:, :2], others[:, :2] + others[:, 2:]
    meet = (start < (left + wide, top + tall)) & (end > (left, top))
    return int(np.count_nonzero(meet.all(axis=1)))
