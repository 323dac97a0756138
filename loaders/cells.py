"""The text of one cell: cleaned when it comes in, harmless when it goes out."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time

LIVE = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the start of a formula (OWASP, "CSV injection")."""

LONGEST = 5_000
"""Characters kept of one cell."""

_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_LONE = re.compile(r"[\ud800-\udfff]")


def safe_cell(text: object) -> str:
    """Return a cell's text so that no spreadsheet runs it as a formula.

    Text that starts as a formula would gets an apostrophe in front, which spreadsheets show as
    plain text and which `clean` takes off again.
    """
    words = "" if text is None else str(text)
    return f"'{words}" if words.startswith(LIVE) or words.lstrip(" ").startswith(LIVE) else words


def clean(value: object) -> str:
    """Return a cell's value as trimmed text: dates as ISO days, whole numbers without ".0"."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    text = unicodedata.normalize("NFC", str(value).replace("\xa0", " "))
    text = _LONE.sub("", _UNSEEN.sub("", _LINE_ENDS.sub("\n", text))).strip()
    if len(text) > 1 and text[0] == "'" and text[1:].lstrip(" ").startswith(LIVE):
        text = text[1:].strip()
    return text


def plain(text: str) -> str:
    """Return text for comparing headers and fixed words: lower case, no accents or punctuation."""
    text = unicodedata.normalize("NFKD", text).replace("’", "'").casefold()
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = text.replace("'", "").replace("&", " and ")
    return " ".join(re.sub(r"[\W_]+", " ", text).split())
