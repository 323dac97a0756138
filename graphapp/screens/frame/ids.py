"""The names of the parts of the page "The case"."""

from __future__ import annotations

from graphapp.shell.forms.ids import FormIds

FORM = FormIds("frame", "frame")
"""The names of the page's form, which comes and goes with the address."""
field = FORM.field
"""Returns the id of a field of the form by its name."""
CASE = "frame-case"
"""Store: the case's id."""
TICK, POLL = "frame-tick", "frame-poll"
"""What follows the case: the lists are read again when it changed."""


def slot(section: str) -> str:
    """Return the id of the place where a section's form opens."""
    return f"frame-form-{section}"


def heading(section: str) -> str:
    """Return the id of a section's heading."""
    return f"case-{section}"


def listing(section: str) -> str:
    """Return the id of a section's list."""
    return f"frame-list-{section}"
