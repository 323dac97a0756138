"""The names of the canvas's parts on a page; `prefix` tells two canvases on one page apart."""

from __future__ import annotations

CANVAS = "canvas"
"""The wrapper."""
PICTURE = "picture"
"""The `html.Div` that the bridge fills with the SVG; it takes the keyboard."""
TOUCH = "touch"
"""The Cytoscape component that lies over the picture."""
SPOKEN = "spoken"
"""The live region."""

SCENE = "scene"
"""Store, written by a screen: `component.scene_data(scene)`."""
SELECTED = "selected"
"""Store, read and written by both: {"kind": "person" | "tie" | "barrier" | "", "id": ...}."""
LIT = "lit"
"""Store, written by a screen: {"people": [...], "ties": [...]} or None."""
OPENED = "opened"
"""Store, read by a screen: Enter or a double tap on a person: {"id": ..., "n": ...}."""
PLACED = "placed"
"""Store, read by a screen: after a drag {"key": ..., "places": {id: [x, y]}, "n": ...}."""
BOXED = "boxed"
"""Store, read by a screen: after a box selection {"people": [...], "n": ...}."""
UNFOLD = "unfold"
"""Store, read by a screen: a count of the folded was touched {"id": person, "n": ...}."""
SPACE = "space"
"""Store, read by a screen: {"width": px, "height": px, "phone": bool}, told once it is known."""


def of(prefix: str, part: str) -> str:
    """Return the id of a part of the canvas named `prefix`."""
    return f"{prefix}-{part}"
