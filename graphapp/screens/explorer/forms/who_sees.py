"""Who may see something: professionals, the family, the child, or only colleagues who are named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dash import html

from graphapp.screens.explorer.forms.ids import field
from graphapp.shell.forms import fields as plain
from graphapp.shell.given import NAMED, WHO, seen_choice, seen_choices
from queries.store.handle import Handle
from queries.users import who_open
from queries.vocabulary import Audience

_AUDIENCES = frozenset(map(str, Audience))
NAMED_WORDS = "Only people I name"


def colleagues(handle: Handle, case_id: str, *tokens: Sequence[str]) -> Mapping[str, str]:
    """Return those who may be named, id to name: who else works with the case, and whoever is
    named already. With the family in the room nobody is.

    Raises
    ------
    GraphError
    """
    if handle.audience is not Audience.PROFESSIONALS:
        return {}
    named = {token for some in tokens for token in some} - _AUDIENCES
    found = who_open(handle, case_id, named=sorted(named))
    return {one.id: one.name for one in found if one.id != handle.viewer.user_id}


def choice_of(tokens: Sequence[str]) -> str:
    """Return the choice that stands for some tokens."""
    if tokens and not _AUDIENCES.intersection(tokens):
        return NAMED
    return seen_choice(tokens)


def who_may_see(
    name: str,
    label: str,
    tokens: Sequence[str],
    others: Mapping[str, str],
    *,
    hint: str = "",
) -> html.Div:
    """Return the choice of who may see something, with the people to name below it."""
    now = [pair for pair in seen_choices(tokens) if choice_of(tokens) != NAMED or pair[0] != "now"]
    who = (
        plain.ticks(
            field(f"{name}{WHO}"), "Besides me", others.items(), [t for t in tokens if t in others]
        )
        if others
        else html.P("Nobody else works with this map, so only you would see it.", className="small")
    )
    return html.Div(
        [
            plain.radios(
                field(name), label, [*now, (NAMED, NAMED_WORDS)], choice_of(tokens), hint=hint
            ),
            html.Div(who, className="when-named"),
        ],
        className="who-sees",
    )
