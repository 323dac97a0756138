"""Circles: the children in the middle, three rings of knowledge, sectors by side and kind."""

from layouts.circles.layout import circles

__all__ = ["circles"]
