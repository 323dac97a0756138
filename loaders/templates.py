"""Files to fill in, one for each form: the headers, what they mean, and one example family."""

from __future__ import annotations

import csv
import io

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from loaders.around.sheets import SHEETS
from loaders.cells import safe_cell
from loaders.headers import EXPLAINS, Form

_PERSON = (
    ("born", "A day, a month, a year or “about 1974”; day before month.", "14 March 1964"),
    ("known as", "What they are called.", "Mo"),
    ("phone", "As you would dial it.", "07700 900102"),
    ("safe contact", "How and when it is safe, and what not to say.", "Text first, after 6 pm"),
    ("natural or professional", "Connected by life or by a job.", "natural"),
    ("agency", "Professionals: who they work for.", ""),
    ("status", "suggested, contacted, willing, declined or ruled out.", "willing"),
    ("household", "The name of the home; the same name is the same home.", "Gran's"),
    ("address", "Only workers see it unless you say otherwise.", ""),
    ("language", "First language, if not English.", ""),
    ("what do they know", "most, little or nothing of the worries.", "little"),
    ("notes", "Anything else.", ""),
    ("source", "Who told you.", "Ben"),
)  # fmt: skip
_COLUMNS: dict[Form, tuple[tuple[str, str, str], ...]] = {
    Form.ONE_SHEET: (
        ("person", "Their name; leave empty if not known yet.", "Maureen Arkley"),
        ("relation to child", "As the family says it: mum, gran dad's side, best friend.",
         "gran, dad's side"),
        ("closeness", "1 (hardly in touch) to 5 (very close).", "4"),
        *_PERSON,
    ),
    Form.PEOPLE: (
        ("id", "A number or word of your own, if you have one.", "P1"),
        ("person", "Their name.", "Maureen Arkley"),
        *_PERSON,
    ),
    Form.TIES: (
        ("from", "A name or an id from the table of people.", "Maureen Arkley"),
        ("type", "from is ... to: mother of, married to, sister of, friend of, cares for.",
         "mother of"),
        ("to", "A name or an id.", "Paul Arkley"),
        ("kind", "If the type has kinds: biological, step, half, foster ...", ""),
        ("since", "A date as known.", ""),
        ("until", "If it has ended.", ""),
        ("whose view", "Who sees it so, if not everybody agrees: a name; else leave it empty.", ""),
        ("notes", "Anything else.", ""),
        ("source", "Who told you.", "Maureen"),
    ),
}  # fmt: skip
_CHILD = {"person": "Ben Arkley", "relation to child": "child", "born": "3 May 2016"}


def template(form: Form | str, ending: str = "xlsx") -> bytes:
    """Return a file to fill in.

    Parameters
    ----------
    form : "one-sheet", "people" or "ties"; or, around a case, "episodes", "sides-asked",
        "restrictions", "worries", "who-was-told" or "rules".
    ending : "xlsx" (what each header means stands in a note on it and on a second sheet) or "csv".

    Raises
    ------
    ValueError : for another form or ending.
    """
    columns = _COLUMNS.get(Form(form)) or _around(Form(form))
    rows = [[header for header, _, _ in columns]]
    if form == Form.ONE_SHEET:
        rows.append([_CHILD.get(header, "") for header, _, _ in columns])
    rows.append([example for _, _, example in columns])
    if ending == "csv":
        return _csv(rows)
    if ending == "xlsx":
        return _workbook(Form(form), columns, rows)
    raise ValueError(f"no template ends in {ending}")


def _around(form: Form) -> tuple[tuple[str, str, str], ...]:
    return tuple((column.header, column.meaning, column.example) for column in SHEETS[form])


def _csv(rows: list[list[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([[safe_cell(cell) for cell in row] for row in rows])
    return out.getvalue().encode("utf-8-sig")


def _workbook(
    form: Form, columns: tuple[tuple[str, str, str], ...], rows: list[list[str]]
) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = str(form)
    for row in rows:
        sheet.append([safe_cell(cell) for cell in row])
    for place, (header, meaning, _) in enumerate(columns, 1):
        cell = sheet.cell(1, place)
        cell.font = Font(bold=True)
        cell.comment = Comment(meaning, "template")
        sheet.column_dimensions[get_column_letter(place)].width = max(14, len(header) + 4)
    for row_cells in sheet.iter_rows(min_row=2, max_row=500, max_col=len(columns)):
        for cell in row_cells:
            cell.number_format = "@"  # text: a phone number keeps its 0, a date its words
    sheet.freeze_panes = "A2"
    help_sheet = book.create_sheet(EXPLAINS)
    for header, meaning, _ in columns:
        help_sheet.append([header, meaning])
        help_sheet.cell(help_sheet.max_row, 1).font = Font(bold=True)
        help_sheet.cell(help_sheet.max_row, 2).alignment = Alignment(wrap_text=True)
    help_sheet.column_dimensions["A"].width = 26
    help_sheet.column_dimensions["B"].width = 70
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
