"""The cases a handle opens: one, and the list that a person starts from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from queries import records
from queries.model import Case, Person
from queries.store.errors import NotFound
from queries.store.handle import Handle


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
