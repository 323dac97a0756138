"""Two people, one record: what somebody else wrote meanwhile, and choosing what shall stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dash import html

from graphapp.shell.forms import fields
from graphapp.shell.forms.about import A
from graphapp.shell.forms.ids import FormIds
from graphapp.shell.forms.outcome import SAID, Outcome, plainly
from queries.commands import Difference
from queries.commands.conflicts import clock
from queries.store.errors import Conflict

Facing = dict[str, Any]
"""One difference as JSON: `key` in what was seen, the form's `field`, `who`, the `sentence` above
both values, `mine`, `theirs`, and `now`: what is there by now (`specs.kept`)."""
Face = Callable[[Difference], Facing | None]
"""How one difference is shown in a form; None where it has no field for it."""
CHANGED = "{who} changed the {label}{when}, while you had it open."


def facing(
    one: Difference,
    key: str,
    now: Any,
    *,
    field: str = "",
    label: str = "",
    says: str = CHANGED,
    words: Callable[[str], str] = str,
) -> Facing:
    """Return a difference for the page; `words` says a stored value as people do."""
    who = one.who or "Somebody else"
    when = f" {clock(one.at)}" if one.at else ""
    label = label or one.field.replace("_", " ")
    return {
        "key": key,
        "field": field or one.field,
        "who": one.who,
        "sentence": says.format(
            who=who, whom=one.who or "somebody else", label=label, when=when
        ),
        "mine": words(one.mine),
        "theirs": words(one.theirs),
        "now": now,
    }  # fmt: skip


def met(
    ids: FormIds,
    conflict: Conflict,
    about: A,
    face: Face,
) -> Outcome[A]:
    """Return the outcome that shows both values of each field; `face` is None for no field."""
    every = [face(one) for one in conflict.differences if isinstance(one, Difference)]
    found = tuple(one for one in every if one is not None)
    if not found:
        return plainly(str(conflict))
    return _ask(ids, replace(about, differences=found))


def by_field(now: Mapping[str, Any]) -> Face:
    """Return how to face a difference in a form of one record, seen by its fields' own names."""
    return lambda one: facing(one, one.field, now[one.field]) if one.field in now else None


def answered(
    ids: FormIds,
    name: str,
    about: A,
    values: Mapping[str, Any],
    *,
    shown: Callable[[Facing], dict[str, Any]],
    save: Callable[[A, Mapping[str, Any]], Outcome[A]],
) -> Outcome[A] | None:
    """Return what came of choosing, or of a Save before it; None for any other button.

    `shown` says what the fields hold when theirs is kept. When the last difference is settled,
    `save` saves what is left to save.
    """
    act, _, key = name.partition(":")
    if act not in ("keep", "mine"):
        return _ask(ids, about) if name == "save" and about.differences else None
    one = next((found for found in about.differences if found["key"] == key), None)
    held: dict[str, Any] = {}
    if one is not None:
        rest = tuple(found for found in about.differences if found is not one)
        about = replace(about, seen={**about.seen, key: one["now"]}, differences=rest)
        held = shown(one) if act == "keep" else {}
    if about.differences:
        return replace(_ask(ids, about), values=held)
    done = save(about, {**values, **held})
    return replace(done, values={**done.values, **held}, about=done.about or about)


def _ask(ids: FormIds, about: A) -> Outcome[A]:
    return Outcome(about=about, said=differences(ids, about.differences), focus=SAID)


def differences(ids: FormIds, found: Sequence[Facing]) -> list[Any]:
    """Return both values of each field, with the two ways to go on."""
    return [_difference(ids, one) for one in found]


def _difference(ids: FormIds, one: Facing) -> html.Div:
    whose = f"{one['who']}’s" if one["who"] else "theirs"
    who = one["who"] or "Somebody else"
    theirs = html.Div([html.Dt(f"{who} wrote"), html.Dd(one["theirs"] or "nothing")])
    mine = html.Div([html.Dt("You wrote"), html.Dd(one["mine"] or "nothing")])
    acts = [
        fields.button(ids, f"keep:{one['key']}", f"Keep {whose}", kind="sm"),
        fields.button(ids, f"mine:{one['key']}", "Use mine", kind="sm"),
    ]
    return html.Div(
        [
            html.P(one["sentence"]),
            html.Dl([theirs, mine], className="diff"),
            html.Div(acts, className="acts"),
        ],
        className="difference",
    )
