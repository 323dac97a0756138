"""A picture's sheets as a PDF for everybody (PDF/UA-1): vector, its words can be chosen and read.

Nothing is fetched: the letters are the bundled ones, then those of this computer.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from functools import lru_cache
from html import escape, unescape
from pathlib import Path
from re import sub

import typst

from graphapp.canvas import fonts
from graphapp.documents.picture_sheets import Sheets
from graphapp.errors import LettersMissing

TEMPLATE = Path(__file__).with_name("picture_sheets.typ")
_MOST_TOLD = 12


def picture_pdf(sheets: Sheets, made: date) -> bytes:
    """Return the sheets as a PDF. The same sheets made on the same day give the same bytes.

    Raises
    ------
    LettersMissing : no font here has some of the letters; it says which.
    """
    words = " ".join(_words(sheet.svg) for sheet in sheets.sheets)
    lacking = fonts.lacking(words)
    try:
        return _compiled(
            {
                "title": sheets.title,
                "width": sheets.laid.page[0],
                "height": sheets.laid.page[1],
                "sheets": [{"svg": one.svg, "spoken": one.spoken} for one in sheets.sheets],
            },
            made,
            theirs=bool(lacking),
        )
    except typst.TypstError as exc:
        missing = [letter for letter in lacking if not _has(letter)]
        if not missing:
            raise
        told = " ".join(missing[:_MOST_TOLD])
        raise LettersMissing(
            f"This computer has no letters for some of the names on this picture: {told}."
        ) from exc


def _compiled(given: dict[str, object], made: date, *, theirs: bool) -> bytes:
    return typst.compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        font_paths=_fonts(theirs),
        sys_inputs={"given": json.dumps(given)},
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(made, time(12), UTC),
    )


def _words(svg: str) -> str:
    return unescape(sub(r"<style>.*?</style>|<[^>]*>", " ", svg))


def _has(letter: str) -> bool:
    """Whether any font here has a letter."""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 99 99">'
        f'<text x="9" y="50" font-family="{fonts.FAMILY}">{escape(letter)}</text></svg>'
    )
    sheet = {"svg": svg, "spoken": "a letter"}
    given = {"title": "A letter", "width": 9, "height": 9, "sheets": [sheet]}
    try:
        _compiled(given, date(2026, 1, 1), theirs=True)
    except typst.TypstError:
        return False
    return True


@lru_cache(maxsize=2)
def _fonts(theirs: bool) -> typst.Fonts:
    """The bundled letters; with `theirs` this computer's too, for names in other scripts."""
    return typst.Fonts(
        include_system_fonts=theirs,
        include_embedded_fonts=False,
        font_paths=[str(fonts.FOLDER)],
    )
