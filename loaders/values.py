"""One cell -> one value of the vocabulary, or a problem that says what to write."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from loaders.cells import plain
from loaders.headers import TITLES
from loaders.problems import Problem
from queries.partial_date import NotADate, PartialDate
from queries.vocabulary import Certainty, ChildWish, Connection, Flow, MayTalk, Ring, Sex, Status

UNKNOWN_WORDS = frozenset(
    {"", "unknown", "not known", "dont know", "we dont know", "we dont know yet", "n a", "na",
     "none", "nk", "tbc", "not known yet", "unsure", "not sure", "not recorded"}
)  # fmt: skip
"""What people write for "nothing is known": the same as an empty cell."""


def _words(**choices: str) -> dict[str, str]:
    return {
        word: value.replace("_", " ") for value, ws in choices.items() for word in ws.split("|")
    }


CHOICES: Mapping[str, tuple[type[StrEnum], Mapping[str, str]]] = {
    "sex": (
        Sex,
        _words(
            female="female|f|girl|woman|w|fem",
            male="male|m|boy|man",
            unknown="unknown|x|u|other|non binary|nonbinary|nb|intersex|prefer not to say",
        ),
    ),
    "connection": (
        Connection,
        _words(
            natural="natural|n|nat|naturally connected|family|natural network|friend|personal|kin",
            professional="professional|p|prof|pro|professionals|professional network|worker",
        ),
    ),
    "status": (
        Status,
        _words(
            suggested="suggested|new|not contacted|not yet contacted|not asked|to contact|idea",
            contacted="contacted|spoken to|phoned|yes contacted|in touch",
            willing="willing|yes|agreed|said yes|happy to help|on board|keen",
            declined="declined|no|said no|refused|not willing|unwilling",
            ruled_out="ruled out|not safe|excluded|not suitable|no contact allowed",
        ),
    ),
    "may_talk": (
        MayTalk,
        _words(
            agreed="agreed|yes|y|ok|consent|consent given|given",
            not_agreed="not agreed|no|n|refused|consent refused",
            not_asked="not asked|not asked yet|to ask",
        ),
    ),
    "child_wish": (
        ChildWish,
        _words(
            wants="wants|yes|y|wants contact|wants to see them",
            does_not_want="does not want|no|n|doesnt want|does not want contact",
            not_asked="not asked|not asked yet",
        ),
    ),
    "flow": (
        Flow,
        _words(
            to="to|out|outwards|one way|gives|to them",
            both="both|both ways|two way|each way|mutual",
            **{"from": "from|in|inwards|receives|gets|from them"},
        ),
    ),
    "certainty": (
        Certainty,
        _words(
            sure="sure|certain|yes|definite|very sure",
            likely="likely|probably|fairly sure|probable|think so",
            unsure="unsure|not sure|maybe|perhaps|uncertain|no|possible",
        ),
    ),
    "ring": (
        Ring,
        _words(
            most="most|knows most|knows most things|most things|1|inner|everything|all|ring 1",
            little="little|a little|knows a little|2|some|some things|middle|ring 2|a bit",
            nothing="nothing|nothing yet|knows nothing|knows nothing yet|3|no|none|outer|ring 3",
        ),
    ),
}
"""Column -> its vocabulary and the words people write for each value."""


_YES = frozenset("yes|y|true|x|1|deceased|died|unborn|dead|needed".split("|"))
_AUDIENCES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("professionals",), "professionals|professional|workers|professionals only"),
    (
        ("professionals", "family"),
        "family|professionals and family|family and professionals|professionals family",
    ),
    (
        ("professionals", "family", "child"),
        "child|everyone|everybody|all|anyone|professionals family child|"
        "professionals family and child",
    ),
)


@dataclass(slots=True)
class RowReader:
    """One row's cells by column, and the problems found while they are read."""

    file: str
    row: int
    cells: Mapping[str, str]
    month_first: bool
    today: date
    report: Callable[[Problem], None] = field(repr=False)

    def text(self, column: str) -> str:
        """Return a cell's text; empty where the column is missing or says "unknown"."""
        words = self.cells.get(column, "")
        # most cells of a row are empty or too long for "unknown": an import may have a million
        if not words or len(words) > 24:
            return words
        return "" if plain(words) in UNKNOWN_WORDS else words

    def problem(self, column: str, wrong: str, to_do: str, *, stops: bool = False) -> None:
        """Report something wrong in this row."""
        title = TITLES.get(column, column)
        self.report(Problem(self.file, self.row, title, wrong, to_do, stops))

    def choice(self, column: str) -> str | None:
        """Return a value of the column's vocabulary, None for empty or not understood."""
        if not self.cells.get(column):
            return None
        kinds, words = CHOICES[column]
        written = plain(self.cells.get(column, ""))
        if column in {"sex", "certainty", "ring"} and written in words:
            return words[written]
        if written in UNKNOWN_WORDS:
            return None
        if written in words:
            return words[written]
        self.problem(
            column,
            f"“{_short(self.cells[column])}” is not understood, so it was left out.",
            f"Write one of: {', '.join(kinds)}.",
        )
        return None

    def date(self, column: str) -> PartialDate | None:
        """Return the cell as a partial date, None for empty or not a date."""
        words = self.text(column)
        if not words or words == "?":
            return None
        try:
            return PartialDate.parse(words[:60], month_first=self.month_first)
        except (NotADate, ValueError, OverflowError) as error:
            hint = str(error) if isinstance(error, NotADate) else f"“{_short(words)}” is no date."
            wrong, _, to_do = hint.partition(". ")
            self.problem(column, f"{wrong}.", to_do or "Write 3 December 2026, or 2026.")
            return None

    def past_date(self, column: str) -> PartialDate | None:
        """Return the cell as a partial date that is not to come, else None, with a problem."""
        on = self.date(column)
        if on and on.earliest > self.today:
            self.problem(
                column, f"{on.words} is still to come, so it was left out.", "Check the date."
            )
            return None
        return on

    def closeness(self) -> int | None:
        """Return 1 to 5, None for empty or anything else."""
        words = self.text("closeness")
        if not words or words == "?":
            return None
        match = re.fullmatch(
            r"([1-5])(?:\.0+)?(?: ?(?:/|out of|of) ?5)?(?: ?[-–:(].*)?", words.strip()
        )
        if match:
            return int(match[1])
        self.problem(
            "closeness",
            f"“{_short(words)}” is not a closeness, so it was left out.",
            "Write a whole number from 1 (hardly in touch) to 5 (very close).",
        )
        return None

    def yes(self, column: str) -> bool:
        """Return whether the cell says yes."""
        return bool(self.cells.get(column)) and plain(self.cells[column]) in _YES

    def tokens(self, column: str) -> list[str] | None:
        """Return who may see it as explicit tokens, None for the import's own setting."""
        words = plain(self.text(column))
        if not words:
            return None
        known = {word: tokens for tokens, ws in _AUDIENCES for word in ws.split("|")}
        if words in known:
            return list(known[words])
        self.problem(
            column,
            f"“{_short(self.cells[column])}” is not understood, so only professionals may see it.",
            "Write professionals, family (and professionals), or everyone.",
        )
        return ["professionals"]


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else f"{words[:57]} ..."
