"""Days of the four calendars of GEDCOM as days of ours: Gregorian, Julian, Hebrew, French.

The arithmetic is the usual one (E. M. Reingold and N. Dershowitz, "Calendrical Calculations");
a day is `date.toordinal()`, which counts as their "fixed date" does.
"""

from __future__ import annotations

import calendar
from datetime import date

ENGLISH = {
    "JAN": "January", "FEB": "February", "MAR": "March", "APR": "April", "MAY": "May",
    "JUN": "June", "JUL": "July", "AUG": "August", "SEP": "September", "OCT": "October",
    "NOV": "November", "DEC": "December",
}  # fmt: skip
HEBREW = {
    "TSH": "Tishri", "CSH": "Cheshvan", "KSL": "Kislev", "TVT": "Tevet", "SHV": "Shevat",
    "ADR": "Adar", "ADS": "Adar Sheni", "NSN": "Nisan", "IYR": "Iyar", "SVN": "Sivan",
    "TMZ": "Tammuz", "AAV": "Av", "ELL": "Elul",
}  # fmt: skip
FRENCH = {
    "VEND": "Vendémiaire", "BRUM": "Brumaire", "FRIM": "Frimaire", "NIVO": "Nivôse",
    "PLUV": "Pluviôse", "VENT": "Ventôse", "GERM": "Germinal", "FLOR": "Floréal",
    "PRAI": "Prairial", "MESS": "Messidor", "THER": "Thermidor", "FRUC": "Fructidor",
    "COMP": "the extra days",
}  # fmt: skip
MONTHS = {"GREGORIAN": ENGLISH, "JULIAN": ENGLISH, "HEBREW": HEBREW, "FRENCH_R": FRENCH}

_HEBREW_EPOCH = -1_373_427
_FRENCH_EPOCH = date(1792, 9, 22).toordinal()


class NoSuchDay(ValueError):  # noqa: N818 - named by what it says
    """The calendar has no such day, or it lies outside the years 1 to 9999."""


def span(name: str, year: int, month: str = "", day: int = 0) -> tuple[date, date]:
    """Return the first and the last day that a year, a month or a day can mean.

    Parameters
    ----------
    name : a key of `MONTHS`; `month` : a key of its months, or empty; `day` : 0 for none.

    Raises
    ------
    NoSuchDay
    """
    try:
        first, last = _RULES[name](year, list(MONTHS[name]).index(month) if month else -1)
        if day:
            if not 1 <= day <= last - first + 1:
                raise NoSuchDay
            first = last = first + day - 1
        return date.fromordinal(first), date.fromordinal(last)
    except (ValueError, OverflowError, KeyError) as error:
        raise NoSuchDay from error


def _gregorian(year: int, month: int) -> tuple[int, int]:
    if month < 0:
        return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    first = date(year, month + 1, 1).toordinal()
    return first, first + calendar.monthrange(year, month + 1)[1] - 1


def _julian(year: int, month: int) -> tuple[int, int]:
    if year < 1:
        raise NoSuchDay
    if month < 0:
        return _julian_day(year, 1), _julian_day(year + 1, 1) - 1
    after = _julian_day(year, month + 2) if month < 11 else _julian_day(year + 1, 1)
    return _julian_day(year, month + 1), after - 1


def _julian_day(year: int, month: int) -> int:
    """Return the first of a month as an ordinal; months from 1."""
    before = (14 - month) // 12
    years, months = year + 4800 - before, month + 12 * before - 3
    number = 1 + (153 * months + 2) // 5 + 365 * years + years // 4 - 32_083
    return number - 1_721_425


def _hebrew(year: int, month: int) -> tuple[int, int]:
    if not 1 <= year <= 13_760:
        raise NoSuchDay
    first, length = _hebrew_year(year), _hebrew_year(year + 1) - _hebrew_year(year)
    if month < 0:
        return first, first + length - 1
    leap = (7 * year + 1) % 19 < 7
    days = [30, 30 if length % 10 == 5 else 29, 29 if length % 10 == 3 else 30, 29, 30,
            30 if leap else 29, 29 if leap else 0, 30, 29, 30, 29, 30, 29]  # fmt: skip
    if month == 6 and not leap:  # a common year has one Adar, whatever it is called
        month = 5
    start = first + sum(days[:month])
    return start, start + days[month] - 1


def _hebrew_year(year: int) -> int:
    """Return the first of Tishri as an ordinal."""
    before, this, after = (_elapsed(each) for each in (year - 1, year, year + 1))
    late = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return _HEBREW_EPOCH + this + late


def _elapsed(year: int) -> int:
    months = (235 * year - 234) // 19
    day = 29 * months + (12_084 + 13_753 * months) // 25_920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


def _french(year: int, month: int) -> tuple[int, int]:
    if not 1 <= year <= 14:
        raise NoSuchDay
    first = _FRENCH_EPOCH + 365 * (year - 1) + year // 4
    extra = 6 if year % 4 == 3 else 5
    if month < 0:
        return first, first + 360 + extra - 1
    start = first + 30 * month
    return start, start + (30 if month < 12 else extra) - 1


_RULES = {
    "GREGORIAN": _gregorian,
    "JULIAN": _julian,
    "HEBREW": _hebrew,
    "FRENCH_R": _french,
}
