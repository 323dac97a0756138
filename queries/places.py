"""Where people were put on a map: kept by case, picture, perspective and audience.

Places are not in the changes and undo does not touch them. Each audience has its own, so no place
is copied from a fuller audience's map.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from queries.store.handle import Ask, Handle
from queries.store.statements import statement
from queries.store.store import WriteTx

MOST_PLACES = 5_000


@dataclass(frozen=True, slots=True)
class KeptPlace:
    """The middle of a person's shape (px at zoom 1), where the label is, and if pinned.

    `quick`: it was found at a first look, and a longer one may find a better.
    """

    x: float
    y: float
    label: str = "below"
    pinned: bool = False
    quick: bool = False


def places_of(
    handle: Handle, case_id: str, layout: str, *, perspective: str = ""
) -> dict[str, KeptPlace]:
    """Return the kept places of one picture by person id; only of people this handle sees.

    Raises
    ------
    NotFound : no such case, or not one this handle may open.
    """
    handle.may_open(case_id)
    key = _key(handle, case_id, layout, perspective)

    def work(ask: Ask) -> dict[str, KeptPlace]:
        rows = ask("places/of_case", id=key, case_id=case_id)
        kept = _read(rows[0]["places"]) if rows else {}
        seen = {row["id"] for row in ask("people/seen", case_id=case_id, people=list(kept))}
        return {person: place for person, place in kept.items() if person in seen}

    return handle.asking(work)


def keep_places(
    handle: Handle,
    case_id: str,
    layout: str,
    places: Mapping[str, KeptPlace],
    *,
    perspective: str = "",
    forget: Collection[str] = (),
) -> None:
    """Keep the places of some people on one picture; the others' stay, those of `forget` go.

    People whom this handle does not see on the map are passed over.

    Raises
    ------
    NotFound : no such case, or not one this handle may open.
    """
    handle.may_open(case_id)
    key = _key(handle, case_id, layout, perspective)
    seen = {row["id"] for row in handle.ask("people/seen", case_id=case_id, people=list(places))}

    def work(tx: WriteTx) -> None:
        of_map = {
            "id": key,
            "case_id": case_id,
            "layout": layout,
            "perspective": perspective,
            "audience": str(handle.audience),
        }
        kept = _read(tx.run(statement("places/lock"), of_map)[0]["places"])
        kept |= {person: place for person, place in places.items() if person in seen}
        for person in forget:
            kept.pop(person, None)
        newest = dict(list(kept.items())[-MOST_PLACES:])
        tx.run(statement("places/keep"), {"id": key, "places": _write(newest)})

    handle.store.writing(work, told=True)


def _key(handle: Handle, case_id: str, layout: str, perspective: str) -> str:
    return f"{case_id}:{layout}:{perspective}:{handle.audience}"


def _read(text: str) -> dict[str, KeptPlace]:
    return {person: KeptPlace(*values) for person, values in json.loads(text).items()}


def _write(places: Mapping[str, KeptPlace]) -> str:
    rows = {
        person: [
            round(place.x, 2),
            round(place.y, 2),
            place.label,
            place.pinned,
            *([True] if place.quick else []),
        ]
        for person, place in places.items()
    }
    return json.dumps(rows, separators=(",", ":"))
