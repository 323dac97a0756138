"""Where people stand on a case's picture: kept by case, picture, screen size and audience."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from graphapp.screens.explorer.state import EVERYBODY, Picture, View
from layouts.contract import Place
from queries.places import KeptPlace, keep_places, places_of
from queries.store.handle import Handle


class Kept(NamedTuple):
    """The kept places of a picture, who was put there by hand, and whether the places are those of
    a first look.
    """

    places: dict[str, Place]
    pinned: frozenset[str]
    quick: bool


def picture_key(view: View, *, phone: bool) -> str:
    """Return the name that a picture's places are kept under; a phone's picture has its own.

    So has a large picture with nobody folded away, which is laid out for itself.
    """
    # the first pictures round home kept hundreds of people far apart: what was kept then is left
    name = "around-home" if view.picture is Picture.HOME else view.picture
    whole = view.picture in (Picture.TREE, Picture.HOME) and EVERYBODY in view.unfolded
    return f"{name}{'-whole' if whole else ''}{'-phone' if phone else ''}"


def by_dates(view: View) -> bool:
    """Whether a picture's places come from dates: nobody can be put anywhere else in it."""
    return view.picture is Picture.TIME


def kept(handle: Handle, view: View, *, phone: bool) -> Kept:
    """Return the kept places of a view's picture."""
    if by_dates(view):
        return Kept({}, frozenset(), quick=False)
    found = places_of(handle, view.case_id, picture_key(view, phone=phone))
    places = {key: Place(one.x, one.y, one.label) for key, one in found.items()}
    pinned = frozenset(key for key, one in found.items() if one.pinned)
    return Kept(places, pinned, any(one.quick for one in found.values()))


def keep_new(
    handle: Handle,
    view: View,
    places: Mapping[str, Place],
    before: Mapping[str, Place],
    *,
    phone: bool,
    quick: bool = False,
) -> None:
    """Keep the places of those who had none, so that the next picture moves nobody.

    `quick`: they were found at a first look.
    """
    new = {
        key: KeptPlace(place.x, place.y, place.label, quick=quick)
        for key, place in places.items()
        if key not in before
    }
    if new and not by_dates(view):
        keep_places(handle, view.case_id, picture_key(view, phone=phone), new)


def put(
    handle: Handle, view: View, moved: Mapping[str, tuple[float, float]], *, phone: bool
) -> None:
    """Keep people where they were put by hand: pinned, so that nothing moves them again."""
    if by_dates(view):
        return
    here = {key: KeptPlace(x, y, "below", pinned=True) for key, (x, y) in moved.items()}
    keep_places(handle, view.case_id, picture_key(view, phone=phone), here)


def keep_only(handle: Handle, view: View, places: Mapping[str, Place], *, phone: bool) -> None:
    """Keep these places of a picture and forget all others, and who was put there by hand."""
    key = picture_key(view, phone=phone)
    new = {one: KeptPlace(place.x, place.y, place.label) for one, place in places.items()}
    gone = places_of(handle, view.case_id, key).keys() - new.keys()
    keep_places(handle, view.case_id, key, new, forget=gone)
