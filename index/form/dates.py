"""Dates in words: read, printed, and counted for a recommendation. A date without a year is never guessed."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTH = "(" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_TO_TEN = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_TEENS = ("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_NUMBERS = {word: number for number, word in enumerate((*_TO_TEN, *_TEENS, "twenty"))} | {
    "a": 1,
    "an": 1,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
    "no": 0,
}
NUMBER = (
    r"(\d{1,4}|"
    + "|".join(sorted(_NUMBERS, key=len, reverse=True))
    + r"|twenty-(?:one|two|three|four|five|six|seven|eight|nine))"
)

_WORDS = re.compile(rf"(?:\w+day,? )?(?:the )?(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH},? (\d{{4}})", re.I)
_AMERICAN = re.compile(rf"{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})", re.I)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_FIGURES = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")

_BY_DAY = re.compile(
    r"\b(?:by|before|no later than|not later than) "
    rf"(?:\w+day,? )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? (\d{{4}}))?",
    re.I,
)
_BY_MONTH = re.compile(rf"\b(?:by|before) (the end of )?{_MONTH} (\d{{4}})\b", re.I)
_FROM_REPORT = (
    r"(?: (?:of|from|after) (?:the )?(?:date of )?(?:its |the |this )?"
    r"(?:publication|report|letter|inspection report|publishing)"
    r"(?: of (?:the|this) (?:report|letter))?(?:[’']s publication)?)"
)
_WITHIN = re.compile(
    rf"\b(?:with)?in(?: the next)? {NUMBER} (day|week|month|year)s?\b({_FROM_REPORT})?( of| from| after)?", re.I
)
_AT_ONCE = re.compile(r"\b(?:immediately|with immediate effect)\b", re.I)
_SOON = re.compile(
    r"\bas soon as (?:possible|practicable)\b|\bby the (?:time of (?:the|our) )?next inspection\b",
    re.I,
)


@dataclass(frozen=True)
class Due:
    """When something is to be done: the words, the day and how the day was found. All None where nothing is said."""

    text: str | None = None
    on: date | None = None
    basis: str | None = None


def read_date(text: str) -> date | None:
    """The one full date that the whole text is ("21 May 2024", "Tuesday 21st May 2024", 21/05/2024, ISO); else None."""
    plain = " ".join(text.split()).rstrip(".")
    for pattern, order in ((_WORDS, "dmy"), (_AMERICAN, "mdy"), (_ISO, "ymd"), (_FIGURES, "dmy")):
        found = pattern.fullmatch(plain)
        if found:
            parts = dict(zip(order, found.groups(), strict=True))
            month = _MONTHS.get(parts["m"].lower()) or int(parts["m"])
            return _day(int(parts["y"]), month, int(parts["d"]))
    return None


def print_date(on: date) -> str:
    """The date as the form prints it: "21 May 2024"."""
    return f"{on.day} {calendar.month_name[on.month]} {on.year:04d}"


def number_of(word: str) -> int | None:
    """The whole number that a figure or an English word to ninety means; else None."""
    plain = word.casefold()
    if plain.isdecimal():
        return int(plain)
    if plain.startswith("twenty-"):
        return 20 + _NUMBERS[plain.removeprefix("twenty-")]
    return _NUMBERS.get(plain)


def due_in(text: str, published: date | None, *, kind: str = "recommendation") -> Due:
    """When this text says that it is to be done.

    A span such as "within six months" counts from publication where it opens the text or names the report;
    "within 28 days of the end of a case" is a standard, not a due date. `published` None leaves a span without a day.
    """
    found = _BY_DAY.search(text)
    if found:
        on = read_date(re.sub(r"^\w+(?: later than)? ", "", found[0], count=1))
        year = found[2] is not None
        return Due(found[0], on, f"date in the {kind}" if on else None if year else "the date has no year")
    month = _BY_MONTH.search(text)
    if month:
        last = _end_of_month(int(month[3]), _MONTHS[month[2].lower()])
        ends = not month[0].lower().startswith("before") or month[1]
        return Due(month[0], last if ends else None, "end of the month named" if ends else None)
    return _counted(text, published)


def _counted(text: str, published: date | None) -> Due:
    for found in _WITHIN.finditer(text):
        if found[4] or not (found[3] or found.start() == 0):
            continue
        number, unit = number_of(found[1]) or 0, found[2].lower()
        on = _after(published, number, unit) if published else None
        span = f"{found[1].lower()} {unit}{'' if number == 1 else 's'}"
        return Due(found[0], on, f"{span} from publication, {print_date(published)}" if published and on else None)
    at_once = _AT_ONCE.search(text)
    if at_once:
        basis = f"day of publication, {print_date(published)}" if published else None
        return Due(at_once[0], published, basis)
    soon = _SOON.search(text)
    return Due(soon[0]) if soon else Due()


def _after(start: date, number: int, unit: str) -> date | None:
    try:
        if unit in ("day", "week"):
            return start + timedelta(days=number * (7 if unit == "week" else 1))
        months = start.month - 1 + number * (12 if unit == "year" else 1)
        year, month = start.year + months // 12, months % 12 + 1
        return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))
    except (OverflowError, ValueError):
        return None


def _end_of_month(year: int, month: int) -> date | None:
    return _day(year, month, calendar.monthrange(year, month)[1]) if year else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
