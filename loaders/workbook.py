"""Excel workbooks (.xlsx) -> one table a sheet: values only, guarded before they are opened."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from itertools import repeat
from typing import Any

from openpyxl import load_workbook

from loaders.cells import clean
from loaders.errors import FileRefused
from loaders.tables import MOST_COLUMNS, Progress, Row, Table, too_many_rows

MOST_PARTS = 2_000
MOST_UNPACKED = 400 * 1024 * 1024
MOST_RATIO = 120
"""Unpacked to packed, of parts over 10 MB: real sheets pack 5 to 30 times."""

_BROKEN = "Open it in Excel, save it again as .xlsx, and try again."


def tables(name: str, content: bytes, left: int, progress: Progress | None = None) -> list[Table]:
    """Read every sheet that is not hidden.

    Raises
    ------
    FileRefused : not a workbook, broken, packed to burst, or more than `left` rows.
    """
    formulas = _guard(name, content)
    found: list[Table] = []
    # openpyxl and what lies under it raise nearly anything over a damaged file; all of it means
    # the same to the person, so it is mapped here, once
    try:
        values = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        written = load_workbook(io.BytesIO(content), read_only=True) if formulas else None
        try:
            for sheet in values.worksheets:
                if sheet.sheet_state != "visible":
                    continue
                sheet.reset_dimensions()
                twin: Iterator[Any] = repeat(())
                if written is not None:
                    written[sheet.title].reset_dimensions()
                    twin = written[sheet.title].iter_rows(max_col=MOST_COLUMNS, values_only=True)
                rows, notes = _rows(name, sheet, twin, left, progress)
                left -= max(0, len(rows) - 1)
                if rows:
                    found.append(Table(name, clean(sheet.title), rows, notes))
        finally:
            values.close()
            if written is not None:
                written.close()
    except FileRefused:
        raise
    except Exception as error:
        raise FileRefused(f"“{name}” is damaged and cannot be read.", _BROKEN) from error
    if not found:
        raise FileRefused(f"“{name}” holds no rows.", "Check that you saved it, and try again.")
    if len(found) == 1 and len(values.sheetnames) == 1:
        return [Table(name, "", found[0].rows, found[0].notes)]
    return found


def _rows(
    name: str, sheet: Any, twin: Iterator[Any], left: int, progress: Progress | None
) -> tuple[tuple[Row, ...], tuple[tuple[int, int, str], ...]]:
    rows: list[Row] = []
    notes: list[tuple[int, int, str]] = []
    cells = sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True)
    for number, (values, written) in enumerate(zip(cells, twin, strict=False), 1):
        texts = tuple(clean(value) for value in values)
        for place, formula in enumerate(written):
            if isinstance(formula, str) and formula.startswith("=") and not texts[place]:
                notes.append((number, place, "a formula whose value was never saved"))
        if any(texts):
            filled = max(place for place, text in enumerate(texts) if text) + 1
            rows.append(Row(number, texts[:filled]))
            if len(rows) > left + 1:
                raise too_many_rows(name)
        if progress and number % 5_000 == 0:
            progress(f"Reading {name}", number, 0)
    return tuple(rows), tuple(notes)


def _guard(name: str, content: bytes) -> bool:
    """Refuse what is no workbook or would burst when unpacked; say whether it holds formulas."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise _bomb(name)
            for part in parts:
                big = part.file_size > 10 * 1024 * 1024
                if big and part.file_size > MOST_RATIO * max(part.compress_size, 1):
                    raise _bomb(name)
                if part.flag_bits & 1:
                    raise FileRefused(
                        f"“{name}” is protected by a password.",
                        "Open it in Excel, take the password off, save it, and try again.",
                    )
            names = {part.filename for part in parts}
            if not any(part.startswith("xl/") for part in names):
                raise FileRefused(f"“{name}” is {_other(names)}, not an Excel workbook.")
            return any(_holds_formula(archive, part) for part in names if _is_sheet(part))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise FileRefused(f"“{name}” is damaged and cannot be read.", _BROKEN) from error
    except zipfile.zlib.error as error:  # type: ignore[attr-defined]
        raise FileRefused(f"“{name}” is damaged and cannot be read.", _BROKEN) from error


def _is_sheet(part: str) -> bool:
    return part.startswith("xl/worksheets/") and part.endswith(".xml")


def _holds_formula(archive: zipfile.ZipFile, part: str) -> bool:
    with archive.open(part) as stream:
        tail = b""
        while block := stream.read(1 << 20):
            seen = tail + block
            if b"<f>" in seen or b"<f " in seen:
                return True
            tail = block[-3:]
    return False


def _bomb(name: str) -> FileRefused:
    return FileRefused(
        f"“{name}” unpacks to far more than its size, so it was not opened.",
        "Save only the sheet with the people into a new workbook and try again.",
    )


def _other(names: set[str]) -> str:
    if any(name.startswith("word/") for name in names):
        return "a Word document"
    if any(name.startswith("ppt/") for name in names):
        return "a presentation"
    if "content.xml" in names:
        return "an OpenDocument file"
    return "a packed file"
