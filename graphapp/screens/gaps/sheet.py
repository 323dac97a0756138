"""The table of gaps as an Excel workbook: one row a finding, no cell a live formula."""

from __future__ import annotations

import io
from datetime import date

from openpyxl import Workbook
from openpyxl.styles import Font

from graphapp.gap_words import COLUMN_OF, open_for
from graphapp.screens.gaps.logic import Table
from loaders import safe_cell

HEADS = (
    "Child", "Worker", "Team", "Gap", "What it is", "Why it shows", "Open since", "Open for",
    "You could ask",
)  # fmt: skip
WIDTHS = (24, 20, 16, 26, 48, 48, 14, 12, 60)


def workbook(table: Table, today: date) -> bytes:
    """Return the findings of a table as .xlsx, in the order of its rows."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Gaps")
    sheet.freeze_panes = "A2"
    for number, width in enumerate(WIDTHS):
        sheet.column_dimensions["ABCDEFGHI"[number]].width = width
    sheet.append([_bold(sheet, head) for head in HEADS])
    for row in table.rows:
        for cell in row.cells.values():
            for found in cell:
                words = (
                    row.child, row.worker, row.team, COLUMN_OF[found.kind].head,
                    found.reasons[0], " ".join(found.reasons[1:]),
                    found.since.isoformat() if found.since else "",
                    open_for(found.since, today), " ".join(found.questions),
                )  # fmt: skip
                sheet.append([safe_cell(word) for word in words])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _bold(sheet: object, words: str) -> object:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, value=words)  # type: ignore[arg-type]
    cell.font = Font(bold=True)
    return cell
