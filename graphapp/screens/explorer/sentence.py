"""The sentence above the picture: what is shown, on which day, and what is left out.

Its changeable words are the filter. Counts are over what this audience may see, never over what it
may not; people from the child's life and professionals are never one number.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from graphapp.screens.explorer.filters import Shown
from graphapp.screens.explorer.state import Picture, Seen, TieKind, View
from queries.partial_date import PartialDate
from queries.vocabulary import Connection, Ring, Status


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a sentence: plain, strong, or a word that opens the menu `opens`."""

    text: str
    strong: bool = False
    opens: str = ""


KIND_WORDS = {
    TieKind.FAMILY: "family",
    TieKind.FRIENDS: "friends and neighbours",
    TieKind.SCHOOL: "school and clubs",
    TieKind.CARE: "people who care for them",
    TieKind.WORK: "people at work with them",
}
RING_WORDS = {
    Ring.MOST: "knows most things",
    Ring.LITTLE: "knows a little",
    Ring.NOTHING: "knows nothing yet",
}
STATUS_WORDS = {
    Status.SUGGESTED: "suggested",
    Status.CONTACTED: "contacted",
    Status.WILLING: "willing",
    Status.DECLINED: "said no",
    Status.RULED_OUT: "ruled out",
}
SEEN_WORDS = {Seen.THIS_MONTH: "seen this month", Seen.THIS_YEAR: "seen this year"}
CLOSENESS_WORDS = {
    1: "",
    2: "close 2 or more",
    3: "close 3 or more",
    4: "close 4 or 5",
    5: "closest",
}


def filter_words(view: View, household: str = "") -> str:
    """Return the filters of a view in plain words, "everyone" when there is none."""
    parts = ["relatives"] if view.picture is Picture.TREE else []
    if view.connection is Connection.NATURAL:
        parts.append("people from the child's life")
    elif view.connection is Connection.PROFESSIONAL:
        parts.append("professionals")
    parts += [KIND_WORDS[kind] for kind in view.kinds]
    parts += [RING_WORDS[ring] for ring in view.rings]
    parts += [STATUS_WORDS[status] for status in view.statuses]
    parts += [CLOSENESS_WORDS[view.closeness]] if view.closeness > 1 else []
    parts += [f"living in {household}"] if view.household and household else []
    parts += [SEEN_WORDS[view.seen]] if view.seen else []
    return ", ".join(parts) or "everyone"


def feelings_words(view: View) -> str:
    """Return what is said of the lines of feeling and support, "" where the picture is as usual."""
    if view.shows_feelings == replace(view, feelings=None).shows_feelings:
        return ""
    return f", {'with' if view.shows_feelings else 'without'} how people get on"


def of_all(count: int, total: int) -> str:
    """Return "all 5", "the one", "21 of 25" or "none" for a count."""
    if not total:
        return "none"
    if count == total == 1:
        return "the one"
    return f"all {total}" if count == total else f"{count} of {total}"


def shown_sentence(
    shown: Shown, view: View, name: str, household: str = "", *, everyone: str = ""
) -> tuple[Piece, ...]:
    """Return the pieces of the sentence that says what the picture shows.

    `everyone` stands in place of that word, where there is no filter and yet some are folded.
    """
    natural = of_all(shown.natural, shown.natural_of)
    professional = of_all(shown.professional, shown.professional_of)
    pieces = [
        Piece("Showing "),
        Piece(natural if shown.natural_of else "nobody", strong=True),
        Piece(f"{'' if shown.natural_of else ' yet'} from {name}’s life and "),
        Piece(professional if shown.professional_of else "no", strong=True),
        Piece(f" {'professional' if shown.professional_of == 1 else 'professionals'} as of "),
        Piece(PartialDate.of_day(view.day).words, opens="on"),
        Piece(": "),
        Piece((everyone or filter_words(view, household)) + feelings_words(view), opens="filter"),
        Piece("."),
    ]
    if shown.natural_of:
        noun = "person" if shown.natural_of == 1 else "people"
        pieces[2] = Piece(f" {noun} from {name}’s life and ")
    if shown.hidden:
        pieces += [Piece(" "), Piece(f"{len(shown.hidden)} hidden", opens="hidden"), Piece(".")]
    return tuple(pieces)
