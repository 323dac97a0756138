"""Family trees for tests: the shared ones, and small ones of our own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from loaders import Drafts, UploadedFile, read

TODAY = date(2026, 11, 23)
SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "gedcom"

FAMILY = """0 HEAD
1 SOUR MADE-UP
1 GEDC
2 VERS 5.5.1
2 FORM LINEAGE-LINKED
1 CHAR UTF-8
0 @I1@ INDI
1 NAME Ben /Arkley/
2 NICK Benny
1 SEX M
1 BIRT
2 DATE 3 MAY 2016
2 PLAC Leeds
1 FAMC @F1@
0 @I2@ INDI
1 NAME Dawn /Hill/
1 SEX F
1 BIRT
2 DATE ABT 1988
1 NOTE Likes to be rung
2 CONT in the evening.
1 FAMS @F1@
1 FAMS @F2@
0 @I3@ INDI
1 NAME Paul /Arkley/
1 SEX M
1 BIRT
2 DATE BET 1984 AND 1986
1 DEAT Y
1 FAMS @F1@
0 @I4@ INDI
1 NAME Lee /Dunn/
1 FAMS @F2@
0 @I5@ INDI
1 NAME Mia /Arkley/
1 SEX F
1 BIRT
2 DATE 2019
1 FAMC @F1@
2 PEDI adopted
0 @F1@ FAM
1 HUSB @I3@
1 WIFE @I2@
1 CHIL @I1@
1 CHIL @I5@
1 MARR
2 DATE 12 JUN 2014
1 DIV
2 DATE 2021
0 @F2@ FAM
1 HUSB @I4@
1 WIFE @I2@
1 CHIL @I1@
2 _FREL Step
2 _MREL Natural
0 TRLR
"""


def drafts_of(text: str | bytes, name: str = "family.ged") -> Drafts:
    """What is read from one tree."""
    content = text.encode() if isinstance(text, str) else text
    return read([UploadedFile(name, content)], today=TODAY)


def person(*lines: str) -> str:
    """A tree of one person, with these lines in their record."""
    inside = "".join(f"{line}\n" for line in lines)
    return f"0 HEAD\n1 GEDC\n2 VERS 5.5.1\n1 CHAR UTF-8\n0 @I1@ INDI\n{inside}0 TRLR\n"


def shared(name: str) -> Path:
    """A shared tree; the test is skipped, loudly, where there is none."""
    path = SHARED / name
    if not path.is_file():
        pytest.skip(f"NOT RUN: the shared family tree {name} is not beside this checkout")
    return path
