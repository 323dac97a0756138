"""Files from outside -> tables of text and family trees, numbered as the person sees them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path, PurePath

from loaders import csv_text, gedcom, workbook
from loaders.cells import clean
from loaders.errors import FileRefused
from loaders.tables import BIGGEST, MOST_ROWS, Progress, Table, UploadedFile


def open_files(
    files: Sequence[str | Path | UploadedFile],
    progress: Progress | None = None,
    today: date | None = None,
) -> tuple[list[Table | gedcom.Tree], list[FileRefused], bytes]:
    """Read every file into tables or a family tree; one that fails does not stop the others.

    Returns
    -------
    tables and family trees, the refusals, and all bytes' joint sha256 (the same files give the
    same digest).
    """
    tables: list[Table | gedcom.Tree] = []
    refused: list[FileRefused] = []
    digest = hashlib.sha256()
    left = MOST_ROWS
    for file in files:
        try:
            name, content = _content(file)
            digest.update(hashlib.sha256(content).digest())
            if _is_tree(name, content):
                tree = gedcom.read_tree(
                    name, content, left=left, today=today or date.today(),
                    number=1 + sum(isinstance(table, gedcom.Tree) for table in tables),
                    progress=progress,
                )  # fmt: skip
                tables.append(tree)
                left -= tree.rows
                continue
            found = _tables(name, content, left, progress)
        except FileRefused as refusal:
            refused.append(refusal)
            continue
        tables += found
        left -= sum(max(0, len(table.rows) - 1) for table in found)
    return tables, refused, digest.digest()


def _content(file: str | Path | UploadedFile) -> tuple[str, bytes]:
    if isinstance(file, UploadedFile):
        name = clean(PurePath(file.name.replace("\\", "/")).name) or "file"
        _check_size(name, len(file.content))
        return name, file.content
    path = Path(file)
    try:
        if path.is_dir():
            raise FileRefused(f"“{path.name}” is a folder.", "Name the file inside it.")
        if not path.is_file():
            raise FileRefused(
                f"There is no file “{path.name}”.", "Check the name and the folder and try again."
            )
        _check_size(path.name, path.stat().st_size)
        return clean(path.name), path.read_bytes()
    except (OSError, ValueError) as error:
        raise FileRefused(
            f"“{path.name}” cannot be opened.",
            "Close it in other programs, check that you may read it, and try again.",
        ) from error


def _check_size(name: str, size: int) -> None:
    if size >= BIGGEST:
        raise FileRefused(
            f"“{name}” is {size // (1024 * 1024)} MB; files of 200 MB or more are not read.",
            "Take pictures and other sheets out of it, or split it, and try again.",
        )
    if size == 0:
        raise FileRefused(f"“{name}” is empty.", "Check that you saved it, and try again.")


_OTHER_KINDS = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
)
_TREE_NAMES = {".ged", ".gedcom", ".gdz"}
_TEXT_NAMES = {".csv", ".tsv", ".txt", ".tab", ""}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _is_tree(name: str, content: bytes) -> bool:
    """Whether a file is a family tree by what it holds, or by its name unless it is another."""
    other = content.startswith((_OLE, *(start for start, _ in _OTHER_KINDS)))
    named = PurePath(name).suffix.lower() in _TREE_NAMES
    return gedcom.is_tree(content) or (named and not other)


def _tables(name: str, content: bytes, left: int, progress: Progress | None) -> list[Table]:
    ending = PurePath(name).suffix.lower()
    for start, what in _OTHER_KINDS:
        if content.startswith(start):
            raise FileRefused(f"“{name}” is {what}, not a table.")
    if content.startswith(_OLE):
        raise _old_or_locked(name, content)
    if content.startswith(b"PK"):
        if ending in _TEXT_NAMES - {""}:
            raise FileRefused(
                f"“{name}” ends in {ending}, but inside it is a workbook or another packed file.",
                "If it is an Excel workbook, rename it to end in .xlsx and try again.",
            )
        return workbook.tables(name, content, left, progress)
    if ending in {".xlsx", ".xlsm"}:
        raise FileRefused(
            f"“{name}” ends in {ending}, but inside it is not an Excel workbook.",
            "Open it in Excel and save it as .xlsx, or rename it to .csv if it is text.",
        )
    if ending not in _TEXT_NAMES:
        raise FileRefused(f"“{name}” ends in {ending}, which this program does not read.")
    return [csv_text.table(name, content, left, progress)]


def _old_or_locked(name: str, content: bytes) -> FileRefused:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return FileRefused(
            f"“{name}” is protected by a password.",
            "Open it in Excel, take the password off, save it, and try again.",
        )
    if "WordDocument".encode("utf-16-le") in content:
        return FileRefused(f"“{name}” is a Word document, not a table.")
    return FileRefused(
        f"“{name}” is in the old Excel form (.xls).",
        "Open it in Excel, save it as an Excel workbook (.xlsx), and try again.",
    )
