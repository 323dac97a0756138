"""The bytes of a GEDCOM file -> its lines: the encoding found, any line ending.

The encoding is what the bytes show first (a byte order mark, every other byte zero), then what
the header's CHAR line says. Files lie about it often, so a line that the encoding cannot read is
read as Windows text and reported.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from dataclasses import dataclass

import ansel.encodings.gedcom

_LINE_END = re.compile(rb"\r\n|\n\r(?!\n)|\r|\n")
_CHAR = re.compile(rb"^[ \t]*1[ \t]+CHAR[ \t]+(.+?)[ \t]*$", re.MULTILINE)
_VERSION_7 = re.compile(rb"^[ \t]*2[ \t]+VERS[ \t]+7", re.MULTILINE)
_HEAD = re.compile(r"\s*0\s+HEAD\b")
_NAMES = {
    "utf-8": "utf-8", "utf8": "utf-8", "unicode": "utf-8", "ascii": "utf-8", "ansi": "cp1252",
    "ansel": "ansel", "windows": "cp1252", "cp1252": "cp1252", "windows-1252": "cp1252",
    "ibmpc": "cp437", "ibm": "cp437", "ibm-pc": "cp437", "oem": "cp437", "msdos": "cp850",
    "ms-dos": "cp850", "ibm dos": "cp850", "macintosh": "mac-roman", "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252", "latin1": "cp1252", "windows-1250": "cp1250",
    "windows-1251": "cp1251", "iso-8859-2": "iso8859-2", "iso8859-2": "iso8859-2",
}  # fmt: skip
_LOOK_AT = 20_000


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it stands; `guessed` says that the file's encoding could not read it."""

    number: int
    text: str
    guessed: bool = False


def looks_like(content: bytes) -> bool:
    """Whether bytes begin as a GEDCOM file does, in any encoding: "0 HEAD"."""
    start, encoding = _start(content)
    shown = content[start : start + 200]
    return bool(_HEAD.match(shown.decode(encoding or "latin-1", "replace")))


def encoding_of(content: bytes) -> str:
    """Return the encoding to read with; "ansel" for the one of GEDCOM itself.

    A file that says nothing is UTF-8 when it is version 7 or reads as UTF-8, else ANSEL.
    """
    _, encoding = _start(content)
    if encoding:
        return encoding
    head = content[:_LOOK_AT].replace(b"\r", b"\n")
    if _VERSION_7.search(head):
        return "utf-8"
    said = _CHAR.search(head)
    if said:
        return _NAMES.get(said[1].decode("latin-1").lower(), "utf-8")
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "ansel"
    return "utf-8"


def lines_of(content: bytes) -> Iterator[Line]:
    """Yield every line, numbered as an editor does, one at a time."""
    encoding = encoding_of(content)
    start, _ = _start(content)
    body = content[start:]
    if encoding.startswith("utf-16"):
        # to bytes in which every line end is one byte
        body = body.decode(encoding, "replace").encode("utf-8", "replace")
        encoding = "utf-8"
    at = 0
    number = 0
    for end in _LINE_END.finditer(body):
        number += 1
        yield _line(number, body[at : end.start()], encoding)
        at = end.end()
    if at < len(body):
        yield _line(number + 1, body[at:], encoding)


def _line(number: int, raw: bytes, encoding: str) -> Line:
    if raw.isascii():
        return Line(number, raw.decode("ascii"))
    if encoding == "ansel":
        text, _ = ansel.encodings.gedcom.Codec().decode(raw, "replace")
        return Line(number, text, guessed="\ufffd" in text)
    try:
        return Line(number, raw.decode(encoding))
    except UnicodeDecodeError:
        return Line(number, raw.decode("cp1252", "replace"), guessed=True)


def _start(content: bytes) -> tuple[int, str]:
    """Return where the text begins, and its encoding when the bytes themselves show it."""
    if content.startswith(BOM_UTF8):
        return 3, "utf-8"
    if content.startswith(BOM_UTF16_LE):
        return 2, "utf-16-le"
    if content.startswith(BOM_UTF16_BE):
        return 2, "utf-16-be"
    if content[:4] == b"0\0 \0":
        return 0, "utf-16-le"
    if content[:4] == b"\0" + b"0\0 ":
        return 0, "utf-16-be"
    return 0, ""
