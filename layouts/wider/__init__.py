"""The wider network: tied people near each other, nobody covered, little moved by a change."""

from layouts.wider.layout import wider_network

__all__ = ["wider_network"]
