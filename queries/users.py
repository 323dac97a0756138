"""The people who work with the program: who there is, and the PIN of each (hashed elsewhere)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from queries.store.errors import NotFound
from queries.store.handle import Handle
from queries.store.statements import statement
from queries.store.store import Store
from queries.vocabulary import Role


@dataclass(frozen=True, slots=True)
class User:
    """One profile. `has_pin` says whether a PIN was chosen; the hash itself stays in the graph."""

    id: str
    name: str
    role: Role
    team: str = ""
    has_pin: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A colleague who may be named as one who may see something."""

    id: str
    name: str


def list_users(store: Store) -> tuple[User, ...]:
    """Return everybody who works with the program, by name.

    Raises
    ------
    GraphError : the graph cannot be asked.
    """
    rows = store.read(statement("users/all"))
    return tuple(
        User(row["id"], row["name"] or "", Role(row["role"]), row["team"] or "", row["has_pin"])
        for row in rows
    )


def who_open(handle: Handle, case_id: str, *, named: Sequence[str] = ()) -> tuple[Named, ...]:
    """Return who works with a case (its workers, the supervisors of their teams) and the users
    `named`, by name.

    Raises
    ------
    NotFound : no such case, or not one this handle may open.
    """
    handle.may_open(case_id)
    today = date.today().isoformat()
    rows = handle.ask("users/who_open", case_id=case_id, today=today, named=list(named))
    return tuple(Named(row["id"], row["name"]) for row in rows)


def list_teams(store: Store) -> dict[str, str]:
    """Return the teams' names by id, in the order of their names."""
    return {row["id"]: row["name"] for row in store.read(statement("users/teams"))}


def pin_hash_of(store: Store, user_id: str) -> str:
    """Return the salted hash of a user's PIN, empty when none was chosen."""
    rows = store.read(statement("users/pin"), {"id": user_id})
    return str(rows[0]["pin_hash"] or "") if rows else ""


def keep_pin_hash(store: Store, user_id: str, pin_hash: str, *, before: str) -> bool:
    """Keep a PIN's hash in place of the one `before` (empty: none); whether that one still stood.

    Raises
    ------
    NotFound : no such user.
    """
    parameters = {"id": user_id, "pin_hash": pin_hash, "before": before}
    rows = store.writing(lambda tx: tx.run(statement("users/keep_pin"), parameters), told=True)
    if not rows:
        raise NotFound("This profile is gone.", "Say again who is working.")
    return bool(rows[0]["kept"])


def mark_planting(store: Store, *, whole: bool) -> None:
    """Say that the made-up families are being planted (`whole` False), or that all are in.

    Raises
    ------
    GraphError
    """
    text = statement("users/mark_planting")
    store.writing(lambda tx: tx.run(text, {"whole": whole}), told=True)


def planting_unfinished(store: Store) -> bool:
    """Return whether a planting was begun here and cut short; False where none ever began.

    Raises
    ------
    GraphError : the graph cannot be asked.
    """
    rows = store.read(statement("users/planting"))
    return bool(rows and rows[0]["unfinished"])
