"""Mantine's theme, told in the look's tokens (`assets/tokens.css` holds the same for our CSS)."""

from __future__ import annotations

from typing import Any

_LAKE = "eff6f8 e0edf0 bfd6dc 8fcbdb 64a9bd 44889d 2f6f84 226075 1a5468 113d4c"
_GRAY = "fbfaf7 f3f1ea ece8dd e3dfd4 c9c3b4 857f70 5f646b 484e56 2f343a 1e2328"
_DARK = "f2efe8 cbcac5 a7aaab 858b90 32373b 262b2e 1c2023 15181a 111315 0b0d0e"


def _shades(text: str) -> list[str]:
    return [f"#{shade}" for shade in text.split()]


THEME: dict[str, Any] = {
    "fontFamily": "var(--font)",
    "fontSizes": {
        "xs": ".875rem",
        "sm": ".9375rem",
        "md": "1.0625rem",
        "lg": "1.125rem",
        "xl": "1.5rem",
    },
    "headings": {"fontWeight": "600"},
    "radius": {"sm": "4px", "md": "8px", "lg": "16px"},
    "defaultRadius": "md",
    "shadows": dict.fromkeys(("xs", "sm", "md", "lg", "xl"), "none"),
    "primaryColor": "lake",
    "primaryShade": {"light": 8, "dark": 3},
    "autoContrast": True,
    "black": "#1e2328",
    "colors": {"lake": _shades(_LAKE), "gray": _shades(_GRAY), "dark": _shades(_DARK)},
}
"""A constant: nothing changes it after it is made."""
