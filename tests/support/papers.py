"""Made-up pictures for paper, and what a sheet of them says."""

from __future__ import annotations

from graphapp.canvas.picture import picture
from graphapp.canvas.scene import Scene
from graphapp.canvas.view import View
from graphapp.documents.picture_sheets import Said
from tests.support import pictures

SAID = Said("As of 23 November 2026", "Made 29 November 2026", "For professionals only")


def scene_of(size: int = 0, name: str = "circles") -> Scene:
    """Ben's picture, or that of a network of so many."""
    network, found = pictures.made_up(size) if size else pictures.ben()
    return picture(network, found, name, view=View(1040, 680))
