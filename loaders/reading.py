"""Files -> drafts and problems. Nothing is looked up in the graph yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from loaders.around.rows import DraftFact, draft_fact
from loaders.around.sheets import SHEETS, sheet_of
from loaders.cells import LONGEST
from loaders.drafts import DraftPerson, Drafts, DraftTie
from loaders.errors import FileRefused
from loaders.files import open_files
from loaders.gedcom import Tree
from loaders.headers import EXPLAINS, TITLES, Form, columns_of, form_of, month_first
from loaders.person_rows import draft_person
from loaders.problems import Problem
from loaders.tables import Progress, Table, UploadedFile
from loaders.tie_rows import draft_tie
from loaders.values import RowReader

_HEADER_WITHIN = 15
"""Rows above the header that a sheet may spend on its title."""


def read(
    files: Sequence[str | Path | UploadedFile],
    *,
    american_dates: bool | None = None,
    today: date | None = None,
    progress: Progress | None = None,
) -> Drafts:
    """Read files of people and ties.

    Parameters
    ----------
    files : paths, or what came in through the browser; CSV, `.xlsx` or GEDCOM
        (`.ged`, `.gdz`), any number together.
    american_dates : whether 03/12/2026 is 12 March; None reads British order unless a header says
        mm/dd.
    today : the day of reading, for "still to come" and for ages.
    progress : called as `progress(words, done, of)` while it takes time.

    Returns
    -------
    Drafts : people, ties and problems; a file that cannot be read is a problem when others can.

    Raises
    ------
    FileRefused : when no file can be read, or more than 100,000 rows come in.
    """
    if not files:
        raise FileRefused(
            "No file was chosen.", "Choose a CSV file, a workbook (.xlsx) or a family tree (.ged)."
        )
    tables, refused, digest = open_files(files, progress, today)
    if refused and not tables:
        raise refused[0]
    found = _Found(today or date.today())
    for refusal in refused:
        found.problems.append(
            Problem(_name(files), 0, "", refusal.sentence, refusal.next_step, stops=True)
        )
    for table in tables:
        if isinstance(table, Tree):
            found.add_tree(table)
        else:
            found.add(table, american_dates, progress)
    if not found.forms and not found.people and not found.ties:
        first = tables[0]
        raise FileRefused(
            f"No row of “{first.name}” looks like the headers of a table of people or ties.",
            "The first row needs at least “person”, or “from”, “to” and “type”. A template to"
            " start from can be downloaded.",
        )
    return Drafts(
        name=_name(files),
        digest=digest.hex(),
        people=tuple(found.people),
        ties=tuple(found.ties),
        problems=tuple(found.problems),
        forms=tuple(dict.fromkeys(found.forms)),
        rows=found.rows,
        tree=any(isinstance(table, Tree) for table in tables),
        around=tuple(found.around),
    )


class _Found:
    """What has been read so far."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.people: list[DraftPerson] = []
        self.ties: list[DraftTie] = []
        self.around: list[DraftFact] = []
        self.problems: list[Problem] = []
        self.forms: list[Form] = []
        self.rows = 0
        self._keys: dict[str, DraftPerson] = {}

    def add(self, table: Table, american: bool | None, progress: Progress | None) -> None:
        """Read one table's rows into people or ties."""
        if table.sheet == EXPLAINS:
            return
        header = _header(table)
        if header is None:
            self.problems.append(
                Problem(
                    table.name, 0, "", "No row here looks like headers, so it was not read.",
                    "If people stand in it, give it a header row with “person”.",
                )
            )  # fmt: skip
            return
        at, columns, form = header
        self.forms.append(form)
        headers = table.rows[at].cells
        first = month_first(headers) if american is None else american
        self._note_unread(table, at, columns)
        names = {place: column for column, place in columns.items()}
        for number, place, what in table.notes:
            if place in names:
                self.problems.append(
                    Problem(table.name, number, headers[place], f"The cell holds {what}.",
                            "Open the workbook in Excel, save it, and load it again.")
                )  # fmt: skip
        body = table.rows[at + 1 :]
        if not body:
            self.problems.append(
                Problem(table.name, 0, "", "There are headers but no rows.", "Add rows below them.")
            )
        for done, row in enumerate(body):
            cells = {c: row.cells[p] for c, p in columns.items() if p < len(row.cells)}
            if not any(cells.values()):
                continue
            self.rows += 1
            self._shorten(table, row.number, cells)
            reader = RowReader(
                table.name, row.number, cells, first, self.today, self.problems.append
            )
            if form in SHEETS:
                told = draft_fact(form, reader)
                if told is not None:
                    self.around.append(told)
            elif form is Form.TIES:
                tie = draft_tie(reader)
                if tie is not None:
                    self.ties.append(tie)
            else:
                self._person(draft_person(reader), reader)
            if progress and done % 2_000 == 0:
                progress(f"Understanding {table.name}", done, len(body))

    def add_tree(self, tree: Tree) -> None:
        """Take a family tree's people and ties; somebody in two trees by UID is taken once."""
        self.rows += tree.rows
        self.problems += tree.problems
        self.ties += tree.ties
        for draft in tree.people:
            earlier = self._keys.setdefault(draft.key, draft)
            if earlier is draft:
                self.people.append(draft)
                continue
            self.problems.append(
                Problem(
                    draft.at.file, draft.at.row, "UID",
                    f"{draft.label} is in {earlier.at.file} too, with the same UID; they are one"
                    " person, as that file has them.",
                    "Nothing needs doing.",
                )
            )  # fmt: skip

    def _shorten(self, table: Table, number: int, cells: dict[str, str]) -> None:
        for column, text in cells.items():
            if len(text) > LONGEST:
                cells[column] = text[:LONGEST]
                self.problems.append(
                    Problem(
                        table.name, number, TITLES.get(column, column),
                        f"The cell holds more than {LONGEST:,} letters, so it was cut.",
                        "Keep long notes elsewhere, or split them.",
                    )
                )  # fmt: skip

    def _note_unread(self, table: Table, at: int, columns: dict[str, int]) -> None:
        used = set(columns.values())
        for place, header in enumerate(table.rows[at].cells):
            if header and place not in used:
                self.problems.append(
                    Problem(
                        table.name, table.rows[at].number, header,
                        f"The column “{header[:60]}” is not one we know, so it is not loaded.",
                        "Nothing needs doing, or give it the header of the template.",
                    )
                )  # fmt: skip

    def _person(self, draft: DraftPerson | None, row: RowReader) -> None:
        if draft is None:
            return
        if not draft.name and not draft.key.startswith("id:") and draft.key in self._keys:
            # two nameless cousins are two people: the second is told apart by its order
            number = sum(key.startswith(draft.key) for key in self._keys) + 1
            draft = _renamed(draft, f"{draft.key}#{number}")
        earlier = self._keys.get(draft.key)
        if earlier is not None:
            by_id = draft.key.startswith("id:")
            what = "has the same id as" if by_id else "repeats"
            row.problem(
                "id" if by_id else "name",
                f"This row {what} row {earlier.at.row} ({earlier.label}), so it was left out.",
                "Take one of them out, or give each an id of its own."
                if by_id else "Take one of them out, or add dates of birth if they are two people.",
                stops=True,
            )  # fmt: skip
            return
        self._keys[draft.key] = draft
        self.people.append(draft)


def _renamed(draft: DraftPerson, key: str) -> DraftPerson:
    return replace(draft, key=key)


def _header(table: Table) -> tuple[int, dict[str, int], Form] | None:
    """Return the row that looks most like headers; titles may stand above it."""
    best: tuple[int, dict[str, int], Form] | None = None
    for at, row in enumerate(table.rows[:_HEADER_WITHIN]):
        around = sheet_of(row.cells)
        columns = around[1] if around else columns_of(row.cells)
        form = around[0] if around else form_of(columns)
        enough = len(columns) > 1 or at == 0
        if form is not None and enough and (best is None or len(columns) > len(best[1])):
            best = (at, columns, form)
    return best


def _name(files: Iterable[str | Path | UploadedFile]) -> str:
    names = [file.name if isinstance(file, UploadedFile) else Path(file).name for file in files]
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
