"""The names of the form's parts; the fields of each child and the buttons are patterns."""

from __future__ import annotations

from typing import Any

from dash import ALL

CHILDREN = "new-children"
ANOTHER = {"new": "another", "name": "child"}
ANOTHERS: dict[str, Any] = {"new": "another", "name": ALL}
ASKED = "new-asked"
"""Store in the frame: the button for one more child was pressed."""
NUMBER = "new-number"
SAVE = {"new": "save", "name": "save"}
SAVES: dict[str, Any] = {"new": "save", "name": ALL}
PRESSED = "new-pressed"
"""Store in the frame: the form was sent, or may be sent again."""
COMMAND = "new-command"
"""Store: the ids of the command that this form sends and of the case that it opens; the same again
is written once."""
UNSAVED = "new-unsaved"
"""Store: whether a press of the button is waiting for the graph to come back."""
NAME, KNOWN_AS, BORN, SEX = "new-name", "new-known-as", "new-born", "new-sex"
