"""Dates as people know them: a day, a month, a year, "about 1974", "between 1990 and 1993".

A partial date holds the earliest and the latest day it can mean and the words as given. Written in
British order (day, month, year).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

ABOUT_YEARS = 2
"""How far "about 1974" reaches on both sides, in years."""
OLDEST = 122
"""The oldest that anybody is known to have become, in years."""

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_MONTHS["sept"] = 9


class NotADate(ValueError):  # noqa: N818 (read aloud: "that is not a date")
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
            "between 1990 and 1993", "between March and May 2020", "1990-93", "before 2001",
            "summer 2020", "early 2020", "the 1990s", "due March 2027" are all read.
        month_first : read 03/12/2026 as 12 March, for a file that says so.

        Raises
        ------
        NotADate : with a sentence that says what is wrong and what to write.
        """
        text = re.sub(r"\s+", " ", words.strip())
        if not text:
            raise NotADate("Write a date, a month or a year, or leave it as “we don't know yet”.")
        try:
            early, late = _read(text.lower(), month_first, text)
        except (ValueError, OverflowError) as error:
            if isinstance(error, NotADate):
                raise
            raise NotADate(_not_a_date(text)) from error
        return cls.of_day(early) if early == late else cls(early, late, text)

    @property
    def exact(self) -> bool:
        """Whether this is one known day."""
        return self.earliest == self.latest

    def __str__(self) -> str:
        return self.words


def _not_a_date(words: str) -> str:
    shown = words if len(words) <= 40 else f"{words[:40]}…"
    return (
        f"“{shown}” is not a date we can read. "
        "Write 3 December 2026, December 2026, 2026 or about 2026."
    )


def _read(text: str, month_first: bool, words: str) -> tuple[date, date]:
    """Return the first and the last day that small letters can mean."""
    if match := re.fullmatch(r"(?:between|from) (.+?) (?:and|to|until) (.+)", text):
        year = re.search(r"\d{4}$", match[2])
        start = match[1]
        if year and not re.search(r"\d{4}|\d/\d|^the ", start):
            start = f"{start} {year[0]}"  # "between March and May 2020"
        return _span(start, month_first, words)[0], _span(match[2], month_first, words)[1]
    if match := re.fullmatch(r"(\d{4}) ?(?:-|–|to|/) ?(\d{4}|\d{2})", text):
        end = match[2] if len(match[2]) == 4 else match[1][:2] + match[2]
        if len(match[2]) == 4 or int(match[2]) > 12:  # "2019-05" is May
            return date(int(match[1]), 1, 1), date(int(end), 12, 31)
    if match := re.fullmatch(
        r"(?:about|around|roughly|circa|approx(?:imately|\.)?|abt\.?|ca?\.?|~) ?(.+)", text
    ):
        early, late = _span(match[1], month_first, words)
        return _shift(early, -ABOUT_YEARS), _shift(late, ABOUT_YEARS)
    if match := re.fullmatch(r"before (.+)", text):
        early, _ = _span(match[1], month_first, words)
        return date.min, early - timedelta(days=1)
    if match := re.fullmatch(r"after (.+)", text):
        _, late = _span(match[1], month_first, words)
        return late + timedelta(days=1), date.max
    if match := re.fullmatch(r"(early|mid|late)[ -](?:in )?(.+)", text):
        return _third(match[1], *_span(match[2], month_first, words))
    return _span(re.sub(r"^(?:in|on|due|since) ", "", text), month_first, words)


def _third(part: str, first: date, last: date) -> tuple[date, date]:
    """Return the early, middle or late third of a month, a year or a decade."""
    days = (last - first).days + 1
    start = {"early": 0, "mid": days // 3, "late": 2 * days // 3}[part]
    end = {"early": days // 3, "mid": 2 * days // 3, "late": days}[part]
    return first + timedelta(days=start), first + timedelta(days=max(end - 1, start))


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
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ][\d:.]+z?)?", text):
        day = _day(int(match[1]), int(match[2]), int(match[3]), words)
        return day, day
    if match := re.fullmatch(
        r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})(?: 00:00(?::00)?)?", text
    ):
        first, second = int(match[1]), int(match[2])
        if month_first:
            first, second = second, first
        day = _day(_year(match[3]), second, first, words)
        return day, day
    match = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]+),? (\d{4}|\d{2})", text)
    if match and match[2] in _MONTHS:
        day = _day(_year(match[3]), _MONTHS[match[2]], int(match[1]), words)
        return day, day
    match = re.fullmatch(r"([a-z]+) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", text)
    if match and match[1] in _MONTHS:
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
        if match[1] == "winter":
            return date(year, 12, 1), _month(year + 1, 2)[1]
    if match := re.fullmatch(r"(\d{4})[-/](\d{1,2})|(\d{1,2})[/.-](\d{4})", text):
        of_year, of_month = (match[1], match[2]) if match[1] else (match[4], match[3])
        if 1 <= int(of_month) <= 12:
            return _month(int(of_year), int(of_month))
    if re.fullmatch(r"\d{4}", text) and int(text) >= 1:
        year = int(text)
        return date(year, 1, 1), date(year, 12, 31)
    if match := re.fullmatch(r"(?:the )?(\d{3})0s", text):
        year = int(match[1] + "0")
        return date(year, 1, 1), date(year + 9, 12, 31)
    raise NotADate(_not_a_date(words))


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

    An uncertain birth gives the age in the middle of its span; "before 2001" gives none, and so
    does an age that nobody ever had: they died, and no record says when.
    """
    if birth is None or birth.earliest == date.min or birth.latest == date.max:
        return None
    middle = date.fromordinal((birth.earliest.toordinal() + birth.latest.toordinal()) // 2)
    if middle > on:
        return None
    age = on.year - middle.year - ((on.month, on.day) < (middle.month, middle.day))
    return age if age <= OLDEST else None
