"""What the graph's commands share: the graph opened as somebody, cases by number, printing."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import typer

from graphapp.errors import NobodyChosen
from graphapp.services import open_from_settings
from graphapp.settings import Settings
from queries import list_cases
from queries.store.handle import Handle, Viewer
from queries.users import User, list_users
from queries.vocabulary import Role


@contextmanager
def working(context: typer.Context) -> Iterator[Handle]:
    """Open the graph and work as the profile that --as names, else the likeliest one."""
    settings = context.ensure_object(Settings)
    with open_from_settings(settings, wait=True, long_lived=False) as store:
        user = choose(list_users(store), settings.who)
        yield Handle(store, Viewer(user.id, user.name, user.role))


def choose(users: Sequence[User], name: str) -> User:
    """Return the profile of a name; without one the only profile, else the first supervisor's.

    Raises
    ------
    NobodyChosen : there is no such profile, or none at all.
    """
    if not users:
        raise NobodyChosen(
            "Nobody works with this graph yet.",
            "Make a profile: graphapp user NAME --team TEAM (or: graphapp demo).",
        )
    if name:
        wanted = name.casefold()
        exact = [one for one in users if wanted in {one.name.casefold(), one.id}]
        near = exact or [one for one in users if one.name.casefold().startswith(wanted)]
        if len(near) != 1:
            names = ", ".join(one.name for one in users[:20])
            raise NobodyChosen("There is no one profile of that name.", f"There are: {names}.")
        return near[0]
    found = next((one for one in users if one.role is Role.SUPERVISOR), users[0])
    if len(users) > 1:
        print(f"Working as {found.name} ({found.role}); --as NAME for another.", file=sys.stderr)
    return found


def case_id(handle: Handle, text: str) -> str:
    """Return the id of a case given by its id or number.

    Raises
    ------
    NotFound : there is none, or not for this viewer.
    """
    if text in handle.cases:
        return text
    numbered = [one.id for one in list_cases(handle, limit=10_000) if one.case.number == text]
    if len(numbered) != 1:
        handle.may_open(text)
    return numbered[0]


def print_json(shape: dict[str, Any]) -> None:
    """Print plain values as JSON, letters of every script as they are."""
    print(json.dumps(shape, ensure_ascii=False, indent=2))


def print_table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows in columns as wide as they need."""
    lines = [tuple(map(str, row)) for row in rows]
    widths = [max(map(len, column)) for column in zip(heads, *lines, strict=True)]
    for line in (heads, *lines):
        print(
            "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).strip()
        )
