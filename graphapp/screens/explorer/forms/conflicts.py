"""Two people, one record: what somebody else wrote meanwhile, and choosing what shall stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from graphapp.screens.explorer.forms.about import About
from graphapp.screens.explorer.forms.asking import differences
from graphapp.screens.explorer.forms.edit_logic import life_of
from graphapp.screens.explorer.forms.given import SEEN_WORDS
from graphapp.screens.explorer.forms.outcome import SAID, Outcome
from graphapp.screens.explorer.forms.specs import Spec, form_value
from graphapp.screens.explorer.forms.who_sees import choice_of
from graphapp.shell.given import WHO
from queries.commands import Difference
from queries.commands.conflicts import clock
from queries.store.errors import Conflict

TOKENS = ("visible_to", "whereabouts_visible_to")
_LIFE = {"person.deceased": "life", "person.unborn": "life"}


def met(
    conflict: Conflict,
    about: About,
    now: Mapping[str, Any],
    ids: Mapping[str, str],
    specs: Sequence[Spec],
) -> Outcome:
    """Return the outcome that shows both values of each field.

    `now` is what the form would show by now, `ids` the records' ids by record.
    """
    by_id = {ident: record for record, ident in ids.items()}
    by_key = {spec.key: spec for spec in specs}
    found = []
    for one in conflict.differences:
        if not isinstance(one, Difference):
            continue
        key = f"{by_id.get(one.id, '')}.{one.field}"
        spec = by_key.get(key)
        label = spec.words if spec else _LIFE.get(key, one.field.replace("_", " "))
        shown_as = spec.shown_as if spec else _LIFE.get(key, one.field)
        when = f" {clock(one.at)}" if one.at else ""
        found.append(
            {
                "key": key,
                "field": shown_as,
                "who": one.who,
                "sentence": f"{one.who or 'Somebody else'} changed the {label}{when}, while you"
                " had it open.",
                "mine": _plain(one.field, one.mine),
                "theirs": _plain(one.field, one.theirs),
                "now": now.get(key),
            }
        )
    changed = replace(about, differences=tuple(found))
    return Outcome(about=changed, said={"form": differences(found)}, focus=SAID)


def choose(about: About, act: str, key: str) -> tuple[About, dict[str, Any]]:
    """Return the form with one difference settled, and the fields that then hold another value."""
    one = next((found for found in about.differences if found["key"] == key), None)
    if one is None:
        return about, {}
    rest = tuple(found for found in about.differences if found is not one)
    seen = {**about.seen, key: one["now"]}
    shown: dict[str, Any] = {}
    if act == "keep":
        name = key.partition(".")[2]
        if one["field"] == "life":
            shown["life"] = life_of(seen)
        elif name in TOKENS:
            shown[one["field"]] = choice_of(one["now"] or ())
            shown[f"{one['field']}{WHO}"] = list(one["now"] or ())
        else:
            shown[one["field"]] = form_value(name, one["now"])
    return replace(about, seen=seen, differences=rest), shown


def _plain(field: str, words: str) -> str:
    if field in TOKENS and words:
        choice = choice_of(words.split(", "))
        return SEEN_WORDS.get(choice, "only people who are named")
    return words
