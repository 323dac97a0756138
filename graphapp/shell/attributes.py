"""Attributes with a dash in their name (`aria-...`, `data-...`) for Dash's components."""

from __future__ import annotations

from typing import Any


def also(attributes: dict[str, str]) -> dict[str, Any]:
    """Return them as keyword arguments: `html.Nav(**also({"aria-label": "Main"}))`."""
    return dict(attributes)
