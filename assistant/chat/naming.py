"""Which section, which item and which day a folded utterance names."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from index.records import SectionKind

_SECTIONS: tuple[tuple[SectionKind, re.Pattern[str]], ...] = (
    (
        "overall_comments",
        re.compile(
            r"\b(?:overall|closing|final|concluding) (?:comments?|section|remarks|bit|part|response|"
            r"statement)|"
                   r"\b(?:third|last) (?:section|part|bit)\b|\boverall\b|\bcomments section\b|\bthe comments\b"),
    ),
    (
        "chief_constable_response",
        re.compile(r"\b(?:chief(?: constable)?(?:'?s|s')?|chief officer(?:'s)?|commissioner of police(?:'s)?) "
                   r"(?:own )?(?:bit|part|section|response|comments?|text|reply|words|statement)|"
                   r"\bsecond (?:section|part|bit)\b|"
                   r"\b(?:section|bit|part|response|comments?|outline) (?:for|of|from|by) the chief\b|"
                   r"\bforce(?:'s)? (?:section|bit|part)\b"),
    ),
    (
        "initial_response",
        re.compile(
            r"\b(?:initial|first|opening) (?:response|comments?|section|bit|part|statement|reply|"
            r"draft of the response)|"
                   r"\b(?:commissioner|deputy mayor|mayor)(?:'s)? (?:own )?(?:initial )?"
                   r"(?:bit|part|section|response|comments?|reply|statement)|\binitial\b"),
    ),
)  # fmt: skip
_NUMBERS = {
    name: str(n)
    for n, names in enumerate(
        ("one first 1st", "two second 2nd", "three third 3rd", "four fourth 4th", "five fifth 5th", "six sixth 6th",
         "seven seventh 7th", "eight eighth 8th", "nine ninth 9th", "ten tenth 10th"), start=1,
    )
    for name in names.split()
}  # fmt: skip
_KIND = r"(recommendations?|areas? (?:for|of) improvement|causes? of concern)"
_ITEM = re.compile(rf"\b{_KIND}\.? (?:number |no\.? ?|#)?(\d{{1,2}}[a-z]?|{'|'.join(_NUMBERS)})\b")
_ITEM_BEFORE = re.compile(rf"\b(?:the )?({'|'.join(name for name in _NUMBERS)}) {_KIND}\b")
_SHORT_ITEM = re.compile(r"\b([ra])(\d{1,2})\b")
_ITEM_KINDS = {"r": "recommendation", "a": "area for improvement", "c": "cause of concern"}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAYS = (
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})(?:,? (?P<year>(?:19|20)\d\d))?"),
    re.compile(rf"\b(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<year>(?:19|20)\d\d))?"),
    re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d{1,2})-(?P<day>\d{1,2})\b"),
    re.compile(r"\b(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>(?:19|20)?\d\d)\b"),
)


@dataclass(frozen=True)
class NamedDay:
    """A day in a folded text; `on` is None where no year was said."""

    start: int
    end: int
    on: date | None


def section_in(text: str) -> tuple[SectionKind, int, int] | None:
    """The section that a folded text names, with the span of its name, or None."""
    for kind, pattern in _SECTIONS:
        if match := pattern.search(text):
            return kind, match.start(), match.end()
    return None


def item_in(text: str) -> tuple[str, int, int] | None:
    """The item that a folded text names, such as "recommendation 2", with the span of its name, or None."""
    for pattern, kind_group, number_group in ((_ITEM, 1, 2), (_ITEM_BEFORE, 2, 1), (_SHORT_ITEM, 1, 2)):
        named = pattern.search(text)
        if named:
            number = named[number_group]
            return f"{_ITEM_KINDS[named[kind_group][0]]} {_NUMBERS.get(number, number)}", named.start(), named.end()
    return None


def day_in(text: str, today: date) -> NamedDay | None:
    """The first day that a folded text names, "today" and "yesterday" included, or None."""
    for pattern in _DAYS:
        for match in pattern.finditer(text):
            if (found := _day(match)) is not None:
                return found
    if near := re.search(r"\b(today|this morning|this afternoon|yesterday)\b", text):
        return NamedDay(near.start(), near.end(), today - timedelta(days=near[1] == "yesterday"))
    return None


def _day(match: re.Match[str]) -> NamedDay | None:
    month, year = match["month"], match["year"]
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
    whole = int(year) + (2000 if len(year) == 2 else 0) if year else 2024
    try:
        on = date(whole, number, int(match["day"]))
    except ValueError:
        return None
    return NamedDay(match.start(), match.end(), on if year else None)
