"""Lives and ties as lines over time, a row a person."""

from layouts.timeline.layout import timeline

__all__ = ["timeline"]
