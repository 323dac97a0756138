"""Dates as people know them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.partial_date import NotADate, PartialDate, age_on, holds, perhaps

D = date.fromisoformat


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("3 December 2026", "2026-12-03", "2026-12-03"),
        ("3rd of December 2026", "2026-12-03", "2026-12-03"),
        ("03/12/2026", "2026-12-03", "2026-12-03"),
        ("3.12.2026", "2026-12-03", "2026-12-03"),
        ("03-12-2026", "2026-12-03", "2026-12-03"),
        ("2026-12-03", "2026-12-03", "2026-12-03"),
        ("2026-12-03 00:00:00", "2026-12-03", "2026-12-03"),
        ("2026-12-03T14:30:00Z", "2026-12-03", "2026-12-03"),
        ("December 3, 2026", "2026-12-03", "2026-12-03"),
        ("3 Sept 2019", "2019-09-03", "2019-09-03"),
        ("on 3 May 2019", "2019-05-03", "2019-05-03"),
        ("12/05/74", "1974-05-12", "1974-05-12"),
        ("12/05/19", "2019-05-12", "2019-05-12"),
        ("29 February 2024", "2024-02-29", "2024-02-29"),
        ("May 2019", "2019-05-01", "2019-05-31"),
        ("05/2019", "2019-05-01", "2019-05-31"),
        ("2019-05", "2019-05-01", "2019-05-31"),
        ("February 2024", "2024-02-01", "2024-02-29"),
        ("due March 2027", "2027-03-01", "2027-03-31"),
        ("2019", "2019-01-01", "2019-12-31"),
        ("since 2019", "2019-01-01", "2019-12-31"),
        ("summer 2020", "2020-06-01", "2020-08-31"),
        ("winter 2020", "2020-12-01", "2021-02-28"),
        ("the 1990s", "1990-01-01", "1999-12-31"),
        ("1980s", "1980-01-01", "1989-12-31"),
        ("about 1974", "1972-01-01", "1976-12-31"),
        ("c. 1974", "1972-01-01", "1976-12-31"),
        ("ca 1974", "1972-01-01", "1976-12-31"),
        ("~1974", "1972-01-01", "1976-12-31"),
        ("about 29 February 2024", "2022-02-28", "2026-02-28"),
        ("between 1990 and 1993", "1990-01-01", "1993-12-31"),
        ("from May 2019 to June 2020", "2019-05-01", "2020-06-30"),
        ("between March and May 2020", "2020-03-01", "2020-05-31"),
        ("between 3 March and 5 May 2020", "2020-03-03", "2020-05-05"),
        ("1990-1993", "1990-01-01", "1993-12-31"),
        ("1990 to 1993", "1990-01-01", "1993-12-31"),
        ("2019/20", "2019-01-01", "2020-12-31"),
        ("before 2001", "0001-01-01", "2000-12-31"),
        ("after May 2019", "2019-06-01", "9999-12-31"),
        ("early May 2019", "2019-05-01", "2019-05-10"),
        ("late 2019", "2019-09-01", "2019-12-31"),
        ("mid-2019", "2019-05-02", "2019-08-31"),
        ("  May   2019 ", "2019-05-01", "2019-05-31"),
        ("MAY 2019", "2019-05-01", "2019-05-31"),
    ],
)
def test_plain_words_are_read(words: str, earliest: str, latest: str):
    found = PartialDate.parse(words)
    assert (found.earliest, found.latest) == (D(earliest), D(latest))
    assert found.exact == (earliest == latest)


def test_the_words_are_kept_and_a_day_is_written_out():
    assert str(PartialDate.parse("about 1974")) == "about 1974"
    assert str(PartialDate.parse("Summer  2020")) == "Summer 2020"
    assert str(PartialDate.parse("03/12/2026")) == "3 December 2026"


def test_the_month_comes_first_only_when_a_file_says_so():
    assert PartialDate.parse("03/12/2026", month_first=True).earliest == date(2026, 3, 12)
    assert PartialDate.parse("2026-12-03", month_first=True).earliest == date(2026, 12, 3)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("", "leave it as"),
        ("31/04/2020", "April has 30 days"),
        ("29 February 2023", "February has 28 days"),
        ("03/13/2026", "has no month 13"),
        ("between 1993 and 1990", "ends before it begins"),
        ("unknown", "is not a date we can read"),
        ("36", "is not a date we can read"),
        ("May", "is not a date we can read"),
        ("0000", "is not a date we can read"),
        ("0000-01-01", "is not a date we can read"),
        ("summer 0000", "is not a date we can read"),
        ("after 9999", "is not a date we can read"),
        ("before 1 January 0001", "is not a date we can read"),
        ("x" * 5000, "is not a date we can read"),
    ],
)
def test_what_is_no_date_is_told_in_a_sentence_with_what_to_write(words: str, says: str):
    with pytest.raises(NotADate) as caught:
        PartialDate.parse(words)
    assert says in str(caught.value)
    assert str(caught.value).endswith(".")
    assert len(str(caught.value)) < 200


@given(st.text(max_size=40) | st.from_regex(r"[0-9a-z/. -]{1,24}", fullmatch=True))
def test_any_text_is_a_date_or_not_and_nothing_else(words: str):
    found = None
    with suppress(NotADate):
        found = PartialDate.parse(words)
    if found is not None:
        assert found.earliest <= found.latest
        assert found.words


@given(st.dates())
def test_every_day_written_out_is_read_again(day: date):
    if day.year >= 1000:
        assert PartialDate.parse(str(PartialDate.of_day(day))) == PartialDate.of_day(day)
        assert PartialDate.parse(day.isoformat()).earliest == day


def test_a_tie_holds_between_its_ends_and_perhaps_within_the_doubt():
    since, until = PartialDate.parse("2019"), PartialDate.parse("May 2021")
    told = {
        "2018-12-31": (False, False),
        "2019-01-01": (True, True),
        "2019-12-30": (True, True),
        "2019-12-31": (True, False),
        "2021-05-01": (True, False),
        "2021-05-02": (True, True),
        "2021-05-31": (True, True),
        "2021-06-01": (False, False),
    }
    for day, (there, unsure) in told.items():
        assert holds(since, until, D(day)) == there
        assert perhaps(since, until, D(day)) == unsure
    assert holds(None, None, D("2020-01-01"))
    assert not perhaps(None, None, D("2020-01-01"))


@pytest.mark.parametrize(
    ("birth", "on", "age"),
    [
        ("23 November 2018", "2026-11-22", 7),
        ("23 November 2018", "2026-11-23", 8),
        ("29 February 2020", "2021-02-28", 0),
        ("29 February 2020", "2021-03-01", 1),
        ("1974", "2026-11-23", 52),
        ("about 1974", "2026-11-23", 52),
        ("March 2027", "2026-11-23", None),
        ("before 2001", "2026-11-23", None),
        ("after 2001", "2026-11-23", None),
        ("1791", "2026-11-23", None),
        ("1905", "2026-11-23", 121),
    ],
)
def test_the_age_on_a_day(birth: str, on: str, age: int | None):
    assert age_on(PartialDate.parse(birth), D(on)) == age


def test_nobody_knows_the_age_without_a_birth():
    assert age_on(None, D("2026-11-23")) is None


def test_partial_dates_sort_by_when_they_begin():
    words = ["2020", "May 2019", "3 May 2019", "before 2001"]
    ordered = sorted(PartialDate.parse(each) for each in words)
    assert [str(each) for each in ordered] == ["before 2001", "May 2019", "3 May 2019", "2020"]
