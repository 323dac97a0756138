"""Our own identifiers: UUIDv7 text, so that ids sort by the time they were made."""

from __future__ import annotations

from uuid6 import uuid7


def new_id() -> str:
    """Return a new id as 36 characters of text."""
    return str(uuid7())
