"""The names of the forms' parts in the map's panel."""

from __future__ import annotations

from graphapp.shell.forms.ids import FormIds, Ident, Pattern

FORM = FormIds("forms", "form")
"""The names of the panel's form, which comes and goes with the address."""
field = FORM.field
"""Returns the id of a field of the form by its name."""
UNDONE = "forms-undone"
"""Store in every page's frame: the change whose "Undo" was pressed (`shell.presses`)."""
SUGGESTED = "forms-suggested"
"""Store on the map screen: what a relation suggests for other fields, by their names."""
FIELDS: Pattern = FORM.every("field")
ABOUT: Pattern = FORM.every("about")
SAID: Pattern = FORM.every("said")
UNDO: Pattern = FORM.every("undo")


def paused(name: str) -> Ident:
    """Return the id of the store of a field's words after a pause in typing."""
    return FORM.part("paused", name)
