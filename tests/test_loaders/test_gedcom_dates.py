"""The dates of GEDCOM, in its four calendars."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.gedcom.calendars import MONTHS, NoSuchDay, span
from loaders.gedcom.dates import read_date, write_date
from queries.partial_date import PartialDate

# computed with ged4py and convertdate, and days everybody knows
DAYS = [
    ("GREGORIAN", 2024, "FEB", 29, "2024-02-29"),
    ("JULIAN", 1600, "MAR", 5, "1600-03-15"),
    ("JULIAN", 1917, "OCT", 25, "1917-11-07"),
    ("JULIAN", 1900, "FEB", 29, "1900-03-13"),
    ("HEBREW", 5784, "TSH", 1, "2023-09-16"),
    ("HEBREW", 5758, "TVT", 2, "1997-12-31"),
    ("HEBREW", 5784, "ADS", 14, "2024-03-24"),
    ("HEBREW", 5785, "ADR", 14, "2025-03-14"),
    ("HEBREW", 5708, "IYR", 5, "1948-05-14"),
    ("FRENCH_R", 1, "VEND", 1, "1792-09-22"),
    ("FRENCH_R", 2, "THER", 9, "1794-07-27"),
    ("FRENCH_R", 8, "BRUM", 18, "1799-11-09"),
    ("FRENCH_R", 3, "COMP", 6, "1795-09-22"),
]


@pytest.mark.parametrize(("name", "year", "month", "day", "ours"), DAYS)
def test_days_of_other_calendars(name: str, year: int, month: str, day: int, ours: str) -> None:
    assert span(name, year, month, day) == (date.fromisoformat(ours),) * 2


@given(st.sampled_from(list(MONTHS)), st.integers(-10, 15_000), st.data())
def test_the_months_of_a_year_follow_each_other_and_fill_it(
    name: str, year: int, data: st.DataObject
) -> None:
    try:
        first, last = span(name, year)
        months = [span(name, year, month) for month in MONTHS[name]]
    except NoSuchDay:
        return
    if name == "HEBREW" and len({start for start, _ in months}) == 12:
        months = [one for place, one in enumerate(months) if place != 6]  # no second Adar
    assert months[0][0] == first
    assert months[-1][1] == last
    for (_, end), (start, _) in itertools.pairwise(months):
        assert start.toordinal() == end.toordinal() + 1


@pytest.mark.parametrize(
    ("text", "early", "late", "words"),
    [
        ("3 DEC 2026", "2026-12-03", "2026-12-03", "3 December 2026"),
        ("dec 2026", "2026-12-01", "2026-12-31", "December 2026"),
        ("1974", "1974-01-01", "1974-12-31", "1974"),
        ("ABT 1974", "1972-01-01", "1976-12-31", "about 1974"),
        ("EST 1974", "1972-01-01", "1976-12-31", "about 1974 [estimated]"),
        ("BEF MAY 2001", "0001-01-01", "2001-04-30", "before May 2001"),
        ("AFT 1990", "1991-01-01", "9999-12-31", "after 1990"),
        ("BET 1990 AND MAY 1993", "1990-01-01", "1993-05-31", "between 1990 and May 1993"),
        ("FROM 1990 TO 1993", "1990-01-01", "1993-12-31", "from 1990 to 1993"),
        ("INT 1985 (when gran moved)", "1985-01-01", "1985-12-31", "when gran moved"),
        ("11 FEB 1731/32", "1732-02-11", "1732-02-11", "11 February 1732"),
        ("@#DJULIAN@ 5 MAR 1600", "1600-03-15", "1600-03-15", "5 March 1600 (Julian calendar)"),
        ("HEBREW TSH 5784", "2023-09-16", "2023-10-15", "Tishri 5784 (Hebrew calendar)"),
        ("FRENCH_R 2", "1793-09-22", "1794-09-21", "2 (French calendar)"),
        ("12/05/1974", "1974-05-12", "1974-05-12", "12 May 1974"),
    ],
)
def test_a_date_keeps_its_days_and_words(text: str, early: str, late: str, words: str) -> None:
    read = read_date(text)
    assert read.wrong == ""
    assert read.date == PartialDate(date.fromisoformat(early), date.fromisoformat(late), words)


@pytest.mark.parametrize("text", ["", "Y", "unknown", "?"])
def test_nothing_known_is_no_problem(text: str) -> None:
    assert read_date(text) == read_date("")


@pytest.mark.parametrize(
    "text", ["31 FEB 1900", "5 B.C.", "10 MAY", "BET 1990 AND 1980", "ROMAN 4", "0", "JAN 10000",
             "30 ADR 5785 HEBREW", "BEF 1 JAN 1", "AFT 31 DEC 9999"],
)  # fmt: skip
def test_what_is_no_date_gets_a_sentence(text: str) -> None:
    read = read_date(text)
    assert read.date is None
    assert read.wrong.endswith(".")


@given(st.text(max_size=40), st.text(max_size=10))
def test_any_text_is_a_date_or_a_sentence(text: str, phrase: str) -> None:
    read = read_date(text, phrase)
    assert read.date is None or read.wrong == ""


@given(st.dates(), st.integers(0, 5_000), st.sampled_from(["so gran says", "about 1990", "1990"]))
def test_a_date_that_goes_out_comes_back(day: date, more: int, words: str) -> None:
    last = date.fromordinal(min(day.toordinal() + more, date.max.toordinal()))
    when = PartialDate.of_day(day) if more == 0 else PartialDate(day, last, words)
    text, phrase = write_date(when)
    assert read_date(text, phrase).date == when
