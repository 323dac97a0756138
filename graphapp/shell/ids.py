"""The names of the parts that every page has."""

from __future__ import annotations

ADDRESS = "address"
"""`dcc.Location`: the address bar; set `pathname` or `search` to move without a full load."""
GO = "go"
"""`dcc.Location`: set `href` for a full load (the audience or the person changed)."""
PAGE = "main"
"""The `main` element that holds the screen."""
BAR = "bar"
DOCK = "dock"
TITLE = "title"
"""Store: the document's title."""

AGAIN = "again"
"""Interval: asks for the page again while the graph opens."""
AGAIN_EVERY = 500
"""Milliseconds from one answer to the next question."""
AGAIN_NEVER = 3_600_000
"""Milliseconds: while a question is out (one asked meanwhile makes its answer be passed over)."""
PULSE = "pulse"
"""Interval: looks whether the graph is back, while a fault is shown."""
FAULT = "fault"
"""Store, written by any screen (`notices.fault`) or None: the strip at the top."""
STRIP = "strip"
STRIP_WORDS = "strip-words"
STRIP_TRY = "strip-try"
STRIP_CLOSE = "strip-close"

TOAST = "toast-said"
"""Store, written by any screen (`notices.toast`): what was done, with its Undo."""
TOAST_BOX = "toast"
TOAST_WORDS = "toast-words"
TOAST_UNDO = "toast-undo"
CHANGED = "changed"
"""Store, read by screens: {"n": ...} after an undo or a redo changed the graph."""

ROOM_ENTER = "room-enter"
THEME = "theme"


def back(page: str) -> dict[str, str]:
    """Return the id of a store for a page that keeps what could not be saved.

    The page puts `dcc.Store(id=back("its name"))` into its own body and reads it: a new value each
    time to try again. Each page has its own, for a callback is asked for wherever its input is.
    """
    return {"type": "back", "page": page}
