"""How wide words are: measured with the bundled font, so that a layout can leave room for them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont

FAMILY = "Family Network Sans"
"""The name that the static files carry; the same letters as the screen's Source Sans 3."""

FOLDER = Path(__file__).parent / "font"
FILES: Mapping[int, Path] = {
    400: FOLDER / "family-network-sans-400.ttf",
    600: FOLDER / "family-network-sans-600.ttf",
}


def width(words: str, size: float, weight: int = 400) -> float:
    """Return the width of one line of words in px at a font size in px.

    Kerning is left out, so the figure errs on the wide side. A letter that the font lacks counts
    as a full em when it is a wide one (Chinese, Japanese, Korean), else as .62 em.
    """
    return _ems(words, 600 if weight >= 550 else 400) * size


def wrap(words: str, size: float, weight: int, most: float) -> tuple[str, ...]:
    """Break words into lines at most `most` px wide where there is a space; nothing is cut off."""
    lines: list[str] = []
    for word in words.split():
        if lines and width(f"{lines[-1]} {word}", size, weight) <= most:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return tuple(lines)


def lacking(words: str) -> str:
    """Return the letters of words that the bundled font lacks, each once, in their order."""
    known = _advances(400).keys() & _advances(600).keys()
    letters = dict.fromkeys(unicodedata.normalize("NFC", words))
    return "".join(one for one in letters if ord(one) not in known and not one.isspace())


@lru_cache(maxsize=8192)
def _ems(words: str, weight: int) -> float:
    advances = _advances(weight)
    return sum(
        advance if (advance := advances.get(ord(letter))) is not None else _guess(letter)
        for letter in unicodedata.normalize("NFC", words)
    )


def _guess(letter: str) -> float:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Mn", "Me"):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(letter) in "WF" else 0.62


@lru_cache(maxsize=2)
def _advances(weight: int) -> Mapping[int, float]:
    with TTFont(FILES[weight], lazy=True) as font:
        metrics, em = font["hmtx"].metrics, float(font["head"].unitsPerEm)
        return {code: metrics[glyph][0] / em for code, glyph in font.getBestCmap().items()}
