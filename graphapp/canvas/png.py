"""A picture as PNG, drawn from its SVG with the bundled letters."""

from __future__ import annotations

import resvg_py

from graphapp.canvas import fonts
from graphapp.canvas.scene import Scene
from graphapp.canvas.whole import Theme, whole

MOST = 8000
"""The longest side of an image, px: larger ones do not open everywhere."""


def png(
    scene: Scene,
    theme: Theme = "screen",
    *,
    whose: str = "",
    on: str = "",
    scale: float = 2.0,
) -> bytes:
    """Return a Scene as PNG bytes, `scale` pixels a px; less where a side would pass `MOST`."""
    drawing = whole(scene, theme, whose=whose, on=on)
    longest = max(scene.box[2], scene.box[3]) + 200
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=drawing,
            zoom=min(scale, MOST / longest),
            font_files=[str(path) for path in fonts.FILES.values()],
            font_family=fonts.FAMILY,
            sans_serif_family=fonts.FAMILY,
            skip_system_fonts=False,
        )
    )
