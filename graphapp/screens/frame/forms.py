"""The page's forms: which fields each has, and what it shows of what is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dash import html

from graphapp.screens.frame import ids
from graphapp.screens.frame.form_parts import Shown, framed, source, who_may_see
from graphapp.screens.frame.matters import matter_of, seen_now
from graphapp.screens.frame.reading import Reading, asked_of
from graphapp.screens.frame.state import SECTION_OF, About, Form, Section, View
from graphapp.screens.frame.wording import LEGAL_WORDS, apart_title, capital, short, side_title
from graphapp.shell.forms import fields
from graphapp.words import COVERS_WORDS, RESTRICTION_WORDS, RING_WORDS
from queries.users import User
from queries.vocabulary import SideAnswer

NOTHING_ABOUT = "the case"
"""What somebody was told about when it was no one worry."""
_ENDS = {
    Section.APART: ("Until when?", "The last day on which it keeps them apart."),
    Section.WORRIES: ("Over since when?", ""),
    Section.WORK: ("Closed when?", ""),
}
_TITLES = {
    Form.EPISODE: ("Write down a legal status", "Correct the legal status"),
    Form.ALLOCATE: ("Allocate to somebody else", ""),
    Form.WORRY: ("Write down a worry", "Correct a worry"),
    Form.LINE: ("Add a bottom line", "Correct a bottom line"),
    Form.APART: ("Say who must not meet", "Correct who must not meet"),
    Form.TOLD: ("Write down who was told", "Correct who was told"),
}


def form_of(reading: Reading, view: View, users: Sequence[User] = ()) -> tuple[Section, Any] | None:
    """Return the open form and the section that it opens in; None when there is none to open."""
    if view.form is None:
        return None
    matter = matter_of(reading, view.form, view.of)
    if matter is None:
        return None
    about = About(str(view.form), view.of, seen=seen_now(reading, view.form, view.of))
    shown = Shown(reading, view, about)
    section = SECTION_OF.get(view.form) or matter.section
    build = _BUILD[view.form]
    title = _title(reading, view, section)
    parts = _alloc(shown, users) if view.form is Form.ALLOCATE else build(shown)
    return section, framed(title, section, shown, [*parts, *who_may_see(shown)])


def _title(reading: Reading, view: View, section: Section) -> str:
    if view.form in (Form.SIDE, Form.ASKED):
        asked = asked_of(reading, view.of) if view.form is Form.ASKED else None
        key = asked.side if asked else view.of
        title = side_title(key, dict(reading.sides).get(key, ""))
        return f"Correct the answer: {title[0].lower() + title[1:]}" if asked else title
    if view.form is Form.OVER:
        return _ENDS[section][0]
    assert view.form is not None
    return _TITLES[view.form][1 if view.of else 0]


def _episode(shown: Shown) -> list[Any]:
    pairs = [(str(key), capital(words)) for key, words in LEGAL_WORDS.items()]
    closed = None
    if shown.about.of:
        closed = fields.known_date(ids.field("closed"), "Closed", shown.value("closed"))
    return [
        fields.radios(
            ids.field("legal_status"), "Legal status", pairs, shown.value("legal_status")
        ),
        fields.known_date(ids.field("opened"), "Since", shown.value("opened")),
        closed,
        source(shown),
    ]


def _alloc(shown: Shown, users: Sequence[User]) -> list[Any]:
    theirs = {one.user_id for one in shown.reading.allocated}
    names = [
        (one.id, f"{one.name}, {one.team}" if one.team else one.name)
        for one in users
        if one.id not in theirs
    ]
    return [
        fields.choice(
            ids.field("worker"),
            "To whom",
            names,
            search=True,
            empty="Choose somebody",
            none_found="Nobody by that name works here.",
        ),
        fields.known_date(ids.field("since"), "From when", shown.today),
    ]


def _worry(shown: Shown) -> list[Any]:
    reading = shown.reading
    kids = reading.network.case.children
    return [
        fields.long_text(
            ids.field("words"),
            "The worry",
            shown.value("words"),
            hint="What somebody does, as anyone would recognise it, and what is likely to happen to"
            " the child if nothing changes.",
            empty="",
        ),
        fields.people(
            ids.field("worried"), "Who is worried", shown.named, shown.several("worried")
        ),
        fields.text(
            ids.field("also_worried"),
            "Who else is worried, in words",
            shown.value("also_worried"),
            hint="“the school”, “the health visitor”",
            empty="Nobody else",
        ),
        fields.people(ids.field("about"), "About whose acts", shown.named, shown.several("about")),
        fields.people(
            ids.field("children"), "For which child", shown.named, shown.several("children", kids)
        ),
        fields.long_text(
            ids.field("goal_words"),
            "What is wanted instead",
            shown.value("goal_words"),
            hint="The safety goal: what life looks like when nobody needs to worry about this.",
        ),
        fields.known_date(ids.field("on"), "When it was said", shown.value("on", shown.today)),
        fields.known_date(ids.field("until"), "Over since", shown.value("until"))
        if shown.about.of
        else None,
        source(shown),
    ]


def _line(shown: Shown) -> list[Any]:
    hint = "What has to be so. How it is done is for the family to find."
    return [
        fields.long_text(
            ids.field("words"), "The bottom line", shown.value("words"), hint=hint, empty=""
        ),
        source(shown),
    ]


def _apart(shown: Shown) -> list[Any]:
    matter = matter_of(shown.reading, Form.APART, shown.about.of)
    if shown.about.of and matter is not None and matter.restriction is not None:
        title = apart_title(matter.restriction, shown.reading.people)
        who: list[Any] = [html.P(f"{title}.", className="quiet")]
    else:
        who = [
            fields.person(ids.field("keeps"), "Who must keep away", shown.named),
            fields.person(ids.field("away_from"), "From whom", shown.named),
        ]
    kinds = [(str(key), capital(words)) for key, words in RESTRICTION_WORDS.items()]
    covers = [(str(key), capital(words)) for key, words in COVERS_WORDS.items()]
    return [
        *who,
        fields.radios(ids.field("kind"), "Why", kinds, shown.value("kind")),
        fields.radios(ids.field("covers"), "What it covers", covers, shown.value("covers")),
        fields.text(
            ids.field("exception"),
            "What is allowed all the same",
            shown.value("exception"),
            hint="“At school concerts, with Rose beside him.”",
            empty="Nothing",
        ),
        fields.known_date(ids.field("since"), "Since", shown.value("since")),
        fields.known_date(
            ids.field("until"), "Until", shown.value("until"), hint="The last day, if one is known."
        ),
        source(shown),
    ]


def _told(shown: Shown) -> list[Any]:
    reading = shown.reading
    rings = [(str(key), capital(words)) for key, words in RING_WORDS.items()]
    who: list[Any] = []
    if not shown.about.of:
        tell = [shown.view.tell] if shown.view.tell in reading.here else []
        about = [("", f"About {NOTHING_ABOUT} as a whole")]
        about += [(one.id, short(one.words)) for one in reading.frame.danger_statements]
        who = [
            fields.people(
                ids.field("people"),
                "Who was told",
                [pair for pair in shown.named if pair[0] not in reading.network.case.children],
                tell,
                hint="One person or several who were told together.",
            ),
            fields.radios(ids.field("about"), "About what", about) if len(about) > 1 else None,
        ]
        if who[1] is not None:
            who[1].value = ""
    return [
        *who,
        fields.radios(ids.field("ring"), "What they know now", rings, shown.value("ring")),
        fields.known_date(ids.field("on"), "When", shown.value("on", shown.today)),
        fields.text(ids.field("by"), "Told by", shown.value("by")),
        fields.text(
            ids.field("agreed_by"),
            "Who agreed to it",
            shown.value("agreed_by"),
            hint="Whoever had to say yes before this was told.",
        ),
        fields.text(ids.field("why"), "Why", shown.value("why")),
    ]


def _side(shown: Shown) -> list[Any]:
    answers = [
        (str(SideAnswer.RECORDED), "They are on the map"),
        (str(SideAnswer.NONE), "There are none"),
        (str(SideAnswer.UNKNOWN), "Nobody knows"),
    ]
    return [
        fields.radios(ids.field("answer"), "What was the answer?", answers, shown.value("answer")),
        fields.known_date(ids.field("on"), "When it was asked", shown.value("on", shown.today)),
        source(shown),
    ]


def _over(shown: Shown) -> list[Any]:
    matter = matter_of(shown.reading, Form.OVER, shown.about.of)
    assert matter is not None
    hint = _ENDS[matter.section][1]
    return [
        html.P(short(matter.words, 160), className="quiet"),
        fields.known_date(
            ids.field("until"), "Last day", shown.value("until") or shown.today, hint=hint
        ),
    ]


_BUILD: Mapping[Form, Callable[[Shown], list[Any]]] = {
    Form.EPISODE: _episode,
    Form.WORRY: _worry,
    Form.LINE: _line,
    Form.APART: _apart,
    Form.TOLD: _told,
    Form.SIDE: _side,
    Form.ASKED: _side,
    Form.OVER: _over,
    Form.ALLOCATE: lambda _: [],
}
