"""The sentence above the picture, and the small menus that its changeable words open.

Every choice is a button that holds the address it leads to (`data-goto`): the address is the only
state, so Back undoes a filter and a reopened link is the same view.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from dash import dcc, html

from graphapp.canvas.folds import said, said_of_system
from graphapp.canvas.home import said as home_said
from graphapp.screens.explorer import ids, whose
from graphapp.screens.explorer.comparing import compares_views
from graphapp.screens.explorer.drawing import Reading
from graphapp.screens.explorer.folding import opened
from graphapp.screens.explorer.folding_words import round_home_sentence, tree_sentence
from graphapp.screens.explorer.neighbourhood import AT_ONCE, left_pieces
from graphapp.screens.explorer.sentence import (
    CLOSENESS_WORDS,
    KIND_WORDS,
    RING_WORDS,
    SEEN_WORDS,
    STATUS_WORDS,
    Piece,
    shown_sentence,
)
from graphapp.screens.explorer.state import EVERYBODY, Feelings, Picture, View
from graphapp.screens.explorer.wording import called
from queries.model import Network
from queries.vocabulary import FELT, Connection

MOST_LISTED = 12
"""How many folded branches the menu lists, the fullest first; each has its count on the tree."""


def goto(
    words: str, view: View, *, pressed: bool | None = None, class_name: str = "choice"
) -> html.Button:
    """Return a button that leads to a view; `pressed` says whether it is chosen."""
    attributes: dict[str, Any] = {"data-goto": view.query() or "?"}
    if pressed is not None:
        attributes["aria-pressed"] = "true" if pressed else "false"
    return html.Button(words, type="button", className=class_name, **attributes)


def sentence(reading: Reading, view: View) -> list[Any]:
    """Return the sentence as components."""
    home = reading.network.households.get(view.household)
    household = home.name if home else ""
    if reading.folding is not None and reading.folding.titles:
        pieces = round_home_sentence(
            reading.folding, reading.shown, view, reading.children, household
        )
    elif reading.folding is not None:
        hidden = len(reading.shown.hidden)
        pieces = tree_sentence(reading.folding, hidden, view, reading.children, household)
    else:
        on_its_day = replace(view, on=reading.network.as_of)
        pieces = shown_sentence(reading.shown, on_its_day, reading.children, household)
    if reading.network.truncated:
        pieces += (Piece(" Not all of the people unfolded round somebody are drawn."),)
    if reading.left is not None:
        pieces += left_pieces(reading.left, reading.children)
    if reading.past is not None and reading.past.history.former():
        pieces += (Piece(" Who was in the network before is drawn too."),)
    if view.picture is Picture.HOME and (words := home_said(reading.network)):
        pieces += (Piece(f" {words}"),)
    if not compares_views(view):
        pieces += whose.pieces(reading.network)
    return _set(pieces, reading, view)


def _set(pieces: Sequence[Piece], reading: Reading, view: View) -> list[Any]:
    """Return the pieces as components; the sign after a word that opens a menu stays with it."""
    out: list[Any] = []
    for before, piece in pairwise((Piece(""), *pieces)):
        if before.opens and piece.text[:1] in (":", ",", "."):
            out[-1] = html.Span([out[-1], piece.text[0]], className="kept", key=before.opens)
            piece = replace(piece, text=piece.text[1:])
        out.append(_piece(piece, reading, view))
    return out


def _piece(piece: Piece, reading: Reading, view: View) -> Any:
    if piece.opens:
        content = {
            "on": _days,
            "filter": _filters,
            "hidden": _hidden,
            "folded": _folded,
            "left": _left,
            "whose": _whose,
        }[piece.opens]
        named: dict[str, Any] = {"data-menu": piece.opens}
        return html.Details(
            [
                html.Summary(piece.text, className="word"),
                html.Div(content(reading, view), className="menu-body"),
            ],
            className="menu",
            key=piece.opens,
            **named,
        )
    return html.B(piece.text) if piece.strong else piece.text


def _days(_reading: Reading, view: View) -> list[Any]:
    """The day the map is drawn for."""
    return [
        html.Label("Show the map as it was on", htmlFor=ids.ON_WORDS),
        dcc.Input(
            id=ids.ON_WORDS,
            type="text",
            className="field-sm",
            placeholder="3 May 2025",
            autoComplete="off",
            debounce=True,
        ),
        html.P(id=ids.ON_ERROR, className="field-error", role="alert"),
        html.Div(
            [
                html.Button("Show", id=ids.ON_SHOW, type="button", className="btn sm"),
                goto("Today", replace(view, on=None), class_name="btn sm"),
            ],
            className="acts",
        ),
    ]


def _filters(reading: Reading, view: View) -> list[Any]:
    parts: list[Any] = [
        _group(
            "From where",
            [
                _one("everyone", view, "connection", None),
                _one("people from their life", view, "connection", Connection.NATURAL),
                _one("professionals", view, "connection", Connection.PROFESSIONAL),
            ],
        ),
        _group("What they know", _many(RING_WORDS.items(), view, "rings")),
        _group("Kind of tie", _many(KIND_WORDS.items(), view, "kinds")),
        _group("Where things are", _many(STATUS_WORDS.items(), view, "statuses")),
        _group(
            "Closeness to the child",
            [
                _one(words or "any", view, "closeness", number if words else 0)
                for number, words in CLOSENESS_WORDS.items()
            ],
        ),
        _group(
            "Last seen",
            [
                _one("any time", view, "seen", None),
                *(_one(words, view, "seen", seen) for seen, words in SEEN_WORDS.items()),
            ],
        ),
    ]
    if reading.network.holders and not compares_views(view):
        parts += _whose(reading, view)
    if felt := _feelings(reading.network, view):
        parts.append(felt)
    if homes := _homes(reading.network):
        each = [_one(name, view, "household", key) for key, name in homes]
        parts.append(_group("Home", [_one("any", view, "household", ""), *each]))
    if view.hops or view.centre:
        parts.append(_group("How far", [_one("everybody", replace(view, centre=""), "hops", 0)]))
    if view.filtered:
        parts.append(goto("Show everyone", view.unfiltered(), class_name="lnk"))
    return parts


def _feelings(network: Network, view: View) -> html.Div | None:
    """Whether lines of feeling and support are drawn at rest, where a picture may do without."""
    may = view.picture in (Picture.CIRCLES, Picture.TREE, Picture.WIDER)
    if not may or not any(tie.type in FELT for tie in network.ties):
        return None
    words = ((Feelings.ALL, "drawn"), (Feelings.CHOSEN, "only of whom is chosen"))
    choices = [
        goto(
            text,
            replace(view, feelings=value),
            pressed=view.shows_feelings is (value is Feelings.ALL),
        )
        for value, text in words
    ]
    return _group("How people get on", choices)


def _hidden(reading: Reading, view: View) -> list[Any]:
    """Who the filter leaves out, by name, over what this audience may see."""
    names = sorted(
        reading.network.people[key].short_name or "someone (not named yet)"
        for key in reading.shown.hidden
    )
    more = f" and {len(names) - 30} more" if len(names) > 30 else ""
    return [
        html.P(f"Not shown now: {', '.join(names[:30])}{more}."),
        goto("Show everyone", view.unfiltered(), class_name="lnk"),
    ]


def _homes(network: Network) -> Sequence[tuple[str, str]]:
    lived_in = {one.household_id for one in network.residences}
    return sorted(
        ((key, home.name) for key, home in network.households.items() if key in lived_in),
        key=lambda pair: pair[1],
    )


def _folded(reading: Reading, view: View) -> list[Any]:
    """Return what the words of the folded open: the branches, everybody, folding again."""
    folding = reading.folding
    if folding is None:
        return []
    people = reading.network.people
    gates = sorted(folding.kept_behind.items(), key=lambda one: (-one[1], one[0]))
    if folding.titles:
        explained = "The number after a title says how many more there are. The nearest are shown."
        listed = [(gate, said_of_system(count, folding.titles[gate])) for gate, count in gates]
    else:
        explained = "The number beside somebody says how many relatives are behind them."
        listed = [
            (gate, said(count, called(people[gate])))
            for gate, count in gates[:MOST_LISTED]
            if gate in reading.shown.network.people
        ]
    branches = [
        html.Li(goto(words, replace(view, unfolded=opened(view, gate)), class_name="lnk"))
        for gate, words in listed
    ]
    parts: list[Any] = []
    if branches:
        parts += [
            html.P(explained),
            html.Ul(branches, className="ties"),
        ]
    acts = []
    if folding.folded:
        acts.append(
            goto("Show everybody", replace(view, unfolded=(EVERYBODY,)), class_name="btn sm")
        )
    if view.unfolded:
        acts.append(goto("Fold again", replace(view, unfolded=()), class_name="btn sm"))
    return [*parts, html.Div(acts, className="acts")]


def _left(reading: Reading, view: View) -> list[Any]:
    """What widens a very large network, in place."""
    acts = []
    if reading.left is not None and reading.left.any:
        wider = replace(view, wider=view.wider + 1)
        acts.append(goto(f"Show {AT_ONCE} more", wider, class_name="btn sm"))
    if view.wider:
        acts.append(goto("Only the nearest", replace(view, wider=0), class_name="btn sm"))
    return [
        html.P("This network is very large. It is read from the child outwards."),
        html.Div(acts, className="acts"),
    ]


def _whose(reading: Reading, view: View) -> list[Any]:
    """Everybody's map, or that of one who sees something otherwise."""
    found = whose.choices(reading.network, view)
    return [_group("Whose map is this?", [goto(*one[:2], pressed=one[2]) for one in found])]


def _group(title: str, choices: list[Any]) -> html.Div:
    attributes: dict[str, Any] = {"aria-label": title}
    return html.Div(
        [html.P(title, className="menu-head"), html.Div(choices, className="choices")],
        role="group",
        className="menu-group",
        **attributes,
    )


def _one(words: str, view: View, name: str, value: object) -> html.Button:
    chosen: dict[str, Any] = {name: value}
    return goto(words, replace(view, **chosen), pressed=getattr(view, name) == value)


def _many(choices: Iterable[tuple[Any, str]], view: View, name: str) -> list[html.Button]:
    now = getattr(view, name)
    buttons = []
    for value, words in choices:
        after = tuple(one for one in now if one != value) if value in now else (*now, value)
        changed: dict[str, Any] = {name: after}
        buttons.append(goto(words, replace(view, **changed), pressed=value in now))
    return buttons
