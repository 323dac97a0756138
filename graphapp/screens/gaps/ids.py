"""The ids of the page of gaps."""

from __future__ import annotations

PAGE = "gaps-page"
SENTENCE = "gaps-sentence"
GRID = "gaps-grid"
PANEL = "gaps-panel"
EMPTY = "gaps-empty"
