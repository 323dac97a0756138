"""The family tree: everyone once, couples together, children under their parents by age."""

from layouts.genogram.layout import genogram

__all__ = ["genogram"]
