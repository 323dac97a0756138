"""Dates as people know them: a day, a month, a year, "about 1974", "between 1990 and 1993".

A partial date holds the earliest and the latest day it can mean and the words as given. Written in
British order (day, month, year).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

ABOUT_YEARS = 2
"""How far "about 1974" reaches on both sides, in years."""

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_MONTHS["sept"] = 9


class NotADate(ValueError):
    """The words are not a date; `str()` is a sentence that says what to write instead."""


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A span of days, both ends included, with the words it was given in."""

    earliest: date
    latest: date
    words: str

    def __post_init__(self) -> None:
        if self.earliest > self.latest:
            raise NotADate(f"“{self.words}” ends before it begins. Change one of the two dates.")

    @classmethod
    def of_day(cls, day: date) -> PartialDate:
        """Return the partial date that means exactly `day`."""
        return cls(day, day, f"{day.day} {calendar.month_name[day.month]} {day.year}")

    @classmethod
    def parse(cls, words: str, *, month_first: bool = False) -> PartialDate:
        """Read a date in plain words.

        Parameters
        ----------
        words : "3 December 2026", "03/12/2026", "2026-12-03", "May 2019", "2019", "about 1974",
            "between 1990 and 1993", "before 2001", "summer 2020" are all read.
        month_first : read 03/12/2026 as 12 March, for a file that says so.

        Raises
        ------
        NotADate : with a sentence that says what is wrong and what to write.
        """
        text = re.sub(r"\s+", " ", words.strip())
        if not text:
            raise NotADate("Write a date, a month or a year, or leave it as “we don't know yet”.")
        lower = text.lower()
        if match := re.fullmatch(r"(?:between|from) (.+?) (?:and|to) (.+)", lower):
            first = _span(match[1], month_first, text)
            last = _span(match[2], month_first, text)
            return cls(first[0], last[1], text)
        if match := re.fullmatch(r"(?:about|around|circa|approx\.?|c\.?|~) ?(.+)", lower):
            early, late = _span(match[1], month_first, text)
            return cls(_shift(early, -ABOUT_YEARS), _shift(late, ABOUT_YEARS), text)
        if match := re.fullmatch(r"before (.+)", lower):
            early, _ = _span(match[1], month_first, text)
            return cls(date.min, date.fromordinal(max(early.toordinal() - 1, 1)), text)
        if match := re.fullmatch(r"after (.+)", lower):
            _, late = _span(match[1], month_first, text)
            return cls(date.fromordinal(late.toordinal() + 1), date.max, text)
        early, late = _span(lower, month_first, text)
        if early == late:
            return cls.of_day(early)
        return cls(early, late, text)

    @property
    def exact(self) -> bool:
        """Whether this is one known day."""
        return self.earliest == self.latest

    def __str__(self) -> str:
        return self.words


def _shift(day: date, years: int) -> date:
    year = min(max(day.year + years, date.min.year), date.max.year)
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def _day(year: int, month: int, day: int, words: str) -> date:
    if not 1 <= month <= 12:
        raise NotADate(f"“{words}” has no month {month}. Write the day first, then the month.")
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        name = calendar.month_name[month]
        raise NotADate(f"{name} has {last} days. Change the day, or write “{name} {year}”.")
    return date(year, month, day)


def _year(text: str) -> int:
    year = int(text)
    if len(text) == 2:  # 74 is 1974, 19 is 2019: nobody in a child's network is born in 2074
        year += 2000 if year <= date.today().year % 100 else 1900
    return year


def _span(text: str, month_first: bool, words: str) -> tuple[date, date]:
    text = text.strip().rstrip(".")
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]00:00(?::00)?)?", text):
        day = _day(int(match[1]), int(match[2]), int(match[3]), words)
        return day, day
    if match := re.fullmatch(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})", text):
        first, second = int(match[1]), int(match[2])
        if month_first:
            first, second = second, first
        day = _day(_year(match[3]), second, first, words)
        return day, day
    if match := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]+),? (\d{4}|\d{2})", text):
        if match[2] in _MONTHS:
            day = _day(_year(match[3]), _MONTHS[match[2]], int(match[1]), words)
            return day, day
    if match := re.fullmatch(r"([a-z]+) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", text):
        if match[1] in _MONTHS:
            day = _day(int(match[3]), _MONTHS[match[1]], int(match[2]), words)
            return day, day
    if match := re.fullmatch(r"([a-z]+),? (\d{4})", text):
        year = int(match[2])
        if match[1] in _MONTHS:
            return _month(year, _MONTHS[match[1]])
        seasons = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)}
        if match[1] in seasons:
            start, end = seasons[match[1]]
            return date(year, start, 1), _month(year, end)[1]
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})|(\d{1,2})/(\d{4})", text):
        of_year, of_month = (match[1], match[2]) if match[1] else (match[4], match[3])
        if 1 <= int(of_month) <= 12:
            return _month(int(of_year), int(of_month))
    if re.fullmatch(r"\d{4}", text) and int(text) >= 1:
        year = int(text)
        return date(year, 1, 1), date(year, 12, 31)
    if match := re.fullmatch(r"(?:the )?(\d{3})0s", text):
        year = int(match[1] + "0")
        return date(year, 1, 1), date(year + 9, 12, 31)
    raise NotADate(
        f"“{words}” is not a date we can read. Write 3 December 2026, December 2026, 2026 or about 2026."
    )


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def holds(since: PartialDate | None, until: PartialDate | None, on: date) -> bool:
    """Whether a tie with these ends holds, or may hold, on a day (no end: still going on)."""
    return not ((since and since.earliest > on) or (until and until.latest < on))


def perhaps(since: PartialDate | None, until: PartialDate | None, on: date) -> bool:
    """Whether `on` falls in the uncertain span of either end: drawn as "perhaps"."""
    unsure_start = since is not None and since.earliest <= on < since.latest
    unsure_end = until is not None and until.earliest < on <= until.latest
    return holds(since, until, on) and (unsure_start or unsure_end)


def age_on(birth: PartialDate | None, on: date) -> int | None:
    """Return the age in whole years on a day, or None when unknown or not yet born.

    An uncertain birth gives the age in the middle of its span.
    """
    if birth is None:
        return None
    middle = date.fromordinal((birth.earliest.toordinal() + birth.latest.toordinal()) // 2)
    if middle > on:
        return None
    return on.year - middle.year - ((on.month, on.day) < (middle.month, middle.day))
