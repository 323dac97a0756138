"""The page's lists: what is known in each section, with the buttons that open its forms."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dash import html

from graphapp.screens.frame import wording
from graphapp.screens.frame.reading import Reading
from graphapp.screens.frame.state import Form, Section, query_of
from graphapp.shell.attributes import also
from queries.case_model import BottomLine, DangerStatement, Episode
from queries.model import Disclosure, Fact, Restriction

TITLES = {
    Section.WORK: "The work",
    Section.WORRIES: "Worries and goals",
    Section.LINES: "Bottom lines",
    Section.APART: "Must not meet",
    Section.TOLD: "Who knows what",
    Section.SIDES: "Sides of the family asked about",
    Section.OPENINGS: "Who opened this case",
}
NEW = 8
"""How many of a long list stand open; the rest is folded away."""
_STOP = (
    '<svg class="stop-mark" width="34" height="14" viewBox="0 0 34 14" aria-hidden="true"'
    ' focusable="false"><path d="M1 7H14M20 7H33M14 2V12M20 2V12"/></svg>'
)


def opener(words: str, query: str, about: str = "", *, kind: str = "lnk") -> html.Button:
    """Return a button that opens a form; `about` is read aloud after its words."""
    said: Any = [words, html.Span(f": {about}", className="vh")] if about else words
    return html.Button(said, type="button", className=kind, **also({"data-goto": query}))


def acts_of(reading: Reading, section: Section) -> list[Any]:
    """Return the buttons at a section's head, as far as this audience has them."""
    free = reading.free
    found: Mapping[Section, Sequence[tuple[str, Form, bool]]] = {
        Section.WORK: (
            ("Write down a legal status", Form.EPISODE, free),
            ("Allocate to somebody else", Form.ALLOCATE, free),
        ),
        Section.WORRIES: (("Write down a worry", Form.WORRY, True),),
        Section.LINES: (("Add a bottom line", Form.LINE, free),),
        Section.APART: (("Say who must not meet", Form.APART, free),),
        Section.TOLD: (("Write down who was told", Form.TOLD, True),),
    }
    buttons = [opener(words, query_of(form)) for words, form, may in found.get(section, ()) if may]
    return [html.P(buttons, className="acts")] if buttons else []


def list_of(reading: Reading, section: Section) -> list[Any]:
    """Return what is known in one section."""
    return _LISTS[section](reading)


def shown(reading: Reading, section: Section) -> bool:
    """Whether a section stands on the page at all."""
    if section is Section.OPENINGS:
        return reading.openings is not None
    if reading.free:
        return True
    frame = reading.frame
    return {
        Section.WORK: bool(frame.episodes),
        Section.LINES: bool(frame.bottom_lines),
        Section.APART: bool(frame.restrictions),
    }.get(section, True)


def _work(reading: Reading) -> list[Any]:
    episodes = list(reversed(reading.frame.episodes))
    now = [one for one in episodes if not wording.ended(one.closed, reading.today)]
    items: list[Any] = []
    if reading.free:
        items = [
            html.Li(f"Allocated to {wording.allocation_line(one)}") for one in reading.allocated
        ] or [html.Li("Allocated to nobody.")]
    items += [_episode(reading, one) for one in now]
    if not now:
        items.append(html.Li("No legal status is written down.", className="quiet"))
    earlier = [_episode(reading, one) for one in episodes if one not in now]
    if reading.free:
        earlier += [
            html.Li(f"Was allocated to {wording.allocation_line(one)}")
            for one in reading.allocations
            if one not in reading.allocated
        ]
    return [_items(items, ""), *_folded("Earlier", earlier)]


def _episode(reading: Reading, one: Episode) -> Any:
    line = wording.episode_line(one)
    acts: list[Any] = []
    if reading.free:
        acts.append(opener("Correct", query_of(Form.EPISODE, one.id), line))
        if one.closed is None:
            acts.append(opener("Close", query_of(Form.OVER, one.id), line))
    return _item(reading, html.P(line), one.fact, acts)


def _worries(reading: Reading) -> list[Any]:
    found = list(reversed(reading.frame.danger_statements))
    now = [one for one in found if not wording.ended(one.until, reading.today)]
    over = [one for one in found if one not in now]
    return [
        _items([_worry(reading, one) for one in now], "No worry is written down."),
        *_folded("Over", [_worry(reading, one) for one in over]),
    ]


def _worry(reading: Reading, one: DangerStatement) -> Any:
    brief = wording.short(one.words, 60)
    who = wording.worry_people(one, reading.people)
    goal = (
        html.P([html.B("What is wanted instead: "), one.goal.words])
        if one.goal
        else html.P("Nobody has said yet what is wanted instead.", className="quiet")
    )
    said = [
        html.P(one.words, className="worry-words"),
        html.P(who) if who else None,
        goal,
    ]
    acts: list[Any] = []
    if reading.free:
        acts.append(opener("Correct", query_of(Form.WORRY, one.id), brief))
        if one.until is None:
            acts.append(opener("It is over", query_of(Form.OVER, one.id), brief))
    return _item(reading, said, one.fact, acts)


def _lines(reading: Reading) -> list[Any]:
    return [
        _items([_line(reading, one) for one in reading.frame.bottom_lines], "None is written down.")
    ]


def _line(reading: Reading, one: BottomLine) -> Any:
    acts = [opener("Correct", query_of(Form.LINE, one.id), wording.short(one.words, 60))]
    return _item(reading, html.P(one.words), one.fact, acts if reading.free else [])


def _apart(reading: Reading) -> list[Any]:
    found = list(reversed(reading.frame.restrictions))
    now = [one for one in found if not wording.ended(one.until, reading.today)]
    parts = [_keeps(reading, one, heading=True) for one in now]
    none = html.P("Nobody is kept apart on this map, as far as you may see.", className="quiet")
    over = [html.Li(_keeps(reading, one, heading=False)) for one in found if one not in now]
    return [*(parts or [none]), *_folded("Over", over)]


def _keeps(reading: Reading, one: Restriction, *, heading: bool) -> Any:
    title = wording.apart_title(one, reading.people)
    mark = html.Span(**also({"data-svg": _STOP})) if heading else None
    head = html.H3([mark, title]) if heading else html.P(html.B(f"{title}."))
    acts: list[Any] = []
    if reading.free:
        acts.append(opener("Correct", query_of(Form.APART, one.id), title))
        acts.append(opener("End it", query_of(Form.OVER, one.id), title))
    body = [
        head,
        html.P(wording.apart_why(one, reading.people)),
        html.P(wording.apart_to_do(one)) if heading else None,
        _foot(reading, one.fact, acts),
    ]
    return html.Div(body, className="keepapart" if heading else "")


def _told(reading: Reading) -> list[Any]:
    found = [_disclosure(reading, one) for one in reversed(reading.frame.disclosures)]
    if not found:
        return [_items([], "Nobody has been told yet, as far as is written down.")]
    return [_items(found[:NEW], ""), *_folded("Earlier", found[NEW:])]


def _disclosure(reading: Reading, one: Disclosure) -> Any:
    line = wording.told_line(one, reading.people)
    worry = next((w for w in reading.frame.danger_statements if w.id == one.about), None)
    said = [html.P(html.B(line)), html.P(wording.told_how(one))]
    if worry is not None:
        said.append(html.P(f"About: {wording.short(worry.words, 140)}"))
    if one.why:
        said.append(html.P(f"Why: {one.why.rstrip('.')}."))
    acts = [opener("Correct", query_of(Form.TOLD, one.id), line)] if reading.free else []
    return _item(reading, said, one.fact, acts)


def _sides(reading: Reading) -> list[Any]:
    asked = {one.side: one for one in reading.frame.sides_asked}  # oldest first: the last counts
    items = []
    for key, name in reading.sides:
        one, title = asked.get(key), wording.side_title(key, name)
        said = [html.P([html.B(f"{title}: "), wording.side_answer(one)])]
        acts = [
            opener("Ask again" if one else "Say what they said", query_of(Form.SIDE, key), title)
        ]
        if one and reading.free:
            acts.append(opener("Correct", query_of(Form.ASKED, one.id), title))
        items.append(_item(reading, said, one.fact if one else None, acts))
    return [_items(items, "No parent is on the map yet, so there is no side to ask about.")]


def _openings(reading: Reading) -> list[Any]:
    items = [html.Li(wording.opening_line(one, reading.today)) for one in reading.openings or ()]
    return [_items(items[:NEW], "Nobody has opened it yet."), *_folded("Earlier", items[NEW:])]


_LISTS: Mapping[Section, Callable[[Reading], list[Any]]] = {
    Section.WORK: _work,
    Section.WORRIES: _worries,
    Section.LINES: _lines,
    Section.APART: _apart,
    Section.TOLD: _told,
    Section.SIDES: _sides,
    Section.OPENINGS: _openings,
}


def _item(reading: Reading, said: Any, fact: Fact | None, acts: Sequence[Any]) -> Any:
    parts = [*(said if isinstance(said, list) else [said])]
    parts.append(_foot(reading, fact, acts))
    return html.Li([one for one in parts if one is not None])


def _foot(reading: Reading, fact: Fact | None, acts: Sequence[Any]) -> Any:
    """Where a fact comes from, and what can be done with it."""
    line = wording.source_line(fact, reading.today, free=reading.free) if fact else ""
    found = [html.Span(line, className="src") if line else None, *acts]
    parts = [one for one in found if one is not None]
    return html.P(parts, className="item-acts") if parts else None


def _items(items: Sequence[Any], none: str) -> Any:
    return html.Ul(list(items), className="facts") if items else html.P(none, className="quiet")


def _folded(title: str, items: Sequence[Any]) -> list[Any]:
    if not items:
        return []
    summary = html.Summary(f"{title} ({len(items)})", className="lnk")
    return [html.Details([summary, html.Ul(list(items), className="facts")], className="folded")]
