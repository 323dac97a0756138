"""How much room there is for the picture, and on what kind of screen."""

from __future__ import annotations

from dataclasses import dataclass, field

from graphapp.canvas.notation import Notation, Sizes


@dataclass(frozen=True, slots=True)
class View:
    """The space there is for the picture, px, and whether it is a phone's."""

    width: float = 924.0
    height: float = 604.0
    phone: bool = False
    notation: Notation = field(default_factory=Notation)

    @property
    def sizes(self) -> Sizes:
        return self.notation.phone if self.phone else self.notation.desk
