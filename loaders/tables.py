"""What reading gives: tables of text, with row numbers as the person sees them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from loaders.errors import FileRefused

BIGGEST = 200 * 1024 * 1024
"""Bytes; a file of this size or more is refused before it is read."""

MOST_ROWS = 100_000
"""Rows of one import, over all its files and sheets."""

MOST_COLUMNS = 200

Progress = Callable[[str, int, int], None]
"""Called as `progress(words, done, of)` from time to time; `of` is 0 when not known."""


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """A file that came in through the browser."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Row:
    """One row that is not empty. `number` counts from 1 with the header, as spreadsheets do."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file or one sheet of a workbook. `notes` are (row, column, what is odd)."""

    file: str
    sheet: str
    rows: tuple[Row, ...]
    notes: tuple[tuple[int, int, str], ...] = ()

    @property
    def name(self) -> str:
        """What the person calls it: the file, and the sheet when there is one."""
        return f"{self.file}, sheet {self.sheet}" if self.sheet else self.file


def too_many_rows(name: str) -> FileRefused:
    """Return the refusal for a load of more than `MOST_ROWS` rows."""
    return FileRefused(
        f"“{name}” brings more than {MOST_ROWS:,} rows, the most that one import takes.",
        "Split it into several files, one case or one team each.",
    )
