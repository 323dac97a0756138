"""Last imported, file, now: which fields change, and where somebody's own words stay."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from queries.partial_date import PartialDate
from queries.properties import PARTIAL_DATES, Stored, read_date

Properties = Mapping[str, Stored]
_PARTS = ("earliest", "latest", "words")


@dataclass(frozen=True, slots=True)
class Kept:
    """One field where the map says something else than the file.

    The map's stays, unless the user said to take the file's (`taken`). `in_file` says whether the
    file changed it too, since it was last imported.
    """

    field: str
    last: str
    file: str
    now: str
    in_file: bool
    taken: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """The changes, as `{property: (now, new)}`, and the fields that stay as they are now."""

    changes: Mapping[str, tuple[Stored, Stored]]
    kept: tuple[Kept, ...]


def compare(
    file: Properties,
    last: Properties | None,
    now: Properties,
    take: Callable[[str], bool] | None = None,
) -> Compared:
    """Compare what a file says with what was last imported (None: never) and what is there now.

    A field that the file does not speak of is left alone: an empty cell says nothing. `take` says
    for a field where a hand and the file differ whether the file's value is taken.
    """
    changes: dict[str, tuple[Stored, Stored]] = {}
    kept: list[Kept] = []
    for name in fields_of(file):
        mine, there = _value(file, name), _value(now, name)
        if mine == there:
            continue
        before = _value(last, name) if last is not None else None
        if there == before:  # nobody touched it since, or nobody ever wrote it
            changes |= _pairs(name, now, file)
        else:
            words = _words(last, name) if last is not None else ""
            taken = take is not None and take(name)
            if taken:
                changes |= _pairs(name, now, file)
            said = (words, _words(file, name), _words(now, name))
            kept.append(Kept(name, *said, mine != before, taken))
    return Compared(changes, tuple(kept))


def fields_of(properties: Properties) -> tuple[str, ...]:
    """Return the fields that properties hold: "birth" for its three."""
    names: dict[str, None] = {}
    for name in properties:
        base, _, part = name.rpartition("_")
        names[base if part in _PARTS and base in PARTIAL_DATES else name] = None
    return tuple(names)


def same(file: Properties, last: Properties) -> bool:
    """Whether a file says nothing but what was last imported."""
    return all(_value(file, name) == _value(last, name) for name in fields_of(file))


def no_longer(name: str, now: Properties) -> dict[str, tuple[Stored, Stored]]:
    """Return the change that takes a partial date away."""
    return {f"{name}_{part}": (now.get(f"{name}_{part}"), None) for part in _PARTS}


def _value(properties: Properties | None, name: str) -> object:
    if properties is None:
        return None
    if name in PARTIAL_DATES:
        earliest = properties.get(f"{name}_earliest")
        return None if earliest is None else (earliest, properties.get(f"{name}_latest"))
    value = properties.get(name)
    if isinstance(value, list):
        return tuple(sorted(value)) or None
    return None if value in ("", False) else value


def _pairs(name: str, now: Properties, file: Properties) -> dict[str, tuple[Stored, Stored]]:
    names = [f"{name}_{part}" for part in _PARTS] if name in PARTIAL_DATES else [name]
    return {each: (now.get(each), file.get(each)) for each in names}


def _words(properties: Properties, name: str) -> str:
    if name in PARTIAL_DATES:
        day: PartialDate | None = read_date(properties, name)
        return str(day) if day else ""
    value = properties.get(name)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(value)
    return "" if value is None else str(value)


def words_of(properties: Properties, name: str) -> str:
    """Return a field's value in words."""
    return _words(properties, name)
