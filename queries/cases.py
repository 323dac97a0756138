"""The cases a handle opens: one, and the list that a person starts from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from queries import records
from queries.model import Case, Person
from queries.store.errors import NotFound
from queries.store.handle import Handle
from queries.store.store import Row


@dataclass(frozen=True, slots=True)
class CaseListed:
    """One case as the first screen tells it.

    `natural` and `professional` count the people on the map today, the children apart; they are
    never one number. `changed_at` is UTC ISO text, of the latest change this handle may see; it
    and `changed_by` are empty when there is none.
    """

    case: Case
    children: tuple[Person, ...]
    natural: int
    professional: int
    changed_at: str = ""
    changed_by: str = ""

    @property
    def id(self) -> str:
        """The case's id."""
        return self.case.id


@dataclass(frozen=True, slots=True)
class CaseNamed:
    """What a case is called, and who works on it today (empty: nobody is allocated)."""

    id: str
    number: str
    children: tuple[Person, ...]
    worker_id: str = ""
    worker: str = ""
    team_id: str = ""
    team: str = ""


def case(handle: Handle, case_id: str) -> Case:
    """Return one case; the summary, a worker's note, for professionals only.

    Raises
    ------
    NotFound : no such case, or not one this handle may open.
    """
    handle.may_open(case_id)
    rows = handle.ask("cases/one", case_id=case_id, on=date.today().isoformat())
    if not rows:
        raise NotFound()
    return records.case(rows[0])


def children_of(handle: Handle, case_id: str) -> tuple[Person, ...]:
    """Return the children a case is about, the eldest first.

    Raises
    ------
    NotFound : no such case, or not one this handle may open.
    """
    handle.may_open(case_id)
    rows = handle.ask("cases/one", case_id=case_id, on=date.today().isoformat())
    return tuple(records.person(child) for child in rows[0]["children"]) if rows else ()


def list_cases(handle: Handle, *, limit: int = 200) -> tuple[CaseListed, ...]:
    """Return the cases this handle opens, those changed last first.

    At most `limit`; it was cut when there are fewer than `len(handle.cases)`.
    """
    rows = handle.ask("cases/list", on=date.today().isoformat(), limit=limit)
    return tuple(
        CaseListed(
            case=records.case(row),
            children=tuple(records.person(child) for child in row["children"]),
            natural=row["natural"],
            professional=row["professional"],
            changed_at=row["changed_at"] or "",
            changed_by=row["changed_by"] or "",
        )
        for row in rows
    )


def cases_named(handle: Handle, case_ids: Sequence[str]) -> tuple[CaseNamed, ...]:
    """Return what these cases are called, by number; only those this handle may open."""
    rows = handle.ask("cases/named", case_ids=list(case_ids), on=date.today().isoformat())
    return tuple(_named(row, row["worker"] or {}) for row in rows)


def _named(row: Row, worker: Mapping[str, str | None]) -> CaseNamed:
    return CaseNamed(
        id=row["id"],
        number=row["number"] or "",
        children=tuple(map(records.person, row["children"])),
        worker_id=worker.get("id") or "",
        worker=worker.get("name") or "",
        team_id=worker.get("team_id") or "",
        team=worker.get("team") or "",
    )
