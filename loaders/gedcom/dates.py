"""A DATE of GEDCOM -> a partial date, its words kept; and a partial date -> a DATE of version 7."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from loaders.cells import clean
from loaders.gedcom.calendars import ENGLISH, MONTHS, NoSuchDay, span
from queries.partial_date import ABOUT_YEARS, NotADate, PartialDate

Span = tuple[date, date]
"""First and last day, both included."""

_ESCAPE = re.compile(r"@#D([A-Z _]+)@", re.IGNORECASE)
_DAY = re.compile(
    r"(?:(GREGORIAN|JULIAN|HEBREW|FRENCH_R|FRENCH R|ROMAN|UNKNOWN)\s+)?"
    r"(?:(?:(\d{1,2})\s+)?([A-Z]{3,9})\.?,?\s+)?(\d{1,4})(?:/(\d{2,4}))?"
    r"(\s*(?:B\.?\s?C\.?(?:E\.?)?))?",
    re.IGNORECASE,
)
_ABOUT = {"ABT": "about", "ABOUT": "about", "EST": "estimated", "CAL": "calculated"}
_UNKNOWN = {"", "unknown", "unk", "unk.", "?", "not known", "deceased", "dead", "y", "n", "living"}
_FULL = {name.upper(): name.upper()[:3] for name in ENGLISH.values()} | {"SEPT": "SEP"}


@dataclass(frozen=True, slots=True)
class Dated:
    """What a DATE says. `wrong` is a sentence when it was not, or not wholly, understood."""

    date: PartialDate | None = None
    wrong: str = ""


def read_date(text: str, phrase: str = "") -> Dated:
    """Read the value of a DATE of 5.5, 5.5.1 or 7, in any of its calendars.

    Parameters
    ----------
    text : such as "ABT 1974", "BET 1 MAY 1990 AND 1993", "@#DHEBREW@ 2 TVT 5758".
    phrase : the words of version 7, kept in place of ours.
    """
    said = " ".join(clean(text).split())
    phrase = clean(phrase)
    if said.lower() in _UNKNOWN and not phrase:
        return Dated()
    if match := re.fullmatch(r"INT (.+?) ?\((.*)\)", said, re.IGNORECASE):
        said, phrase = match[1], phrase or match[2]
    if match := re.fullmatch(r"\((.*)\)", said):
        said, phrase = "", phrase or match[1]
    try:
        early, late, words = _read(said)
    except NoSuchDay as error:
        return _in_plain_words(said or phrase, str(error))
    try:
        if phrase:
            return Dated(PartialDate(early, late, phrase))
        if early == late and not words.endswith(")"):
            return Dated(PartialDate.of_day(early))
        return Dated(PartialDate(early, late, words))
    except NotADate:
        return Dated(None, f"“{_short(said)}” ends before it begins, so it was left out.")


def write_date(when: PartialDate) -> tuple[str, str]:
    """Return the DATE and the PHRASE (empty if none is needed) that read back as the same."""
    text = _written(when)
    again = read_date(text).date
    return text, "" if again == when else when.words


def _in_plain_words(said: str, why: str) -> Dated:
    """Read what programs write that is no GEDCOM date: "12/05/1974", "circa 1850"."""
    if said.lower() in _UNKNOWN:
        return Dated()
    try:
        return Dated(PartialDate.parse(said[:60]))
    except (NotADate, ValueError, OverflowError):
        return Dated(None, why or f"“{_short(said)}” is not a date we can read; it was left out.")


def _read(said: str) -> tuple[date, date, str]:
    text = _ESCAPE.sub(lambda match: match[1].strip().replace(" ", "_"), said)
    upper = text.upper()
    if match := re.fullmatch(r"(?:BET|BETWEEN)\.? (.+?) AND (.+)", upper):
        (early, _, first), (_, late, last) = _one(match[1]), _one(match[2])
        return early, late, f"between {first} and {last}"
    if match := re.fullmatch(r"FROM (.+?) TO (.+)", upper):
        (early, _, first), (_, late, last) = _one(match[1]), _one(match[2])
        return early, late, f"from {first} to {last}"
    if match := re.fullmatch(r"(?:ABT|ABOUT|EST|CAL)\.? (.+)", upper):
        early, late, words = _one(match[1])
        how = _ABOUT[upper.split(" ")[0].rstrip(".")]
        words = f"about {words}" + ("" if how == "about" else f" [{how}]")
        return _years(early, -ABOUT_YEARS), _years(late, ABOUT_YEARS), words
    if match := re.fullmatch(r"(?:BEF|BEFORE)\.? (.+)", upper):
        early, _, words = _one(match[1])
        return date.min, _step(early, -1), f"before {words}"
    if match := re.fullmatch(r"(?:AFT|AFTER)\.? (.+)", upper):
        _, late, words = _one(match[1])
        return _step(late, 1), date.max, f"after {words}"
    if match := re.fullmatch(r"TO (.+)", upper):
        _, late, words = _one(match[1])
        return date.min, late, f"until {words}"
    if match := re.fullmatch(r"FROM (.+)", upper):
        early, _, words = _one(match[1])
        return early, date.max, f"from {words}"
    return _one(upper)


def _one(text: str) -> tuple[date, date, str]:
    """Return the days of one date of one calendar, and plain words for it."""
    match = _DAY.fullmatch(text.strip())
    if match is None:
        raise NoSuchDay
    if match[6]:
        raise NoSuchDay(f"“{_short(text)}” lies before the year 1, so it was left out.")
    name = (match[1] or "GREGORIAN").upper().replace(" ", "_")
    if name not in MONTHS:
        raise NoSuchDay(f"“{_short(text)}” is in a calendar we do not know; it was left out.")
    month = (match[3] or "").upper()
    if name in ("GREGORIAN", "JULIAN"):
        month = _FULL.get(month, month)
    if month and month not in MONTHS[name]:
        raise NoSuchDay
    day, year = int(match[2] or 0), int(match[4])
    if match[2] and not month:
        raise NoSuchDay
    shown = f"{year}/{match[5]}" if match[5] else str(year)
    words = " ".join(filter(None, (str(day or ""), MONTHS[name].get(month, ""), shown)))
    if name != "GREGORIAN":
        words += f" ({name.replace('_R', '').capitalize()} calendar)"
    first, last = _years_named(name, year, match[5], month, day, text)
    return first, last, words


def _years_named(name: str, year: int, second: str | None, month: str, day: int, text: str) -> Span:
    """Return the days of a year that may be written twice ("1731/32", when it began in March)."""
    try:
        if not second:
            return span(name, year, month, day)
        if not month:
            return span(name, year)[0], span(name, year + 1)[1]
        return span(name, year + 1, month, day)
    except NoSuchDay as error:
        raise NoSuchDay(f"“{_short(text)}” is no day of its calendar; it was left out.") from error


def _years(day: date, by: int) -> date:
    year = min(max(day.year + by, date.min.year), date.max.year)
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def _step(day: date, by: int) -> date:
    try:
        return day + timedelta(days=by)
    except OverflowError as error:
        raise NoSuchDay from error


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:37]} ..."


def _written(when: PartialDate) -> str:
    early, late = when.earliest, when.latest
    for by, mark in ((0, ""), (ABOUT_YEARS, "ABT ")):
        first, last = (_years(early, by), _years(late, -by)) if by else (early, late)
        text = _whole(first, last)
        if text and read_date(mark + text).date in (when, _as(when, mark + text)):
            return mark + text
    if early == date.min and late != date.max:
        return f"BEF {_end(_step(late, 1))}"
    if late == date.max and early != date.min:
        return f"AFT {_end(_step(early, -1), last=True)}"
    if _end(early).isdigit() and _end(late, last=True).isdigit():
        return f"BET {early.year} AND {late.year}"
    return f"BET {_day(early)} AND {_day(late)}"


def _as(when: PartialDate, text: str) -> PartialDate | None:
    """Return a written date with the words of another, when both mean the same days."""
    read = read_date(text).date
    if read is None or (read.earliest, read.latest) != (when.earliest, when.latest):
        return None
    return PartialDate(read.earliest, read.latest, when.words)


def _whole(first: date, last: date) -> str:
    """Return a year, a month or a day as GEDCOM writes it, empty when it is none of these."""
    if first == last:
        return _day(first)
    if first.day == 1 and span("GREGORIAN", first.year, _month(first)) == (first, last):
        return f"{_month(first)} {first.year}"
    return str(first.year) if span("GREGORIAN", first.year) == (first, last) else ""


def _end(day: date, *, last: bool = False) -> str:
    """Return one end of a span, as a whole year where it is the first or last of one."""
    return str(day.year) if span("GREGORIAN", day.year)[1 if last else 0] == day else _day(day)


def _day(day: date) -> str:
    return f"{day.day} {_month(day)} {day.year}"


def _month(day: date) -> str:
    return list(ENGLISH)[day.month - 1]
