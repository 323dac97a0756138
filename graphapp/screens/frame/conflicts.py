"""Two people, one record: what somebody else wrote meanwhile, and choosing what shall stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dash import html

from graphapp.screens.frame import ids
from graphapp.screens.frame.matters import SPECS
from graphapp.screens.frame.outcome import SAID, Outcome, plainly
from graphapp.screens.frame.state import About, Form
from graphapp.shell.given import SEEN_WORDS, seen_choice
from graphapp.shell.specs import Spec, form_value
from queries.commands import Difference
from queries.commands.conflicts import clock
from queries.store.errors import Conflict

_END = Spec("main", "until", label="end")
_CLOSED = "closed"


def met(
    conflict: Conflict, about: About, now: Mapping[str, Any], records: Mapping[str, str]
) -> Outcome:
    """Return the outcome that shows both values of each field.

    `now` is what the form would show by now, `records` the names of the records by their ids.
    """
    specs = {spec.key: spec for spec in SPECS.get(Form(about.form), (_END,))}
    found = []
    for one in conflict.differences:
        if not isinstance(one, Difference):
            continue
        name = "until" if Form(about.form) is Form.OVER and one.field == _CLOSED else one.field
        key = f"{records.get(one.id, 'main')}.{name}"
        spec = specs.get(key)
        label = spec.words if spec else one.field.replace("_", " ")
        when = f" {clock(one.at)}" if one.at else ""
        found.append(
            {
                "key": key,
                "field": spec.shown_as if spec else name,
                "who": one.who,
                "sentence": f"The {label} was changed by {one.who or 'somebody else'}{when}, while"
                " you had it open.",
                "mine": _plain(name, one.mine),
                "theirs": _plain(name, one.theirs),
                "now": now.get(key),
            }
        )
    if not found:
        return plainly(str(conflict))
    changed = replace(about, differences=tuple(found))
    return Outcome(about=changed, said=differences(found), focus=SAID)


def choose(about: About, act: str, key: str) -> tuple[About, dict[str, Any]]:
    """Return the form with one difference settled, and the fields that then hold another value."""
    one = next((found for found in about.differences if found["key"] == key), None)
    if one is None:
        return about, {}
    rest = tuple(found for found in about.differences if found is not one)
    shown = {}
    if act == "keep":
        shown[one["field"]] = form_value(key.partition(".")[2], one["now"])
    return replace(about, seen={**about.seen, key: one["now"]}, differences=rest), shown


def differences(found: Sequence[Mapping[str, Any]]) -> list[Any]:
    """Return both values of each field, with the two ways to go on."""
    parts: list[Any] = []
    for one in found:
        whose = f"{one['who']}’s" if one["who"] else "theirs"
        who = one["who"] or "Somebody else"
        theirs = html.Div([html.Dt(f"{who} wrote"), html.Dd(one["theirs"] or "nothing")])
        mine = html.Div([html.Dt("You wrote"), html.Dd(one["mine"] or "nothing")])
        acts = [_act(f"keep:{one['key']}", f"Keep {whose}"), _act(f"mine:{one['key']}", "Use mine")]
        parts.append(
            html.Div(
                [
                    html.P(one["sentence"]),
                    html.Dl([theirs, mine], className="diff"),
                    html.Div(acts, className="acts"),
                ],
                className="difference",
            )
        )
    return parts


def _act(name: str, words: str) -> Any:
    return html.Button(words, id=ids.act(name), type="button", className="btn sm")


def _plain(field: str, words: str) -> str:
    if field == "visible_to" and words:
        return SEEN_WORDS.get(seen_choice(words.split(", ")), words)
    return words
