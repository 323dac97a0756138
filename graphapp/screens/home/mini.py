"""The small picture of a map: three rings with a dot for everybody in each."""

from __future__ import annotations

import math
from collections.abc import Mapping

from queries.vocabulary import Connection, Ring

_RADII = {Ring.MOST: 9.5, Ring.LITTLE: 18.8, Ring.NOTHING: 27.0}
_MOST_DOTS = {Ring.MOST: 13, Ring.LITTLE: 24, Ring.NOTHING: 34}
_TURN = {Ring.MOST: 0.3, Ring.LITTLE: 0.0, Ring.NOTHING: 0.15}


def mini(dots: Mapping[tuple[str, str], int]) -> str:
    """Return the SVG: black dots for people from life, boxes for professionals.

    A ring with more people than it has room for is drawn full.
    """
    parts = [
        '<svg class="mini" viewBox="0 0 64 64" aria-hidden="true" focusable="false">'
        '<circle class="ring ring-3" cx="32" cy="32" r="31"/>'
        '<circle class="ring ring-2" cx="32" cy="32" r="23"/>'
        '<circle class="ring ring-1" cx="32" cy="32" r="14.5"/>'
    ]
    for ring, radius in _RADII.items():
        life = dots.get((ring, Connection.NATURAL), 0)
        work = dots.get((ring, Connection.PROFESSIONAL), 0)
        parts += _ring(radius, life, work, _MOST_DOTS[ring], _TURN[ring])
    parts.append('<rect class="dc" x="28.6" y="28.6" width="6.8" height="6.8" rx="1"/></svg>')
    return "".join(parts)


def _ring(radius: float, life: int, work: int, most: int, turn: float) -> list[str]:
    if life + work > most:  # keep both kinds in view, in about their share
        work = min(max(round(most * work / (life + work)), 1), most - 1) if life and work else work
        work = min(work, most)
        life = min(life, most - work)
    marks = []
    for index in range(life + work):
        angle = -math.pi / 2 + turn + 2 * math.pi * index / (life + work)
        x, y = 32 + radius * math.cos(angle), 32 + radius * math.sin(angle)
        if index < life:
            marks.append(f'<circle class="dn" cx="{x:.1f}" cy="{y:.1f}" r="2"/>')
        else:
            marks.append(
                f'<rect class="dp" x="{x - 2.6:.1f}" y="{y - 1.8:.1f}" width="5.2" height="3.6"'
                ' rx="1.2"/>'
            )
    return marks
