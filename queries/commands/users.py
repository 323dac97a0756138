"""Writes of the people who work with the program: teams and users. No case, so no `Change`."""

from __future__ import annotations

from queries.ids import new_id
from queries.store.statements import statement
from queries.store.store import Store
from queries.vocabulary import Role


def add_team(store: Store, name: str, *, team_id: str | None = None) -> str:
    """Make a team, or rename the one with this id; return its id."""
    row = {"id": team_id or new_id(), "name": name}
    store.writing(lambda tx: tx.run(statement("commands/add_team"), row), told=True)
    return row["id"]


def add_user(
    store: Store, name: str, role: Role, team_id: str, *, user_id: str | None = None
) -> str:
    """Make a user in a team, or change the one with this id; return its id."""
    row = {"id": user_id or new_id(), "name": name, "role": str(role), "team_id": team_id}
    tie = {"tie_id": new_id()}
    store.writing(lambda tx: tx.run(statement("commands/add_user"), row | tie), told=True)
    return row["id"]
