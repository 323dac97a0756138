"""Ecomap: the child's household in the middle, the systems they are amid in sectors round it."""

from layouts.ecomap.layout import ecomap

__all__ = ["ecomap"]
