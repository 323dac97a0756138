"""How much room there is for the picture, and on what kind of screen."""

from __future__ import annotations

from dataclasses import dataclass, field

from graphapp.canvas.notation import Notation, Sizes
from graphapp.canvas.profiles import notation_of

USUAL = (924.0, 604.0)
"""The space on a laptop beside the panel, px: there, and on anything smaller, zoom 1 is usual."""

MOST_GROWN = 1.4


@dataclass(frozen=True, slots=True)
class View:
    """The space there is for the picture, px, and whether it is a phone's."""

    width: float = 924.0
    height: float = 604.0
    phone: bool = False
    notation: Notation = field(default_factory=notation_of)

    @property
    def room(self) -> tuple[float, float]:
        """Return the space at zoom 1: on a large screen the picture grows, and its words too."""
        grown = 1.0
        if not self.phone:
            grown = min(max(min(self.width / USUAL[0], self.height / USUAL[1]), 1.0), MOST_GROWN)
        return self.width / grown, self.height / grown

    @property
    def sizes(self) -> Sizes:
        return self.notation.phone if self.phone else self.notation.desk
