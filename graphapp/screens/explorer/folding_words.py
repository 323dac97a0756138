"""What is folded away, in the sentence over a family tree or over the picture round home."""

from __future__ import annotations

from dataclasses import replace

from graphapp.screens.explorer.filters import Shown, countable
from graphapp.screens.explorer.folding import Folding
from graphapp.screens.explorer.sentence import (
    Piece,
    feelings_words,
    filter_words,
    of_all,
    shown_sentence,
)
from graphapp.screens.explorer.state import Picture, View
from queries.partial_date import PartialDate
from queries.vocabulary import Connection


def tree_sentence(
    folding: Folding, hidden: int, view: View, name: str, household: str = ""
) -> tuple[Piece, ...]:
    """Return the pieces of the sentence over a family tree: relatives, then who is folded.

    Those who died or are not born yet are drawn, and counted. `hidden`: how many a filter hides.
    """
    count = of_all(folding.shown, folding.total) if folding.total else "no"
    noun = "relative" if folding.total == 1 else "relatives" if folding.total else "relatives yet"
    filters = filter_words(replace(view, picture=Picture.CIRCLES), household)
    if not view.filtered:
        filters = "the nearest first" if folding.folded else "the whole family"
    pieces = [
        Piece(f"Showing {name} and "),
        Piece(count, strong=True),
        Piece(f" {noun} as of "),
        Piece(PartialDate.of_day(view.day).words, opens="on"),
        Piece(": "),
        Piece(filters + feelings_words(view), opens="filter"),
        Piece("."),
    ]
    if folding.large:
        words = f"{len(folding.folded)} folded away" if folding.folded else "Nobody folded away"
        pieces += [Piece(" "), Piece(words, opens="folded"), Piece(".")]
    if hidden:
        pieces += [Piece(" "), Piece(f"{hidden} hidden", opens="hidden"), Piece(".")]
    return tuple(pieces)


def round_home_sentence(
    folding: Folding, shown: Shown, view: View, name: str, household: str = ""
) -> tuple[Piece, ...]:
    """Return the pieces of the sentence over a large picture round home: who is drawn of all.

    People from the child's life and professionals are counted apart, and who died or is not born
    yet in neither, as over the other pictures.
    """
    members = shown.network.memberships
    folded = [
        members[key].connection
        for key in folding.folded
        if key in members and countable(shown.network, key)
    ]
    works = folded.count(Connection.PROFESSIONAL)
    lives = len(folded) - works
    drawn = replace(shown, natural=shown.natural - lives, professional=shown.professional - works)
    nearest = "" if view.filtered or not folding.folded else "the nearest of each"
    pieces = shown_sentence(drawn, view, name, household, everyone=nearest)
    words = "The others are folded away" if folding.folded else "Nobody folded away"
    return (*pieces, Piece(" "), Piece(words, opens="folded"), Piece("."))
