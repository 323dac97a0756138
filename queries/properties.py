"""How a record's fields are stored: enums as text, a partial date as three properties.

Days are stored as ISO text ("2026-11-23"): it sorts as dates do, is indexed, and is the same in
JSON, in a change's before and after, and in a backup.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from queries.partial_date import PartialDate

Stored = str | int | float | bool | list[str] | None
"""What a property of the graph may hold; None means that there is no such property."""

PARTIAL_DATES = frozenset(
    {
        "birth",
        "death",
        "since",
        "until",
        "on",
        "opened",
        "closed",
        "contact_last",
        "offered",
        "held",
        "review",
    }
)
"""The fields that hold a partial date, on any label or relationship type."""


def stored(fields: Mapping[str, object]) -> dict[str, Stored]:
    """Return the properties that hold these fields; empty text and None become None.

    A field of `PARTIAL_DATES` becomes `<field>_earliest`, `<field>_latest` and `<field>_words`.

    Raises
    ------
    TypeError : for a value that no property can hold.
    """
    properties: dict[str, Stored] = {}
    for name, value in fields.items():
        if name in PARTIAL_DATES:
            properties |= _stored_date(name, value)
        elif value is None or value == "":
            properties[name] = None
        elif isinstance(value, StrEnum):
            properties[name] = str(value)
        elif isinstance(value, date):
            properties[name] = value.isoformat()
        elif isinstance(value, str | bool | int | float):
            properties[name] = value
        elif isinstance(value, tuple | list | frozenset | set):
            properties[name] = _stored_list(value)
        else:
            raise TypeError(f"{name} cannot be stored as {type(value).__name__}")
    return properties


def read_date(properties: Mapping[str, object], name: str) -> PartialDate | None:
    """Return the partial date stored under `name`, or None."""
    earliest, latest = properties.get(f"{name}_earliest"), properties.get(f"{name}_latest")
    if not isinstance(earliest, str) or not isinstance(latest, str):
        return None
    words = properties.get(f"{name}_words")
    return PartialDate(
        date.fromisoformat(earliest), date.fromisoformat(latest), str(words or earliest)
    )


def _stored_date(name: str, value: object) -> dict[str, Stored]:
    if value is None or value == "":
        return {f"{name}_earliest": None, f"{name}_latest": None, f"{name}_words": None}
    if isinstance(value, date):
        value = PartialDate.of_day(value)
    if not isinstance(value, PartialDate):
        raise TypeError(f"{name} is a date, not {type(value).__name__}")
    return {
        f"{name}_earliest": value.earliest.isoformat(),
        f"{name}_latest": value.latest.isoformat(),
        f"{name}_words": value.words,
    }


def _stored_list(values: Iterable[object]) -> list[str]:
    return [str(value) for value in values]
