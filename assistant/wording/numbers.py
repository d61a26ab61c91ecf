"""Numbers in digits and in words, and those that claim nothing."""

import re

_ONES_TEXT = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen
"""

_ONES = dict(zip(_ONES_TEXT.split(), range(20), strict=True))
_TENS = dict(
    zip(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], range(20, 100, 10), strict=True)
)
SCALES = {"hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "k": 1e3, "m": 1e6, "bn": 1e9}
_ONE_WORD = "|".join([*_TENS, *sorted(_ONES, key=len, reverse=True)])
_WORDS = (
    rf"(?:(?:a|{_ONE_WORD})(?:[ -](?:{_ONE_WORD}))?[ -](?:hundred|thousand|million|billion)"
    rf"(?: (?:and )?(?:{_ONE_WORD})(?:[ -](?:{_ONE_WORD}))?)?|(?:{'|'.join(_TENS)})[ -](?:{'|'.join(_ONES)})"
    rf"|(?:a|two|three|four|half a) dozen|dozens|hundreds|thousands|{_ONE_WORD})"
)
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
NUMBER = rf"(?:{_DIGITS}|{_WORDS})"

# Numbers that claim nothing: emergency numbers, sections of an act, numbered items and parts of a document.
NO_CLAIM = re.compile(
    r"\b(?:999|101|24/7|43 (?:police )?forces|56[ -]days?|56-day)\b"
    r"|\b(?:section|sections|s\.|ss\.|regulation|regulations|reg\.|paragraph|paragraphs|para|paras|page|pages"
    r"|p\.|pp\.|part|chapter|"
    r"schedule|article|version|phase|tier|level|stage|step|category|priority|grade|band|annex|appendix|table"
    r"|figure|no\.|number|"
    r"recommendations?|areas? for improvement|afis?|causes? of concern|areas?|items?|rows?|questions?)\s+"
    r"(?:\d+[\w()]*|one|two|three|four|five)(?:\.\d+)*"
    r"(?:(?:,\s*|\s+and\s+|\s+or\s+|\s+to\s+|\s*–\s*|,\s+and\s+)\d+[\w()]*)*"
    r"|\b[A-Z]{1,5}[/-]?\d+(?:/\d+)*\b|\b\d{1,2}[.:]\d\d\s?(?:am|pm)\b|\b\d{1,2}\s?(?:am|pm)\b|\[[FROSP]\d+\]"
    r"|(?m:^\s*\(?\d{1,2}[.)](?=\s))",
    re.I,
)


def number_value(words: str) -> float | None:
    """The value of a number in digits or words ("1,318", "twenty-five", "two thousand", "a dozen"), or None."""
    plain = words.lower().replace(",", "").strip()
    if re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return float(plain)
    if plain.endswith("dozen"):
        return {"a": 12.0, "two": 24.0, "three": 36.0, "four": 48.0, "half a": 6.0}.get(plain[: -len(" dozen")])
    total = part = 0.0
    for word in re.split(r"[ -]+", plain):
        if word in _ONES:
            part += _ONES[word]
        elif word in _TENS:
            part += _TENS[word]
        elif word in SCALES:
            part = (part or 1) * SCALES[word]
            if word != "hundred":
                total, part = total + part, 0.0
        elif word not in ("and", "a"):
            return None
    return total + part
