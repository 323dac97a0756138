"""Where people stand on a case's picture: kept by case, picture, screen size and audience."""

from __future__ import annotations

from collections.abc import Mapping

from graphapp.screens.explorer.state import EVERYBODY, Picture, View
from layouts.contract import Place
from queries.places import KeptPlace, keep_places, places_of
from queries.store.handle import Handle


def picture_key(view: View, *, phone: bool) -> str:
    """Return the name that a picture's places are kept under; a phone's picture has its own.

    So has a large family tree with nobody folded away, which is laid out for itself.
    """
    whole = view.picture is Picture.TREE and EVERYBODY in view.unfolded
    return f"{view.picture}{'-whole' if whole else ''}{'-phone' if phone else ''}"


def by_dates(view: View) -> bool:
    """Whether a picture's places come from dates: nobody can be put anywhere else in it."""
    return view.picture is Picture.TIME


def kept(handle: Handle, view: View, *, phone: bool) -> tuple[dict[str, Place], frozenset[str]]:
    """Return the kept places of a view's picture, and who was put there by hand."""
    if by_dates(view):
        return {}, frozenset()
    found = places_of(handle, view.case_id, picture_key(view, phone=phone))
    places = {key: Place(one.x, one.y, one.label) for key, one in found.items()}
    return places, frozenset(key for key, one in found.items() if one.pinned)


def keep_new(
    handle: Handle,
    view: View,
    places: Mapping[str, Place],
    before: Mapping[str, Place],
    *,
    phone: bool,
) -> None:
    """Keep the places of those who had none, so that the next picture moves nobody."""
    new = {
        key: KeptPlace(place.x, place.y, place.label)
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


def tidy(handle: Handle, view: View, *, phone: bool) -> None:
    """Forget every place of a picture: the next one is laid out afresh."""
    key = picture_key(view, phone=phone)
    keep_places(handle, view.case_id, key, {}, forget=places_of(handle, view.case_id, key))
