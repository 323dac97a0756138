"""CSV and other separated text -> a table: encoding and separator found by looking."""

from __future__ import annotations

import codecs
import csv
import io

from charset_normalizer import from_bytes

from loaders.cells import clean, plain
from loaders.errors import FileRefused
from loaders.headers import column_of
from loaders.tables import MOST_COLUMNS, Progress, Row, Table, too_many_rows

SEPARATORS = (",", ";", "\t", "|")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOK_AT = 200_000


def table(name: str, content: bytes, left: int, progress: Progress | None = None) -> Table:
    """Read separated text.

    Raises
    ------
    FileRefused : binary content, broken quotes, nothing but blanks, more than `left` rows.
    """
    text = decode(name, content)
    separator, skip = _separator(text)
    lines = io.StringIO(text, newline="")
    for _ in range(skip):
        lines.readline()
    reader = csv.reader(lines, delimiter=separator)
    rows: list[Row] = []
    number = skip
    try:
        for number, cells in enumerate(reader, skip + 1):
            texts = tuple(clean(cell) for cell in cells[:MOST_COLUMNS])
            if any(texts):
                rows.append(Row(number, texts))
                if len(rows) > left + 1:
                    raise too_many_rows(name)
            if progress and number % 5_000 == 0:
                progress(f"Reading {name}", number, 0)
    except csv.Error as error:
        raise FileRefused(
            f"“{name}” cannot be read past row {number + 1}: a quote mark is opened there and"
            " never closed.",
            "Close it or take it out, and try again.",
        ) from error
    if not rows:
        raise FileRefused(f"“{name}” holds no rows.", "Check that you saved it, and try again.")
    return Table(name, "", tuple(rows))


def decode(name: str, content: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16, cp1252 or whatever it looks like."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(name, content, encoding)
    sample = content[:_LOOK_AT]
    if b"\x00" in sample:
        for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
            if zeros.count(0) > 0.7 * len(zeros):
                return _decoded(name, content[: len(content) // 2 * 2], encoding)
        raise _binary(name)
    try:
        return _readable(name, content.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    unseen = sum(byte < 9 or 13 < byte < 32 for byte in sample)
    if unseen > len(sample) / 200:
        raise _binary(name)
    encodings = [str(match.encoding) for match in from_bytes(sample)]
    # British files are cp1252 far more often than anything a short sample may look like as well
    for encoding in ("cp1252", *encodings, "latin-1"):
        if encoding == "cp1252" and encodings and "cp1252" not in encodings:
            best = from_bytes(sample).best()
            if best is not None and "cp1252" not in best.could_be_from_charset:
                continue
        try:
            return _readable(name, content.decode(encoding))
        except (UnicodeDecodeError, LookupError):
            continue
    raise _binary(name)


def _decoded(name: str, content: bytes, encoding: str) -> str:
    try:
        return _readable(name, content.decode(encoding))
    except UnicodeDecodeError as error:
        raise _binary(name) from error


def _readable(name: str, text: str) -> str:
    sample = text[:_LOOK_AT]
    unseen = sum(not letter.isprintable() and letter not in "\r\n\t\f\xa0" for letter in sample)
    if unseen > max(2, len(sample) / 50) or "\x00" in text:
        raise _binary(name)
    return text


def _binary(name: str) -> FileRefused:
    return FileRefused(f"“{name}” is not text, so it cannot be a table of people or ties.")


def _separator(text: str) -> tuple[str, int]:
    """Return the separator, and how many lines to skip (Excel writes `sep=;` on the first)."""
    first = text.split("\n", 1)[0].strip().strip('"').lower()
    if first.startswith("sep=") and len(first) == 5 and first[4] in SEPARATORS:
        return first[4], 1
    sample = text[:20_000]
    best, score = ",", (-1, -1)
    for separator in SEPARATORS:
        known = width = 0
        try:
            for number, cells in enumerate(
                csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
            ):
                known = max(known, len({column_of(plain(cell)) for cell in cells} - {None}))
                width = max(width, len(cells))
                if number > 20:
                    break
        except csv.Error:
            pass
        if (known, width) > score:
            best, score = separator, (known, width)
    return best, 0
