"""Whose map it is, in words: the agreed one, or as one person sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graphapp.screens.explorer.sentence import Piece
from graphapp.screens.explorer.state import AGREED, View
from graphapp.screens.explorer.wording import NOT_NAMED
from graphapp.words import listed
from queries.model import Network

THE_AGREED = "The agreed map"


def name_of_holder(network: Network, holder: str) -> str:
    """Return what somebody is called whose view it is: a person on the map, or a colleague."""
    return network.holders.get(holder) or NOT_NAMED


def view_of(network: Network, holder: str) -> str:
    """Return "Dawn’s view", or "The agreed map" where it is nobody's own."""
    own = holder and holder != AGREED
    return f"{name_of_holder(network, holder)}’s view" if own else THE_AGREED


def says_who(network: Network, holder: str) -> str:
    """Return what says what is in a view: "the agreed map", "Dawn"."""
    own = holder and holder != AGREED
    return name_of_holder(network, holder) if own else "the agreed map"


def whose_of(view: View) -> str:
    """Return the key of whose view a map is of: somebody's id, or AGREED."""
    return view.whose or AGREED


def seen_so(network: Network) -> str:
    """Return "as Dawn sees it", or "as agreed" where somebody sees something otherwise; "" for a
    map on which nobody does.
    """
    if network.whose:
        return f"as {name_of_holder(network, network.whose)} sees it"
    return "as agreed" if network.holders else ""


def in_view_of(network: Network, views: Sequence[str]) -> str:
    """Return "In Dawn’s and Paul’s view" of what they hold, "" for the agreed record."""
    names = [f"{name_of_holder(network, key)}’s" for key in views]
    return f"In {listed(names)} view" if names else ""


def pieces(network: Network) -> tuple[Piece, ...]:
    """Return what the sentence over the map says of whose it is, and chooses: nothing of the agreed
    map. That is chosen with what is shown (`menus`), so that it takes no line from the picture.
    """
    if not network.whose:
        return ()
    words = seen_so(network)
    return (Piece(" "), Piece(words[0].upper() + words[1:], opens="whose"), Piece("."))


def choices(network: Network, view: View) -> list[tuple[str, View, bool]]:
    """Return the words of each choice of whose map it is, where it leads, whether it is chosen."""
    return [
        (view_of(network, key), replace(view, whose=key, tie=""), network.whose == key)
        for key in ("", *network.holders)
    ]
