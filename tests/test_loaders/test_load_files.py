"""Opening files: what is read, and the sentence for everything that cannot be."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from loaders import FileRefused, UploadedFile, read, safe_cell
from loaders.cells import clean
from loaders.files import open_files
from loaders.tables import Table

SHEET = "person,relation to child,phone\nZoë O’Neill,gran,07700 900101\nJosé Peña,uncle,\n"


def table_of(name: str, content: bytes) -> Table:
    tables, refused, _ = open_files([UploadedFile(name, content)])
    if refused:
        raise refused[0]
    return tables[0]


def workbook_of(*rows: list[object], title: str = "people") -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_a_name_with_accents_is_read_in_any_encoding(encoding: str) -> None:
    table = table_of("family.csv", SHEET.encode(encoding))
    assert [row.cells[0] for row in table.rows] == ["person", "Zoë O’Neill", "José Peña"]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator: str) -> None:
    text = f"person{separator}relation{separator}notes\nJo{separator}aunt{separator}a, b; c\n"
    cells = table_of("family.csv", text.replace("a, b; c", '"a, b; c | d"').encode()).rows[1].cells
    assert cells == ("Jo", "aunt", "a, b; c | d")


def test_excels_own_separator_line_is_heeded() -> None:
    assert table_of("f.csv", b"sep=;\r\nperson;relation\r\nJo, the tall;aunt\r\n").rows[
        1
    ].cells == (
        "Jo, the tall",
        "aunt",
    )


def test_a_quoted_new_line_stays_in_its_cell_and_rows_keep_their_numbers() -> None:
    table = table_of("f.csv", b'person,notes\r\nJo,"one\r\ntwo"\r\n\r\nLee,x\r\n')
    assert [(row.number, row.cells) for row in table.rows] == [
        (1, ("person", "notes")),
        (2, ("Jo", "one\ntwo")),
        (4, ("Lee", "x")),
    ]


def test_a_workbook_gives_one_table_a_sheet_without_the_hidden_ones() -> None:
    book = Workbook()
    book.worksheets[0].append(["person", "born"])
    book.worksheets[0].append(["Jo", 1974])
    ties = book.create_sheet("ties")
    ties.append(["from", "type", "to"])
    hidden = book.create_sheet("old")
    hidden.append(["person"])
    hidden.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    tables, _, _ = open_files([UploadedFile("f.xlsx", out.getvalue())])
    assert [table.sheet for table in tables] == ["Sheet", "ties"]
    assert tables[0].rows[1].cells == ("Jo", "1974")


def test_a_formula_gives_its_value_and_one_never_saved_is_told() -> None:
    content = workbook_of(["person", "relation"], ["Jo", "aunt"], ['=CONCATENATE("L","ee")', "dad"])
    drafts = read([UploadedFile("f.xlsx", content)])
    assert [person.name for person in drafts.people] == ["Jo", ""]
    assert any("formula" in problem.wrong and problem.row == 3 for problem in drafts.problems)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert b"<v></v>" in sheet or b"<v />" in sheet or b"<v/>" in sheet
    for empty in (b"<v></v>", b"<v />", b"<v/>"):
        sheet = sheet.replace(empty, b"<v>Lee</v>")
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b'<c r="A3">', b'<c r="A3" t="str">')
    drafts = read([UploadedFile("f.xlsx", packed(parts))])
    assert [person.name for person in drafts.people] == ["Jo", "Lee"]


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def bomb() -> bytes:
    return packed({"xl/workbook.xml": b"<a/>", "xl/worksheets/sheet1.xml": b"0" * 60_000_000})


def many_parts() -> bytes:
    return packed({f"xl/part{number}.xml": b"" for number in range(2_100)})


def entities() -> bytes:
    content = workbook_of(["person", "relation"], ["Jo", "aunt"])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = laughs + sheet.split(b"?>")[-1]
    return packed(parts)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("f.csv", b"", "is empty"),
        ("f.csv", b"\n\n , \n", "holds no rows"),
        ("f.csv", bytes(range(256)) * 20, "is not text"),
        ("f.csv", b"person\x00\x01\x02\x03relation", "is not text"),
        ("f.csv", b"%PDF-1.7 ...", "is a PDF"),
        ("f.csv", b"\x89PNG\r\n\x1a\n", "is a picture"),
        ("f.docx", b"hello", "ends in .docx"),
        ("f.csv", workbook_of(["person"]), "rename it to end in .xlsx"),
        ("f.xlsx", SHEET.encode(), "is not an Excel workbook"),
        ("f.xlsx", packed({"word/document.xml": b"<a/>"}), "is a Word document"),
        ("f.xlsx", packed({"content.xml": b"<a/>"}), "is an OpenDocument file"),
        ("f.xlsx", workbook_of(["person"])[:-200], "is damaged"),
        ("f.xlsx", packed({"xl/workbook.xml": b"<broken"}), "is damaged"),
        ("f.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        ("f.xls", OLE, "old Excel form"),
        ("f.xlsx", bomb(), "unpacks to far more than its size"),
        ("f.xlsx", many_parts(), "unpacks to far more than its size"),
        ("f.xlsx", entities(), "is damaged"),
        ("f.csv", b'person,relation\n"Jo,' + b"x" * 200_000, "never closed"),
        ("f.csv", b"colour,size\nred,4\n", "looks like the headers"),
        ("f.csv", b"person\n" + b"x\n" * 100_001, "brings more than 100,000 rows"),
    ],
)
def test_what_cannot_be_read_gets_a_sentence_and_a_next_step(
    name: str, content: bytes, says: str
) -> None:
    with pytest.raises(FileRefused) as refusal:
        read([UploadedFile(name, content)])
    assert says in str(refusal.value)
    assert refusal.value.next_step.endswith(".")


def test_200_megabytes_are_refused_before_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(FileRefused, match="is 200 MB"):
        read([path])


def test_a_folder_a_missing_file_and_no_file_are_told(tmp_path: Path) -> None:
    for files, says in (([tmp_path], "is a folder"), ([tmp_path / "x.csv"], "no file"), ([], "No")):
        with pytest.raises(FileRefused, match=says):
            read(files)


def test_one_bad_file_does_not_stop_the_other(tmp_path: Path) -> None:
    drafts = read([UploadedFile("a.pdf", b"%PDF"), UploadedFile("b.csv", SHEET.encode())])
    assert len(drafts.people) == 2
    assert [(problem.row, problem.stops) for problem in drafts.problems] == [(0, True)]


@pytest.mark.parametrize(
    "text", ["=1+1", "+44 7700 900101", "-", "@home", "\t=1", " =cmd", "=A1\nb"]
)
def test_what_a_spreadsheet_would_run_is_made_harmless_and_comes_back(text: str) -> None:
    safe = safe_cell(text)
    assert safe.startswith("'")
    assert clean(safe) == clean(text)


def test_plain_text_is_left_alone_on_its_way_out() -> None:
    assert [safe_cell(value) for value in ("Jo", "'ello", None, 4)] == ["Jo", "'ello", "", "4"]
    assert clean("'ello") == "'ello"


def test_the_same_files_have_the_same_digest() -> None:
    one, two = UploadedFile("a.csv", SHEET.encode()), UploadedFile("b.csv", SHEET.encode())
    assert read([one]).digest == read([two]).digest
    assert read([one, two]).digest != read([one]).digest
