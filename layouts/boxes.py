"""Boxes of shapes and labels: where a label stands beside its shape, and what lies over what.

Every layout and the drawing use the same boxes, so that what the layout keeps apart stays apart on
the page. Lengths are px; a box is (left, top, right, bottom).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from layouts.contract import Place, Size

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Box = tuple[float, float, float, float]

SIDES = ("below", "right", "left", "above")
LABEL_GAP_V = 4.0  # between a shape and the label below or above it
LABEL_GAP_H = 6.0  # between a shape and the label beside it
CLEAR = 7.0  # the least distance of a label from any other label or shape


def label_offset(size: Size, side: str) -> tuple[float, float]:
    """From the middle of the shape to the middle of its label, in px."""
    if side == "right":
        return ((size.width + size.label_width) / 2 + LABEL_GAP_H, 0.0)
    if side == "left":
        return (-(size.width + size.label_width) / 2 - LABEL_GAP_H, 0.0)
    if side == "above":
        return (0.0, -(size.height + size.label_height) / 2 - LABEL_GAP_V)
    return (0.0, (size.height + size.label_height) / 2 + LABEL_GAP_V)


def shape_box(place: Place, size: Size) -> Box:
    """The box round the shape."""
    w, h = size.width / 2, size.height / 2
    return (place.x - w, place.y - h, place.x + w, place.y + h)


def label_box(place: Place, size: Size) -> Box | None:
    """The box the label's lines stand in, None when there is no label outside the shape."""
    if size.label_width <= 0 or size.label_height <= 0:
        return None
    dx, dy = label_offset(size, place.label)
    w, h = size.label_width / 2, size.label_height / 2
    return (place.x + dx - w, place.y + dy - h, place.x + dx + w, place.y + dy + h)


def boxes_of(
    people: Mapping[str, Place], sizes: Mapping[str, Size], extra: Sequence[Box] = ()
) -> tuple[Floats, Ints]:
    """All boxes, shape (m, 4), and whose each is (m,); an extra box has an owner of its own."""
    boxes: list[Box] = []
    owners: list[int] = []
    for number, (person, place) in enumerate(people.items()):
        boxes.append(shape_box(place, sizes[person]))
        owners.append(number)
        label = label_box(place, sizes[person])
        if label is not None:
            boxes.append(label)
            owners.append(number)
    for number, box in enumerate(extra):
        boxes.append(box)
        owners.append(len(people) + number)
    return np.array(boxes, float).reshape(-1, 4), np.array(owners, np.intp)


def close_pairs(boxes: Floats, owners: Ints, clear: float = 0.0) -> Ints:
    """Pairs of owners (k, 2), lower first, with boxes nearer than `clear` px in both directions."""
    order = np.argsort(boxes[:, 0], kind="stable")
    b, o = boxes[order], owners[order]
    found: set[tuple[int, int]] = set()
    ends = np.searchsorted(b[:, 0], b[:, 2] + clear, side="left")
    for i, end in enumerate(ends):
        if end <= i + 1:
            continue
        s = slice(i + 1, int(end))
        hit = (b[s, 1] < b[i, 3] + clear) & (b[s, 3] > b[i, 1] - clear) & (o[s] != o[i])
        for j in np.nonzero(hit)[0] + i + 1:
            found.add((min(int(o[i]), int(o[j])), max(int(o[i]), int(o[j]))))
    return np.array(sorted(found), np.intp).reshape(-1, 2)


def overlaps(
    people: Mapping[str, Place],
    sizes: Mapping[str, Size],
    extra: Sequence[Box] = (),
    clear: float = CLEAR - 0.01,
) -> list[tuple[str, str]]:
    """Pairs of people nearer than `clear`; an extra box is named "" and its number."""
    names = [*people, *(f"#{number}" for number in range(len(extra)))]
    pairs = close_pairs(*boxes_of(people, sizes, extra), clear)
    return [(names[a], names[b]) for a, b in pairs if a < len(people)]
