"""The ids of the page of gaps."""

from __future__ import annotations

PAGE = "gaps-page"
SENTENCE = "gaps-sentence"
GRID = "gaps-grid"
PANEL = "gaps-panel"
EMPTY = "gaps-empty"
TICK = "gaps-tick"
"""Store: a new value when the page is to be read anew."""
SHOWN = "gaps-shown"
"""Store: the query of the table that is shown; choosing one of its cells changes the panel only."""
