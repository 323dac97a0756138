"""The first page's callbacks."""

from __future__ import annotations

from dash import Dash

from graphapp.services import Services


def register(app: Dash, services: Services) -> None:
    """Register the first page's callbacks."""
