"""The unseen elements that make the picture touchable, and the style that keeps them unseen.

One node a person at the same place, one edge a line. Names are labels, so that a name is touched
as its shape is. Everything hangs on `data`: the component drops classes after a drag.
"""

from __future__ import annotations

import math
from typing import Any

from graphapp.canvas import folds
from graphapp.canvas.notation import DESK, PHONE
from graphapp.canvas.scene import Anchor, Barrier, Line, Mark, Scene, ShapeKind, Text

_SHAPES = {
    ShapeKind.CIRCLE: "ellipse",
    ShapeKind.SQUARE: "rectangle",
    ShapeKind.DIAMOND: "diamond",
    ShapeKind.TRIANGLE: "triangle",
    ShapeKind.BOX: "round-rectangle",
    ShapeKind.CHILD: "rectangle",
}

TOUCH = 24.0
"""The least width and height of what is touched, px."""

HIT = 10
"""How wide an edge answers, px."""


def elements(scene: Scene) -> list[dict[str, Any]]:
    """Return nodes, then edges; an edge with a missing end is left out (it stops the whole)."""
    marks = {mark.id: mark for mark in scene.people}
    nodes = [_node(mark, scene.phone) for mark in scene.people]
    edges = [_edge(line, marks) for line in scene.lines if {line.start, line.end} <= set(marks)]
    stops = [
        _stop(found, marks) for found in scene.barriers if {found.start, found.end} <= set(marks)
    ]
    return [*nodes, *folds.elements(scene.folds), *edges, *stops]


def _node(mark: Mark, phone: bool) -> dict[str, Any]:
    size = (PHONE if phone else DESK).name
    data: dict[str, Any] = {
        "id": mark.id,
        "shape": _SHAPES[mark.shape.kind],
        "w": max(mark.shape.width, TOUCH),
        "h": max(mark.shape.height, TOUCH),
        "label": "\n".join(text.words for text in mark.label),
        "size": size,
        **_beside(mark),
        "name": mark.name,
        "far": {name.level: _far(mark, name.text) for name in mark.far},
    }
    return {
        "group": "nodes",
        "data": data,
        "position": {"x": mark.x, "y": mark.y},
        "classes": "",
    }


def _beside(mark: Mark) -> dict[str, Any]:
    """Return where Cytoscape sets a label so that it lies on the drawn one."""
    left, top, width, height = mark.label_box
    half_w, half_h = max(mark.shape.width, TOUCH) / 2, max(mark.shape.height, TOUCH) / 2
    side = mark.label_side
    if side == "right":
        return {"ha": "right", "va": "center", "mx": left - half_w, "my": top + height / 2}
    if side == "left":
        return {"ha": "left", "va": "center", "mx": left + width + half_w, "my": top + height / 2}
    if side == "above":
        return {"ha": "center", "va": "top", "mx": 0, "my": top + height + half_h}
    return {"ha": "center", "va": "bottom", "mx": 0, "my": top - half_h}


def _far(mark: Mark, text: Text) -> dict[str, Any]:
    """Return where the name stands when further out, for the bridge to set when it shows."""
    size = text.size or 0.0
    half_w, half_h = max(mark.shape.width, TOUCH) / 2, max(mark.shape.height, TOUCH) / 2
    middle = text.y - size * 0.34
    if text.anchor is Anchor.MIDDLE:
        below = text.y > 0
        my = middle - size / 2 - half_h if below else middle + size / 2 + half_h
        return {"size": size, "ha": "center", "va": "bottom" if below else "top", "mx": 0, "my": my}
    right = text.anchor is Anchor.START
    mx = text.x - half_w if right else text.x + half_w
    return {
        "size": size,
        "ha": "right" if right else "left",
        "va": "center",
        "mx": mx,
        "my": middle,
    }


def _edge(line: Line, marks: dict[str, Mark]) -> dict[str, Any]:
    a, b = marks[line.start], marks[line.end]
    return {
        "group": "edges",
        "data": {
            "id": line.id,
            "source": line.start,
            "target": line.end,
            "kind": "tie",
            "arc": round(line.bend * math.hypot(b.x - a.x, b.y - a.y), 1),
            "quiet": int(line.quiet),
        },
        "classes": "",
    }


def _stop(found: Barrier, marks: dict[str, Mark]) -> dict[str, Any]:
    a, b = marks[found.start], marks[found.end]
    return {
        "group": "edges",
        "data": {
            "id": found.id,
            "source": found.start,
            "target": found.end,
            "kind": "stop",
            "arc": round(found.bend * math.hypot(b.x - a.x, b.y - a.y), 1),
            "quiet": 0,
        },
        "classes": "",
    }


def stylesheet() -> list[dict[str, Any]]:
    """Return the style of the unseen elements: they answer the touch and are never painted."""
    return [
        {
            "selector": "core",
            "style": {
                "active-bg-opacity": 0,
                "selection-box-color": "#44889d",
                "selection-box-opacity": 0.15,
                "selection-box-border-width": 1,
                "selection-box-border-color": "#2f6f84",
            },
        },
        {
            "selector": "node",
            "style": {
                "opacity": 0,
                "overlay-opacity": 0,
                "shape": "data(shape)",
                "width": "data(w)",
                "height": "data(h)",
                "border-width": 0,
                "label": "data(label)",
                "font-family": '"Source Sans 3", sans-serif',
                "font-size": "data(size)",
                "font-weight": 600,
                "line-height": 1.08,
                "text-wrap": "wrap",
                "text-max-width": "2000px",
                "text-events": "yes",
                "text-halign": "data(ha)",
                "text-valign": "data(va)",
                "text-margin-x": "data(mx)",
                "text-margin-y": "data(my)",
                "z-index": 2,
            },
        },
        {
            "selector": "edge",
            "style": {
                "opacity": 0,
                "overlay-opacity": 0,
                "width": HIT,
                "curve-style": "unbundled-bezier",
                "control-point-weights": 0.5,
                "control-point-distances": "data(arc)",
                "target-arrow-shape": "none",
                "z-index": 1,
            },
        },
        {"selector": "edge[kind = 'stop']", "style": {"curve-style": "straight"}},
        {"selector": "edge[quiet = 1]", "style": {"events": "no"}},
    ]
