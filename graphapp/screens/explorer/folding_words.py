"""What is folded away, as the sentence over a family tree says it."""

from __future__ import annotations

from dataclasses import replace

from graphapp.screens.explorer.folding import Folding
from graphapp.screens.explorer.sentence import Piece, feelings_words, filter_words, of_all
from graphapp.screens.explorer.state import Picture, View
from queries.partial_date import PartialDate


def tree_sentence(
    folding: Folding, hidden: int, view: View, name: str, household: str = ""
) -> tuple[Piece, ...]:
    """Return the pieces of the sentence over a family tree: relatives, then who is folded.

    Those who died or are not born yet are drawn, and counted. `hidden`: how many a filter hides.
    """
    count = of_all(folding.shown, folding.total) if folding.total else "no"
    filters = filter_words(replace(view, picture=Picture.CIRCLES), household)
    if not view.filtered:
        filters = "the nearest first" if folding.folded else "the whole family"
    pieces = [
        Piece(f"Showing {name} and "),
        Piece(count, strong=True),
        Piece(f" relatives{'' if folding.total else ' yet'} as of "),
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
