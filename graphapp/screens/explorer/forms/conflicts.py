"""Two people, one record: how what somebody else wrote meanwhile is said in the panel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graphapp.screens.explorer.forms.about import About, Outcome
from graphapp.screens.explorer.forms.edit_logic import life_of
from graphapp.screens.explorer.forms.given import SEEN_WORDS
from graphapp.screens.explorer.forms.ids import FORM
from graphapp.screens.explorer.forms.specs import Spec, form_value
from graphapp.screens.explorer.forms.who_sees import choice_of
from graphapp.shell.forms import conflicts
from graphapp.shell.forms.conflicts import Facing
from graphapp.shell.given import WHO
from queries.commands import Difference
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

    def face(one: Difference) -> Facing:
        key = f"{by_id.get(one.id, '')}.{one.field}"
        spec = by_key.get(key)
        return conflicts.facing(
            one,
            key,
            now.get(key),
            field=spec.shown_as if spec else _LIFE.get(key, ""),
            label=spec.words if spec else _LIFE.get(key, ""),
            words=_seen_words if one.field in TOKENS else str,
        )

    return conflicts.met(FORM, conflict, about, face)


def shown(about: About, one: Facing) -> dict[str, Any]:
    """Return what the fields hold when theirs is kept."""
    name, now = one["key"].partition(".")[2], one["now"]
    if one["field"] == "life":
        return {"life": life_of({**about.seen, one["key"]: now})}
    if name in TOKENS:
        held = {one["field"]: choice_of(now or ())}
        return {**held, f"{one['field']}{WHO}": list(now or ())}
    return {one["field"]: form_value(name, now)}


def _seen_words(words: str) -> str:
    if not words:
        return words
    return SEEN_WORDS.get(choice_of(words.split(", ")), "only people who are named")
