"""The sheets of what is known around a case: their columns, how they are told apart, their words.

A sheet is known by the headers that must be there; case, accents and punctuation are left aside.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from loaders.cells import plain
from loaders.headers import Form
from loaders.values import CHOICES
from queries.vocabulary import (
    Covers,
    Day,
    DayTime,
    LegalStatus,
    Part,
    RestrictionKind,
    RoleAnswer,
    SideAnswer,
    TimeOfYear,
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header, what it means, an example, other headers for it.

    `must`: the sheet is known by it, and a row without it is left out. `choices` are the words for
    each value; `date` says that it holds a date.
    """

    header: str
    meaning: str
    example: str = ""
    also: tuple[str, ...] = ()
    must: bool = False
    date: bool = False
    choices: Mapping[str, str] | None = None


def _words(values: Sequence[str], **more: str) -> dict[str, str]:
    """The words for each value: itself, and further ones written with "|" between."""
    found = {plain(value): value for value in values}
    for value in values:
        extra = more.get(plain(value).replace(" ", "_"), "")
        found |= {word: value for word in extra.split("|") if word}
    return found


_SEEN = Column("who may see", "professionals, family (and professionals), or everyone.",
               "professionals", ("visible to", "who may see this"))  # fmt: skip
_SOURCE = Column("source", "Who told you, or which paper you saw.", "", ("who said so",))

SHEETS: Mapping[Form, tuple[Column, ...]] = {
    Form.EPISODES: (
        Column("legal status", ", ".join(LegalStatus) + ".", "child in need", must=True,
               choices=_words(list(LegalStatus), child_in_need="cin|s17|section 17",
                              protection_plan="child protection plan|cp|cp plan",
                              in_care_by_agreement="accommodated|section 20|s20",
                              in_care_by_order="care order|section 31|s31")),
        Column("opened", "When it began.", "4 May 2026", ("opened on",), must=True, date=True),
        Column("closed", "When it ended.", "", ("closed on",), date=True),
        _SOURCE, _SEEN,
    ),
    Form.SIDES: (
        Column("side of the family", "mum or dad: through which parent.", "dad", ("side",),
               must=True),
        Column("answer", "recorded, none or unknown.", "unknown", must=True,
               choices=_words(list(SideAnswer), recorded="yes|they are on the map",
                              none="nobody|no one|no", unknown="dont know|not known")),
        Column("asked on", "When somebody asked.", "14 May 2026", ("on", "date asked"), date=True),
        _SOURCE, _SEEN,
    ),
    Form.RESTRICTIONS: (
        Column("who must keep away", "A name on the map.", "Paul Tindle", ("keeps away",),
               must=True),
        Column("from whom", "A name on the map, or “child”.", "Dawn Arkley", ("away from",),
               must=True),
        Column("kind", ", ".join(RestrictionKind) + ".", "court order", must=True,
               choices=_words(list(RestrictionKind), court_order="court|order|injunction",
                              bail="bail condition|bail conditions", agreed="agreement")),
        Column("covers", ", ".join(Covers) + ".", "same room",
               choices=_words(list(Covers), any_contact="all contact|no contact",
                              unsupervised_with_the_child="unsupervised", a_place="place")),
        Column("exception", "What is allowed all the same.", "Messages through Kerry"),
        Column("since", "From when.", "14 September 2026", ("start date", "begins"), date=True),
        Column("until", "The last day.", "14 March 2027", ("end date", "ends"), date=True),
        _SOURCE, _SEEN,
    ),
    Form.WORRIES: (
        Column("worry", "Who is worried about what, in plain words.",
               "Jean worries that when Dawn drinks at night Ben is alone.", ("danger statement",),
               must=True),
        Column("safety goal", "What is wanted instead.",
               "A grown-up who has not been drinking is there every night.", ("goal",), must=True),
        Column("who is worried", "Names on the map, with a comma between.", "Jean Arkley"),
        Column("who else is worried", "In words.", "the school", ("also worried",)),
        Column("whose behaviour must change", "Names on the map.", "Dawn Arkley",
               ("about whose acts",)),
        Column("for which child", "Names; empty means every child of the map.", "Ben"),
        Column("said on", "When it was written.", "4 May 2026", ("on",), date=True),
        _SOURCE, _SEEN,
    ),
    Form.DISCLOSURES: (
        Column("who was told", "Names on the map, with a comma between.", "Maureen Tindle",
               ("person told",), must=True),
        Column("what do they know", "most, little or nothing of the worries.", "most",
               ("ring", "told what"), must=True, choices=CHOICES["ring"][1]),
        Column("told on", "When.", "19 October 2026", ("on", "date told"), must=True, date=True),
        Column("told by", "Who told them.", "Hannah"),
        Column("agreed by", "Whose agreement there was.", "Paul and Dawn"),
        Column("why", "Why they were told.", "", ("reason",)),
        _SOURCE, _SEEN,
    ),
    Form.RULES: (
        Column("rule", "Its name; a row for each person who holds it.", "Nights", must=True),
        Column("what happens", "What somebody does.", "A sober grown-up sleeps in the flat."),
        Column("when", "In words.", "Every night", must=True),
        Column("times", "Of the week: “mon-fri school run; sat night”, “every day evening”.",
               "every day night", ("times of the week", "slots")),
        Column("time of year", "All year, term time or holidays; empty means all year.", "all year",
               ("when in the year", "term or holidays"),
               choices={"all year": "all year", "always": "all year", **_words(
                   list(TimeOfYear), term_time="term|in term time|school term|term-time",
                   holidays="school holidays|in the holidays|in the school holidays|holiday")}),
        Column("person", "A name on the map; empty when nobody has it yet.", "Jean Arkley",
               ("who", "name")),
        Column("part", "main or back-up.", "main",
               choices=_words(list(Part), primary="main|main person|first",
                              back_up="backup|second|reserve")),
        Column("answer", "suggested, agreed or declined.", "agreed",
               choices=_words(list(RoleAnswer), agreed="yes|said yes", declined="no|said no",
                              suggested="not asked|not asked yet|asked")),
        Column("agreed on", "When they answered.", "12 November 2026", ("answered on",),
               date=True),
        Column("who was there", "When they answered.", "the family"),
        Column("their times", "Theirs, if not all of the rule's.", "mon-thu night"),
        _SEEN,
    ),
}  # fmt: skip


def sheet_of(cells: Sequence[str]) -> tuple[Form, dict[str, int]] | None:
    """Return which sheet has these headers and where each of its columns stands, or None."""
    found = [plain(cell) for cell in cells]
    for form, columns in SHEETS.items():
        places = {}
        for column in columns:
            names = [plain(name) for name in (column.header, *column.also)]
            place = next((n for n, header in enumerate(found) if header in names), None)
            if place is not None:
                places[column.header] = place
        if all(column.header in places for column in columns if column.must):
            return form, places
    return None


_DAYS = [day.value for day in Day]
_LONG = dict(zip("monday tuesday wednesday thursday friday saturday sunday".split(), _DAYS,
                 strict=True)) | {"tues": "tue", "weds": "wed", "thurs": "thu"}  # fmt: skip
_GROUPS = {
    "every day": _DAYS,
    "every": _DAYS,
    "daily": _DAYS,
    "weekdays": _DAYS[:5],
    "weekday": _DAYS[:5],
    "weekends": _DAYS[5:],
    "weekend": _DAYS[5:],
}


def slots_of(text: str) -> tuple[list[str], list[str]]:
    """Return the times of the week that a cell means, and the parts that mean none."""
    found: dict[str, None] = {}
    wrong = []
    for part in text.replace(",", ";").replace("\n", ";").split(";"):
        words = plain(part.replace("-", " to ").replace("–", " to "))
        if not words:
            continue
        time = next((t.value for t in DayTime if words.removesuffix("s").endswith(t.value)), None)
        days = _days(words.removesuffix("s").removesuffix(time).strip()) if time else None
        if time is None or not days:
            wrong.append(part.strip())
            continue
        found |= {f"{day} {time}": None for day in days}
    return list(found), wrong


def _days(words: str) -> list[str]:
    if words in _GROUPS:
        return _GROUPS[words]
    names = [_LONG.get(word.removesuffix("s") if word not in _LONG else word, word)
             for word in words.split() if word != "and"]  # fmt: skip
    if len(names) == 3 and names[1] == "to" and {names[0], names[2]} <= {*_DAYS}:
        first, last = _DAYS.index(names[0]), _DAYS.index(names[2])
        return _DAYS[first : last + 1] if first <= last else []
    return names if names and {*names} <= {*_DAYS} else []
