"""Two people, one record: how what somebody else wrote meanwhile is said on this page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graphapp.screens.frame.matters import SPECS
from graphapp.screens.frame.state import Form
from graphapp.shell.forms import conflicts
from graphapp.shell.forms.conflicts import Face, Facing
from graphapp.shell.given import SEEN_WORDS, seen_choice
from graphapp.shell.specs import Spec, form_value
from queries.commands import Difference

_END = Spec("main", "until", label="end")
_CLOSED = "closed"
_CHANGED = "The {label} was changed by {whom}{when}, while you had it open."


def face_of(form: Form, now: Mapping[str, Any], records: Mapping[str, str]) -> Face:
    """Return how a difference in a form is faced.

    `now` is what the form would show by now, `records` the names of the records by their ids.
    """
    specs = {spec.key: spec for spec in SPECS.get(form, (_END,))}

    def face(one: Difference) -> Facing:
        over = form is Form.OVER and one.field == _CLOSED
        name = "until" if over else one.field
        key = f"{records.get(one.id, 'main')}.{name}"
        spec = specs.get(key)
        return conflicts.facing(
            one,
            key,
            now.get(key),
            field=spec.shown_as if spec else name,
            label=spec.words if spec else "",
            says=_CHANGED,
            words=_seen_words if name == "visible_to" else str,
        )

    return face


def shown(one: Facing) -> dict[str, Any]:
    """Return what the fields hold when theirs is kept."""
    return {one["field"]: form_value(one["key"].partition(".")[2], one["now"])}


def _seen_words(words: str) -> str:
    return SEEN_WORDS.get(seen_choice(words.split(", ")), words) if words else words
