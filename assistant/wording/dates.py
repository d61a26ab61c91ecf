"""Dates as plain English tells them: full, partial, ranges of years, and relative ones such as "last month"."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Literal

_MONTHS_TEXT = """
january february march april may june july august september october november december
"""


DateKind = Literal["day", "month", "year", "years", "relative"]

_MONTHS = _MONTHS_TEXT.split()
_MONTH_NAMES = {name: n for n, name in enumerate(_MONTHS, start=1)} | {
    name[:3]: n for n, name in enumerate(_MONTHS, start=1)
}
_MONTH_NAMES["sept"] = 9
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)"
)
_WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBER = r"(?:\d+|a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|few|couple of)"
_PERIOD = r"(?:day|week|weekend|month|quarter|year|spring|summer|autumn|winter)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"

_PATTERNS: tuple[tuple[DateKind, re.Pattern[str]], ...] = (
    ("day", re.compile(r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?![\d-])")),
    (
        "day",
        re.compile(
            rf"\b(?:(?P<weekday>{_WEEKDAY}),?\s+)?(?:the\s+)?{_DAY}\s+(?:of\s+)?(?P<month>{_MONTH})\b(?:\.(?=\s+\d{{4}}))?"
            r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?"
        ),
    ),
    ("day", re.compile(rf"\b(?P<month>{_MONTH})\s+{_DAY}\b(?!\d)(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?")),
    ("day", re.compile(r"(?<![\d/])(?P<day>[0-3]?\d)/(?P<month>[01]?\d)/(?P<year>(?:19|20)\d\d)(?![\d/])")),
    ("month", re.compile(rf"\b(?P<month>{_MONTH})\s+(?:of\s+)?(?P<year>(?:19|20)\d\d)\b")),
    ("years", re.compile(r"\b(?P<year>(?:19|20)\d\d)\s?[/–-]\s?(?P<until>(?:20)?\d\d)\b(?![/–-]\d)")),
    (
        "month",
        re.compile(
            r"(?i:(?<=\bin )|(?<=\bsince )|(?<=\bby )|(?<=\bfrom )|(?<=\buntil )|(?<=\bof )|(?<=\bevery )|(?<=\blast )"
            r"|(?<=\bnext )|(?<=\bthis )|(?<=\bbetween )|(?<=\bduring )|(?<=\bearly )|(?<=\blate )|(?<=\bmid-)"
            r"|(?<=\bbefore )|(?<=\bafter )|(?<=\bto )|(?<=\band )|(?<=\beach ))"
            rf"(?P<month>{_MONTH})\b(?!\s+\d)(?!-)"
        ),
    ),
    ("year", re.compile(r"(?<![\d,.£/–-])\b(?P<year>(?:19|20)\d\d)\b(?![\d%]|[,.]\d|/\d)")),
    (
        "relative",
        re.compile(
            rf"(?i:\b(?:today|yesterday|tomorrow|tonight)\b|\b(?:last|this|next|later this|"
            rf"earlier this)\s+(?:{_PERIOD}|{_WEEKDAY})\b"
            rf"|\b(?:in|over|during|within)\s+the\s+(?:last|past|next|coming)\s+(?:{_NUMBER}\s+)?(?:{_PERIOD}s?)\b"
            rf"|\bthe\s+(?:last|past|next|coming)\s+(?:{_NUMBER}\s+)?(?:{_PERIOD}s?)\b"
            rf"|\b{_NUMBER}\s+(?:days?|weeks?|months?|years?)\s+ago\b)"
        ),
    ),
)
_JOINED = re.compile(r"^\s*(?:,|and|or|to|until|on|from|–|-|\s)*$")
_PREPOSITION = re.compile(r"\b(?:since|on|in|by|from|until|before|after|during|between|of)\s+$", re.IGNORECASE)
_RECURRING = re.compile(r"\b(?:every|each)\s+$", re.IGNORECASE)
_COUNTED = re.compile(r"^\s+(?!(?:was|has|is|this|its|as|pounds)\b)[a-z]+s\b")
_BEFORE_YEAR = re.compile(
    r"\b(?:in|since|by|of|from|to|and|until|between|during|for|after|before|the|early|late)\s+$", re.I
)


@dataclass(frozen=True)
class DateMention:
    """A date in a text; parts that it leaves open are None. `until` is the last year of a range of years.

    `own_year` is False where the year stands in a neighbouring date ("14 January and 8 April 2025").
    """

    start: int
    end: int
    text: str
    kind: DateKind
    day: int | None = None
    month: int | None = None
    year: int | None = None
    until: int | None = None
    weekday: int | None = None
    own_year: bool = True

    @property
    def full(self) -> date | None:
        """The calendar day, None where a part is missing or there is no such day."""
        if self.day is None or self.month is None or self.year is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None

    @property
    def yearless(self) -> bool:
        """True where a reader in some years could not tell which year is meant."""
        return self.kind == "relative" or (self.kind in ("day", "month") and self.year is None)

    def within(self, other: "DateMention") -> bool:
        """True where the other date, as fine or finer, says what this one says."""
        if self.kind == "relative" or other.kind == "relative":
            return False
        if self.kind == "years":
            return other.kind == "years" and (self.year, self.until) == (other.year, other.until)
        if other.kind == "years":
            return self.kind == "year" and self.year is not None and self.year in (other.year, other.until)
        same_year = self.year is None or other.year is None or self.year == other.year
        if self.kind == "year":
            return other.year is not None and same_year
        return (
            same_year
            and (self.month is None or self.month == other.month)
            and (self.day is None or self.day == other.day)
        )


@lru_cache(maxsize=4096)
def dates_in(text: str) -> tuple[DateMention, ...]:
    """The dates of a text in order, none inside another."""
    found: list[DateMention] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(match.start() < m.end and m.start < match.end() for m in found):
                continue
            mention = _mention(kind, match)
            if mention is not None:
                found.append(mention)
    found.sort(key=lambda mention: mention.start)
    return tuple(_with_shared_years(found, text))


def _mention(kind: DateKind, match: re.Match[str]) -> DateMention | None:
    parts = match.groupdict()
    month, year, until = parts.get("month"), parts.get("year"), parts.get("until")
    led_in = _BEFORE_YEAR.search(match.string[max(0, match.start() - 12) : match.start()])
    if kind == "year" and not led_in and _COUNTED.match(match.string, match.end()):
        return None
    number = None if month is None else int(month) if month.isdigit() else _MONTH_NAMES[month.lower()]
    if number is not None and not 1 <= number <= 12:
        return None
    last = None if until is None or year is None else int(until) if len(until) == 4 else int(year[:2] + until)
    if last is not None and year is not None and not int(year) < last <= int(year) + 4:
        return None
    day = int(parts["day"]) if parts.get("day") else None
    if day is not None and not 1 <= day <= 31:
        return None
    weekday = _WEEKDAYS.index(parts["weekday"].lower()) if parts.get("weekday") else None
    return DateMention(
        match.start(), match.end(), match[0], kind, day, number, int(year) if year else None, last, weekday
    )


def _with_shared_years(found: list[DateMention], text: str) -> list[DateMention]:
    result = list(found)
    for n in range(len(result) - 2, -1, -1):
        mention, following = result[n], result[n + 1]
        joined = _JOINED.match(text[mention.end : following.start]) is not None
        if mention.yearless and mention.kind != "relative" and following.kind in ("day", "month") and joined:
            result[n] = replace(mention, year=following.year, own_year=False)
    for n in range(1, len(result)):
        mention, before = result[n], result[n - 1]
        joined = _JOINED.match(text[before.end : mention.start]) is not None
        if mention.yearless and mention.kind != "relative" and before.kind in ("day", "month") and joined:
            result[n] = replace(mention, year=before.year, own_year=False)
        elif mention.kind == "month" and mention.year is None and text.startswith(" of that year", mention.end):
            year = next((m.year for m in reversed(result[:n]) if m.year is not None), None)
            result[n] = replace(mention, year=year, own_year=False)
    return result


@lru_cache(maxsize=512)
def yearless_in(text: str) -> tuple[DateMention, ...]:
    """Dates that a later reader cannot place, each with its preposition: "Since 1 November", "today (21 May)"."""
    result: list[DateMention] = []
    for mention in dates_in(text):
        if not mention.yearless or mention.text.lower().startswith(("the next", "the coming")):
            continue
        if _RECURRING.search(text[max(0, mention.start - 8) : mention.start]):
            continue
        before = _PREPOSITION.search(text[max(0, mention.start - 10) : mention.start])
        start = mention.start - (len(before[0]) if before and mention.kind != "relative" else 0)
        last = result[-1] if result else None
        if last is not None and text[last.end : start] == " (" and text.startswith(")", mention.end):
            result[-1] = replace(last, end=mention.end + 1, text=text[last.start : mention.end + 1])
            continue
        result.append(replace(mention, start=start, text=text[start : mention.end]))
    return tuple(result)
