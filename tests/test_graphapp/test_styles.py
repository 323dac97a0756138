"""What the stylesheets may ask: a picture of hundreds is styled once a click, not once a change."""

from __future__ import annotations

import re
from pathlib import Path

import graphapp

SHEETS = sorted((Path(graphapp.__file__).parent / "assets").glob("*.css"))

ROUND_THE_PICTURE = ("html", "body", ":root", ".explore", ".stage", ".pic", ".canvas", ".net")


def asked() -> list[tuple[str, str, str]]:
    """Every `:has` of the stylesheets: the sheet, what it is asked of, and what follows it."""
    found = []
    for sheet in SHEETS:
        words = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.S)
        for hit in re.finditer(r"([^\s{},>+~]*):has\(", words):
            found.append((sheet.name, hit[1], words[hit.end() :].split("{")[0].split(",")[0]))
    return found


def test_no_style_asks_what_is_in_the_picture() -> None:
    # each node put into it, some thousands a click, would have it asked again
    assert asked()
    wrong = [
        (sheet, of)
        for sheet, of, _ in asked()
        if not of or any(of == one or of.startswith(one + ":") for one in ROUND_THE_PICTURE)
    ]
    assert wrong == []


def test_no_has_reaches_into_a_field() -> None:
    # a pseudo-element inside a field makes Chromium style the whole page anew at every change
    wrong = [
        (sheet, of) for sheet, of, rest in asked() if re.search("::(placeholder|-webkit)", rest)
    ]
    assert wrong == []
