"""How a form's fields stand for a record's fields: see `graphapp.shell.specs`."""

from graphapp.shell.specs import (
    Changes,
    Seen,
    Spec,
    a_date,
    as_stored,
    changes,
    form_value,
    kept,
    seen_of,
)

__all__ = [
    "Changes",
    "Seen",
    "Spec",
    "a_date",
    "as_stored",
    "changes",
    "form_value",
    "kept",
    "seen_of",
]
