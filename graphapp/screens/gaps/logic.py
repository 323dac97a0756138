"""The gaps of all cases as rows of a table: found, filtered, ordered. Plain functions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graphapp.gap_words import COLUMN_OF, COLUMNS, FIVE_WEEKS, TWO_WEEKS
from graphapp.screens.gaps.state import Age, Order, View
from graphapp.words import child_ages, child_names
from queries.cases import CaseNamed
from queries.gaps import Finding, KeptGaps
from queries.store.handle import Handle

LEAST_DAYS: Mapping[Age, int] = {Age.TWO_WEEKS: TWO_WEEKS, Age.FIVE_WEEKS: FIVE_WEEKS}


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case with a gap; `cells` holds its findings by the key of their column."""

    id: str
    child: str
    ages: str
    worker_id: str
    worker: str
    team_id: str
    team: str
    cells: Mapping[str, tuple[Finding, ...]]

    @property
    def oldest(self) -> date:
        """The first day of its oldest gap; one without a day counts as old."""
        days = [found.since for cell in self.cells.values() for found in cell]
        return min((day or date.min for day in days), default=date.max)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that a view shows, and what there is to choose from.

    `looked_at` counts the cases looked at under the chosen team and worker, `with_gap` those with
    any gap; `teams` and `workers` are (id, name) by name.
    """

    rows: tuple[CaseRow, ...]
    with_gap: int
    looked_at: int
    teams: tuple[tuple[str, str], ...]
    workers: tuple[tuple[str, str], ...]


def table(gaps: KeptGaps, handle: Handle, view: View, today: date) -> Table:
    """Find the gaps of every open case of this handle and keep those of a view."""
    found: dict[str, dict[str, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    kept = gaps.everywhere(handle, as_of=today)
    for finding in kept.findings:
        found[finding.case_id][COLUMN_OF[finding.kind].key].append(finding)
    under = [
        case
        for case in kept.cases
        if (not view.team or case.team_id == view.team)
        and (not view.worker or case.worker_id == view.worker)
    ]
    rows = [_row(case, found[case.id], today) for case in under if case.id in found]
    shown = [row for row in (_of_view(row, view, today) for row in rows) if row.cells]
    return Table(
        rows=tuple(_ordered(shown, view.order)),
        with_gap=len(rows),
        looked_at=len(under),
        teams=_choices((case.team_id, case.team) for case in kept.cases),
        workers=_choices(
            (case.worker_id, case.worker)
            for case in kept.cases
            if not view.team or case.team_id == view.team
        ),
    )


def chosen(gaps: KeptGaps, handle: Handle, view: View, today: date) -> CaseRow | None:
    """Return the row of the chosen case as the table shows it; None when nothing is chosen, or what
    was chosen is not there.
    """
    if not view.case_id or view.case_id not in handle.cases:
        return None
    cells: dict[str, list[Finding]] = defaultdict(list)
    kept = gaps.everywhere(handle, as_of=today)
    for finding in kept.findings:
        if finding.case_id == view.case_id:
            cells[COLUMN_OF[finding.kind].key].append(finding)
    case = next(one for one in kept.cases if one.id == view.case_id)
    return _of_view(_row(case, cells, today), view, today)


def _row(case: CaseNamed, cells: Mapping[str, Sequence[Finding]], today: date) -> CaseRow:
    return CaseRow(
        case.id,
        child_names(case.children),
        child_ages(case.children, today),
        case.worker_id,
        case.worker or "nobody allocated",
        case.team_id,
        case.team,
        {column.key: tuple(cells[column.key]) for column in COLUMNS if column.key in cells},
    )


def _of_view(row: CaseRow, view: View, today: date) -> CaseRow:
    """The row with the findings that a view asks for."""
    least = LEAST_DAYS[view.age] if view.age else 0

    def old_enough(found: Finding) -> bool:
        return not least or found.since is None or (today - found.since).days >= least

    cells = {
        key: kept
        for key, cell in row.cells.items()
        if (not view.gap or key == view.gap) and (kept := tuple(filter(old_enough, cell)))
    }
    return CaseRow(
        row.id, row.child, row.ages, row.worker_id, row.worker, row.team_id, row.team, cells
    )


def _ordered(rows: Iterable[CaseRow], order: Order) -> list[CaseRow]:
    if order is Order.CHILD:
        return sorted(rows, key=lambda row: (row.child, row.id))
    if order is Order.WORKER:
        return sorted(rows, key=lambda row: (row.worker, row.child, row.id))
    return sorted(rows, key=lambda row: (row.oldest, row.child, row.id))


def _choices(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted({pair for pair in pairs if pair[0]}, key=lambda pair: _counted(*pair)))


def _counted(ident: str, name: str) -> tuple[list[tuple[int, str]], str]:
    """By name, "Team 2" before "Team 10"."""
    parts = re.findall(r"\d+|\D+", name)
    return [(int(part), "") if part.isdecimal() else (0, part) for part in parts], ident
